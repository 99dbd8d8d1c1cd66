"""Lines that hold a date and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.lexicon.reader import table
from factcheck.text.lazy_pattern import lazy_pattern


def _stems(name: str) -> str:
    """The first three letters of the names, each once: the pattern stays small, and a line is no place for traps."""
    return "|".join(sorted({word[:3] for word in table(name)}))


MONTH = rf"(?:(?:{_stems('months')})[a-z]{{0,6}}\.?)"
_WEEKDAY = rf"(?:(?:{_stems('weekdays')})[a-z]{{0,6}}\.?,?\s{{1,3}})"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"[0-9]{4}"
_TIME = (
    r"(?:[\s,;|@–—-]{1,5}(?:at\s{1,3})?[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?"
    r"(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?)"
)
# 7 June 2023; Wednesday, June 7, 2023; the 7th of June 2023; 7-Jun-2023; 2023-06-07; 07.06.2023
DATE = (
    rf"(?:{_WEEKDAY}?(?:(?:the\s{{1,3}})?{_DAY}\s{{1,3}}(?:of\s{{1,3}})?{MONTH},?\s{{1,3}}{_YEAR}"
    rf"|{MONTH}\s{{1,3}}{_DAY}\s{{0,2}},?\s{{1,3}}{_YEAR}|{_DAY}[-/]{MONTH}[-/]{_YEAR})"
    rf"|[0-9]{{4}}[-/][0-9]{{2}}[-/][0-9]{{2}}|[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-]{_YEAR})"
)
_RELEASE = (
    r"(?:(?:for\s{1,2}immediate\s{1,2}release|(?:press|news|media)\s{1,2}(?:release|statement))\s{0,4}[:,|–—-]?"
    r"|(?:news|press|media|statement|story|article)\s{0,2}[:|•·–—-])\s{0,3}"
)
_LABEL = (
    r"(?:release|publication|publish|issue|posted|published|issued|released|dated?)"
    r"(?:\s{1,2}(?:date|on|at))?\s{0,2}[:–—|-]?\s{0,3}"
)
# "Issued by Harbour Energy on 7 June 2023", "By Press Office | June 7, 2023"
_BYLINE = (
    r"(?:(?:issued|posted|published|released|written)\s)?by\s[^.\n0-9]{2,60}?(?:\son\s|\s{0,2}[|,•·–—-]\s{0,2}|\s{1,3})"
)
_TOWN = r"[^\W\d_][\w.'’-]{1,24}(?:,?\s{1,2}[^\W\d_][\w.'’-]{0,24}){0,3}\s{0,2}[,:–—-]\s{0,2}"
_RUBRIC = r"(?:\s{1,3}(?:posted|published|in)\b[^.\n]{0,60}|\s{0,2}[|•·/–—-]\s{0,2}[^.\n]{1,40})"
# "Posted: Wednesday, 7 June 2023, 10:00 a.m.", "7 Jun 2023 Posted in Press releases", "Canberra, 7 June 2023"
_FULL_LINE = lazy_pattern(
    rf"[(\[*]{{0,2}}(?:{_RELEASE}){{0,2}}(?:{_LABEL}|{_BYLINE}|{_TOWN})?{DATE}{_TIME}?[)\].*]{{0,2}}{_RUBRIC}?",
    re.IGNORECASE,
)
_LONGEST = 120
_HAS_YEAR = lazy_pattern(r"[0-9]{4}")
_NOT_ISSUED = lazy_pattern(
    r"[\W_]{0,3}(?:last\s|page\s)?(?:updated|modified|reviewed|revised|expires|closing|deadline)\b", re.IGNORECASE
)


def is_date_line(text: str, start: int, end: int) -> bool:
    """True when ``text[start:end]`` is a full date with at most a label, a town, a time or a rubric beside it."""
    if end - start > _LONGEST or _HAS_YEAR.search(text, start, end) is None:
        return False
    return _is_date(text[start:end])


@lru_cache(maxsize=8)  # the same line is asked about with the line before, the line behind, and as a block
def _is_date(line: str) -> bool:
    return _NOT_ISSUED.match(line) is None and _FULL_LINE.fullmatch(line) is not None
