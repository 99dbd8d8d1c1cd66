"""Where words stand in a file that has no lines for its reader: page and box, paragraph, table cell, footnote."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum

from factcheck.text.quick_dataclass import dataclass


class Part(StrEnum):
    """What part of a file words belong to, where it is not its main text."""

    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text box"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as its reader would name it; everything counts from 1, None where a format has no such thing.

    ``paragraph`` counts the paragraphs with words of a part in the order they are read; ``row`` and ``cell`` are
    those of ``table``; ``note`` is the number of a footnote or endnote.
    """

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    part: Part | None = None
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the extracted text, from ``start`` to the next region, and the spot it comes from."""

    start: int
    spot: Spot


# Left, bottom, right and top in points from the lower left corner of the page.
Box = tuple[float, float, float, float]


class Layout:
    """The spots of a whole extracted text (``Document.source``).

    ``boxes`` holds four numbers a character (left, bottom, right, top in points), or nothing where pages are not set;
    a character that shows nothing has an empty box.
    """

    __slots__ = ("_boxes", "_regions", "_starts")

    def __init__(self, regions: Iterable[Region], boxes: array[float] | None = None) -> None:
        self._regions = tuple(regions)
        self._starts = [region.start for region in self._regions]
        self._boxes = boxes

    @property
    def regions(self) -> Sequence[Region]:
        """The regions in order."""
        return self._regions

    @property
    def numbers(self) -> array[float] | None:
        """Left, bottom, right and top of every character in one row; None where pages are not set."""
        return self._boxes

    def spot(self, position: int) -> Spot:
        """Where the character at ``position`` stands."""
        index = bisect_right(self._starts, position) - 1
        return self._regions[index].spot if index >= 0 else Spot()

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes around the characters of a stretch on the page it begins on, one for each of its lines."""
        if self._boxes is None:
            return ()
        lines: list[Box] = []
        page = self.spot(start).page
        for position in range(start, min(end, len(self._boxes) // 4)):
            left, bottom, right, top = self._boxes[4 * position : 4 * position + 4]
            if right <= left or top <= bottom or self.spot(position).page != page:
                continue
            if lines and _on_one_line(lines[-1], bottom, top) and left >= lines[-1][0]:
                last = lines[-1]
                lines[-1] = (last[0], min(last[1], bottom), max(last[2], right), max(last[3], top))
            else:
                lines.append((left, bottom, right, top))
        return tuple((round(a, 2), round(b, 2), round(c, 2), round(d, 2)) for a, b, c, d in lines)


def _on_one_line(box: Box, bottom: float, top: float) -> bool:
    """True when a character stands beside a box, raised or lowered by less than half its height."""
    shared = min(box[3], top) - max(box[1], bottom)
    return shared * 2 > min(box[3] - box[1], top - bottom)
