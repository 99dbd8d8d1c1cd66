"""The words of a release cut where marks begin and end, so that marks may overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.findings.severity import Severity
from factcheck.text.span import Span


@dataclass(frozen=True, slots=True)
class PageMark:
    """A place to be marked: that of finding ``number``, or with ``related`` (from 1) another place it rests on."""

    span: Span
    number: int
    severity: Severity
    related: int = 0

    @property
    def anchor(self) -> str:
        """What the place is called in addresses within its release: ``3``, ``3-1``."""
        return f"{self.number}-{self.related}" if self.related else str(self.number)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between two borders, the marks that cover them (the gravest first), and those that begin or end here."""

    words: str
    marks: tuple[PageMark, ...] = ()
    begins: tuple[PageMark, ...] = ()
    ends: tuple[PageMark, ...] = ()

    @property
    def first(self) -> PageMark | None:
        """The mark that is shown: a finding before a related place, the gravest before the others."""
        return self.marks[0] if self.marks else None


def segments(text: str, bounds: Span, marks: Sequence[PageMark]) -> Iterator[Segment]:
    """The segments of ``text`` inside ``bounds``; each of the marks overlaps them and covers one segment or several."""
    borders = {bounds.start, bounds.end}
    for mark in marks:
        borders |= {max(bounds.start, mark.span.start), min(bounds.end, mark.span.end)}
    coming = sorted(marks, key=lambda mark: mark.span.start, reverse=True)
    reaching: list[PageMark] = []
    for start, end in pairwise(sorted(borders)):
        while coming and coming[-1].span.start <= start:
            reaching.append(coming.pop())
        reaching = [mark for mark in reaching if mark.span.end > start]
        covering = tuple(sorted(reaching, key=_weight))
        begins = tuple(mark for mark in covering if max(mark.span.start, bounds.start) == start)
        ends = tuple(mark for mark in covering if min(mark.span.end, bounds.end) == end)
        yield Segment(text[start:end], covering, begins, ends)


def _weight(mark: PageMark) -> tuple[bool, int, int, int]:
    return (mark.related > 0, mark.severity.rank, mark.number, mark.related)


def page_marks(
    numbers: Sequence[int],
    severities: Sequence[Severity],
    places: Sequence[Span | None],
    others: Sequence[Sequence[Span]],
) -> Iterator[PageMark]:
    """The marks of findings with these numbers: their places, and the other places they rest on."""
    for number, severity, place, related in zip(numbers, severities, places, others, strict=True):
        if place is not None:
            yield PageMark(place, number, severity)
        for count, other in enumerate(related, 1):
            yield PageMark(other, number, severity, count)
