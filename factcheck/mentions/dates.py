"""Dates, periods and ranges of dates."""

from __future__ import annotations

import re
from datetime import date

from factcheck.mentions.clock import find_clock
from factcheck.mentions.date_drafts import Draft, Tense, whole
from factcheck.mentions.date_parts import DateReader, Written
from factcheck.mentions.date_phrases import join_phrases
from factcheck.mentions.date_ranges import days_after_month, days_after_weekdays, days_before_month, join_ranges
from factcheck.mentions.date_resolution import mention_of, order_of_days, settle_numeric, tense_at
from factcheck.mentions.date_words import COUNT_WORDS, DAY_WORDS, MONTHS, SPACE, WEEKDAYS, levelled, one_of
from factcheck.mentions.lone_dates import month_alone, ordinal_day_alone, weekday_alone
from factcheck.mentions.lone_years import spoken_year_alone, year_alone
from factcheck.mentions.model import Clock, DateForm, DateMention, Precision
from factcheck.mentions.period_dates import (
    ANNIVERSARIES,
    HOLIDAYS,
    anniversary_word_at,
    decade_at,
    fiscal_at,
    holiday_at,
    period_at,
    season_at,
)
from factcheck.mentions.relative_dates import relative_at, weekend_at
from factcheck.mentions.taken import Taken
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.span import Span

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
_COUNTED_UNIT = (
    rf"(?={SPACE}(?:more{SPACE}|of{SPACE}|[a-z]{{3,9}}{SPACE})?(?:day|week|fortnight|month|quarter|year|decade))"
)
_PLAIN_WORDS = [word for word, kind in _KINDS.items() if kind not in ("count", "in", "spoken")]
_YEAR_WORDS = "(?=[ -](?:thousand|hundred|[a-z]{3,7}ty|[a-z]{3,6}teen|ten|eleven|twelve)\\b)"
_FIRST = (
    rf"(?P<word>\d|{one_of(_PLAIN_WORDS)}(?![a-z])|{one_of(_COUNTS)}(?![a-z]){_COUNTED_UNIT}"
    rf"|(?:eighteen|nineteen|two){_YEAR_WORDS}|in(?={SPACE}(?:a|an|\d|{one_of(_COUNTS)})\b)|fy(?=\d)|[qh][1-4](?=\d\d))"
)
# The character before is part of the pattern: the engine then looks closer only behind white space and marks.
_ANCHOR = re.compile(f"[^a-z0-9]{_FIRST}")
_OPENING = re.compile(_FIRST)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PERIOD_FOLLOWS = re.compile(
    rf"\d{{1,4}}(?:(?:st|nd|rd|th)?(?:[- ]year)?{SPACE}(?:(?:wedding|founding|work|company){SPACE})?anniversary"
    rf"|(?:st|nd|rd|th)(?:{SPACE}|-)(?:century|quarter|qtr|half)|[qh](?:\d\d|\W|$)"
    rf"|{SPACE}(?:more{SPACE})?(?:day|week|fortnight|month|quarter|year|decade)s?{SPACE}(?:ago|from|hence|before|after|later|earlier))"
)
_SKIPPED = (BlockKind.CODE, BlockKind.CHROME)


def find_dates(document: Document, taken: Taken, given: date | None) -> tuple[Clock | None, tuple[DateMention, ...]]:
    """The release date and all dates, resolved against it; ``given`` stands in where the text states none."""
    level = levelled(document.text)
    drafts = read_drafts(document, level, taken)
    around = _around(document, level)
    if not drafts:
        return find_clock(document, level, drafts, given, around), ()
    day_first = order_of_days(level, drafts)
    others: list[date | None] = []
    for draft in drafts:
        other = None
        for written in (draft.first, draft.last):
            if written is not None and written.numeric:
                other = settle_numeric(written, day_first, level) or other
        others.append(other)
    clock = find_clock(document, level, drafts, given, around)
    day = clock.day if clock else None
    mentions: list[DateMention] = []
    for draft, other in zip(drafts, others, strict=True):
        tense = _tense(document, level, draft, day)
        if draft.ahead and tense is not Tense.FUTURE:
            continue
        if draft.anaphoric and mentions:
            draft.reading = None  # "the following week": of the date told before, not of the release
        mentions.append(mention_of(draft, day, tense, other))
    return clock, tuple(mentions)


def _tense(document: Document, level: str, draft: Draft, clock: date | None) -> Tense:
    if draft.tense is not None:
        return draft.tense
    if (clock is None and not draft.ahead) or draft.known is not None or draft.form is DateForm.FULL:
        return Tense.OPEN
    if draft.form is DateForm.PERIOD and draft.first.year is not None:
        return Tense.OPEN
    sentence = document.sentence_at(draft.start)
    if sentence is None:
        return Tense.OPEN
    return tense_at(level, (sentence.start, sentence.end), draft.start, draft.end)


_TOP_BLOCKS = 8
_SHORT = 90


