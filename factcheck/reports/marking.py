"""Shows an excerpt in lines of a given width with its places underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining, east_asian_width

from factcheck.reports.safe import BUILD_COMMAND, safe_text

_ZERO_WIDTH = frozenset("\u200c\u200d\ufe0e\ufe0f")
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in an excerpt, the character that underlines it, and what is written below it."""

    start: int
    end: int
    line: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row: words, an underline (``mark`` is its character) or a label below one."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _Cell:
    shown: str
    width: int
    source: int


def marked_rows(text: str, marks: Sequence[Mark], width: int) -> Iterator[Row]:
    """The rows that show ``text`` in at most ``width`` columns, each line of it followed by its underlines.

    A text that is too long is cut around its marks where they fit on one line, and wrapped where they do not.
    """
    broken = {match.start() for match in BUILD_COMMAND.finditer(text)}
    cells = [_cell("# " if index in broken else safe_text(char), index) for index, char in enumerate(text)]
    for line in _lines(cells, marks, width):
        yield Row("".join(cell.shown for cell in line))
        yield from _underlines(line, marks, width)


def display_width(text: str) -> int:
    """How many columns a text takes."""
    return sum(_width(character) for character in text)


def _cell(shown: str, index: int) -> _Cell:
    return _Cell(shown, display_width(shown), index)


def _width(character: str) -> int:
    if character < "\u0300":
        return 1
    if combining(character) or character in _ZERO_WIDTH:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _lines(cells: list[_Cell], marks: Sequence[Mark], width: int) -> list[list[_Cell]]:
    if sum(cell.width for cell in cells) <= width:
        return [cells]
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    if sum(cell.width for cell in cells[first:last]) <= width - 8:
        return [_cut_around(cells, first, last, width)]
    return list(_wrapped(cells, width))


def _cut_around(cells: list[_Cell], first: int, last: int, width: int) -> list[_Cell]:
    """The cells from ``first`` to ``last`` with as much on each side as fits, cut at spaces."""
    room = width - sum(cell.width for cell in cells[first:last]) - 2 * len(_CUT)
    before, after = sum(c.width for c in cells[:first]), sum(c.width for c in cells[last:])
    left = room - min(after, room // 2) if before > room // 2 else before
    right = room - min(left, before)
    start = first
    while start > 0 and (left := left - cells[start - 1].width) >= 0:
        start -= 1
    end = last
    while end < len(cells) and (right := right - cells[end].width) >= 0:
        end += 1
    if start > 0 and cells[start - 1].shown != " ":
        start = next((i + 1 for i in range(start, first) if cells[i].shown == " "), start)
    if end < len(cells) and cells[end].shown != " ":
        end = next((i for i in range(end - 1, last, -1) if cells[i].shown == " "), end)
    shown = cells[start:end]
    if start > 0:
        shown = [_Cell(_CUT, 1, -1), *shown]
    return [*shown, _Cell(_CUT, 1, -1)] if end < len(cells) else shown


def _wrapped(cells: list[_Cell], width: int) -> Iterator[list[_Cell]]:
    line: list[_Cell] = []
    used = 0
    for cell in cells:
        if used + cell.width > width and line:
            space = next((i for i in range(len(line) - 1, 0, -1) if line[i].shown == " "), None)
            rest = line[space + 1 :] if space is not None else []
            yield line[: space if space is not None else len(line)]
            line, used = rest, sum(c.width for c in rest)
        line.append(cell)
        used += cell.width
    if line:
        yield line


def _underlines(line: list[_Cell], marks: Sequence[Mark], width: int) -> Iterator[Row]:
    below = [" "] * (sum(cell.width for cell in line) + 1)
    labels: list[tuple[int, Mark]] = []
    for mark in reversed(marks):  # the first mark is the primary one and drawn on top
        columns = list(_columns(line, mark))
        for column in columns:
            below[column] = mark.line
        if columns and mark.label and _begins_in(line, mark):
            labels.append((columns[0], mark))
    drawn = "".join(below).rstrip()
    if drawn:
        yield Row(drawn, mark="^")
    for column, mark in sorted(labels, key=lambda label: label[0]):
        label = safe_text(mark.label)
        yield Row(" " * max(0, min(column, width - display_width(label))) + label, mark=mark.line)


def _columns(line: list[_Cell], mark: Mark) -> Iterator[int]:
    column = 0
    for cell in line:
        inside = mark.start <= cell.source < mark.end
        if inside or (mark.start == mark.end == cell.source):
            yield from range(column, column + max(cell.width, 0))
        column += cell.width
    if mark.start == mark.end and line and line[-1].source + 1 == mark.start:
        yield column


def _begins_in(line: list[_Cell], mark: Mark) -> bool:
    return any(cell.source == mark.start for cell in line)
