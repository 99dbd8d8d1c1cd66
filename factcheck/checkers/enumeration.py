"""Lists as one typed thing, whether they stand in prose or as list items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_AND = lazy_pattern(r",?[ \n]+(?:and|or|&|plus)[ \n]+")
_COMMA = lazy_pattern(r",[ \n]+(?!(?:and|or)[ \n])")
_AS_WELL = lazy_pattern(r",?[ \n]+(?:as well as|together with|in addition to)\b")
_LAST_AND = lazy_pattern(r",[ \n]+(?:and|or)[ \n]+")
_PLAIN_AND = lazy_pattern(r"[ \n]+(?:and|or|&)[ \n]+")
_SEMICOLON = lazy_pattern(r";[ \n]*(?:and[ \n]+|or[ \n]+)?")


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
