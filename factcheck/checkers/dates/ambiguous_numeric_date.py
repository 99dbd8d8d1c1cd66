"""ambiguous-numeric-date: a date in figures that is one day in Boston and another in Berlin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.checkers.calendar import long_date
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import DateForm, DateMention
from factcheck.release import Release
from factcheck.text.blocks import BlockKind

_ELSEWHERE = frozenset({BlockKind.CODE, BlockKind.CHROME})


class AmbiguousNumericDate(Rule):
    """A date in figures can be read with the day first or with the month first.

    ## Why it matters
    "03/04/2023" is 3 April for half of the world and March 4 for the other half; the wrong half comes a month early.

    ## What it leaves alone
    Dates whose order is settled: by a number above 12, by the other dates of the release in figures or in words when
    they all have one order, by the weekday beside it, by the date of the release, or by the country of the dateline.
    """

    id = "ambiguous-numeric-date"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "The tender closes on ⟦03/04/2023⟧ at noon.",
        "Entries must arrive by ⟦5/6/2024⟧ and results follow in autumn.",
        "A first survey of ⟦02-11-2022⟧ found no damage.",
        "The report of 22 May 2025 and the plan of May 28, 2025 are open until ⟦03/06/2025⟧ at noon.",
    )
    accepts = (
        "The tender closes on 23/04/2023 at noon.",
        "The tender opens on 13/03/2023 and closes on 03/04/2023.",
        "The tender closes on 04/04/2023 at noon.",
        "The tender closes on 2023-04-03 at noon.",
        "On April 28, 2023 the board met; the tender closes on 05/06/2023.",
        "The tender closes on Monday, 03/04/2023, at noon.",
        Example(
            "Tender opens\n\n7 June 2023\n\nBOSTON, Massachusetts -- The tender of June 6, 2023 closes on 03/07/2023 "
            "at noon, in the old town hall by the river.",
            whole=True,
        ),
        "The tender closes on 3.4.2023 at noon.",
        "The report of 22 May 2025 and the plan of 28 May 2025 are open until 03/06/2025 at noon.",
        "The report of 22 May 2025 and the plan of May 28, 2025 are open from 27/05/2025 until 03/06/2025.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        unsettled = [
            mention
            for mention in release.mentions.dates
            if mention.other is not None or _may_be_read_twice(release, mention)
        ]
        if not unsettled:
            return
        if not any(mention.other for mention in unsettled) and not _both_orders(release):
            return
        settled = {mention.first for mention in release.mentions.dates if mention.form is DateForm.FULL} - {
            mention.first for mention in unsettled
        }
        for mention in unsettled:
            block = release.document.block_at(mention.span.start)
            if mention.first is None or block is None or block.kind in _ELSEWHERE:
                continue
            other = mention.other or mention.first.replace(day=mention.first.month, month=mention.first.day)
            why = _settled_by(release, mention, mention.first, other, settled)
            if why is not None:
                yield self.consistent("numeric-date", mention.span, why)
                continue
            yield self._finding(release, mention, mention.first, other)

    def _finding(self, release: Release, mention: DateMention, first: date, other: date) -> Outcome:
        written = release.words(mention.span)
        readings = sorted({first, other})
        return self.finding(
            release,
            mention.span,
            f"{written} can be read as {long_date(first)} and as {long_date(other)}, and nothing else tells which",
            observed=written,
            expected=" or ".join(long_date(day) for day in readings),
            fixes=[
                Fix(f"write {long_date(day)}", Applicability.OFFERED, (Edit(mention.span, long_date(day)),))
                for day in readings
            ],
        )


def _may_be_read_twice(release: Release, mention: DateMention) -> bool:
    """True for 03/06/2025: two numbers up to 12 and a year, parted by other marks than full stops."""
    parts = mention.start
    if parts.day is None or parts.month is None or parts.year is None or mention.form is not DateForm.FULL:
        return False
    if parts.day_span is None or parts.month_span is None or parts.year_span is None or mention.first is None:
        return False
    if not 1 <= parts.day <= 12 or parts.day == parts.month or parts.year_span.start < parts.day_span.start:
        return False
    first, second = sorted((parts.day_span, parts.month_span))
    between = release.text[first.end : second.start]
    return release.words(parts.month_span).isdigit() and between in ("/", "-")


def _both_orders(release: Release) -> bool:
    """True when the dates in words stand in both orders, "22 May" and "May 22", and no date in figures tells one."""
    orders: set[bool] = set()
    for mention in release.mentions.dates:
        parts = mention.start
        if parts.day_span is None or parts.month_span is None or parts.year_span is None:
            continue
        if release.words(parts.month_span).isdigit():
            if parts.day is not None and parts.day > 12 and parts.day_span.start < parts.year_span.start:
                return False
        else:
            orders.add(parts.day_span < parts.month_span)
    return len(orders) == 2


def _settled_by(
    release: Release, mention: DateMention, first: date, other: date, settled: set[date | None]
) -> str | None:
    """What tells which of the two readings is meant."""
    if mention.form is not DateForm.FULL:
        return "it is part of a range"
    if (first in settled) != (other in settled):
        return "another date of the release names one of the two days"
    weekday = mention.start.weekday
    if weekday is not None:
        return "the weekday beside it tells, or is wrong itself"
    if release.clock is not None and release.clock.span != mention.span and release.clock.day in (first, other):
        return "one of the two days is the release date"
    dateline = release.document.dateline
    if dateline is not None and any(
        place.country is not None and dateline.contains(place.span) for place in release.mentions.places
    ):
        return "the dateline names the country whose order it follows"
    return None
