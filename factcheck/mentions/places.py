"""Places and demonyms."""

from __future__ import annotations

import re

from factcheck.lexicon.places import gazetteer
from factcheck.lexicon.reader import words
from factcheck.mentions.capitals import capital_words
from factcheck.mentions.model import PlaceMention
from factcheck.mentions.taken import Taken
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.span import Span

_NEAR = 24  # characters before and behind a name that can make it part of another
# "Paris Stone" is a person, "Paris Police" stands for the place.
_SURNAME = re.compile(r"[ \t](?:[A-Z]\.[ \t])?[A-Z][a-z]{2,}")
_PLACE_BEHIND = re.compile(
    r"[ \t](?:Police|County|City|Airport|Department|Division|Office|Harbour|Harbor|Port|District|State|University"
    r"|College|Street|Stock|Region|Province|Prison|Court|Island|Islands|Bay|Beach|Avenue|Government|Parliament|Area|Metropolitan|Council)\b"
)
_GIVEN_BEFORE = re.compile(
    r"(?:[A-Z][a-z]+|[A-Z]\.|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Judge|Officer|Detective|Sgt)\.?)[ \t]\Z"
)
_INSTITUTION_BEFORE = re.compile(r"(?:University|Bank|Press) of \Z")
# The press writes state abbreviations behind a city only: "Fresno, Calif." but "Miss. Jones", "the Wash. was done".
_AFTER_CITY = re.compile(r",[ \t]\n?\Z")


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
    code = Taken(block.span for block in document.blocks if block.kind is BlockKind.CODE)
    return tuple(mention for mention in found if not code.overlaps(mention.span))


def _place_at(text: str, start: int, names: tuple[str, ...]) -> PlaceMention | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "@_/#&"):
        return None
    for name in names:
        end = _end_of(text, start, name)
        if end is None:
            continue
        place = gazetteer().places[name]
        if place.type == "state" and name.endswith(".") and not _AFTER_CITY.search(text, max(0, start - 3), start):
            continue
        if _INSTITUTION_BEFORE.search(text, max(0, start - 16), start):
            return None
        if name in words("personal_places") and _is_personal(text, start, end):
            return None
        return PlaceMention(Span(start, end), place.name, place.type, place.country, place.demonym)
    return None


def _end_of(text: str, start: int, name: str) -> int | None:
    """Where ``name`` ends when it stands at ``start``, broken lines and doubled spaces allowed."""
    end = start + len(name)
    if not text.startswith(name, start):
        if " " not in name:
            return None
        end = start
        for index, part in enumerate(name.split(" ")):
            if index:
                gap = end
                while end < gap + 4 and text[end : end + 1] in (" ", "\n", "\t"):
                    end += 1
                if end == gap:
                    return None
            if not text.startswith(part, end):
                return None
            end += len(part)
    following = text[end : end + 1]
    if following.isalnum() or following in ("@", "_"):
        return None
    if name.endswith(".") or following != "." or len(name) > 3:
        return end
    return end if not text[end + 1 : end + 2].isalnum() else None


def _is_personal(text: str, start: int, end: int) -> bool:
    """True for "Officer Austin", "Jordan Marsh" and "Virginia L. Stone"."""
    if _GIVEN_BEFORE.search(text, max(0, start - _NEAR), start):
        return True
    return _SURNAME.match(text, end) is not None and _PLACE_BEHIND.match(text, end) is None
