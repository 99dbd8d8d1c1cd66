"""The words of a page as a reader sees them: blocks, lists, tables and links, without what is hidden."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.loading.building import TextBuilder
from factcheck.loading.html.main import Showing, Sight
from factcheck.loading.html.tables import DataTables, Grid
from factcheck.loading.html.tokens import references
from factcheck.loading.html.tree import BLOCKS, HEADINGS, LISTS, Element, Happening, Tree
from factcheck.loading.html.writing import BlockWriter, Emit, Shape
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

_PREFORMATTED = frozenset({"pre", "listing", "plaintext"})
_CODE_SIGN = lazy_pattern(r"[{}=$#|\\`]|//|\(\)")
_FEWEST_WORDS_OF_PROSE = 30
_STRONG = frozenset({"b", "strong"})
_TABLE = frozenset({"table", "thead", "tr", "td", "th"})
_QUOTES = ("“”", "‘’")
_AS_FURNITURE = Shape(BlockKind.CHROME, fixed=True)

# Asked for at every event: a name of the module costs a fifth of one of an enumeration.
_TEXT, _CLOSES = Happening.TEXT, Happening.CLOSES
_SHOWN, _FURNITURE, _HIDDEN = Showing.SHOWN, Showing.FURNITURE, Showing.HIDDEN


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a page holds and does not show: from where to where in the file."""

    start: int
    stop: int


