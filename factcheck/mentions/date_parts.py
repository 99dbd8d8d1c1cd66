"""Reads one date at a place: its weekday, day, month and year as written, in every usual order."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.mentions.date_words import (
    CONTEXT,
    DAY_WORD,
    DAY_WORDS,
    MAYBE,
    MONTH,
    MONTHS,
    SPACE,
    SPOKEN_YEAR,
    SUFFIX,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    one_of,
    year_of,
)
from factcheck.mentions.landmarks import keys, landmarks
from factcheck.mentions.model import DateParts
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_MONTH_WORDS = keys(MONTHS)
_WEEKDAY = rf"(?P<wd>{WEEKDAY})(?![a-z])\.?"
_DAYTIME = rf"(?:{SPACE}(?:morning|afternoon|evening|night))?"
_DAY = rf"(?P<d>\d{{1,2}})(?!\d)(?:{SUFFIX}\b)?"
# "3 Feb 82": two digits are a year where they can be no day and nothing counted follows
_ANY_YEAR = rf"(?P<y>{YEAR}|{SPOKEN_YEAR}|[4-9]\d(?=[.,;)\n]|$))"
# "7 June, 2023", "7-Jun-2023", "31/Oct/1974", "June of 2023"
_YEAR_AFTER = rf"(?:(?:{MAYBE},{MAYBE}|{SPACE}(?:of|in){SPACE}|{SPACE}|[-/]){_ANY_YEAR})?"
_AFTER_MONTH = r"(?![a-z])\.?"

_DAY_MONTH = lazy_pattern(
    rf"(?:{_DAY}|(?P<dw>{DAY_WORD})\b)(?:{SPACE}of{SPACE}|{SPACE}day{SPACE}of{SPACE}|{SPACE}|[-/.]|,{SPACE}|)"
    rf"(?P<m>{MONTH}){_AFTER_MONTH}{_YEAR_AFTER}"
)
# "the June 10-year bond" has no day; "October 30-November 1" and "June 7-Friday" do
_NAME_START = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)"
_MONTH_DAY = lazy_pattern(
    rf"(?P<m>{MONTH}){_AFTER_MONTH}(?P<gap>{SPACE}(?:the{SPACE})?|[-/]|,{SPACE}|)"
    rf"(?:(?P<run>\d{{1,2}}?)(?=\d{{1,2}}:\d\d)(?<!\d\d\d)"
    rf"|{_DAY}(?!:\d\d|[.,]\d|%|-(?!{_NAME_START})[a-z]|y\b|{MAYBE}(?:%|percent|per cent|[ap]\.?m\b))|"
    rf"(?P<dw>{DAY_WORD})\b)"
    rf"{_YEAR_AFTER}"
)
_MONTH_YEAR = lazy_pattern(
    rf"(?P<m>{MONTH}){_AFTER_MONTH}(?:{MAYBE},{MAYBE}|{SPACE}(?:of|in){SPACE}|{SPACE}|[-/]){_ANY_YEAR}"
)
_YEAR_FIRST = lazy_pattern(
    rf"(?P<y>(?:1\d|2[01])\d\d)(?P<sep>[-/.])(?P<m>\d{{1,2}}|{MONTH})(?P=sep)(?P<d>\d{{1,2}})(?![\d]|-\d|/\d|\.\d)"
)
_NUMERIC = lazy_pattern(
    r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1[89]|20|21)\d\d|\d\d)(?![\d/]|[.,]\d|-\d(?!\d?[-/.]\d{1,2}[-/.])|[a-z])"
)
_SHORT_NUMERIC = lazy_pattern(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/%]|[.,]\d|-\d(?!\d?/\d)|[a-z])")
_MONTH_SLASH_YEAR = lazy_pattern(r"(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?![\d/]|[-.,]\d)")
_BARE_DAY = lazy_pattern(
    rf"(?:the{SPACE})?(?:(?P<d>\d{{1,2}})(?P<suffix>{SUFFIX})?\b(?![.,:/-]?\d|%)|(?P<dw>{DAY_WORD})\b)"
)
_WEEKDAY_BEFORE = lazy_pattern(
    rf"{_WEEKDAY}{_DAYTIME}(?:(?P<open>{MAYBE}[(\[]{MAYBE})|{MAYBE},{MAYBE}|{MAYBE}-{MAYBE}|{SPACE})(?:(?:the|on){SPACE})?"
)
_WEEKDAY_ONLY = lazy_pattern(_WEEKDAY)
_WEEKDAY_AFTER = lazy_pattern(
    rf"(?:{MAYBE}[(\[]{MAYBE}{_WEEKDAY}{MAYBE}[)\]]"
    rf"|,{SPACE}(?P<wd2>{WEEKDAY})(?![a-z]|'s|{SPACE}(?:{MONTH}|\d|the\b|through|to\b|and\b)|,{MAYBE}(?:{MONTH}|\d|the\b)))"
)
_CLOSING = lazy_pattern(rf"{MAYBE}[)\]]")


@dataclass(slots=True)
class Written:
    """One date as it stands in the text: its place and its parts, each with its place.

    ``a`` and ``b`` are the two numbers of a numeric date before their order is settled.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_at: tuple[int, int] | None = None
    month_at: tuple[int, int] | None = None
    day_at: tuple[int, int] | None = None
    weekday_at: tuple[int, int] | None = None
    numeric: bool = False
    a_at: tuple[int, int] | None = None
    b_at: tuple[int, int] | None = None
    separator: str = ""

    def parts(self) -> DateParts:
        """The parts as a mention holds them."""
        return DateParts(
            Span(self.start, self.end),
            self.year,
            self.month,
            self.day,
            self.weekday,
            _span(self.year_at),
            _span(self.month_at),
            _span(self.day_at),
            _span(self.weekday_at),
        )


