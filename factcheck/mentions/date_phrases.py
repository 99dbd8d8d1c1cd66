"""Phrases built around a date: Friday of next week, June last year, two days after Christmas, early 2024."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.mentions import calendar_units as units
from factcheck.mentions.calendar_units import Days
from factcheck.mentions.date_drafts import Draft, Reading, Tense
from factcheck.mentions.date_parts import DateReader, Written
from factcheck.mentions.date_resolution import days_of
from factcheck.mentions.date_words import DAY_WORD, DAY_WORDS, SPACE, SUFFIX, WEEKDAY, WEEKDAYS
from factcheck.mentions.model import DateForm, Precision
from factcheck.mentions.relative_dates import COUNT, count_in
from factcheck.mentions.reported_periods import period_ended
from factcheck.text.lazy_pattern import lazy_pattern

_EDGE = lazy_pattern(
    rf"(?<![\w-])(?:early|late|later|earlier|mid|(?:the{SPACE})?(?:end|start|beginning|middle|close|turn){SPACE}of(?:{SPACE}the)?)"
    rf"(?:{SPACE}|-)(?:in{SPACE})?(?:the{SPACE})?$"
)
_WEEK_OF = lazy_pattern(
    rf"\b(?P<unit>week|weekend){SPACE}(?:of|beginning|starting|ending|ended|commencing)(?:{SPACE}on)?(?:{SPACE}the)?,?{SPACE}$"
)
_OFFSET = lazy_pattern(
    rf"(?<![\w-]){COUNT}{SPACE}(?P<unit>day|week|month|year)s?{SPACE}(?P<way>before|after|from|following|prior{SPACE}to){SPACE}(?:the{SPACE})?$"
)
_WAYS = ("before", "after", "from", "following", "prior")
_PART = lazy_pattern(
    rf"(?<![\w-])(?:(?P<nth>last|final|{DAY_WORD})|(?P<n>\d{{1,2}}){SUFFIX})(?:{SPACE}{COUNT})?{SPACE}"
    rf"(?:(?P<unit>day|week|weekend|month|quarter)s?|(?P<weekday>{WEEKDAY}))(?:{SPACE}(?:of|in){SPACE}(?:the{SPACE})?)$"
)
_OF = lazy_pattern(rf"(?:{SPACE}(?:of|in|from){SPACE}|,?{SPACE}|'s{SPACE}|-)")
_COARSE = frozenset({DateForm.PERIOD, DateForm.RELATIVE})
_REACH = 44


def join_phrases(reader: DateReader, drafts: list[Draft], start: int) -> list[Draft]:
    """The drafts with the words that belong to them: neighbours joined, edges and weeks taken in."""
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before is not None and draft.start - before.end <= 8 and _joins(reader.level, before, draft):
            joined[-1] = _joined(before, draft)
            continue
        if (
            before is not None
            and before.first.weekday is not None
            and _counts_weekday(reader.level, before, draft, start)
        ):
            joined.pop()  # the weekday of "the first Tuesday of October"
        joined.append(draft)
    whole: list[Draft] = []
    floor = start
    for draft in joined:
        if draft.precision is Precision.DAY and draft.form in (DateForm.FULL, DateForm.YEARLESS):
            period = period_ended(reader.level, draft, floor)
            if period is not None:
                whole.append(period)
                floor = period.end
        _extend(reader.level, draft, floor)
        whole.append(draft)
        floor = draft.end
    return whole


def _counts_weekday(level: str, before: Draft, after: Draft, floor: int) -> bool:
    if before.form not in (DateForm.WEEKDAY, DateForm.RELATIVE):
        return False
    if after.precision not in _WHOLE or after.form not in _COARSE or not 0 <= after.start - before.end <= 10:
        return False
    match = _PART.search(level, max(floor, after.start - _REACH), after.start)
    return match is not None and match["weekday"] is not None and match.start() <= before.start


def _joins(level: str, before: Draft, after: Draft) -> bool:
    match = _OF.match(level, before.end, after.start)
    if not match or match.end() != after.start:
        return False
    if after.form is DateForm.RELATIVE and after.reading is not None:
        if before.form is DateForm.WEEKDAY:
            return after.precision is Precision.WEEK
        if before.form is DateForm.PERIOD and before.precision is Precision.MONTH:
            return after.precision is Precision.YEAR and before.first.year is None
    if before.form is DateForm.RELATIVE and before.reading is not None:
        if after.form is DateForm.WEEKDAY:
            return before.precision is Precision.WEEK
        if after.form is DateForm.RELATIVE and before.precision is Precision.YEAR:
            return after.precision in (Precision.QUARTER, Precision.HALF) and "'s" in match[0]
    # "2023 Q1", "the 2023 third quarter"
    if before.form is DateForm.PERIOD and before.precision is Precision.YEAR and after.form is DateForm.RELATIVE:
        return after.precision in (Precision.QUARTER, Precision.HALF) and "of" not in match[0] and "," not in match[0]
    return False


def _joined(before: Draft, after: Draft) -> Draft:
    if before.form is DateForm.PERIOD and before.precision is Precision.YEAR and before.first.year is not None:
        return _quarter_of_year(before, after, before.first.year)
    inner, outer = before, after
    if before.precision in (Precision.WEEK, Precision.YEAR) and before.form is DateForm.RELATIVE:
        inner, outer = after, before
    outer_reading, inner_reading = outer.reading, inner.reading
    weekday, month = inner.first.weekday, inner.first.month

    def read(clock: date, tense: Tense) -> Days | None:
        days = outer_reading(clock, tense) if outer_reading else None
        if days is None:
            return None
        if weekday is not None:
            day = units.week_days(days[0])[0] + timedelta(weekday)
            return day, day
        if month is not None:
            return units.month_days(days[0].year, month)
        return inner_reading(days[1], Tense.PAST) if inner_reading else None

    return Draft(before.start, after.end, DateForm.RELATIVE, inner.precision, inner.first, reading=read)


def _quarter_of_year(before: Draft, after: Draft, year: int) -> Draft:
    days = after.reading(date(year, 12, 31), Tense.PAST) if after.reading else None
    fiscal = before.fiscal or after.fiscal
    return Draft(before.start, after.end, DateForm.PERIOD, after.precision, before.first, known=days, fiscal=fiscal)


def _extend(level: str, draft: Draft, floor: int) -> None:
    """Takes the words before a draft in that narrow or move it."""
    start = draft.start
    if start == floor:
        return
    if draft.precision is not Precision.DAY and draft.form in _COARSE:
        if _take_part(level, draft, floor):
            return
        match = _EDGE.search(level, max(floor, start - 28), start)
        if match:
            draft.start = match.start()
        return
    if draft.precision is not Precision.DAY or draft.form is DateForm.RANGE:
        return
    before = level[max(floor, start - 12) : start]
    if not before.endswith((" ", "\n")):
        return
    if draft.form in (DateForm.FULL, DateForm.YEARLESS):
        match = _WEEK_OF.search(level, max(floor, start - 32), start)
        if match and "end" not in match[0].removeprefix("weekend"):
            draft.start, draft.form, draft.precision = match.start(), DateForm.PERIOD, Precision.WEEK
            return
    if not draft.first.numeric and (draft.first.weekday is None or draft.form is DateForm.WEEKDAY):
        _take_offset(level, draft, floor)


def _take_offset(level: str, draft: Draft, floor: int) -> None:
    """Takes "two weeks after" in: the mention is then the day so told, and the date inside it is no mention."""
    start = draft.start
    if not any(way in level[max(floor, start - 24) : start] for way in _WAYS):
        return
    match = _OFFSET.search(level, max(floor, start - _REACH), start)
    if match is None:
        return
    count = count_in(match["count"])
    if count is None:
        return
    sign = -1 if match["way"].startswith(("before", "prior")) else 1
    inner = Draft(
        draft.start, draft.end, draft.form, draft.precision, draft.first, reading=draft.reading, known=draft.known
    )
    inner.inherit = draft.inherit
    steps, unit = round(sign * count), match["unit"]

    def read(clock: date, tense: Tense) -> Days | None:
        first, last, _ = days_of(inner, clock, tense)
        if first is None or last is None:
            return None
        return units.plus(first, steps, unit), units.plus(last, steps, unit)

    _become(draft, match.start(), Precision.DAY, read)


def _become(draft: Draft, start: int, precision: Precision, read: Reading) -> None:
    draft.start, draft.form, draft.precision, draft.reading, draft.known = (
        start,
        DateForm.RELATIVE,
        precision,
        read,
        None,
    )
    draft.first = Written(start, draft.end)
    draft.inherit = None


_PART_UNITS = ("day", "week", "month", "quarter", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PART_PRECISIONS = {
    "day": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.DAY, "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
}  # fmt: skip
_WHOLE = (Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.YEAR, Precision.SEASON, Precision.DECADE)


def _take_part(level: str, draft: Draft, floor: int) -> bool:
    """Takes "the first Tuesday of", "last three weeks of" in, where the part of the period can be told."""
    start = draft.start
    if draft.precision not in _WHOLE or not level[max(0, start - 4) : start].endswith(
        ("of ", "in ", "the ", "of\n", "in\n")
    ):
        return False
    reach = level[max(floor, start - _REACH) : start]
    if not any(unit in reach for unit in _PART_UNITS):
        return False
    match = _PART.search(level, max(floor, start - _REACH), start)
    if match is None:
        return False
    number = int(match["n"]) if match["n"] else -1 if match["nth"] in ("last", "final") else DAY_WORDS[match["nth"]]
    count = count_in(match["count"]) if match["count"] else 1
    if count is None or count != int(count) or (match["count"] and number not in (1, -1)):
        return False
    inner = Draft(
        draft.start, draft.end, draft.form, draft.precision, draft.first, reading=draft.reading, known=draft.known
    )
    unit = match["unit"] or "weekday"
    weekday = WEEKDAYS[match["weekday"]] if match["weekday"] else None
    many = int(count)

    def read(clock: date, tense: Tense) -> Days | None:
        first, last, _ = days_of(inner, clock, tense)
        if first is None or last is None:
            return None
        return _part((first, last), number, many, unit, weekday)

    known = read(date(2000, 1, 1), Tense.OPEN) if _needs_no_clock(inner) else None
    written = draft.first
    _become(draft, match.start(), _PART_PRECISIONS.get(unit, Precision.DAY), read)
    if known is not None:
        # a period with its year stays one: "the first Tuesday of October 2023"
        draft.form, draft.known, draft.first.year, draft.first.year_at = (
            DateForm.PERIOD,
            known,
            written.year,
            written.year_at,
        )
    return True


def _needs_no_clock(draft: Draft) -> bool:
    return draft.known is not None or (draft.form is DateForm.PERIOD and draft.first.year is not None)


def _part(days: Days, number: int, many: int, unit: str, weekday: int | None) -> Days | None:
    """The ``number``-th unit of a period, or its first or last ``many`` units."""
    first, last = days
    if weekday is not None:
        if number < 0:
            day = last - timedelta((last.weekday() - weekday) % 7)
        else:
            day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
        return (day, day) if first <= day <= last else None
    if unit == "week":
        # the first week is the one with the first Thursday, as the standard counts
        monday = units.week_days(first + timedelta(3))[0] if number > 0 else units.week_days(last - timedelta(3))[0]
        if number > 0:
            monday += timedelta(7 * (number - 1))
            return monday, monday + timedelta(7 * many - 1)
        return monday - timedelta(7 * (many - 1)), monday + timedelta(6)
    if unit == "weekend":
        return units.weekend_days(first + timedelta((5 - first.weekday()) % 7)) if number == 1 else None
    if unit in ("month", "quarter"):
        months = 3 if unit == "quarter" else 1
        if number < 0:
            start = units.plus_months(last.replace(day=1), 1 - many * months)
            return start, last
        start = units.plus_months(first, (number - 1) * months)
        return units.months_days(start.year, start.month, many * months)
    if number < 0:
        return last - timedelta(many - 1), last
    start = first + timedelta(number - 1)
    end = start + timedelta(many - 1)
    return (start, end) if end <= last else None
