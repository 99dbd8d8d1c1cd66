"""Lists and ranges of days: 7 – 9 June 2023; June 7, 8 and 9; Tuesday through Thursday, July 21-23."""

from __future__ import annotations

import re
from datetime import date

from factcheck.mentions.date_drafts import Days, Draft, Reading, Tense, whole
from factcheck.mentions.date_parts import DateReader, Written
from factcheck.mentions.date_resolution import days_of
from factcheck.mentions.date_words import (
    CONTEXT,
    DAY_WORD,
    DAY_WORDS,
    MAYBE,
    MONTH,
    SPACE,
    SUFFIX,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    one_of,
    year_of,
)
from factcheck.mentions.model import DateForm, Precision
from factcheck.text.lazy_pattern import lazy_pattern

_TO = r"(?:to|through|thru|until|till)"
_CONNECTOR = lazy_pattern(
    rf"(?P<range>{MAYBE}-{MAYBE}|{SPACE}(?:through{SPACE})?{_TO}{SPACE}|{MAYBE}~{MAYBE})"
    rf"|(?P<list>{MAYBE},{SPACE}(?:and{SPACE})?|{SPACE}(?:and|or|&){SPACE}|{MAYBE}[&/]{MAYBE})"
)
_ITEM = lazy_pattern(
    rf"(?:the{SPACE})?(?:(?P<wd>{WEEKDAY})(?![a-z])\.?,?{SPACE}(?:the{SPACE})?)?"
    rf"(?:(?P<d>\d{{1,2}})(?!\d)(?:(?P<suffix>{SUFFIX}\b)|(?![a-z]))|(?P<dw>{DAY_WORD})\b)"
)
_MONTH_FOLLOWS = lazy_pattern(rf"(?:{SPACE}of{SPACE}|{SPACE}|-)(?:{MONTH})(?![a-z])")
_YEAR_FOLLOWS = lazy_pattern(rf"(?:{MAYBE},{MAYBE}|{SPACE}of{SPACE}|{SPACE})(?P<y>{YEAR})")
_NOT_A_DAY = lazy_pattern(rf"[.,]\d|:\d\d|%|-[a-z]|/\d|{MAYBE}(?:%|[ap]\.?m\b)")
# "June 7 and 8 officers": after a day in a list stands a mark or a small word, else the number counts something.
_COUNTED_IN_LIST = lazy_pattern(rf"{SPACE}(?!(?:{one_of(CONTEXT['after_day'])})\b)[a-z]{{2}}")
# "June 7 – 9 people", "from June 7 to 12 cities"; but "October 24 to 27 expected" and "October 24-27 events" are days.
_COUNTED_AFTER_TO = lazy_pattern(rf"{SPACE}(?!(?:{one_of(CONTEXT['after_day'])})\b)(?:people|[a-z]{{3,20}}s)\b")
_WEEKDAY_LIST = lazy_pattern(
    rf"(?:{WEEKDAY})(?![a-z])\.?(?:(?:{MAYBE}-{MAYBE}|{SPACE}(?:to|through|thru|and|&){SPACE}|,{SPACE}(?:and{SPACE})?)"
    rf"(?:{WEEKDAY})(?![a-z])\.?){{1,6}}(?P<gap>{MAYBE},{SPACE}|{SPACE}|{MAYBE}\({MAYBE})"
)
_ONE_WEEKDAY = lazy_pattern(rf"(?P<wd>{WEEKDAY})(?![a-z])")
_LONGEST_LIST = 8
_LONGEST_WRITTEN = 1300  # code points from the first day of such a list to its month, with all the blanks there may be


def days_before_month(reader: DateReader, at: int) -> list[Draft]:
    """The days that share a month named after them: 7 – 9 June 2023, 7, 8 and 9 June; empty when none start here."""
    level, end = reader.level, reader.end
    if not reader.month_near(at, _LONGEST_WRITTEN) or (at and level[at - 1] in "$£€#.,:/"):
        return []
    items: list[Written] = []
    ranges: list[bool] = []
    position = at
    while len(items) < _LONGEST_LIST:
        match = _ITEM.match(level, position, end)
        if not match:
            return []
        item = _item(match)
        if items and _MONTH_FOLLOWS.match(level, match.end(), end):
            core = match.start("d") if match["d"] else match.start("dw")
            last = reader.from_number(core) if match["d"] else reader.date_at(core)
            if last is None or last.month is None:
                return []
            if item.weekday is not None:
                last.start, last.weekday, last.weekday_at = item.start, item.weekday, item.weekday_at
            return _list_of(items, last, ranges)
        connector = _CONNECTOR.match(level, match.end(), end)
        if not connector or (item.day is not None and not 1 <= item.day <= 31):
            return []
        items.append(item)
        ranges.append(connector["range"] is not None)
        position = connector.end()
    return []


