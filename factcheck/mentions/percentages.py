"""Percentages and percentage points."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.mentions.hedges import hedge_after, times, widened
from factcheck.mentions.model import PercentageMention
from factcheck.mentions.number import Hedge, Number
from factcheck.mentions.numerals import Numeral
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_SIGN = lazy_pattern(
    r"[ \t]?%(?:[ -](?P<signpoints>points?)\b)?"
    r"|[ \t]{0,2}\n?[ \t]{0,2}-?(?:"
    r"(?P<points>percentage[ -]points?\b|percent(?:age)? points?\b|per cent points?\b|ppts?\b|pp\b)"
    r"|(?P<basis>basis[ -]points?\b|bps?\b)"
    r"|per[ \t]?\n?cents?\b|pct\b)",
    re.IGNORECASE,
)
_RANGE = lazy_pattern(r"[ ]?[-–—][ ]?|\s{1,2}to\s{1,2}")
_BETWEEN_AND = lazy_pattern(r"\s{1,2}and\s{1,2}")
_BEFORE_RANGE = lazy_pattern(r"(?i:\b(from|between)\s{1,2})\Z")


def find_percentages(document: Document, numerals: tuple[Numeral, ...], taken: Taken) -> tuple[PercentageMention, ...]:
    """The percentages and percentage points outside ``taken``."""
    text = document.text
    found: list[PercentageMention] = []
    for numeral in numerals:
        sign = _SIGN.match(text, numeral.core.end)
        if sign is None:
            continue
        span = Span(numeral.core.start, sign.end())
        if taken.holds(span.start, span.end):
            continue
        mention = _mention(text, numeral, span, sign)
        if found and _one_range(text, found[-1], mention):
            mention = _joined(found.pop(), mention)
        found.append(mention)
    return tuple(found)


def _mention(text: str, numeral: Numeral, span: Span, sign: re.Match[str]) -> PercentageMention:
    number = widened(numeral.number, 1.0)
    if number.hedge is Hedge.NONE:
        hedge, _ = hedge_after(text, sign.end())
        number = _hedged(number, hedge)
    points = bool(sign["points"] or sign["basis"] or sign["signpoints"])
    if sign["basis"]:
        number = times(number, Decimal("0.01"))
    return PercentageMention(span, number, numeral.core, points)


def _hedged(number: Number, hedge: Hedge) -> Number:
    if hedge is Hedge.AT_LEAST:
        return Number(number.value, number.value, float("inf"), hedge, number.digits, False)
    if hedge is Hedge.AT_MOST:
        return Number(number.value, float("-inf"), number.value, hedge, number.digits, False)
    return number


def _one_range(text: str, first: PercentageMention, second: PercentageMention) -> bool:
    """True for "10% to 15%" and "between 10% and 15%"; "from 10% to 15%" is a change and stays two."""
    if first.points != second.points or first.number.hedge is not Hedge.NONE or second.number.hedge is not Hedge.NONE:
        return False
    if first.number.value >= second.number.value or second.span.start - first.span.end > 8:
        return False
    before = _BEFORE_RANGE.search(text, max(0, first.span.start - 10), first.span.start)
    word = before[1].lower() if before else ""
    gap = _BETWEEN_AND if word == "between" else _RANGE
    return word != "from" and gap.fullmatch(text, first.span.end, second.span.start) is not None


def _joined(first: PercentageMention, second: PercentageMention) -> PercentageMention:
    low, high = first.number.value, second.number.value
    number = Number(low, low, high, Hedge.RANGE, max(first.number.digits, second.number.digits), False)
    span = first.span.cover(second.span)
    return PercentageMention(span, number, Span(first.number_span.start, second.number_span.end), first.points)
