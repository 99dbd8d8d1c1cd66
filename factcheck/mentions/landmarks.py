"""Where a text has digits and which words it uses, so that finders look closer only there.

One pass over the text costs less than a single pattern that begins with many letters; every finder shares it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from factcheck.mentions.date_words import levelled

_LETTERS = bytes(code + 32 if 65 <= code <= 90 else code if 97 <= code <= 122 else 32 for code in range(256))
_DIGITS = bytes(code if 48 <= code <= 57 else 32 for code in range(256))
_BLANK = 32


class Landmarks:
    """The places of digits, in order, and the words of the letters a to z, in lower case."""

    __slots__ = ("_letters", "digits", "words")

    def __init__(self, level: str) -> None:
        # One byte a character, so that places in the bytes are places in the text; other letters become "?".
        plain = level.encode("latin-1", "replace")
        letters = plain.translate(_LETTERS)
        self.words = frozenset(letters.split())
        self._letters = b" %b " % letters
        self.digits = _runs(plain.translate(_DIGITS))

    def starts(self, words: Iterable[bytes]) -> list[int]:
        """Where each of the words begins, unsorted; other characters than letters part words.

        A phrase stands with one blank for each such character: ``b"year end"`` finds "year-end" as well.
        """
        found: list[int] = []
        letters = self._letters
        find = letters.find
        for word in words:
            length = len(word)
            at = find(word)
            while at >= 0:
                if letters[at - 1] == _BLANK and letters[at + length] == _BLANK:
                    found.append(at - 1)  # the letters begin with a blank of their own
                at = find(word, at + length)
        return found


def _runs(digits: bytes) -> list[int]:
    """Where each run of digits begins."""
    found: list[int] = []
    find, position = digits.find, 0
    for run in digits.split():
        position = find(run, position)
        found.append(position)
        position += len(run)
    return found


@lru_cache(maxsize=2)
def landmarks(text: str) -> Landmarks:
    """The landmarks of a text."""
    return Landmarks(levelled(text))


def keys(words: Iterable[str]) -> frozenset[bytes]:
    """The words as ``Landmarks`` holds them."""
    return frozenset(word.encode("ascii") for word in words)
