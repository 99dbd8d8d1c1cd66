"""Times of day and their zones."""

from __future__ import annotations

from factcheck.mentions.model import TimeMention
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document


def find_times(document: Document, taken: Taken) -> tuple[TimeMention, ...]:
    """The times of day outside ``taken``."""
    return ()
