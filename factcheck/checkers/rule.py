"""The contract of a rule."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from factcheck.findings.finding import Applicability, Checker, Finding, Fix, Related
from factcheck.findings.ledger import LedgerEntry, Status
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.quick_dataclass import dataclass, replace
from factcheck.text.span import Span

Outcome = Finding | LedgerEntry


@dataclass(frozen=True, slots=True)
class Example:
    """A text that shows a rule at work, its places marked ``⟦ ⟧``.

    With ``whole`` it is loaded as a whole release (headline, date line, body); otherwise as one passage of body text.
    ``sources`` are the words of sources that are given with it, ``facts`` the text of a facts file,
    ``archive`` the texts of earlier releases.
    """

    text: str
    release_date: date | None = None
    as_of: date | None = None
    whole: bool = False
    suffix: str = ".txt"
    sources: tuple[str, ...] = ()
    facts: str = ""
    archive: tuple[str, ...] = ()


class Rule(ABC):
    """One check. Subclasses state what they are and yield what they found; they keep no state.

    ``flags`` are texts the rule must find at the marked places, ``accepts`` texts on which every rule stays silent,
    ``misses`` known gaps: marked places it does not find yet. ``whole_release`` is true for rules about the release as
    a whole, which single sentences cannot satisfy. ``english`` is true for rules that read English words;
    ``reads_words`` is false for rules about the file or the run, which no text can show. ``yields_to`` are rules that
    say the same of a place more precisely: where one of them speaks, this one is silent.
    """

    id: ClassVar[str]
    checker: ClassVar[Checker]
    severity: ClassVar[Severity]
    confidence: ClassVar[Confidence]
    since: ClassVar[str]
    whole_release: ClassVar[bool] = False
    english: ClassVar[bool] = True
    reads_words: ClassVar[bool] = True
    yields_to: ClassVar[Sequence[str]] = ()
    flags: ClassVar[Sequence[str | Example]] = ()
    accepts: ClassVar[Sequence[str | Example]] = ()
    misses: ClassVar[Sequence[str | Example]] = ()

    def __init_subclass__(cls) -> None:
        if hasattr(cls, "id"):  # not a base of several rules
            cls.checker = Checker(cls.__module__.split(".")[-2])  # the folder a rule lives in is its checker

    @abstractmethod
    def check(self, release: Release) -> Iterator[Outcome]:
        """What the rule finds, and the facts it compared and found consistent or could not check."""

    def finding(
        self,
        release: Release,
        span: Span | None,
        message: str,
        *,
        observed: str | None = None,
        expected: str | None = None,
        related: Sequence[Related] = (),
        fixes: Sequence[Fix] = (),
        severity: Severity | None = None,
        confidence: Confidence | None = None,
    ) -> Finding:
        """A finding of this rule; inside a direct quotation one severity lower and without fixes."""
        level = severity or self.severity
        if span is not None and release.in_speech(span):
            level, fixes = level.lowered(), ()
        if fixes:
            fixes = [_within_reach(release, fix) for fix in fixes]
        return Finding(
            rule=self.id,
            checker=self.checker,
            severity=level,
            confidence=confidence or self.confidence,
            message=message,
            span=span,
            related=tuple(related),
            observed=observed,
            expected=expected,
            fixes=tuple(fixes),
        )

    def consistent(self, kind: str, span: Span, why: str, *evidence: Span) -> LedgerEntry:
        """A fact that was compared and agrees."""
        return LedgerEntry(kind, span, Status.CONSISTENT, why, self.id, evidence)

    def not_checkable(self, kind: str, span: Span, why: str) -> LedgerEntry:
        """A fact the rule looked at and could not judge, with the reason."""
        return LedgerEntry(kind, span, Status.NOT_CHECKABLE, why, self.id)


def _within_reach(release: Release, fix: Fix) -> Fix:
    """The fix; inside any quotation, such as a title or a quoted paragraph, a person decides about it."""
    if fix.applicability is Applicability.SAFE and any(release.in_quotation(edit.span) for edit in fix.edits):
        return replace(fix, applicability=Applicability.OFFERED)
    return fix
