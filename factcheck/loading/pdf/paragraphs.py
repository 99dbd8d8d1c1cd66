"""The lines of a PDF put together to paragraphs, headings, list items and cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.loading.pdf.lines import PARTED_ADDRESS, Line, pitch, usual
from factcheck.loading.pdf.order import Region, Table
from factcheck.loading.pdf.words import HYPHEN, is_east_asian
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

_ENDS = frozenset('.!?:;”"。！？')
_SURE_MARKS = lazy_pattern("[•●▪◦·‣►➢✓■□○◆\uf000-\uf0ff]")
_ADDRESS = lazy_pattern(r"\S{1,400}[.@]\S{1,400}")
_GOING_ON = lazy_pattern(r"[^\W\d_]{1,40}[,;:.]?\Z")
_LETTER = lazy_pattern(r"[^\W\d_]")
_HEADING_SIZE = 1.12  # times the letters of the text
_LONGEST_HEADING = 220
_MOST_HEADING_LINES = 4
_PROSE_WIDTH = 15.0  # times the height: some 35 letters
_EDGE = 1.5  # times the height: lines that end so near to each other end at one edge


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and what they are."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    group: int = 0
    row: int = 0
    column: int = 0
    full: bool = False  # the last line reaches the edge of its column: the paragraph may go on elsewhere

    @property
    def look(self) -> tuple[float, bool]:
        """Size and weight, by which headings are told from each other: the greater the higher."""
        return round(usual(line.height for line in self.lines) * 2) / 2, all(line.bold for line in self.lines)


def paragraphs(pages: Iterable[Sequence[Region]], body: float) -> list[Paragraph]:
    """The paragraphs of all pages; ``body`` is the height of most letters."""
    laid_out = [list(page) for page in pages]
    edges = _prose_edges(laid_out, body)
    lines = [[item for item in region.items if isinstance(item, Line)] for page in laid_out for region in page]
    steps = [step for stretch in lines if stretch and (step := pitch(stretch, edges[-1] if edges else 0.0, body))]
    text = _Text(body, _bold_body(laid_out), edges, usual(steps) or 1.2 * body)
    found: list[Paragraph] = []
    for page in laid_out:
        for region in page:
            made = _of_region(region, text)
            if found and made and not region.cell and _continues(found[-1], made[0]):
                found[-1].lines += made[0].lines
                found[-1].full = made[0].full
                made = made[1:]
            found += made
    _rank_headings(found)
    _number_groups(found)
    return found


@dataclass(frozen=True, slots=True)
class _Text:
    """What the text as a whole looks like: the height of most letters, whether most are bold, where lines end.

    ``pitch`` is the usual distance of lines.
    """

    body: float
    bold: bool
    edges: tuple[float, ...]
    pitch: float

    def edge(self, right: float) -> float:
        """The edge that lines which end at ``right`` or before could have reached: the next one of running text."""
        index = bisect_left(self.edges, right - self.body)
        return self.edges[index] if index < len(self.edges) else right


def _prose_edges(pages: list[list[Region]], body: float) -> tuple[float, ...]:
    """The right edges of all stretches of running text, from left to right."""
    edges: set[float] = set()
    for region in (region for page in pages for region in page):
        lines = [item for item in region.items if isinstance(item, Line)]
        stack: list[Line] = []
        for one, other in pairwise([*lines, None]):
            assert one is not None
            stack.append(one)
            if other is None or abs(one.left - other.left) > body or not 0 < one.bottom - other.bottom < 2.4 * body:
                if _is_prose(stack, body):
                    edges.add(_edge([line.right for line in stack], body))
                stack = []
    return tuple(sorted(edges))


def _is_prose(lines: list[Line], body: float) -> bool:
    """True for lines of some length of which most end near one edge."""
    edge = _edge([line.right for line in lines], body)
    near = sum(-_EDGE < (edge - line.right) / body < 2.5 for line in lines[:-1])
    wide = edge - usual(line.left for line in lines) > _PROSE_WIDTH * body
    return len(lines) > 3 and wide and near * 5 >= (len(lines) - 1) * 3


def _bold_body(pages: list[list[Region]]) -> bool:
    """True where most of the text is bold, so that bold says nothing."""
    bold = plain = 0
    for region in (region for page in pages for region in page):
        for item in region.items:
            if isinstance(item, Line):
                size = len(item.words)
                bold, plain = (bold + size, plain) if item.bold else (bold, plain + size)
    return bold > plain


def _of_region(region: Region, text: _Text) -> list[Paragraph]:
    found: list[Paragraph] = []
    lines: list[Line] = []
    for item in [*region.items, None]:
        if isinstance(item, Line):
            lines.append(item)
            continue
        if lines:
            found += _Column(lines, region, text).paragraphs()
            lines = []
        if item is not None:
            found += _cells(item)
    return found


def _cells(table: Table) -> list[Paragraph]:
    return [
        Paragraph(cell, BlockKind.TABLE_CELL, group=1, row=row, column=column)
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if cell
    ]


class _Column:
    """Lines below each other in one column."""

    def __init__(self, lines: list[Line], region: Region, text: _Text) -> None:
        body = text.body
        self._lines = lines
        self._body = body
        self._bold_body = text.bold
        self._left = region.left
        rights = [line.right for line in lines]
        self._region_edge = _edge(rights, body) if _is_prose(lines, body) else text.edge(max(rights))
        self._pitch = pitch(lines, self._region_edge, body) or text.pitch
        self._edges = self._stack_edges()

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of the column."""
        found = [Paragraph([self._lines[0]])]
        for index in range(1, len(self._lines)):
            if self._breaks(found[-1], index):
                found.append(Paragraph([]))
            found[-1].lines.append(self._lines[index])
        number = 0
        for paragraph in found:
            number += len(paragraph.lines)
            last = paragraph.lines[-1]
            paragraph.full = self._edges[number - 1] - last.right < 4 * last.height
            self._tell_kind(paragraph)
        return found

    def _stack_edges(self) -> list[float]:
        """The right edge that each line could have reached: that of the column, or of an indented stretch."""
        edges: list[float] = []
        stack: list[Line] = []
        for line in [*self._lines, None]:
            if stack and (
                line is None or self._is_apart(stack[-1], line) or abs(line.left - stack[-1].left) > line.height
            ):
                edge = _edge([each.right for each in stack], self._body)
                indented = self._is_indented(stack, edge)
                edges += [edge if indented else max(edge, self._region_edge)] * len(stack)
                stack = []
            if line is not None:
                stack.append(line)
        return edges

    def _is_indented(self, stack: list[Line], edge: float) -> bool:
        """True for lines set in from both sides, and for running text that ends at an edge of its own."""
        left, right = usual(line.left for line in stack) - self._left, self._region_edge - edge
        if len(stack) > 1 and left > self._body and abs(left - right) < 2 * self._body:
            return True
        even = sum(edge - line.right < 0.3 * self._body for line in stack[:-1])
        return _is_prose(stack, self._body) and even * 5 >= (len(stack) - 1) * 3

    def _is_apart(self, above: Line, line: Line) -> bool:
        """True for a line that is set off from the one above by space or size."""
        step = above.bottom - line.bottom
        least = self._pitch * max(1.0, min(above.height, line.height) / self._body)
        if step <= 0 or step > 1.22 * least + 0.1 * self._body:
            return True
        return abs(above.height - line.height) > 0.13 * max(above.height, line.height)

    def _breaks(self, paragraph: Paragraph, index: int) -> bool:
        """True where a new paragraph begins with the line of this index."""
        above, line = self._lines[index - 1], self._lines[index]
        if self._is_apart(above, line):
            return True
        ended = above.words[-1].text[-1] in _ENDS
        short = self._is_short(index - 1, line)
        first = paragraph.lines[0]
        if line.tabs or (first.tabs and short):
            return True
        if first.tabs:  # what follows a label goes on below itself, or below the label
            places = (first.left, first.words[first.tabs[0]].left)
            return all(abs(line.left - place) > 0.6 * line.height for place in places)
        beside = first.marked and abs(line.left - first.left) < 0.5 * line.height
        if line.marked and (ended or short or beside or _SURE_MARKS.match(line.words[0].text) is not None):
            return True
        if above.bold != line.bold and (above.words[-1].bold != line.words[0].bold):
            return ended or short or not line.text[0].islower()
        if first.marked and abs(line.left - first.text_left) < 0.6 * line.height:
            return short and ended and not line.text[0].islower()
        far = above.right - self._left > 0.6 * (self._edges[index - 1] - self._left)
        if (far and not ended and _goes_on(line)) or PARTED_ADDRESS.search(above.words[-1].text):
            return False
        if line.left > above.left + 0.8 * line.height and (ended or short) and not _centered(above, line):
            return True
        if not short:
            return False
        if above.text[-1] == HYPHEN:
            return False
        if self._looks_like_heading(above) and self._looks_like_heading(line) and not ended:
            return False
        return ended or not (_centered(above, line) and far)

    def _is_short(self, index: int, below: Line) -> bool:
        """True for a line that had room for the first word of the next: it was ended on purpose."""
        line = self._lines[index]
        word = below.words[0]
        width = word.right - word.left
        if is_east_asian(word.text[0]):
            width /= max(1, len(word.text))
        room = self._edges[index] - line.right
        if self._is_right_aligned(index):
            room = line.left - self._left
        return room > width + 0.8 * line.height

    def _is_right_aligned(self, index: int) -> bool:
        """True for a line that ends where the next does, and begins where no line near it does."""
        line, below = self._lines[index : index + 2]
        if abs(line.right - below.right) > 1.5 or min(line.left, below.left) < self._left + line.height:
            return False
        lefts = sorted(near.left for near in self._lines[max(0, index - 1) : index + 3])
        return all(other - one > 1 for one, other in pairwise(lefts))

    def _looks_like_heading(self, line: Line) -> bool:
        return line.height > _HEADING_SIZE * self._body or (line.bold and not self._bold_body)

    def _tell_kind(self, paragraph: Paragraph) -> None:
        lines = paragraph.lines
        text = lines[0].text if len(lines) == 1 else " ".join(line.text for line in lines)
        heading = (
            all(self._looks_like_heading(line) for line in lines)
            and len(text) <= _LONGEST_HEADING
            and len(lines) <= _MOST_HEADING_LINES
            and not lines[0].tabs
            and _ADDRESS.fullmatch(text) is None
            and _LETTER.search(text) is not None
            and (text[-1] not in ".;," or lines[0].height > 1.3 * self._body)
        )
        if heading and not (lines[0].marked and _SURE_MARKS.match(text)):
            paragraph.kind = BlockKind.HEADING
        elif lines[0].marked:
            paragraph.kind = BlockKind.LIST_ITEM
            paragraph.level = 1


