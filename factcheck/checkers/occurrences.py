"""Where a few letters stand in a text: many times as fast as a pattern that begins with a choice."""

from __future__ import annotations

from collections.abc import Iterator


def places_of(text: str, part: str) -> Iterator[int]:
    """The positions at which ``part`` begins, in order."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
