"""Weeks, months, quarters and the like: the days each covers, and steps from one to another."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
_FIRST_YEAR, _LAST_YEAR = 1, 9999


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    """The first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def months_days(year: int, first_month: int, count: int) -> Days:
    """The days of ``count`` months from ``first_month``, which may run over the end of the year."""
    last = year * 12 + first_month - 1 + count - 1
    return date(year, first_month, 1), month_days(last // 12, last % 12 + 1)[1]


def year_days(year: int) -> Days:
    """The first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def quarter_days(year: int, quarter: int) -> Days:
    """The days of a calendar quarter."""
    return months_days(year, quarter * 3 - 2, 3)


def half_days(year: int, half: int) -> Days:
    """The days of a half-year."""
    return months_days(year, half * 6 - 5, 6)


# Meteorological seasons of the northern half; a winter is named by the year it begins in.
SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def season_days(year: int, season: str) -> Days:
    """The days of a season that begins in ``year``."""
    return months_days(year, SEASON_STARTS[season], 3)


def week_days(day: date) -> Days:
    """Monday to Sunday of the week that holds ``day``."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def weekend_days(day: date) -> Days:
    """Saturday and Sunday of the week that holds ``day``."""
    monday = day - timedelta(day.weekday())
    return monday + timedelta(5), monday + timedelta(6)


def plus_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last one where the month is shorter; stays inside the calendar."""
    index = min(max(day.year * 12 + day.month - 1 + months, _FIRST_YEAR * 12), _LAST_YEAR * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def plus(day: date, count: int, unit: str) -> date:
    """The day ``count`` units later; ``unit`` is day, week, fortnight, month, quarter, year, decade or century."""
    if unit in _DAYS:
        try:
            return day + timedelta(count * _DAYS[unit])
        except OverflowError:
            return date.max if count > 0 else date.min
    return plus_months(day, count * _MONTHS[unit])


_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}


def unit_days(day: date, unit: str) -> Days:
    """The days of the unit that holds ``day``."""
    if unit == "week":
        return week_days(day)
    if unit == "weekend":
        return weekend_days(day)
    if unit == "month":
        return month_days(day.year, day.month)
    if unit == "quarter":
        return quarter_days(day.year, (day.month + 2) // 3)
    if unit == "half":
        return half_days(day.year, 1 if day.month < 7 else 2)
    if unit == "year":
        return year_days(day.year)
    if unit == "decade":
        return decade_days(day.year)
    if unit == "century":
        return century_days(day.year // 100 + 1)
    return day, day


def decade_days(year: int) -> Days:
    """The days of the decade that holds ``year``: 1990 to 1999."""
    first = max(1, year // 10 * 10)
    return date(first, 1, 1), date(first // 10 * 10 + 9, 12, 31)


def century_days(number: int) -> Days:
    """The days of a century, as people count it: the 20th runs from 1900 to 1999."""
    first = (number - 1) * 100
    return date(max(1, first), 1, 1), date(first + 99, 12, 31)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the computation of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """The ``number``-th weekday of a month; -1 is the last one."""
    first, last = month_days(year, month)
    if number < 0:
        return last - timedelta((last.weekday() - weekday) % 7 + 7 * (-number - 1))
    day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    return day if day.month == month else None
