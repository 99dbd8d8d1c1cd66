"""A year or range of years that stands alone: a date only where the number counts and numbers nothing."""

from __future__ import annotations

import re

from factcheck.mentions.date_drafts import Draft
from factcheck.mentions.date_parts import DateReader, Written
from factcheck.mentions.date_words import CONTEXT, SPACE, SPOKEN_YEAR, one_of, year_of
from factcheck.mentions.model import DateForm, Precision
from factcheck.text.lazy_pattern import lazy_pattern

_YEAR = lazy_pattern(r"(?P<y>1[0-9]\d\d|20\d\d|21\d\d)(?!\d|[.,]\d|%|\w|[-/](?!q[1-4]\b)\w|'[a-rt-z]|[ ]\d)")
_SPOKEN = lazy_pattern(SPOKEN_YEAR)
_SPOKEN_CUE = lazy_pattern(r"\b(?:in|since|of|until|by|before|after|year|from|to)[ \t\n]{1,2}(?:the[ ]year[ ])?$")


def spoken_year_alone(reader: DateReader, at: int) -> Draft | None:
    """The year written in words that stands here: nineteen ninety-six, two thousand and five."""
    match = _SPOKEN.match(reader.level, at, reader.end)
    if not match or not _SPOKEN_CUE.search(reader.level, max(0, at - 14), at):
        return None
    if match[0].strip() == "two thousand" and not reader.level[max(0, at - 5) : at].startswith("year"):
        return None  # "of two thousand people"
    counted = _COUNTED.match(reader.level, match.end(), reader.end)
    if counted and counted[0].lstrip()[:1] == reader.text[match.end() : counted.end()].lstrip()[:1]:
        return None  # "nineteen ninety children"; but "In nineteen ninety-one James Moor was convicted"
    written = Written(at, match.end(), year_of(match[0]), year_at=match.span())
    return Draft(at, match.end(), DateForm.PERIOD, Precision.YEAR, written)


_YEAR_RANGE = lazy_pattern(
    r"(?P<y>(?:1[5-9]|20|21)\d\d)(?P<dash>[-/]|[ ]?-[ ]?)(?P<to>(?:1[5-9]|20|21)\d\d|\d\d)(?!\d|[.,]\d|[-/]\d|%|\w)"
)
_YEAR_MONTH = lazy_pattern(r"(?P<y>(?:19|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])(?!\d|[-/]\d|\w)")
# "Room 2014", "Section 1990", "$2023", "A-2023", "42 U.S.C. 1983"; "mid-2023" and "post-1959" stay years.
_NUMBERED = lazy_pattern(
    rf"(?:\b(?:{one_of(CONTEXT['numbered'])})\.?[ \t]{{1,2}}|[$£€#@/+*=<>]|(?<!\bmid)(?<!\bpre)(?<!post)(?<=[a-z0-9])-"
    r"|\d[,.]|\w['_]|[a-z]{2}\. |u\.s\.c\. )$"
)
_CUE_YEAR = lazy_pattern(rf"\b(?:{one_of(CONTEXT['before_year'])})[ \t\n-]{{1,2}}(?:the[ ])?$")
_STRONG = lazy_pattern(rf"\b(?:{one_of(CONTEXT['surely_before_year'])})[ \t\n-]{{1,2}}$")
_OWNER = lazy_pattern(rf"(?:\b(?:{one_of(CONTEXT['owners'])})|'s?)[ \t\n]{{1,2}}$")
# "1990 delegates", "1990 square metres"; a year's own plurals ("2022 results") count nothing.
_COUNTED = lazy_pattern(
    rf"{SPACE}(?!(?:{one_of(CONTEXT['not_counted'])})\b)(?:[a-z]{{2,20}}(?<!s)[ ])?"
    rf"(?:[a-z]{{3,24}}s\b(?<!ss)|(?:{one_of(CONTEXT['counted'])})\b)"
)
_STREET = lazy_pattern(rf" (?:[NSEW]\.?[EW]?\.? )?(?:[A-Z][\w.']{{0,24}}[ ]){{1,3}}(?:{one_of(CONTEXT['streets'])})\b")


def year_alone(reader: DateReader, at: int) -> Draft | None:
    """The year or range of years that stands here, or None where the number counts or numbers something."""
    level = reader.level
    before_at = max(0, at - 20)
    if not level[at : at + 4].isdigit() or _NUMBERED.search(level, before_at, at):
        return None
    if reader.text[at - 1 : at].isalnum():
        return None
    match = _YEAR_RANGE.match(level, at, reader.end)
    if match:
        return _year_range(reader, match)
    match = _YEAR.match(level, at, reader.end)
    if not match:
        return None
    year = int(match["y"])
    cued = _CUE_YEAR.search(level, before_at, at) is not None
    strong = cued and _STRONG.search(level, before_at, at) is not None
    if not 1900 <= year <= 2099 and not strong:
        return None
    if not strong:
        if _COUNTED.match(level, match.end(), reader.end) and not _OWNER.search(level, before_at, at):
            return None
        if _STREET.match(reader.text, match.end(), reader.end):
            return None
    elif year < 1500 and _COUNTED.match(level, match.end(), reader.end):
        return None
    if not cued and at and _is_line(level, at, match.end()):
        return None  # a cell or line of its own may as well hold a count
    far = not cued and not 1950 <= year <= 2049
    if far and level[at - 1 : at] != "(" and not _OWNER.search(level, before_at, at):
        return None
    written = Written(at, match.end("y"), year, year_at=match.span("y"))
    return Draft(at, match.end("y"), DateForm.PERIOD, Precision.YEAR, written)


def _is_line(level: str, start: int, end: int) -> bool:
    return level[max(0, start - 1) : start] in ("", "\n") and level[end : end + 1] in ("", "\n")


def _year_range(reader: DateReader, match: re.Match[str]) -> Draft | None:
    first, to = int(match["y"]), match["to"]
    at, end = match.start(), match.end()
    month = _YEAR_MONTH.match(reader.level, at, reader.end)
    dash = reader.text[match.start("dash") : match.end("dash")]
    short = len(to) == 2
    last = first // 100 * 100 + int(to) if short else int(to)
    if month and dash in "-/" and last != first + 1:
        written = Written(at, end, first, int(month["m"]), year_at=match.span("y"), month_at=month.span("m"))
        return Draft(at, end, DateForm.PERIOD, Precision.MONTH, written)
    if short and first % 100 == 99 and to == "00":
        last = first + 1
    if (short and last <= first) or (dash == "/" and last != first + 1) or abs(last - first) > 200:
        return None
    old = not 1900 <= first <= 2099
    if old and reader.level[at - 1 : at] != "(" and not _CUE_YEAR.search(reader.level, max(0, at - 20), at):
        return None
    if _COUNTED.match(reader.level, end, reader.end) and " " in dash:
        return None
    if short and _is_line(reader.level, at, end):
        return None  # "2012-14" on a line of its own is rather the number of a paper
    start = Written(at, match.end("y"), first, year_at=match.span("y"))
    stop = Written(match.start("to"), end, last, year_at=match.span("to"))
    return Draft(at, end, DateForm.RANGE, Precision.YEAR, start, stop)
