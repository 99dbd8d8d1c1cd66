"""unit-conversion-mismatch: one amount in two units that do not agree."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from factcheck.checkers.arithmetic import Range, in_words, significant, step_of
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.units import converted
from factcheck.mentions.model import QuantityMention
from factcheck.mentions.number import Hedge
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

# "10 tonnes (22,000 lb)", "10 tonnes (about 22,000 lb)", "10 tonnes/22,000 lb", "5 km, or 3.1 miles,", "5 km [3.1 mi]".
_PAIRED = lazy_pattern(
    r"(?i)[ \n]*(?:[\[(]|/|,?[ \n]+or[ \n]+|=)[ \n]*"
    r"(?:(?:or|about|approximately|approx\.|around|nearly|almost|some)[ \n]+|~[ \n]*){0,3}"
)
# "cool bedrooms by up to 1.9 °C (3.4 °F)", "2 °C (3.6 °F) warmer than": a difference, which has no zero point.
_BY = lazy_pattern(
    r"(?i)\bby[ \n]+(?:(?:up[ \n]+to|about|around|some|nearly|almost|as[ \n]+much[ \n]+as|at[ \n]+least|"
    r"more[ \n]+than)[ \n]+)?$"
)
_THAN = lazy_pattern(r"(?i)\)?[ \n]+(?:warmer|cooler|colder|hotter|higher|lower|above|below|more|less)\b")
_WARMING = lazy_pattern(
    r"(?i)\b(?:warm(?:ing|ed|s|er)|cool(?:ing|ed|s|er)|ris(?:e[sn]?|ing)|rose|drop\w*|f[ae]ll\w*|increas\w+|decreas\w+|chang\w+|"
    r"differ\w+|anomal\w+|swings?|within|limit\w*|range[sd]?|average|normal)\b"
)
_ROUNDING = 0.02
_SCALE = lazy_pattern(r"\b(?:lakh|crore|million|billion)\b")
_INDIAN = frozenset({"lakh", "crore"})
_HEDGED = 0.05  # "nearly 2.1 million acres (870,000 hectares)"


class UnitConversionMismatch(Rule):
    """An amount is given in two units, and one is not the other converted.

    ## Why it matters
    "10 tonnes (10,000 lb)" doubles or halves the load, depending on which number a reader knows.

    ## What it leaves alone
    Anything that rounding explains, tons and gallons in any of their legal sizes, dimensions such as "5 m by 3 m", and
    two amounts that only stand near each other.
    """

    id = "unit-conversion-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The crane lifts 10 tonnes (⟦10,000 lb⟧) at once.",
        "The road is 5 km, or ⟦31 miles⟧, long.",
        "Water boils at 100 °C (⟦180 °F⟧) there.",
        "The trees cool the rooms by up to 1.9 °C (⟦35.4 °F⟧) at night.",
        "The lift carries planks of up to 4 m (⟦31 ft⟧) to the roof.",
        "The plant uses 18 lakh litres (⟦18 million litres⟧) each day.",
    )
    accepts = (
        "The crane lifts 10 tonnes (22,000 lb) at once.",
        "The crane lifts 10 tons (20,000 lb) at once.",
        "The road is 5 km (3 miles) long, the bridge 400 metres (about 1,300 ft).",
        "Water boils at 100 °C (212 °F) there.",
        "The hall covers 300 square metres (3,200 square feet).",
        "The tank holds 50 gallons (227 litres); the other holds 50 gallons (189 litres).",
        "They ran 5 km and swam 2 miles.",
        "The trees cool the rooms by up to 1.9 °C (3.4 °F) at night.",
        "The pact is to limit warming to 1.5 °C (2.7 °F) in all.",
        "The lift carries planks of up to 4 m (13 ft) to the roof.",
        "The plant uses 18 lakh litres (1.8 million litres) each day.",
        "The shaft is more than 1,000 m (3,281 ft) deep.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for first, second in pairwise(release.mentions.quantities):
            if first.dimension != second.dimension or first.per != second.per:
                continue
            if first.unit == second.unit and not _are_scaled_apart(release, first, second):
                continue
            gap = release.text[first.span.end : second.span.start]
            if len(gap) > 40 or not _PAIRED.fullmatch(gap):
                continue
            if not _is_single(first) or not _is_single(second):
                yield self.not_checkable("quantity", second.span, "one of the amounts is a range")
                continue
            if not converted(first.number.value, first.unit, second.unit):
                continue  # "31 ° (88 °F)": a bare degree is of no scale
            if _agree(release, first, second):
                yield self.consistent("quantity", second.span, "converts", first.span)
                continue
            value = Range(first.number.value, first.number.value)
            right = in_words(float(f"{next(_readings(release, first, second, value)).low:.4g}"))
            yield self.finding(
                release,
                second.span,
                f"{release.words(first.span)} is about {right} {_plural(second.unit)}, but the text says "
                f"{release.words(second.span)}",
                observed=release.words(second.span),
                expected=f"about {right} {_plural(second.unit)}",
                related=[Related(first.span, "the same amount in another unit")],
                fixes=[Fix(f"the first amount gives {right} {_plural(second.unit)}", Applicability.SHOWN)],
            )


def _are_scaled_apart(release: Release, first: QuantityMention, second: QuantityMention) -> bool:
    """True for "18 lakh litres (1.8 million litres)": one unit, counted in two ways."""
    words = [_SCALE.search(release.words(amount.number_span)) for amount in (first, second)]
    return words[0] is not None and words[1] is not None and (words[0][0] in _INDIAN) is not (words[1][0] in _INDIAN)


def _is_single(amount: QuantityMention) -> bool:
    """True for one amount; "5–10 km" has no value to convert."""
    return amount.number.hedge is not Hedge.RANGE


def _agree(release: Release, first: QuantityMention, second: QuantityMention) -> bool:
    """True when some legal sizes and some values both may be rounded from make them one amount."""
    amount, other = _values(release, first), _values(release, second)
    hedged = first.number.hedge is not Hedge.NONE or second.number.hedge is not Hedge.NONE
    slack = (_HEDGED if hedged else _ROUNDING) * max(abs(second.number.value), 1e-9)
    return any(reading.overlaps(other, slack) for reading in _readings(release, first, second, amount))


def _values(release: Release, amount: QuantityMention) -> Range:
    """The values that an amount may be rounded from; "up to 4 m" is converted like 4 m."""
    if math.isfinite(amount.number.low + amount.number.high):
        return significant(amount.number)
    decimals = release.words(amount.number_span).partition(".")[2]
    half = 0.5 * 10.0 ** -len(decimals) if decimals.isdigit() else step_of(amount.number.value) / 2
    return Range(amount.number.value - half, amount.number.value + half)


def _readings(release: Release, first: QuantityMention, second: QuantityMention, amount: Range) -> Iterator[Range]:
    """What the first amount is in the unit of the second: a temperature, or a difference of temperatures."""
    is_difference = first.dimension == "temperature" and _is_difference(release, first, second)
    if is_difference is not True:
        for low in converted(amount.low, first.unit, second.unit):
            for high in converted(amount.high, first.unit, second.unit):
                yield Range(min(low, high), max(low, high))
    if is_difference is not False:
        zero = converted(0.0, first.unit, second.unit)[0]
        ends = [converted(end, first.unit, second.unit)[0] - zero for end in (amount.low, amount.high)]
        yield Range(min(ends), max(ends))


def _is_difference(release: Release, first: QuantityMention, second: QuantityMention) -> bool | None:
    """True for "by 1.9 °C", None where the words allow both ("limit warming to 1.5 °C"), else False."""
    text = release.text
    if _BY.search(text, max(0, first.span.start - 30), first.span.start) or _THAN.match(text, second.span.end):
        return True
    sentence = release.document.sentence_at(first.span.start)
    if sentence is not None and _WARMING.search(text, sentence.start, sentence.end):
        return None
    return False


def _plural(unit: str) -> str:
    if unit.startswith("degree "):
        return unit.replace("degree ", "degrees ")
    if unit == "foot" or unit.endswith(" foot"):
        return unit[:-4] + "feet"
    return unit if unit.endswith(("lb", "z")) else f"{unit}s"
