"""Where a date may begin, and of which kind: its first word or number, before anything is read."""

from __future__ import annotations

from factcheck.mentions.date_words import (
    COUNT_WORDS,
    DAY_WORDS,
    MAYBE,
    MONTH,
    MONTHS,
    SHORT_WEEKDAYS,
    SPACE,
    WEEKDAYS,
    one_of,
)
from factcheck.mentions.landmarks import keys, landmarks
from factcheck.mentions.period_dates import ANNIVERSARIES, HOLIDAYS
from factcheck.text.lazy_pattern import lazy_pattern

_COUNTS = sorted({*COUNT_WORDS, "few", "couple", "several"} - {"hundred"})
_RELATIVE = (
    "yesterday", "today", "tomorrow", "tonight", "day before yesterday", "day after tomorrow", "this", "current",
    "last", "next", "past", "coming", "recent", "upcoming", "previous", "preceding", "prior", "following", "same",
    "that same",
)  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_NTHS = ("final", "q1", "q2", "q3", "q4", "h1", "h2")
_DECADE_WORDS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_JUBILEES = ("silver", "golden", "diamond", "platinum")
_REPORTED = ("year-end", "year end", "year-ago", "year-earlier", "latest")
_FISCAL = ("fiscal", "financial", "business", "fy")
_TENS = (
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
    "hundredth",
    "one hundredth",
)

# What each first word may begin. A word that begins several kinds is tried in this order.
_KINDS: dict[str, str] = {
    **dict.fromkeys(_COUNTS, "count"),
    **dict.fromkeys(DAY_WORDS, "ordinal"),
    **dict.fromkeys(_TENS, "ordinal"),
    **dict.fromkeys(_NTHS, "ordinal"),
    **dict.fromkeys(_RELATIVE, "relative"),
    **dict.fromkeys(_SEASONS, "season"),
    **dict.fromkeys(_DECADE_WORDS, "decade"),
    **dict.fromkeys(_FISCAL, "fiscal"),
    **dict.fromkeys(_REPORTED, "reported"),
    **dict.fromkeys(SHORT_WEEKDAYS, "short weekday"),
    **dict.fromkeys(_JUBILEES, "anniversary"),
    **dict.fromkeys(ANNIVERSARIES, "anniversary"),
    **dict.fromkeys(HOLIDAYS, "holiday"),
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **dict.fromkeys(MONTHS, "month"),
    "in": "in",
    "weekend": "weekend",
    "eighteen": "spoken",
    "nineteen": "spoken",
    "two": "spoken",
}
_CONDITIONAL = ("count", "in", "spoken", "short weekday")
_LETTERS = lazy_pattern("[a-z]+")


def _by_first_word() -> dict[str, tuple[str, ...]]:
    """The words and phrases that need no look at what follows, by their first word, the longest first."""
    phrases: dict[str, list[str]] = {}
    for phrase, kind in _KINDS.items():
        first = _LETTERS.match(phrase)
        if first and kind not in _CONDITIONAL:
            phrases.setdefault(first[0], []).append(phrase)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()}


