"""time-range-length-mismatch: a stated length that is not the length of the times beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import DurationMention, TimeMention
from factcheck.mentions.number import Hedge
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "45-minute session (16:05-16:35)", "two-hour briefing from 9 a.m. to noon", "a three-hour tour, 9:00-12:00", "the 45
# min session will take place on 20 July at 16:05-16:50", "a session, which lasts 45 minutes, runs from 16:05 to 16:50".
_LENGTH_FIRST = lazy_pattern(
    r"[ \n]*(?P<noun>(?:[A-Za-z’'-]+[ \n]+){0,4}?[A-Za-z’'-]*)[ \n]*"
    r"(?:\(|,|:|–|—)?[ \n]*"
    r"(?:\b(?:will[ \n]+|is[ \n]+|was[ \n]+|to[ \n]+|be[ \n]+){0,3}(?:held|takes?[ \n]+place|took[ \n]+place|"
    r"taking[ \n]+place|"
    r"runs?|ran|follows?|scheduled|planned)\b[ \n]*)?"
    r"(?:\bon[ \n]+(?:[\w,.’']+[ \n]+){1,5}?)?"
    r"(?:\b(?:at|from|between|on|for)\b[ \n]*){0,2}"
)
# "9:00-12:00 (three hours)", "from 9 a.m. to noon, for three hours", "8am to 8pm, twelve hours a day".
_TIMES_FIRST = lazy_pattern(
    r"[ \n]*(?:\(|,[ \n]*an?[ \n]|,[ \n]*for[ \n]|[ \n]for[ \n]|,[ \n])[ \n]*(?:an?[ \n]+|total of[ \n]+)?"
)
_ONE_OF_SEVERAL = lazy_pattern(
    r"(?i)[ \n]+(?:each|apiece|at a time|per|earlier|later|before|after|ago|long(?=[ \n]+each))\b"
)
# "two-hour sessions from 9 to 5" are several; "the one-hour gap between", "within two hours", "every two hours".
_SEVERAL = lazy_pattern(
    r"(?i)(?:s$|\b(?:ago|earlier|later|before|after|since|and|or|then|but|until|by|each|every|per|within|delay|notice|"
    r"break|gap|window|blocks?|slots?|shifts?|drive|walk|flight|ride)\b)"
)
_EVERY = lazy_pattern(
    r"(?i)\b(?:each|every|per|within|minimum|maximum|least|most|last|least|of|after|before)[ \n]+(?:an?[ \n]+)?$"
)
_MINUTES = {"minute": 1, "hour": 60}
_HALF_DAY, _DAY = 12 * 60, 24 * 60
_LONGEST_GAP = 80


class TimeRangeLengthMismatch(Rule):
    """A stated number of hours or minutes differs from the times given beside it.

    ## Why it matters
    Whoever plans a day by the length and whoever plans it by the times meet at different hours.

    ## What it leaves alone
    A length and times in different phrases, several sessions within one stretch of time, and lengths said to be about
    right. A range may run over midnight, and hours without a.m. or p.m. may be those of the morning or of the evening.
    """

    id = "time-range-length-mismatch"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "The 45-minute session (⟦16:05-16:35⟧) is open to the press.",
        "A two-hour briefing from ⟦9 a.m. to noon⟧ opens the day.",
        "The office will close from ⟦10:00 to 11:30⟧ (two hours) for a drill.",
        "The 45 min welcome session will take place on 20 July at between ⟦16:05-16:35⟧ in the small hall.",
        "The session, which lasts 45 minutes, runs from ⟦16:05 to 16:35⟧.",
        "A 30-minute press conference follows from ⟦12.30pm to 1.15pm⟧ in the hall.",
        "Callers reach the desk on all days (⟦8am to 8pm⟧, ten hours a day).",
    )
    accepts = (
        "The 30-minute session (16:05-16:35) is open to the press.",
        "A three-hour briefing from 9 a.m. to noon opens the day.",
        "The four-hour concert from 10 p.m. to 2 a.m. was sold out.",
        "The eight-hour market (9:00-5:00) fills the square.",
        "Two-hour tours from 9 a.m. to 5 p.m. start at the gate.",
        "A nearly two-hour hearing from 9:00 to 10:50 ended without a vote.",
        "The 24-hour hotline, 9 a.m. to 5 p.m. for callers in French, is free.",
        "After a two-hour delay, the office opened from 10 a.m. to noon.",
        "The 30 min welcome session will take place on 20 July at between 16:05-16:35 in the small hall.",
        "Boats leave from 9:00 to 17:00, two hours apiece.",
        "Four speakers talk from 9:00 to 17:00, one hour each.",
        "The ferry takes two hours and runs from 9:00 to 17:00 on weekdays.",
        "After a two-hour ride on 20 July guests eat from 12:00 to 13:00.",
    )
    misses = ("The session runs from ⟦16:05 to 16:35⟧ in the hall. It lasts 45 minutes.",)

    def check(self, release: Release) -> Iterator[Outcome]:
        ranges = [time for time in release.mentions.times if time.end_hour is not None]
        if not ranges:
            return
        lengths = [length for length in release.mentions.durations if _is_length(length)]
        position = 0
        for length in lengths:
            while position < len(ranges) and ranges[position].span.end < length.span.start - _LONGEST_GAP:
                position += 1
            for time in ranges[position : position + 2]:
                if _one_phrase(release, length.span, time.span):
                    yield from self._compare(release, length, time)

    def _compare(self, release: Release, length: DurationMention, time: TimeMention) -> Iterator[Outcome]:
        stated = length.number.value * _MINUTES[length.unit]
        actual = _minutes(time)
        words = release.words(length.span)
        either = not _says_half(release.words(time.span)) and time.hour <= 12 and (time.end_hour or 0) <= 12
        if stated in {
            actual,
            actual + _HALF_DAY if either else actual,
            (actual - _HALF_DAY) % _DAY if either else actual,
        }:
            yield self.consistent("time-range", time.span, f"{_in_words(actual)}, as stated", length.span)
            return
        yield self.finding(
            release,
            time.span,
            f"these times cover {_in_words(actual)}, but the text says {words}",
            observed=_in_words(actual),
            expected=words,
            related=[Related(length.span, "the stated length")],
        )


def _is_length(length: DurationMention) -> bool:
    return (
        length.unit in _MINUTES
        and not length.age
        and length.number.hedge is Hedge.NONE
        and 0 < length.number.value * _MINUTES[length.unit] < _DAY
    )


def _minutes(time: TimeMention) -> int:
    """The minutes from the first time to the second, over midnight where the second is the smaller."""
    start = time.hour * 60 + time.minute
    return ((time.end_hour or 0) * 60 + (time.end_minute or 0) - start) % _DAY


def _says_half(written: str) -> bool:
    return re.search(r"(?i)[ap]\.?[ ]?m\b|noon|midnight|midday", written) is not None


def _one_phrase(release: Release, length: Span, times: Span) -> bool:
    text = release.text
    if not release.same_sentence(length, times):
        return False
    if _EVERY.search(text, max(0, length.start - 24), length.start):
        return False
    if length.end <= times.start:
        match = (
            _LENGTH_FIRST.fullmatch(text, length.end, times.start) if times.start - length.end <= _LONGEST_GAP else None
        )
        return match is not None and _SEVERAL.search(match["noun"].strip()) is None
    if not times.end <= length.start <= times.end + 30 or _ONE_OF_SEVERAL.match(text, length.end):
        return False
    return _TIMES_FIRST.fullmatch(text, times.end, length.start) is not None


def _in_words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    parts += [f"{rest} minute{'' if rest == 1 else 's'}"] if rest or not hours else []
    return " and ".join(parts)
