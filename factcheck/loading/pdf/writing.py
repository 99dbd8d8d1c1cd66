"""The paragraphs of a PDF written down as the text that is checked, with the way back to page and box."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.loading.building import ExtractingBuilder
from factcheck.loading.draft import Draft
from factcheck.loading.pdf.furniture import Note
from factcheck.loading.pdf.hyphens import HYPHENS, SOFT_HYPHEN, Hyphens
from factcheck.loading.pdf.lines import PARTED_ADDRESS, Line, is_raised
from factcheck.loading.pdf.paragraphs import Paragraph
from factcheck.loading.pdf.words import HYPHEN, Word, is_east_asian
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Box, Layout, Part, Region, Spot
from factcheck.text.lazy_pattern import lazy_pattern

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# What is not written as it stands: ligatures, hyphens by other names (a soft hyphen that is shown is one), signs of
# symbol fonts.
_SHOWN = {**_LIGATURES, HYPHEN: "-", SOFT_HYPHEN: "-"}
_SPECIAL = lazy_pattern(f"[{''.join(_SHOWN)}\uf000-\uf0ff]")
_NOWHERE = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class LinkArea:
    """An area of a page that leads somewhere."""

    box: Box
    target: str


class Writer:
    """Writes paragraphs one after the other."""

    def __init__(self, links: Mapping[int, Sequence[LinkArea]], hyphens: Hyphens | None) -> None:
        self._builder = ExtractingBuilder()
        self._boxes = array("f")
        self._regions: list[Region] = []
        self._links = links
        self._hyphens = hyphens

    def paragraph(self, paragraph: Paragraph) -> None:
        """Writes a paragraph of the text."""
        cell = paragraph.kind is BlockKind.TABLE_CELL
        header = cell and paragraph.row == 0
        self._builder.open(
            paragraph.kind, paragraph.level, paragraph.group, paragraph.row, paragraph.column, header=header
        )
        place = (paragraph.group, paragraph.row + 1, paragraph.column + 1) if cell else (None, None, None)
        self._lines(paragraph.lines, Spot(table=place[0], row=place[1], cell=place[2]))

    def note(self, note: Note) -> None:
        """Writes a footnote."""
        self._builder.open(BlockKind.NOTES)
        self._lines(note.lines, Spot(part=Part.FOOTNOTE, note=note.number))

    def furniture(self, line: Line, part: Part) -> None:
        """Writes a line that stands around the text."""
        self._builder.open(BlockKind.CHROME)
        self._lines([line], Spot(part=part))

    def draft(self) -> Draft:
        """All that was written."""
        text, offsets = self._builder.finish()
        written = self._builder.written
        self._fill(len(written))
        return Draft(
            source=written,
            text=text,
            offsets=offsets,
            blocks=tuple(self._builder.blocks),
            links=tuple(self._builder.links),
            layout=Layout(self._regions, self._boxes),
        )

    def _lines(self, lines: list[Line], spot: Spot) -> None:
        page = 0
        for line, following in pairwise([*lines, None]):
            assert line is not None
            if line.page != page:
                page = line.page
                start = self._builder.written_length
                self._regions.append(
                    Region(start, Spot(page, None, spot.table, spot.row, spot.cell, spot.part, spot.note))
                )
            if self._is_plain(line):
                self._plain_line(line, following is None)
            else:
                self._line(line, following is None)
            if following is not None:
                self._between(line, following)

    def _is_plain(self, line: Line) -> bool:
        """True for a line that is written in one go."""
        areas = _areas_at(line, self._links.get(line.page, ()))
        if line.tabs or any(_target(word, areas) for word in line.words if areas):
            return False
        low, high = line.bottom - 0.5, line.bottom + 0.5
        words = line.words
        if not all(word.apart for word in words[1:]) or _SPECIAL.search(line.text):
            return False
        return all(low < word.bottom < high for word in words[:-1]) and not is_raised(line, len(words) - 1)

    def _plain_line(self, line: Line, ends: bool) -> None:
        self._fill(self._builder.written_length)
        words = line.words
        text = words[-1].text
        parted = text[-1] in HYPHENS and len(text) > 1 and not ends
        numbers: list[float] = []
        for word in words:
            if numbers:
                numbers += _NOWHERE
            numbers += _boxes(word)
        if parted:
            del numbers[-4:]
        self._builder.write(" ".join(word.text for word in words)[: -1 if parted else None])
        self._boxes.extend(numbers)

    def _line(self, line: Line, ends: bool) -> None:
        """Writes a line word by word: some lead somewhere, are raised, or hold a ligature."""
        areas = _areas_at(line, self._links.get(line.page, ()))
        tabs = frozenset(line.tabs)
        open_link: tuple[int, str] | None = None
        for index, word in enumerate(line.words):
            raised = is_raised(line, index)
            target = _target(word, areas)
            if open_link is not None and target != open_link[1]:
                self._builder.link(*open_link)
                open_link = None
            if index and (word.apart or index in tabs) and not (raised and word.text[0].isalpha()):
                self._builder.write("\t" if index in tabs else "" if raised else " ")
            if target and open_link is None:
                open_link = self._builder.position, target
            self._builder.superscript = raised
            self._word(
                word, whole=ends or index + 1 < len(line.words) or word.text[-1] not in HYPHENS or len(word.text) == 1
            )
            self._builder.superscript = False
        if open_link is not None:
            self._builder.link(*open_link)

    def _word(self, word: Word, whole: bool) -> None:
        """Writes a word; of one that is not whole the hyphen is left to what follows on the next line."""
        self._fill(self._builder.written_length)
        text = word.text if whole else word.text[:-1]
        numbers = _boxes(word)[: 4 * len(text)]
        if _SPECIAL.search(text) is None:
            self._builder.write(text)
        else:
            for sign in text:
                self._builder.stand_for(_SHOWN.get(sign) or ("•" if "\uf000" <= sign <= "\uf0ff" else sign), sign)
        self._boxes.extend(numbers)

    def _between(self, line: Line, following: Line) -> None:
        """Writes what stands between the last word of a line and the first of the next."""
        before, after = line.words[-1].text, following.words[0].text
        if before[-1] in HYPHENS and len(before) > 1:
            sign = "-" if before[-1] == HYPHEN else before[-1]
            dash = not before[-2].isalnum()
            if dash or not after[0].isalnum():
                self._builder.stand_for("- " if sign == SOFT_HYPHEN else f"{sign} ", f"{sign} ")
            elif self._hyphens is not None and self._hyphens.belongs_to_line(before, after):
                self._builder.stand_for("", sign)
            else:
                self._builder.stand_for("-" if sign == SOFT_HYPHEN else sign, sign)
        elif PARTED_ADDRESS.search(before) or is_east_asian(before[-1]) or is_east_asian(after[0]):
            return
        elif following.tabs and line.tabs:
            self._builder.line_break()
        else:
            self._builder.write(" ")

    def _fill(self, length: int) -> None:
        """Gives empty boxes to characters that stand for no letter of the page, up to ``length``."""
        missing = 4 * length - len(self._boxes)
        if missing > 0:
            self._boxes.frombytes(bytes(4 * missing))


def hyphens_of(paragraphs: Sequence[Paragraph]) -> Hyphens | None:
    """Who decides over the hyphens at line ends; None when there is none."""
    parted = lines = 0
    for paragraph in paragraphs:
        lines += len(paragraph.lines)
        parted += sum(line.words[-1].text[-1] in HYPHENS for line in paragraph.lines[:-1])
    if not parted:
        return None
    return Hyphens((line.text for paragraph in paragraphs for line in paragraph.lines), parted, lines)


def _boxes(word: Word) -> list[float]:
    """The boxes of the characters: measured for the first and the last, spread evenly between them."""
    count = len(word.text)
    first, last = word.first, word.last
    if count == 1:
        return list(first)
    if count == 2:
        return [*first, *last]
    if abs(first[1] - last[1]) > 0.5 * (first[3] - first[1]):  # a page on its side: the letters stand above each other
        steps = [(there - here) / (count - 1) for here, there in zip(first, last, strict=True)]
        return [here + step * index for index in range(count) for here, step in zip(first, steps, strict=True)]
    numbers = list(first)
    left, bottom, top = first[2], first[1], first[3]
    step = (last[0] - left) / (count - 2)
    for _ in range(count - 2):
        numbers += (left, bottom, left + step, top)
        left += step
    numbers += last
    return numbers


def _areas_at(line: Line, areas: Sequence[LinkArea]) -> Sequence[LinkArea]:
    """The areas that may hold a word of the line."""
    if not areas:
        return ()
    first, last = line.words[0].first, line.words[-1].last
    low, high = min(first[1], last[1]), max(first[3], last[3])
    return [area for area in areas if area.box[1] < high and area.box[3] > low]


def _target(word: Word, areas: Sequence[LinkArea]) -> str:
    """Where a word leads, empty when nowhere."""
    if not areas:
        return ""
    x = (min(word.first[0], word.last[0]) + max(word.first[2], word.last[2])) / 2
    y = (word.first[1] + word.first[3]) / 2
    for area in areas:
        left, bottom, right, top = area.box
        if left <= x <= right and bottom <= y <= top:
            return area.target
    return ""
