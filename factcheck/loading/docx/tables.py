"""Where in the tables of a Word file a paragraph stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.loading.docx.names import is_on, number, value
from factcheck.loading.flow import Cell
from factcheck.loading.parts import Attributes
from factcheck.text.notice import NoticeKind

_MOST_COLUMNS = 200  # Word has 63


@dataclass(slots=True)
class _Table:
    """A table that is being read; rows and columns count from 0."""

    number: int
    row: int = -1
    column: int = 0
    span: int = 1
    header: bool = False
    row_is_gone: bool = False
    cell_is_gone: NoticeKind | None = None
    cell: Cell | None = None


class Tables:
    """The tables that are open at a place of a story; ``holders`` are those that hold other tables."""

    __slots__ = ("_next_number", "_outer", "_stack", "holders")

    def __init__(self, next_number: Callable[[], int]) -> None:
        self._next_number = next_number
        self._stack: list[_Table] = []
        self._outer: list[list[_Table]] = []
        self.holders: set[int] = set()

    @property
    def cell(self) -> Cell | None:
        """The cell that is being read; None outside tables."""
        if not self._stack:
            return None
        table = self._stack[-1]
        if table.cell is None:
            table.cell = Cell(table.number, max(0, table.row), table.column, table.header)
        return table.cell

    @property
    def gone(self) -> NoticeKind | None:
        """Why what stands here is not shown: its row or cell is deleted, or hidden below a merged one."""
        if not self._stack:
            return None
        table = self._stack[-1]
        return NoticeKind.TRACKED_CHANGE if table.row_is_gone else table.cell_is_gone

    def enter(self) -> None:
        """A text box begins, in no table."""
        self._outer.append(self._stack)
        self._stack = []

    def leave(self) -> None:
        """The text box ends."""
        self._stack = self._outer.pop() if self._outer else []

    def begin_table(self, _: Attributes) -> None:
        """Takes the start of ``w:tbl``."""
        gone = self.gone
        if self._stack:
            self.holders.add(self._stack[-1].number)
        self._stack.append(_Table(self._next_number(), row_is_gone=gone is not None))

    def end_table(self) -> None:
        """Takes the end of ``w:tbl``."""
        del self._stack[-1:]

    def begin_row(self, _: Attributes) -> None:
        """Takes the start of ``w:tr``."""
        if self._stack:
            table = self._stack[-1]
            table.row += 1
            table.column, table.header, table.cell = 0, False, None
            table.row_is_gone = len(self._stack) > 1 and self._gone_around() is not None

    def before(self, attributes: Attributes) -> None:
        """Takes ``w:gridBefore``: the row begins some columns further right."""
        if self._stack:
            self._stack[-1].column += min(number(attributes) or 0, _MOST_COLUMNS)

    def set_header(self, attributes: Attributes) -> None:
        """Takes ``w:tblHeader``: the row names the columns."""
        if self._stack:
            self._stack[-1].header = is_on(attributes)

    def delete_row(self) -> None:
        """The row is deleted, in a change that is tracked."""
        if self._stack:
            self._stack[-1].row_is_gone = True

    def begin_cell(self, _: Attributes) -> None:
        """Takes the start of ``w:tc``."""
        if self._stack:
            table = self._stack[-1]
            table.span, table.cell, table.cell_is_gone = 1, None, None

    def end_cell(self) -> None:
        """Takes the end of ``w:tc``."""
        if self._stack:
            table = self._stack[-1]
            table.column += table.span
            table.cell = table.cell_is_gone = None

    def set_span(self, attributes: Attributes) -> None:
        """Takes ``w:gridSpan``: the cell is several columns wide."""
        if self._stack:
            self._stack[-1].span = min(max(1, number(attributes) or 1), _MOST_COLUMNS)

    def merge(self, attributes: Attributes) -> None:
        """Takes ``w:vMerge`` or ``w:hMerge``: the cell begins a merged one or, unless it says so, is covered by it."""
        if self._stack and value(attributes) != "restart":
            self._stack[-1].cell_is_gone = NoticeKind.HIDDEN_TEXT

    def delete_cell(self, _: Attributes) -> None:
        """Takes ``w:cellDel``: the cell is deleted, in a change that is tracked."""
        if self._stack:
            self._stack[-1].cell_is_gone = NoticeKind.TRACKED_CHANGE

    def _gone_around(self) -> NoticeKind | None:
        around = self._stack[-2]
        return NoticeKind.TRACKED_CHANGE if around.row_is_gone else around.cell_is_gone
