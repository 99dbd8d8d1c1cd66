"""Lists as one typed thing, whether they stand in prose or as list items."""

from __future__ import annotations

import re
from bisect import bisect_left

from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_AND = lazy_pattern(r",?[ \n]+(?:and|or|&|plus)[ \n]+")
_COMMA = lazy_pattern(r",[ \n]+(?!(?:and|or)[ \n])")
_AS_WELL = lazy_pattern(r",?[ \n]+(?:as well as|together with|in addition to)\b")
_LAST_AND = lazy_pattern(r",[ \n]+(?:and|or)[ \n]+")
_PLAIN_AND = lazy_pattern(r"[ \n]+(?:and|or|&)[ \n]+")
_SEMICOLON = lazy_pattern(r";[ \n]*(?:and[ \n]+|or[ \n]+)?")
# "(a) raising levees; (b) replacing pumps", "1) …; 2) …"
_MARK = lazy_pattern(r"\(?(?P<mark>[a-z]|\d{1,2})\)[ \n]")
_MARK_INSIDE = lazy_pattern(r"(?<=[\s;,])\(?(?P<mark>[a-z]|\d{1,2})\)[ \n]")
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")
_NUMBERED = lazy_pattern(rf"({'|'.join(_ORDINALS)})(?:ly)?,[ \n]")
_GOES_ON = lazy_pattern(
    r"(?i)\b(?:third|fourth|fifth|sixth|final|finally|last|lastly|another|further|furthermore|next|also|moreover|"
    r"and[ \n]+so)\b"
)
_LONGEST_LIST = 3_000
_MOST_SENTENCES = 12


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list and the numbers of items it can be read as.

    ``items`` are the places of its members in the reading with the most; "research and development" inside a member
    makes ``fewest`` and ``most`` differ.
    """

    span: Span
    items: tuple[Span, ...]
    fewest: int
    most: int

    def can_be(self, count: float) -> bool:
        """True when the list can be read as having ``count`` members."""
        return self.fewest <= count <= self.most


def prose_list(text: str, span: Span) -> Enumeration | None:
    """The list that a stretch of prose is: "a, b, c and d" or "a; b; and c"; None when it is no list."""
    if ";" in text[span.start : span.end]:
        parts = _split(text, span, _SEMICOLON)
        return Enumeration(span, parts, len(parts), len(parts)) if len(parts) > 1 else None
    span = _without_rest(text, span)
    chunks = _split(text, span, _COMMA)
    last = _split(text, chunks[-1], _AND)
    if len(chunks) == 1 and len(last) == 1:
        return None
    items = tuple(item for chunk in chunks for item in _split(text, chunk, _AND))
    # "A, B and C": the last "and" joins two members; an "and" before it stands inside a member or joins two of them.
    fewest = len(chunks) + (1 if len(last) > 1 else 0)
    if len(chunks) == 1:
        fewest = 2
    return Enumeration(span, items, fewest, len(items))


def _without_rest(text: str, span: Span) -> Span:
    """The span up to the end of the last member: in "a, b, and c, under the act of 1990," the rest is no member."""
    if more := _AS_WELL.search(text, span.start, span.end):
        return Span(span.start, more.start())
    last = _LAST_AND.search(text, span.start, span.end)
    if last is None:
        last = max(_PLAIN_AND.finditer(text, span.start, span.end), key=re.Match.start, default=None)
    comma = text.find(",", last.end(), span.end) if last is not None else -1
    return Span(span.start, comma) if comma > 0 else span


def list_after(document: Document, position: int) -> Enumeration | None:
    """The list items that follow the block holding ``position``, counted on their first level."""
    blocks = document.blocks
    index = next((i for i, block in enumerate(blocks) if block.span.start <= position < block.span.end), None)
    if index is None or index + 1 >= len(blocks) or blocks[index + 1].kind is not BlockKind.LIST_ITEM:
        return None
    first = blocks[index + 1]
    items: list[Span] = []
    for block in blocks[index + 1 :]:
        if block.kind is not BlockKind.LIST_ITEM or block.group != first.group:
            break
        if block.level <= first.level:
            items.append(block.span)
    return Enumeration(items[0].cover(items[-1]), tuple(items), len(items), len(items))


def marked_list(text: str, start: int) -> Enumeration | None:
    """The list that begins at ``start`` with (a) or 1) and goes on in order; None where no second member follows."""
    first = _MARK.match(text, start)
    if first is None or first["mark"] not in ("a", "1"):
        return None
    marks = [first]
    for mark in _MARK_INSIDE.finditer(text, first.end(), min(len(text), start + _LONGEST_LIST)):
        if mark["mark"] == _next_mark(marks[-1]["mark"]):
            marks.append(mark)
    if len(marks) < 2:
        return None
    ends = [mark.start() for mark in marks[1:]] + [_line_end(text, marks[-1].end())]
    items = tuple(Span(mark.start(), end) for mark, end in zip(marks, ends, strict=True))
    return Enumeration(items[0].cover(items[-1]), items, len(items), len(items))


def numbered_sentences(document: Document, start: int) -> Enumeration | None:
    """The sentences from ``start`` on that begin with First, Second, Third …; None where other words may go on."""
    text = document.text
    first = bisect_left(document.sentences, start, key=lambda sentence: sentence.start)
    found: list[Span] = []
    for sentence in document.sentences[first : first + _MOST_SENTENCES]:
        match = _NUMBERED.match(text, sentence.start)
        if match is not None and match[1] == _ORDINALS[min(len(found), len(_ORDINALS) - 1)]:
            found.append(sentence)
        elif not found:
            return None
        elif _GOES_ON.search(text, sentence.start, sentence.end):
            return None  # "The last limit is …"
    if len(found) < 2:
        return None
    return Enumeration(found[0].cover(found[-1]), tuple(found), len(found), len(found))


def _next_mark(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)


def _split(text: str, span: Span, separator: re.Pattern[str]) -> tuple[Span, ...]:
    parts: list[Span] = []
    start = span.start
    for match in separator.finditer(text, span.start, span.end):
        if match.start() > start:
            parts.append(Span(start, match.start()))
        start = match.end()
    if start < span.end:
        parts.append(Span(start, span.end))
    return tuple(parts) or (span,)
