"""Times of day and their zones."""

from __future__ import annotations

import re

from factcheck.lexicon.reader import lines
from factcheck.mentions.date_words import CONTEXT, one_of
from factcheck.mentions.landmarks import keys, landmarks
from factcheck.mentions.model import TimeMention
from factcheck.mentions.taken import Taken
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.embargo_lines import is_embargo
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_GAP = r"[ \t]{0,3}\n?[ \t]{0,3}"
_SPACE = r"(?:[ \t]{1,3}\n?[ \t]{0,3}|\n[ \t]{0,3})"
# "12 noon" and "12:00 midnight" name the half of the day as well
_HALF = r"(?:[Nn]oon\b|[Mm]idnight\b|[ap]\.?[ ]?m\b\.?|[AP]\.?[ ]?M\b\.?)"
_CLOCK = r"(?P<h{n}>\d{{1,2}})(?:(?P<sep{n}>[:.h])(?P<m{n}>\d{{2}})(?::\d{{2}})?(?!\d))?(?:{gap}(?P<half{n}>{half}))?"
_FIRST = _CLOCK.format(n=1, gap=_GAP, half=_HALF)
_SECOND = _CLOCK.format(n=2, gap=_GAP, half=_HALF)
_WORD = r"(?P<word{n}>[Nn]oon|[Mm]idnight|[Mm]idday)"
_TIME = lazy_pattern(
    rf"(?:{_FIRST}|{_WORD.format(n=1)})"
    rf"(?:(?:{_GAP}[-–—‐‑]{_GAP}|{_SPACE}(?:to|until|till|through){_SPACE})"
    rf"(?:{_SECOND}|{_WORD.format(n=2)})(?![\d.:]\d))?"
)
# A number that may be a clock time: "10:00", "10 a.m.", "9-10:30 a.m.", "9 to 10 p.m.", "10 o'clock", "0900 hours".
_START = lazy_pattern(
    r"\d(?<![\w.,:$£€#+-]\d)(?<!\d/\d)(?:\d?(?=[:.h]\d\d(?!\d)|[ \t\n]{0,4}(?:[apAP]\.?[ ]?[mM]|[nN]oon|[mM]idnight)\b"
    r"|[ \t]{0,2}[-–—‐‑][ \t]{0,2}\d{1,2}(?::\d\d)?[ \t\n]{0,3}[apAP]\.?[ ]?[mM]\b"
    r"|[ \t\n]{1,3}(?:to|until|till)[ \t\n]{1,3}\d{1,2}(?::\d\d)?[ \t\n]{0,3}[apAP]\.?[ ]?[mM]\b|[ \t]o['’]clock)"
    r"|\d[0-5]\d(?=[ \t]?(?:hours|hrs|HOURS|h\b|GMT|UTC|Z\b)))"
)
_WORD_START = lazy_pattern(r"[Nn]oon\b|[Mm]id(?:night|day)\b")
_NAMED = keys(("noon", "midnight", "midday"))
_MILITARY = lazy_pattern(r"(?P<h>[0-2]\d)(?P<m>[0-5]\d)(?:[ \t]?(?:hours|hrs|HOURS|h\b))?")
_OCLOCK = lazy_pattern(r"(?P<h>\d{1,2})[ \t]o['’]clock")
_ZONE_NAMES = "|".join(sorted((re.escape(name) for name in lines("time_zones")), key=len, reverse=True))
_PLACES = "|".join(sorted((re.escape(name) for name in CONTEXT["zone_places"]), key=len, reverse=True))
_ZONE = lazy_pattern(
    rf"(?P<open>{_GAP}\({_GAP})?{_GAP}(?P<zone>(?:GMT|UTC)[ ]?[+−–-][ ]?\d{{1,2}}(?::?\d\d)?\b|(?:{_ZONE_NAMES})\b"
    rf"|(?:[Uu]\.?[Ss]\.?[ ])?(?:{_PLACES})(?:[ ](?:[Ss]tandard|[Dd]aylight|[Ss]ummer|[Mm]ean|[Pp]revailing))?[ ]"
    r"(?:[Ss]avings?[ ])?[Tt]ime\b|(?:[A-Z][a-z]{1,20}[ ])?[Ll]ocal[ ][Tt]ime\b"
    r"|(?:Eastern|Central|Mountain|Pacific)\b(?![ ][A-Z]))"
)
_CUE = lazy_pattern(
    rf"(?:\b(?:{one_of(CONTEXT['before_clock'])}):?|@|[ap]m,)[ \t\n]{{1,3}}$",
    re.IGNORECASE,
)
_STRONG_CUE = lazy_pattern(r"\b(?:at|from|until|till)[ \t\n]{1,3}$", re.IGNORECASE)
_NO_TIME = lazy_pattern(rf"[ \t]?(?:%|(?:{one_of(CONTEXT['no_clock'])})\b|[-–]\d|[./]\d)")
_CLOSING = lazy_pattern(r"[ \t]?\)")
_SKIPPED = (BlockKind.CODE, BlockKind.CHROME)


def find_times(document: Document, taken: Taken) -> tuple[TimeMention, ...]:
    """The times of day outside ``taken``."""
    text = document.text
    marks = landmarks(text)
    found: list[TimeMention] = []
    position = 0
    for at in marks.digits:
        if at < position or not _START.match(text, at):
            continue
        end = _block_end(document, at)
        start = _START.match(text, at, end) if end is not None else None
        if start is None or end is None:
            continue
        mention = _read(text, at, end)
        position = start.end()
        if mention is not None and not taken.holds(mention.span.start, mention.span.end):
            found.append(mention)
            position = mention.span.end
    words = _NAMED & marks.words
    if words:
        _words(document, sorted(marks.starts(words)), taken, found)
        found.sort(key=lambda mention: mention.span)
    return tuple(found)


