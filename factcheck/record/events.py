"""Events with their dates and lengths, where one phrase holds the event and its date or length."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

from factcheck.lexicon.reader import lines
from factcheck.mentions.model import DateMention, DurationMention, Mentions, Precision
from factcheck.record.entries import EventEntry
from factcheck.record.gather import date_value
from factcheck.record.locate import Locator, one_line
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

# From a length to its event: "three-day (7 – 9 June) conference", "two-week joint training course".
_LENGTH_TO_NOUN = lazy_pattern(r"\s{0,3}(?:\([^()]{1,60}\))?(?:[\s-]{1,3}[\w'’&]{1,25}){0,5}?[\s-]{1,3}\Z")
# From an event to its date: "conference (7 June", "meeting, held in Lagos from 3 May", "summit taking place this week".
_NOUN_TO_DATE = lazy_pattern(
    r"\s{0,3}\(\Z|[^.;:!?()]{0,60}[\s,](?:on|from|between|of|for|until)(?:\sthe)?\s{1,3}\Z|"
    r",?\s(?:(?:which|that|is|was|will|be|being|to|taking|take|takes|took|place|held|runs?|running|scheduled|planned|"
    r"opens?|opening|begins?|beginning|starts?|starting|here|later)\s){0,6}\s?\Z"
)
# "the trial showed that on 3 May", "the event’s content is right for today": the date is of something else.
_OTHER_DATE = lazy_pattern(r"['’]|.*\b(?:that on|showed|established|testimony|closed)\b", re.DOTALL)
# From a date to its event: "the 7-9 June leadership summit".
_DATE_TO_NOUN = lazy_pattern(r"\)?(?:\s[a-z][\w'’-]{1,20}){0,3}\s\Z")
_DETERMINED = lazy_pattern(r"\b(?:the|a|an|this|its|their|our|annual)\s\Z", re.IGNORECASE)
_DETERMINER_INSIDE = lazy_pattern(r"\b(?:the|a|an|this|that|his|her|its|their|our|at|in|on|for|with|when|as)\b")
_WORD_BEFORE = lazy_pattern(r"[\w'’&-]+(?:\.(?=\s))?\s{1,2}\Z")
_LINKS = frozenset({"of", "for", "and", "on", "the", "annual", "biennial", "quarterly", "joint"})
_KEPT_FIRST = frozenset({"annual", "biennial", "quarterly", "joint"})
_SENTENCE_START = frozenset(
    {"The", "This", "A", "An", "At", "In", "During", "After", "Before", "Following", "Our", "Its"}
)


_REACH = 150
_Near = TypeVar("_Near", DateMention, DurationMention)


@cache
def _nouns() -> re.Pattern[str]:
    names = "|".join(sorted(lines("event_nouns"), key=len, reverse=True))
    return lazy_pattern(rf"\b(?:{names})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Event:
    name: Span
    dates: tuple[DateMention, ...]
    length: DurationMention | None

    @property
    def span(self) -> Span:
        span = self.name
        for mention in (*self.dates, *((self.length,) if self.length else ())):
            span = span.cover(mention.span)
        return span


def events_of(document: Document, mentions: Mentions, locate: Locator) -> tuple[EventEntry, ...]:
    """The events; equal name, dates and length make one entry."""
    groups: dict[tuple[str, str | None, str | None], list[_Event]] = {}
    for event in _found(document, mentions):
        key = (
            one_line(event.name.of(document.text)),
            date_value(event.dates[0]) if event.dates else None,
            event.length.iso if event.length else None,
        )
        if key[1] or key[2]:
            groups.setdefault(key, []).append(event)
    return tuple(
        EventEntry(
            name,
            date,
            length or _counted_length(group[0].dates),
            length is not None,
            locate.places(event.span for event in group),
        )
        for (name, date, length), group in groups.items()
    )


def _found(document: Document, mentions: Mentions) -> Iterator[_Event]:
    dates, lengths = _by_sentence(document, mentions)
    for sentence in sorted({*dates, *lengths}):
        near_dates, near_lengths = dates.get(sentence, []), lengths.get(sentence, [])
        used = sentence.start
        for noun in _nouns().finditer(document.text, sentence.start, sentence.end):
            place = Span(*noun.span())
            length = next((near for near in _around(near_lengths, place) if _leads(document.text, near, place)), None)
            free = (date for date in _around(near_dates, place) if date.span.start >= used)
            own = tuple(date for date in free if _dates(document.text, date, place, length))[:1]
            if own or length:
                used = max((date.span.end for date in own), default=used)
                yield _Event(_name(document.text, sentence, place), own, length)


def _around(mentions: Sequence[_Near], place: Span) -> Sequence[_Near]:
    """Those of ``mentions`` that may belong to an event at ``place``."""
    first = bisect_left(mentions, place.start - _REACH, key=_start)
    return mentions[first : bisect_left(mentions, place.end + _REACH, key=_start)]


def _start(mention: DateMention | DurationMention) -> int:
    return mention.span.start


def _by_sentence(
    document: Document, mentions: Mentions
) -> tuple[dict[Span, list[DateMention]], dict[Span, list[DurationMention]]]:
    dates: dict[Span, list[DateMention]] = {}
    for date in mentions.dates:
        sentence = document.sentence_at(date.span.start)
        if sentence is not None and date.first is not None and date.precision in (Precision.DAY, Precision.WEEK):
            dates.setdefault(sentence, []).append(date)
    lengths: dict[Span, list[DurationMention]] = {}
    for length in mentions.durations:
        sentence = document.sentence_at(length.span.start)
        if sentence is not None and not length.age and length.attributive:
            lengths.setdefault(sentence, []).append(length)
    return dates, lengths


def _leads(text: str, length: DurationMention, noun: Span) -> bool:
    gap = noun.start - length.span.end
    return 0 < gap <= 120 and _LENGTH_TO_NOUN.fullmatch(text, length.span.end, noun.start) is not None


def _dates(text: str, date: DateMention, noun: Span, length: DurationMention | None) -> bool:
    if date.span.end <= noun.start:
        if length is not None and length.span.end <= date.span.start:
            return True  # in the brackets between length and noun
        gap = text[date.span.end : noun.start]
        before = _DETERMINED.search(text, max(0, date.span.start - 8), date.span.start)
        return (
            len(gap) < 50
            and before is not None
            and _DATE_TO_NOUN.fullmatch(gap) is not None
            and _DETERMINER_INSIDE.search(gap) is None
        )
    gap = text[noun.end : date.span.start]
    if len(gap) >= 90 or _nouns().search(gap) or _OTHER_DATE.match(gap):
        return False
    return _NOUN_TO_DATE.fullmatch(gap) is not None


def _name(text: str, sentence: Span, noun: Span) -> Span:
    """The noun with the capitalised words before it: "Harbour Safety Conference", "annual Heads of Police meeting"."""
    start, position = noun.start, noun.start
    for _ in range(10):
        word = _WORD_BEFORE.search(text, max(sentence.start, position - 30), position)
        if word is None:
            break
        token = word[0].strip()
        if token in _SENTENCE_START or not (token[0].isupper() or token in _LINKS):
            break
        position = word.start()
        if token[0].isupper() or token in _KEPT_FIRST:
            start = position
    return Span(start, noun.end)


def _counted_length(dates: tuple[DateMention, ...]) -> str | None:
    if not dates or dates[0].first is None or dates[0].last is None or dates[0].precision is not Precision.DAY:
        return None
    days = (dates[0].last - dates[0].first).days + 1
    return f"P{days}D" if days > 1 else None
