"""Calendar arithmetic that several rules share: names, lengths with their readings, repairs of a weekday conflict."""

from __future__ import annotations

import calendar
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from factcheck.findings.finding import Applicability, Edit, Fix
from factcheck.mentions.model import DateMention, DateParts
from factcheck.text.span import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """The day as ``7 June 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_of(day: date) -> str:
    """The English name of the day's weekday."""
    return WEEKDAYS[day.weekday()]


def days_in_month(month: int, year: int | None) -> int:
    """The number of days of a month; February has 29 where no year is known."""
    if month == 2 and year is None:
        return 29
    return calendar.monthrange(year or 2024, month)[1]


def days_between(first: date, last: date) -> int:
    """The number of days from ``first`` to ``last``, both included."""
    return (last - first).days + 1


def working_days(first: date, last: date) -> int:
    """The number of days from Monday to Friday between two days, both included."""
    return sum(1 for n in range(days_between(first, last)) if (first + timedelta(n)).weekday() < 5)


def has_written_year(mention: DateMention) -> bool:
    """True when a year stands in the mention itself, at either end of a range."""
    return mention.start.year is not None or (mention.end is not None and mention.end.year is not None)


def dates_within(dates: Sequence[DateMention], span: Span) -> Sequence[DateMention]:
    """The mentions among ``dates`` that begin inside ``span``."""
    first = bisect_left(dates, span.start, key=_start)
    return dates[first : bisect_left(dates, span.end, first, key=_start)]


def _start(mention: DateMention) -> int:
    return mention.span.start


def dated_weekdays(mention: DateMention) -> Iterator[tuple[DateParts, date]]:
    """The ends of a mention that name a weekday beside a day of the month, with the day each stands for."""
    if mention.start.weekday is not None and mention.start.day is not None and mention.first is not None:
        yield mention.start, mention.first
    end = mention.end
    if end is not None and end.weekday is not None and end.day is not None and mention.last is not None:
        yield end, mention.last


def weekday_repairs(parts: DateParts, day: date, written: str) -> tuple[Fix, ...]:
    """Every way to make weekday and date agree, nearest first: weekday, day, month, year.

    ``written`` are the characters of ``parts.weekday_span``; a new weekday is written in the same style.
    """
    fixes: list[Fix] = []
    if parts.weekday is None or parts.weekday_span is None:
        return ()
    weekday = _in_style(WEEKDAYS[day.weekday()], written)
    fixes.append(_offer(f"write {weekday}", Edit(parts.weekday_span, weekday)))
    shift = (parts.weekday - day.weekday() + 3) % 7 - 3
    for delta in (shift, shift + 7 if shift < 0 else shift - 7):
        other = day + timedelta(delta)
        if parts.day_span is not None and other.month == day.month:
            # Only the number is exchanged: "7th" keeps no false suffix because the span covers the digits and suffix.
            fixes.append(_offer(f"write {long_date(other)}", Edit(parts.day_span, str(other.day))))
    month = _nearest_month(day, parts.weekday)
    if month is not None and parts.month_span is not None:
        name = MONTHS[month - 1]
        fixes.append(_offer(f"write {day.day} {name} {day.year}", Edit(parts.month_span, name)))
    year = _nearest_year(day, parts.weekday)
    if year is not None:
        edits = (Edit(parts.year_span, str(year)),) if parts.year_span is not None else ()
        fixes.append(Fix(f"the year {year}", Applicability.OFFERED, edits))
    return tuple(fixes)


@lru_cache(maxsize=256)
def _nearest_month(day: date, weekday: int) -> int | None:
    """The nearest other month in which the day falls on that weekday."""
    months = (month for month in range(1, 13) if month != day.month and _fits(day.year, month, day.day, weekday))
    return min(months, key=lambda month: (abs(month - day.month), month), default=None)


@lru_cache(maxsize=256)
def _nearest_year(day: date, weekday: int) -> int | None:
    """The nearest other year, of six before and after, in which the day falls on that weekday."""
    around = range(day.year - 6, day.year + 7)
    years = (year for year in around if year != day.year and _fits(year, day.month, day.day, weekday))
    return min(years, key=lambda year: (abs(year - day.year), year), default=None)


def _offer(description: str, *edits: Edit) -> Fix:
    return Fix(description, Applicability.OFFERED, edits)


def _fits(year: int, month: int, day: int, weekday: int) -> bool:
    if day > calendar.monthrange(year, month)[1]:
        return False
    return date(year, month, day).weekday() == weekday


def _in_style(name: str, written: str) -> str:
    bare = written.rstrip(".")
    if len(bare) <= 5 and bare.lower() not in {n.lower() for n in WEEKDAYS}:
        name = name[:3] + ("." if written.endswith(".") else "")
    return name.upper() if bare.isupper() else name