def _span(place: tuple[int, int] | None) -> Span | None:
    return Span(*place) if place else None


class DateReader:
    """Reads dates in one levelled text; ``text`` has the capitals that tell May from may."""

    __slots__ = ("_months", "end", "level", "text")

    def __init__(self, text: str, level: str) -> None:
        self.text = text
        self.level = level
        self.end = len(level)
        self._months: list[int] | None = None

    def month_near(self, at: int, within: int) -> bool:
        """True when a month is named in the ``within`` characters after ``at``."""
        if self._months is None:
            marks = landmarks(self.text)
            self._months = sorted(marks.starts(_MONTH_WORDS & marks.words))
        following = bisect_right(self._months, at)
        return following < len(self._months) and self._months[following] - at <= within

    # ---------------------------------------------------------------------------------------- whole dates

    def date_at(self, at: int) -> Written | None:
        """The date that starts here: with a day, or a month with its year."""
        first = self.level[at] if at < self.end else ""
        if first.isdigit():
            found = self.from_number(at)
        else:
            found = self.from_weekday(at) or self.from_month(at) or self._from_day_word(at)
        return found

    def from_number(self, at: int) -> Written | None:
        """The date that starts with this number: 7 June 2023, 2023-06-07, 07/06/2023."""
        if at and self.level[at - 1] in "$£€#.,:/":
            return None
        match = _DAY_MONTH.match(self.level, at, self.end)
        if match:
            return self._day_month(match)
        match = _YEAR_FIRST.match(self.level, at, self.end)
        if match and int(match["d"]) <= 31:
            month = match["m"]
            return self._with_weekday_after(
                Written(
                    at,
                    match.end(),
                    int(match["y"]),
                    int(month) if month.isdigit() else MONTHS[month],
                    int(match["d"]),
                    year_at=match.span("y"),
                    month_at=match.span("m"),
                    day_at=match.span("d"),
                )
            )
        return self._numeric(at)

    def _day_month(self, match: re.Match[str]) -> Written | None:
        group = "d" if match["d"] else "dw"
        day = int(match["d"]) if match["d"] else DAY_WORDS[match["dw"]]
        written_month = self.text[match.start("m") : match.end("m")]
        glued = match.end("d") == match.start("m") if match["d"] else False
        if match["y"] is None and not _month_stands_alone(written_month):
            return None
        if glued and match["y"] is None and not written_month.isupper() and len(written_month) > 3:
            return None
        end = match.end()
        if match["y"] is None and _DAY_OF_NEXT.match(self.level, end, self.end):
            return None
        if match["y"] is None and self.level[end - 1] == "." and not _abbreviated(written_month):
            end -= 1
        written = Written(match.start(), end, None, MONTHS[match["m"]], day)
        written.day_at, written.month_at = match.span(group), match.span("m")
        if not self._take_year(written, match):
            return None
        return self._with_weekday_after(written)

    def from_month(self, at: int) -> Written | None:
        """The date that starts with this month name: June 7, 2023, or June 2023."""
        match = _MONTH_DAY.match(self.level, at, self.end)
        if match and (match["d"] or match["dw"] or self._lost_line_end(match)):
            found = self._month_day(match)
            if found:
                return found
        match = _MONTH_YEAR.match(self.level, at, self.end)
        if match:
            written = Written(at, match.end(), None, MONTHS[match["m"]], month_at=match.span("m"))
            return written if self._take_year(written, match) else None
        return None

    @staticmethod
    def _lost_line_end(match: re.Match[str]) -> bool:
        # "August 99:30" is August 9 and 9:30 after a lost line end; "August 10:30" holds no day.
        return match["run"] is not None and 1 <= int(match["run"]) <= 31

    def _month_day(self, match: re.Match[str]) -> Written | None:
        group = "d" if match["d"] else "dw" if match["dw"] else "run"
        word = match[group]
        day = DAY_WORDS[word] if group == "dw" else int(word)
        written_month = self.text[match.start("m") : match.end("m")]
        gap = match["gap"]
        # "In June, 12 people came" names no day; "June, 12, 2023" does
        if match["y"] is None and (not _month_stands_alone(written_month) or not gap or gap[0] == ","):
            return None
        if group == "dw" and match["y"] is None and word in ("first", "second"):
            follows = self.level[match.end() : min(match.end() + 1, self.end)]
            if follows not in ("", ".", ",", ";", ")"):
                return None  # "In March second-quarter figures", "In May first results": an ordinal, not a day
        written = Written(match.start(), match.end(), None, MONTHS[match["m"]], day)
        written.month_at, written.day_at = match.span("m"), match.span(group)
        if match["y"] is None:
            written.end = match.end(group) + self._suffix_length(match.end(group)) if group == "d" else match.end(group)
        if not self._take_year(written, match):
            return None
        return self._with_weekday_after(written)

    def _suffix_length(self, at: int) -> int:
        return 2 if self.level[at : at + 2] in ("st", "nd", "rd", "th") else 0

    def _take_year(self, written: Written, match: re.Match[str]) -> bool:
        year = match["y"]
        if year is not None:
            written.year, written.year_at = year_of(year), match.span("y")
        if written.day is not None and not 1 <= written.day <= 31:
            # "76 March" is a house or a paragraph; a year or "on" makes "32 May" a date
            return 1 <= written.day <= 39 and (year is not None or self._announced(written.start))
        return True

    def _from_day_word(self, at: int) -> Written | None:
        match = _DAY_MONTH.match(self.level, at, self.end)
        return self._day_month(match) if match and match["dw"] else None

    def _numeric(self, at: int) -> Written | None:
        match = _NUMERIC.match(self.level, at, self.end)
        if match:
            a, b, year = int(match["a"]), int(match["b"]), match["y"]
            if not (1 <= a <= 31 and 1 <= b <= 31):
                return None
            written = Written(at, match.end(), year_of(year), numeric=True, separator=match["sep"])
            written.year_at, written.a_at, written.b_at = match.span("y"), match.span("a"), match.span("b")
            if len(year) == 2 and (match["sep"] != "/" or max(a, b) <= 12 or min(a, b) > 12):
                # "7.6.23" may be a version, "10-31-74" a score line: they need a word that announces a date
                return written if self._announced(at) and min(a, b) <= 12 else None
            return self._with_weekday_after(written)
        match = _MONTH_SLASH_YEAR.match(self.level, at, self.end)
        if match:
            return Written(
                at, match.end(), int(match["y"]), int(match["m"]), year_at=match.span("y"), month_at=match.span("m")
            )
        match = _SHORT_NUMERIC.match(self.level, at, self.end)
        if match and self._announced(at) and match[0] not in ("24/7", "9/11", "50/50"):
            a, b = int(match["a"]), int(match["b"])
            fraction = a < b and b in (2, 3, 4, 5, 8, 10, 16)
            if fraction and not _ON.search(self.level, max(0, at - 14), at):
                return None  # "by 2/3", "from 1/4 to 1/2"
            if 1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12:
                return Written(at, match.end(), numeric=True, a_at=match.span("a"), b_at=match.span("b"), separator="/")
        return None

    def _announced(self, at: int) -> bool:
        return _ANNOUNCED.search(self.level, max(0, at - 14), at) is not None

    # ------------------------------------------------------------------------------------------- weekdays

    def from_weekday(self, at: int) -> Written | None:
        """The date that starts with this weekday: Wed., 7 June 2023; Wednesday (7 June); Wednesday the 7th."""
        match = _WEEKDAY_BEFORE.match(self.level, at, self.end)
        if not match:
            return None
        inner_at = match.end()
        if inner_at >= self.end:
            return None
        if self.level[inner_at].isdigit():
            inner = self.from_number(inner_at) or self._short_after_weekday(inner_at)
        else:
            inner = self.from_month(inner_at) or self._from_day_word(inner_at)
        if inner is None and not match["open"]:
            inner = self._bare_day(inner_at)
        elif inner is not None and inner.day is None and not inner.numeric:
            return None  # "Friday, June 2023" is a list cell, no date
        if inner is None or inner.weekday is not None:
            return None
        if match["open"]:
            closing = _CLOSING.match(self.level, inner.end, self.end)
            if not closing:
                return None
            inner.end = closing.end()
        inner.start = at
        inner.weekday, inner.weekday_at = WEEKDAYS[match["wd"]], match.span("wd")
        return inner

    def _short_after_weekday(self, at: int) -> Written | None:
        match = _SHORT_NUMERIC.match(self.level, at, self.end)
        if match and 1 <= int(match["a"]) <= 31 and 1 <= int(match["b"]) <= 31:
            return Written(at, match.end(), numeric=True, a_at=match.span("a"), b_at=match.span("b"), separator="/")
        return None

    def _bare_day(self, at: int) -> Written | None:
        """The day of "Wednesday the 7th", "Tue 13th", "Monday 7"."""
        before = self.level[max(0, at - 4) : at].strip()
        match = _BARE_DAY.match(self.level, at, self.end)
        if not match:
            return None
        if match["dw"]:
            if before != "the":
                return None
            return Written(at, match.end(), None, None, DAY_WORDS[match["dw"]], day_at=match.span("dw"))
        day = int(match["d"])
        if not 1 <= day <= 31 or (not match["suffix"] and self.level[match.end() : match.end() + 1].isalpha()):
            return None
        if not match["suffix"] and _COUNTED.match(self.level, match.end(), self.end):
            return None
        return Written(at, match.end(), None, None, day, day_at=match.span("d"))

    def weekday_at(self, at: int) -> Written | None:
        """The weekday that stands here alone."""
        match = _WEEKDAY_ONLY.match(self.level, at, self.end)
        if not match:
            return None
        end = match.end("wd")
        if match.end() > end and match["wd"] not in _FULL_WEEKDAYS:
            end = match.end()
        return Written(at, end, weekday=WEEKDAYS[match["wd"]], weekday_at=match.span("wd"))

    def _with_weekday_after(self, written: Written) -> Written:
        match = _WEEKDAY_AFTER.match(self.level, written.end, self.end)
        if match:
            group = "wd" if match["wd"] else "wd2"
            if group == "wd2" and (
                match["wd2"] not in _FULL_WEEKDAYS or self.text[match.end() : match.end() + 2].strip().isupper()
            ):
                return written  # "On 9 January, Sun Li joined"
            written.end = match.end()
            written.weekday, written.weekday_at = WEEKDAYS[match[group]], match.span(group)
        return written


