"""Which characters already belong to a mention, so that a date's digits are not counted again as a number."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from operator import attrgetter

from factcheck.text.span import Span

_START = attrgetter("start")


class Taken:
    """A growing set of spans that later finders must leave alone."""

    __slots__ = ("_spans",)

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)

    def add(self, span: Span) -> None:
        """Takes the characters of ``span``."""
        insort(self._spans, span)

    def update(self, spans: Iterable[Span]) -> None:
        """Takes the characters of all ``spans``."""
        self._spans.extend(spans)
        self._spans.sort()

    def overlaps(self, span: Span) -> bool:
        """True when a character of ``span`` is taken."""
        index = bisect_right(self._spans, span)
        # Taken spans may nest, so look back over those that start before; few do.
        if index < len(self._spans) and self._spans[index].start < span.end:
            return True
        return any(before.end > span.start for before in self._spans[max(0, index - 4) : index])

    def holds(self, start: int, end: int) -> bool:
        """What ``overlaps`` says of ``[start, end)``, without making and comparing spans."""
        spans = self._spans
        index = bisect_right(spans, start, key=_START)
        if index < len(spans) and spans[index].start < end:
            return True
        for before in spans[max(0, index - 4) : index]:  # noqa: SIM110 a generator costs as much as the search
            if before.end > start:
                return True
        return False
