"""From a path to a Document: the one table of formats, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

from factcheck.errors import InputNotRead
from factcheck.loading.decoding import decode
from factcheck.loading.draft import Draft
from factcheck.loading.language import language_of
from factcheck.loading.opening import checked_size, read_bytes
from factcheck.loading.plain import read_plain
from factcheck.loading.roles import assign_roles
from factcheck.loading.signatures import certain_content
from factcheck.text.document import Document


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read: its media type and the reader of its decoded text (told the path for messages)."""

    media_type: str
    read: Callable[[str, str], Draft]


def _read_markdown(path: str, source: str) -> Draft:
    from factcheck.loading.markdown import read_markdown  # the parser is loaded for Markdown only

    return read_markdown(path, source)


_PLAIN = Format("text/plain", read_plain)
_MARKDOWN = Format("text/markdown", _read_markdown)

FORMATS = {
    ".txt": _PLAIN,
    ".text": _PLAIN,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
}
SUFFIXES = frozenset(FORMATS)


def load(path: str | Path, data: bytes | None = None) -> Document:
    """The document at ``path``, or made of ``data`` under that name. Raises InputNotRead when it is not read whole."""
    name = str(path)
    suffix = PurePath(name).suffix.lower()
    form = FORMATS.get(suffix) if suffix else _PLAIN
    content = read_bytes(path) if data is None else checked_size(name, data)
    kind = certain_content(content)
    if kind is not None:
        raise InputNotRead(name, f"unsupported content: this is {kind}, and .txt and .md files are read")
    if form is None:
        raise InputNotRead(name, f"unsupported format: no reader for {suffix} files")
    source = decode(name, content)
    draft = form.read(name, source)
    if not draft.text.strip():
        raise InputNotRead(name, "nothing to read: the file has no visible text")
    blocks, dateline = assign_roles(draft)
    return Document(
        path=name,
        media_type=form.media_type,
        sha256=sha256(content).hexdigest(),
        source=source,
        text=draft.text,
        offsets=draft.offsets,
        blocks=blocks,
        links=draft.links,
        metadata=draft.metadata,
        metadata_spans=draft.metadata_spans,
        dateline=dateline,
        language=language_of(draft.text),
    )
