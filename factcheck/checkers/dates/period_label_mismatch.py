"""period-label-mismatch: "second quarter ended 31 March"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from factcheck.checkers.calendar import MONTHS
from factcheck.checkers.occurrences import places_of
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_MONTH = "|".join(f"{name}|{name[:3]}\\.?|{name.upper()}" for name in MONTHS) + "|Sept\\.?"
_ORDINAL_NAMES = ("first", "second", "third", "fourth")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_GAP = r"[ \n]{1,2}"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# A label is looked for by its last word, then by what stands before and behind it.
_UNIT = lazy_pattern(r"(?:(?<=[Qq])uarter|(?<=[Hh])alf|(?<=[QH])[1-4])\b")
_WORDS = ("uarter", "alf")
_LETTERS = ("Q", "H")
_NUMBERS = frozenset("1234")
_NTH = lazy_pattern(rf"\b(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)(?:{_GAP}|-)(?:fiscal{_GAP})?$")
# "the second quarter and half year ended 30 September": both close on one day.
_LONGER = (
    rf"(?:first{_GAP})?half(?:(?:{_GAP}|-)year)?|(?:first{_GAP})?six{_GAP}months|(?:first{_GAP})?nine{_GAP}months|"
    rf"(?:(?:full|fiscal|financial){_GAP})?year|twelve{_GAP}months"
)
_DATES = lazy_pattern(
    rf"(?:,?{_GAP}(?:of{_GAP})?(?:(?:the|fiscal|fiscal{_GAP}year|FY|calendar){_GAP}){{0,2}}{_YEAR})?"
    rf"(?:,?{_GAP}(?:results{_GAP})?(?:and{_GAP}(?:the{_GAP})?(?P<also>{_LONGER}){_GAP}(?:period{_GAP})?)?"
    rf"(?:which{_GAP})?(?:ended|ending|ends){_GAP}(?:on{_GAP})?(?P<end>"
    rf"(?:(?P<d1>\d{{1,2}}){_GAP}(?P<m1>{_MONTH})|(?P<m2>{_MONTH}){_GAP}(?P<d2>\d{{1,2}}))"
    rf"(?:,?{_GAP}(?P<y>(?:19|20)\d\d))?)"
    rf"|{_GAP}\((?P<months>(?:(?P<f1>\d{{1,2}}){_GAP})?(?P<from>{_MONTH})(?:{_GAP}(?P<f2>\d{{1,2}}))?[ \n]?"
    rf"(?:-|–|—|to|through)[ \n]?(?:(?P<t1>\d{{1,2}}){_GAP})?(?P<to>{_MONTH})(?:{_GAP}(?P<t2>\d{{1,2}}))?"
    rf"(?:,?{_GAP}(?P<y2>(?:19|20)\d\d))?)\))"
)
# A year of the books that is not the year of the calendar: then only the release's own pairs can be compared.
_FISCAL = lazy_pattern(r"(?i)\bfiscal\b|\bFY ?\d|financial year|\b(?:52|53)[- ]weeks?\b|\b1[34][- ]weeks?\b")
_YEAR_END = lazy_pattern(
    rf"\b[Yy]ear{_GAP}(?:ended|ending|ends){_GAP}(?:on{_GAP})?(?:\d{{1,2}}{_GAP})?(?P<month>{_MONTH})\b"
)


class _Period(NamedTuple):
    """A label with its dates; ``closes`` is the month in which the year of the books ends if both are right."""

    label: Span
    dates: Span
    name: str
    closes: int
    label_year: int | None
    year: int | None
    quarters: int
    ended: bool
    also: str | None


_CLOSED_BY = {"half": (2, 4), "six": (2, 4), "nine": (3,), "year": (4,), "twelve": (4,)}
"""The quarters that may close a longer period, by the first word that tells its length."""


class PeriodLabelMismatch(Rule):
    """The name of a quarter or half-year does not fit the dates given for it.

    ## Why it matters
    "Second quarter ended March 31" is a paragraph left over from the last report, and often its figures are too.

    ## What it leaves alone
    Companies whose year does not end in December, as long as their release says so or all its periods agree with one
    such year; months in brackets behind a quarter without a year, which may be one of the books; weeks that end a few
    days before or after the month.
    """

    id = "period-label-mismatch"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "Sales rose in the ⟦second quarter⟧ ended March 31, 2024.",
        "Results for the ⟦Q3⟧ 2023 ended 30 June 2023 are unaudited.",
        "Results for the ⟦third quarter⟧ of 2024 ended September 30, 2023 are unaudited.",
        "Sales rose in the first quarter (January–March). In the ⟦second quarter⟧ (May–July) they fell.",
        "Sales rose in the ⟦second quarter⟧ of 2024 (1 July to 30 September).",
        "The clinic opened in the ⟦first half⟧ of 2026 (July to December).",
        "Results for the ⟦third quarter⟧ and half year ended 30 September 2024 are unaudited.",
        "Results for the ⟦second quarter⟧ and nine months ended June 30, 2024 are unaudited.",
    )
    accepts = (
        "Sales rose in the second quarter ended June 30, 2024.",
        "Sales rose in the fiscal second quarter ended March 31, 2024.",
        "Sales rose in the fourth quarter and year ended December 31, 2024.",
        "Sales rose in the first quarter ended April 1, 2023.",
        "Orders doubled in the first half (January–June) of the year.",
        "Orders doubled in the first half (April–September) of the year.",
        "The year ended June 30, 2024 was good; sales rose in the second quarter ended December 31, 2023.",
        "In the second quarter, the plant that closed on March 31 was sold.",
        "Sales rose in the second quarter (1 July to 30 September).",
        "In the financial year 2024 sales rose; in the first quarter of 2024 (1 April to 30 June) they fell.",
        "Sales rose in the second quarter of 2024 (1 April to 30 June), in the first half of 2024 (January to June).",
        "Results for the second quarter and half year ended 30 September 2024 are unaudited.",
        "Results for the third quarter and nine months ended June 30, 2024 are unaudited.",
        "Sales rose in the first quarter of 2024 (15 January to 3 March).",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        text = release.text
        periods = [period for match in _units(text) if (period := _period(text, match)) is not None]
        if not periods:
            return
        closing = Counter(period.closes for period in periods)
        declared = {_number(match["month"]) for match in _YEAR_END.finditer(text)}
        declared |= {period.closes for period in periods if period.also is not None and _longer(period) is None}
        if not declared and len(closing) == 1 and _FISCAL.search(text):
            declared = set(closing)
        fiscal = _FISCAL.search(text) is not None or not any(period.ended for period in periods)
        usual = _usual(closing, declared, fiscal)
        for period in periods:
            if usual is None and period.label_year is not None and not _FISCAL.search(text):
                yield self._compare(release, period, 12)  # "the first quarter of 2024 (1 April to 30 June)"
            else:
                yield self._compare(release, period, usual)

    def _compare(self, release: Release, period: _Period, usual: int | None) -> Outcome:
        longer = _longer(period)
        dates = " ".join(release.words(period.dates).split())
        if longer is not None:
            right = _ORDINAL_NAMES[_CLOSED_BY[_first_word(longer)][0] - 1]
            expected = f"the quarter that closes with the {longer} is the {right}"
            dates = f"{period.name} and {longer}"
        elif usual is None:
            return self.not_checkable("period", period.label, "the year of the books may end in any month")
        elif period.closes != usual:
            month = (usual - 12 + 3 * period.quarters - 1) % 12 + 1
            expected = f"{_named(period.name)} ends in {MONTHS[month - 1]}"
        elif usual == 12 and None not in (period.label_year, period.year) and period.label_year != period.year:
            expected = f"{_named(period.name)} of {period.label_year} ends in {period.label_year}"
        else:
            return self.consistent("period", period.label, "the dates fit it", period.dates)
        return self.finding(
            release,
            period.label,
            f"{expected}, but the text says {dates}",
            observed=dates,
            expected=expected,
            related=[Related(period.dates, "the dates of the period")],
        )


def _longer(period: _Period) -> str | None:
    """The longer period that is said to close with this quarter or half-year and cannot."""
    if period.also is None:
        return None
    words = " ".join(period.also.split())
    return None if period.quarters in _CLOSED_BY[_first_word(words)] else words


def _first_word(words: str) -> str:
    return next(word for word in _CLOSED_BY if word in words.replace("-", " ").split())


def _usual(closing: Counter[int], declared: set[int], fiscal: bool) -> int | None:
    """The month in which the year of the books ends, None when nothing tells."""
    if len(declared) == 1:
        return next(iter(declared))
    if 12 in closing and not declared:
        return 12
    month, times = min(closing.items(), key=lambda item: (-item[1], item[0]))
    if times > 1 and not declared:
        return month
    return None if declared or fiscal else 12


def _units(text: str) -> Iterator[re.Match[str]]:
    """The last words of labels: "quarter", "half", "Q3"; to look for parts of them is ten times as fast as a "
    "pattern."""
    places = [at for word in _WORDS for at in places_of(text, word)]
    places += [at + 1 for letter in _LETTERS for at in places_of(text, letter) if text[at + 1 : at + 2] in _NUMBERS]
    for place in sorted(places):
        match = _UNIT.match(text, place)
        if match is not None:
            yield match


