"""Fields of a word processor: links, dates that change, and what reaches outside the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.loading.flow import Sighting
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.notice import NoticeKind

_NAME = lazy_pattern(r"\s{0,40}([A-Za-z]{1,20})")
# HYPERLINK "https://…" \o "tip", HYPERLINK \l "bookmark", HYPERLINK https://…
_LINK = lazy_pattern(r"\s{0,40}HYPERLINK\s{1,40}(?:\"([^\"]{1,2000})\"|([^\s\\\"]\S{0,1999}))", re.IGNORECASE)
_ELSEWHERE = lazy_pattern(r"\"?\s{0,10}(?:[a-z]{2,10}://|\\{2,4}[\w.])", re.IGNORECASE)
_CHANGING = frozenset({"DATE", "TIME"})
_EXECUTING = frozenset({"DDE", "DDEAUTO"})
_INCLUDING = frozenset({"INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK"})


@dataclass(frozen=True, slots=True)
class Field:
    """What an instruction makes of the words of its field."""

    link: str = ""
    sighting: Sighting | None = None  # about its words
    outside: Sighting | None = None  # about what it reaches for


def elsewhere(target: str) -> bool:
    """True for an address on the network, not a file of the same machine."""
    return _ELSEWHERE.match(target) is not None


def read_field(instruction: str) -> Field:
    """What the field with this instruction is."""
    match = _NAME.match(instruction)
    name = match.group(1).upper() if match else ""
    if name == "HYPERLINK":
        link = _LINK.match(instruction)
        return Field(link=(link.group(1) or link.group(2)).strip()) if link else Field()
    if name in _CHANGING:
        label = f"a {name.lower()} field changes each time the file is opened; it was saved with its words here"
        return Field(sighting=Sighting(NoticeKind.CHANGING_FIELD, label))
    if name in _EXECUTING:
        return Field(outside=Sighting(NoticeKind.ACTIVE_CONTENT, "a field asks another program for its words"))
    if name in _INCLUDING and _ELSEWHERE.search(instruction):
        return Field(outside=Sighting(NoticeKind.ACTIVE_CONTENT, "a field fetches something from elsewhere"))
    return Field()
