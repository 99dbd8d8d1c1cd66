"""Dates told from the day of the release: yesterday, this week, last June, two days ago, in three weeks."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.mentions import calendar_units as units
from factcheck.mentions.calendar_units import Days
from factcheck.mentions.date_drafts import Draft, Reading, Tense, whole
from factcheck.mentions.date_parts import DateReader, Written
from factcheck.mentions.date_ranges import days_after_month
from factcheck.mentions.date_words import COUNT_WORDS, MONTH, MONTHS, SPACE, WEEKDAY, WEEKDAYS, count_of, one_of
from factcheck.mentions.model import DateForm, Precision
from factcheck.text.lazy_pattern import lazy_pattern

_PRECISIONS = {
    "day": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.DAY, "fortnight": Precision.WEEK,
    "month": Precision.MONTH, "quarter": Precision.QUARTER, "half": Precision.HALF, "year": Precision.YEAR,
    "season": Precision.SEASON, "decade": Precision.DECADE, "century": Precision.CENTURY,
}  # fmt: skip
_STEPS = {
    "this": 0, "current": 0, "last": -1, "next": 1, "past": -1, "coming": 1, "upcoming": 1, "this past": -1,
    "this coming": 1, "this upcoming": 1,
}  # fmt: skip
# Told from a date of the narrative, not from the release: kept, but without days.
_ANAPHORIC = frozenset({"previous", "preceding", "prior", "following", "same", "that", "that same"})
_WHICH = (
    r"(?P<which>this (?:past|coming|upcoming)|that same|this|current|last|next|past|coming|upcoming|previous|preceding|"
    r"prior|following|same|that)"
)
_UNIT = r"(?P<unit>day|week(?:end|day)?|fortnight|month|quarter|half|year|decade|century)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_COUNT_WORD = one_of(COUNT_WORDS)
COUNT = (
    rf"(?P<count>\d{{1,4}}(?:\.\d)?|(?:{_COUNT_WORD})(?:[ -](?:{_COUNT_WORD}))?"
    r"|(?:a )?few|(?:a )?couple(?: of)?|several)"
)
_UNITS = r"(?P<unit>day|week|fortnight|month|quarter|year|decade)s?\b"

_SIMPLE = lazy_pattern(
    r"(?:(?P<shift>day (?P<side>before yesterday|after tomorrow))|(?P<word>yesterday|today|tomorrow|tonight))\b"
)
_NAME_BEFORE = lazy_pattern(r"\b[A-Z][\w']*[ ]$")
_SIMPLE_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}
_WHICH_UNIT = lazy_pattern(
    rf"{_WHICH}{SPACE}(?:(?:(?P<business>fiscal|financial)|calendar){SPACE})?"
    rf"(?:{_UNIT}(?P<possessive>'s)?(?![\w'-]|{SPACE}old\b)|(?P<month>{MONTH})(?![\w'-])\.?|(?P<weekday>{WEEKDAY})(?![\w-]|'t)|{_SEASON}(?![\w'-]))"
)
_AGO = lazy_pattern(
    rf"{COUNT}{SPACE}(?:more{SPACE})?{_UNITS}(?:{SPACE}or{SPACE}(?:so|two|more))?{SPACE}(?P<way>ago|from{SPACE}now|hence|from{SPACE}today|before{SPACE}today|after{SPACE}today"
    rf"|from{SPACE}tomorrow|after{SPACE}tomorrow|before{SPACE}yesterday|after{SPACE}yesterday|before{SPACE}tomorrow|from{SPACE}yesterday|later|earlier)\b"
)
_IN = lazy_pattern(rf"in{SPACE}{COUNT}{SPACE}{_UNITS}(?:'s?{SPACE}time\b|{SPACE}time\b)?(?!-)")


def relative_at(reader: DateReader, at: int, word: str) -> Draft | None:
    """The relative date that starts here with ``word``, or None."""
    if word in _SIMPLE_WORDS:
        return _simple(reader, at)
    if word in _WHICH_WORDS:
        return _which(reader, at) or _vague(reader, at)
    if word == "in":
        return _in(reader, at)
    return _ago(reader, at)


_SIMPLE_WORDS = frozenset({"yesterday", "today", "tomorrow", "tonight", "day"})
_WHICH_WORDS = frozenset(
    {
        "recent",
        "this",
        "current",
        "last",
        "next",
        "past",
        "coming",
        "upcoming",
        "previous",
        "preceding",
        "prior",
        "following",
        "same",
        "that",
    }
)


def relative(start: int, end: int, precision: Precision, reading: Reading | None) -> Draft:
    """The draft of a relative date without written parts."""
    return Draft(start, end, DateForm.RELATIVE, precision, Written(start, end), reading=reading)


def _simple(reader: DateReader, at: int) -> Draft | None:
    match = _SIMPLE.match(reader.level, at, reader.end)
    if not match:
        return None
    if reader.text[at].isupper() and _NAME_BEFORE.search(reader.text, max(0, at - 12), at):
        return None  # "Harbour Today" is a programme
    shift = _SIMPLE_DAYS[match["word"] or " ".join(match["side"].split())]
    return relative(at, match.end(), Precision.DAY, _day_step(shift))


_VAGUE = lazy_pattern(rf"(?:recent|coming|past){SPACE}(?P<unit>day|week|month|quarter|year|decade)s(?![\w'-])")


def _vague(reader: DateReader, at: int) -> Draft | None:
    """ "in recent months", "in the coming years": a time without a date."""
    match = _VAGUE.match(reader.level, at, reader.end)
    return relative(at, match.end(), _PRECISIONS[match["unit"]], None) if match else None


_WEEKEND = lazy_pattern(
    r"weekend(?![\w'-]|[ ](?:of|beginning|starting|ending|hours|edition|getaway|festival|event|box)\b)"
)
_THE_WEEKEND = lazy_pattern(r"\b(?:over|at|during|for|through|throughout|of|before|after|until|all|into) the $")


def weekend_at(reader: DateReader, at: int) -> Draft | None:
    """The weekend in "over the weekend": the last one or the coming one, as the verb tells."""
    match = _WEEKEND.match(reader.level, at, reader.end)
    if not match or not _THE_WEEKEND.search(reader.level, max(0, at - 16), at):
        return None

    def read(clock: date, tense: Tense) -> Days:
        days = units.weekend_days(clock)
        if days[0] > clock and tense is not Tense.FUTURE:
            return days[0] - timedelta(7), days[1] - timedelta(7)
        return days

    return relative(at, match.end(), Precision.DAY, read)


def _day_step(days: int) -> Reading:
    def read(clock: date, tense: Tense) -> Days:
        day = clock + timedelta(days)
        return day, day

    return read


def _which(reader: DateReader, at: int) -> Draft | None:
    match = _WHICH_UNIT.match(reader.level, at, reader.end)
    if not match:
        return None
    which = " ".join(match["which"].split())
    if at and reader.text[at - 1] in _OPENING_MARKS and reader.text[at].isupper() and _title(reader, match):
        return None  # "This Week" is a programme
    if match["unit"]:
        return _which_unit(match, which)
    if which.startswith("that") or which == "same":
        return None
    dated = _dated(reader, match, which)
    if dated is not None:
        return dated
    step = _STEPS.get(which) or (1 if which == "following" else -1 if which in _ANAPHORIC else 0)
    if match["weekday"]:
        if match["weekday"] not in _FULL and reader.text[match.start("weekday")].islower():
            return None
        draft = relative(at, match.end("weekday"), Precision.DAY, weekday_step(WEEKDAYS[match["weekday"]], step, which))
        draft.first.weekday, draft.first.weekday_at = WEEKDAYS[match["weekday"]], match.span("weekday")
        draft.anaphoric = which in _ANAPHORIC
        return draft
    if match["month"]:
        name = reader.text[match.start("month") : match.end("month")]
        if not name[0].isupper() or (match["month"] == "may" and which in ("this", "that")):
            return None
        end = match.end() if len(name) < 5 and name.lower() not in ("may", "june", "july") else match.end("month")
        draft = relative(at, end, Precision.MONTH, _month_step(MONTHS[match["month"]], step))
        draft.first.month, draft.first.month_at = MONTHS[match["month"]], match.span("month")
        draft.anaphoric = which in _ANAPHORIC
        return draft
    if which in ("past", "coming", "upcoming", "current"):
        which = "this past" if which == "past" else which
    return relative(at, match.end("season"), Precision.SEASON, _season_step(match["season"], step))


_OPENING_MARKS = "\"“‘'`"


def _title(reader: DateReader, match: re.Match[str]) -> bool:
    group = next((name for name in ("unit", "month", "weekday", "season") if match[name]), None)
    return group in ("unit", "season") and reader.text[match.start(group)].isupper()


def _dated(reader: DateReader, match: re.Match[str], which: str) -> Draft | None:
    """The date itself in "this Friday (June 9)", "last Oct. 23": the words before it only tell the side."""
    group = "weekday" if match["weekday"] else "month" if match["month"] else None
    if group is None:
        return None
    at = match.start(group)
    written = reader.from_weekday(at) if group == "weekday" else reader.from_month(at)
    if written is None or (written.day is None and not written.numeric):
        return None
    if written.month is None and not written.numeric:
        return None
    drafts = days_after_month(reader, written) if written.month_at and written.day_at else [whole(written)]
    if len(drafts) > 1:
        return None
    draft = drafts[0]
    draft.tense = Tense.PAST if which in ("last", "past", "this past") else Tense.FUTURE if which == "next" else None
    return draft


_FULL = frozenset(name for name in WEEKDAYS if name.endswith("day"))


def _which_unit(match: re.Match[str], which: str) -> Draft | None:
    unit = match["unit"]
    start, end = match.start(), match.end("unit")
    if unit == "day":
        # "this day", "that day", "the next day": a day of the narrative; "last day" and "past day" mean other things
        if which not in ("same", "that", "that same", "next", "following", "previous"):
            return None
        draft = relative(start, end, Precision.DAY, None)
        draft.anaphoric = True
        return draft
    if unit == "weekday":
        return (
            relative(start, end, Precision.DAY, _weekday_of_work(_STEPS[which])) if which in ("last", "next") else None
        )
    if unit == "half" and which not in ("next", "previous", "current"):
        return None
    if which in _ANAPHORIC:
        step = 1 if which == "following" else 0 if which in ("same", "that", "that same") else -1
        draft = relative(start, end, _PRECISIONS[unit], unit_step(unit, step) if which != "that" else None)
        draft.anaphoric = True
        return draft
    reading = _rolling(unit) if which == "past" and unit in ("decade", "century") else unit_step(unit, _STEPS[which])
    draft = relative(start, end, _PRECISIONS[unit], reading)
    draft.fiscal = match["business"] is not None
    return draft


def unit_step(unit: str, step: int) -> Reading:
    """The reading of "last week", "this year", "next month"."""

    def read(clock: date, tense: Tense) -> Days:
        if unit == "fortnight":
            monday = units.week_days(clock)[0]
            first = monday + timedelta(14 * step if step < 0 else 7 * step)
            return first, first + timedelta(13)
        return units.unit_days(units.plus(units.unit_days(clock, unit)[0], step, unit), unit)

    return read


def _rolling(unit: str) -> Reading:
    """The reading of "the past decade": the ten years before the release."""

    def read(clock: date, tense: Tense) -> Days:
        return units.plus(clock, -1, unit), clock

    return read


def _weekday_of_work(step: int) -> Reading:
    def read(clock: date, tense: Tense) -> Days:
        day = clock + timedelta(step)
        while day.weekday() > 4:
            day += timedelta(step)
        return day, day

    return read


def weekday_step(weekday: int, step: int, which: str = "") -> Reading:
    """The reading of "last Friday", "this Friday", "next Friday"."""

    def read(clock: date, tense: Tense) -> Days:
        if step < 0:
            back = (clock.weekday() - weekday - 1) % 7 + 1
            day = clock - timedelta(
                8 if back == 1 and which == "last" else back
            )  # on Thursday, "last Wednesday" is older
        elif step > 0 and which == "next":
            day = units.week_days(clock)[0] + timedelta(7 + weekday)
        elif step > 0:
            day = clock + timedelta((weekday - clock.weekday() - 1) % 7 + 1)
        else:
            day = units.week_days(clock)[0] + timedelta(weekday)
            if day < clock and tense is Tense.FUTURE:
                day += timedelta(7)
        return day, day

    return read


def _month_step(month: int, step: int) -> Reading:
    def read(clock: date, tense: Tense) -> Days:
        year = clock.year
        if step < 0 and month >= clock.month:
            year -= 1
        if step > 0 and month <= clock.month:
            year += 1
        return units.month_days(year, month)

    return read


def _season_step(season: str, step: int) -> Reading:
    def read(clock: date, tense: Tense) -> Days:
        year = clock.year
        days = units.season_days(year, season)
        if season == "winter" and clock.month < 3:
            days = units.season_days(year - 1, season)  # "this winter" in January began the year before
        if step < 0 and days[1] >= clock:
            days = units.season_days(days[0].year - 1, season)
        if step > 0 and days[0] <= clock:
            days = units.season_days(days[0].year + 1, season)
        return days

    return read


def _ago(reader: DateReader, at: int) -> Draft | None:
    match = _AGO.match(reader.level, at, reader.end)
    if not match:
        return None
    way = " ".join(match["way"].split())
    unit, count = match["unit"], count_in(match["count"])
    if count is None:
        return None
    if way in ("later", "earlier"):
        # "two days later": told from a date of the narrative
        draft = relative(at, match.end(), _PRECISIONS[unit], _shifted(count if way == "later" else -count, unit, 0))
        draft.anaphoric = True
        return draft
    shift = {"today": 0, "tomorrow": 1, "yesterday": -1}.get(way.split()[-1], 0)
    sign = -1 if way == "ago" or way.startswith("before") else 1
    draft = relative(at, match.end(), _PRECISIONS[unit], _shifted(sign * count, unit, shift))
    if unit == "year" and way == "ago" and count == int(count):
        draft.years = int(count)
        if count >= 10 and count % 5 == 0:
            draft.form = DateForm.ANNIVERSARY  # "100 years ago" is how an anniversary is told
    return draft


def _in(reader: DateReader, at: int) -> Draft | None:
    match = _IN.match(reader.level, at, reader.end)
    if not match:
        return None
    count = count_in(match["count"])
    if count is None:
        return None
    draft = relative(at, match.end(), _PRECISIONS[match["unit"]], _shifted(count, match["unit"], 0))
    draft.ahead = True  # "built in three weeks" is a length of time
    return draft


def count_in(written: str) -> float | None:
    """The number in "three", "a couple of", "a few"; None where there is none."""
    words = " ".join(written.split())
    if words in ("few", "a few", "several"):
        return 3
    if words.removesuffix(" of") in ("couple", "a couple"):
        return 2
    return count_of(words)


def _shifted(count: float, unit: str, days: int) -> Reading:
    def read(clock: date, tense: Tense) -> Days:
        day = units.plus(clock + timedelta(days), round(count), unit)
        if unit in ("month", "quarter", "year", "decade"):
            return units.unit_days(day, unit)
        return day, day

    return read
