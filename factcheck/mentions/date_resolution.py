"""Settles what a date leaves open: the order of numeric dates, years that are not written, tense."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.lexicon.reader import table
from factcheck.mentions import calendar_units as units
from factcheck.mentions.calendar_units import Days
from factcheck.mentions.date_drafts import Draft, Tense
from factcheck.mentions.date_parts import Written
from factcheck.mentions.date_words import one_of
from factcheck.mentions.model import DateForm, DateMention, Precision
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_TENSES: dict[str, list[str]] = table("tense_words")
_VERB = lazy_pattern(
    rf"(?<![\w-])(?:(?P<future>{one_of(_TENSES['future'])})|(?P<past>{one_of(_TENSES['past'])}|[a-z]{{2,20}}ed))(?![\w-])"
)
_NOT_PAST = frozenset(_TENSES["not_past"])
_MAY_BE_AHEAD = frozenset(_TENSES["may_be_ahead"])
_PARTICIPLES = frozenset(_TENSES["participles"])


def tense_at(level: str, sentence: tuple[int, int], start: int, end: int) -> Tense:
    """The tense of the verb nearest to a place, looking back first: ahead after "will", behind after "was"."""
    left = max(sentence[0], start - 200)
    if _AHEAD.search(level, max(left, start - 16), start):
        return Tense.FUTURE
    last = None
    for match in _VERB.finditer(level, left, start):
        if match[0] not in _NOT_PAST:
            last = match
    if _WOULD_BE.search(level, last.end() if last else left, start):
        return Tense.FUTURE
    if last is not None:
        return _tense_of(level, last, left)
    for match in _VERB.finditer(level, end, min(sentence[1], end + 120)):
        if match[0] not in _NOT_PAST:
            return _tense_of(level, match, end)
    return Tense.OPEN


# "as soon as Tuesday", "by Friday"; "would be travelling Thursday"
_AHEAD = lazy_pattern(r"\b(?:as soon as|as early as|no later than|by) $")
_WOULD_BE = lazy_pattern(r"\b(?:would|will) be [a-z]{2,20}ing\b")
_WILL = lazy_pattern(r"\b(?:will|shall|to|would|must|should|is|are)(?: (?:be|not|also|now|still|then|[a-z]+ly)){0,3} $")


def _tense_of(level: str, match: re.Match[str], left: int) -> Tense:
    if match["future"]:
        word = match["future"]
        follows = level[match.end() : match.end() + 4]
        if (word == "due" and follows.startswith(" to")) or (word == "ahead" and follows.startswith(" of")):
            return Tense.OPEN
        if word == "set" and follows[:3] not in (" to", " fo", ""):
            return Tense.OPEN  # "set aside the plan" tells no time; "set to open", "set for June" do
        if word in _MAY_BE_AHEAD:
            before = level[max(left, match.start() - 12) : match.start()]
            if before.endswith(("was ", "were ", "had ", "been ")):
                return Tense.PAST if word in ("planned", "expected") else Tense.OPEN
        return Tense.FUTURE
    # "will be released", "is to be opened": the participle looks ahead with its auxiliary
    before = level[max(left, match.start() - 24) : match.start()]
    if (match["past"].endswith("ed") or match["past"] in _PARTICIPLES) and _WILL.search(before):
        return Tense.FUTURE
    return Tense.PAST


def order_of_days(level: str, drafts: list[Draft]) -> bool | None:
    """True when the numeric dates of the document put the day first, False for the month; None when nothing tells.

    Dots and a number above 12 tell; dates with a written day-month order break a tie.
    """
    day_first = month_first = 0
    for draft in drafts:
        for written in (draft.first, draft.last):
            if written is None or not written.numeric or written.a_at is None:
                continue
            a, b = _numbers(level, written)
            if a > 12 >= b or written.separator == ".":
                day_first += 1
            elif b > 12 >= a:
                month_first += 1
    if bool(day_first) != bool(month_first):
        return bool(day_first)
    if day_first or not _any_numeric(drafts):
        return None
    return _written_order(drafts)


def _any_numeric(drafts: list[Draft]) -> bool:
    return any(draft.first.numeric for draft in drafts)


def _written_order(drafts: list[Draft]) -> bool | None:
    """Whether the dates with month names put the day first: a text of "June 7, 2023" writes 6/7/2023 as well."""
    day_first = month_first = 0
    for draft in drafts:
        written = draft.first
        if written.year_at and written.month_at and written.year_at < written.month_at:
            continue  # 2025-06-03 says nothing of how a text writes 3/6/2025
        if written.day_at and written.month_at and not written.numeric:
            if written.day_at < written.month_at:
                day_first += 1
            else:
                month_first += 1
    if day_first == month_first:
        return None
    return day_first > month_first


def _numbers(level: str, written: Written) -> tuple[int, int]:
    if written.a_at is None or written.b_at is None:
        return 0, 0
    return int(level[slice(*written.a_at)]), int(level[slice(*written.b_at)])


def settle_numeric(written: Written, day_first: bool | None, level: str) -> date | None:
    """Gives a numeric date its day and month; the second reading, where one stays open, is the result."""
    if written.a_at is None or written.b_at is None:
        return None
    a, b = _numbers(level, written)
    first = day_first
    if a > 12 >= b:
        first = True
    elif b > 12 >= a:
        first = False
    elif a > 12:
        first = True if first is None else first
    other = None
    if first is None:
        first = written.separator == "."
        if written.separator != "." and a != b and written.year is not None:
            other = units.day_or_none(written.year, b, a)
            one = units.day_or_none(written.year, a, b)
            if other and one and one.weekday() != written.weekday == other.weekday():
                first, other = True, None  # "Friday, 03/05/2024": the weekday tells the order
            elif one and written.weekday == one.weekday():
                other = None
    if first:
        written.day, written.month, written.day_at, written.month_at = a, b, written.a_at, written.b_at
    else:
        written.day, written.month, written.day_at, written.month_at = b, a, written.b_at, written.a_at
    return other


# A date farther from the release than this is not settled by nearness against its own weekday.
_NEAR = 60


def day_of(
    written: Written, inherit: Written | None, clock: date | None, tense: Tense
) -> tuple[date | None, str | None]:
    """The day of written parts, and how what is not written was settled."""
    month = written.month if written.month is not None else inherit.month if inherit else None
    year = written.year if written.year is not None else inherit.year if inherit else None
    day = written.day
    if day is None:
        return None, None
    if month is None:
        return _day_of_month(day, written.weekday, clock, tense)
    if year is not None:
        return units.day_or_none(year, month, day), None
    if clock is None:
        return None, None
    return nearest(month, day, written.weekday, clock, tense)


def nearest(month: int, day: int, weekday: int | None, clock: date, tense: Tense) -> tuple[date | None, str | None]:
    """The day of a month nearest to the clock on the side the tense tells."""
    years = range(clock.year - 1, clock.year + 2)
    days = [found for year in years if (found := units.day_or_none(year, month, day))]
    if not days:
        if (month, day) != (2, 29):
            return None, None
        days = [found for year in range(clock.year - 4, clock.year + 5) if (found := units.day_or_none(year, 2, 29))]
    best = min(days, key=lambda one: (_distance(one, clock, tense), one))
    basis = "nearest" if tense is Tense.OPEN else "tense"
    if weekday is not None and best.weekday() != weekday and abs((best - clock).days) > _NEAR:
        agreeing = [one for one in days if one.weekday() == weekday]
        if len(agreeing) == 1:
            return agreeing[0], "weekday"
    return best, basis


# The side that the tense speaks against counts as so many times farther: "was scheduled for 12 July" a week ahead is
# this July, "was arrested on 12 July" in March the one before.
_AGAINST = 3


def _distance(day: date, clock: date, tense: Tense) -> int:
    days = (day - clock).days
    if (tense is Tense.PAST and days > 0) or (tense is Tense.FUTURE and days < 0):
        return abs(days) * _AGAINST
    return abs(days)


def _day_of_month(day: int, weekday: int | None, clock: date | None, tense: Tense) -> tuple[date | None, str | None]:
    """The day of "Wednesday the 7th": in the months around the release, on that weekday where one is written."""
    if clock is None:
        return None, None
    candidates = []
    for step in range(-12, 13):
        base = units.plus_months(clock.replace(day=1), step)
        found = units.day_or_none(base.year, base.month, day)
        if found and (weekday is None or found.weekday() == weekday):
            candidates.append(found)
    if tense is Tense.PAST:
        candidates = [one for one in candidates if one <= clock] or candidates
    elif tense is Tense.FUTURE:
        candidates = [one for one in candidates if one >= clock] or candidates
    if not candidates:
        return None, None
    return min(candidates, key=lambda one: (abs((one - clock).days), one)), "nearest"


def weekday_day(weekday: int, clock: date, tense: Tense) -> date:
    """The day of a bare weekday: the release's own, else the last one, or the next where the verb looks ahead."""
    back = (clock.weekday() - weekday) % 7
    if back == 0 or tense is Tense.PAST or (tense is Tense.OPEN and back <= 3):
        return clock - timedelta(back)
    return clock + timedelta(7 - back)


