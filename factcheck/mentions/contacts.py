"""E-mail addresses and phone numbers."""

from __future__ import annotations

from factcheck.mentions.model import ContactMention
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document


def find_contacts(document: Document, taken: Taken) -> tuple[ContactMention, ...]:
    """The e-mail addresses and phone numbers outside ``taken``."""
    return ()
