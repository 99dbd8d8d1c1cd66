"""Links and web addresses."""

from __future__ import annotations

from factcheck.mentions.model import LinkMention
from factcheck.text.document import Document


def find_links(document: Document) -> tuple[LinkMention, ...]:
    """The links of the markup and the addresses written in the text."""
    return ()
