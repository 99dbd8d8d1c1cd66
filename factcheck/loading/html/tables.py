"""Tables: which of them hold data and which only lay out a page, and in which row and column a cell stands."""

from __future__ import annotations

from factcheck.loading.html.tree import HEADINGS, Element, Happening, Tree

_LONGEST_DATA = 400  # characters of a cell: more is a column of a page
_MANY_ROWS = 3
# What a cell spans at most: a hostile table is not to cost the square of its size.
_WIDEST = 100
_TALLEST = 100


class DataTables:
    """Tells the tables of a page that hold data from those that lay it out."""

    def __init__(self, tree: Tree) -> None:
        self._data: set[int] = set()
        self._find(tree)

    def is_data(self, table: Element) -> bool:
        """True for a table of rows and columns: not one with a table, a heading or a column of prose in a cell."""
        return table.opened in self._data

    def _find(self, tree: Tree) -> None:
        open_tables: list[_Table] = []
        for kind, element, _, _ in tree.events if any(element.tag == "table" for element in tree.elements) else ():
            if element is None:
                continue
            tag = element.tag
            if kind is Happening.CLOSES:
                if tag == "table" and open_tables:
                    table = open_tables.pop()
                    if table.is_data():
                        self._data.add(element.opened)
            elif tag == "table":
                if open_tables:
                    open_tables[-1].lays_out = True
                open_tables.append(_Table(element.attributes))
            elif open_tables:
                open_tables[-1].see(tree, element)


class _Table:
    """What is seen of a table while it is read."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self.lays_out = attributes.get("role") in ("presentation", "none")
        self._ruled = attributes.get("border", "0") not in ("0", "")
        self._headed = False
        self._cells = self._rows = 0

    def see(self, tree: Tree, element: Element) -> None:
        """Takes up an element inside it."""
        tag = element.tag
        if tag in HEADINGS:
            self.lays_out = True
        elif tag in ("th", "caption", "thead"):
            self._headed = True
            self._cells += tag == "th"
        elif tag == "td":
            self._cells += 1
            if tree.content(element).words > _LONGEST_DATA:
                self.lays_out = True
        elif tag == "tr":
            self._rows += 1

    def is_data(self) -> bool:
        """True for a table that names its rows or columns, has lines between them, or has many of both."""
        if self.lays_out:
            return False
        return self._headed or (self._cells > self._rows >= (2 if self._ruled else _MANY_ROWS))


class Grid:
    """The cells of a data table, each at its place; a cell may span rows and columns."""

    def __init__(self, group: int) -> None:
        self.group = group
        self._row = -1
        self._column = 0
        self._taken: dict[int, int] = {}  # column -> the first row in which it is free again

    def next_row(self) -> None:
        """Goes to the begin of the next row."""
        self._row += 1
        self._column = 0

    def place(self, columns: str, rows: str) -> tuple[int, int]:
        """Row and column of the next cell, which spans as many as its attributes say."""
        row = max(0, self._row)
        while self._taken.get(self._column, 0) > row:
            self._column += 1
        column = self._column
        below, width = min(_spanned(rows), _TALLEST), _spanned(columns)
        if below > 1:
            for taken in range(column, column + width):
                self._taken[taken] = row + below
        self._column = column + width
        return row, column


def _spanned(written: str) -> int:
    written = written.strip()
    return min(max(1, int(written)), _WIDEST) if written.isascii() and written.isdigit() and len(written) < 6 else 1
