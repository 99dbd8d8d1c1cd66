"""From a path to a Document."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from factcheck.errors import InputNotRead
from factcheck.loading.formats import format_of
from factcheck.loading.language import language_of
from factcheck.loading.opening import checked_size, read_bytes
from factcheck.loading.roles import assign_roles
from factcheck.text.document import Document


def load(path: str | Path, data: bytes | None = None) -> Document:
    """The document at ``path``, or made of ``data`` under that name. Raises InputNotRead when it is not read whole."""
    name = str(path)
    content = read_bytes(path) if data is None else checked_size(name, data)
    form, notice = format_of(name, content)
    draft = form.read(name, content)
    if not draft.text.strip():
        raise InputNotRead(name, "nothing to read: the file has no visible text")
    if notice is not None:
        draft = draft.with_notice(notice)
    blocks, dateline = assign_roles(draft)
    return Document(
        path=name,
        media_type=form.media_type,
        sha256=sha256(content).hexdigest(),
        source=draft.source,
        text=draft.text,
        offsets=draft.offsets,
        blocks=blocks,
        links=draft.links,
        metadata=draft.metadata,
        metadata_spans=draft.metadata_spans,
        dateline=dateline,
        language=language_of(draft.text),
        layout=draft.layout,
        notices=draft.notices,
        remarks=draft.remarks,
    )
