"""The mentions of one sentence, so that what looks around a figure does not look at the whole release each time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from factcheck.mentions.model import Mention, Mentions
from factcheck.text.span import Span

M = TypeVar("M", bound=Mention)


class Nearby:
    """The mentions of a release by sentence, each sentence looked up once."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._found: dict[Span, Mentions] = {}

    def within(self, sentence: Span) -> Mentions:
        """What is mentioned in a sentence: persons, bodies, places, dates, and figures with a noun or a unit."""
        if sentence not in self._found:
            every = self._mentions
            self._found[sentence] = Mentions(
                persons=_inside(every.persons, sentence),
                organizations=_inside(every.organizations, sentence),
                places=_inside(every.places, sentence),
                dates=_inside(every.dates, sentence),
                counts=_inside(every.counts, sentence),
                money=_inside(every.money, sentence),
                quantities=_inside(every.quantities, sentence),
            )
        return self._found[sentence]


def _inside(mentions: Sequence[M], sentence: Span) -> tuple[M, ...]:
    """Those of the mentions, which stand in order, that begin in the sentence."""
    first = bisect_left(mentions, sentence.start, key=_start)
    return tuple(mentions[first : bisect_left(mentions, sentence.end, first, key=_start)])


def _start(mention: Mention) -> int:
    return mention.span.start
