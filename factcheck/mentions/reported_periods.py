"""Periods that company reports tell of: year-end, the year-ago quarter, the latest quarter, the year ended 30 June."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.mentions import calendar_units as units
from factcheck.mentions.calendar_units import Days
from factcheck.mentions.date_drafts import Draft, Reading, Tense
from factcheck.mentions.date_parts import DateReader, Written
from factcheck.mentions.date_resolution import days_of
from factcheck.mentions.date_words import SPACE, YEAR, year_of
from factcheck.mentions.model import DateForm, Precision
from factcheck.text.lazy_pattern import lazy_pattern

_PRECISIONS = {
    "week": Precision.WEEK, "month": Precision.MONTH, "quarter": Precision.QUARTER, "half": Precision.HALF,
    "year": Precision.YEAR, "period": Precision.YEAR,
}  # fmt: skip
_LATEST = lazy_pattern(
    rf"latest{SPACE}(?:(?P<business>fiscal|financial){SPACE})?(?P<unit>week|month|quarter|half|year)(?![\w-])"
)
_YEAR_AGO = lazy_pattern(rf"year-(?P<way>ago|earlier)(?:{SPACE}(?P<unit>month|quarter|half|period)(?![\w-]))?")
_YEAR_END = lazy_pattern(rf"year[- ]end(?![\w-])(?:(?:{SPACE}|,{SPACE})(?P<y>{YEAR}))?")
# "by year-end", "at fiscal year-end 2023"; "the year-end report" names no day
_BEFORE_END = lazy_pattern(
    rf"\b(?:by|at|before|around|until|till|after|since|through|to|of|from){SPACE}(?P<business>(?:fiscal|financial){SPACE})?$"
)
_ENDED = lazy_pattern(
    rf"\b(?P<business>(?:fiscal|financial){SPACE})?(?P<unit>week|month|quarter|half|year)"
    rf"{SPACE}(?:that{SPACE}|which{SPACE})?(?:ended|ends|ending){SPACE}(?:on{SPACE})?$"
)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_REACH = 40
# In the first months of a year "at year-end" is the end of the last one, unless the verb looks ahead.
_LAST_MONTH_TO_LOOK_BACK = 3


def reported_at(reader: DateReader, at: int) -> Draft | None:
    """The year-end, year-ago or latest period that starts here, or None."""
    return _latest(reader, at) or _year_ago(reader, at) or _year_end(reader, at)


def _relative(start: int, end: int, precision: Precision, reading: Reading) -> Draft:
    return Draft(start, end, DateForm.RELATIVE, precision, Written(start, end), reading=reading)


def _latest(reader: DateReader, at: int) -> Draft | None:
    match = _LATEST.match(reader.level, at, reader.end)
    if match is None:
        return None
    unit = match["unit"]
    draft = _relative(at, match.end(), _PRECISIONS[unit], _ended_before(unit, 0))
    draft.fiscal = match["business"] is not None
    return draft


def _year_ago(reader: DateReader, at: int) -> Draft | None:
    match = _YEAR_AGO.match(reader.level, at, reader.end)
    if match is None:
        return None
    unit = match["unit"] or "year"
    reading = _ended_before("year", 0) if unit in ("year", "period") else _ended_before(unit, 12)
    draft = _relative(at, match.end(), _PRECISIONS[unit], reading)
    draft.anaphoric = match["way"] == "earlier"
    return draft


def _ended_before(unit: str, months: int) -> Reading:
    """The reading of the last whole unit before the release, or of the one so many months before it."""

    def read(clock: date, tense: Tense) -> Days:
        last = units.unit_days(clock, unit)[0] - timedelta(1)
        return units.unit_days(units.plus_months(last, -months), unit)

    return read


def _year_end(reader: DateReader, at: int) -> Draft | None:
    match = _YEAR_END.match(reader.level, at, reader.end)
    before = _BEFORE_END.search(reader.level, max(0, at - 18), at) if match else None
    if match is None or before is None:
        return None
    draft = _relative(at, match.end(), Precision.DAY, _last_day_of_year)
    draft.fiscal = before["business"] is not None
    if match["y"]:
        year = year_of(match["y"])
        draft.form, draft.known = DateForm.PERIOD, (date(year, 12, 31), date(year, 12, 31))
        draft.first.year, draft.first.year_at = year, match.span("y")
    return draft


def _last_day_of_year(clock: date, tense: Tense) -> Days:
    back = tense is Tense.PAST or (tense is Tense.OPEN and clock.month <= _LAST_MONTH_TO_LOOK_BACK)
    day = date(clock.year - 1 if back and clock.year > 1 else clock.year, 12, 31)
    return day, day


def period_ended(level: str, day: Draft, floor: int) -> Draft | None:
    """The period in front of the day it ended on, "the quarter ended 30 June"; None where none stands there."""
    if "end" not in level[max(floor, day.start - 10) : day.start]:
        return None
    match = _ENDED.search(level, max(floor, day.start - _REACH), day.start)
    if match is None:
        return None
    unit, start, end = match["unit"], match.start(), match.end("unit")
    inner = Draft(day.start, day.end, day.form, day.precision, day.first, inherit=day.inherit)

    def read(clock: date | None, tense: Tense) -> Days | None:
        last = days_of(inner, clock, tense)[1]
        if last is None or last == date.max:
            return None
        after = last + timedelta(1)
        first = after - timedelta(7) if unit == "week" else units.plus_months(after, -_MONTHS[unit])
        return first, last

    draft = _relative(start, end, _PRECISIONS[unit], read)
    draft.fiscal = match["business"] is not None
    if day.first.year is not None:
        draft.form, draft.known = DateForm.PERIOD, read(None, Tense.OPEN)
    return draft
