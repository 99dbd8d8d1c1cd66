"""Amounts of money."""

from __future__ import annotations

from factcheck.mentions.model import MoneyMention
from factcheck.mentions.numerals import Numeral
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document


def find_money(document: Document, numerals: tuple[Numeral, ...], taken: Taken) -> tuple[MoneyMention, ...]:
    """The amounts of money outside ``taken``."""
    return ()