_PHRASES = _by_first_word()
# Words that begin a date only with what follows them: "three days", "nineteen ninety", "in two weeks", "Mo, 6 May",
# "FY23", "Q323".
_WITH_MORE = lazy_pattern(
    rf"(?P<word>(?:{one_of(_COUNTS)})(?![a-z])"
    rf"(?={SPACE}(?:more{SPACE}|of{SPACE}|[a-z]{{3,9}}{SPACE})?(?:day|week|fortnight|month|quarter|year|decade))"
    r"|(?:eighteen|nineteen|two)(?=[ -](?:thousand|hundred|[a-z]{3,7}ty|[a-z]{3,6}teen|ten|eleven|twelve)\b)"
    rf"|in(?={SPACE}(?:a|an|\d|{one_of(_COUNTS)})\b)|(?:{one_of(SHORT_WEEKDAYS)})(?=,{SPACE}(?:\d|{MONTH}))"
    r"|fy(?=\d)|[qh][1-4](?=\d\d))"
)
_MORE_WORDS = frozenset({*_COUNTS, *SHORT_WEEKDAYS, "in", "fy", "q", "h", "eighteen", "nineteen"})
# What "places" asks the landmarks for. The first words that most texts hold without a date are found by the rarer word
# of their phrase, those of numbers and "in" by the unit behind them.
_OPENERS = keys(
    {*_PHRASES, "eighteen", "nineteen", "two", "fy", "q", "h", *SHORT_WEEKDAYS} - {"day", "year", "that", "one"}
)
_RARE_PHRASES = keys(
    {"day before yesterday", "day after tomorrow", "year end", "year ago", "year earlier", "that same", "one hundredth"}
)
_RARE_WORDS = keys({"yesterday", "tomorrow", "end", "ago", "earlier", "same", "hundredth"})
_UNIT_WORDS = keys(
    {f"{unit}{s}" for unit in ("day", "week", "fortnight", "month", "quarter", "year", "decade") for s in ("", "s")}
)
_WAY_WORDS = keys({"ago", "from", "hence", "before", "after", "later", "earlier"})
_COUNT_BEFORE = lazy_pattern(rf"(?<![a-z0-9])(?:{one_of(_COUNTS)})(?![a-z])")
_IN_BEFORE = lazy_pattern(r"(?<![a-z0-9])in(?=[ \t\n])")
_LONGEST_COUNT = 64
_MON = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DAY_NAME = "(?:mon|tue|wed|thu|fri|sat|sun)"
_PERIOD_WORD = "(?:more|day|week|fortnight|month|quarter|year|decade|wedding|founding|work|company|anniversary)"
# What a number looks like that may belong to a date: a year, a day beside a month or in a list of days, "20 years ago".
MAY_BE_DATE = lazy_pattern(
    r"(?:1\d|2[01])\d\d(?!\d)"
    rf"|\d{{1,2}}(?!\d)(?:st|nd|rd|th|'?s\b|[qh]|{_MON}|\.\d{{1,2}}\.\d|[./]{_MON}"
    rf"|{MAYBE}(?:[-~/&]{MAYBE}(?:\d|the\b|{_DAY_NAME}|{_MON}|year)"
    rf"|,{MAYBE}(?:and{SPACE})?(?:the{SPACE})?(?:\d|{_DAY_NAME}|{_MON})"
    rf"|(?:of|to|through|thru|until|till|and|or)\b|{_PERIOD_WORD}|{_MON}))"
    rf"|\d{{3,4}}(?!\d)(?:st|nd|rd|th|-year|{SPACE}{_PERIOD_WORD})"
)


def places_of(text: str, level: str) -> list[int]:
    """The places in order at which a date may begin."""
    marks = landmarks(text)
    places = marks.digits + marks.starts(_OPENERS & marks.words)
    if marks.words & _RARE_WORDS:
        places += marks.starts(_RARE_PHRASES)
    units = _UNIT_WORDS & marks.words
    if units:
        counted = bool(_WAY_WORDS & marks.words)
        for unit in marks.starts(units):
            left = max(0, unit - _LONGEST_COUNT)
            places += [match.start() for match in _IN_BEFORE.finditer(level, left, unit)]
            if counted:
                places += [match.start() for match in _COUNT_BEFORE.finditer(level, left, unit)]
    places.sort()
    return places


def opening_at(level: str, at: int, end: int) -> tuple[str, str] | None:
    """The word or phrase with which a date may begin here, and its kind; None for no such word."""
    first = _LETTERS.match(level, at, end)
    if first is None:
        return None
    for phrase in _PHRASES.get(first[0], ()):
        after = at + len(phrase)
        if after <= end and level.startswith(phrase, at) and not (after < end and "a" <= level[after] <= "z"):
            return phrase, _KINDS[phrase]
    if first[0] not in _MORE_WORDS:
        return None
    more = _WITH_MORE.match(level, at, end)
    if more is None:
        return None
    return more["word"], _KINDS.get(more["word"], "fiscal" if more["word"] == "fy" else "ordinal")
