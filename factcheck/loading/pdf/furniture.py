"""What stands on the pages of a PDF around the text: running heads and feet, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factcheck.loading.full_dates import DATE
from factcheck.loading.furniture import is_release_mark
from factcheck.loading.pdf.lines import Line, is_raised
from factcheck.text.lazy_pattern import lazy_pattern

_MARGIN = 0.16  # of the page at its head and its foot
_SMALL = 0.93
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.)?\s{0,3}[-–—|]?\s{0,3}(\d{1,4})\s{0,3}[-–—|]?(?:\s{0,3}(?:of|/|von|de)\s{0,3}\d{1,4})?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:(\d{1,3})|[*†‡§])(?=\D|\Z)")
_LETTERHEAD = lazy_pattern(rf"(?:press|news|media)\s{{0,3}}(?:release|statement)|{DATE}", re.IGNORECASE)


@dataclass(slots=True)
class Note:
    """A footnote: its number, None for a star, and its lines."""

    number: int | None
    lines: list[Line]


@dataclass(slots=True)
class PageLines:
    """The lines of a page in the order of the file, and what is no part of its text."""

    number: int
    height: float
    lines: list[Line]
    head: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def body_height(lines: Iterable[Line]) -> float:
    """The height of most words, 0 for no line."""
    heights: Counter[float] = Counter()
    for line in lines:
        heights[round(line.height, 1)] += len(line.words)
    return heights.most_common(1)[0][0] if heights else 0.0


def set_furniture_apart(pages: Sequence[PageLines]) -> None:
    """Takes running heads and feet, page numbers and footnotes out of the lines of each page."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({key for line in page.lines if (key := _key(page, line))})
    for page in pages:
        ends = _outermost(page)
        around = {
            id(line)
            for line in page.lines
            if _runs(page, line, seen) or (line.bottom in ends and _numbers_page(page, line, len(pages)))
        }
        if page is pages[0] and any(_is_letterhead(line) for line in page.lines if id(line) in around):
            around = {id(line) for line in page.lines if id(line) in around and line.bottom < page.height / 2}
        for line in page.lines:
            if id(line) in around:
                (page.head if line.bottom > page.height / 2 else page.foot).append(line)
        page.lines = [line for line in page.lines if id(line) not in around]
    body = body_height(line for page in pages for line in page.lines)
    before = 0
    for page in pages:
        _take_notes(page, body, before)
        before = max((note.number or 0 for note in page.notes), default=before)


def _key(page: PageLines, line: Line) -> tuple[str, int] | None:
    """What a running head has on every page, whatever number it bears; None for a line inside the page."""
    if _MARGIN * page.height < line.bottom < (1 - _MARGIN) * page.height:
        return None
    return re.sub(r"\d+", "0", line.text), round(line.bottom / 4)


def _runs(page: PageLines, line: Line, seen: Counter[tuple[str, int]]) -> bool:
    key = _key(page, line)
    if key is None:
        return False
    words, level = key
    return sum(seen[words, near] for near in (level - 1, level, level + 1)) > 1


def _outermost(page: PageLines) -> tuple[float, float]:
    """The levels of the lowest and the highest line of a page."""
    levels = [line.bottom for line in page.lines]
    return min(levels, default=0.0), max(levels, default=0.0)


def _numbers_page(page: PageLines, line: Line, pages: int) -> bool:
    if _key(page, line) is None:
        return False
    match = _PAGE_NUMBER.fullmatch(line.text)
    return match is not None and 0 < int(match[1]) <= max(pages, page.number)


def _is_letterhead(line: Line) -> bool:
    return _LETTERHEAD.search(line.text) is not None or is_release_mark(line.text, 0, len(line.text))


def _take_notes(page: PageLines, body: float, before: int) -> None:
    """Footnotes: small lines at the foot of the page that begin with a star, 1, or the number after the last one."""
    small: list[Line] = []
    for line in sorted(page.lines, key=lambda line: line.bottom):
        if line.height > _SMALL * body or line.bottom > page.height / 2:
            break
        small.append(line)
    small.sort(key=lambda line: (-round(line.bottom), line.left))
    for index, line in enumerate(small):
        match = _NOTE.match(line.text)
        number = int(match[1]) if match is not None and match[1] else None
        due = page.notes[-1].number if page.notes else before
        if match is not None and (is_raised(line, 0) or (number in (1, (due or 0) + 1) and _is_apart(small, index))):
            page.notes.append(Note(number, [line]))
        elif page.notes:
            page.notes[-1].lines.append(line)
    taken = {id(line) for note in page.notes for line in note.lines}
    page.lines = [line for line in page.lines if id(line) not in taken]


def _is_apart(lines: list[Line], index: int) -> bool:
    """True for "1 See the annual report": a number alone, and then words, also those set off by a tab."""
    line = lines[index]
    words = list(line.words)
    if len(words) == 1 and index + 1 < len(lines) and abs(lines[index + 1].bottom - line.bottom) < line.height / 2:
        words += lines[index + 1].words
    return len(words) > 2 and words[0].text.isdigit() and words[1].text[0].isupper()
