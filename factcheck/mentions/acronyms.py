"""Acronyms, where they are defined and where they are used."""

from __future__ import annotations

from factcheck.mentions.model import AcronymMention
from factcheck.text.document import Document


def find_acronyms(document: Document) -> tuple[AcronymMention, ...]:
    """The definitions of acronyms and all their uses."""
    return ()
