"""Mentions of names: persons, organizations, places, acronyms."""

from __future__ import annotations

from enum import StrEnum

from factcheck.mentions.kinds import Json, Kind
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named. ``span`` covers the title and the name; ``person`` numbers the person in ``Mentions.people``."""

    span: Span
    name: str
    name_span: Span
    family_name: str
    person: int
    role: str | None = None
    role_span: Span | None = None
    organization: str | None = None
    organization_span: Span | None = None
    honorific: str | None = None

    kind = Kind.PERSON

    def value(self) -> Json:
        """``{"name", "role"}``."""
        return {"name": self.name, "role": self.role}


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the release: the fullest name, the first role given, and all mentions in order."""

    number: int
    name: str
    family_name: str
    role: str | None
    organization: str | None
    mentions: tuple[PersonMention, ...]


class OrganizationKind(StrEnum):
    """What a named body or undertaking is."""

    ORGANIZATION = "organization"
    OPERATION = "operation"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """An organization, operation or project named; ``name`` is the canonical form without article or possessive."""

    span: Span
    name: str
    type: OrganizationKind = OrganizationKind.ORGANIZATION

    kind = Kind.ORGANIZATION

    def value(self) -> Json:
        """The name."""
        return self.name


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named. ``type`` is country, region, city or state; ``country`` an ISO 3166 code where one is known.

    ``demonym`` is true for "Singaporean" and the like.
    """

    span: Span
    name: str
    type: str
    country: str | None = None
    demonym: bool = False

    kind = Kind.PLACE

    def value(self) -> Json:
        """The canonical name."""
        return self.name


@dataclass(frozen=True, slots=True)
class AcronymMention:
    """An acronym, at its definition or a later use. ``short`` is as written, ``base`` without a plural s.

    ``span`` covers the whole definition, "National Central Bureaus (NCBs)", or just the acronym at a use.
    ``matched`` is true when the letters of the acronym are found in order in the long form.
    """

    span: Span
    short: str
    short_span: Span
    base: str
    long: str | None = None
    long_span: Span | None = None
    definition: bool = False
    matched: bool = True

    kind = Kind.ACRONYM

    def value(self) -> Json:
        """``{"short", "long"}``."""
        return {"short": self.short, "long": self.long}
