"""A month, weekday or day of the month that stands alone: a date only where its surroundings say so."""

from __future__ import annotations

from factcheck.mentions.date_drafts import Draft
from factcheck.mentions.date_parts import DateReader, Written
from factcheck.mentions.date_words import CONTEXT, MONTH, MONTHS, SPACE, SUFFIX, WEEKDAYS, one_of
from factcheck.mentions.model import DateForm, Precision
from factcheck.text.lazy_pattern import lazy_pattern

_MONTH_WORD = lazy_pattern(rf"(?P<m>{MONTH})(?![\w'])(?P<dot>\.)?")
# "in May", "since March", "early June": what may stand before a month that is also a name or a verb.
_BEFORE_MONTH = lazy_pattern(rf"\b(?:{one_of(CONTEXT['before_month'])})(?:[ \t]{{1,3}}|\n|-|/)$")
# "the bill and May said": before "May" only words that no subject follows.
_BEFORE_MAY = lazy_pattern(rf"\b(?:{one_of(CONTEXT['before_may'])})(?:[ \t]{{1,3}}|\n|-)$")
# "June–August 2023", "June to August", "June last year"
_AFTER_MONTH = lazy_pattern(
    rf"(?:[ ]?-[ ]?|{SPACE}(?:to|through|until){SPACE})(?:{MONTH})(?![a-z])"
    rf"|{SPACE}(?:of{SPACE})?(?:this|last|next){SPACE}year\b"
)
_SURE_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})
_FULL_MONTHS = _SURE_MONTHS | {"march", "april", "may", "june", "august"}
_NAME_AFTER = lazy_pattern(r" [A-Z][a-z]+")
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
    elif not cued or text[at : match.end("m")].isupper() or _NAME_AFTER.match(text, match.end("m"), reader.end):
        return None  # "Dec" or "Mar" alone, "Jan Novak"
    if (
        name == "may"
        and not _AFTER_MONTH.match(reader.level, match.end(), reader.end)
        and not _BEFORE_MAY.search(reader.level, max(0, at - 16), at)
    ):
        return None
    if at and text[at - 1] in "-/'&$" and not cued:
        return None
    end = match.end() if match["dot"] and name not in _FULL_MONTHS else match.end("m")
    written = Written(at, end, month=MONTHS[name], month_at=match.span("m"))
    return Draft(at, end, DateForm.PERIOD, Precision.MONTH, written)


def _sentence_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n" or text[max(0, at - 2) : at] in (". ", "! ", "? ", "“ ")


_PAPER = one_of(CONTEXT["newspapers"])
_NOT_ALONE = lazy_pattern(rf"s\b|(?:'s?)?[ ](?:{_PAPER})\b|-[a-z]")
_CUE_BEFORE = lazy_pattern(rf"\b(?:{one_of(CONTEXT['before_weekday'])})(?:[ \t]{{1,3}}|\n)$")
_NAMED_DAY = lazy_pattern(rf"\b(?:{one_of(CONTEXT['named_days'])})[ -]$")
_DAYTIME_AFTER = lazy_pattern(r" (?:morning|afternoon|evening|night)")


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
        named: object = _NAME_AFTER.match(text, after, reader.end) and not _DAYTIME_AFTER.match(
            level, after, reader.end
        )
    else:
        if not text[at].isupper() or name not in _ABBREVIATED_SURE or level[after : after + 1] != ".":
            return None
        named = True
    if named and not _CUE_BEFORE.search(level, max(0, at - 8), at):
        return None
    return Draft(at, written.end, DateForm.WEEKDAY, Precision.DAY, written)


_ORDINAL_DAY = lazy_pattern(
    rf"(?P<d>\d{{1,2}}){SUFFIX}"
    r"(?=[.,;)\n]|$|[ ](?:at|in|and|for|with|after|before|to|when|where|as|of[ ](?:the|this|next|last)[ ]month)\b)"
)
_ON_THE = lazy_pattern(r"\b(?:on|by|until|before|since|after)[ ]the[ ]$")


def ordinal_day_alone(reader: DateReader, at: int) -> Draft | None:
    """The day of the month in "on the 18th", or None where something else is numbered."""
    match = _ORDINAL_DAY.match(reader.level, at, reader.end)
    if not match or not 1 <= int(match["d"]) <= 31 or not _ON_THE.search(reader.level, max(0, at - 12), at):
        return None
    written = Written(at, match.end(), day=int(match["d"]), day_at=match.span("d"))
    return Draft(at, match.end(), DateForm.YEARLESS, Precision.DAY, written)
