"""Numerals: numbers in digits and words with their hedges, the one pass that all kinds of quantity start from."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from factcheck.lexicon.reader import table
from factcheck.mentions import not_numbers
from factcheck.mentions.digits import read_digits
from factcheck.mentions.hedges import hedge_after, hedge_before, interval, range_of
from factcheck.mentions.landmarks import keys, landmarks
from factcheck.mentions.not_number_words import counts_nothing
from factcheck.mentions.number import Hedge, Number
from factcheck.mentions.ranges import range_start, second_end, share_of, with_shared_scale
from factcheck.mentions.reading import Reading
from factcheck.mentions.scaled import attachable, currency_start, read_scaled, with_scale
from factcheck.mentions.taken import Taken
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span


# A named tuple for the same reason as ``Reading``: every figure makes one, few become a mention.
class Numeral(NamedTuple):
    """A number as written: ``span`` covers its hedge, ``core`` the digits or number words with the scale word.

    ``scale`` is the canonical scale word ("billion") and ``scale_span`` its place; ``words`` is true for number words.
    ``share`` is true for a part of a whole: "two thirds", "one in five", "3/4". ``second`` is the place of a range's
    upper end.
    """

    span: Span
    core: Span
    number: Number
    scale: str | None = None
    scale_span: Span | None = None
    words: bool = False
    share: bool = False
    second: Span | None = None


def find_numerals(document: Document, taken: Taken) -> tuple[Numeral, ...]:
    """The cardinal numbers outside ``taken``, in order."""
    found: list[Numeral] = []
    lower = lowered(document.text)
    skipping = any(block.kind in _SKIPPED for block in document.blocks)
    position = 0
    for place in _places(document.text, lower):
        start = place
        if start >= position and taken.holds(start, start + 1):
            continue  # a date's digits need no reading
        while start >= position:
            numeral = _numeral_at(document, lower, start, taken)
            if isinstance(numeral, int):
                position = max(numeral, start + 1)
            else:
                position = max(numeral.span.end, start + 1)
                if not (skipping and _skipped(document, start)):
                    found.append(numeral)
            if lower[position - 1] in _DIGITS and lower[position : position + 1] in _DIGITS:
                start = position  # stopped in the middle of digits
    return tuple(found)


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """The text in lower case with every character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_ASCII_LOWER)


_DATA = table("number_words")
_WORDS = keys([*_DATA["ones"], *_DATA["teens"], *_DATA["tens"], "half", "hundred"])
_AFTER_ARTICLE = keys(_DATA["after_article"])
_ARTICLE = lazy_pattern(r"(?<![a-z])an?\s\Z")
_QUARTER = keys(("quarter", "million"))
_QUARTER_MILLION = lazy_pattern(r"quarter\smillion(?![a-z])")
_VULGAR = lazy_pattern(f"[{''.join(_DATA['vulgar'])}]")


def _places(text: str, lower: str) -> list[int]:
    """The places in order at which a number may begin: digits, or the first word of a number in words."""
    marks = landmarks(text)
    places = marks.digits + marks.starts(_WORDS & marks.words)
    for start in marks.starts(_AFTER_ARTICLE & marks.words):
        if article := _ARTICLE.search(lower, max(0, start - 3), start):
            places.append(article.start())
    if marks.words >= _QUARTER:
        places += [start for start in marks.starts((b"quarter",)) if _QUARTER_MILLION.match(lower, start)]
    if not lower.isascii():
        places += [match.start() for match in _VULGAR.finditer(lower)]
    places.sort()
    return places


_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_DIGITS = frozenset("0123456789")
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.CHROME})
_PLAIN_AFTER = frozenset((" ", ",", ".", ")", "%", "\n"))
_DASHES = frozenset("-–—‑")
_MORE_DIGITS = lazy_pattern(r"(?:[ ]?[-–—‑][ ]?[0-9]{1,20}){1,20}")
_TIGHT_DIGITS = lazy_pattern(r"(?:[-–—‑][0-9]{1,20}){1,20}")
_PHONE = lazy_pattern(r"[ ()./-]{1,3}[0-9][0-9 ()./-]{3,18}")
_REPEATED = lazy_pattern(r"[ ]?\([ ]?([0-9][0-9,]{0,12})[ ]?\)")
_MINUS = lazy_pattern(r"(?:\b(?:minus|negative)\s|(?:(?<=[\s($£€])|(?<![\s\S]))[-−])\Z")


