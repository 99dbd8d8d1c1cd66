"""Arithmetic on written numbers that several rules share: every result is the interval that the writing allows."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from factcheck.mentions.model import CountMention, MoneyMention, PercentageMention, QuantityMention
from factcheck.mentions.number import Number, plain
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

Figure = CountMention | MoneyMention | PercentageMention | QuantityMention
_Kind = TypeVar("_Kind", CountMention, MoneyMention, PercentageMention, QuantityMention)


@dataclass(frozen=True, slots=True)
class Range:
    """All values from ``low`` to ``high``, both included."""

    low: float
    high: float

    def overlaps(self, other: Range, slack: float = 0.0) -> bool:
        """True when both share a value, with ``slack`` added on either side."""
        return self.low - slack <= other.high and other.low - slack <= self.high


def written(number: Number) -> Range:
    """The values a number allows as it is written: "8,263" is itself, "5.7 billion" is 5.65 to 5.75 billion."""
    return Range(number.low, number.high)


def rounded(number: Number) -> Range:
    """The values that a number may have been rounded from: its last written digit may be half a step off.

    "40" per cent may be 39.5 to 40.5; zeros at the end of an integer are taken as written, not as rounded.
    """
    if not number.exact:
        return written(number)
    return Range(number.low - 0.5, number.high + 0.5)


def significant(number: Number) -> Range:
    """The values that a round number may stand for: "22,000" may be 21,500 to 22,500."""
    if not number.exact or number.value == 0:
        return written(number)
    step = step_of(number.value)
    return Range(number.low - step / 2, number.high + step / 2)


def step_of(value: float) -> float:
    """The worth of the last digit that is no zero: 1,000 for 22,000, 10 for 340."""
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def percent_of(part: Range, whole: Range) -> Range:
    """What ``part`` is of ``whole``, in per cent; unbounded where ``whole`` may be zero."""
    if whole.low <= 0:
        return Range(-math.inf, math.inf)
    return Range(100 * part.low / whole.high, 100 * part.high / whole.low)


def percent_change(before: Range, after: Range) -> Range:
    """The change from ``before`` to ``after`` in per cent of ``before``."""
    ratio = percent_of(after, before)
    return Range(ratio.low - 100, ratio.high - 100)


def size(change: Range) -> Range:
    """The change without its sign."""
    if change.low >= 0:
        return change
    if change.high <= 0:
        return Range(-change.high, -change.low)
    return Range(0.0, max(-change.low, change.high))


def in_words(value: float) -> str:
    """The value as a reader writes it: ``8,263``, ``12.5``, ``5.7 billion``."""
    for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale and round(value / scale, 3) == value / scale:
            return f"{plain(round(value / scale, 3)):,} {name}"
    shown = round(value, 2)
    return f"{plain(shown):,}"


def within(figures: Sequence[_Kind], span: Span) -> Sequence[_Kind]:
    """The mentions among ``figures`` that begin inside ``span``."""
    first = bisect_left(figures, span.start, key=_start)
    return figures[first : bisect_left(figures, span.end, first, key=_start)]


def _start(figure: Figure) -> int:
    return figure.span.start
