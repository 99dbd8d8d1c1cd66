"""Shows an excerpt in lines of a given width with its places underlined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from unicodedata import combining, east_asian_width

from factcheck.reports.safe import BUILD_COMMAND, safe_text
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass

_ZERO_WIDTH = frozenset("\u200c\u200d\ufe0e\ufe0f")
_CUT = "…"
_FIRST_OF_UNEVEN_WIDTH = "\u0300"
# Latin letters and the marks of English print: one column each, nothing to be made visible. Most texts hold no others.
_PLAIN = lazy_pattern("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]*")


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


def marked_rows(text: str, marks: Sequence[Mark], width: int) -> Iterator[Row]:
    """The rows that show ``text`` in at most ``width`` columns, each line of it followed by its underlines.

    A text that is too long is cut around its marks where they fit on one line, and wrapped where they do not. The
    first mark is the primary one and drawn over the others.
    """
    strip = _strip(text)
    for line in _lines(strip, marks, width):
        yield Row(strip.words(line))
        yield from _underlines(strip, line, marks, width)


def display_width(text: str) -> int:
    """How many columns a text takes."""
    return sum(map(_width, text))


@dataclass(frozen=True, slots=True)
class _Strip:
    """A text as it is shown: what stands for each character, and the column before each."""

    shown: Sequence[str]
    columns: Sequence[int]

    def words(self, line: _Line) -> str:
        """The words of a line."""
        left, right = (_CUT if cut else "" for cut in (line.cut_left, line.cut_right))
        return f"{left}{''.join(self.shown[line.start : line.end])}{right}"

    def column(self, line: _Line, index: int) -> int:
        """Where a character stands in a line."""
        return self.columns[index] - self.columns[line.start] + line.cut_left


@dataclass(frozen=True, slots=True)
class _Line:
    """The characters shown on one line, and whether it is cut on either side."""

    start: int
    end: int
    cut_left: bool = False
    cut_right: bool = False


def _strip(text: str) -> _Strip:
    if _PLAIN.fullmatch(text) and "##" not in text:
        return _Strip(text, range(len(text) + 1))
    broken = {match.start() for match in BUILD_COMMAND.finditer(text)}
    shown = ["# " if index in broken else safe_text(character) for index, character in enumerate(text)]
    return _Strip(shown, list(accumulate(map(display_width, shown), initial=0)))


def _width(character: str) -> int:
    if character < _FIRST_OF_UNEVEN_WIDTH:
        return 1
    if combining(character) or character in _ZERO_WIDTH:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _lines(strip: _Strip, marks: Sequence[Mark], width: int) -> Iterator[_Line]:
    columns = strip.columns
    if columns[-1] <= width:
        yield _Line(0, len(strip.shown))
        return
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    if columns[last] - columns[first] <= width - 8:
        yield _cut_around(strip, first, last, width)
    else:
        yield from _wrapped(strip, width)


def _cut_around(strip: _Strip, first: int, last: int, width: int) -> _Line:
    """The characters from ``first`` to ``last`` with as much on each side as fits, cut at spaces."""
    shown, columns = strip.shown, strip.columns
    room = width - (columns[last] - columns[first]) - 2 * len(_CUT)
    before, after = columns[first], columns[-1] - columns[last]
    left = min(before, max(room // 2, room - after))
    right = min(after, room - left)
    start = bisect_left(columns, columns[first] - left, 0, first + 1)
    end = bisect_right(columns, columns[last] + right, last) - 1
    if start > 0 and shown[start - 1] != " ":
        start = next((index + 1 for index in range(start, first) if shown[index] == " "), start)
    if end < len(shown) and shown[end] != " ":
        end = next((index for index in range(end - 1, last, -1) if shown[index] == " "), end)
    return _Line(start, end, start > 0, end < len(shown))


def _wrapped(strip: _Strip, width: int) -> Iterator[_Line]:
    shown, columns = strip.shown, strip.columns
    start = 0
    while start < len(shown):
        end = bisect_right(columns, columns[start] + width, start + 1) - 1
        end = max(end, start + 1)
        if end < len(shown):
            space = next((index for index in range(end, start, -1) if shown[index] == " "), None)
            if space is not None:
                yield _Line(start, space)
                start = space + 1
                continue
        yield _Line(start, end)
        start = end


def _underlines(strip: _Strip, line: _Line, marks: Sequence[Mark], width: int) -> Iterator[Row]:
    below = [" "] * (strip.column(line, line.end) + 1)
    labels: list[tuple[int, Mark]] = []
    for mark in reversed(marks):
        start, end = max(mark.start, line.start), min(mark.end, line.end)
        if start > end or (start == end and mark.start != mark.end):
            continue
        first, last = strip.column(line, start), strip.column(line, end)
        if mark.start == mark.end:
            last = first + 1  # an empty place, such as a lost quotation mark, is shown by the column where it belongs
        below[first:last] = mark.line * (last - first)
        if mark.label and start == mark.start:
            labels.append((first, mark))
    drawn = "".join(below).rstrip()
    if drawn:
        yield Row(drawn, mark="^")
    for column, mark in sorted(labels, key=lambda label: label[0]):
        label = safe_text(mark.label)
        yield Row(" " * max(0, min(column, width - display_width(label))) + label, mark=mark.line)
