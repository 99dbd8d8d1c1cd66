"""Places and demonyms."""

from __future__ import annotations

import re

from factcheck.lexicon.places import KnownPlace, gazetteer
from factcheck.mentions.model import PlaceMention
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.span import Span

# A word in capitals or with a capital first; abbreviations keep their stops ("U.S.", "Calif.", "W.Va.").
_WORD = re.compile(r"(?:[A-Z]\.){2,4}|[A-ZÀ-ÞĀ-Ž][\w’'-]*")
_NEXT = re.compile(r"[ \t]{1,2}\n?[ \t]{0,2}|\n[ \t]{0,2}")
_TAIL_WORD = re.compile(r"(?:[A-Z]\.){2,4}|[A-Za-zÀ-ÿĀ-ž][\w’'-]*")
# The press writes these only behind a city: "Fresno, Calif." but "Miss. Jones", "Mass. was said".
_ABBREVIATION = re.compile(r"(?:[A-Z][a-z]{1,4}|W\.Va)\.")


def find_places(document: Document) -> tuple[PlaceMention, ...]:
    """The countries, regions, states and cities, and demonyms of countries, longest names first ("South Korea")."""
    text = document.text
    known = gazetteer()
    code = [block.span for block in document.blocks if block.kind is BlockKind.CODE]
    found: list[PlaceMention] = []
    longest = known.longest
    done = 0
    for word in _WORD.finditer(text):
        start = word.start()
        first = word.group()
        if start < done:
            continue
        if first not in longest:
            first = _without_tail(first)
            if first not in longest:
                abbreviated = _abbreviation(text, start, found)
                if abbreviated:
                    found.append(abbreviated)
                    done = abbreviated.span.end
                continue
        if start and (text[start - 1].isalnum() or text[start - 1] in "@_/#"):
            continue
        match = _longest(text, start, first, known.places, longest[first])
        if match is None:
            continue
        end, place = match
        if text[end : end + 1] in ("@", "_") or _is_part_of_name(text, start, end, place):
            continue
        if any(span.start <= start < span.end for span in code):
            continue
        found.append(PlaceMention(Span(start, end), place.name, place.type, place.country, place.demonym))
        done = end
    return tuple(found)


def _without_tail(word: str) -> str:
    """The word without a possessive or what a hyphen joins: "Singapore's", "Singapore-based"."""
    for mark in ("’", "'", "-"):
        head, found, _ = word.partition(mark)
        if found and len(head) > 2:
            word = head
    return word


def _longest(
    text: str, start: int, first: str, places: dict[str, KnownPlace], limit: int
) -> tuple[int, KnownPlace] | None:
    end = start + len(first)
    name = first
    best = (end, places[name]) if name in places else None
    for _ in range(limit - 1):
        gap = _NEXT.match(text, end)
        following = _TAIL_WORD.match(text, gap.end()) if gap else None
        if following is None:
            break
        word = following.group()
        end = following.end()
        if f"{name} {word}" not in places:
            bare = _without_tail(word)
            if f"{name} {bare}" in places:
                word, end = bare, following.start() + len(bare)
        name = f"{name} {word}"
        if name in places:
            best = (end, places[name])
    return best


def _abbreviation(text: str, start: int, found: list[PlaceMention]) -> PlaceMention | None:
    if text[max(0, start - 2) : start] != ", ":
        return None
    match = _ABBREVIATION.match(text, start)
    place = gazetteer().places.get(match.group()) if match else None
    if match is None or place is None:
        return None
    return PlaceMention(Span(*match.span()), place.name, place.type, place.country, place.demonym)


def _is_part_of_name(text: str, start: int, end: int, place: KnownPlace) -> bool:
    return False
