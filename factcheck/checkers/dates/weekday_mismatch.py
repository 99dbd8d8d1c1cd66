"""weekday-mismatch: a weekday that is not the weekday of its full date."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.calendar import dated_weekdays, has_written_year, long_date, weekday_of, weekday_repairs
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release


class WeekdayMismatch(Rule):
    """A weekday stands beside a full date that falls on another day.

    ## Why it matters
    Readers plan by the weekday or by the date; where the two disagree, some of them come on the wrong day. In print
    about one such pair in eighty is wrong, half of them in the release's own date line.

    ## What it leaves alone
    A date without a year (see weekday-mismatch-without-year), a weekday that belongs to another date, and numeric
    dates whose order of day and month nothing settles. Which part is wrong is unknown, so every repair that fits is
    offered: weekday, day, month, year.
    """

    id = "weekday-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The conference opens on ⟦Monday, 7 June 2023⟧ in Geneva.",
        "The hearing took place on ⟦Thurs., June 7, 2023⟧.",
        "The office reopens on ⟦2 May 2024 (Friday)⟧.",
        "It runs from ⟦Monday 5 June to Thursday 9 June 2023⟧.",
        Example("Harbour reopens\n\n⟦Tuesday, 7 June 2023⟧\n\nThe harbour reopened after repairs.", whole=True),
        Example(
            "EMBARGOED UNTIL 09:00 GMT, ⟦THURSDAY 7 JUNE 2023⟧\n\nHarbour reopens\n\nThe harbour reopened after "
            "repairs "
            "that took two years and cost less than planned, the port said.",
            whole=True,
        ),
    )
    accepts = (
        "The conference opens on Wednesday, 7 June 2023 in Geneva.",
        "Doors open Tuesday through Thursday, July 21-23, 1998.",
        "The board meets on Thursday and Friday, April 3-4, 2003.",
        "On Monday the minister recalled the treaty of 7 June 2023.",
        "The tender closes on Friday, 03/04/2014.",
        "The Sunday Post of 7 June 2023 carried the story.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for mention in release.mentions.dates:
            if not has_written_year(mention):
                continue
            if mention.other is not None and mention.other != mention.first:
                yield self.not_checkable("weekday", mention.span, "day and month may be read in either order")
                continue
            for parts, day in dated_weekdays(mention):
                if parts.weekday == day.weekday():
                    yield self.consistent("weekday", mention.span, f"{long_date(day)} is a {weekday_of(day)}")
                    continue
                assert parts.weekday_span is not None
                written = release.words(parts.weekday_span)
                yield self.finding(
                    release,
                    mention.span,
                    f"{long_date(day)} is a {weekday_of(day)}, but the text says {written}",
                    observed=written,
                    expected=weekday_of(day),
                    fixes=weekday_repairs(parts, day, written),
                )
