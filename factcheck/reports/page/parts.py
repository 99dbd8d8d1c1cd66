"""The parts of a release as a page shows them: headings, paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from factcheck.reports.page.segments import PageMark, Segment, segments
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# In plain text and PDF the mark of an item is one of its words: "• shore power", "2) a closed system".
_OWN_MARK = lazy_pattern(r"\s{0,9}(?:[•*·▪◦‣–—-]|\(?[0-9A-Za-z]{1,3}[.)])\s")
_TAGS = {
    BlockKind.HEADLINE: "h3",
    BlockKind.SUBHEADLINE: "p",
    BlockKind.HEADING: "h4",
    BlockKind.QUOTE_PARAGRAPH: "blockquote",
    BlockKind.CODE: "pre",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    segments: tuple[Segment, ...]
    header: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the release: a tag with words, or a list or table of them.

    ``kind`` is the kind of its blocks, for the style, with "own-marks" for a list whose items bring theirs; ``items``
    are those of a list, ``rows`` those of a table.
    """

    tag: str
    kind: str
    segments: tuple[Segment, ...] = ()
    items: tuple[tuple[Segment, ...], ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


def parts(document: Document, marks: Sequence[PageMark]) -> Iterator[Part]:
    """The parts of a document in order."""
    window = _Window(marks)
    for (kind, group), run in groupby(document.blocks, key=_together):
        blocks = list(run)
        cut = [tuple(segments(document.text, block.span, window.over(block.span))) for block in blocks]
        if kind is BlockKind.LIST_ITEM:
            own = all(_OWN_MARK.match(document.text, block.span.start, block.span.end) for block in blocks)
            yield Part("ul", f"{kind.value} own-marks" if own else kind.value, items=tuple(cut))
        elif kind is BlockKind.TABLE_CELL and group:
            yield Part("table", kind.value, rows=tuple(_rows(blocks, cut)))
        else:
            for block, words in zip(blocks, cut, strict=True):
                yield Part(_TAGS.get(block.kind, "p"), block.kind.value, segments=words)


class _Window:
    """The marks over one block after another: a release may have as many marks as blocks."""

    def __init__(self, marks: Iterable[PageMark]) -> None:
        self._coming = sorted(marks, key=lambda mark: mark.span, reverse=True)
        self._open: list[PageMark] = []

    def over(self, bounds: Span) -> Sequence[PageMark]:
        """The marks that overlap ``bounds``; asked for in the order of the text."""
        while self._coming and self._coming[-1].span.start < bounds.end:
            self._open.append(self._coming.pop())
        self._open = [mark for mark in self._open if mark.span.end > bounds.start]
        return self._open


def _together(block: Block) -> tuple[BlockKind, int]:
    return (block.kind, block.group if block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL) else 0)


def _rows(blocks: Sequence[Block], cut: Sequence[tuple[Segment, ...]]) -> Iterator[tuple[Cell, ...]]:
    cells = zip(blocks, cut, strict=True)
    for _, row in groupby(cells, key=lambda pair: pair[0].row):
        yield tuple(Cell(words, block.header) for block, words in row)
