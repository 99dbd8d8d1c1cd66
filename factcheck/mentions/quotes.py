"""Direct quotations and who speaks."""

from __future__ import annotations

from factcheck.mentions.model import Person, PersonMention, QuoteMention, UnpairedMark
from factcheck.text.document import Document


def find_quotes(
    document: Document, persons: tuple[PersonMention, ...], people: tuple[Person, ...]
) -> tuple[tuple[QuoteMention, ...], tuple[UnpairedMark, ...]]:
    """The quotations with their speakers, and the quotation marks that have no partner."""
    return (), ()