# "won 3-1 June 7, 2023": the month belongs to the number after it
_DAY_OF_NEXT = lazy_pattern(
    rf"{SPACE}\d{{1,2}}(?:{SUFFIX})?(?=,{SPACE}\d{{4}}|[.;)](?!\d)|{SPACE}(?!a\.?m|p\.?m|noon|hours|o'clock)[a-z])"
)
_FULL_WEEKDAYS = frozenset(name for name in WEEKDAYS if name.endswith("day"))
_ANNOUNCED = lazy_pattern(
    r"\b(?:on|by|from|until|till|before|after|since|dated|date:?|between)[ \t(]{1,3}$"
    r"|\d/\d{1,2}(?:-|[ ](?:to|and|through)[ ])$"
)
_ON = lazy_pattern(r"\b(?:on|dated|date:?|until|since)[ \t(]{1,3}$")
# After "Monday 21": a number that counts something ("Monday 21 people came") or a clock time is no day of the month.
_COUNTED = lazy_pattern(
    rf"{MAYBE}(?:[ap]\.?m\b|o'clock|%|percent|hours|-[a-z])|{SPACE}(?!(?:{one_of(CONTEXT['after_day'])})\b)[a-z]{{2}}"
)


def _month_stands_alone(written: str) -> bool:
    """True for a month name that needs no year beside its day: "June", "Sept", not "may", "march" or "APR"."""
    level = written.lower()
    if written[0].isupper():
        return level not in ("apr", "mar", "dec") or not written.isupper()
    return level not in ("may", "march", "mar", "sep", "dec", "jan", "jun", "jul", "apr", "oct", "nov", "feb")


def _abbreviated(written: str) -> bool:
    return len(written) <= 4 and written.lower() not in ("may", "june", "july")
