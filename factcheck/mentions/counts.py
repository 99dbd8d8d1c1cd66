"""Numbers of things, with the noun they count."""

from __future__ import annotations

from factcheck.mentions.model import CountMention
from factcheck.mentions.numerals import Numeral
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document


def find_counts(document: Document, numerals: tuple[Numeral, ...], taken: Taken) -> tuple[CountMention, ...]:
    """The numerals left over outside ``taken``, each with the noun it counts where there is one."""
    return ()
