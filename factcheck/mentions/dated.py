"""Mentions of time: dates, times of day, durations."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from factcheck.mentions.kinds import Json, Kind
from factcheck.mentions.number import Number
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


class Precision(StrEnum):
    """The calendar unit a date names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class DateForm(StrEnum):
    """How a date is written."""

    FULL = "full"  # 7 June 2023, June 7, 2023, 2023-06-07, 07/06/2023
    YEARLESS = "yearless"  # 7 June
    PERIOD = "period"  # June 2023, 2023, Q2 2023, the 1990s, spring 2024
    WEEKDAY = "weekday"  # on Friday
    RELATIVE = "relative"  # yesterday, this week, last year, two days ago
    RANGE = "range"  # 7 – 9 June 2023
    ANNIVERSARY = "anniversary"  # its centenary, the 20th anniversary


@dataclass(frozen=True, slots=True)
class DateParts:
    """What is written of one date: each part with its place, None where it is absent.

    ``weekday`` counts from 0 (Monday), as ``date.weekday()``. Parts need not be possible: 31 June is kept as written.
    ``year`` is four digits even where two are written.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_span: Span | None = None
    month_span: Span | None = None
    day_span: Span | None = None
    weekday_span: Span | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, period or range of dates.

    ``first`` and ``last`` are the days it covers, both included; None when it cannot be resolved or is impossible.
    ``start`` holds the parts written of the date or of a range's first end, ``end`` those of the second end.
    ``other`` is the second reading of a numeric date whose order of day and month is open. ``years`` is the count of
    an anniversary. ``basis`` says how a part that is not written was settled ("release date", "nearest", "tense" …).
    """

    span: Span
    form: DateForm
    precision: Precision
    first: date | None
    last: date | None
    start: DateParts
    end: DateParts | None = None
    other: date | None = None
    years: int | None = None
    basis: str | None = None

    kind = Kind.DATE

    def value(self) -> Json:
        """The date in EDTF (``2023-06-07``, ``2023-06``, ``2023-06-07/2023-06-09``), None when unresolved."""
        if self.first is None or self.last is None:
            return None
        first, last = self.first.isoformat(), self.last.isoformat()
        if self.precision is Precision.DAY:
            return first if first == last else f"{first}/{last}"
        if self.precision is Precision.MONTH:
            return first[:7] if first[:7] == last[:7] else f"{first[:7]}/{last[:7]}"
        if self.precision is Precision.YEAR and first[5:] == "01-01" and last[5:] == "12-31":
            return first[:4] if first[:4] == last[:4] else f"{first[:4]}/{last[:4]}"
        return f"{first}/{last}"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day. ``zone`` is as written ("EST", "GMT+8", "local time"); ``end`` closes a range of times.

    ``hour`` is on the 24-hour clock; hours and minutes need not be possible: 25:00 is kept as written.
    """

    span: Span
    hour: int
    minute: int
    zone: str | None = None
    zone_span: Span | None = None
    end_hour: int | None = None
    end_minute: int | None = None

    kind = Kind.TIME

    def value(self) -> Json:
        """``HH:MM``, or ``HH:MM/HH:MM`` for a range, with the zone as written."""
        text = f"{self.hour:02d}:{self.minute:02d}"
        if self.end_hour is not None:
            text += f"/{self.end_hour:02d}:{self.end_minute or 0:02d}"
        return f"{text} {self.zone}" if self.zone else text


@dataclass(frozen=True, slots=True)
class DurationMention:
    """A length of time. ``unit`` is singular (``day``, ``week`` … ``century``, ``night``, ``business day``).

    ``attributive`` is true for "three-day" before a noun; ``age`` for "50-year-old", "aged 50", "50 years old".
    """

    span: Span
    number: Number
    unit: str
    iso: str
    attributive: bool = False
    age: bool = False
    number_span: Span | None = None

    kind = Kind.DURATION

    def value(self) -> Json:
        """The length in ISO 8601, such as ``P3D``."""
        return self.iso
