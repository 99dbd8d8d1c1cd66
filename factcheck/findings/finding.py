"""One result of a rule, over spans of the document."""

from __future__ import annotations

from enum import StrEnum

from factcheck.findings.receipt import Receipt
from factcheck.findings.severity import Confidence, Severity
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


class Checker(StrEnum):
    """The families of rules."""

    DATES = "dates"
    COUNTS = "counts"
    FIGURES = "figures"
    NAMES = "names"
    QUOTES = "quotes"
    LINKS = "links"
    CLAIMS = "claims"
    STRUCTURE = "structure"
    ARCHIVE = "archive"
    EVIDENCE = "evidence"
    RUN = "run"


class Applicability(StrEnum):
    """What may be done with a fix: applied unasked, chosen by a person, or only shown."""

    SAFE = "safe"
    OFFERED = "offered"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for a place."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to repair a finding."""

    description: str
    applicability: Applicability
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding rests on, and what stands there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, where, and on which values.

    ``span`` is None for what has no place, such as a missing field. ``message`` is one line, lower case, without a
    full stop, and names both values; ``receipts`` are passages outside the document that it rests on.
    """

    rule: str
    checker: Checker
    severity: Severity
    confidence: Confidence
    message: str
    span: Span | None
    related: tuple[Related, ...] = ()
    observed: str | None = None
    expected: str | None = None
    fixes: tuple[Fix, ...] = ()
    receipts: tuple[Receipt, ...] = ()

    @property
    def sort_key(self) -> tuple[int, int, str, str]:
        """Order inside a document: start, end, rule; what has no place comes first."""
        if self.span is None:
            return (-1, -1, self.rule, self.message)
        return (self.span.start, self.span.end, self.rule, self.message)
