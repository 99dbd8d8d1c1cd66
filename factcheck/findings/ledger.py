"""The ledger: every fact that was looked at, with what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.text.span import Span


class Status(StrEnum):
    """What is known of a fact after a run."""

    CONSISTENT = "consistent"
    CONFLICTING = "conflicting"
    LINKED = "linked"
    UNLINKED = "unlinked"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    OTHER_CONTEXT = "other-context"
    NOT_FOUND = "not-found"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A fact: a claim, or a value that a rule compared.

    ``kind`` says what sort of fact (``date``, ``count``, ``superlative`` …); ``why`` gives the reason of the status in
    one line; ``evidence`` are the places it rests on; ``rule`` is the rule that compared it, None for a claim.
    """

    kind: str
    span: Span
    status: Status
    why: str
    rule: str | None = None
    evidence: tuple[Span, ...] = ()
