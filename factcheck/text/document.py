"""Loaded text with its parts and the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from factcheck.text.blocks import Block, BlockKind
from factcheck.text.layout import Box, Layout, Spot
from factcheck.text.notice import Notice
from factcheck.text.offsets import LineIndex, OffsetMap
from factcheck.text.quick_dataclass import dataclass, field
from factcheck.text.remark import Remark
from factcheck.text.sentences import split_sentences
from factcheck.text.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands in the file the user has; lines and columns count from 1, ends are exclusive."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class MarkedLink:
    """A link that the markup of the file states: the span of its visible text and its target as written."""

    span: Span
    target: str


@dataclass(frozen=True)
class Document:
    """A release as it was read.

    ``source`` is the decoded file or, for a format such as Word or PDF, the text extracted from it; then ``layout``
    says where in the file its parts stand. ``text`` are the visible words in normal form C, with ``\\n`` line ends and
    plain spaces; ``offsets`` leads from them to ``source``. ``metadata`` holds what the file says about itself (front
    matter, page head: ``title``, ``date`` …), ``metadata_spans`` the places in ``source`` where it says so; ``remarks``
    are comments of formats whose source does not show them.
    """

    path: str
    media_type: str
    sha256: str
    source: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    links: tuple[MarkedLink, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    metadata_spans: Mapping[str, Span] = field(default_factory=dict)
    dateline: Span | None = None
    language: str = "en"
    layout: Layout | None = None
    notices: tuple[Notice, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences, in order; none crosses a block."""
        return tuple(
            sentence
            for block in self.blocks
            if block.kind is not BlockKind.CODE
            for sentence in split_sentences(self.text, block.span)
        )

    @cached_property
    def code(self) -> tuple[Span, ...]:
        """The places of code, which nothing is read in."""
        return tuple(block.span for block in self.blocks if block.kind is BlockKind.CODE)

    def sentence_at(self, position: int) -> Span | None:
        """The sentence that holds a character, or None between sentences."""
        index = bisect_right(self._sentence_starts, position) - 1
        if index >= 0 and position < self.sentences[index].end:
            return self.sentences[index]
        return None

    def block_at(self, position: int) -> Block | None:
        """The block that holds a character, or None between blocks."""
        index = bisect_right(self._block_starts, position) - 1
        if index >= 0 and position < self.blocks[index].span.end:
            return self.blocks[index]
        return None

    def place(self, span: Span) -> Place:
        """Where ``span`` stands in the file."""
        source = self.offsets.to_source(span)
        return Place(source.start, source.end, *self._lines.positions(source.start, source.end))

    def spot(self, span: Span) -> Spot | None:
        """Where ``span`` begins for a reader of the file; None where line and column tell it."""
        return None if self.layout is None else self.layout.spot(self.offsets.to_source(span).start)

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """The boxes of ``span`` on its page, one a line; none where pages are not set."""
        if self.layout is None:
            return ()
        source = self.offsets.to_source(span)
        return self.layout.boxes(source.start, source.end)

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.source)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]
