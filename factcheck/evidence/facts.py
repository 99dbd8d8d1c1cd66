"""The facts file: what the house knows, as a source of its own that is looked at first.

It is written by people, in TOML, and described by ``schemas/facts.schema.json``. Each entry becomes a sentence, so that
it is weighed like any other source; an entry with ``from`` or ``until`` counts only for releases of that time.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from factcheck.errors import InputNotRead
from factcheck.loading.passage import load_passage
from factcheck.text.document import Document
from factcheck.text.layout import Layout, Region, Spot

_STRICT = {"extra": "forbid", "use_attribute_docstrings": True, "alias_generator": lambda name: name.rstrip("_")}


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization."""

    __pydantic_config__: ClassVar = _STRICT

    name: str
    """Its official name."""
    acronym: str | None = None
    """Its acronym."""
    founded: int | None = None
    """The year it was founded."""
    forbidden: tuple[str, ...] = ()
    """Names it must not be given."""


@dataclass(frozen=True, slots=True)
class Office:
    """A person in an office."""

    __pydantic_config__: ClassVar = _STRICT

    name: str
    """The full name."""
    title: str
    """The title of the office, such as Director."""
    organization: str | None = None
    """The organization."""
    from_: date | None = None
    """The first day in office."""
    until: date | None = None
    """The last day in office."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure."""

    __pydantic_config__: ClassVar = _STRICT

    value: int | float | str
    """The number, or a number with its scale: 412, 38.4, "38.4 million"."""
    what: str
    """What it is a number of: members, visitors of the museum, long (with unit km)."""
    unit: str | None = None
    """The unit or the code of the currency, where it is no count: km, per cent, EUR."""
    about: str | None = None
    """Whom or what it is about."""
    from_: date | None = None
    """The first day it holds."""
    until: date | None = None
    """The last day it holds."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""

    __pydantic_config__: ClassVar = _STRICT

    what: str
    """What happened or will happen then."""
    on: date
    """The day, or the first of several."""
    until: date | None = None
    """The last day."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the house knows."""

    __pydantic_config__: ClassVar = _STRICT

    organization: tuple[Organization, ...] = ()
    """Organizations with their names."""
    person: tuple[Office, ...] = ()
    """Persons with their offices."""
    figure: tuple[Figure, ...] = ()
    """Figures."""
    date: tuple[Day, ...] = ()
    """Dates."""


@dataclass(frozen=True, slots=True)
class Known:
    """A source that was read, or an entry of a facts file as one: a document, and the days between which it holds.

    ``forbidden`` are names that must not be used instead of the one it states.
    """

    document: Document
    first: date | None = None
    last: date | None = None
    forbidden: tuple[str, ...] = ()


def parse_facts(path: str, data: bytes) -> Facts:
    """The facts of a file. Raises InputNotRead in one line when it cannot be used."""
    from pydantic import TypeAdapter, ValidationError

    try:
        facts: Facts = TypeAdapter(Facts).validate_python(tomllib.loads(data.decode("utf-8")))
    except UnicodeDecodeError:
        raise InputNotRead(path, "not UTF-8") from None
    except RecursionError:
        raise InputNotRead(path, "nested too deep") from None
    except tomllib.TOMLDecodeError as error:
        raise InputNotRead(path, f"not valid TOML: {error}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise InputNotRead(path, f"no facts file: {key}: {first['msg'][:1].lower()}{first['msg'][1:]}") from None
    return facts


def facts_schema() -> dict[str, Any]:
    """The JSON Schema of a facts file."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(Facts).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "factcheck facts"}
    return {**head, **{key: value for key, value in schema.items() if key != "title"}}


def known_facts(path: str, facts: Facts) -> Iterator[Known]:
    """Each entry as a sentence of its own, numbered through the file by kind."""
    for number, organization in enumerate(facts.organization, 1):
        words = _organization_words(organization)
        yield Known(_sentence(path, number, words), forbidden=organization.forbidden)
    for number, office in enumerate(facts.person, 1):
        place = f" of {_the(office.organization)}" if office.organization else ""
        words = f"{office.title} {office.name} is {office.title}{place}."
        yield Known(_sentence(path, number, words), office.from_, office.until)
    for number, figure in enumerate(facts.figure, 1):
        yield Known(_sentence(path, number, _figure_words(figure)), figure.from_, figure.until)
    for number, day in enumerate(facts.date, 1):
        until = f" – {_written(day.until)}" if day.until is not None else ""
        yield Known(_sentence(path, number, f"{day.what}: {_written(day.on)}{until}."))


def _organization_words(organization: Organization) -> str:
    acronym = f" ({organization.acronym})" if organization.acronym else ""
    founded = f" was founded in {organization.founded}" if organization.founded else " is its official name"
    return f"{_the(organization.name)[0].upper()}{_the(organization.name)[1:]}{acronym}{founded}."


def _the(name: str) -> str:
    return name if name.lower().startswith("the ") else f"the {name}"


def _figure_words(figure: Figure) -> str:
    value = figure.value if isinstance(figure.value, str) else f"{figure.value:,}"
    about = f"{figure.about}: " if figure.about else ""
    if figure.unit is None:
        return f"{about}{value} {figure.what}."
    amount = f"{figure.unit} {value}" if len(figure.unit) == 3 and figure.unit.isupper() else f"{value} {figure.unit}"
    return f"{about}{amount}, {figure.what}."


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _written(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"  # strftime would follow the locale


def _sentence(path: str, number: int, words: str) -> Document:
    return replace(load_passage(words, path), layout=Layout([Region(0, Spot(paragraph=number))]))
