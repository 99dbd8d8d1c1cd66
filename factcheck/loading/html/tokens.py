"""The characters of HTML: where its tags stand, what their attributes say, what its character references mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from factcheck.text.lazy_pattern import lazy_pattern

# A quotation mark opens a value only after "="; one that is never closed is a part of the value, as in title=don't.
_ATTRIBUTES = r"[^>=]*+(?:=[ \t\n\r\f]*+(?:\"[^\"]*+\"|'[^']*+'|[^ \t\n\r\f>]*+)[^>=]*+)*+"
_OTHER = r"(?P<comment>!--)|(?P<data>!\[CDATA\[)|(?P<bogus>[!?]|/(?=[^A-Za-z]))"
# One "<" before all alternatives: the search then runs from one to the next, four times as fast.
MARKUP = re.compile(
    rf"<(?:(?P<close>/?)(?P<name>[A-Za-z][^ \t\n\r\f/>]*+)(?P<attributes>{_ATTRIBUTES})>"
    rf"|{_OTHER}|(?P<unended>/?[A-Za-z]))"
)
# After a tag that never ends, "<" opens a tag only where a ">" follows before the next "<".
MARKUP_AFTER_UNENDED = lazy_pattern(
    rf"<(?:(?P<close>/?)(?P<name>[A-Za-z][^ \t\n\r\f/<>]{{0,200}}+)(?P<attributes>[^<>]{{0,4000}}+)>|{_OTHER})"
)
_ATTRIBUTE = re.compile(
    r"([^ \t\n\r\f/=][^ \t\n\r\f/=]*+)(?:[ \t\n\r\f]*+=[ \t\n\r\f]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^ \t\n\r\f]*+)))?+"
)
_REFERENCE = re.compile(r"&(?:#(?:[xX][0-9A-Fa-f]++|[0-9]++)|[A-Za-z][A-Za-z0-9]*+);?")
_COMMENT_END = lazy_pattern(r"--!?>")
_LONGEST_LEGACY_NAME = 6  # "&Ccedil": names that are read without a semicolon have six letters at most
_LONGEST_NUMBER = 9
# Elements whose content is no markup: it ends at their own end tag and nowhere else.
RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "title", "textarea"})
_RAW_ENDS = {name: lazy_pattern(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE) for name in RAW_TEXT}
# Elements that no reader of a release reads: a third of the tags of many a page stands in them.
PASSED_OVER = frozenset({"nav", "select", "svg"})
_NEVER_PASSED = lazy_pattern(r"<(?:/?(?:main|article)|h1)[ \t\n\r\f/>]", re.IGNORECASE)
_PASSED_TAGS = {name: lazy_pattern(rf"<(/?){name}(?=[ \t\n\r\f/>])", re.IGNORECASE) for name in PASSED_OVER}


def comment_end(markup: str, start: int, end: int) -> int:
    """Where the comment that opens at ``start`` ends; -1 for one that is never closed."""
    if markup.startswith((">", "->"), start + 4):
        return markup.index(">", start) + 1
    match = _COMMENT_END.search(markup, start + 4, end)
    return -1 if match is None else match.end()


def raw_end(markup: str, name: str, start: int, end: int) -> int:
    """Where the content of a raw text element ends: at its end tag, or with the file."""
    match = _RAW_ENDS[name].search(markup, start, end)
    return end if match is None else match.start()


def passed_end(markup: str, name: str, start: int, end: int) -> int:
    """Where the content of an element that is passed over ends; -1 where its end tag is missing, or not its own."""
    depth = 1
    for match in _PASSED_TAGS[name].finditer(markup, start, end):
        depth += -1 if match[1] else 1
        if not depth:
            return -1 if _NEVER_PASSED.search(markup, start, match.start()) else match.start()
    return -1


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a start tag by their names in small letters; of two with one name the first counts."""
    return {
        name: unescaped(written[start:end], attribute=True) for name, (start, end) in attribute_places(written).items()
    }


def attribute_places(written: str) -> dict[str, tuple[int, int]]:
    """Where the values of the attributes stand in what is written between name and end of a start tag."""
    found: dict[str, tuple[int, int]] = {}
    for match in _ATTRIBUTE.finditer(written):
        group = match.lastindex or 1
        name = match[1].lower()
        if name not in found:
            found[name] = match.span(group) if group > 1 else (match.end(), match.end())
    return found


def references(text: str) -> Iterator[tuple[int, int, str]]:
    """The character references of a text: start, end, and the characters they stand for."""
    for match in _REFERENCE.finditer(text):
        meaning, length = _meaning(match.group())
        if length:
            yield match.start(), match.start() + length, meaning


def _meaning(written: str) -> tuple[str, int]:
    """What a reference stands for, and how many of its characters belong to it: ``&copy2021`` is ``©`` and 2021."""
    if written[1] == "#":
        digits = written[2:].strip("xX;").lstrip("0")
        return ("\ufffd" if len(digits) > _LONGEST_NUMBER else unescape(written)), len(written)
    if written[-1] == ";" and (meaning := html5.get(written[1:])) is not None:
        return meaning, len(written)
    for length in range(min(len(written) - 1, _LONGEST_LEGACY_NAME), 1, -1):
        if (meaning := html5.get(written[1 : length + 1])) is not None:
            return meaning, length + 1
    return "", 0


def unescaped(written: str, attribute: bool = False) -> str:
    """Text with its references read; in an attribute "&copy=" belongs to an address and is no copyright sign."""
    if "&" not in written:
        return written
    pieces: list[str] = []
    position = 0
    for start, end, meaning in references(written):
        following = written[end : end + 1]
        named = written[end - 1] != ";" and written[start + 1] != "#"
        if attribute and named and (following == "=" or following.isalnum()):
            continue
        pieces += (written[position:start], meaning)
        position = end
    return "".join((*pieces, written[position:]))
