"""unit-conversion-mismatch: one amount in two units that do not agree."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from factcheck.checkers.arithmetic import Range, in_words, significant
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
_ROUNDING = 0.02
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
    )
    accepts = (
        "The crane lifts 10 tonnes (22,000 lb) at once.",
        "The crane lifts 10 tons (20,000 lb) at once.",
        "The road is 5 km (3 miles) long, the bridge 400 metres (about 1,300 ft).",
        "Water boils at 100 °C (212 °F) there.",
        "The hall covers 300 square metres (3,200 square feet).",
        "The tank holds 50 gallons (227 litres); the other holds 50 gallons (189 litres).",
        "They ran 5 km and swam 2 miles.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for first, second in pairwise(release.mentions.quantities):
            if first.dimension != second.dimension or first.unit == second.unit or first.per != second.per:
                continue
            gap = release.text[first.span.end : second.span.start]
            if len(gap) > 40 or not _PAIRED.fullmatch(gap):
                continue
            if not _is_single(first) or not _is_single(second):
                yield self.not_checkable("quantity", second.span, "one of the amounts is a range")
                continue
            if not converted(first.number.value, first.unit, second.unit):
                continue  # "31 ° (88 °F)": a bare degree is of no scale
            if _agree(first, second):
                yield self.consistent("quantity", second.span, "converts", first.span)
                continue
            right = in_words(float(f"{converted(first.number.value, first.unit, second.unit)[0]:.4g}"))
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


def _is_single(amount: QuantityMention) -> bool:
    """True for one amount; "5–10 km" and "more than 5 km" have no value to convert."""
    return amount.number.hedge is not Hedge.RANGE and math.isfinite(amount.number.low + amount.number.high)


def _agree(first: QuantityMention, second: QuantityMention) -> bool:
    """True when some legal sizes and some values both may be rounded from make them one amount."""
    amount, other = significant(first.number), significant(second.number)
    hedged = first.number.hedge is not Hedge.NONE or second.number.hedge is not Hedge.NONE
    slack = (_HEDGED if hedged else _ROUNDING) * max(abs(second.number.value), 1e-9)
    lows = converted(amount.low, first.unit, second.unit)
    highs = converted(amount.high, first.unit, second.unit)
    return any(Range(min(low, high), max(low, high)).overlaps(other, slack) for low in lows for high in highs)


def _plural(unit: str) -> str:
    if unit.startswith("degree "):
        return unit.replace("degree ", "degrees ")
    if unit == "foot" or unit.endswith(" foot"):
        return unit[:-4] + "feet"
    return unit if unit.endswith(("lb", "z")) else f"{unit}s"
