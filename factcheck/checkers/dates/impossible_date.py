"""impossible-date: a day that the calendar does not have."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.calendar import MONTHS, days_in_month
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import DateMention, DateParts
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

# "As of the end of November 31 measures were in force": the number counts, it is no day.
_END_OF = lazy_pattern(r"(?i)\b(?:end|beginning|start|middle|close|month)[ \n]+of[ \n]+$")


class ImpossibleDate(Rule):
    """A date names a day that its month does not have.

    ## Why it matters
    31 June and 29 February 2023 cannot come; the reader cannot know which day is meant.

    ## What it leaves alone
    Numeric dates that are possible in one order of day and month, and numbers beside a month name that are no day:
    house numbers ("80 May Street"), numbered paragraphs, times that lost their space.
    """

    id = "impossible-date"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The tender closes on ⟦31 June 2023⟧.",
        "The tender closes on ⟦June 31⟧.",
        "She was born on ⟦29 February 2023⟧.",
        "Applications are open until ⟦30 February⟧.",
        "The fair runs from ⟦28 to 31 June 2023⟧.",
        Example(
            "Embargoed until 00:01 on ⟦31 June 2023⟧\n\nHarbour reopens\n\nThe harbour reopened after repairs that "
            "took "
            "two years and cost less than planned, the port said.",
            whole=True,
        ),
    )
    accepts = (
        "She was born on 29 February 2024.",
        "The tender closes on 13/06/2023 or, written otherwise, 06/13/2023.",
        "As of the end of November 31 measures were in force.",
        "The shop at 80 May Street reopened.",
        "The session starts on Tuesday, August 9 9:30.",
        "The court ruled on 1 October.\n\n76. Key figures follow.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for mention in release.mentions.dates:
            for parts, month, year in _ends(mention):
                if parts.day is None or month is None or not 1 <= month <= 12:
                    continue
                most = days_in_month(month, year)
                if parts.day <= most:
                    continue
                if _END_OF.search(release.text, max(0, mention.span.start - 20), mention.span.start):
                    continue
                name = MONTHS[month - 1] + (f" {year}" if month == 2 and year else "")
                fixes: tuple[Fix, ...] = ()
                if parts.day_span is not None:
                    edit = Edit(parts.day_span, str(most))
                    fixes = (Fix(f"write {most} {name}", Applicability.OFFERED, (edit,)),)
                yield self.finding(
                    release,
                    mention.span,
                    f"{name} has {most} days, but the text says {parts.day}",
                    observed=release.words(mention.span),
                    expected=f"at most {most} {name}",
                    fixes=fixes,
                )
                break


def _ends(mention: DateMention) -> Iterator[tuple[DateParts, int | None, int | None]]:
    """Each end of the mention with its month and year, taken from the other end where it is not written."""
    end = mention.end
    if end is None:
        yield mention.start, mention.start.month, mention.start.year
        return
    yield mention.start, mention.start.month or end.month, mention.start.year or end.year
    yield end, end.month or mention.start.month, end.year or mention.start.year
