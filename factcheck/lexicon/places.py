"""The places the lexicon knows, by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from factcheck.lexicon.reader import lines
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass

_HEAD = lazy_pattern(r"\w+")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place with its canonical name; ``demonym`` for the people and things of a country ("Singaporean")."""

    name: str
    type: str
    country: str | None
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All known names: ``places`` by name, ``by_head`` the names by their first word, longest first."""

    places: dict[str, KnownPlace]
    by_head: dict[str, tuple[str, ...]]


@cache
def gazetteer() -> Gazetteer:
    """The names of countries, states, regions and cities; of two places of one name the wider one counts."""
    places = dict(chain(_cities(), _states(), _regions(), _countries()))
    for written in list(places):
        capitals = written.upper()
        if capitals not in places and len(written) > 3 and not places[written].demonym:
            places[capitals] = places[written]  # a dateline: "SINGAPORE –"
    by_head: dict[str, list[str]] = {}
    for written in places:
        by_head.setdefault(_HEAD.findall(written)[0], []).append(written)
    return Gazetteer(places, {head: tuple(sorted(names, key=len, reverse=True)) for head, names in by_head.items()})


@cache
def country_codes() -> frozenset[str]:
    """The ISO 3166 codes of all countries known."""
    return frozenset(line.split(" | ")[0] for line in lines("countries"))


@cache
def state_codes() -> frozenset[str]:
    """The postal codes of states, provinces and territories."""
    return frozenset(_fields(line)[2] for line in lines("states"))


def _fields(line: str) -> list[str]:
    return [field.strip() for field in line.split("|")]


def _names(field: str) -> list[str]:
    return [name.strip() for name in field.split(",") if name.strip()]


def _countries() -> Iterator[tuple[str, KnownPlace]]:
    for line in lines("countries"):
        code, names, demonyms = _fields(line)
        written = _names(names)
        for demonym in _names(demonyms):
            place = KnownPlace(written[0], "country", code, demonym=True)
            yield demonym, place
            if not demonym.endswith(("s", "sh", "ese", "ch", "man")):
                yield f"{demonym}s", place
        for name in written:
            yield name, KnownPlace(written[0], "country", code)


def _states() -> Iterator[tuple[str, KnownPlace]]:
    for line in lines("states"):
        country, name, _, abbreviation = _fields(line)
        place = KnownPlace(name, "state", country)
        yield name, place
        if len(abbreviation) > 2:
            yield abbreviation, place


def _regions() -> Iterator[tuple[str, KnownPlace]]:
    for line in lines("regions"):
        name, *country = _fields(line)
        yield name, KnownPlace(name, "region", country[0] if country else None)


def _cities() -> Iterator[tuple[str, KnownPlace]]:
    for line in lines("cities"):
        country, names = _fields(line)
        for name in _names(names):
            yield name, KnownPlace(name, "city", country)
