"""Ranges and shares: two numbers that make one, "between 30 and 50", "$5-7 million", "one in five"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.mentions.not_numbers import letters_after
from factcheck.mentions.reading import Reading
from factcheck.mentions.scaled import CURRENCY_SIGNS, attachable, currency_start, read_scaled
from factcheck.text.lazy_pattern import lazy_pattern

_PRICE = rf"(?:[A-Z]{{0,3}}[{CURRENCY_SIGNS}][ ]?|[A-Z]{{3}}[ ])?"
_NEXT = "(?=[0-9a-z½¼¾])"
_DASH = lazy_pattern(rf"[ \t]{{0,2}}[-–—‑−][ \t]{{0,2}}{_PRICE}{_NEXT}")
_WORD = lazy_pattern(rf"-?\s{{1,2}}(to|or|and)\s{{1,2}}{_PRICE}{_NEXT}")
_DASHES = frozenset("-–—‑−")
_AFTER_BLANK = frozenset("toa")  # "to", "or", "and"
_BEFORE = lazy_pattern(
    r"\b(between|from|by|up|down|rose|fell|grew|increased|decreased|dropped|jumped|climbed)\s{1,2}\Z"
)
_MORE_DIGITS = lazy_pattern(r"[ ]?[-–—‑][ ]?[0-9]|-[A-Z]")
_SHARE = lazy_pattern(r"\s{1,2}(?:in|out\s{1,2}of)\s{1,2}(?:every\s{1,2})?(?=[0-9a-z])")
_OVER = lazy_pattern(r"\s{1,2}over\s{1,2}(?=[a-z])")
_PHONE = lazy_pattern(r"[0-9]{3}[-‑][0-9]{4}")
_TIME_UNIT = lazy_pattern(r"\s{1,2}(?:second|minute|hour|day|week|month|quarter|year|decade)s?\b")


def second_end(text: str, lower: str, first: Reading) -> Reading | None:
    """The upper end of the range that begins with ``first``, None when none does."""
    if (first.share and first.words) or not _may_go_on(text, first.end):
        return None
    gap = _WORD.match(text, first.end)  # first, for the hanging hyphen of "8- to 16-metre"
    dash = _DASH.match(text, first.end) if gap is None else None
    if dash:
        second = _number_at(text, lower, dash.end())
        if second is None or _PHONE.fullmatch(text, first.start, second.end) or not _ascending(text, first, second):
            return None
        return None if _MORE_DIGITS.match(text, second.end) else second
    if gap is None:
        return None
    second = _number_at(text, lower, gap.end())
    if second is None or not _ascending(text, first, second):
        return None
    start = currency_start(text, first.start)
    before = _BEFORE.search(lower, max(0, start - 12), start)
    word = gap[1]
    if word == "and":
        return second if before and before[1] == "between" else None
    if before:  # "rose from 240 to 270" names two numbers
        return None
    if word == "or" and second.value > first.value * 2 + 1:
        return None
    return second


def _may_go_on(text: str, end: int) -> bool:
    """False where what follows a number opens neither pattern of a range: "270 delegates", "1,260,"."""
    following = text[end : end + 2]
    if following[:1] == " ":
        return following[1:] in _AFTER_BLANK or not following[1:].isalnum()
    return following[:1] in _DASHES or following[:1].isspace()


def range_start(lower: str, start: int) -> int:
    """Where "between" before ``start`` begins; ``start`` when it is not there."""
    before = _BEFORE.search(lower, max(0, start - 12), start)
    return before.start() if before and before[1] == "between" else start


def with_shared_scale(first: Reading, second: Reading) -> Reading:
    """The lower end with the scale that is written once: "$5-7 million"."""
    if first.scale or not second.scale or second.scale.name == "hundred":
        return first
    factor = Decimal(10) ** second.scale.power
    if first.value >= 1000 or first.value * factor >= second.value:
        return first
    return first._replace(value=first.value * factor)


def share_of(text: str, lower: str, first: Reading) -> Reading | None:
    """ "one in five", "nine out of ten": a share, unless a length of time follows ("one in five days")."""
    if not lower[first.end : first.end + 1].isspace():
        return None
    gap = _SHARE.match(lower, first.end)
    if gap is None:
        gap = _OVER.match(lower, first.end) if first.value == 1 else None
    if gap is None or first.step or not 0 < first.value < 10:
        return None
    second = _number_at(text, lower, gap.end())
    if second is None or not first.value < second.value <= 1_000_000 or second.step or second.share:
        return None
    if _TIME_UNIT.match(lower, second.end):
        return None
    if not first.words and second.value > 100 and (first.value != 1 or second.digits > 1):
        return None
    value = first.value / second.value
    return first._replace(end=second.end, value=value, step=value / 5, digits=1, share=True)


def _number_at(text: str, lower: str, start: int) -> Reading | None:
    reading = read_scaled(text, lower, start)
    if isinstance(reading, int) or (reading.share and reading.words):
        return None
    if text[start].isdigit():
        letters = letters_after(text, reading.end)
        if letters and not attachable(letters):
            return None
    return reading


def _ascending(text: str, first: Reading, second: Reading) -> bool:
    """True when the numbers can be a range: rising, of one size, and not two years."""
    low = with_shared_scale(first, second).value
    if not low < second.value <= max(low, Decimal(1)) * 100:
        return False
    years = not first.step and not second.step and 1900 <= first.value <= 2100 and second.value <= 2100
    return not years or "," in text[first.start : first.end]