def _block_end(document: Document, position: int) -> int | None:
    """The end of the block that holds a place, None where nothing is read."""
    block = document.block_at(position)
    if block is None:
        return None
    if block.kind in _SKIPPED and not is_embargo(document.text, block):
        return None
    return block.span.end


def _words(document: Document, places: list[int], taken: Taken, found: list[TimeMention]) -> None:
    """Adds noon, midday and midnight, with the range they open or close."""
    text = document.text
    numbers = Taken(time.span for time in found)  # "10 a.m. to noon" is read already
    for at in places:
        end = _block_end(document, at)
        word = _WORD_START.match(text, at, end) if end is not None else None
        if word is None or end is None or (at and text[at - 1].isalpha()) or numbers.holds(at, word.end()):
            continue
        mention = _read(text, at, end)
        if mention is None or taken.holds(mention.span.start, mention.span.end):
            continue
        if mention.end_hour is not None:  # "noon to 10 p.m." takes the 10 p.m. in
            found[:] = [time for time in found if not mention.span.overlaps(time.span)]
        found.append(mention)


def _read(text: str, at: int, end: int) -> TimeMention | None:
    for pattern in (_MILITARY, _OCLOCK):
        match = pattern.match(text, at, end)
        if match and (pattern is _OCLOCK or match.end() - at >= 4):
            minute = int(match["m"]) if pattern is _MILITARY else 0
            return _mention(text, at, match.end(), end, int(match["h"]), minute, None, None)
    match = _TIME.match(text, at, end)
    if match is None:
        return None
    hour, minute = _clock(match, "1")
    second = match["h2"] is not None or match["word2"] is not None
    if second and not _is_range(text, match, end):
        match = _TIME.match(
            text,
            at,
            match.end("half1") if match["half1"] else max(match.end("m1"), match.end("h1"), match.end("word1")),
        )
        if match is None:
            return None
        second = False
    end_hour, end_minute = _clock(match, "2") if second else (None, None)
    if second and match["half1"] is None and match["half2"] and match["h1"]:
        # "9-10:30 a.m.": the half of the day is written once; "11-1 p.m." starts before noon
        late = _half_of(match["half2"]) == "p"
        if late and hour < 12 and not (end_hour is not None and hour + 12 > end_hour):
            hour += 12
    span_end = match.end()
    if not _is_time(text, match, at, span_end, end, hour, minute):
        return None
    return _mention(text, at, span_end, end, hour, minute, end_hour, end_minute)


def _is_range(text: str, match: re.Match[str], end: int) -> bool:
    """A second number closes a range only where it is a clock time as well."""
    return bool(match["word2"] or match["half2"] or match["m2"])


def _half_of(written: str) -> str:
    return written[0].lower()


def _clock(match: re.Match[str], number: str) -> tuple[int, int]:
    word = match["word" + number]
    if word is not None:
        return (0, 0) if word.lower() == "midnight" else (12, 0)
    hour, minute = int(match["h" + number]), int(match["m" + number] or 0)
    half = match["half" + number]
    if half and half[0] in "nNmM":
        return (12, minute) if half[0] in "nN" else (0, minute)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if _half_of(half) == "p" else 0)
    return hour, minute


def _is_time(text: str, match: re.Match[str], at: int, span_end: int, end: int, hour: int, minute: int) -> bool:
    if match["word1"] or match["half1"] or match["half2"] or match["word2"]:
        return hour <= 24 or _STRONG_CUE.search(text, max(0, at - 10), at) is not None
    if _NO_TIME.match(text, span_end, end):
        return False
    separator = match["sep1"]
    zoned = _ZONE.match(text, span_end, end) is not None
    cued = _CUE.search(text, max(0, at - 18), at) is not None
    possible = hour <= 24 and minute <= 59
    if not possible:
        # "25:00", "12:75": only where the words leave no doubt that a time is meant; a ratio or verse has none
        return zoned or (separator == ":" and hour <= 29 and _STRONG_CUE.search(text, max(0, at - 8), at) is not None)
    if separator == ":":
        return zoned or cued or len(match["h1"]) == 2 or match["m2"] is not None
    return zoned and (separator == "." or separator == "h")


def _mention(
    text: str, at: int, span_end: int, end: int, hour: int, minute: int, end_hour: int | None, end_minute: int | None
) -> TimeMention:
    zone = _ZONE.match(text, span_end, end)
    zone_span = None
    if zone is not None:
        zone_span = Span(zone.start("zone"), zone.end("zone"))
        span_end = zone.end("zone")
        if zone["open"]:
            closing = _CLOSING.match(text, span_end, end)
            if closing is None:
                zone_span, span_end = None, zone.start()
            else:
                span_end = closing.end()
    elif text[span_end - 1] == "." and not _dotted(text, span_end):
        span_end -= 1
    return TimeMention(
        Span(at, span_end), hour, minute, zone_span.of(text) if zone_span else None, zone_span, end_hour, end_minute
    )


def _dotted(text: str, end: int) -> bool:
    """True when the last dot belongs to "a.m." and does not only end the sentence."""
    return text[end - 3 : end - 2] == "." or text[end - 4 : end - 3] == "."