def _skipped(document: Document, position: int) -> bool:
    block = document.block_at(position)
    return block is not None and block.kind in _SKIPPED


def _numeral_at(document: Document, lower: str, start: int, taken: Taken) -> Numeral | int:
    """The numeral that begins at ``start``, or where to go on when there is none."""
    text = document.text
    if "a" <= lower[start] <= "z":
        first = read_scaled(text, lower, start)
        if isinstance(first, int):
            return first
        if counts_nothing(document, lower, first.start, first.end, first.share):
            return first.end
        if taken.holds(first.start, first.end):
            return first.end
    else:
        digits = _digits_at(text, start, taken)
        if isinstance(digits, int):
            return digits
        first = with_scale(text, lower, digits)
    second = second_end(text, lower, first)
    if second is not None and not taken.holds(second.start, second.end):
        return _range(lower, text, first, second)
    if second is None and text[first.end : first.end + 1] in _DASHES:
        score = _TIGHT_DIGITS.match(text, first.end)
        if score is not None:
            return score.end()  # "won 3-1"
    return _single(text, lower, share_of(text, lower, first) or first)


def _digits_at(text: str, start: int, taken: Taken) -> Reading | int:
    """The digits at ``start`` as a number, or where to go on when they name or label something."""
    reading = read_digits(text, start)
    if isinstance(reading, int):
        return reading
    begin, end = reading.start, reading.end
    if taken.holds(begin, end):
        return end
    before = text[begin - 1 : begin]
    if (before == "+" or (before == "(" and end - begin == 3)) and (phone := _PHONE.match(text, end)):
        return phone.end()
    if not_numbers.part_of_name(text, begin):
        return _past_digits(text, end)
    price = text[end : end + 1] == "/" and currency_start(text, begin) != begin  # "$350/vial"
    if not price and not_numbers.followed_as_name(text, end) and not _MORE_DIGITS.match(text, end):
        return end
    letters = not_numbers.letters_after(text, end)
    if letters and not attachable(letters):
        return end + len(letters)
    after = text[end : end + 1]
    if after not in _PLAIN_AFTER and not_numbers.named(text, start) and currency_start(text, begin) == begin:
        return end + 1
    if not_numbers.labelled(text, begin) or not_numbers.numbering(text, begin, end):
        return _past_digits(text, end)
    if before == " " or after.isspace():
        return end if not_numbers.address(text, begin, end) or not_numbers.cited(text, end) else reading
    return reading


def _past_digits(text: str, end: int) -> int:
    more = _MORE_DIGITS.match(text, end)
    return more.end() if more else end


def _range(lower: str, text: str, first: Reading, second: Reading) -> Numeral:
    start = currency_start(text, first.start)
    begin = range_start(lower, start)
    if begin == start:
        _, begin = hedge_before(lower, start)
    return Numeral(
        Span(begin, second.end),
        Span(first.start, second.end),
        range_of(with_shared_scale(first, second), second),
        second.scale.name if second.scale else None,
        Span(second.scale.start, second.scale.end) if second.scale else None,
        first.words and second.words,
        second=Span(second.start, second.end),
    )


def _single(text: str, lower: str, reading: Reading) -> Numeral:
    start, end = reading.start, _repeated(text, reading)
    if text[start - 1 : start] in ("-", "−", " ") and (sign := _MINUS.search(lower, max(0, start - 9), start)):
        reading, start = reading._replace(value=-reading.value), sign.start()
    hedge, begin = hedge_before(lower, currency_start(text, start))
    span_end = end
    if hedge is Hedge.NONE:
        hedge, span_end = hedge_after(lower, end)
    if hedge is Hedge.NONE and not reading.words and "+" in text[start:end]:
        hedge = Hedge.AT_LEAST  # "$19+ million"
    return Numeral(
        Span(begin, span_end),
        Span(start, end),
        interval(reading, hedge),
        reading.scale.name if reading.scale else None,
        Span(reading.scale.start, reading.scale.end) if reading.scale else None,
        reading.words,
        reading.share,
    )


def _repeated(text: str, reading: Reading) -> int:
    """The end of "forty-five (45)": words with the same number in digits."""
    match = _REPEATED.match(text, reading.end) if reading.words else None
    if match and Decimal(match[1].replace(",", "")) == reading.value:
        return match.end()
    return reading.end
