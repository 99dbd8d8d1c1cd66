"""Ordinal numbers in digits and words."""

from __future__ import annotations

import re

from factcheck.lexicon.reader import table
from factcheck.mentions.landmarks import keys, landmarks
from factcheck.mentions.model import OrdinalMention
from factcheck.mentions.numerals import lowered
from factcheck.mentions.taken import Taken
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_WORDS: dict[str, int] = table("ordinal_words")
_TENS: dict[str, int] = table("number_words")["tens"]
_PARTS = frozenset({*table("number_words")["parts"], "second"})
_ONES: dict[str, int] = table("number_words")["ones"]


_KEYS = {word.encode("ascii"): word for word in _WORDS}
_SUFFIXES = keys(("st", "nd", "rd", "th"))
_FIGURE = lazy_pattern(
    r"([0-9](?<![0-9A-Za-z.,/_-][0-9])(?:[0-9]{0,2}(?:,[0-9]{3}){1,2}|[0-9]{0,6}))[ ]?(st|nd|rd|th)(?![a-z0-9])"
)
_TENS_BEFORE = lazy_pattern(rf"\b({'|'.join(_TENS)})[ ]?[-‑—–]?[ ]?\Z")
_HUNDREDS_BEFORE = lazy_pattern(rf"\b(?:(an?|{'|'.join([*_ONES, *_TENS])})[ -])?(hundred|thousand)[ ](?:and[ ])?\Z")
# "a third of", "one-fifth", "two thirds" are shares; "a second", "per second" a length of time.
_SEVERAL_BEFORE = lazy_pattern(rf"\b(?:(an?|{'|'.join([*_ONES, *_TENS])})[ -])(hundred[ -])?\Z")
_SHARE_BEFORE = lazy_pattern(r"\b(?:one|per|split|[0-9])[ -]{1,3}\Z")
_ARTICLE_BEFORE = lazy_pattern(r"\ba[ ]\Z")
_NOUN_FOLLOWS = lazy_pattern(
    r"[ \n]{1,2}(?!of\b|or\b|and\b|later\b|less\b|more\b|fewer\b|to\b|in\b|for\b|from\b)[a-z-]{2,}"
)
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.CHROME})


def find_ordinals(document: Document, taken: Taken) -> tuple[OrdinalMention, ...]:
    """The ordinal numbers outside ``taken``."""
    text = document.text
    marks = landmarks(text)
    words = _KEYS.keys() & marks.words
    figures = _SUFFIXES & marks.words
    if not words and not figures:
        return ()
    lower = lowered(text)
    found = _figures(lower) if figures else []
    for key in words:
        _of_word(lower, _KEYS[key], marks.starts((key,)), found)
    found.sort(key=lambda ordinal: ordinal.span)
    skipping = any(block.kind in _SKIPPED for block in document.blocks)
    return tuple(
        ordinal
        for ordinal in found
        if not taken.holds(ordinal.span.start, ordinal.span.end) and not (skipping and _skipped(document, ordinal.span))
    )


def _skipped(document: Document, span: Span) -> bool:
    block = document.block_at(span.start)
    return block is not None and block.kind in _SKIPPED


def _figures(lower: str) -> list[OrdinalMention]:
    return [
        OrdinalMention(Span(match.start(), match.end()), int(match[1].replace(",", "")), match[2], Span(*match.span(2)))
        for match in _FIGURE.finditer(lower)
    ]


def _of_word(lower: str, word: str, places: list[int], found: list[OrdinalMention]) -> None:
    """Adds the ordinals that end with ``word``, each with the tens or hundreds before it."""
    for start in places:
        number, end = _WORDS[word], start + len(word)
        if number < 10 and (tens := _TENS_BEFORE.search(lower, max(0, start - 10), start)):
            number, start = number + _TENS[tens[1]], tens.start()
        elif word in _PARTS and _no_ordinal(lower, start, end):
            continue
        if number >= 100 and (several := _SEVERAL_BEFORE.search(lower, max(0, start - 24), start)):
            factor, start = _several(several), several.start()
            number *= factor
        elif number < 100 and (hundreds := _HUNDREDS_BEFORE.search(lower, max(0, start - 24), start)):
            head = hundreds[1] or "one"
            times = {**_ONES, **_TENS}.get(head, 1)
            number, start = number + times * (100 if hundreds[2] == "hundred" else 1000), hundreds.start()
        found.append(OrdinalMention(Span(start, end), number))


def _several(match: re.Match[str]) -> int:
    """What "a hundred" or "two" multiplies "millionth" by."""
    return {**_ONES, **_TENS}.get(match[1], 1) * (100 if match[2] else 1)


def _no_ordinal(lower: str, start: int, end: int) -> bool:
    if _SHARE_BEFORE.search(lower, max(0, start - 7), start):
        return True
    return bool(_ARTICLE_BEFORE.search(lower, max(0, start - 3), start)) and not _NOUN_FOLLOWS.match(lower, end)
