"""What the suppressions of the configuration did in a run: those that ended or suppressed nothing are reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from factcheck.findings.assemble import placeless
from factcheck.findings.report import (
    CONFIGURATION,
    DocumentReport,
    DocumentStatus,
    FindingReport,
    Summary,
    SuppressionKind,
)
from factcheck.findings.severity import Severity
from factcheck.findings.suppression import INVALID, UNUSED, Ignore


def with_complaints(
    documents: Iterable[DocumentReport],
    ignores: Sequence[Ignore],
    config: str,
    ran: frozenset[str],
    as_of: date | None,
    summary: Summary,
) -> Iterator[DocumentReport]:
    """The documents, and after them a report on the configuration where one of its suppressions is out of use.

    ``ran`` are the ids and checkers of the rules that ran: of the others nothing is known.
    """
    if as_of is None:
        summary.expiry_not_judged = sum(ignore.until is not None for ignore in ignores)
    matched: set[int] = set()
    used: set[int] = set()
    for document in documents:
        matched.update(ignore.number for ignore in ignores if ignore.matches(document.path))
        used.update(
            finding.suppression.entry
            for finding in document.findings
            if finding.suppression is not None
            and finding.suppression.kind is SuppressionKind.CONFIG
            and finding.suppression.entry is not None
        )
        yield document
    findings = tuple(_complaints([i for i in ignores if i.number in matched and i.rule in ran], used, as_of))
    if findings:
        yield DocumentReport(config, CONFIGURATION, None, DocumentStatus.CHECKED, None, findings)


def _complaints(ignores: Iterable[Ignore], used: set[int], as_of: date | None) -> Iterator[FindingReport]:
    for ignore in ignores:
        what = f"[[ignore]] {ignore.number} ({ignore.rule} in {ignore.file})"
        if ignore.until is not None and as_of is not None and as_of > ignore.until:
            yield placeless(INVALID, Severity.WARNING, f"{what} ended on {ignore.until}")
        elif ignore.number not in used:
            yield placeless(UNUSED, Severity.WARNING, f"{what} suppresses nothing")