def period_days(written: Written, clock: date | None, tense: Tense) -> tuple[Days | None, str | None]:
    """The days of a month or year."""
    if written.month is None:
        return (units.year_days(written.year), None) if written.year else (None, None)
    if not 1 <= written.month <= 12:
        return None, None
    if written.year is not None:
        return units.month_days(written.year, written.month), None
    if clock is None:
        return None, None
    distance = (written.month - clock.month) % 12  # months ahead
    forward = distance * (_AGAINST if tense is Tense.PAST else 1)
    backward = (12 - distance) * (_AGAINST if tense is Tense.FUTURE else 1)
    months = distance if forward <= backward else distance - 12
    day = units.plus_months(clock.replace(day=1), months)
    return units.month_days(day.year, day.month), "nearest" if tense is Tense.OPEN else "tense"


def mention_of(draft: Draft, clock: date | None, tense: Tense, other: date | None = None) -> DateMention:
    """The finished mention of a draft, read from the clock."""
    first, last, basis = days_of(draft, clock, tense)
    return DateMention(
        span=Span(draft.start, draft.end),
        form=draft.form,
        precision=draft.precision,
        first=first,
        last=last,
        start=draft.first.parts(),
        end=draft.last.parts() if draft.last else None,
        other=other,
        years=draft.years,
        basis="fiscal" if draft.fiscal else basis,
    )


