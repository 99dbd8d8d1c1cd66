"""The paragraphs of a word processor's file, whatever its format, and the draft that is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.errors import InputNotRead
from factcheck.loading.building import ExtractingBuilder
from factcheck.loading.draft import Draft
from factcheck.loading.full_dates import is_date_line
from factcheck.loading.furniture import is_release_mark
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Layout, Part, Region, Spot
from factcheck.text.notice import Notice, NoticeKind
from factcheck.text.remark import Remark
from factcheck.text.span import Span

MAXIMUM_PARAGRAPHS = 100_000  # a book has ten thousand
_LONGEST_BOLD_HEADING = 120
_PROSE = 120
_MOST_HEAD_ROWS = 3
_QUOTED = 40
_NUMBERED_PARTS = frozenset({Part.FOOTNOTE, Part.ENDNOTE})


@dataclass(frozen=True, slots=True)
class Sighting:
    """One thing noticed in a file: ``label`` says what, ``words`` quotes it where it has words."""

    kind: NoticeKind
    label: str
    words: str = ""
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Visible characters of one look; a line feed ends a line inside the paragraph."""

    text: str
    link: str = ""
    bold: bool = False
    raised: bool = False
    sighting: Sighting | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; tables count from 1, rows and columns from 0."""

    table: int
    row: int
    column: int
    header: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph as the file states it.

    ``sightings`` are about what stands in it and is not shown; ``comments`` are the words of comments to factcheck.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    list_name: str = ""
    goes_on: bool = False  # an item of a list that counts on where it was interrupted
    part: Part | None = None
    note: int | None = None
    cell: Cell | None = None
    runs: list[Run] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Flow:
    """A draft, and each run that was written with the place in ``draft.source`` where it begins."""

    draft: Draft
    runs: Sequence[tuple[int, Run]]


def draft_of(
    path: str, paragraphs: Sequence[Paragraph], sightings: Iterable[Sighting], metadata: Mapping[str, str]
) -> Draft:
    """The draft of a whole file. Raises InputNotRead when nothing of it is visible, or too much.

    ``sightings`` are about the file as a whole.
    """
    return flow_of(path, paragraphs, sightings, metadata).draft


def flow_of(
    path: str, paragraphs: Sequence[Paragraph], sightings: Iterable[Sighting], metadata: Mapping[str, str]
) -> Flow:
    """The draft of a whole file with the places of its runs; as ``draft_of`` otherwise."""
    if len(paragraphs) > MAXIMUM_PARAGRAPHS:
        raise InputNotRead(path, f"too large: more than {MAXIMUM_PARAGRAPHS:,} paragraphs")
    writer = _Writer(paragraphs)
    for paragraph in paragraphs:
        writer.write(paragraph)
    text, offsets = writer.builder.finish()
    if not text.strip():
        raise InputNotRead(path, "nothing to read: the file has no visible text")
    seen = [(sighting, _trimmed(text, span)) for sighting, span in writer.seen]
    seen += [(sighting, None) for sighting in sightings]
    draft = Draft(
        writer.builder.written,
        text,
        offsets,
        tuple(writer.builder.blocks),
        tuple(writer.builder.links),
        metadata,
        layout=Layout(writer.regions),
        notices=tuple(_notices(seen)),
        remarks=tuple(Remark(words, span) for words, span in writer.comments),
    )
    return Flow(draft, writer.written)


def _trimmed(text: str, span: Span | None) -> Span | None:
    """The words of a place without the space around them; None where it has none."""
    if span is None:
        return None
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else None


def _notices(seen: Sequence[tuple[Sighting, Span | None]]) -> Iterable[Notice]:
    """One notice a kind and weight: the first sighting, and how many more there are."""
    groups: dict[tuple[NoticeKind, bool], list[tuple[Sighting, Span | None]]] = {}
    for sighting, span in seen:
        groups.setdefault((sighting.kind, sighting.minor), []).append((sighting, span))
    for (kind, minor), group in groups.items():
        first, span = group[0]
        words = _quoted(first.words)
        more = f", and {len(group) - 1} more" if len(group) > 1 else ""
        yield Notice(kind, f"{first.label}{words}{more}", span, minor)


def _quoted(words: str) -> str:
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in words[: 4 * _QUOTED]).split())
    if not shown:
        return ""
    return f" “{shown}”" if len(shown) <= _QUOTED else f" “{shown[:_QUOTED].rstrip()} …”"


class _Writer:
    """Writes paragraphs as blocks, and notes where each begins."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.builder = ExtractingBuilder()
        self.regions: list[Region] = []
        self.seen: list[tuple[Sighting, Span | None]] = []
        self.comments: list[tuple[str, Span]] = []
        self.written: list[tuple[int, Run]] = []
        self._layout_tables = _layout_tables(paragraphs)
        self._letterhead = any(
            paragraph.part is Part.HEADER and _is_label(paragraph.text.strip()) for paragraph in paragraphs
        )
        self._counts: dict[Part | None, int] = {}
        self._groups = 0
        self._table = self._table_group = 0
        self._lists: dict[str, int] = {}
        self._list = ("", 0)  # the list of the paragraph before, and its group
        self._cell: Cell | None = None
        self._titles = 0  # 0 before the title, 1 inside, 2 behind it
        self._prose_begun = False

    def write(self, paragraph: Paragraph) -> None:
        """Adds a paragraph; one without words leaves only what was noticed in it."""
        words = paragraph.text.strip()
        if words:
            self._open(paragraph, words)
            self._runs(paragraph.runs)
        span = Span(self.builder.position - self.builder.open_length, self.builder.position) if words else None
        self.seen += [(sighting, span) for sighting in paragraph.sightings]
        if span is not None:
            self.comments += [(comment, span) for comment in paragraph.comments]

    def _open(self, paragraph: Paragraph, words: str) -> None:
        builder, cell = self.builder, paragraph.cell
        if cell is not None and cell.table not in self._layout_tables:
            if cell == self._cell:
                builder.line_break()
                return
            if cell.table != self._table:
                self._table, self._table_group = cell.table, self._next_group()
            builder.open(BlockKind.TABLE_CELL, 0, self._table_group, cell.row, cell.column, cell.header)
            self._list = ("", 0)
        else:
            kind, level = self._kind(paragraph, words)
            group = self._group(paragraph, kind)
            builder.open(kind, level, group)
        self._cell = cell
        self.regions.append(Region(builder.written_length, self._spot(paragraph)))

    def _kind(self, paragraph: Paragraph, words: str) -> tuple[BlockKind, int]:
        kind = paragraph.kind
        if paragraph.part is Part.FOOTER or (paragraph.part is Part.HEADER and not self._letterhead):
            return BlockKind.CHROME, 0
        if paragraph.part in _NUMBERED_PARTS:
            return BlockKind.NOTES, 0
        if kind is BlockKind.HEADLINE:
            if _is_label(words):  # "PRESS RELEASE" in the style of the title
                return BlockKind.PARAGRAPH, 0
            if self._titles == 0:
                self._titles = 1
                return kind, 1
            return BlockKind.HEADING, 1
        if kind is BlockKind.PARAGRAPH:
            if self._prose_begun and _is_bold_heading(paragraph, words):
                return BlockKind.HEADING, 3
            self._prose_begun = self._prose_begun or len(words) >= _PROSE
        return kind, paragraph.level

    def _group(self, paragraph: Paragraph, kind: BlockKind) -> int:
        """The number of the list an item belongs to: items that follow each other, or a list that counts on."""
        if kind is not BlockKind.LIST_ITEM:
            self._list = ("", 0)
            return 0
        name, group = self._list
        if not group or (name != paragraph.list_name and paragraph.level == 1):
            known = self._lists.get(paragraph.list_name) if paragraph.goes_on else None
            group = known or self._next_group()
            self._list = (paragraph.list_name, group)
            self._lists[paragraph.list_name] = group
        return group

    def _next_group(self) -> int:
        self._groups += 1
        return self._groups

    def _spot(self, paragraph: Paragraph) -> Spot:
        cell = paragraph.cell
        if cell is not None and cell.table not in self._layout_tables:
            return Spot(table=cell.table, row=cell.row + 1, cell=cell.column + 1, part=paragraph.part)
        number = self._counts[paragraph.part] = self._counts.get(paragraph.part, 0) + 1
        return Spot(
            paragraph=None if paragraph.note is not None else number,
            table=cell.table if cell else None,
            row=cell.row + 1 if cell else None,
            cell=cell.column + 1 if cell else None,
            part=paragraph.part,
            note=paragraph.note,
        )

    def _runs(self, runs: Sequence[Run]) -> None:
        builder = self.builder
        link, start = "", 0
        for run in runs:
            if run.link != link:
                if link:
                    builder.link(start, link)
                link, start = run.link, builder.position
            begin = builder.position
            builder.superscript = run.raised
            self.written.append((builder.written_length, run))
            builder.write(run.text)
            if run.sighting is not None:
                shown = Span(max(begin, builder.position - builder.open_length), builder.position)
                self.seen.append((run.sighting, shown if len(shown) else None))
        builder.superscript = False
        if link:
            builder.link(start, link)


