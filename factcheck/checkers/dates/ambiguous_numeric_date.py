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
    Dates whose order is settled: by a number above 12, by another date of the release in figures or in words, by the
    weekday beside it, by the date of the release, or by the country of the dateline.
    """

    id = "ambiguous-numeric-date"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "The tender closes on ⟦03/04/2023⟧ at noon.",
        "Entries must arrive by ⟦5/6/2024⟧ and results follow in autumn.",
        "A first survey of ⟦02-11-2022⟧ found no damage.",
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
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        unsettled = [mention for mention in release.mentions.dates if mention.other is not None]
        if not unsettled:
            return
        settled = {mention.first for mention in release.mentions.dates if mention.form is DateForm.FULL} - {
            mention.first for mention in unsettled
        }
        for mention in unsettled:
            block = release.document.block_at(mention.span.start)
            if mention.first is None or mention.other is None or block is None or block.kind in _ELSEWHERE:
                continue
            why = _settled_by(release, mention, mention.first, mention.other, settled)
            if why is not None:
                yield self.consistent("numeric-date", mention.span, why)
                continue
            yield self._finding(release, mention, mention.first, mention.other)

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
