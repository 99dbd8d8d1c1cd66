"""Places and demonyms."""

from __future__ import annotations

from factcheck.lexicon.places import gazetteer
from factcheck.lexicon.reader import words
from factcheck.mentions.capitals import capital_words
from factcheck.mentions.model import PlaceMention
from factcheck.mentions.taken import outside_code
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_LONGEST = 80  # characters of a name, and of the blanks it may be broken by
_NEAR = 24  # characters before and behind a name that can make it part of another
# "Paris Stone" is a person, "Paris Police" stands for the place.
_SURNAME = lazy_pattern(r"[ \t](?:[A-Z]\.[ \t])?[A-Z][a-z]{2,}")
_PLACE_BEHIND = lazy_pattern(
    r"[ \t](?:Police|County|City|Airport|Department|Division|Office|Harbour|Harbor|Port|District|State|University"
    r"|College|Street|Stock|Region|Province|Prison|Court|Island|Islands|Bay|Beach|Avenue|Government|Parliament|Area|Metropolitan|Council)\b"
)
_GIVEN_BEFORE = lazy_pattern(
    r"(?:[A-Z][a-z]+|[A-Z]\.|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Judge|Officer|Detective|Sgt)\.?)[ \t]\Z"
)
_INSTITUTIONS = ("University of ", "Bank of ", "Press of ")
# The press writes state abbreviations behind a city only: "Fresno, Calif." but "Miss. Jones", "the Wash. was done".
_AFTER_CITY = lazy_pattern(r",[ \t]\n?\Z")


def find_places(document: Document) -> tuple[PlaceMention, ...]:
    """The countries, regions, states and cities, and demonyms of countries, longest names first ("South Korea")."""
    text = document.text
    by_head = gazetteer().by_head
    found: list[PlaceMention] = []
    done = 0
    for start, word in capital_words(text):
        if word not in by_head or start < done:
            continue
        mention = _place_at(text, start, by_head[word])
        if mention is not None:
            found.append(mention)
            done = mention.span.end
    return tuple(outside_code(document, found))


def _place_at(text: str, start: int, names: tuple[str, ...]) -> PlaceMention | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "@_/#&"):
        return None
    window = text[start : start + _LONGEST]
    broken = "\n" in window or "  " in window or "\t" in window
    for name in names:
        if window.startswith(name):
            end = start + len(name)
        elif not broken or " " not in name or (end := _broken_end(text, start, name)) < 0:
            continue
        if not _is_whole(text, name, end):
            continue
        place = gazetteer().places[name]
        if place.type == "state" and name.endswith(".") and not _AFTER_CITY.search(text, max(0, start - 3), start):
            continue
        if text.endswith(_INSTITUTIONS, max(0, start - 16), start):
            return None
        if name in words("personal_places") and _is_personal(text, start, end):
            return None
        return PlaceMention(Span(start, end), place.name, place.type, place.country, place.demonym)
    return None


def _broken_end(text: str, start: int, name: str) -> int:
    """Where ``name`` ends when it stands at ``start`` with broken lines or doubled spaces in it, else -1."""
    end = start
    for index, part in enumerate(name.split(" ")):
        if index:
            gap = end
            while end < gap + 4 and text[end : end + 1] in (" ", "\n", "\t"):
                end += 1
            if end == gap:
                return -1
        if not text.startswith(part, end):
            return -1
        end += len(part)
    return end


def _is_whole(text: str, name: str, end: int) -> bool:
    """True unless the word goes on behind ``name``."""
    following = text[end : end + 1]
    if following.isalnum() or following in ("@", "_"):
        return False
    if name.endswith(".") or following != "." or len(name) > 3:
        return True
    return not text[end + 1 : end + 2].isalnum()


def _is_personal(text: str, start: int, end: int) -> bool:
    """True for "Officer Austin", "Jordan Marsh" and "Virginia L. Stone"."""
    if _GIVEN_BEFORE.search(text, max(0, start - _NEAR), start):
        return True
    return _SURNAME.match(text, end) is not None and _PLACE_BEHIND.match(text, end) is None