def _is_label(words: str) -> bool:
    """True for "Media release" or a date: never a headline, and what makes a page header a letterhead."""
    return bool(words) and (is_release_mark(words, 0, len(words)) or is_date_line(words, 0, len(words)))


def _is_bold_heading(paragraph: Paragraph, words: str) -> bool:
    return (
        len(words) <= _LONGEST_BOLD_HEADING
        and words[-1] not in ".,;:"
        and all(run.bold for run in paragraph.runs if run.text.strip())
    )


@dataclass(slots=True)
class _Shape:
    """What tells whether a table sets out a page or states figures."""

    rows: int = 0
    columns: int = 0
    at_head: bool = False
    prose: bool = False


def _layout_tables(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The tables that only place paragraphs on the page: frames, letterheads, cells with paragraphs of prose."""
    shapes: dict[int, _Shape] = {}
    begun = False
    last: Cell | None = None
    in_cell = longest = 0
    for paragraph in paragraphs:
        words = paragraph.text.strip()
        if not words:
            continue
        cell = paragraph.cell
        if cell is None:
            begun = begun or paragraph.part is None
            last = None
            continue
        shape = shapes.setdefault(cell.table, _Shape(at_head=not begun))
        shape.rows, shape.columns = max(shape.rows, cell.row + 1), max(shape.columns, cell.column + 1)
        in_cell, longest = (in_cell + 1, max(longest, len(words))) if cell == last else (1, len(words))
        shape.prose = shape.prose or (in_cell > 1 and longest >= _PROSE)
        last = cell
    return frozenset(
        number
        for number, shape in shapes.items()
        if shape.columns == 1 or shape.prose or (shape.at_head and shape.rows <= _MOST_HEAD_ROWS)
    )
