"""What a Word file does or fetches when it is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.loading.docx.package import WordPackage
from factcheck.loading.flow import Sighting
from factcheck.text.notice import NoticeKind

# Another machine; a template beside the file or in the folder of Office is named by its path alone.
_ELSEWHERE = re.compile(r"[a-z]{1,10}s?://(?!/)|\\\\|file:///?\\\\|file://[^/]", re.IGNORECASE)
_MACROS = Sighting(NoticeKind.ACTIVE_CONTENT, "macros")
_CONTROL = Sighting(NoticeKind.ACTIVE_CONTENT, "a control that may act when the file is opened")
_TEMPLATE = Sighting(NoticeKind.ACTIVE_CONTENT, "a template is fetched from elsewhere")
_OBJECT = Sighting(NoticeKind.ACTIVE_CONTENT, "an object is fetched from elsewhere")
_PICTURE = Sighting(NoticeKind.ACTIVE_CONTENT, "a picture is fetched from elsewhere", minor=True)
_FETCHED = {
    "attachedTemplate": _TEMPLATE,
    "oleObject": _OBJECT,
    "frame": _OBJECT,
    "subDocument": _OBJECT,
    "aFChunk": _OBJECT,
    "image": _PICTURE,
}


def active_content(file: WordPackage) -> Iterator[Sighting]:
    """What is to be told of macros, controls and whatever is fetched; nothing is fetched to tell it."""
    names = [name.lower() for name in file.package.names]
    if any(name.endswith("vbaproject.bin") for name in names):
        yield _MACROS
    if any("/activex/" in name and name.endswith(".xml") for name in names):
        yield _CONTROL
    settings = file.related(file.main, "settings")
    for part in (file.main, settings):
        for relation in file.relations(part).values() if part is not None else ():
            if relation.external and relation.kind in _FETCHED and _ELSEWHERE.match(relation.target.strip()):
                yield _FETCHED[relation.kind]
