"""No place is told twice."""

from __future__ import annotations

from factcheck.findings.finding import Checker, Finding
from factcheck.findings.settling import settled
from factcheck.findings.severity import Confidence, Severity
from factcheck.text.span import Span

YIELDS = {"general": ("precise", "other")}


def _finding(
    rule: str,
    start: int | None,
    end: int = 0,
    severity: Severity = Severity.WARNING,
    confidence: Confidence = Confidence.MEDIUM,
) -> Finding:
    span = None if start is None else Span(start, end)
    return Finding(rule, Checker.NAMES, severity, confidence, "message", span)


def _rules(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity.value) for finding in findings]


def test_the_general_rule_is_silent_where_the_precise_one_speaks() -> None:
    found = settled([_finding("general", 0, 9), _finding("precise", 4, 6), _finding("general", 20, 25)], YIELDS)
    assert [(finding.rule, finding.span) for finding in found] == [("precise", Span(4, 6)), ("general", Span(20, 25))]


def test_what_stays_is_as_grave_as_both() -> None:
    found = settled([_finding("general", 0, 9, Severity.ERROR), _finding("precise", 4, 6, Severity.NOTE)], YIELDS)
    assert _rules(found) == [("precise", "error")]
    found = settled([_finding("general", 0, 9, Severity.NOTE), _finding("precise", 4, 6)], YIELDS)
    assert _rules(found) == [("precise", "warning")]


def test_a_sure_finding_does_not_yield_to_an_unsure_one() -> None:
    both = [_finding("general", 0, 9), _finding("precise", 4, 6, confidence=Confidence.LOW)]
    assert settled(both, YIELDS) == both


def test_places_side_by_side_and_without_a_place() -> None:
    all_stay = [
        _finding("general", None),
        _finding("precise", None),
        _finding("general", 0, 4),
        _finding("precise", 4, 6),
    ]
    assert settled(all_stay, YIELDS) == all_stay


def test_a_long_place_before_a_short_one_is_seen() -> None:
    found = settled([_finding("precise", 0, 50), _finding("precise", 2, 3), _finding("general", 40, 45)], YIELDS)
    assert _rules(found) == [("precise", "warning"), ("precise", "warning")]


def test_nothing_yields_without_being_asked() -> None:
    both = [_finding("general", 0, 9), _finding("precise", 4, 6)]
    assert settled(both, {}) == both
