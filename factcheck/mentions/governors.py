"""What a noun phrase with a number depends on: "seizure of 300 guns", "delegates from 133 countries"."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon.reader import table
from factcheck.text.lazy_pattern import lazy_pattern

_WORDS = table("predicates")
_CONTAINERS = frozenset(_WORDS["containers"])
_DETERMINERS = frozenset(_WORDS["determiners"])
_PREPOSITIONS = frozenset(_WORDS["prepositions"])
_PARTICIPLES = frozenset(_WORDS["participles"])
EVENT_CLASSES = frozenset(_WORDS["classes"])
_ENDINGS = lazy_pattern(r"(?:ations?|ions?|ures?|ments?|als?|ings?|ers?|eds?|es|ed|ies|s|e|y)\Z")
_RIGHT_PASSIVE = lazy_pattern(
    r"\s{1,2}(?:(?:who|that|which)\s{1,2})?(?:(?:were|was|are|is|have\sbeen|had\sbeen|has\sbeen|will\sbe|being)\s{1,2})"
    r"(?:(?:not|also|now|then|[a-z]{2,12}ly)\s{1,2})?([a-z]{3,16})"
)
_RIGHT_PARTICIPLE = lazy_pattern(r"\s{1,2}([a-z]{3,16})(?=[\s.,;:]|\Z)", re.IGNORECASE)
_NO_GOVERNOR = frozenset({"and", "or", "but", "that", "as", "when", "where", "while"})


def without_determiners(before: list[str]) -> tuple[bool, list[str]]:
    """True when "the" stands before the number, and the words before that."""
    definite = False
    while before and (before[-1] in _DETERMINERS or before[-1] in ("a", "an", "both", "some")):
        definite = definite or before[-1] in ("the", "these", "those", "all")
        before = before[:-1]
    return definite, before


def governor_of(before: list[str], text: str, end: int) -> tuple[str | None, str | None]:
    """The word that the noun phrase depends on, by its class or stem, and the preposition between them."""
    words = list(before)
    preposition = None
    while words and words[-1] in _PREPOSITIONS:
        preposition = words.pop()
        while words and words[-1] in ("the", "a", "an", "and"):
            words.pop()
        if words and words[-1] in _CONTAINERS:
            words.pop()
            _, words = without_determiners(words)
            preposition = None
            continue
        break
    if words and words[-1].isalpha() and words[-1] not in _NO_GOVERNOR:
        return predicate(words[-1]), preposition
    if preposition:
        return None, preposition
    passive = _RIGHT_PASSIVE.match(text, end)
    if passive and _is_participle(passive[1]):
        return predicate(passive[1]), "of"
    participle = _RIGHT_PARTICIPLE.match(text, end)
    if participle and _is_participle(participle[1].lower()):
        return predicate(participle[1].lower()), "of"
    return None, None


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in _PARTICIPLES


@cache
def stem(word: str) -> str:
    """The word without its endings: "seizure", "seized" and "seizing" share one."""
    short = _ENDINGS.sub("", word)
    return short if len(short) >= 3 else word


@cache
def predicate(word: str) -> str:
    """The class of a verb or noun of action ("seize" for "confiscated"), or its stem."""
    return _classes().get(stem(word), stem(word))


@cache
def _classes() -> dict[str, str]:
    return {stem(word): name for name, words in _WORDS["classes"].items() for word in words}
