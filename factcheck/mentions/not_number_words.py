"""Number words that count nothing: "no one", "one of the", "the Group of Seven", "net zero"."""

from __future__ import annotations

from factcheck.lexicon.reader import table
from factcheck.mentions.not_numbers import labelled
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern

_PRONOUN = lazy_pattern(r"(?:\b(?:no|this|that|the|every|any|each|which|another|some|not|good|right)\s{0,2}|-)\Z")
_AFTER_ONE = lazy_pattern(r"(?:\s{1,2}|-)([a-z]{2,20})")
_NOT_AFTER_ONE = frozenset(table("number_words_left_out")["after_one"])
# "the one-day course" has a length, "the one" is a pronoun.
_ATTRIBUTIVE = lazy_pattern(r"-(?:minute|hour|day|night|week|month|year)\b")
# "for one day", "one day after the fire" are lengths; "one day they will" is some day.
_ONE_DAY = lazy_pattern(r"\s{1,2}day\s{1,2}(?:after|before|later|earlier|ago|of|or)\b")
_BEFORE_ONE_DAY = lazy_pattern(
    r"\b(?:for|in|within|by|after|about|over|than|only|just|least|most|lasts?|lasted|takes?|took|last|next|and)\s\Z"
)
_SHARE = lazy_pattern(r"\s{1,2}(?:in|out of|over)\s{1,2}(?:every\s{1,2})?[0-9a-z]")
_MINUS = lazy_pattern(r"\b(?:minus|negative)\s\Z")
# "zero tolerance", "zero-emission": a principle, not a number; "zero deaths" is one.
_NOT_AFTER_ZERO = lazy_pattern(r"-|\s{1,2}(?!cost|degrees|percent|per cent|is\b)[a-z]{2,20}[a-rt-z](?![a-z])")
_NET = lazy_pattern(r"net[\s-]\Z")
_VAGUE = lazy_pattern(r"\b(?:several|few|many|couple)\s{1,2}\Z")
_INSIDE = lazy_pattern(r"[\w,][ ]{1,2}\Z")
_TITLE_WORD = lazy_pattern(r"(?<![\w])[A-Z][\w'’-]{1,20}[ ]{1,2}\Z")
_WORD_AFTER = lazy_pattern(r"[\s-]{1,2}([A-Za-z])")
_HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADLINE, BlockKind.HEADING, BlockKind.TABLE_CELL})


def counts_nothing(document: Document, lower: str, start: int, end: int, share: bool) -> bool:
    """True for a number word that is a pronoun, a name or part of a compound."""
    text = document.text
    if start and text[start - 1] in "-‑_@/" and text[start - 2 : start - 1].isalpha():
        return True
    word = lower[start:end]
    if word == "one" and _pronoun(document, lower, start, end):
        return True
    if word == "zero" and (_NET.search(lower, max(0, start - 4), start) or _NOT_AFTER_ZERO.match(lower, end)):
        return True
    if word.startswith("hundred") and _VAGUE.search(lower, max(0, start - 10), start):
        return True
    return labelled(text, start) or (text[start].isupper() and _named(document, lower, start, end))


def _pronoun(document: Document, lower: str, start: int, end: int) -> bool:
    if _MINUS.search(lower, max(0, start - 9), start):
        return False
    if _ATTRIBUTIVE.match(lower, end):
        return False
    if _PRONOUN.search(lower, max(0, start - 9), start):
        return True
    following = _AFTER_ONE.match(lower, end)
    if following is None:
        block = document.block_at(start)
        return block is None or lower[block.span.start : block.span.end].strip() != "one"
    if _SHARE.match(lower, end):
        return False
    if following[1] == "day" and (
        _ONE_DAY.match(lower, end) or _BEFORE_ONE_DAY.search(lower, max(0, start - 9), start)
    ):
        return False
    if document.text[following.start(1)].isupper() and not document.text[start].isupper():
        return True  # "one John Smith" of court language
    return following[1] in _NOT_AFTER_ONE


def _named(document: Document, lower: str, start: int, end: int) -> bool:
    """True for a capital inside a sentence of small letters: "the Group of Seven", "Channel Nine"."""
    text = document.text
    if text[start:end].isupper() or not _INSIDE.search(text, max(0, start - 3), start):
        return False
    block = document.block_at(start)
    if block is not None and block.kind in _HEADINGS:
        return False
    following = _WORD_AFTER.match(text, end)
    in_title = following is not None and following[1].isupper() and _TITLE_WORD.search(text, max(0, start - 24), start)
    return not in_title or lower[start:end] == "one"