class PageReader:
    """Adds the visible words of elements to a builder, in the order they are asked for."""

    def __init__(self, markup: str, tree: Tree, sight: Sight, builder: TextBuilder, emit: Emit) -> None:
        self._markup = markup
        self._tree = tree
        self._sight = sight
        self._tables = DataTables(tree)
        self._builder = builder
        self._writer = BlockWriter(builder, emit)
        self._groups = self._quotes = self._raised = self._header_rows = 0
        self._lists: list[int] = []
        self._links: list[tuple[int, str]] = []
        self._grids: list[Grid | None] = []
        self.hidden: list[Hidden] = []

    def read(self, root: Element | None = None, above: Element | None = None) -> None:
        """Adds what ``root`` shows, or all of the page; where its headline stands above it, all from there on."""
        events = self._tree.events
        first, end = (0, len(events)) if root is None else ((above or root).opened, root.closed + 1)
        number = first
        self._writer.start()
        while number < end:
            kind, element, start, stop = events[number]
            number += 1
            if kind is _TEXT:
                self._text(start, stop)
            elif element is None:
                continue
            elif kind is _CLOSES:
                if element.opened >= first:
                    self._close(element)
            elif not self._enter(element, element is root or element.closed >= end):
                number = element.closed + 1
        self._writer.close()

    def read_as(self, kind: BlockKind, level: int) -> None:
        """Adds what the page shows as one block."""
        self._writer.enter(Shape(kind, level, one=True))
        self.read()

    def _enter(self, element: Element, certainly: bool) -> bool:
        """Opens an element; False for one that is passed over."""
        showing = self._sight.showing(element)
        if certainly or showing is _SHOWN:
            self._open(element)
            return True
        if showing is _FURNITURE:
            self._open(element)
            self._writer.enter(_AS_FURNITURE)
            return True
        if showing is _HIDDEN and self._tree.content(element).words:
            self.hidden.append(Hidden(element.end, element.stop))
        if element.tag in BLOCKS:
            self._writer.boundary()
        return False

    # ------------------------------------------------------------------------------------------ elements

    def _open(self, element: Element) -> None:
        tag, writer = element.tag, self._writer
        if tag in BLOCKS:
            writer.begin(self._block_shape(element))
        elif tag == "br":
            writer.line_break()
        elif tag == "a":
            self._links.append((self._builder.position, element.attributes.get("href", "").strip()))
        elif tag in _STRONG:
            writer.strong += 1
        elif tag == "sup":
            self._raised += 1
            self._builder.superscript = True
        elif tag == "q":
            writer.mark(_QUOTES[self._quotes % 2][0], element.start, element.end)
            self._quotes += 1

    def _close(self, element: Element) -> None:
        tag, writer = element.tag, self._writer
        if tag in BLOCKS:
            writer.end()
            self._leave_block(tag)
        elif tag == "a":
            start, target = self._links.pop()
            if target and not target.lower().startswith("javascript:"):
                self._builder.link(start, target)
        elif tag in _STRONG:
            writer.strong -= 1
        elif tag == "sup":
            self._raised -= 1
            self._builder.superscript = self._raised > 0
        elif tag == "q":
            self._quotes -= 1
            length = len("</q>") if self._markup.startswith("</", element.stop) else 0
            writer.closing_mark(_QUOTES[self._quotes % 2][1], element.stop, element.stop + length)

    def _block_shape(self, element: Element) -> Shape:
        """What the blocks in an element are; lists, tables and lines that are kept are counted on the way."""
        tag, shape = element.tag, self._writer.shape
        if tag in LISTS:
            self._groups += 1
            self._lists.append(self._groups if tag != "dl" else 0)
        elif tag in _TABLE:
            return self._table_part(element, shape)
        elif tag in _PREFORMATTED:
            self._writer.preformatted += 1
            return shape if shape.is_final or self._is_prose(element) else Shape(BlockKind.CODE, one=True)
        elif tag == "p" and shape.kind is BlockKind.HEADING and not self._builder.is_empty:
            self._writer.boundary(fresh=True)  # a heading without an end ends with the first paragraph
            self._writer.enter(Shape())
            return self._writer.shape
        return shape if shape.is_final else self._shape_of(tag, shape)

    def _shape_of(self, tag: str, shape: Shape) -> Shape:
        if tag in HEADINGS:
            return Shape(BlockKind.HEADING, level=int(tag[1]), one=True)
        if tag == "li":
            group = self._lists[-1] if self._lists else 0
            return Shape(BlockKind.LIST_ITEM, level=max(1, len(self._lists)), group=group)
        if tag == "blockquote":
            return Shape(BlockKind.QUOTE_PARAGRAPH)
        if tag in ("figcaption", "caption"):
            return Shape(BlockKind.CAPTION, one=True)
        return shape

    def _is_prose(self, element: Element) -> bool:
        """True for a text that keeps its lines, as old releases do, and not for a piece of code."""
        words = self._tree.plain_words(self._markup, element)
        return words.count(" ") >= _FEWEST_WORDS_OF_PROSE and _CODE_SIGN.search(words.replace("://", "")) is None

    def _table_part(self, element: Element, shape: Shape) -> Shape:
        tag = element.tag
        if tag == "table":
            data = self._tables.is_data(element) and not shape.is_final
            self._groups += data
            self._grids.append(Grid(self._groups) if data else None)
            return shape
        if tag == "thead":
            self._header_rows += 1
        grid = self._grids[-1] if self._grids else None
        if grid is None or shape.is_final or tag == "thead":
            return shape
        if tag == "tr":
            grid.next_row()
            return shape
        attributes = element.attributes
        row, column = grid.place(attributes.get("colspan", ""), attributes.get("rowspan", ""))
        header = tag == "th" or self._header_rows > 0
        return Shape(BlockKind.TABLE_CELL, 0, grid.group, row, column, header, one=True)

    def _leave_block(self, tag: str) -> None:
        if tag in LISTS:
            self._lists.pop()
        elif tag == "table":
            self._grids.pop()
        elif tag == "thead":
            self._header_rows -= 1
        elif tag in _PREFORMATTED:
            self._writer.preformatted -= 1

    # ------------------------------------------------------------------------------------------ words

    def _text(self, start: int, end: int) -> None:
        written = self._markup[start:end]
        writer = self._writer
        if start == self._tree.unclosed_comment:
            writer.residue(written, start)
        elif "&" not in written:
            writer.words(written, start)
        else:
            position = 0
            for first, last, meaning in references(written):
                writer.words(written[position:first], start + position)
                writer.mark(meaning, start + first, start + last)
                position = last
            writer.words(written[position:], start + position)
