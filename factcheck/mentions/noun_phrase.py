"""The noun phrase that follows a number: its modifiers and its head noun."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon.reader import table, words
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_ENDS = words("noun_phrase_ends")
_IRREGULAR: dict[str, str] = table("noun_plurals")["irregular"]
_UNMARKED = frozenset(table("noun_plurals")["unmarked"])
_NOT_PLURAL = frozenset(table("noun_plurals")["not_plural"])
_NOT_VERBS = frozenset(
    {"family", "assembly", "supply", "anomaly", "monopoly", "butterfly", "hundred", "breed", "moped"}
)
_TOKEN = lazy_pattern(r"[ \t]{0,2}(?:\n[ \t]{0,2})?([^\W\d_](?:[\w'’-]{0,30}[\w])?)")
_JOINT = lazy_pattern(r"(?:,|,?[ \t]{1,2}(?:and|or|&))(?=[ \t\n])")
_LONGEST = 6
_SIBILANT = ("ses", "xes", "zes", "ches", "shes")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A head noun in the singular and lower case, its place, and the lower-case words before it."""

    noun: str
    noun_span: Span
    modifiers: tuple[str, ...]


def noun_phrase(text: str, position: int, plural: bool = True) -> NounPhrase | None:
    """The noun phrase that begins at ``position``, right after a number; None when no noun can be told.

    With ``plural`` the head is the first plural, or the last of several in a row ("three arms dealers").
    """
    seen: list[re.Match[str]] = []
    head = -1
    cursor = position
    while len(seen) < _LONGEST:
        match = _TOKEN.match(text, cursor)
        if match is None or (not seen and match.start(1) == position and text[position - 1 : position].isalnum()):
            break
        word = match[1].lower()
        if word in _ENDS or (match[1][0].isupper() and "\n" in match.group()):
            break  # a capital after a line break begins something new
        seen.append(match)
        is_plural = is_plural_noun(word)
        if plural and head >= 0 and not is_plural:
            seen.pop()
            break
        if plural and is_plural:
            head = len(seen) - 1
        cursor = match.end()
        joint = _JOINT.match(text, cursor) if plural and head < 0 else None
        if joint:
            cursor = joint.end()
        elif text[cursor : cursor + 1] not in (" ", "\n", "\t"):
            break
    if not plural:
        head = _singular_head(seen)
    if head < 0:
        return None
    place = seen[head]
    modifiers = tuple(match[1].lower() for match in seen[:head])
    return NounPhrase(singular(place[1].lower()), Span(*place.span(1)), modifiers)


def _singular_head(seen: list[re.Match[str]]) -> int:
    """The head after "one": the last word before a verb form ("one suspect arrested")."""
    head = -1
    for index, match in enumerate(seen):
        word = match[1].lower()
        if head >= 0 and word.endswith(("ed", "ing", "ly", "able", "ible")):
            break
        if is_plural_noun(word) and index == 0:
            return -1
        if index or not word.endswith("ly") or word in _NOT_VERBS:  # "one daily serving"
            head = index
    if head == 0 and _is_verb_form(seen[0][1].lower()):
        return -1  # "two fled and one escaped"
    return head


def _is_verb_form(word: str) -> bool:
    return word.endswith(("ed", "ly")) and len(word) > 4 and word not in _NOT_VERBS


@cache
def is_plural_noun(word: str) -> bool:
    """True for a lower-case word that looks like a plural noun."""
    if word in _IRREGULAR or word in _UNMARKED:
        return True
    if word in _NOT_PLURAL or len(word) < 4 or "'" in word or "’" in word:
        return False
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))


@cache
def singular(word: str) -> str:
    """The singular of a lower-case plural noun; a word that is no plural is given back."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not is_plural_noun(word) or word in _UNMARKED:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_SIBILANT):
        return word[:-2] if word.endswith(("sses", "xes", "zzes", "ches", "shes")) else word[:-1]
    return word[:-1]
