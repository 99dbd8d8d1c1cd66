"""relative-day-mismatch: "yesterday" or "today" beside a date that is another day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.checkers.calendar import long_date
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import DateForm, DateMention, Precision
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

# "yesterday (9 June)", "today, 7 June", "tomorrow, on Thursday 8 June", "9 June (yesterday)", "today – 7 June".
_APPOSITION = lazy_pattern(r"[ \n]*(?:\(|,|–|—|-)?[ \n]*(?:on[ \n]+)?")
_DAY_WORDS = lazy_pattern(r"(?i)(?:today|tonight|yesterday|tomorrow|this|last|next)\b")


class RelativeDayMismatch(Rule):
    """A word such as "yesterday" stands beside a date that, read from the release date, is another day.

    ## Why it matters
    A release is often written on one day and sent on another; "today" and "yesterday" are then left behind, and the
    reader must guess whether the word or the date is right.

    ## What it leaves alone
    A date that is only near the word, not set beside it as its explanation. Inside a quotation the clock is that of the
    speech, so a finding there counts one level less. Releases without a date of their own.
    """

    id = "relative-day-mismatch"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
    flags = (
        Example("Harbour reopens\n\n7 June 2023\n\nThe port opened yesterday (⟦9 June⟧) at noon.", whole=True),
        Example("Harbour reopens\n\n7 June 2023\n\nThe port opened today, ⟦8 June 2022⟧, at noon.", whole=True),
        Example("Harbour reopens\n\n7 June 2023\n\nThe crane arrives tomorrow, ⟦Friday 9 June⟧.", whole=True),
        Example("Harbour reopens\n\n7 June 2023\n\nThe talks take place this week (⟦19 – 20 June⟧).", whole=True),
    )
    accepts = (
        Example("Harbour reopens\n\n7 June 2023\n\nThe port opened yesterday (6 June) at noon.", whole=True),
        Example("Harbour reopens\n\n7 June 2023\n\nThe port opened today, 7 June 2023, at noon.", whole=True),
        Example("Harbour reopens\n\n7 June 2023\n\nThe talks take place this week (7 – 9 June).", whole=True),
        Example("Harbour reopens\n\n7 June 2023\n\nThe port said today that on 9 June it will close.", whole=True),
        Example(
            "Harbour reopens\n\n7 June 2023\n\nAfter the talks of last May, on 5 June the port closed.", whole=True
        ),
        Example("Harbour reopens\n\n7 June 2023\n\nAfter the storm of 1 May 2001, today it is safe.", whole=True),
        Example("Harbour reopens\n\n7 June 2023\n\nThe figures of today, 30 June 2022 and 2021 differ.", whole=True),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        dates = release.mentions.dates
        for first, second in pairwise(dates):
            relative, explicit = (first, second) if first.form is DateForm.RELATIVE else (second, first)
            if not _beside(release, first, second, relative, explicit):
                continue
            if release.clock is None or relative.first is None or relative.last is None:
                yield self.not_checkable("relative-date", relative.span, "the release has no date to read it from")
                continue
            yield from self._compare(release, relative, explicit)

    def _compare(self, release: Release, relative: DateMention, explicit: DateMention) -> Iterator[Outcome]:
        assert release.clock is not None
        assert relative.first is not None
        assert relative.last is not None
        assert explicit.first is not None
        assert explicit.last is not None
        word = release.words(relative.span)
        if explicit.first <= relative.last and relative.first <= explicit.last:
            yield self.consistent("relative-date", explicit.span, f"{word} covers it", relative.span)
            return
        meant = long_date(relative.first)
        if relative.last != relative.first:
            meant = f"{meant} to {long_date(relative.last)}"
        yield self.finding(
            release,
            explicit.span,
            f'"{word}" is {meant} in a release of {long_date(release.clock.day)}, but the text says '
            f"{release.words(explicit.span)}",
            observed=release.words(explicit.span),
            expected=meant,
            related=[Related(relative.span, "the day named in relation to the release date")],
        )


def _beside(
    release: Release, first: DateMention, second: DateMention, relative: DateMention, explicit: DateMention
) -> bool:
    if relative.form is not DateForm.RELATIVE or explicit.form not in {
        DateForm.FULL,
        DateForm.YEARLESS,
        DateForm.RANGE,
    }:
        return False
    if relative.precision not in {Precision.DAY, Precision.WEEK}:  # "the talks of last February, on 7 April a summit"
        return False
    if explicit.first is None or explicit.last is None or explicit.precision is not Precision.DAY:
        return False
    gap = release.text[first.span.end : second.span.start]
    if not _APPOSITION.fullmatch(gap) or not _DAY_WORDS.match(release.words(relative.span)):
        return False
    # "of today, 30 June 2022 and 2021" is a list of dates, and so is "7 June, today and tomorrow".
    if relative is second and "(" not in gap:
        return False  # "after the events of 11 September 2001, today the port is safer"
    after = release.text[second.span.end : second.span.end + 6].lstrip(" \n")
    return not after.startswith(("and ", "or ", "to ", "&")) and (second is explicit or "(" in gap or "," in gap)
