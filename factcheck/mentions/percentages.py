"""Percentages and percentage points."""

from __future__ import annotations

from factcheck.mentions.model import PercentageMention
from factcheck.mentions.numerals import Numeral
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document


def find_percentages(document: Document, numerals: tuple[Numeral, ...], taken: Taken) -> tuple[PercentageMention, ...]:
    """The percentages and percentage points outside ``taken``."""
    return ()