def days_of(draft: Draft, clock: date | None, tense: Tense) -> tuple[date | None, date | None, str | None]:
    """The first and last day of a draft, and how what is not written was settled."""
    if draft.known is not None:
        return (*draft.known, None)
    if draft.reading is not None:
        days = draft.reading(clock, tense) if clock else None
        return (*days, "release date") if days else (None, None, None)
    if draft.form is DateForm.RANGE and draft.last is not None:
        return range_days(draft, clock, tense)
    if draft.form is DateForm.WEEKDAY and draft.first.weekday is not None:
        if clock is None:
            return None, None, None
        day = weekday_day(draft.first.weekday, clock, tense)
        return day, day, "tense" if tense is not Tense.OPEN else "nearest"
    if draft.precision is Precision.WEEK:
        single, basis = day_of(draft.first, draft.inherit, clock, tense)
        return (*units.week_days(single), basis) if single else (None, None, None)
    if draft.form is DateForm.PERIOD:
        found, basis = period_days(draft.first, clock, tense)
        return (*found, basis) if found else (None, None, basis)
    if draft.form in (DateForm.FULL, DateForm.YEARLESS):
        single, basis = day_of(draft.first, draft.inherit, clock, tense)
        return single, single, basis
    return None, None, None


def range_days(draft: Draft, clock: date | None, tense: Tense) -> tuple[date | None, date | None, str | None]:
    """The days of a range; None for both ends when it runs backwards or an end is impossible."""
    one, two = draft.first, draft.last
    if two is None:
        return None, None, None
    shared = draft.inherit
    month_one = one.month or (shared.month if shared else None) or (two.month if one.day else None)
    month_two = two.month or (shared.month if shared else None)
    year_two = two.year or (shared.year if shared else None)
    year_one = one.year or year_two
    basis = None
    if month_two is None and month_one is None:  # years
        if one.year is None or two.year is None or two.year < one.year:
            return None, None, None
        return units.year_days(one.year)[0], units.year_days(two.year)[1], None
    if year_two is None and one.year is None:
        anchor, basis = _anchor(month_two or month_one or 1, two.day, clock, tense)
        if anchor is None:
            return None, None, None
        year_one = year_two = anchor
    elif year_two is None:
        year_two = one.year
    turned = False
    if month_one and month_two and one.year is None and month_one > month_two:
        year_one = (year_two or 0) - 1
        turned = True
    elif month_one and month_two and two.year is None and one.year is not None and month_one > month_two:
        year_two = one.year + 1
        turned = True
    if turned and month_one and month_two and month_one - month_two < 6 and not (one.day is None and two.day is None):
        return None, None, None  # "12 July – 3 June" runs backwards; only the turn of the year explains it
    first = _end_days(one, month_one, year_one)
    last = _end_days(two, month_two, year_two)
    if first is None or last is None or last[1] < first[0]:
        return None, None, basis
    return first[0], last[1], basis


def _anchor(month: int, day: int | None, clock: date | None, tense: Tense) -> tuple[int | None, str | None]:
    if clock is None:
        return None, None
    if day is None:
        days, basis = period_days(Written(0, 0, month=month), clock, tense)
        return (days[0].year, basis) if days else (None, None)
    found, basis = nearest(month, min(day, 28), None, clock, tense)
    return (found.year, basis) if found else (None, None)


def _end_days(written: Written, month: int | None, year: int | None) -> Days | None:
    if year is None or not 1 <= year <= 9998:
        return None
    if month is None:
        return units.year_days(year)
    if not 1 <= month <= 12:
        return None
    if written.day is None:
        return units.month_days(year, month)
    day = units.day_or_none(year, month, written.day)
    return (day, day) if day else None
