"""From each character of the text back to the file, and from there to line and column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

# Lines end at \n, \r\n or \r only: str.splitlines() also splits at U+2028, \x0b and \x85, where editors do not.
_LINE_END = lazy_pattern(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text and where it came from.

    With ``length == source_length`` the characters correspond one to one. Otherwise the whole piece stands for the
    whole source stretch: ``&`` for ``&amp;``, ``é`` for ``e`` and a combining accent, ``\\n`` for ``\\r\\n``.
    """

    start: int
    source_start: int
    length: int
    source_length: int


class OffsetMap:
    """The way from places in ``Document.text`` to places in the decoded file; empty means they are the same."""

    __slots__ = ("_pieces", "_starts")

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self._pieces = tuple(pieces)
        self._starts = [piece.start for piece in self._pieces]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces in order; none when both texts are the same."""
        return self._pieces

    def to_source(self, span: Span) -> Span:
        """The characters of the file that ``span`` was made from."""
        if not self._pieces:
            return span
        start = self._source_start(span.start)
        if len(span) == 0:
            return Span(start, start)
        return Span(start, max(start, self._source_end(span.end)))

    def _source_start(self, position: int) -> int:
        piece = self._pieces[max(0, bisect_right(self._starts, position) - 1)]
        inside = position - piece.start
        if piece.length == piece.source_length:
            return piece.source_start + min(max(inside, 0), piece.length)
        return piece.source_start if inside < piece.length else piece.source_start + piece.source_length

    def _source_end(self, position: int) -> int:
        piece = self._pieces[max(0, bisect_right(self._starts, position - 1) - 1)]
        inside = position - piece.start
        if piece.length == piece.source_length:
            return piece.source_start + min(max(inside, 0), piece.length)
        return piece.source_start + piece.source_length


class LineIndex:
    """Line and column of each place in a file; both count from 1, columns in code points."""

    __slots__ = ("_starts",)

    def __init__(self, source: str) -> None:
        if "\r" in source:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(source))]
        else:
            self._starts = [0, *accumulate(len(line) + 1 for line in source.split("\n")[:-1])]

    def position(self, offset: int) -> tuple[int, int]:
        """The ``(line, column)`` of a code point."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def positions(self, start: int, end: int) -> tuple[int, int, int, int]:
        """The lines and columns of two code points, of which the second is near behind the first."""
        starts = self._starts
        line = bisect_right(starts, start)
        end_line = line if line == len(starts) or end < starts[line] else bisect_right(starts, end, line)
        return line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1

    def line_start(self, line: int) -> int:
        """The offset of the first character of a line (counted from 1)."""
        return self._starts[line - 1]
