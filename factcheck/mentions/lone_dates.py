"""A month, weekday or year that stands alone: a date only where its surroundings say so."""

from __future__ import annotations

import re

from factcheck.mentions.date_drafts import Draft
from factcheck.mentions.date_parts import DateReader, Written
from factcheck.mentions.date_words import MONTH, MONTHS, SPACE, SPOKEN_YEAR, WEEKDAYS, year_of
from factcheck.mentions.model import DateForm, Precision

_MONTH_WORD = re.compile(rf"(?P<m>{MONTH})(?![\w'])(?P<dot>\.)?")
_WORD = re.compile(r"[a-z]+")
# "in May", "since March", "early June": what may stand before a month that is also a name or a verb.
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|during|of|through|throughout|before|after|between|to|and|or|early|late|mid|each|every|for"
    r"|beginning|ending|ended|starting|around|on|the|this|last|next|past|as early as|as late as)(?:[ \t]{1,3}|\n|-|/)$"
)
# "June–August 2023", "June to August", "June last year"
_AFTER_MONTH = re.compile(
    rf"(?:[ ]?-[ ]?|{SPACE}(?:to|through|until){SPACE})(?:{MONTH})(?![a-z])|{SPACE}(?:of{SPACE})?(?:this|last|next){SPACE}year\b"
)
_SURE_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})
_FULL_MONTHS = _SURE_MONTHS | {"march", "april", "may", "june", "august"}
_NAME_AFTER = re.compile(r" [A-Z][a-z]+")
_NAME_BEFORE = re.compile(r"(?:[A-Z][a-z]+|[A-Z]\.|Mrs?\.|Ms\.|Dr\.) $")
_FULL_WEEKDAYS = frozenset(name for name in WEEKDAYS if name.endswith("day"))
_ABBREVIATED_SURE = frozenset({"tues", "thurs", "thur", "weds", "fri", "mon", "tue", "thu", "wed"})


def month_alone(reader: DateReader, at: int) -> Draft | None:
    """The month that stands here without day or year, or None where the word is no month."""
    match = _MONTH_WORD.match(reader.level, at, reader.end)
    text = reader.text
    if not match or not text[at].isupper():
        return None
    name = match["m"]
    cued = _BEFORE_MONTH.search(reader.level, max(0, at - 16), at) is not None
    cued = cued or _AFTER_MONTH.match(reader.level, match.end(), reader.end) is not None
    if name in _SURE_MONTHS:
        if not cued and (_NAME_AFTER.match(text, match.end("m"), reader.end) and not _sentence_start(text, at)):
            return None
    elif name in _FULL_MONTHS:
        if not cued or _NAME_AFTER.match(text, match.end("m"), reader.end):
            return None
    elif not cued or text[at : match.end("m")].isupper():
        return None  # "Dec" or "Mar" alone
    if (
        name == "may"
        and not _AFTER_MONTH.match(reader.level, match.end(), reader.end)
        and not _MAY.search(reader.level, max(0, at - 16), at)
    ):
        return None
    if at and text[at - 1] in "-/'&$" and not cued:
        return None
    end = match.end() if match["dot"] and name not in _FULL_MONTHS else match.end("m")
    written = Written(at, end, month=MONTHS[name], month_at=match.span("m"))
    return Draft(at, end, DateForm.PERIOD, Precision.MONTH, written)


# "the bill and May said": before "May" only words that no subject follows.
_MAY = re.compile(
    r"\b(?:in|since|until|till|during|of|through|early|late|mid|last|next|by|from|between)(?:[ \t]{1,3}|\n|-)$"
)


def _sentence_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n" or text[max(0, at - 2) : at] in (". ", "! ", "? ", "“ ")


_NOT_ALONE = re.compile(
    r"(?:s\b|'s{0,1}[ ](?:post|times|herald|mail|telegraph|express|world|mirror|sun)\b|[ ](?:post|times|herald|telegraph)\b|-[a-z])"
)
_WEEKDAY_WORD = re.compile(r"[a-z]+\.?")
_CUE_BEFORE = re.compile(
    r"\b(?:on|by|until|till|before|after|since|late|early|from|to|and|or|next|this|last|said|told)(?:[ \t]{1,3}|\n)$"
)
_NAMED_DAY = re.compile(
    r"\b(?:good|ash|palm|easter|whit|black|cyber|super|shrove|maundy|giving|bloody|sunday|holy|fat|clean|any given|every|each|most)[ -]$"
)


