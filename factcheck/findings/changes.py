"""What one text says otherwise than another, as its own versioned report."""

from __future__ import annotations

from typing import ClassVar, Literal

from factcheck.findings.location import DESCRIBED, Location
from factcheck.findings.report import Tool
from factcheck.text.quick_dataclass import dataclass

CHANGES_VERSION: Literal["1"] = "1"


@dataclass(frozen=True, slots=True)
class StatedReport:
    """A fact as one of the texts states it."""

    __pydantic_config__: ClassVar = DESCRIBED

    value: str
    """Its words."""
    location: Location | None
    """Its place; null for a field of the record that has none of its own."""


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """One fact that changed."""

    __pydantic_config__: ClassVar = DESCRIBED

    change: str
    """added, removed or changed."""
    what: str
    """The kind of fact: count, money, date, role, speaker, headline …"""
    subject: str | None
    """Whom or what it is about, where that is more than the value says."""
    before: StatedReport | None
    """What the first text states; null for what was added."""
    after: StatedReport | None
    """What the second text states; null for what was removed."""


@dataclass(frozen=True, slots=True)
class ChangesReport:
    """Everything that changed between two texts."""

    __pydantic_config__: ClassVar = DESCRIBED

    version: Literal["1"]
    """Version of this format."""
    tool: Tool
    """The program that made the report."""
    before: str
    """The path of the first text."""
    after: str
    """The path of the second text."""
    changes: tuple[ChangeReport, ...]
    """The changes: fields of the record, then facts in the order of the second text, then what was removed."""