def _edge(rights: list[float], height: float) -> float:
    """The right edge that at least two lines reach, so that one that stands out does not count."""
    ordered = sorted(rights, reverse=True)
    for one, other in pairwise(ordered):
        if one - other < _EDGE * height:
            return one
    return ordered[0]


def _goes_on(line: Line) -> bool:
    """True for a line that begins with a small letter, and not with an address."""
    word = line.words[0].text
    return word[0].islower() and _GOING_ON.match(word) is not None


def _centered(one: Line, other: Line) -> bool:
    """True for lines around one middle that begin at different places."""
    apart = abs(one.left - other.left)
    return apart > 2 and abs((one.left + one.right) - (other.left + other.right)) < 0.6 * one.height


def _continues(above: Paragraph, below: Paragraph) -> bool:
    """True where a paragraph goes on in the next column or on the next page."""
    if above.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or below.kind is not BlockKind.PARAGRAPH:
        return False
    last, first = above.lines[-1], below.lines[0]
    if abs(last.height - first.height) > 0.13 * first.height or last.tabs or first.tabs:
        return False
    text = last.words[-1].text
    if text[-1] in (HYPHEN, "-", "\u00ad"):
        return True
    if text[-1] in _ENDS:
        return False
    if first.text[0].islower():
        return above.full or len(above.lines) > 1
    return above.full and len(above.lines) > 1 and len(below.lines) > 0


