"""Dates, periods and ranges of dates."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from factcheck.mentions.clock import find_clock
from factcheck.mentions.date_drafts import Draft, Tense, whole
from factcheck.mentions.date_openings import MAY_BE_DATE, opening_at, places_of
from factcheck.mentions.date_parts import DateReader, Written
from factcheck.mentions.date_phrases import join_phrases
from factcheck.mentions.date_ranges import days_after_month, days_after_weekdays, days_before_month, join_ranges
from factcheck.mentions.date_resolution import mention_of, order_of_days, settle_numeric, tense_at
from factcheck.mentions.date_words import (
    DAY_WORDS,
    SHORT_WEEKDAYS,
    SPACE,
    levelled,
)
from factcheck.mentions.lone_dates import month_alone, ordinal_day_alone, weekday_alone
from factcheck.mentions.lone_years import spoken_year_alone, year_alone
from factcheck.mentions.model import Clock, DateForm, DateMention, Precision
from factcheck.mentions.period_dates import (
    anniversary_word_at,
    decade_at,
    fiscal_at,
    holiday_at,
    period_at,
    season_at,
)
from factcheck.mentions.relative_dates import relative_at, weekend_at
from factcheck.mentions.reported_periods import reported_at
from factcheck.mentions.taken import Taken
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.embargo_lines import is_embargo
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_PERIOD_FOLLOWS = lazy_pattern(
    rf"\d{{1,4}}(?:(?:st|nd|rd|th)?(?:[- ]year)?{SPACE}(?:(?:wedding|founding|work|company){SPACE})?anniversary"
    rf"|(?:st|nd|rd|th)(?:{SPACE}|-)(?:century|quarter|qtr|half)|[qh](?:\d\d|\W|$)"
    rf"|{SPACE}(?:more{SPACE})?(?:day|week|fortnight|month|quarter|year|decade)s?{SPACE}(?:ago|from|hence|before|after|later|earlier))"
)
_WORD_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_DIGITS = frozenset("0123456789")
_SKIPPED = (BlockKind.CODE, BlockKind.CHROME)


def find_dates(document: Document, taken: Taken, given: date | None) -> tuple[Clock | None, tuple[DateMention, ...]]:
    """The release date and all dates, resolved against it; ``given`` stands in where the text states none."""
    level = levelled(document.text)
    drafts = read_drafts(document, level, taken)

    def around() -> list[Draft]:
        return _around(document, level)

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
    places: list[int] = []
    for block in document.blocks[:_TOP_BLOCKS]:
        if block.kind is BlockKind.CHROME and len(block.span) <= _SHORT:
            reader.end = block.span.end
            places = places or places_of(document.text, level)
            drafts = [draft for draft in _in_block(reader, block.span, Taken(), places) if draft.form is DateForm.FULL]
            if len(drafts) == 1 and not drafts[0].first.numeric:
                found.extend(drafts)
    return found


def read_drafts(document: Document, level: str, taken: Taken) -> list[Draft]:
    """All dates of the document as read, ranges joined, in order."""
    reader = DateReader(document.text, level)
    drafts: list[Draft] = []
    places = places_of(document.text, level)
    for block in document.blocks:
        if block.kind not in _SKIPPED or is_embargo(document.text, block):
            reader.end = block.span.end
            found = _in_block(reader, block.span, taken, places)
            if found:
                drafts.extend(join_phrases(reader, join_ranges(level, found), block.span.start))
    reader.end = len(level)
    return drafts


def _in_block(reader: DateReader, block: Span, taken: Taken, places: list[int]) -> list[Draft]:
    level = reader.level
    found: list[Draft] = []
    position = block.start - 1
    failed = False
    for index in range(bisect_left(places, block.start), len(places)):
        at = places[index]
        if at >= block.end:
            break
        if at <= position:
            continue
        before = level[at - 1 : at]
        if before in _WORD_CHARACTERS or (failed and before in ".," and level[at - 2] in _DIGITS):
            continue  # "K2", and the rest of "12,000"
        drafts: list[Draft] = []
        if level[at] in _DIGITS:
            if MAY_BE_DATE.match(level, at, block.end):
                drafts = _from_number(reader, at)
            failed = True
        else:
            opening = opening_at(level, at, block.end)
            if opening is None:
                continue
            word, kind = opening
            drafts = _from_opening(reader, at, word, kind)
            position = at + len(word)
        if drafts and not taken.holds(drafts[0].start, drafts[-1].end):
            found.extend(drafts)
            position = drafts[-1].end
            failed = False
    return found


def _from_opening(reader: DateReader, at: int, word: str, kind: str) -> list[Draft]:
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
    elif kind == "reported":
        draft = reported_at(reader, at)
    elif kind == "short weekday":
        draft = _from_short_weekday(reader, at)
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


# "Course starts - Mo, 6 May 2024"; "St. Louis, Mo, 6 May 2024" is a place
_COMMA = lazy_pattern(f",{SPACE}")
_BEFORE_SHORT = lazy_pattern(r"(?:\A|[\n(\[|:]|[-:|][ ]|\bon[ ])$")


def _from_short_weekday(reader: DateReader, at: int) -> Draft | None:
    word = reader.text[at : at + 2]
    if not word.istitle() or not _BEFORE_SHORT.search(reader.level, max(0, at - 4), at):
        return None
    comma = _COMMA.match(reader.level, at + 2, reader.end)
    inner = reader.date_at(comma.end()) if comma else None
    if inner is None or inner.weekday is not None or inner.day is None or inner.year is None:
        return None
    inner.start, inner.weekday, inner.weekday_at = at, SHORT_WEEKDAYS[word.lower()], (at, at + 2)
    return whole(inner)


def _with_bare_day(written: Written) -> Draft:
    draft = whole(written)
    if written.month is None and not written.numeric:
        draft.form, draft.precision = DateForm.YEARLESS, Precision.DAY
    return draft
