"""Measured amounts with their units."""

from __future__ import annotations

from factcheck.mentions.model import QuantityMention
from factcheck.mentions.numerals import Numeral
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document


def find_quantities(document: Document, numerals: tuple[Numeral, ...], taken: Taken) -> tuple[QuantityMention, ...]:
    """The measured amounts outside ``taken``."""
    return ()
