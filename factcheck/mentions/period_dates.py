"""Periods: quarters and halves, business years, decades and centuries, seasons, holidays, anniversaries."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from factcheck.lexicon.reader import table
from factcheck.mentions import calendar_units as units
from factcheck.mentions.calendar_units import Days
from factcheck.mentions.date_drafts import Draft, Reading, Tense
from factcheck.mentions.date_parts import DateReader, Written
from factcheck.mentions.date_words import DAY_WORDS, SPACE, YEAR, count_of, one_of, year_of
from factcheck.mentions.model import DateForm, Precision
from factcheck.text.lazy_pattern import lazy_pattern

_NTH = r"(?P<nth>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_NUMBERS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": -1,
    "last": -1,
}
_OF_YEAR = (
    rf"(?:(?:,?{SPACE}(?:of{SPACE}|in{SPACE})?(?:the{SPACE})?(?P<fiscal>(?:fiscal|financial|business)(?:{SPACE}year)?{SPACE}|fy{SPACE}?)?(?:year{SPACE})?"
    rf"|{SPACE}?)(?P<y>{YEAR})(?:-\d\d(?!\d))?|{SPACE}(?:of{SPACE})?(?P<rel>this|last|next|the{SPACE}(?:current|previous)){SPACE}year\b)?"
)
_QUARTER = lazy_pattern(
    rf"(?:{_NTH}(?:{SPACE}(?:fiscal|calendar|financial){SPACE}|-|{SPACE})(?P<unit>quarter|qtr|half)s?(?![\w])(?:{SPACE}results)?(?={SPACE}|\W|$)"
    rf"|(?P<letter>[qh])(?P<n>[1-4])(?![\w])|(?P<n2>[1-4])(?P<letter2>[qh])(?=\d\d|\W|$))"
)
_QUARTER_YEAR = lazy_pattern(_OF_YEAR)
_GLUED_QUARTER = lazy_pattern(
    r"(?:(?P<n>[1-4])(?P<letter>[qh])(?P<y>\d\d(?:\d\d)?)"
    r"|(?P<letter2>[qh])(?P<n2>[1-4])[-/ ]?'?(?P<y2>(?:20|19)?\d\d))(?!\w)"
)
_FISCAL = lazy_pattern(
    rf"(?:(?:(?:fiscal|financial|business){SPACE}(?:year{SPACE})?(?:ended{SPACE}|ending{SPACE})?|fy[- ]?)(?:of{SPACE})?"
    rf"(?P<y>{YEAR}|\d\d(?!\d)(?<=fy\d\d)|\d\d(?!\d)(?<=fy \d\d))"
    rf"(?:[-/](?P<y2>\d{{4}}|\d\d)(?!\d))?)"
)
_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_DECADE = lazy_pattern(rf"(?:(?P<y>(?:1\d|20)\d0|'?[1-9]0)'?s(?!\w)|(?:nineteen[- ])?(?P<word>{one_of(_DECADES)})\b)")
_CENTURY = lazy_pattern(rf"(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)|(?P<w>{one_of(DAY_WORDS)}))(?:{SPACE}|-)century\b")
_SEASON = lazy_pattern(
    rf"(?P<season>spring|summer|autumn|fall|winter)(?:(?:{SPACE}of{SPACE}(?:the{SPACE}year{SPACE})?|,?{SPACE}|-)(?P<y>{YEAR})(?P<over>[-/]\d\d(?:\d\d)?(?!\d))?"
    rf"|{SPACE}(?P<rel>this|last|next){SPACE}year\b)"
)
HOLIDAYS: dict[str, dict[str, int]] = table("holidays")
ANNIVERSARIES: dict[str, int] = table("anniversaries")
_FEASTS = frozenset({"christmas", "easter", "thanksgiving", "xmas", "pentecost", "halloween"})
_HOLIDAY = lazy_pattern(
    rf"(?P<name>{one_of(HOLIDAYS)})(?![\w'])(?:(?:{SPACE}of{SPACE}|{SPACE}in{SPACE}|,?{SPACE})(?P<y>{YEAR}))?"
)
_ANNIVERSARY_WORD = lazy_pattern(rf"(?P<word>{one_of(ANNIVERSARIES)})(?![a-z])")
_JUBILEE = lazy_pattern(rf"(?P<word>silver|golden|diamond|platinum){SPACE}(?:jubilee|anniversary)\b")
_JUBILEES = {"silver": 25, "golden": 50, "diamond": 60, "platinum": 70}
_ORDINAL_COUNT = (
    r"(?:(?P<n>\d{1,4})(?:st|nd|rd|th)?|(?P<w>(?:one |two |three )?hundredth"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))?|twentieth|thirtieth|fortieth|fiftieth|sixtieth|"
    rf"seventieth|eightieth|ninetieth|{one_of(DAY_WORDS)}))"
)
_ANNIVERSARY = lazy_pattern(
    rf"{_ORDINAL_COUNT}(?:[- ]year)?{SPACE}"
    rf"(?:(?:wedding|founding|work|diamond|golden|silver|company){SPACE})?anniversary\b"
)
_TENS = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90, "hundredth": 100, "one hundredth": 100, "two hundredth": 200, "three hundredth": 300,
}  # fmt: skip


def period_at(reader: DateReader, at: int) -> Draft | None:
    """The quarter, half, century or anniversary that starts with this ordinal or number, or None."""
    if at and reader.level[at - 1] == "/":
        return None  # "1/2h"
    return _glued_quarter(reader, at) or _quarter(reader, at) or _century(reader, at) or _anniversary(reader, at)


def _relative_year(written: str | None, clock: date) -> int | None:
    if written is None:
        return None
    word = written.split()[-1]
    return clock.year + {"this": 0, "last": -1, "next": 1, "current": 0, "previous": -1}[word]


def _with_year(written: Written, match: re.Match[str]) -> Written:
    if match["y"]:
        written.year, written.year_at = year_of(match["y"]), match.span("y")
        written.end = max(written.end, match.end())
    return written


def _quarter(reader: DateReader, at: int) -> Draft | None:
    match = _QUARTER.match(reader.level, at, reader.end)
    if not match:
        return None
    half = match["unit"] == "half" or "h" in (match["letter"], match["letter2"])
    number = _NUMBERS[match["nth"]] if match["nth"] else int(match["n"] or match["n2"])
    if number < 0:
        number = 2 if half else 4
        if match["nth"] == "last" and match["unit"] != "half":
            return None  # "the last quarter" is the one before this, or the fourth: open
    if half and number > 2:
        return None
    end = match.end("unit") if match["unit"] else match.end()
    after = _QUARTER_YEAR.match(reader.level, end, reader.end)
    year, rel, fiscal = None, None, "fiscal" in match[0] or "financial" in match[0]
    written = Written(at, end)
    if after and (after["y"] or after["rel"]):
        end = after.end()
        rel = after["rel"]
        fiscal = fiscal or after["fiscal"] is not None
        written = _with_year(Written(at, end), after)
        year = written.year
    follows_year = reader.level[max(0, at - 5) : at - 1].isdigit()
    if year is None and rel is None and half and not follows_year:
        return None  # "the first half" is more often of a match or a show, "H2" a gas
    precision = Precision.HALF if half else Precision.QUARTER
    days_of = units.half_days if half else units.quarter_days
    draft = Draft(at, end, DateForm.PERIOD if year else DateForm.RELATIVE, precision, written, fiscal=fiscal)
    if year is not None:
        draft.known = days_of(year, number)
    else:

        def read(clock: date, tense: Tense) -> Days:
            relative_year = _relative_year(rel, clock)
            if relative_year is not None:
                return days_of(relative_year, number)
            days = days_of(clock.year, number)
            if days[0] > clock:
                # results are told of a quarter that has begun, plans of the next one
                ahead = tense is Tense.FUTURE or (tense is Tense.OPEN and (days[0] - clock).days < 100)
                return days if ahead else days_of(clock.year - 1, number)
            if tense is Tense.FUTURE and (clock - days[1]).days > 180:
                return days_of(clock.year + 1, number)
            return days

        draft.reading = read
    return draft


def _glued_quarter(reader: DateReader, at: int) -> Draft | None:
    match = _GLUED_QUARTER.match(reader.level, at, reader.end)
    if not match:
        return None
    letter, number = match["letter"] or match["letter2"], int(match["n"] or match["n2"])
    group = "y" if match["y"] else "y2"
    if letter == "h" and number > 2:
        return None
    year = year_of(match[group])
    written = Written(at, match.end(), year, year_at=match.span(group))
    days = units.half_days(year, number) if letter == "h" else units.quarter_days(year, number)
    precision = Precision.HALF if letter == "h" else Precision.QUARTER
    return Draft(at, match.end(), DateForm.PERIOD, precision, written, known=days)


def fiscal_at(reader: DateReader, at: int) -> Draft | None:
    """The business year that starts here: fiscal year 2023, FY23, financial year 2022-23."""
    match = _FISCAL.match(reader.level, at, reader.end)
    if not match:
        return None
    year = year_of(match["y"])
    written = Written(at, match.end(), year, year_at=match.span("y"))
    draft = Draft(at, match.end(), DateForm.PERIOD, Precision.YEAR, written, known=units.year_days(year), fiscal=True)
    if match["y2"]:
        last = int(match["y2"]) if len(match["y2"]) == 4 else year // 100 * 100 + int(match["y2"])
        if last == year + 1:
            draft.known = (date(year, 1, 1), date(last, 12, 31))
    return draft


def decade_at(reader: DateReader, at: int) -> Draft | None:
    """The decade that starts here: the 1990s, the nineties."""
    match = _DECADE.match(reader.level, at, reader.end)
    if not match or (match["y"] and at and reader.level[at - 1] in "$£€#.,:/-" and reader.level[at - 4 : at] != "mid-"):
        return None
    written = match["y"]
    if written is None or len(written) < 4:
        cued = reader.level[max(0, at - 4) : at] == "the " or (written or "").startswith("'")
        if not cued and not _DECADE_CUE.search(reader.level, max(0, at - 8), at):
            return None  # "a man in his nineties", "in the low 80s"
        year = 1900 + (int(written.lstrip("'")) if written else _DECADES[match["word"]])
        if _NO_DECADE.search(reader.level, max(0, at - 9), at):
            return None
        if year == 1920 and written is None:
            return None
    else:
        year = int(written)
    draft = Draft(
        at, match.end(), DateForm.PERIOD, Precision.DECADE, Written(at, match.end()), known=units.decade_days(year)
    )
    if written:
        draft.first.year_at = match.span("y")
    return draft


_DECADE_CUE = lazy_pattern(r"\b(?:early|late|mid)[- ]$")
_NO_DECADE = lazy_pattern(r"\b(?:in|into) (?:his|her|their|my|your|our) $|\blow $|\bhigh $|\bupper $")


def _century(reader: DateReader, at: int) -> Draft | None:
    match = _CENTURY.match(reader.level, at, reader.end)
    if not match:
        return None
    number = int(match["n"]) if match["n"] else DAY_WORDS[match["w"]]
    if not 1 <= number <= 30:
        return None
    return Draft(
        at, match.end(), DateForm.PERIOD, Precision.CENTURY, Written(at, match.end()), known=units.century_days(number)
    )


def season_at(reader: DateReader, at: int) -> Draft | None:
    """The season with its year that starts here: spring 2024, winter of 2022-23."""
    match = _SEASON.match(reader.level, at, reader.end)
    if not match:
        return None
    season, end = match["season"], match.end()
    written = _with_year(Written(at, end), match)
    draft = Draft(at, end, DateForm.PERIOD, Precision.SEASON, written)
    if written.year is not None:
        # "winter 2024" may mean either of two winters
        if season == "winter" and not match["over"]:
            draft.known = (date(written.year, 1, 1), date(written.year + 1, 2, 28)) if written.year < 9000 else None
        else:
            draft.known = units.season_days(written.year, season)
        return draft
    rel = match["rel"]

    def read(clock: date, tense: Tense) -> Days:
        return units.season_days(_relative_year(rel, clock) or clock.year, season)

    draft.form, draft.reading = DateForm.RELATIVE, read
    return draft


def holiday_at(reader: DateReader, at: int) -> Draft | None:
    """The holiday that starts here, with its year or the one nearest to the release."""
    side = _SIDE.search(reader.level, max(0, at - 10), at)
    match = _HOLIDAY.match(reader.level, at, reader.end)
    if not match or not (reader.text[at].isupper() or match["y"]):
        return None
    if match["y"] is None and _NAME_GOES_ON.match(reader.text, match.end("name"), reader.end):
        return None  # "the Good Friday Agreement", "Labor Day Parade"
    rule = HOLIDAYS[match["name"]]
    bare = match["y"] is None and match["name"] in _FEASTS and not side
    if bare and not _ON_THE_DAY.search(reader.level, max(0, at - 9), at):
        return None  # "Christmas gifts", "Easter eggs": the feast, unless a small word puts something on its day
    end = match.end() if match["y"] else match.end("name")
    written = _with_year(Written(at, end), match)
    draft = Draft(at, end, DateForm.PERIOD, Precision.DAY, written)
    if written.year is not None:
        day = holiday_day(rule, written.year)
        draft.known = (day, day) if day else None
    else:
        draft.form, draft.reading = DateForm.RELATIVE, _nearest_holiday(rule)
        if side:
            draft.tense = Tense.FUTURE if side["side"] == "next" else Tense.PAST
    return draft


_SIDE = lazy_pattern(r"\b(?P<side>last|next|previous|past) $")


_ON_THE_DAY = lazy_pattern(r"\b(?:on|by|before|after|until|since|at|last|next|this|to) $")


def _nearest_holiday(rule: dict[str, int]) -> Reading:
    def read(clock: date, tense: Tense) -> Days | None:
        days = [day for year in (clock.year - 1, clock.year, clock.year + 1) if (day := holiday_day(rule, year))]
        if tense is Tense.PAST:
            days = [day for day in days if day <= clock]
        elif tense is Tense.FUTURE:
            days = [day for day in days if day >= clock]
        if not days:
            return None
        day = min(days, key=lambda one: abs((one - clock).days))
        return day, day

    return read


def holiday_day(rule: dict[str, Any], year: int) -> date | None:
    """The day of a holiday in a year, from its entry in the word list."""
    if "easter" in rule:
        return units.easter(year) + timedelta(rule["easter"]) if 1583 <= year <= 4000 else None
    if "day" in rule:
        return date(year, rule["month"], rule["day"])
    day = units.nth_weekday(year, rule["month"], rule["weekday"], rule["number"])
    return day + timedelta(rule.get("plus", 0)) if day else None


def anniversary_word_at(reader: DateReader, at: int) -> Draft | None:
    """The anniversary named in one word or as a jubilee: centenary, bicentennial, golden jubilee."""
    match = _ANNIVERSARY_WORD.match(reader.level, at, reader.end)
    years = ANNIVERSARIES[match["word"]] if match else None
    if match is None:
        match = _JUBILEE.match(reader.level, at, reader.end)
        years = _JUBILEES[match["word"]] if match else None
    if match is None:
        return None
    if reader.text[at].isupper() and _NAME_GOES_ON.match(reader.text, match.end(), reader.end):
        return None  # "Centennial Park", "Centenary College" are names
    return _of_years(at, match.end(), years)


_NAME_GOES_ON = lazy_pattern(r" [A-Z]")


def _of_years(start: int, end: int, years: int | None) -> Draft:
    return Draft(start, end, DateForm.ANNIVERSARY, Precision.YEAR, Written(start, end), years=years)


def _anniversary(reader: DateReader, at: int) -> Draft | None:
    match = _ANNIVERSARY.match(reader.level, at, reader.end)
    if not match:
        return None
    if match["n"]:
        years = float(match["n"])
    else:
        years = _TENS.get(match["w"]) or DAY_WORDS.get(match["w"]) or _compound(match["w"]) or 0
    return _of_years(at, match.end(), int(years)) if years else None


def _compound(word: str) -> float | None:
    tens, _, ones = word.partition("-")
    base = count_of(tens)
    return base + DAY_WORDS[ones] if base and ones in DAY_WORDS else base
