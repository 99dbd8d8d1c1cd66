"""Organizations, operations and projects."""

from __future__ import annotations

from factcheck.mentions.model import AcronymMention, OrganizationMention
from factcheck.text.document import Document


def find_organizations(document: Document, acronyms: tuple[AcronymMention, ...]) -> tuple[OrganizationMention, ...]:
    """The organizations, operations and projects named."""
    return ()
