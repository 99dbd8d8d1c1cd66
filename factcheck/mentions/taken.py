"""Which characters already belong to a mention, so that a date's digits are not counted again as a number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeVar

from factcheck.mentions.model import Mention
from factcheck.text.document import Document
from factcheck.text.span import Span

M = TypeVar("M", bound=Mention)


class Taken:
    """A growing set of spans that later finders must leave alone."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self.update(spans)

    def add(self, span: Span) -> None:
        """Takes the characters of ``span``."""
        index = bisect_right(self._starts, span.start)
        self._starts.insert(index, span.start)
        self._ends.insert(index, span.end)

    def update(self, spans: Iterable[Span]) -> None:
        """Takes the characters of all ``spans``."""
        places = [(span.start, span.end) for span in spans]
        if places:
            places.extend(zip(self._starts, self._ends, strict=True))
            places.sort()
            self._starts = [start for start, _ in places]
            self._ends = [end for _, end in places]

    def overlaps(self, span: Span) -> bool:
        """True when a character of ``span`` is taken."""
        return self.holds(span.start, span.end)

    def holds(self, start: int, end: int) -> bool:
        """What ``overlaps`` says of ``[start, end)``, without making a span."""
        starts = self._starts
        index = bisect_right(starts, start)
        if index < len(starts) and starts[index] < end:
            return True
        # Taken spans may nest, so look back over those that start before; few do.
        for before in self._ends[max(0, index - 4) : index]:  # noqa: SIM110 a generator costs as much as the search
            if before > start:
                return True
        return False


def outside_code(document: Document, mentions: Sequence[M]) -> Sequence[M]:
    """The mentions that touch no code."""
    if not document.code:
        return mentions
    code = Taken(document.code)
    return [mention for mention in mentions if not code.overlaps(mention.span)]
