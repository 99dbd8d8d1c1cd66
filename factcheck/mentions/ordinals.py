"""Ordinal numbers in digits and words."""

from __future__ import annotations

from factcheck.mentions.model import OrdinalMention
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document


def find_ordinals(document: Document, taken: Taken) -> tuple[OrdinalMention, ...]:
    """The ordinal numbers outside ``taken``."""
    return ()