def _rank_headings(found: list[Paragraph]) -> None:
    headings = [paragraph for paragraph in found if paragraph.kind is BlockKind.HEADING]
    looks = sorted({paragraph.look for paragraph in headings}, reverse=True)
    ranks = {look: rank + 1 for rank, look in enumerate(looks)}
    for paragraph in headings:
        paragraph.level = min(ranks[paragraph.look], 6)


def _number_groups(found: list[Paragraph]) -> None:
    """Numbers lists and tables through, and tells the depth of list items by their indent."""
    group = 0
    lefts: list[float] = []
    before: Paragraph | None = None
    for paragraph in found:
        if paragraph.kind is BlockKind.LIST_ITEM:
            if before is None or before.kind is not BlockKind.LIST_ITEM:
                group, lefts = group + 1, []
            left = paragraph.lines[0].left
            while lefts and lefts[-1] > left + 3:
                lefts.pop()
            if not lefts or left > lefts[-1] + 3:
                lefts.append(left)
            paragraph.group, paragraph.level = group, len(lefts)
        elif paragraph.kind is BlockKind.TABLE_CELL:
            new = before is None or before.kind is not BlockKind.TABLE_CELL
            if new or (before is not None and paragraph.row < before.row):
                group += 1
            paragraph.group = group
        before = paragraph
