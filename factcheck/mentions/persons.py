"""Persons with their titles and roles."""

from __future__ import annotations

from factcheck.mentions.model import OrganizationMention, Person, PersonMention, PlaceMention
from factcheck.text.document import Document


def find_persons(
    document: Document, organizations: tuple[OrganizationMention, ...], places: tuple[PlaceMention, ...]
) -> tuple[tuple[PersonMention, ...], tuple[Person, ...]]:
    """All mentions of persons, and the persons they name."""
    return (), ()
