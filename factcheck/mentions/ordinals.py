"""Ordinal numbers in digits and words."""

from __future__ import annotations

import re

from factcheck.lexicon.reader import table
from factcheck.mentions.model import OrdinalMention
from factcheck.mentions.numerals import keyed_by_letter, lowered
from factcheck.mentions.taken import Taken
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.span import Span

_WORDS: dict[str, int] = table("ordinal_words")
_TENS: dict[str, int] = table("number_words")["tens"]
_PARTS = frozenset({*table("number_words")["parts"], "second"})
_ONES: dict[str, int] = table("number_words")["ones"]


_WORD = re.compile(keyed_by_letter([*_WORDS]))
_FIGURE = re.compile(
    r"([0-9](?<![0-9A-Za-z.,/_-][0-9])(?:[0-9]{0,2}(?:,[0-9]{3}){1,2}|[0-9]{0,6}))[ ]?(st|nd|rd|th)(?![a-z0-9])"
)
_TENS_BEFORE = re.compile(rf"\b({'|'.join(_TENS)})[ ]?[-‑—–]?[ ]?\Z")
_HUNDREDS_BEFORE = re.compile(rf"\b(?:(an?|{'|'.join([*_ONES, *_TENS])})[ -])?(hundred|thousand)[ ](?:and[ ])?\Z")
# "a third of", "one-fifth", "two thirds" are shares; "a second", "per second" a length of time.
_SEVERAL_BEFORE = re.compile(rf"\b(?:(an?|{'|'.join([*_ONES, *_TENS])})[ -])(hundred[ -])?\Z")
_SHARE_BEFORE = re.compile(r"\b(?:one|per|split|[0-9])[ -]{1,3}\Z")
_ARTICLE_BEFORE = re.compile(r"\ba[ ]\Z")
_NOUN_FOLLOWS = re.compile(
    r"[ \n]{1,2}(?!of\b|or\b|and\b|later\b|less\b|more\b|fewer\b|to\b|in\b|for\b|from\b)[a-z-]{2,}"
)
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.CHROME})


def find_ordinals(document: Document, taken: Taken) -> tuple[OrdinalMention, ...]:
    """The ordinal numbers outside ``taken``."""
    lower = lowered(document.text)
    found = [*_figures(lower), *_words(lower)]
    found.sort(key=lambda ordinal: ordinal.span.start)
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


def _words(lower: str) -> list[OrdinalMention]:
    found: list[OrdinalMention] = []
    for match in _WORD.finditer(lower):
        word, start, end = match.group(), match.start(), match.end()
        number = _WORDS[word]
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
    return found


def _several(match: re.Match[str]) -> int:
    """What "a hundred" or "two" multiplies "millionth" by."""
    return {**_ONES, **_TENS}.get(match[1], 1) * (100 if match[2] else 1)


def _no_ordinal(lower: str, start: int, end: int) -> bool:
    if _SHARE_BEFORE.search(lower, max(0, start - 7), start):
        return True
    return bool(_ARTICLE_BEFORE.search(lower, max(0, start - 3), start)) and not _NOUN_FOLLOWS.match(lower, end)
