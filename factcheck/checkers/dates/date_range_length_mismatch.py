"""date-range-length-mismatch: a stated length that is not the length of the dates beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.checkers.calendar import dates_within, days_between, working_days
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import DateForm, DateMention, DurationMention, Precision
from factcheck.mentions.number import Hedge
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# What may stand between a length and its dates: "three-day (7 – 9 June)", "two-week training course from 1 to 14 June".
# Any comma, second number or relative clause may begin another event.
_LENGTH_FIRST = lazy_pattern(
    r"[ \n]*(?:[A-Za-z’'-]+[ \n]+){0,5}?(?:\(|from|on|of|between|held|(?:[ \n]?long)?,(?:[ \n]runs?)?)?[ \n]*(?:from )?"
)
# "a two-day seminar on 3 and 10 May": the days are named one by one.
_ON_DAYS = lazy_pattern(
    r"[ \n]+(?:[A-Za-z’'-]+[ \n]+){0,4}?[A-Za-z’'-]*[a-rt-z][ \n]+(?:held[ \n]+)?on[ \n]+(?:both[ \n]+)?"
)
_AND_DAY = lazy_pattern(r",?[ \n]+(?:and|&)[ \n]+|,[ \n]+")
_LAST_AND = lazy_pattern(r",?[ \n]+(?:and|&)[ \n]+")
_DATES_FIRST = lazy_pattern(r"[ \n]*(?:\(|, an? |, for |, in total |[ \n]for )[ \n]*(?:a |an |total of )?")
# "a two-week programme" may mean the working days of two weeks or count its last day twice; days up to a week are
# counted one by one ("four-day", 7 – 10 June), longer ones are often taken without the first day ("30 days from 1 June
# to 1 July").
_COUNTED_SINGLY = 7
_INCLUSIVE = lazy_pattern(r"[ \n]?[(,]?[ \n]?(?:(?:with )?both (?:dates|days) (?:are )?)?inclusive\b", re.IGNORECASE)
_LONGEST = 1_000  # "$86 billion Week Ten (June 30-July 4)" is no length
_ANY_YEAR = 2023
_SKIPPED = frozenset({"ago", "earlier", "later", "before", "after", "since", "and", "then", "but", "until", "by"})


class DateRangeLengthMismatch(Rule):
    """A stated number of days differs from the dates given beside it.

    ## Why it matters
    Readers plan by the dates; when count and dates disagree, one of them is wrong.

    ## What it leaves alone
    A length and a range in different phrases: they may describe different events. Days include both ends, nights do
    not; weeks and months may be read either way; working days may leave out weekends.
    """

    id = "date-range-length-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The three-day (⟦7 – 10 June⟧) conference is being held in Singapore.",
        "The four-day (⟦7 – 9 June 2023⟧) conference is being held in Singapore.",
        "A two-day seminar from ⟦3 to 6 May 2024⟧ closes the year.",
        "The fair runs ⟦June 7-9, 2023⟧ (four days).",
        "The shop must close for 10 days from ⟦4 March to 14 March 2023⟧ (both dates inclusive).",
        "The board invites to a three-day meeting on ⟦23 and 24 May⟧ in Geneva.",
        "The conference, three days long, runs ⟦7 – 10 June 2023⟧.",
    )
    accepts = (
        "The three-day (7 – 9 June) conference is being held in Singapore.",
        "The three-week operation ended on 9 June.",
        "The stay of three nights (7 – 10 June 2023) includes breakfast.",
        "The notice ran for 10 days from 4 February to 13 February 2023 (both dates inclusive).",
        "A two-week course (5 – 16 June 2023) prepares new officers.",
        "After the three-day strike, the fair of 7 – 10 June went ahead.",
        "The 1.5-day workshop on 5-6 May 2023 was sold out.",
        "The month-long festival (1 June – 2 July 2023) draws crowds.",
        "The board invites to a two-day meeting on 23 and 24 May in Geneva.",
        "The board invites to a three-day meeting on 3, 10 and 17 May in Geneva.",
        "The board invites to one-day meetings on 3, 10 and 17 May in Geneva.",
        "After the three-day strike, shops open on 3 and 4 May.",
        "The weekend of Saturday 28 December 2024 to Friday 3 January 2025 was a seven-day break.",
    )
    misses = ("The conference runs ⟦7 – 10 June 2023⟧. It is three days long.",)

    def check(self, release: Release) -> Iterator[Outcome]:
        yield from self._days_one_by_one(release)
        ranges = [
            (mention, days)
            for mention in release.mentions.dates
            if mention.form is DateForm.RANGE
            and mention.precision is Precision.DAY
            and (days := _days_of(mention)) is not None
        ]
        if not ranges:
            return
        for duration in release.mentions.durations:
            if duration.age or duration.number.hedge is not Hedge.NONE or not _is_whole(duration.number.value):
                continue
            if duration.number.value > _LONGEST:  # "… of $56.8 billion Week Six (2 – 6 June)": lost line break
                continue
            for mention, (first, last) in ranges:
                if _one_phrase(release, duration.span, mention.span):
                    yield from self._compare(release, duration, mention, first, last)

    def _days_one_by_one(self, release: Release) -> Iterator[Outcome]:
        """A length before days that are named one by one: "a three-day meeting on 23 and 24 May"."""
        for duration in release.mentions.durations:
            if duration.unit != "day" or not duration.attributive or duration.number.hedge is not Hedge.NONE:
                continue
            days = _listed_days(release, duration.span.end)
            if len(days) < 2:
                continue
            span = days[0].span.cover(days[-1].span)
            if len(days) == duration.number.value:
                yield self.consistent("date-range", span, f"{len(days)} days, as stated", duration.span)
                continue
            stated = release.words(duration.span)
            yield self.finding(
                release,
                span,
                f"these are {len(days)} days, but the text says {stated}",
                observed=f"{len(days)} days",
                expected=stated,
                related=[Related(duration.span, "the stated length")],
            )

    def _compare(
        self, release: Release, duration: DurationMention, mention: DateMention, first: date, last: date
    ) -> Iterator[Outcome]:
        if mention.first is None and duration.unit in {"business day", "working day"}:
            return
        stated_days = int(duration.number.value)
        readings = _readings(duration.unit, first, last, stated_days)
        if duration.unit == "day" and readings and _INCLUSIVE.match(release.text, mention.span.end):
            readings = readings[0], days_between(first, last) == stated_days
        if readings is None:
            return
        actual, fits = readings
        stated = release.words(duration.span)
        if fits:
            yield self.consistent("date-range", mention.span, f"{actual}, as stated", duration.span)
            return
        yield self.finding(
            release,
            mention.span,
            f"these dates cover {actual}, but the text says {stated}",
            observed=actual,
            expected=stated,
            related=[Related(duration.span, "the stated length")],
        )


def _listed_days(release: Release, position: int) -> list[DateMention]:
    """The days of a list that begins behind a length: "meeting on 23 and 24 May", "3, 10 and 17 May"."""
    dates = dates_within(release.mentions.dates, Span(position, position + 120))
    if not dates or not _ON_DAYS.fullmatch(release.text, position, dates[0].span.start):
        return []
    if not _SKIPPED.isdisjoint(release.text[position : dates[0].span.start].lower().split()):
        return []
    days = [dates[0]]
    closed = False
    for date_mention in dates[1:]:
        gap = release.text[days[-1].span.end : date_mention.span.start]
        if closed or not _AND_DAY.fullmatch(gap):
            break
        closed = _LAST_AND.fullmatch(gap) is not None
        days.append(date_mention)
    alike = all(day.form in {DateForm.FULL, DateForm.YEARLESS} and day.precision is Precision.DAY for day in days)
    return days if closed and alike else []


def _is_whole(length: float) -> bool:
    """True for a whole number of units that a pair of dates can have."""
    return length % 1 == 0 and length <= _LONGEST


def _days_of(mention: DateMention) -> tuple[date, date] | None:
    """The first and last day; where no year is known, those of a year in which the length is the same as in any."""
    if mention.first is not None and mention.last is not None:
        return (mention.first, mention.last) if mention.first <= mention.last else None
    start, end = mention.start, mention.end
    if end is None or start.day is None or end.day is None or end.month is None:
        return None
    month = start.month or end.month
    if month != end.month and 2 in range(month, end.month):
        return None  # only the year tells whether 29 February lies between
    try:
        first, last = date(_ANY_YEAR, month, start.day), date(_ANY_YEAR, end.month, end.day)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _one_phrase(release: Release, length: Span, dates: Span) -> bool:
    text = release.text
    if length.end <= dates.start:
        gap, pattern = text[length.end : dates.start], _LENGTH_FIRST
    else:
        gap, pattern = text[dates.end : length.start], _DATES_FIRST
    if len(gap) > 60 or "\n\n" in gap or not pattern.fullmatch(gap):
        return False
    return _SKIPPED.isdisjoint(gap.lower().split())


def _readings(unit: str, first: date, last: date, stated: int) -> tuple[str, bool] | None:
    """The length of the range in words, and whether the stated length is one of its readings."""
    days = days_between(first, last)
    if unit == "day":
        readings = {days}
        if stated > _COUNTED_SINGLY:
            readings |= {days - 1, working_days(first, last)}
        return _plural(days, "day"), stated in readings
    if unit in {"business day", "working day"}:
        working = working_days(first, last)
        return _plural(working, unit), stated == working
    if unit == "night":
        return _plural(days - 1, "night"), stated == days - 1
    if unit == "week":
        return _plural(days, "day"), 7 * stated - 2 <= days <= 7 * stated + 1
    if unit == "month":
        return _plural(days, "day"), abs(days - 30.44 * stated) <= 3 + stated
    return None


def _plural(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
