"""stale-year: a release date far ahead of today, or an invitation with last year's number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.checkers.calendar import long_date
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import Clock, DateForm, DateMention, Precision
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

# Nobody dates a release half a year ahead.
_AHEAD = 180
_PLANS = lazy_pattern(
    r"(?i)\b(?:will|shall|is scheduled|are scheduled|is due|are due|takes place|take place|to be held|join us|register|"
    r"registration|deadline|starts on|begins on|opens on|open until|upcoming|rsvp)\b"
)
# "10 January 2022" in a release of January 2023; later in the year nobody writes the old number by habit.
_HABIT_MONTHS = (1, 2)
_SOON = 90


class StaleYear(Rule):
    """A year is the wrong one by habit or by a slip: a release date far in the future, or a plan for last year.

    ## Why it matters
    In January the hand writes the old year; the invitation is then for a day that has passed.

    ## What it leaves alone
    History, targets ("by 2030") and dates of the old year without a plan. A release date in the future is judged only
    with ``--as-of``, because the rule does not look at the clock.
    """

    id = "stale-year"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        Example(
            "Harbour reopens\n\n⟦7 June 2032⟧\n\nThe harbour reopened after two years of repairs.",
            whole=True,
            as_of=date(2023, 6, 7),
        ),
        Example(
            "Open day\n\n5 January 2023\n\nThe open day will take place on ⟦28 January 2022⟧ at the port.", whole=True
        ),
    )
    accepts = (
        Example(
            "Harbour reopens\n\n7 June 2023\n\nThe harbour reopened after two years of repairs.",
            whole=True,
            as_of=date(2023, 6, 7),
        ),
        Example("Open day\n\n5 January 2023\n\nThe open day will take place on 28 January 2023.", whole=True),
        Example("Open day\n\n5 January 2023\n\nThe last open day took place on 28 January 2022.", whole=True),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        clock = release.clock
        if clock is None:
            return
        if clock.span is not None:
            yield from self._release_date(release, clock)
        if clock.day.month not in _HABIT_MONTHS:
            return
        for mention in release.mentions.dates:
            if _is_plan_for_last_year(release, mention, clock.day):
                yield from self._plan(release, mention, clock)

    def _release_date(self, release: Release, clock: Clock) -> Iterator[Outcome]:
        assert clock.span is not None
        if release.as_of is None:
            yield self.not_checkable("release-date", clock.span, "no --as-of date to compare it with")
            return
        if (clock.day - release.as_of).days <= _AHEAD:
            yield self.consistent("release-date", clock.span, f"not far ahead of {long_date(release.as_of)}")
            return
        yield self.finding(
            release,
            clock.span,
            f"the release is dated {long_date(clock.day)}, far ahead of today, {long_date(release.as_of)}",
            observed=long_date(clock.day),
            expected=f"about {long_date(release.as_of)}",
        )

    def _plan(self, release: Release, mention: DateMention, clock: Clock) -> Iterator[Outcome]:
        year = clock.day.year
        fixes: tuple[Fix, ...] = ()
        if mention.start.year_span is not None:
            edit = Edit(mention.start.year_span, str(year))
            fixes = (Fix(f"write {year}", Applicability.OFFERED, (edit,)),)
        yield self.finding(
            release,
            mention.span,
            f"the plan is for {release.words(mention.span)}, but the release is of {long_date(clock.day)}",
            observed=release.words(mention.span),
            expected=str(year),
            related=[Related(clock.span, "the release date")] if clock.span is not None else (),
            fixes=fixes,
        )


def _is_plan_for_last_year(release: Release, mention: DateMention, today: date) -> bool:
    if mention.form is not DateForm.FULL or mention.precision is not Precision.DAY or mention.first is None:
        return False
    day = mention.first
    if day.year != today.year - 1 or (day.month, day.day) == (2, 29):
        return False
    if not 0 <= (day.replace(year=today.year) - today).days <= _SOON:
        return False
    sentence = release.document.sentence_at(mention.span.start)
    return sentence is not None and _PLANS.search(release.text, sentence.start, sentence.end) is not None
