"""Hedges around a number, and the interval that digits and hedge leave open."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from factcheck.lexicon.reader import table
from factcheck.mentions.number import Hedge, Number
from factcheck.mentions.reading import Reading
from factcheck.text.lazy_pattern import lazy_pattern

_BEFORE: dict[str, Hedge] = {words: Hedge(hedge) for words, hedge in table("hedges")["before"].items()}
_AFTER: dict[str, Hedge] = {words: Hedge(hedge) for words, hedge in table("hedges")["after"].items()}
_LAST_WORDS = frozenset(words.rsplit(" ", 1)[-1] for words in _BEFORE)
_LONGEST = max(words.count(" ") for words in _BEFORE) + 1
_SIGNS = frozenset(words for words in _BEFORE if not words[0].isalpha())
_OPENING = "(“\"‘'—–"
_TAIL = lazy_pattern(
    "|".join(
        (r"\s{1,2}" if words[0].isalpha() else "")
        + re.escape(words).replace(r"\ ", r"\s{1,2}")
        + (r"\b" if words[-1].isalpha() else "")
        for words in sorted(_AFTER, key=len, reverse=True)
    )
)
_TAIL_STARTS = frozenset({" o", " a", " p", "\no", "\na", "\np", "-p", "-o", "-i", "  "})
_ROUGHLY = 0.1  # "some 270" may be anything within a tenth


def hedge_before(lower: str, start: int) -> tuple[Hedge, int]:
    """The hedge that ends before ``start``, and where it begins; ``Hedge.NONE`` and ``start`` when there is none."""
    if lower[start - 1 : start] == " ":
        blank = lower.rfind(" ", max(0, start - 24), start - 1)
        word = lower[blank + 1 : start - 1]
        if blank >= 0 and word.isalpha() and word not in _LAST_WORDS:
            return Hedge.NONE, start
    nearest = lower[max(0, start - 16) : start].split()
    if not nearest:
        return Hedge.NONE, start
    last = nearest[-1]
    if not last[-1].isalnum() and last[-1] != ".":
        return _sign_before(lower, start, last)
    words = [last]
    if last in _LAST_WORDS:
        words = lower[max(0, start - 30) : start].split()
    else:
        last = last.lstrip(_OPENING)
        if last not in _LAST_WORDS:
            return Hedge.NONE, start
        words = [last]
    if not lower[start - 1].isspace():
        return Hedge.NONE, start
    for count in range(min(_LONGEST, len(words)), 0, -1):
        tail = words[-count:]
        first = tail[0].lstrip(_OPENING)
        hedge = _BEFORE.get(" ".join((first, *tail[1:])))
        if hedge is not None:
            return hedge, _start_of(lower, start, count, len(first))
    return Hedge.NONE, start


def _sign_before(lower: str, start: int, last: str) -> tuple[Hedge, int]:
    """ "~270", ">= 300"."""
    for length in (2, 1):
        if last[-length:] in _SIGNS:
            return _BEFORE[last[-length:]], lower.rindex(last[-length:], 0, start)
    return Hedge.NONE, start


def _start_of(lower: str, start: int, count: int, first_length: int) -> int:
    """Where the first of the last ``count`` words before ``start`` begins, without a bracket or quotation mark."""
    end = position = start
    for _ in range(count):
        end = position
        while lower[end - 1].isspace():
            end -= 1
        position = end
        while position and not lower[position - 1].isspace():
            position -= 1
    return end - first_length


def hedge_after(lower: str, end: int) -> tuple[Hedge, int]:
    """The hedge that begins at ``end``, and where it ends; ``Hedge.NONE`` and ``end`` when there is none."""
    match = _TAIL.match(lower, end) if lower[end : end + 2] in _TAIL_STARTS or lower[end : end + 1] == "+" else None
    if match is None:
        return Hedge.NONE, end
    return _AFTER[" ".join(match.group().split())], match.end()


def interval(reading: Reading, hedge: Hedge = Hedge.NONE) -> Number:
    """The number as the interval its digits and its hedge allow."""
    value = low = high = float(reading.value)
    exact = not reading.step and hedge is Hedge.NONE
    if exact:
        return Number(value, low, high, hedge, reading.digits, True)
    if reading.step:
        half = reading.step / 2
        low, high = float(reading.value - half), float(reading.value + half)
    if hedge is Hedge.ABOUT:
        margin = abs(value) * _ROUGHLY
        low, high = min(low, value - margin), max(high, value + margin)
    elif hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        low, high = value, math.inf
    elif hedge in (Hedge.LESS_THAN, Hedge.AT_MOST):
        low, high = -math.inf, value
    elif hedge is Hedge.NEARLY:
        low, high = value - abs(value) * _ROUGHLY, value
    return Number(value, low, high, hedge, reading.digits, exact)


def range_of(first: Reading, last: Reading) -> Number:
    """The range between two numbers, both ends included."""
    return Number(
        float(first.value), float(first.value), float(last.value), Hedge.RANGE, max(first.digits, last.digits), False
    )


def widened(number: Number, step: float) -> Number:
    """The number with its last digit taken as rounded to ``step``: a measured "12" is anything from 11.5 to 12.5."""
    if not number.exact or number.hedge is not Hedge.NONE:
        return number
    half = step / 2
    return Number(number.value, number.value - half, number.value + half, Hedge.NONE, number.digits, False)


def times(number: Number, factor: Decimal) -> Number:
    """The number multiplied, as "50 basis points" are half a point."""

    def scaled(value: float) -> float:
        return value if math.isinf(value) else float(Decimal(repr(value)) * factor)

    return Number(
        scaled(number.value), scaled(number.low), scaled(number.high), number.hedge, number.digits, number.exact
    )


def shifted(number: Number, by: float) -> Number:
    """The number with ``by`` added, as 50 cents are to three dollars."""

    def added(value: float) -> float:
        return value if math.isinf(value) else float(Decimal(repr(value)) + Decimal(repr(by)))

    return Number(
        added(number.value), added(number.low), added(number.high), number.hedge, number.digits + 2, number.exact
    )