def days_after_month(reader: DateReader, first: Written) -> list[Draft]:
    """The days that share the month before them: June 7-9, 2023; June 7, 8 and 9; just ``first`` where none follow."""
    level, end = reader.level, reader.end
    items, ranges = [first], []
    position = first.end
    while first.year is None and len(items) < _LONGEST_LIST:
        connector = _CONNECTOR.match(level, position, end)
        if not connector:
            break
        match = _ITEM.match(level, connector.end(), end)
        if not match or _MONTH_FOLLOWS.match(level, match.end(), end):
            break
        item = _item(match)
        if item.day is None or not 1 <= item.day <= 31:
            break
        if not match["suffix"] and _is_no_day(level, connector, match.end(), end):
            break
        items.append(item)
        ranges.append(connector["range"] is not None)
        position = match.end()
        year = _YEAR_FOLLOWS.match(level, position, end)
        if year:
            item.year, item.year_at, item.end = year_of(year["y"]), year.span("y"), year.end()
            break
    # "June 7, 8 and 9" ends with "and": "June 7, 12 people" was stopped above, "June 7, 8" alone is not sure
    if len(items) > 1 and not any(ranges) and items[-1].year is None and "," in level[items[-2].end : items[-1].start]:
        gap = level[items[-2].end : items[-1].start]
        if "and" not in gap:
            return [whole(first)]
    return _list_of(items[:-1], items[-1], ranges)


def _is_no_day(level: str, connector: re.Match[str], at: int, end: int) -> bool:
    """True when the number before ``at`` is no second day: a time, a share, or a number of things."""
    if _NOT_A_DAY.match(level, at, end):
        return True
    if connector["list"]:
        return _COUNTED_IN_LIST.match(level, at, end) is not None
    return len(connector["range"]) > 1 and _COUNTED_AFTER_TO.match(level, at, end) is not None


def days_after_weekdays(reader: DateReader, at: int) -> list[Draft]:
    """Days with their weekdays listed before: Tuesday through Thursday, July 21-23; Thursday and Friday, April 3-4."""
    match = _WEEKDAY_LIST.match(reader.level, at, reader.end)
    if not match:
        return []
    core = match.end()
    drafts: list[Draft] = []
    if core < reader.end and reader.level[core].isdigit():
        drafts = days_before_month(reader, core)
    else:
        first = reader.from_month(core)
        if first is not None and first.day is not None:
            drafts = days_after_month(reader, first)
    weekdays = list(_ONE_WEEKDAY.finditer(reader.level, at, core))
    ends = [part for draft in drafts for part in ((draft.first, draft.last) if draft.last else (draft.first,))]
    if len(ends) != len(weekdays) or any(part.weekday is not None for part in ends):
        return drafts if len(ends) > 1 else []
    for part, weekday in zip(ends, weekdays, strict=True):
        part.weekday, part.weekday_at = WEEKDAYS[weekday["wd"]], weekday.span("wd")
    if len(drafts) == 1:
        drafts[0].start = at
    return drafts


def _item(match: re.Match[str]) -> Written:
    group = "d" if match["d"] else "dw"
    day = int(match["d"]) if match["d"] else DAY_WORDS[match["dw"]]
    weekday = match["wd"]
    start = match.start("wd") if weekday else match.start(group)
    item = Written(start, match.end(), day=day, day_at=match.span(group))
    if weekday:
        item.weekday, item.weekday_at = WEEKDAYS[weekday], match.span("wd")
    return item


