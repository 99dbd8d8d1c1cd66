"""The ledger: every fact once, with its worst status."""

from __future__ import annotations

import pytest

from factcheck.findings.finding import Checker, Finding, Related
from factcheck.findings.ledger import LedgerEntry, Status, build_ledger
from factcheck.findings.severity import Confidence, Severity
from factcheck.text.span import Span


def claim(start: int, end: int, status: Status = Status.UNLINKED, kind: str = "count") -> LedgerEntry:
    return LedgerEntry(kind, Span(start, end), status, "why", None, ())


def compared(start: int, end: int, status: Status = Status.CONSISTENT, kind: str = "count") -> LedgerEntry:
    return LedgerEntry(kind, Span(start, end), status, "compared", "count-conflict", (Span(90, 95),))


def finding(
    start: int,
    end: int,
    checker: Checker = Checker.COUNTS,
    severity: Severity = Severity.ERROR,
    related: int | None = None,
) -> Finding:
    others = () if related is None else (Related(Span(related, related + 3), "the other"),)
    return Finding("a-rule", checker, severity, Confidence.HIGH, "they differ", Span(start, end), others)


def told(entries: tuple[LedgerEntry, ...]) -> list[tuple[int, int, str, str]]:
    return [(entry.span.start, entry.span.end, entry.kind, entry.status.value) for entry in entries]


def test_order_and_kinds() -> None:
    ledger = build_ledger([claim(20, 30), claim(0, 9, Status.LINKED)], [compared(40, 45, kind="date")])
    assert told(ledger) == [(0, 9, "count", "linked"), (20, 30, "count", "unlinked"), (40, 45, "date", "consistent")]


@pytest.mark.parametrize(
    ("statuses", "worst"),
    [
        ((Status.CONSISTENT, Status.CONFLICTING), Status.CONFLICTING),
        ((Status.NOT_CHECKABLE, Status.CONSISTENT), Status.CONSISTENT),
        ((Status.CONSISTENT, Status.CONSISTENT), Status.CONSISTENT),
        ((Status.SUPPORTED, Status.CONTRADICTED), Status.CONTRADICTED),
    ],
)
def test_one_fact_has_its_worst_status(statuses: tuple[Status, Status], worst: Status) -> None:
    for order in (statuses, statuses[::-1]):
        [entry] = build_ledger([], [compared(0, 5, status) for status in order])
        assert entry.status is worst
        assert entry.evidence == (Span(90, 95),)


def test_compared_value_is_part_of_its_claim() -> None:
    ledger = build_ledger([claim(0, 30)], [compared(20, 30), compared(20, 30, kind="date"), compared(25, 35)])
    assert told(ledger) == [
        (0, 30, "count", "unlinked"),
        (20, 30, "date", "consistent"),
        (25, 35, "count", "consistent"),
    ]


def test_finding_makes_what_it_touches_conflicting() -> None:
    ledger = build_ledger([claim(0, 30), claim(50, 60)], [compared(80, 85), finding(25, 28, related=81)])
    assert told(ledger) == [
        (0, 30, "count", "conflicting"),
        (50, 60, "count", "unlinked"),
        (80, 85, "count", "conflicting"),
    ]
    assert ledger[0].why == "they differ"
    assert ledger[0].rule == "a-rule"


def test_finding_that_touches_nothing_is_a_fact() -> None:
    assert told(build_ledger([], [finding(5, 9, Checker.DATES)])) == [(5, 9, "date", "conflicting")]


@pytest.mark.parametrize(
    ("checker", "severity"),
    [(Checker.CLAIMS, Severity.NOTE), (Checker.STRUCTURE, Severity.ERROR), (Checker.COUNTS, Severity.NOTE)],
)
def test_other_findings_touch_no_fact(checker: Checker, severity: Severity) -> None:
    assert told(build_ledger([claim(0, 9)], [finding(2, 4, checker, severity)])) == [(0, 9, "count", "unlinked")]


def test_finding_without_a_place() -> None:
    nowhere = Finding("a-rule", Checker.DATES, Severity.ERROR, Confidence.HIGH, "x", None)
    assert build_ledger([claim(0, 9)], [nowhere]) == (claim(0, 9),)
