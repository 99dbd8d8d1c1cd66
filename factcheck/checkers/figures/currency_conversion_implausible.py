"""currency-conversion-implausible: an amount and its conversion that no exchange rate of the time connects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from factcheck.checkers.arithmetic import Range, in_words, written
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import table
from factcheck.mentions.model import MoneyMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

# "USD 5.7 billion (EUR 5.2 billion)", "£3 million (about $3.8 million)", "€40 million, or $44 million,", "€40/$44".
_CONVERTED = lazy_pattern(
    r"[ \n]*(?:\([ \n]*|,[ \n]+(?:or|i\.e\.|that is)[ \n]+|[ \n]?/[ \n]?|[ \n]?=[ \n]?|"
    r",?[ \n]+equivalent[ \n]+to[ \n]+)"
    r"(?:(?:or|about|approximately|approx\.?|around|some|circa|ca\.|c\.|roughly|nearly|almost|over|more[ \n]+than|"
    r"worth|equal[ \n]+to|equivalent[ \n]+to|equivalent|the[ \n]+equivalent[ \n]+of|i\.e\.|~|≈|=)[ \n]*){0,2}"
)
# Amounts of the past are converted at the rate of their day: "a fraud of 900 million roubles ($38 million)".
_YEARS_BACK = 12
# What several countries call their money; a name with no currencies is not judged.
_NAMES: dict[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD"),
    "dollar": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD"),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "krona": ("SEK", "ISK"),
    "kronor": ("SEK",),
    "krone": ("NOK", "DKK"),
    "kroner": ("NOK", "DKK"),
    "peso": ("MXN", "COP", "CLP", "PHP"),
    "pound": ("GBP", "EGP"),
    "r": ("ZAR", "BRL"),
    "rs": ("INR", "PKR"),
    "rupee": ("INR", "PKR"),
    "yuan": ("CNY", "TWD"),
    "crown": (),
    "dinar": (),
    "dirham": (),
    "franc": (),
    "lira": (),
    "rial": (),
    "riyal": (),
    "shilling": (),
}
_SLACK = 0.03


class CurrencyConversionImplausible(Rule):
    """An amount and its conversion in brackets are farther apart than any exchange rate of the time allows.

    ## Why it matters
    "USD 5.7 billion (EUR 57 million)" has lost two digits; one half of the readers takes the wrong amount home.

    ## What it leaves alone
    Everything within a wide band of the rates of the dozen years before the release; currencies with runaway prices;
    amounts in two currencies that are not said to be worth the same. Exact rates are not looked up.
    """

    id = "currency-conversion-implausible"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "Drugs worth USD 5.7 billion (⟦EUR 57 million⟧) were seized.",
        "The bridge cost £3 million (about ⟦$38 million⟧).",
        Example("The fund pays JPY 400 million (⟦USD 27 million⟧) a year.", release_date=date(2023, 6, 7)),
        "The grant of €40 million, or ⟦$25 million⟧, is paid in three parts.",
    )
    accepts = (
        "Drugs worth USD 5.7 billion (EUR 5.2 billion) were seized.",
        "The bridge cost £3 million (about $3.8 million).",
        "The fund pays JPY 400 million (USD 2.7 million) a year.",
        "The grant of €40 million, or C$59 million, is paid in three parts.",
        "The fair costs $12 (€15 for late bookings).",
        "A ticket is £10 or €20 with a guide.",
        "The fund pays 5 million pesos (about $90,000) a year.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        year = release.clock.day.year if release.clock is not None else None
        for first, second in pairwise(release.mentions.money):
            if first.currency == second.currency or not 0 < second.span.start - first.span.end <= 60:
                continue
            if not _is_conversion(release, first, second):
                continue
            bands = _band(release, first, year), _band(release, second, year)
            if bands[0] is None or bands[1] is None:
                yield self.not_checkable("money", second.span, "no band of rates is known for one of the currencies")
                continue
            yield self._compare(release, first, second, bands[0], bands[1])

    def _compare(
        self, release: Release, first: MoneyMention, second: MoneyMention, band: Range, other: Range
    ) -> Outcome:
        given, stated = written(first.number), written(second.number)
        low, high = other.low / band.high * (1 - _SLACK), other.high / band.low * (1 + _SLACK)
        allowed = Range(given.low * low, given.high * high)
        if stated.overlaps(allowed):
            return self.consistent("money", second.span, "the rates of the time allow it", first.span)
        value = first.number.value
        expected = f"{in_words(_two_digits(value * low))} to {in_words(_two_digits(value * high))} {second.currency}"
        words = release.words(second.span)
        return self.finding(
            release,
            second.span,
            f"{release.words(first.span)} has been worth {expected}, but the text says {words}",
            observed=words,
            expected=expected,
            related=[Related(first.span, "the amount that is converted")],
        )


def _is_conversion(release: Release, first: MoneyMention, second: MoneyMention) -> bool:
    text = release.text
    gap = text[first.span.end : second.span.start]
    if _CONVERTED.fullmatch(gap) is None or first.number.value <= 0 or second.number.value <= 0:
        return False
    after = text[second.span.end : second.span.end + 2].lstrip(" \n")
    if "(" in gap:
        return after[:1] in (")", ";", ",", "/")
    # "£10 or €20 with a guide" are two prices; a comma on both sides makes the second amount an explanation.
    return "/" in gap or "=" in gap or "equivalent" in gap or (gap.lstrip().startswith(",") and after[:1] in (",", "."))


def _band(release: Release, amount: MoneyMention, year: int | None) -> Range | None:
    """What one US dollar has cost in the currency of an amount, in the years before the release."""
    name = release.words(amount.currency_span).lower().removesuffix(".")
    codes = _NAMES.get(name, _NAMES.get(name.removesuffix("s"), (amount.currency,)))
    bands = [band for code in codes if (band := _rates(code, year)) is not None]
    if not bands:
        return None
    return Range(min(band.low for band in bands), max(band.high for band in bands))


@cache
def _rates(currency: str, year: int | None) -> Range | None:
    if currency == "USD":
        return Range(1.0, 1.0)
    bands = [
        Range(low, high)
        for first, last, low, high in table("exchange_bands").get(currency, ())
        if year is None or (first <= year and last >= min(year - _YEARS_BACK, _last_year()))
    ]
    if not bands:
        return None
    return Range(min(band.low for band in bands), max(band.high for band in bands))


@cache
def _last_year() -> int:
    return max(int(band[1]) for bands in table("exchange_bands").values() for band in bands)


def _two_digits(value: float) -> float:
    return float(f"{value:.2g}")
