"""Compares a release with all earlier ones."""

from __future__ import annotations

from factcheck.archive.conflicts import conflicts
from factcheck.archive.difference import Difference, Known
from factcheck.archive.drift import drifts
from factcheck.archive.misspelt import misspelt
from factcheck.archive.recycled import recycled
from factcheck.archive.store import Store
from factcheck.claims.claim import Claim
from factcheck.mentions.model import Mentions
from factcheck.record.model import Record
from factcheck.text.document import Document


def compare(
    document: Document, mentions: Mentions, record: Record, claims: tuple[Claim, ...], store: Store
) -> tuple[Difference, ...]:
    """Where a release departs from the earlier ones, in the order of the text."""
    headline = record.headline.text if record.headline else ""
    known = Known(document, headline, mentions.clock.day if mentions.clock is not None else None)
    found = [
        *drifts(document, record, known, store),
        *conflicts(document, mentions, claims, known, store),
        *misspelt(document, mentions, known, store),
        *recycled(document, mentions, known, store),
    ]
    return tuple(sorted(found, key=lambda one: (one.span, one.departure)))
