"""Lengths of time and ages."""

from __future__ import annotations

from factcheck.mentions.model import DurationMention
from factcheck.mentions.numerals import Numeral
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document


def find_durations(document: Document, numerals: tuple[Numeral, ...], taken: Taken) -> tuple[DurationMention, ...]:
    """The lengths of time and ages outside ``taken``."""
    return ()