def weekday_alone(reader: DateReader, at: int) -> Draft | None:
    """The weekday that stands here without a date, or None where it is plural, a name or no weekday."""
    written = reader.weekday_at(at)
    if written is None or written.weekday_at is None:
        return None
    text, level = reader.text, reader.level
    name = level[slice(*written.weekday_at)]
    after = written.weekday_at[1]
    if _NOT_ALONE.match(level, after, reader.end) or _NAMED_DAY.search(level, max(0, at - 10), at):
        return None
    if name in _FULL_WEEKDAYS:
        if not text[at].isupper():
            return None
        if re.match(r" [A-Z][a-z]+", text[after : after + 12]) and not _DAYTIME_AFTER.match(level, after, reader.end):
            if not _CUE_BEFORE.search(level, max(0, at - 8), at):
                return None
    else:
        dotted = level[after : after + 1] == "."
        if not text[at].isupper() or name not in _ABBREVIATED_SURE or not dotted:
            return None
        if not _CUE_BEFORE.search(level, max(0, at - 8), at):
            return None
    return Draft(at, written.end, DateForm.WEEKDAY, Precision.DAY, written)


_ORDINAL_DAY = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th)(?=[.,;)\n]|$|[ ](?:at|in|and|for|with|after|before|to|when|where|as|of[ ](?:the|this|next|last)[ ]month)\b)"
)
_ON_THE = re.compile(r"\b(?:on|by|until|before|since|after)[ ]the[ ]$")


def ordinal_day_alone(reader: DateReader, at: int) -> Draft | None:
    """The day of the month in "on the 18th", or None where something else is numbered."""
    match = _ORDINAL_DAY.match(reader.level, at, reader.end)
    if not match or not 1 <= int(match["d"]) <= 31 or not _ON_THE.search(reader.level, max(0, at - 12), at):
        return None
    written = Written(at, match.end(), day=int(match["d"]), day_at=match.span("d"))
    return Draft(at, match.end(), DateForm.YEARLESS, Precision.DAY, written)


_DAYTIME_AFTER = re.compile(r" (?:morning|afternoon|evening|night)")

_YEAR = re.compile(r"(?P<y>1[0-9]\d\d|20\d\d|21\d\d)(?!\d|[.,]\d|%|\w|[-/](?!q[1-4]\b)\w|'[a-rt-z]|[ ]\d)")
_SPOKEN = re.compile(SPOKEN_YEAR)
_SPOKEN_CUE = re.compile(r"\b(?:in|since|of|until|by|before|after|year|from|to)[ \t\n]{1,2}(?:the[ ]year[ ])?$")


def spoken_year_alone(reader: DateReader, at: int) -> Draft | None:
    """The year written in words that stands here: nineteen ninety-six, two thousand and five."""
    match = _SPOKEN.match(reader.level, at, reader.end)
    if not match or not _SPOKEN_CUE.search(reader.level, max(0, at - 14), at):
        return None
    if match[0].strip() == "two thousand" and not reader.level[max(0, at - 5) : at].startswith("year"):
        return None  # "of two thousand people"
    if _COUNTED.match(reader.level, match.end(), reader.end):
        return None
    written = Written(at, match.end(), year_of(match[0]), year_at=match.span())
    return Draft(at, match.end(), DateForm.PERIOD, Precision.YEAR, written)


