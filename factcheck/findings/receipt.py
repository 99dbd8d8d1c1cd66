"""The passage of a source that a verdict rests on."""

from __future__ import annotations

from typing import ClassVar

from factcheck.findings.location import DESCRIBED, Location
from factcheck.text.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Receipt:
    """A passage of a source, with the exact words that count."""

    __pydantic_config__: ClassVar = DESCRIBED

    source: str
    """The path of the source."""
    location: Location
    """The words that count, and where they stand in the source."""
    passage: str
    """The sentence, row or entry around them, on one line."""
    derivation: str | None = None
    """How the value follows from values of the source, where it does not stand there itself."""
