"""What style hides: by the attribute of an element, or by a rule of the page for a class or an id."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.text.lazy_pattern import lazy_pattern

_HIDES = lazy_pattern(
    r"(?:^|[;\s])(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}(?:hidden|collapse)"
    r"|font-size\s{0,3}:\s{0,3}0(?:\.0{1,3})?(?:px|pt|em|rem|%)?\s{0,3}(?:;|!|\Z)"
    r"|opacity\s{0,3}:\s{0,3}0(?:\.0{1,3})?\s{0,3}(?:;|!|\Z)"
    r"|(?:text-indent|left|top)\s{0,3}:\s{0,3}-\d{3,5})",
    re.IGNORECASE,
)
_SHOWS = lazy_pattern(r"(?:^|[;\s])(?:display|visibility|opacity)\s{0,3}:", re.IGNORECASE)
_COMMENT = lazy_pattern(r"/\*(?:[^*]++|\*(?!/))*+(?:\*/)?")
_BRACE = lazy_pattern(r"[{}]")
_SIMPLE = lazy_pattern(r"[A-Za-z0-9]{0,20}([.#][\w-]{1,100})")
_MOST_STYLE = 200_000


def hides(style: str) -> bool:
    """True when declarations hide what they apply to."""
    return _HIDES.search(style) is not None


def hiding_names(sheets: Iterable[str]) -> frozenset[str]:
    """The classes (".note") and ids ("#note") that the rules of a page hide.

    Rules for a kind of screen (``@media``) and selectors of more than one part are left aside: they hide sometimes.
    """
    found: set[str] = set()
    for sheet in sheets:
        for selectors, style in _rules(_COMMENT.sub(" ", sheet[:_MOST_STYLE])):
            names = {match[1] for part in selectors.split(",") if (match := _SIMPLE.fullmatch(part.strip()))}
            if hides(style):
                found |= names
            elif _SHOWS.search(style):
                found -= names
    return frozenset(found)


def _rules(sheet: str) -> Iterable[tuple[str, str]]:
    """The selectors and declarations of the rules that always hold."""
    start = opened = depth = 0
    for match in _BRACE.finditer(sheet):
        if match.group() == "{":
            if not depth:
                opened = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                selectors = sheet[start:opened].strip()
                if not selectors.startswith("@"):
                    yield selectors, sheet[opened + 1 : match.start()]
                start = match.end()
