"""Lengths of time and ages."""

from __future__ import annotations

import math

from factcheck.mentions.date_words import SPACE, levelled
from factcheck.mentions.landmarks import Landmarks, keys, landmarks
from factcheck.mentions.model import DurationMention
from factcheck.mentions.number import Hedge, Number
from factcheck.mentions.numerals import Numeral
from factcheck.mentions.taken import Taken
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import replace
from factcheck.text.span import Span

# The letters around the amount in ISO 8601 and what one unit is worth in the unit of its letter.
_ISO = {
    "second": ("T", 1, "S"), "minute": ("T", 1, "M"), "hour": ("T", 1, "H"), "day": ("", 1, "D"), "night": ("", 1, "D"),
    "business day": ("", 1, "D"), "weekend": ("", 2, "D"), "week": ("", 1, "W"), "fortnight": ("", 2, "W"),
    "month": ("", 1, "M"), "quarter": ("", 3, "M"), "year": ("", 1, "Y"), "decade": ("", 10, "Y"),
    "century": ("", 100, "Y"), "millennium": ("", 1000, "Y"),
}  # fmt: skip
_NAMES = {
    "sec": "second", "min": "minute", "hr": "hour", "yr": "year", "centurie": "century", "century": "century",
    "millennia": "millennium",
}  # fmt: skip
_UNIT = (
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|nights?|days?|weekends?|weeks?|fortnights?|months?|quarters?|"
    r"years?|yrs?|decades?|century|centuries|millennium|millennia)(?![\w])"
)
_KIND = (
    r"(?P<kind>business|working|trading|calendar|consecutive|straight|full|additional|more|further|long|school|"
    r"successive|whole|short|solid|entire|extra|fewer|academic|fiscal|remaining|upcoming|coming|following|preceding|"
    r"previous|next|last|past)"
)
_ABBREVIATED = frozenset({"sec", "secs", "min", "mins", "hr", "hrs", "yr", "yrs"})
# "three-day", "5-to-10-year", "two additional minutes", "five business days", "1/2 of an hour"
_AFTER = lazy_pattern(
    rf"(?:(?:-to-(?P<to>\d{{1,3}}))?(?P<hyphen>-)"
    rf"|{SPACE}(?:{_KIND}{SPACE})?(?:(?P<of>(?:of{SPACE})?an?){SPACE})?){_UNIT}"
)
_AND_HALF = lazy_pattern(rf"{SPACE}and{SPACE}a{SPACE}half\b")
# "twelve months and one day", as courts sentence
_AND_ONE = lazy_pattern(rf"{SPACE}and{SPACE}(?:one|a){SPACE}(?P<unit>day|week|month)\b")
_OLD = lazy_pattern(rf"-olds?\b|{SPACE}old\b|{SPACE}of{SPACE}age\b")
_LEAD = lazy_pattern(
    rf"\b(?:next|last|past|first|coming|previous|final|preceding|following|initial|recent|upcoming){SPACE}$"
)
# "half a year", "a decade", "an hour and a half"
_ARTICLE = lazy_pattern(
    rf"(?<![\w-])(?:(?P<half>half){SPACE}an?|(?P<quarter>a{SPACE}quarter{SPACE}of){SPACE}an?|an?(?:{SPACE}(?P<part>half))?)"
    rf"(?P<kind>{SPACE}(?:full|whole|further|additional|solid|single|mere|long))?(?:{SPACE}|-){_UNIT}"
)
# "several weeks", "a few days": some, no fixed number
_VAGUE = lazy_pattern(rf"(?:few|couple(?:{SPACE}of)?|several)(?:(?P<hyphen>-)|{SPACE}(?:{_KIND}{SPACE})?){_UNIT}")
_VAGUE_WORDS = keys(("few", "couple", "several"))
_BEFORE_VAGUE = lazy_pattern(rf"\b(?:(?:next|last|past|first|coming){SPACE})?(?:a{SPACE})?$")
_AFTER_ARTICLE = keys(
    (
        "quarter", "half", "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade",
        "century", "millennium", "full", "whole", "further", "additional", "solid", "single", "mere", "long",
    )
)  # fmt: skip
_ARTICLE_BEFORE = lazy_pattern(r"(?<![a-z0-9])an?[ \t\n]{1,3}$")
_UNIT_WORDS = keys(
    {
        f"{unit}{s}"
        for unit in (
            "second", "sec", "minute", "min", "hour", "hr", "night", "day", "weekend", "week", "fortnight", "month",
            "quarter", "year", "yr", "decade",
        )
        for s in ("", "s")
    }
    | {"century", "centuries", "millennium", "millennia"}
)  # fmt: skip
_NEVER_A_RATE = frozenset({"decade", "century", "fortnight", "millennium"})
# "a year" is mostly a rate ("twice a year"); these words before it make it a length.
_MEASURED = lazy_pattern(
    rf"\b(?:for|in|within|after|over|nearly|almost|about|than|under|once|least|takes?|took|lasted|spent|half|barely|just|only|"
    rf"during|of|until|whole|every|be){SPACE}$"
)
_AGED = lazy_pattern(
    r"aged?[ \t\n]{1,3}(?:between[ \t]{1,3})?(?P<n>\d{1,3})(?:[ \t]{0,2}(?:-|to|and)[ \t]{0,2}(?P<to>\d{1,3}))?"
    r"(?![\d%-]|[.,]\d|[ \t](?:percent|million|per))"
)
_AGED_WORDS = keys(("age", "aged"))
_LONGEST_AGE = 130
_JOIN = lazy_pattern(rf"(?:,?{SPACE}and{SPACE}|,?{SPACE})")
_SKIPPED = (BlockKind.CODE, BlockKind.CHROME)


