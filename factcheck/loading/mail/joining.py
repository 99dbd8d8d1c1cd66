"""Several texts of an e-mail as one: subject, bodies, what was forwarded, an attachment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import unescape

from factcheck.loading.draft import Draft
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import MarkedLink
from factcheck.text.layout import Layout, Part, Region, Spot
from factcheck.text.notice import Notice
from factcheck.text.offsets import OffsetMap, Piece
from factcheck.text.span import Span

_BREAK = "\n\n"
_UNSHOWN = frozenset("\u00ad\u200b\u2060\ufeff")  # what is left out of a text and still stands in it


class Joiner:
    """A text under construction out of drafts."""

    def __init__(self) -> None:
        self._sources: list[str] = []
        self._texts: list[str] = []
        self._source_length = self._length = 0
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._links: list[MarkedLink] = []
        self._regions: list[Region] = []
        self._notices: list[Notice] = []
        self._groups = self._paragraphs = 0
        self._last_aside: Span | None = None

    def add(self, draft: Draft, aside: Sequence[bool] | None = None, part: Part | None = None) -> None:
        """Adds a draft; blocks that are set ``aside`` stand around the release."""
        if self._texts:
            self._put(_BREAK, _BREAK)
        start, source_start = self._length, self._source_length
        pieces = draft.offsets.pieces or (Piece(0, 0, len(draft.text), len(draft.text)),)
        self._pieces += [
            Piece(piece.start + start, piece.source_start + source_start, piece.length, piece.source_length)
            for piece in pieces
        ]
        self._regions += self._shifted_regions(draft, source_start, part)
        groups = 0
        for index, block in enumerate(draft.blocks):
            span = _shifted(block.span, start)
            if aside is not None and aside[index]:
                self._set_aside(span)
            else:
                self._last_aside = None
                group = block.group + self._groups if block.group else 0
                self._blocks.append(replace(block, span=span, group=group))
                groups = max(groups, block.group)
        self._groups += groups
        self._links += [MarkedLink(_shifted(link.span, start), link.target) for link in draft.links]
        self._notices += [
            replace(notice, span=None if notice.span is None else _shifted(notice.span, start))
            for notice in draft.notices
        ]
        self._put(draft.source, draft.text)

    def finish(self, metadata: dict[str, str], notices: Sequence[Notice]) -> Draft:
        """The draft of the whole."""
        said = {(notice.kind, notice.message): notice for notice in (*notices, *self._notices)}
        return Draft(
            "".join(self._sources),
            "".join(self._texts),
            OffsetMap(self._pieces),
            tuple(self._blocks),
            tuple(self._links),
            metadata,
            layout=Layout(self._regions),
            notices=tuple(said.values()),
        )

    def _set_aside(self, span: Span) -> None:
        """Adds a block that stands around the release; neighbours make one: a lone "Date: …" would look like its."""
        if self._last_aside is not None:
            span = self._last_aside.cover(span)
            self._blocks.pop()
        self._last_aside = span
        self._blocks.append(Block(span, BlockKind.CHROME))

    def _put(self, source: str, text: str) -> None:
        self._sources.append(source)
        self._texts.append(text)
        self._source_length += len(source)
        self._length += len(text)

    def _shifted_regions(self, draft: Draft, source_start: int, part: Part | None) -> list[Region]:
        if draft.layout is not None:
            return [Region(region.start + source_start, region.spot) for region in draft.layout.regions]
        regions: list[Region] = []
        for block in draft.blocks:
            if block.kind is BlockKind.TABLE_CELL:
                spot = Spot(table=block.group + self._groups, row=block.row + 1, cell=block.column + 1)
            elif part is None:
                self._paragraphs += 1
                spot = Spot(paragraph=self._paragraphs)
            else:
                spot = Spot(part=part)
            regions.append(Region(draft.offsets.to_source(block.span).start + source_start, spot))
        return regions


def _shifted(span: Span, distance: int) -> Span:
    return Span(span.start + distance, span.end + distance)


def without_markup(draft: Draft) -> Draft:
    """The draft of a page whose source are the words it shows instead of its file."""
    source, text = draft.source, draft.text
    written: list[str] = []
    pieces: list[Piece] = []
    length = position = source_end = 0
    for piece in draft.offsets.pieces:
        gap = text[position : piece.start]  # line ends that stand for markup
        if gap:
            pieces.append(Piece(position, length, len(gap), len(gap)))
            written.append(gap)
            length += len(gap)
        unshown = source[source_end : piece.source_start]
        if len(unshown) < 9 and unshown and _UNSHOWN.issuperset(unshown):
            written.append(unshown)
            length += len(unshown)
        shown = source[piece.source_start : piece.source_start + piece.source_length]
        if piece.length != piece.source_length:
            shown = unescape(shown) if shown[:1] == "&" else text[piece.start : piece.start + piece.length]
        pieces.append(Piece(piece.start, length, piece.length, len(shown)))
        written.append(shown)
        length += len(shown)
        position, source_end = piece.start + piece.length, piece.source_start + piece.source_length
    rest = text[position:]
    if rest:
        pieces.append(Piece(position, length, len(rest), len(rest)))
        written.append(rest)
    return replace(draft, source="".join(written), offsets=OffsetMap(pieces), metadata_spans={})
