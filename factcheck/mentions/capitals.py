"""The capitalised words of a text, which names of places and bodies are looked up by."""

from __future__ import annotations

from functools import lru_cache

from factcheck.text.lazy_pattern import lazy_pattern

# No apostrophe, hyphen or stop: "Singapore’s", "Port-au-Prince" and "U.S." are read on from their first part.
_WORD = lazy_pattern(r"[A-ZÀ-ÞĀ-Ž]\w*")


@lru_cache(maxsize=1)
def capital_words(text: str) -> tuple[tuple[int, str], ...]:
    """Each capitalised word with its start, in order."""
    return tuple([(match.start(), match.group()) for match in _WORD.finditer(text)])


@lru_cache(maxsize=1)
def capital_vocabulary(text: str) -> frozenset[str]:
    """The different capitalised words."""
    return frozenset([word for _, word in capital_words(text)])