def find_durations(document: Document, numerals: tuple[Numeral, ...], taken: Taken) -> tuple[DurationMention, ...]:
    """The lengths of time and ages outside ``taken``."""
    marks = landmarks(document.text)
    level = levelled(document.text)
    found: list[DurationMention] = []
    if marks.words & _UNIT_WORDS:
        found = [mention for numeral in numerals if (mention := _counted(document, level, numeral))]
        found += [mention for at in _articles(marks, level) if (mention := _with_article(document, level, at))]
        vague = marks.starts(_VAGUE_WORDS & marks.words)
        found += [mention for at in vague if (mention := _some(document, level, at))]
    aged = _AGED_WORDS & marks.words
    if aged:
        found += [mention for at in marks.starts(aged) if (mention := _aged(document, level, at))]
    if not found:
        return ()
    free = [mention for mention in found if not taken.holds(mention.span.start, mention.span.end)]
    free.sort(key=lambda mention: mention.span)
    return tuple(_joined(level, _outermost(free)))


def _articles(marks: Landmarks, level: str) -> list[int]:
    """Where "a week", "an hour", "a full day", "half an hour" may begin."""
    places = marks.starts((b"half",)) if b"half" in marks.words else []
    for start in marks.starts(_AFTER_ARTICLE & marks.words):
        if article := _ARTICLE_BEFORE.search(level, max(0, start - 5), start):
            places.append(article.start())
    return places


def _block_end(document: Document, position: int) -> int | None:
    """The end of the block that holds a place, None where nothing is read."""
    block = document.block_at(position)
    return block.span.end if block is not None and block.kind not in _SKIPPED else None


def _counted(document: Document, level: str, numeral: Numeral) -> DurationMention | None:
    match = _AFTER.match(level, numeral.span.end)
    if match is None:
        return None
    end_of_block = _block_end(document, numeral.span.start)
    if end_of_block is None or match.end() > end_of_block:
        return None
    if match["unit"] in _ABBREVIATED and not document.text[match.start("unit") : match.end("unit")].islower():
        return None  # "2 million HR professionals"
    number, unit = numeral.number, _singular(match["unit"])
    if (unit == "second" and numeral.share) or (match["of"] and not numeral.share):
        return None  # "USD 1.76 a year" is a rate
    if match["kind"] in ("business", "working", "trading") and unit == "day":
        unit = "business day"
    attributive = match["hyphen"] is not None
    if attributive and match["unit"].endswith("s"):
        return None
    start, end = numeral.span.start, match.end()
    if match["to"]:
        high = float(match["to"])
        number = replace(number, high=high, hedge=Hedge.RANGE) if high >= number.value else number
    more = _AND_HALF.match(level, end)
    if more and not attributive:
        number = Number(number.value + 0.5, number.low + 0.5, number.high + 0.5, number.hedge, number.digits, False)
        end = more.end()
    age = False
    if unit in ("year", "month", "week", "day"):
        old = _OLD.match(level, end, end_of_block)
        if old:
            age, end = True, old.end()
            attributive = old[0][0] == "-"
        elif not attributive:
            extra = _AND_ONE.match(level, end, end_of_block)
            if extra and _ORDER.index(unit) < _ORDER.index(extra["unit"]):
                iso = _iso(number.value, unit) + _iso(1, extra["unit"])[1:]
                return DurationMention(Span(start, extra.end()), number, unit, iso, False, False, numeral.core)
    if not attributive and not age:
        lead = _LEAD.search(level, max(0, start - 12), start)
        start = lead.start() if lead else start
    return DurationMention(Span(start, end), number, unit, _iso(number.value, unit), attributive, age, numeral.core)


