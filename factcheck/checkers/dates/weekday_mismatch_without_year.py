"""weekday-mismatch-without-year: a weekday that is not the weekday of a date whose year is understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from factcheck.checkers.calendar import (
    MONTHS,
    WEEKDAYS,
    dated_weekdays,
    has_written_year,
    long_date,
    weekday_of,
    weekday_repairs,
)
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import Clock, DateMention, DateParts
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "Monday, January 3" in a release of June meant the turn of the millennium: far dates tell nothing of their year.
_FAR = 92
# Without a release date, dates so near each other in the text and in the calendar are taken to be of one year.
_NEAR_IN_TEXT = 400
_NEAR_IN_DAYS = 45
_ANY_YEAR = 2023
# "(18.07 – 21.07)", "(18.–21.07.)": the full stop tells that the day stands first.
_IN_FIGURES = lazy_pattern(
    r"[ \n]?\([ \n]?(?P<days>(?P<d1>\d{1,2})\.(?P<m1>\d{1,2})?\.?[ \n]?(?:-|–|—|"
    r"to)[ \n]?(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.?)"
    r"[ \n]?\)"
)


class WeekdayMismatchWithoutYear(Rule):
    """A weekday stands beside a date without a year that, read from the release date, falls on another day.

    ## Why it matters
    An invitation for "Tuesday 8 June" sends half of its readers on the wrong day when the 8th is a Thursday.

    ## What it leaves alone
    Dates more than 92 days from the release date, where the year is a guess; a release date that stands beside the
    wrong weekday; weekday lists before day ranges ("Tuesday through Thursday, July 21-23"). In a release without a
    date, only dates close together are compared: Monday 20 March and Sunday 27 March cannot both be right in any year.
    """

    id = "weekday-mismatch-without-year"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        Example("Harbour reopens\n\n7 June 2023\n\nThe harbour reopens on ⟦Tuesday 8 June⟧ at noon.", whole=True),
        Example("Harbour reopens\n\n7 June 2023\n\nIt closed on ⟦Monday, June 6⟧, the port said.", whole=True),
        "The ballot runs from Tuesday, 4 April, 08:00 CET until ⟦Sunday, 10 April⟧, 18:00 CET.",
        "Talks are on Friday 5 May, on ⟦Sunday 6 May⟧ and on Friday 12 May.",
        "The main days are Wednesday – Friday (⟦18.07 – 21.07⟧), the workshops come before.",
    )
    accepts = (
        Example("Harbour reopens\n\n7 June 2023\n\nThe harbour reopens on Thursday 8 June at noon.", whole=True),
        Example("Computers ready\n\n17 June 1998\n\nThe first test comes on Monday, January 3.", whole=True),
        Example("Fair ends\n\nWednesday 7 June 2023\n\nThe fair closed on Tuesday 6 June.", whole=True),
        Example("Fair opens\n\n3 July 1998\n\nIt opens Tuesday through Thursday, July 21-23.", whole=True),
        Example("Board meets\n\n28 March 2003\n\nThe board meets Thursday and Friday, April 3-4.", whole=True),
        Example("Sale ends\n\n29 December 2022\n\nThe sale ends on Sunday, 8 January.", whole=True),
        "The ballot runs from Tuesday, 4 April, until Monday, 10 April, and again from Friday, 5 May.",
        "The fair was on Sunday 2 February; the market is on Sunday 2 March.",
        "The main days are Wednesday – Friday (19.07 – 21.07), the workshops come before.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        yield from self._day_and_month_in_figures(release)
        clock = release.clock
        if clock is None:
            yield from self._among_themselves(release)
            return
        doubtful = _is_doubtful(release, clock)
        for mention in release.mentions.dates:
            if has_written_year(mention) or release.text[mention.span.end : mention.span.end + 1].isdigit():
                continue  # "Friday, May 212:00 p.m.": a lost space, and the day may be 2 or 21
            for parts, day in dated_weekdays(mention):
                if parts.weekday == day.weekday():
                    yield self.consistent("weekday", mention.span, f"{long_date(day)} is a {weekday_of(day)}")
                    continue
                if doubtful or abs((day - clock.day).days) > _FAR:
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

    def _day_and_month_in_figures(self, release: Release) -> Iterator[Outcome]:
        """Weekdays from one to another before days in figures: "Wednesday – Friday (18.07 – 21.07)"."""
        for mention in release.mentions.dates:
            end = mention.end
            if end is None or mention.start.day is not None or None in (mention.start.weekday, end.weekday):
                continue
            match = _IN_FIGURES.match(release.text, mention.span.end)
            days = _days_in_figures(match) if match is not None else None
            if match is None or days is None:
                continue
            assert mention.start.weekday is not None
            assert end.weekday is not None
            span, apart = Span(*match.span("days")), (days[1] - days[0]).days
            named = (end.weekday - mention.start.weekday) % 7
            if apart % 7 == named:
                yield self.consistent("weekday", span, "as many days as the weekdays name", mention.span)
                continue
            words = " ".join(release.words(mention.span).split())
            yield self.finding(
                release,
                span,
                f"{words} are {named + 1} days, but {match['days']} are {apart + 1}",
                observed=f"{apart + 1} days",
                expected=f"{named + 1} days",
                related=[Related(mention.span, "the weekdays")],
            )

    def _among_themselves(self, release: Release) -> Iterator[Outcome]:
        """Weekdays that do not fit each other, in a release that gives no year."""
        for group in _groups(release):
            offsets = Counter(_offset(parts, day) for _, parts, day in group)
            if len(offsets) < 2:
                for mention, _, _ in group:
                    yield self.consistent("weekday", mention.span, "the weekdays beside it follow from each other")
                continue
            most = max(offsets.values())
            usual = next(offset for offset in offsets if offsets[offset] == most)
            anchor, anchor_parts, anchor_day = next(one for one in group if _offset(one[1], one[2]) == usual)
            for mention, parts, day in group:
                if _offset(parts, day) == usual or parts.weekday_span is None or anchor_parts.weekday is None:
                    continue
                written = release.words(parts.weekday_span)
                right = WEEKDAYS[(anchor_parts.weekday + (day - anchor_day).days) % 7]
                yield self.finding(
                    release,
                    mention.span,
                    f"when {_in_words(anchor_day)} is a {WEEKDAYS[anchor_parts.weekday]}, "
                    f"{_in_words(day)} is a {right}, but the text says {written}",
                    observed=written,
                    expected=right,
                    related=[Related(anchor.span, "the date it is read beside")],
                )


def _days_in_figures(match: re.Match[str]) -> tuple[date, date] | None:
    """The two days of a range written with the day first; None where February may lie between, or none can be."""
    try:
        first = date(_ANY_YEAR, int(match["m1"] or match["m2"]), int(match["d1"]))
        last = date(_ANY_YEAR, int(match["m2"]), int(match["d2"]))
    except ValueError:
        return None
    return (first, last) if first < last and not first.month <= 2 < last.month else None


_Dated = tuple[DateMention, DateParts, date]


def _groups(release: Release) -> Iterator[list[_Dated]]:
    """The dates with a weekday and without a year, those near each other together."""
    group: list[_Dated] = []
    for mention in release.mentions.dates:
        if has_written_year(mention):
            continue
        for parts in (mention.start, mention.end):
            if parts is None or parts.weekday is None or (day := _day_of(parts)) is None:
                continue
            if group and not _is_near(group[-1], (mention, parts, day)):
                yield group
                group = []
            group.append((mention, parts, day))
    if group:
        yield group


def _day_of(parts: DateParts) -> date | None:
    """The day in a year that stands for all: between January and February and the rest a leap day may lie."""
    if parts.day is None or parts.month is None:
        return None
    try:
        return date(_ANY_YEAR, parts.month, parts.day)
    except ValueError:
        return None


def _is_near(one: _Dated, other: _Dated) -> bool:
    if other[0].span.start - one[0].span.end > _NEAR_IN_TEXT or abs((one[2] - other[2]).days) > _NEAR_IN_DAYS:
        return False
    return (one[2].month < 3) is (other[2].month < 3)


def _offset(parts: DateParts, day: date) -> int:
    return ((parts.weekday or 0) - day.toordinal()) % 7


def _in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _is_doubtful(release: Release, clock: Clock) -> bool:
    """True when the release date stands beside another day's weekday: then its year may be the wrong part."""
    return clock.span is not None and any(
        parts.weekday != day.weekday()
        for mention in release.mentions.dates
        if mention.span.overlaps(clock.span)
        for parts, day in dated_weekdays(mention)
    )
