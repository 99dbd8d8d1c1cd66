"""Steps from one number word to the next: the words, and what may stand between them."""

from __future__ import annotations

from factcheck.lexicon.reader import table
from factcheck.mentions.reading import Scale, scale_word
from factcheck.text.lazy_pattern import lazy_pattern

_DATA = table("number_words")
ONES: dict[str, int] = _DATA["ones"]
TENS: dict[str, int] = _DATA["tens"]
SMALL: dict[str, int] = {**ONES, **_DATA["teens"], **TENS}
PARTS: dict[str, int] = _DATA["parts"]
DOZENS = frozenset(table("scales")["dozens"])

BREAK = r"(?:[ \t]{1,3}(?:\n[ \t]{0,3})?|\n[ \t]{0,3})"
GAP = lazy_pattern(BREAK)
HYPHEN = lazy_pattern(rf"{BREAK}?[-‐‑]{BREAK}?|{BREAK}")
AND = lazy_pattern(rf",?{BREAK}(?:and|&){BREAK}|-and-")
COMMA = lazy_pattern(rf",{BREAK}")
ARTICLE = lazy_pattern(rf"an?(?:{BREAK}|-(?=half|quarter|third))")
OF_A = lazy_pattern(rf"{BREAK}(?:of{BREAK})?an?{BREAK}|{BREAK}")
_WORD = lazy_pattern(r"[a-z]{1,14}(?![a-z0-9])")


def word_at(lower: str, position: int) -> str:
    """The word of small letters at ``position``, or nothing."""
    match = _WORD.match(lower, position)
    return match.group() if match else ""


def after_gap(lower: str, end: int) -> int:
    """Where the next word begins after white space, ``end`` itself when there is none."""
    gap = GAP.match(lower, end)
    return gap.end() if gap else end


def scale_at(lower: str, start: int) -> Scale | None:
    """The scale word in the singular at ``start``."""
    word = word_at(lower, start)
    scale = scale_word(word)
    return Scale(scale[0], scale[1], start, start + len(word)) if scale and not word.endswith("s") else None