def _list_of(items: list[Written], last: Written, ranges: list[bool]) -> list[Draft]:
    """One draft a day or range; each takes month and year from where they are written."""
    if not items:
        return [whole(last)]
    every = [*items, last]
    month = next(part.month for part in every if part.month is not None)
    year = next((part.year for part in every if part.year is not None), None)
    shared = Written(every[0].start, last.end, year, month)
    drafts: list[Draft] = []
    index = 0
    while index < len(every):
        first = every[index]
        if index < len(ranges) and ranges[index]:
            second = every[index + 1]
            drafts.append(Draft(first.start, second.end, DateForm.RANGE, Precision.DAY, first, second, inherit=shared))
            index += 2
            continue
        form = DateForm.FULL if year is not None else DateForm.YEARLESS
        drafts.append(Draft(first.start, first.end, form, Precision.DAY, first, inherit=shared))
        index += 1
    return drafts


_JOIN = lazy_pattern(
    rf"(?:{MAYBE},)?(?:{MAYBE}[-~]{MAYBE}|{SPACE}(?:through{SPACE}|up{SPACE})?{_TO}{SPACE}(?:the{SPACE})?)"
)
_JOIN_AND = lazy_pattern(rf"(?:{MAYBE},)?{SPACE}and{SPACE}(?:the{SPACE})?")
_BETWEEN = lazy_pattern(rf"\bbetween{SPACE}(?:the{SPACE})?$")
# "moved from 7 June to 9 June" names two days, no range
_MOVED = lazy_pattern(
    r"\b(?:moved|moves|postponed|rescheduled|changed|shifted|pushed|delayed|extended|advanced|deferred|forward|corrected"
    r"|amended|back)\b[^.;]{0,60}$"
)
_JOINABLE = frozenset({DateForm.FULL, DateForm.YEARLESS, DateForm.PERIOD, DateForm.WEEKDAY})
_JOINABLE_AFTER = _JOINABLE | {DateForm.RELATIVE}


def join_ranges(level: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts with neighbours that are the two ends of a range made one: 7 June – 3 July, from 2014 to 2018."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined and _are_ends(level, joined[-1], draft):
            before = joined[-1]
            precision = draft.precision if draft.precision is before.precision else _finer(before, draft)
            joined[-1] = Draft(
                before.start, draft.end, DateForm.RANGE, precision, before.first, draft.first, fiscal=before.fiscal
            )
            if draft.form is DateForm.RELATIVE:
                joined[-1].reading = _to_relative(before, draft.reading)
        else:
            joined.append(draft)
    return joined


def _to_relative(before: Draft, reading: Reading | None) -> Reading:
    """The reading of "from 1 March 2023 to today"."""

    def read(clock: date, tense: Tense) -> Days | None:
        first = days_of(before, clock, tense)[0]
        last = reading(clock, tense) if reading else None
        return (first, last[1]) if first and last and first <= last[1] else None

    return read


def _finer(one: Draft, other: Draft) -> Precision:
    order = list(Precision)
    return one.precision if order.index(one.precision) < order.index(other.precision) else other.precision


def _are_ends(level: str, before: Draft, after: Draft) -> bool:
    if after.start - before.end > 24 or before.form not in _JOINABLE or after.form not in _JOINABLE_AFTER:
        return False
    if after.reading is not None and not (after.form is DateForm.RELATIVE and after.precision is Precision.DAY):
        return False
    if before.known is not None or after.known is not None or before.reading:
        return False
    weekdays = (before.form is DateForm.WEEKDAY) + (after.form is DateForm.WEEKDAY)
    if weekdays == 1:
        return False
    gap_end = after.start
    match = _JOIN.match(level, before.end, gap_end)
    if match and match.end() == gap_end:
        if after.reading is not None:
            return (
                before.form in (DateForm.FULL, DateForm.PERIOD)
                and "from " in level[max(0, before.start - 6) : before.start]
            )
        if before.precision is not after.precision and "through" not in match[0]:
            return before.precision is Precision.MONTH and after.precision is Precision.DAY and "-" in match[0]
        if weekdays == 0 and before.first.month is None and before.first.day is not None:
            return False
        return not ("to" in match[0] and _MOVED.search(level, max(0, before.start - 90), before.start))
    match = _JOIN_AND.match(level, before.end, gap_end)
    if match and match.end() == gap_end and before.precision is after.precision:
        return _BETWEEN.search(level, max(0, before.start - 16), before.start) is not None
    return False