def _around(document: Document, level: str) -> list[Draft]:
    """The full dates in the page furniture at the top; one that is not alone in its block is none of the release."""
    found: list[Draft] = []
    reader = DateReader(document.text, level)
    for block in document.blocks[:_TOP_BLOCKS]:
        if block.kind is BlockKind.CHROME and len(block.span) <= _SHORT:
            reader.end = block.span.end
            drafts = [draft for draft in _in_block(reader, block.span, Taken()) if draft.form is DateForm.FULL]
            if len(drafts) == 1 and not drafts[0].first.numeric:
                found.extend(drafts)
    return found


def read_drafts(document: Document, level: str, taken: Taken) -> list[Draft]:
    """All dates of the document as read, ranges joined, in order."""
    reader = DateReader(document.text, level)
    drafts: list[Draft] = []
    for block in document.blocks:
        if block.kind not in _SKIPPED:
            reader.end = block.span.end
            found = _in_block(reader, block.span, taken)
            if found:
                drafts.extend(join_phrases(reader, join_ranges(level, found), block.span.start))
    reader.end = len(level)
    return drafts


def _in_block(reader: DateReader, block: Span, taken: Taken) -> list[Draft]:
    level = reader.level
    found: list[Draft] = []
    anchor = _OPENING.match(level) if block.start == 0 else _ANCHOR.search(level, block.start - 1, block.end)
    anchor = anchor or _ANCHOR.search(level, block.start, block.end)
    while anchor is not None:
        at, word = anchor.start("word"), anchor["word"]
        drafts = _read(reader, at, word)
        if drafts and not taken.overlaps(Span(drafts[0].start, drafts[-1].end)):
            found.extend(drafts)
            position = max(drafts[-1].end, at + 1)
        elif word.isdigit():
            number = _NUMBER.match(level, at, block.end)
            position = number.end() if number else at + 1
        else:
            position = anchor.end()
        anchor = _ANCHOR.search(level, position, block.end)
    return found


def _read(reader: DateReader, at: int, word: str) -> list[Draft]:
    if word.isdigit():
        return _from_number(reader, at)
    kind = _KINDS.get(word, "fiscal" if word == "fy" else "ordinal")
    if kind == "month":
        return _from_month(reader, at)
    if kind == "weekday":
        return _from_weekday(reader, at)
    return _from_word(reader, at, word, kind)


def _from_word(reader: DateReader, at: int, word: str, kind: str) -> list[Draft]:
    draft: Draft | None = None
    if kind == "ordinal":
        draft = period_at(reader, at)
        if draft is None and word in DAY_WORDS:
            return _from_day_word(reader, at)
    elif kind in ("relative", "count", "in"):
        if word == "last":
            draft = period_at(reader, at)
        draft = draft or relative_at(reader, at, word.split()[0])
    elif kind == "spoken":
        draft = relative_at(reader, at, word) or spoken_year_alone(reader, at)
    elif kind == "weekend":
        draft = weekend_at(reader, at)
    elif kind == "fiscal":
        draft = fiscal_at(reader, at)
    elif kind == "season":
        draft = season_at(reader, at)
    elif kind == "decade":
        draft = decade_at(reader, at)
    elif kind == "anniversary":
        draft = anniversary_word_at(reader, at)
    elif kind == "holiday":
        draft = holiday_at(reader, at)
    return [draft] if draft else []


def _from_number(reader: DateReader, at: int) -> list[Draft]:
    drafts = days_before_month(reader, at)
    if drafts:
        return drafts
    written = reader.from_number(at)
    if written is not None:
        return [whole(written)]
    if _PERIOD_FOLLOWS.match(reader.level, at, reader.end):
        draft = period_at(reader, at) or relative_at(reader, at, "count")
        if draft:
            return [draft]
    apostrophe = at > 0 and reader.level[at - 1] == "'"
    draft = decade_at(reader, at - 1 if apostrophe else at) or year_alone(reader, at)
    draft = draft or ordinal_day_alone(reader, at)
    return [draft] if draft else []


def _from_day_word(reader: DateReader, at: int) -> list[Draft]:
    drafts = days_before_month(reader, at)
    if drafts:
        return drafts
    written = reader.date_at(at)
    return [whole(written)] if written and written.day is not None else []


def _from_month(reader: DateReader, at: int) -> list[Draft]:
    written = reader.from_month(at)
    if written is None:
        draft = month_alone(reader, at)
        return [draft] if draft else []
    if written.day is None:
        return [whole(written)]
    return days_after_month(reader, written)


def _from_weekday(reader: DateReader, at: int) -> list[Draft]:
    holiday = holiday_at(reader, at)
    if holiday:
        return [holiday]
    drafts = days_after_weekdays(reader, at)
    if drafts:
        return drafts
    drafts = days_before_month(reader, at)
    if drafts:
        return drafts
    written = reader.from_weekday(at)
    if written is None:
        draft = weekday_alone(reader, at)
        return [draft] if draft else []
    if written.month is not None and written.day is not None and written.day_at and written.month_at < written.day_at:  # type: ignore[operator]
        return days_after_month(reader, written)
    return [_with_bare_day(written)]


def _with_bare_day(written: Written) -> Draft:
    draft = whole(written)
    if written.month is None and not written.numeric:
        draft.form, draft.precision = DateForm.YEARLESS, Precision.DAY
    return draft
