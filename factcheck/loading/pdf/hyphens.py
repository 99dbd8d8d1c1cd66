"""Words that a line end parts: whether the hyphen there belongs to the word or to the line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.loading.pdf.words import HYPHEN
from factcheck.text.lazy_pattern import lazy_pattern

SOFT_HYPHEN = "\u00ad"
HYPHENS = frozenset(("-", "\u2010", HYPHEN, SOFT_HYPHEN))
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = lazy_pattern(r"(?:[^\W\d_]+-)*[^\W\d_]+\Z")
_FIRST = lazy_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Ends of words that are no words: what follows a hyphen that only the line end made ("infor-", "mation").
_ENDING = lazy_pattern(
    r"[^\W\d_]{0,3}(?:tion|sion|ment)[^\W\d_]{0,4}|[^\W\d_]{1,2}(?:ing|ed|ly|al|ic|cy|gy|ous|ive|ary|ory|ity|ize|ise|ate)s?"
    r"|[^\W\d_]{0,2}(?:ness|ence|ance|able|ible|ical|ally|ture|logy|graphy|nomic|tional)s?|(?:ing|ers?|ly|al|ity|ies)"
)
_HYPHENATED_SHARE = 25  # one line of so many: only a program parts words that often


class Hyphens:
    """Decides for one document, by its own words."""

    def __init__(self, texts: Iterable[str], parted: int, lines: int) -> None:
        self._words: set[str] = set()
        for text in texts:
            self._words.update(word.lower() for word in _WORD.findall(text.replace(SOFT_HYPHEN, "-")))
        self._automatic = parted > 2 and parted * _HYPHENATED_SHARE > lines

    def belongs_to_line(self, before: str, after: str) -> bool:
        """True when the hyphen between two parts of a word is to be left out: "infor-" and "mation"."""
        first, second = _LAST.search(before[:-1]), _FIRST.match(after)
        if first is None or second is None or not after[0].islower():
            return False  # "Asia-Pacific", "2-Judge", "COVID-19"
        left, right = first.group().lower(), second.group().lower()
        if left + right in self._words:
            return True
        if f"{left}-{right}" in self._words or "-" in left:
            return False
        if left in self._words and right in self._words:
            return False
        return self._automatic or before[-1] == SOFT_HYPHEN or _ENDING.fullmatch(right) is not None
