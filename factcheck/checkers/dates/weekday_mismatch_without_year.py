"""weekday-mismatch-without-year: a weekday that is not the weekday of a date whose year is understood."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.calendar import dated_weekdays, has_written_year, long_date, weekday_of, weekday_repairs
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import Clock
from factcheck.release import Release

# "Monday, January 3" in a release of June meant the turn of the millennium: far dates tell nothing of their year.
_FAR = 60


class WeekdayMismatchWithoutYear(Rule):
    """A weekday stands beside a date without a year that, read from the release date, falls on another day.

    ## Why it matters
    An invitation for "Tuesday 8 June" sends half of its readers on the wrong day when the 8th is a Thursday.

    ## What it leaves alone
    Dates more than 60 days from the release date, where the year is a guess; releases without a date of their own or
    with one that stands beside the wrong weekday; weekday lists before day ranges ("Tuesday through Thursday, July
    21-23").
    """

    id = "weekday-mismatch-without-year"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        Example("Harbour reopens\n\n7 June 2023\n\nThe harbour reopens on ⟦Tuesday 8 June⟧ at noon.", whole=True),
        Example("Harbour reopens\n\n7 June 2023\n\nIt closed on ⟦Monday, June 6⟧, the port said.", whole=True),
    )
    accepts = (
        Example("Harbour reopens\n\n7 June 2023\n\nThe harbour reopens on Thursday 8 June at noon.", whole=True),
        Example("Computers ready\n\n17 June 1998\n\nThe first test comes on Monday, January 3.", whole=True),
        Example("Fair ends\n\nWednesday 7 June 2023\n\nThe fair closed on Tuesday 6 June.", whole=True),
        Example("Fair opens\n\n3 July 1998\n\nIt opens Tuesday through Thursday, July 21-23.", whole=True),
        Example("Board meets\n\n28 March 2003\n\nThe board meets Thursday and Friday, April 3-4.", whole=True),
        Example("Sale ends\n\n29 December 2022\n\nThe sale ends on Sunday, 8 January.", whole=True),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        clock = release.clock
        doubtful = clock is not None and _is_doubtful(release, clock)
        for mention in release.mentions.dates:
            if has_written_year(mention):
                continue
            for parts, day in dated_weekdays(mention):
                if parts.weekday == day.weekday():
                    yield self.consistent("weekday", mention.span, f"{long_date(day)} is a {weekday_of(day)}")
                    continue
                if clock is None or doubtful or abs((day - clock.day).days) > _FAR:
                    yield self.not_checkable("weekday", mention.span, "the year of the date is not certain")
                    continue
                assert parts.weekday_span is not None
                written = release.words(parts.weekday_span)
                yield self.finding(
                    release,
                    mention.span,
                    f"{long_date(day)} is a {weekday_of(day)}, but the text says {written} "
                    f"(read from the release date {long_date(clock.day)})",
                    observed=written,
                    expected=weekday_of(day),
                    fixes=weekday_repairs(parts, day, written),
                )


def _is_doubtful(release: Release, clock: Clock) -> bool:
    """True when the release date stands beside another day's weekday: then its year may be the wrong part."""
    return clock.span is not None and any(
        parts.weekday != day.weekday()
        for mention in release.mentions.dates
        if mention.span.overlaps(clock.span)
        for parts, day in dated_weekdays(mention)
    )
