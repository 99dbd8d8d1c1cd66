"""Words of a PDF page put together to lines, as far as they stand on one level without a wide gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.loading.pdf.words import Word
from factcheck.text.lazy_pattern import lazy_pattern

# Signs that stand before the items of a list; those of Symbol and Wingdings lie in the private area.
MARKER = re.compile(
    r"(?:[•●▪◦·‣►➢✓■□○◆*–—-]|[\uf000-\uf0ff]|[o§](?=\s)|\(?[0-9]{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,4}[.)])(?=\s|\Z)"
)
_ONLY_MARKER = lazy_pattern(MARKER.pattern.replace(r"(?=\s)", "") + r"\Z")
# The end of a line within an address.
PARTED_ADDRESS = lazy_pattern(r"(?:https?://|www\.)\S{0,400}[/_=&?-]\Z")
_WIDE_GAP = 1.0  # times the height of the line: more than a space that justifies a line, less than a gutter
_MARKER_GAP = 4.0
_TAB = 2.2
_RAISED = 0.9
_LONGEST_RAISED = 4


@dataclass(slots=True)
class Line:
    """Words that stand beside each other; bottom and top are those of most of them."""

    words: list[Word]
    left: float
    bottom: float
    right: float
    top: float
    page: int
    bold: bool
    # The words at which a wide gap begins: what a tab or the edge of a column keeps apart.
    tabs: tuple[int, ...] = ()

    @property
    def height(self) -> float:
        """The height of the line, which goes with the size of its letters."""
        return self.top - self.bottom

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def marked(self) -> bool:
        """True for a line that begins with the sign or number of a list item."""
        return MARKER.match(f"{self.words[0].text} " if len(self.words) > 1 else self.words[0].text) is not None

    @property
    def text_left(self) -> float:
        """Where its words begin, behind the sign of a list item."""
        return self.words[1].left if len(self.words) > 1 and self.marked else self.left


def line_of(words: list[Word], page: int, tabs: tuple[int, ...] = ()) -> Line:
    """The line of these words."""
    return Line(
        words,
        min([word.left for word in words]),
        usual([word.bottom for word in words]),
        max([word.right for word in words]),
        usual([word.top for word in words]),
        page,
        all(word.bold for word in words),
        tabs,
    )


def joined(lines: Sequence[Line]) -> Line:
    """The one line of several that stand on one level, with their gaps as tabs where they are wide enough.

    A line that is spread over its column has wide gaps too, but all alike.
    """
    words = [word for line in lines for word in line.words]
    gaps = [other.left - one.right for one, other in pairwise(words)]
    least = max(_TAB * lines[0].height, 1.5 * min(gaps) if len(gaps) > 1 else 0.0)
    tabs = tuple(number for number, gap in enumerate(gaps, 1) if gap > least)
    return line_of(words, lines[0].page, tabs)


def fragments(words: Iterable[Word], page: int) -> list[Line]:
    """Lines without a wide gap, in the order of the words; the sign of a list item is in one with its first words."""
    found: list[Line] = []
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run, word):
            found.append(line_of(run, page))
            run = []
        run.append(word)
    if run:
        found.append(line_of(run, page))
    return found


def _goes_on(run: list[Word], word: Word) -> bool:
    last = run[-1]
    _, left, bottom, _, top, _, _, loose, _, _ = word
    height = max(last.top - last.bottom, top - bottom)
    gap = left - last.right
    if gap < -0.4 * height or not on_one_level(last, word):
        return False
    if gap <= _WIDE_GAP * height and not loose:
        return True
    return len(run) == 1 and gap <= _MARKER_GAP * height and _ONLY_MARKER.match(last.text) is not None


def on_one_level(one: Word | Line, other: Word | Line) -> bool:
    """True for two that stand beside each other, one perhaps raised or lowered."""
    bottom, top, low, high = one.bottom, one.top, other.bottom, other.top
    if bottom == low and top == high:
        return True
    shared = min(top, high) - max(bottom, low)
    return shared > 0.5 * min(top - bottom, high - low)


def is_raised(line: Line, index: int) -> bool:
    """True for a small word above the level of its line: the number of a note, a power."""
    word = line.words[index]
    bottom, height = line.bottom, line.height
    if len(line.words) == 2:
        beside = line.words[1 - index]
        bottom, height = beside.bottom, beside.top - beside.bottom
    small = word.top - word.bottom < _RAISED * height and len(word.text) <= _LONGEST_RAISED
    return small and word.bottom > bottom + 0.15 * height


def rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in runs that follow each other on one level from left to right."""
    found: list[list[Line]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        if last is not None and on_one_level(last, line) and line.left > last.right:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def intervals(lines: Iterable[Line], gap: float) -> list[tuple[float, float]]:
    """The stretches of the page's width that lines cover, where less than ``gap`` between two makes them one."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((line.left, line.right) for line in lines):
        if found and left <= found[-1][1] + gap:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def usual(values: Iterable[float]) -> float:
    """The median, 0 for none."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else 0.0


def pitch(lines: Sequence[Line], edge: float, height: float) -> float:
    """The usual distance of lines of running text, 0 where there is none: that of a line which ends at the edge to the
    next, since paragraphs of one line would tell their own distance instead."""
    steps = [
        one.bottom - other.bottom
        for one, other in pairwise(lines)
        if edge - one.right < 2.5 * height and abs(one.height - height) < 0.15 * height
    ]
    return usual(step for step in steps if 0 < step < 2.6 * height)
