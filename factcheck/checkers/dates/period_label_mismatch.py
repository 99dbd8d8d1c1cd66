"""period-label-mismatch: "second quarter ended 31 March"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from factcheck.checkers.calendar import MONTHS
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_MONTH = "|".join(f"{name}|{name[:3]}\\.?|{name.upper()}" for name in MONTHS) + "|Sept\\.?"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_GAP = r"[ \n]{1,2}"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# A label is looked for by its last word, then by what stands before and behind it.
_UNIT = lazy_pattern(r"(?:(?<=[Qq])uarter|(?<=[Hh])alf|(?<=[QH])[1-4])\b")
_SHORT = re.compile(r"[QH][1-4]\b")
_NTH = lazy_pattern(rf"\b(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)(?:{_GAP}|-)(?:fiscal{_GAP})?$")
_DATES = lazy_pattern(
    rf"(?:,?{_GAP}(?:of{_GAP})?(?:(?:the|fiscal|fiscal{_GAP}year|FY|calendar){_GAP}){{0,2}}{_YEAR})?"
    rf"(?:,?{_GAP}(?:results{_GAP})?(?:which{_GAP})?(?:ended|ending|ends){_GAP}(?:on{_GAP})?(?P<end>"
    rf"(?:(?P<d1>\d{{1,2}}){_GAP}(?P<m1>{_MONTH})|(?P<m2>{_MONTH}){_GAP}(?P<d2>\d{{1,2}}))"
    rf"(?:,?{_GAP}(?P<y>(?:19|20)\d\d))?)"
    rf"|{_GAP}\((?P<months>(?P<from>{_MONTH})[ \n]?(?:-|–|—|to|through)[ \n]?(?P<to>{_MONTH}))"
    rf"(?:,?{_GAP}(?P<y2>(?:19|20)\d\d))?\))"
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


class PeriodLabelMismatch(Rule):
    """The name of a quarter or half-year does not fit the dates given for it.

    ## Why it matters
    "Second quarter ended March 31" is a paragraph left over from the last report, and often its figures are too.

    ## What it leaves alone
    Companies whose year does not end in December, as long as their release says so or all its periods agree with one
    such year; weeks that end a few days before or after the month.
    """

    id = "period-label-mismatch"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "Sales rose in the ⟦second quarter⟧ ended March 31, 2024.",
        "Results for the ⟦Q3⟧ 2023 ended 30 June 2023 are unaudited.",
        "Results for the ⟦third quarter⟧ of 2024 ended September 30, 2023 are unaudited.",
        "Sales rose in the first quarter (January–March). In the ⟦second quarter⟧ (May–July) they fell.",
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
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        text = release.text
        if "uarter" not in text and "half" not in text and _SHORT.search(text) is None:
            return
        periods = [period for match in _UNIT.finditer(text) if (period := _period(text, match)) is not None]
        if not periods:
            return
        closing = Counter(period.closes for period in periods)
        declared = {_number(match["month"]) for match in _YEAR_END.finditer(text)}
        if not declared and len(closing) == 1 and _FISCAL.search(text):
            declared = set(closing)
        fiscal = _FISCAL.search(text) is not None or not any(period.ended for period in periods)
        usual = _usual(closing, declared, fiscal)
        for period in periods:
            yield from self._compare(release, period, usual)

    def _compare(self, release: Release, period: _Period, usual: int | None) -> Iterator[Outcome]:
        if usual is None:
            yield self.not_checkable("period", period.label, "the year of the books may end in any month")
            return
        dates = " ".join(release.words(period.dates).split())
        if period.closes != usual:
            month = (usual - 12 + 3 * period.quarters - 1) % 12 + 1
            expected = f"{_named(period.name)} ends in {MONTHS[month - 1]}"
        elif usual == 12 and None not in (period.label_year, period.year) and period.label_year != period.year:
            expected = f"{_named(period.name)} of {period.label_year} ends in {period.label_year}"
        else:
            yield self.consistent("period", period.label, "the dates fit it", period.dates)
            return
        yield self.finding(
            release,
            period.label,
            f"{expected}, but the text says {dates}",
            observed=dates,
            expected=expected,
            related=[Related(period.dates, "the dates of the period")],
        )


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
        if length != (6 if half else 3):
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
    )


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