_YEAR_RANGE = re.compile(
    r"(?P<y>(?:1[5-9]|20|21)\d\d)(?P<dash>[-/]|[ ]?-[ ]?)(?P<to>(?:1[5-9]|20|21)\d\d|\d\d)(?!\d|[.,]\d|[-/]\d|%|\w)"
)
_YEAR_MONTH = re.compile(r"(?P<y>(?:19|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])(?!\d|[-/]\d|\w)")
_NUMBERED = re.compile(
    r"(?:\b(?:room|suite|building|bldg|rm|no|nos|number|section|sec|highway|route|docket|case|order|box|resolution|form|title|model|"
    r"apt|unit|flight|page|pages|p|pp|line|rule|article|paragraph|law|act no|level|version|iso|en|part|channel|bus|ext|extension|lot|zone|"
    r"ipc|serial|psalm|nato|windows|office|vision|agenda|area code|code)\.?[ \t]{1,2}|[$£€#@/+*=<>]|(?<!\bmid)(?<!\bpre)(?<!post)(?<=[a-z0-9])-|\d[,.]|\w['_]|[a-z]{2}\. |u\.s\.c\. )$"
)
_CUE_YEAR = re.compile(
    r"\b(?:in|since|by|until|till|from|during|of|through|throughout|before|after|early|late|mid|for|and|to|between|year|years|calendar|circa|"
    r"around|about|as of|spring|summer|autumn|fall|winter|fiscal|late|ended|ending|than|or|with|over|nor|vs|versus|end|both|beyond|then)[ \t\n-]{1,2}(?:the[ ])?$"
)
_STRONG = re.compile(
    r"\b(?:in|since|until|till|during|before|early|late|mid|year|years|calendar|circa|summer|spring|autumn|fall|winter|throughout|by|beyond)[ \t\n-]{1,2}$"
)
_OWNER = re.compile(
    r"(?:\b(?:the|its|our|their|his|her|this|that|a|an|new|first|full|annual|upcoming|updated)|'s?)[ \t\n]{1,2}$"
)
_COUNTED = re.compile(
    rf"{SPACE}(?!(?:is|was|has|this|as|its|his|us|plus|versus|across|sales|earnings|results|revenues|elections|olympics|games|awards|"
    r"finals|census|rates|figures|levels|years|unless|always|perhaps|news|congress|census|business|series|progress|address)\b)"
    r"(?:[a-z]{2,}(?<!s)[ ])?(?:[a-z]{3,}s\b(?<!ss)|people\b|men\b|women\b|children\b|percent\b|per cent\b|miles?\b|feet\b|acres\b|euros?\b|dollars?\b|kg\b|km\b|mm\b|cm\b|mg\b|tons?\b|tonnes?\b|million\b|billion\b|pounds?\b|metres\b|meters\b|square\b|cubic\b|mhz\b|kw\b|mw\b|hp\b)"
)
_STREET = re.compile(
    r" (?:[NSEW]\.?[EW]?\.? )?(?:[A-Z][\w.']*[ ]){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Way|Place|Pl|Court|Ct|Highway|Hwy|"
    r"Parkway|Pkwy|Square|Circle|Terrace|NW|NE|SW|SE)\b"
)


def year_alone(reader: DateReader, at: int) -> Draft | None:
    """The year or range of years that stands here, or None where the number counts or numbers something."""
    level = reader.level
    before_at = max(0, at - 20)
    if _NUMBERED.search(level, before_at, at):
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
    if not cued and at and level[at - 1] == "\n" and level[match.end() : match.end() + 1] in ("", "\n"):
        return None  # a cell or line of its own may as well hold a count
    if not cued and not 1950 <= year <= 2049:
        if not _OWNER.search(level, before_at, at) and level[at - 1 : at] != "(":
            return None
    written = Written(at, match.end("y"), year, year_at=match.span("y"))
    return Draft(at, match.end("y"), DateForm.PERIOD, Precision.YEAR, written)


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
    if (
        not (1900 <= first <= 2099)
        and not _CUE_YEAR.search(reader.level, max(0, at - 20), at)
        and reader.level[at - 1 : at] != "("
    ):
        return None
    if _COUNTED.match(reader.level, end, reader.end) and " " in dash:
        return None
    start = Written(at, match.end("y"), first, year_at=match.span("y"))
    stop = Written(match.start("to"), end, last, year_at=match.span("to"))
    return Draft(at, end, DateForm.RANGE, Precision.YEAR, start, stop)