def _some(document: Document, level: str, at: int) -> DurationMention | None:
    match = _VAGUE.match(level, at)
    if match is None or level[at - 1 : at].isalnum():
        return None
    before = _BEFORE_VAGUE.search(level, max(0, at - 12), at)
    start = before.start() if before else at
    end_of_block = _block_end(document, start)
    if end_of_block is None or match.end() > end_of_block:
        return None
    unit = _singular(match["unit"])
    couple = level[at] == "c"
    number = Number(2 if couple else 3, 2, 3 if couple else math.inf, Hedge.ABOUT, 1, False)
    attributive = match["hyphen"] is not None
    span = Span(start, match.end())
    return DurationMention(span, number, unit, _iso(number.value, unit), attributive, False, None)


def _iso(value: float, unit: str) -> str:
    before, factor, letter = _ISO[unit]
    amount = f"{value * factor:.4f}".rstrip("0").rstrip(".")
    return f"P{before}{amount}{letter}"


def _singular(written: str) -> str:
    word = written.removesuffix("s")
    return _NAMES.get(word, word)


def _with_article(document: Document, level: str, at: int) -> DurationMention | None:
    match = _ARTICLE.match(level, at)
    if match is None:
        return None
    unit = _singular(match["unit"])
    end_of_block = _block_end(document, at)
    if end_of_block is None or match.end() > end_of_block or match["unit"].endswith("s"):
        return None
    value, end = 1.0, match.end()
    if match["half"] or match["part"]:
        value = 0.5
    elif match["quarter"]:
        value = 0.25
    else:
        more = _AND_HALF.match(level, end, end_of_block)
        if more:
            value, end = 1.5, more.end()
        elif unit in ("second", "quarter") and not match["kind"]:
            return None  # "a second wave", "a quarter of the market"
        elif unit not in _NEVER_A_RATE and not match["kind"] and not _MEASURED.search(level, max(0, at - 12), at):
            return None
    if level[end : end + 1] == "-" or _OLD.match(level, end):
        return None
    number = Number(value, value, value, Hedge.NONE, 1, value == 1)
    return DurationMention(Span(at, end), number, unit, _iso(value, unit), False, False, None)


def _aged(document: Document, level: str, at: int) -> DurationMention | None:
    match = _AGED.match(level, at)
    if match is None or _block_end(document, at) is None:
        return None
    low = float(match["n"])
    high = float(match["to"]) if match["to"] else low
    if not low <= high <= _LONGEST_AGE:
        return None
    number = Number(low, low, high, Hedge.RANGE if match["to"] else Hedge.NONE, len(match["n"]), True)
    return DurationMention(Span(at, match.end()), number, "year", f"P{low:g}Y", False, True, Span(*match.span("n")))


def _outermost(found: list[DurationMention]) -> list[DurationMention]:
    """Without what lies inside another: "half a year" holds "a year", "aged 50" the number alone."""
    kept: list[DurationMention] = []
    for mention in found:
        if kept and mention.span.start < kept[-1].span.end:
            if len(mention.span) > len(kept[-1].span):
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


_ORDER = ("year", "month", "week", "day", "hour", "minute", "second")


def _joined(level: str, found: list[DurationMention]) -> list[DurationMention]:
    """With "two years and six months" made one length."""
    joined: list[DurationMention] = []
    for mention in found:
        before = joined[-1] if joined else None
        if before is not None and _continues(level, before, mention):
            joined[-1] = _sum(before, mention)
        else:
            joined.append(mention)
    return joined


def _continues(level: str, before: DurationMention, after: DurationMention) -> bool:
    if after.span.start - before.span.end > 8 or before.attributive or after.attributive or before.age or after.age:
        return False
    if before.unit not in _ORDER or after.unit not in _ORDER or _ORDER.index(before.unit) >= _ORDER.index(after.unit):
        return False
    if before.number.hedge is Hedge.RANGE or after.number.hedge is not Hedge.NONE:
        return False
    match = _JOIN.match(level, before.span.end, after.span.start)
    return match is not None and match.end() == after.span.start


# How many of the later unit make one of the earlier; lengths that have no fixed ratio are joined in ISO only.
_IN = {("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60}


def _sum(before: DurationMention, after: DurationMention) -> DurationMention:
    """The length of both: its number counts the smaller unit where the ratio is fixed, else the larger one."""
    iso = before.iso + (after.iso[1:] if "T" not in before.iso else after.iso[2:])
    ratio = _IN.get((before.unit, after.unit))
    span = before.span.cover(after.span)
    if ratio is None:
        return replace(before, span=span, iso=iso)
    one, two = before.number, after.number
    number = Number(
        one.value * ratio + two.value,
        one.low * ratio + two.value,
        one.high * ratio + two.value,
        one.hedge,
        one.digits + two.digits,
        one.exact and two.exact,
    )
    return replace(after, span=span, number=number, iso=iso, number_span=before.number_span)
