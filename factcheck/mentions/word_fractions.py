"""Fractions and decimals in words: "two thirds", "five and a half million", "a third of", "two point five"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.mentions.reading import Reading, rough
from factcheck.mentions.word_steps import (
    AND,
    ARTICLE,
    BREAK,
    GAP,
    HYPHEN,
    OF_A,
    ONES,
    PARTS,
    SMALL,
    TENS,
    after_gap,
    scale_at,
    word_at,
)
from factcheck.text.lazy_pattern import lazy_pattern

_POINT = lazy_pattern(rf"{BREAK}point{BREAK}")
_DECIMAL_FIGURE = lazy_pattern(r"[0-9]{1,9}(?![0-9.,])")
# What may follow "a third" when it is a share; "a third arrest" is an ordinal, "a quarter in which" is of a year.
_SHARE_ENDS = lazy_pattern(
    rf"{BREAK}(?:of|less|fewer|more|higher|lower|cheaper|faster|smaller|larger)\b|[ \t]*(?:[.,;:)\n]|\Z)"
)
# "in the last three quarters": of a year, each.
_PERIODS = lazy_pattern(r"\b(?:last|past|first|next|previous|these|the|prior|final|coming|recent)\s\Z")
_HALF_OF = lazy_pattern(rf"{BREAK}(?:the|their|its|our|all|of)\b")


def read_part(lower: str, start: int) -> Reading | None:
    """The share that begins with an article: "a third of", "a quarter", "half of the"."""
    article = ARTICLE.match(lower, start)
    position = article.end() if article else start
    part = word_at(lower, position)
    below = PARTS.get(part)
    if below is None or part.endswith("s") or (article is None and part != "half"):
        return None
    end = position + len(part)
    if not _SHARE_ENDS.match(lower, end) and not (part == "half" and _HALF_OF.match(lower, end)):
        return None
    value = Decimal(1) / below
    return Reading(start, end, value, rough(value), 1, words=True, share=True)


def read_decimals(lower: str, reading: Reading) -> Reading:
    """The number with the decimals spoken after it: "two hundred point zero three", "1 point 1"."""
    point = _POINT.match(lower, reading.end)
    if point is None:
        return reading
    figure = _DECIMAL_FIGURE.match(lower, point.end())
    written, end = (figure.group(), figure.end()) if figure else _spoken(lower, point.end())
    if not written:
        return reading
    value = reading.value + Decimal(f"0.{written}")
    return reading._replace(end=end, value=value, step=Decimal(1).scaleb(-len(written)), scale=None)


def read_fraction(lower: str, reading: Reading) -> Reading:
    """The number with a fraction behind it: "two thirds", "five and a half", "two and a half million"."""
    and_ = AND.match(lower, reading.end)
    return _added(lower, reading, and_.end()) if and_ else _divided(lower, reading)


def mixed(lower: str, reading: Reading, tail: Decimal, unit: Decimal) -> Reading | None:
    """The number whose last words are the top of a fraction: "one hundred and three quarters".

    ``tail`` is what stands after the "and" of ``reading``, ``unit`` what the fraction is of: in "nine million and five
    ninths" it is of a million.
    """
    gap = HYPHEN.match(lower, reading.end)
    part = word_at(lower, gap.end()) if gap else ""
    below = PARTS.get(part)
    if gap is None or below is None or not 0 < tail < below or not part.endswith("s"):
        return None
    value = reading.value - tail + unit * tail / below
    return reading._replace(end=gap.end() + len(part), value=value, step=Decimal(0), scale=None)


def _spoken(lower: str, position: int) -> tuple[str, int]:
    """The digits after "point", and where they end: "zero three", "seventy-one"."""
    written, end = "", position
    while len(written) < 9:
        word = word_at(lower, position)
        if word not in SMALL:
            break
        number, end = SMALL[word], position + len(word)
        gap = HYPHEN.match(lower, end)
        ones = word_at(lower, gap.end()) if gap and number >= 20 else ""
        if gap and ONES.get(ones):
            number, end = number + ONES[ones], gap.end() + len(ones)
        written += str(number)
        space = GAP.match(lower, end)
        if space is None:
            break
        position = space.end()
    return written, end


def _added(lower: str, reading: Reading, position: int) -> Reading:
    """ "five and a half", "one million and a half", "one billion and a quarter million"."""
    article = ARTICLE.match(lower, position)
    above = 1
    if article:
        position = article.end()
    else:
        word = word_at(lower, position)
        above = ONES.get(word, 0)
        gap = HYPHEN.match(lower, position + len(word))
        if not above or gap is None:
            return reading
        position = gap.end()
    part = word_at(lower, position)
    if part not in PARTS or (article and part.endswith("s")):
        return reading
    end = position + len(part)
    share = Decimal(above) / PARTS[part]
    if reading.scale and (scale := scale_at(lower, after_gap(lower, end))):
        value = reading.value + share * Decimal(10) ** scale.power
        return reading._replace(end=scale.end, value=value, step=Decimal(10) ** scale.power / 10, scale=None)
    unit = Decimal(10) ** (reading.scale.power if reading.scale else 0)
    step = Decimal(0) if unit == 1 else unit / 10
    return _scaled(lower, reading._replace(end=end, value=reading.value + unit * share, step=step), GAP)


def _divided(lower: str, reading: Reading) -> Reading:
    """ "two thirds", "three twenty-firsts", "two thirds of a million"."""
    gap = HYPHEN.match(lower, reading.end)
    if gap is None or (reading.scale and reading.scale.power > 3):
        return reading
    part = word_at(lower, gap.end())
    end = gap.end() + len(part)
    if part in TENS:
        ones, ones_end = _ones_part(lower, end)
        if ones:
            value = reading.value / (TENS[part] + ones)
            return reading._replace(end=ones_end, value=value, step=Decimal(0), digits=1, share=True, scale=None)
        return reading
    below = PARTS.get(part)
    if below is None or part.endswith("s") == (reading.value == 1):
        return reading
    if part in ("half", "quarter") and not _SHARE_ENDS.match(lower, end):
        return reading  # "one quarter" may be of a year
    if part == "quarters" and _PERIODS.search(lower, max(0, reading.start - 12), reading.start):
        return reading
    value = reading.value / below
    return _scaled(
        lower, reading._replace(end=end, value=value, step=rough(value), digits=1, share=True, scale=None), OF_A
    )


def _ones_part(lower: str, position: int) -> tuple[int, int]:
    """What "-firsts" adds to the "twenty" before it, 0 for nothing, and where it ends."""
    gap = HYPHEN.match(lower, position)
    part = word_at(lower, gap.end()) if gap else ""
    ones = {"firsts": 1, "seconds": 2, **PARTS}.get(part, 0)
    if gap is None or ones > 9 or not part.endswith("s") or part in ("halves", "quarters"):
        return 0, position
    return ones, gap.end() + len(part)


def _scaled(lower: str, reading: Reading, between: re.Pattern[str]) -> Reading:
    """The number times the scale word that follows: "five and a half million"."""
    gap = between.match(lower, reading.end)
    scale = scale_at(lower, gap.end()) if gap else None
    return reading._replace(step=Decimal("0.1"), scale=None).scaled(scale) if scale else reading
