"""Releases for the tests of the archive, in our own words."""

from __future__ import annotations

from factcheck.archive.entry import Entry, entry_of
from factcheck.loading.load import load
from factcheck.pipeline import document_release

STANDING = "The Norrvik Harbour Authority was founded in 1923. It runs 196 berths for ships of every size and flag."


def release_text(day: str = "12 March 2025", quay: int = 3, standing: str = STANDING) -> str:
    """A whole release."""
    return (
        f"Norrvik opens quay {quay}\n\n{day}\n\n"
        f"NORRVIK – Quay {quay} was opened by Mayor Jane Rowland. It cost EUR 5.{quay} million and took 48 workers.\n\n"
        f"About the Norrvik Harbour Authority\n\n{standing}\n"
    )


def entry(text: str, path: str = "release.txt") -> Entry:
    """A text as the archive takes it in."""
    release = document_release(load(path, text.encode()))
    assert release.record is not None
    return entry_of(release.document, release.mentions, release.record, release.claims)
