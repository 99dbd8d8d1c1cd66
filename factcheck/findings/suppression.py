"""Suppressions: findings that somebody looked at and accepted, each with a reason.

A comment in the file suppresses what is found in its own paragraph, or in the next one where it stands alone::

    <!-- factcheck: ignore[weekday-mismatch] the diary of 1923 has it so -->

What cannot hold a comment is suppressed from the configuration. A suppression without a reason or for a rule that does
not exist suppresses nothing and is reported; so is one that suppresses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePath

from factcheck.findings.directives import Directive, directives
from factcheck.findings.finding import Checker, Finding
from factcheck.findings.report import SuppressionKind, SuppressionReport
from factcheck.findings.severity import Confidence, Severity
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass, field
from factcheck.text.span import Span

UNUSED, INVALID = "unused-suppression", "invalid-suppression"


@dataclass(frozen=True, slots=True)
class Ignore:
    """An entry of the configuration: findings of ``rule`` in ``file`` (a pattern), with ``quote`` in their words.

    ``number`` counts the entries from 1; after the day ``until`` the entry holds no longer.
    """

    number: int
    file: str
    rule: str
    reason: str
    quote: str | None = None
    until: date | None = None

    def matches(self, path: str) -> bool:
        """True when the entry speaks of the file at ``path``."""
        name = PurePath(path).as_posix()
        return fnmatchcase(name, self.file) or fnmatchcase(name, f"*/{self.file}")

    def covers(self, document: Document, finding: Finding) -> bool:
        """True when the entry is for this finding."""
        if self.rule not in (finding.rule, finding.checker.value):
            return False
        if self.quote is None:
            return True
        return finding.span is not None and _plain(self.quote) in _plain(finding.span.of(document.text))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What a run suppresses: by comments in the files unless ``comments`` is false, and by the configuration.

    ``known`` are all rule ids and checker names, ``ran`` the ids of the rules that run: what was not looked for cannot
    show that a suppression is unused. Without ``as_of`` no entry expires.
    """

    known: frozenset[str]
    ran: frozenset[str]
    comments: bool = True
    ignores: tuple[Ignore, ...] = ()
    as_of: date | None = None


@dataclass(slots=True)
class Suppressed:
    """The findings of a document with what suppresses each: None for those that count."""

    findings: list[Finding] = field(default_factory=list)
    reports: list[SuppressionReport | None] = field(default_factory=list)

    @property
    def counting(self) -> list[Finding]:
        """The findings that are not suppressed."""
        return [f for f, report in zip(self.findings, self.reports, strict=True) if report is None]


def suppress(document: Document, findings: Sequence[Finding], by: Suppressions) -> Suppressed:
    """The findings, in order, with their suppressions, and what is wrong with the suppressions of the document."""
    asked = list(directives(document)) if by.comments else []
    ignores = [ignore for ignore in by.ignores if ignore.matches(document.path) and not _expired(ignore, by.as_of)]
    if not asked and not ignores:
        return Suppressed(list(findings), [None] * len(findings))
    valid = [directive for directive in asked if _problem(directive, by) is None]
    used: set[int] = set()
    made = [(finding, _suppression(document, finding, valid, ignores, used)) for finding in findings]
    made += [(finding, None) for finding in _complaints(asked, valid, used, by)]
    made.sort(key=lambda pair: pair[0].sort_key)
    return Suppressed([finding for finding, _ in made], [report for _, report in made])


def _expired(ignore: Ignore, as_of: date | None) -> bool:
    return ignore.until is not None and as_of is not None and as_of > ignore.until


def _suppression(
    document: Document, finding: Finding, asked: Sequence[Directive], ignores: Sequence[Ignore], used: set[int]
) -> SuppressionReport | None:
    for number, directive in enumerate(asked):
        named = finding.rule in directive.names or finding.checker.value in directive.names
        if named and finding.span is not None and _inside(finding.span, directive.span):
            used.add(number)
            return SuppressionReport(directive.reason, SuppressionKind.COMMENT)
    for ignore in ignores:
        if ignore.covers(document, finding):
            return SuppressionReport(ignore.reason, SuppressionKind.CONFIG, ignore.number)
    return None


def _inside(place: Span, bounds: Span) -> bool:
    """True for a place that begins inside, or touches an anchor that is shorter than the place."""
    return bounds.start <= place.start < bounds.end or place.overlaps(bounds)


def _problem(directive: Directive, by: Suppressions) -> str | None:
    if directive.problem is not None:
        return directive.problem
    unknown = sorted(set(directive.names) - by.known)
    return f"no rule or checker is called {unknown[0]!r}" if unknown else None


def _complaints(
    asked: Sequence[Directive], valid: Sequence[Directive], used: set[int], by: Suppressions
) -> Iterator[Finding]:
    for directive in asked:
        problem = _problem(directive, by)
        if problem is not None:
            yield _complaint(INVALID, directive.span, f"this suppression holds for nothing: {problem}")
    for number, directive in enumerate(valid):
        checked = all(name in by.ran or name in set(Checker) for name in directive.names)
        if number not in used and checked:
            names = ", ".join(directive.names)
            yield _complaint(UNUSED, directive.span, f"nothing is found here that ignore[{names}] would suppress")


def _complaint(rule: str, span: Span, message: str) -> Finding:
    return Finding(
        rule=rule,
        checker=Checker.RUN,
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        message=message,
        span=span if len(span) else None,
    )