def _period(text: str, unit: re.Match[str]) -> _Period | None:
    match = _DATES.match(text, unit.end())
    if match is None:
        return None
    start = unit.start() - 1
    half = text[start] in "hH"
    if unit[0].isdigit():
        number = int(unit[0])
        if text[start - 1 : start].isalnum():
            return None
    else:
        nth = _NTH.search(text, max(0, start - 20), start)
        if nth is None:
            return None
        start, number = nth.start(), _ORDINALS[nth["nth"].lower()]
    if half and number > 2:
        return None
    quarters = 2 * number if half else number
    label = Span(start, unit.end())
    if match["months"] is not None:
        length = (_number(match["to"]) - _number(match["from"])) % 12 + 1
        if length != (6 if half else 3) or not _are_whole_months(match):
            return None
        end, place = _number(match["to"]), Span(*match.span("months"))
    else:
        nearest = _month_end(int(match["d1"] or match["d2"]), _number(match["m1"] or match["m2"]))
        if nearest is None:
            return None
        end, place = nearest, Span(*match.span("end"))
    written = match["y"] or match["y2"]
    return _Period(
        label=label,
        dates=place,
        name=" ".join(label.of(text).split()),
        closes=(end - 3 * quarters - 1) % 12 + 1,
        label_year=int(match["year"]) if match["year"] else None,
        year=int(written) if written else None,
        quarters=quarters,
        ended=match["months"] is None,
        also=match["also"],
    )


def _are_whole_months(match: re.Match[str]) -> bool:
    """True for "April to June" and "1 April to 30 June", not for "15 April to 3 June"."""
    first, last = match["f1"] or match["f2"], match["t1"] or match["t2"]
    return first in (None, "1") and (last is None or int(last) >= 28)


def _number(month: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name[:3].lower() == month[:3].lower())


def _month_end(day: int, month: int) -> int | None:
    """The month at whose end a day stands: weeks may end a few days before or after it."""
    try:
        date(2024, month, day)
    except ValueError:
        return month if day == 31 else None  # "June 31" is another rule's matter
    if day >= 23:
        return month
    return (month - 2) % 12 + 1 if day <= 8 else None


def _named(name: str) -> str:
    """The name of a period inside a sentence: "the second quarter", but "Q3"."""
    return name if name[:1].isupper() else f"the {name}"
