"""Places and demonyms."""

from __future__ import annotations

from factcheck.mentions.model import PlaceMention
from factcheck.text.document import Document


def find_places(document: Document) -> tuple[PlaceMention, ...]:
    """The countries, regions, states and cities, and demonyms of countries."""
    return ()
