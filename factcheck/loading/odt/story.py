"""The stories of an OpenDocument text: the body with its notes, page headers and footers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count as counting

from factcheck.loading.flow import Cell, Paragraph
from factcheck.loading.odt.names import count, named, value
from factcheck.loading.odt.styles import Styles
from factcheck.loading.odt.words import OpenParagraph, Words
from factcheck.loading.package import Package
from factcheck.loading.parts import Attributes, PartWalk
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Part

_MOST_COLUMNS = 1_000
# Elements that show nothing themselves, with all that is in them.
_SKIPPED = (
    "text:note-citation",
    "office:forms",
    "office:binary-data",
    "svg:title",
    "svg:desc",
    "text:ruby-text",
    "text:sequence-decls",
    "text:variable-decls",
    "text:user-field-decls",
    "text:dde-connection-decls",
    "text:alphabetical-index-auto-mark-file",
    "text:table-of-content-source",
    "text:illustration-index-source",
    "text:table-index-source",
    "text:object-index-source",
    "text:user-index-source",
    "text:alphabetical-index-source",
    "text:bibliography-source",
    "office:meta",
    "loext:table-protection",
)
_INDEXES = ("table-of-content", "illustration-index", "table-index", "object-index", "user-index")
_SHAPES = ("frame", "custom-shape", "rect", "line", "polyline", "polygon", "path", "circle", "ellipse", "caption")
_RUNNING = {
    "style:header-first": Part.HEADER,
    "style:header-left": Part.HEADER,
    "style:header": Part.HEADER,
    "style:footer-first": Part.FOOTER,
    "style:footer-left": Part.FOOTER,
    "style:footer": Part.FOOTER,
}


@dataclass(slots=True)
class _Table:
    """A table that is being read; ``number`` is 0 for one inside a cell of another."""

    number: int
    row: int = -1
    column: int = 0
    width: int = 0  # for how many columns the cell that is being read stands
    header: bool = False


@dataclass(slots=True)
class _List:
    """A list that is being read."""

    name: str
    in_item: bool = False


class Stories(Words):
    """Reads a part: the body with its notes, or the page headers and footers of its styles."""

    def __init__(self, package: Package, part: str, styles: Styles, next_table: Callable[[], int]) -> None:
        super().__init__(styles)
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self.running: dict[str, list[Paragraph]] = {}
        self.pages: list[str] = []  # those that paragraphs begin
        self._kept = self.paragraphs
        self._below: list[Paragraph] = []  # those of text boxes, which follow the one to which the box is tied
        self._next_table = next_table
        self._lists: list[_List] = []
        self._list_names = counting(1)
        self._last_lists: dict[str, str] = {}
        self._tables: list[_Table] = []
        self._part: Part | None = None
        self._page = ""
        self._note: int | None = None
        self._note_part = Part.FOOTNOTE
        self._note_counts = {Part.FOOTNOTE: 0, Part.ENDNOTE: 0}
        self._around_note: tuple[Part | None, list[_Table], list[_List]] = (None, [], [])
        self._boxes = self._indexes = 0
        self._walk = PartWalk(package, part, named(self._starts()), named(self._ends()), self._characters)

    def read(self, data: bytes) -> Stories:
        """These stories, read. Raises InputNotRead when the part is not well-formed or hits a limit."""
        self._walk.run(data)
        return self

    def _starts(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {
            **self._styles.starts(),
            **self._word_starts(),
            **dict.fromkeys(_SKIPPED, self._skip),
            **{name: self._begin_running(part) for name, part in _RUNNING.items()},
            **dict.fromkeys((f"text:{name}" for name in _INDEXES), self._begin_index),
            **dict.fromkeys((f"draw:{name}" for name in _SHAPES), self._begin_shape),
            "style:master-page": self._begin_page,
            "text:p": self._begin_paragraph,
            "text:h": self._begin_paragraph,
            "text:list": self._begin_list,
            "text:list-item": self._begin_item,
            "text:list-header": self._begin_item,
            "table:table": self._begin_table,
            "table:table-header-rows": self._begin_header_rows,
            "table:table-row": self._begin_row,
            "table:table-cell": self._begin_cell,
            "table:covered-table-cell": self._begin_cell,
            "text:note": self._begin_note,
            "text:note-body": self._begin_note_body,
        }

    def _ends(self) -> Mapping[str, Callable[[], None]]:
        return {
            **self._styles.ends(),
            **self._word_ends(),
            **dict.fromkeys(_RUNNING, self._end_running),
            **dict.fromkeys((f"text:{name}" for name in _INDEXES), self._end_index),
            **dict.fromkeys((f"draw:{name}" for name in _SHAPES), self._end_shape),
            "text:p": self._end_paragraph,
            "text:h": self._end_paragraph,
            "text:list": self._end_list,
            "table:table": self._end_table,
            "table:table-header-rows": self._end_header_rows,
            "text:note-body": self._end_note_body,
        }

    # ------------------------------------------------------------------------------------------ paragraphs

    def _begin_paragraph(self, attributes: Attributes) -> None:
        style = value(attributes, "text:style-name")
        kind, level = self._styles.kind(style, count(attributes, "text:outline-level", 0))
        paragraph = Paragraph(kind, level, part=self._part_here(), note=self._note, cell=self._cell(style))
        if page := self._styles.page(style):
            self.pages.append(page)
        if self._indexes:
            paragraph.kind, paragraph.level = BlockKind.CHROME, 0
        elif kind is BlockKind.PARAGRAPH and self._lists and self._lists[-1].in_item:
            paragraph.kind, paragraph.level = BlockKind.LIST_ITEM, min(len(self._lists), 9)
            paragraph.list_name, paragraph.goes_on = self._lists[0].name, True
            self._lists[-1].in_item = False  # the paragraphs that follow in the item are prose
        self._open.append(OpenParagraph(paragraph, paragraph, self._styles.look("paragraph", style)))

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop().paragraph if self._open else None
        if paragraph is None:
            return
        if not self._hidden:
            self._end_hidden(paragraph)
        if self._open and self._open[-1].holder is not None and self._note is None:
            self._below.append(paragraph)
            return
        self._kept.append(paragraph)
        if self._note is None:
            self._kept += self._below
            self._below.clear()

    def _part_here(self) -> Part | None:
        return self._part or (Part.TEXT_BOX if self._boxes else None)

    # ------------------------------------------------------------------------------------------ lists and tables

    def _begin_list(self, attributes: Attributes) -> None:
        style = value(attributes, "text:style-name")
        name = ""
        if value(attributes, "text:continue-numbering") == "true":
            name = self._last_lists.get(style, "")
        elif goes_on := value(attributes, "text:continue-list"):
            name = self._last_lists.get(f"#{goes_on}", "")
        name = name or str(next(self._list_names))
        if not self._lists:
            self._last_lists[style] = name
            self._last_lists[f"#{value(attributes, 'xml:id')}"] = name
        self._lists.append(_List(name))

    def _begin_item(self, attributes: Attributes) -> None:
        del attributes
        if self._lists:
            self._lists[-1].in_item = True

    def _end_list(self) -> None:
        if self._lists:
            self._lists.pop()

    def _begin_table(self, attributes: Attributes) -> None:
        del attributes
        inside = bool(self._tables) and (self._tables[-1].number == 0 or self._tables[-1].row >= 0)
        self._tables.append(_Table(0 if inside else self._next_table()))

    def _end_table(self) -> None:
        if self._tables:
            self._tables.pop()

    def _begin_header_rows(self, attributes: Attributes) -> None:
        del attributes
        if self._tables:
            self._tables[-1].header = True

    def _end_header_rows(self) -> None:
        if self._tables:
            self._tables[-1].header = False

    def _begin_row(self, attributes: Attributes) -> None:
        del attributes
        if self._tables:
            table = self._tables[-1]
            table.row, table.column, table.width = table.row + 1, 0, 0

    def _begin_cell(self, attributes: Attributes) -> None:
        if self._tables:
            table = self._tables[-1]
            table.column += table.width
            table.width = min(count(attributes, "table:number-columns-repeated"), _MOST_COLUMNS)

    def _cell(self, style: str) -> Cell | None:
        table = next((table for table in self._tables if table.number), None)
        if table is None or table.row < 0 or not table.width:
            return None
        return Cell(table.number, table.row, table.column, table.header or self._styles.heads_table(style))

    # ------------------------------------------------------------------------------------------ notes, drawings, pages

    def _begin_note(self, attributes: Attributes) -> None:
        self._note_part = Part.ENDNOTE if value(attributes, "text:note-class") == "endnote" else Part.FOOTNOTE

    def _begin_note_body(self, attributes: Attributes) -> None:
        del attributes
        if self._note is not None:  # a note in a note is none that a program writes
            self._walk.skip()
            return
        self._note_counts[self._note_part] += 1
        self._note = self._note_counts[self._note_part]
        self._around_note = (self._part, self._tables, self._lists)
        self._part, self._tables, self._lists, self._kept = self._note_part, [], [], self.notes

    def _end_note_body(self) -> None:
        self._part, self._tables, self._lists = self._around_note
        self._note, self._kept = None, self.paragraphs

    def _begin_shape(self, attributes: Attributes) -> None:
        del attributes
        self._boxes += 1
        self._open.append(OpenParagraph(None, self._open[-1].holder if self._open else None))

    def _end_shape(self) -> None:
        self._boxes -= 1
        if self._open:
            self._open.pop()

    def _begin_index(self, attributes: Attributes) -> None:
        del attributes
        self._indexes += 1

    def _end_index(self) -> None:
        self._indexes -= 1

    def _begin_page(self, attributes: Attributes) -> None:
        self._styles.starts()["style:master-page"](attributes)
        self._page = value(attributes, "style:name")

    def _begin_running(self, part: Part) -> Callable[[Attributes], None]:
        def begin(attributes: Attributes) -> None:
            if value(attributes, "style:display") == "false":
                self._walk.skip()
                return
            self._part = part
            self._kept = self.running.setdefault(self._page, [])

        return begin

    def _end_running(self) -> None:
        self._part, self._kept = None, self.paragraphs
