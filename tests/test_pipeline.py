"""The whole flow, and what becomes of a crash on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factcheck.checkers.catalog import RULES
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Checker, Finding, Related
from factcheck.findings.report import DocumentStatus
from factcheck.findings.severity import Confidence, Severity
from factcheck.pipeline import (
    Input,
    Options,
    check,
    check_inputs,
    check_text,
    extract,
    merged,
    passage_release,
    run_rules,
)
from factcheck.release import Release
from factcheck.text.span import Span

RELEASE = """Harbour reopens after repairs

7 June 2023

ELMSTAD – The harbour reopened on Monday, 7 June 2023, the port authority said.
"""
FRENCH = """Le port rouvre ses portes au public

7 juin 2023

Le port de la ville a rouvert ses portes après des travaux qui ont duré trois semaines, a annoncé la mairie. Les
habitants sont invités à venir découvrir les nouveaux quais, et les bateaux seront de retour dans les prochains jours.
"""


class Broken(Rule):
    """Yields once, then fails."""

    __module__ = "factcheck.checkers.dates.broken"  # a rule's folder is its checker
    id = "broken"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"

    def check(self, release: Release) -> Iterator[Outcome]:
        yield self.finding(release, Span(0, 7), "found before the crash")
        raise ZeroDivisionError("by\nzero")


def weekday_rule() -> Rule:
    return next(rule for rule in RULES if rule.id == "weekday-mismatch")


def test_release_is_checked_end_to_end() -> None:
    report = check_text(RELEASE)
    finding = next(finding for finding in report.findings if finding.rule == "weekday-mismatch")
    assert finding.location is not None
    assert finding.location.quote == "Monday, 7 June 2023"
    assert RELEASE[finding.location.start : finding.location.end] == finding.location.quote
    assert finding.location.line == 5
    assert report.status is DocumentStatus.CHECKED


def test_crashed_rule_is_reported_and_the_rest_still_report() -> None:
    report = check_text(RELEASE, options=Options(rules=(Broken(), weekday_rule())))
    assert [finding.rule for finding in report.findings] == ["rule-crashed", "broken", "weekday-mismatch"]
    crash = report.findings[0]
    assert "the rule broken stopped with an internal error: ZeroDivisionError: by zero" in crash.message
    assert "\n" not in crash.message
    assert report.incomplete


def test_crash_before_the_rules_leaves_the_document_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("factcheck.pipeline.find_mentions", explode)
    report = check_text(RELEASE)
    assert report.status is DocumentStatus.NOT_CHECKED
    assert "RecursionError: too deep" in (report.reason or "")


def test_unread_input_is_a_finding_and_the_next_is_checked(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(RELEASE, "utf-8")
    inputs = [Input(str(tmp_path / "missing.txt")), Input("empty.txt", b""), Input(str(good))]
    missing, empty, read = check_inputs(inputs, Options())
    for report in (missing, empty):
        assert report.status is DocumentStatus.NOT_CHECKED
        assert [finding.rule for finding in report.findings] == ["input-not-read"]
        assert report.findings[0].location is None
        assert report.incomplete
    assert read.status is DocumentStatus.CHECKED


def test_reports_come_one_at_a_time() -> None:
    taken = []

    def inputs() -> Iterator[Input]:
        for number in range(3):
            taken.append(number)
            yield Input(f"{number}.txt", RELEASE.encode())

    reports = check_inputs(inputs(), Options(rules=()))
    next(reports)
    assert taken == [0]


def test_side_by_side_gives_the_same_reports() -> None:
    inputs = [Input(f"{number:02}.txt", RELEASE.encode() * (number % 3)) for number in range(40)]
    options = Options(rules=(weekday_rule(),))
    assert list(check_inputs(inputs, options, jobs=2)) == list(check_inputs(inputs, options))


def test_other_languages_skip_what_reads_english() -> None:
    report = check_text(FRENCH)
    assert {skipped.rule for skipped in report.skipped_rules} == {rule.id for rule in RULES if rule.english}
    assert all("(fr)" in skipped.reason for skipped in report.skipped_rules)
    assert report.status is DocumentStatus.CHECKED


def test_less_sure_findings_are_counted_only() -> None:
    class Unsure(Broken):
        """Says something it is not sure of."""

        __module__ = "factcheck.checkers.dates.unsure"
        id = "unsure"
        confidence = Confidence.LOW
        english = False

        def check(self, release: Release) -> Iterator[Outcome]:
            yield self.finding(release, Span(0, 7), "perhaps")

    hidden = check_text(RELEASE, options=Options(rules=(Unsure(),)))
    assert (hidden.findings, hidden.below_confidence) == ((), 1)
    shown = check_text(RELEASE, options=Options(rules=(Unsure(),), min_confidence=Confidence.LOW))
    assert (len(shown.findings), shown.below_confidence) == (1, 0)


def test_duplicates_are_merged_and_sorted() -> None:
    def finding(start: int, rule: str, severity: Severity, *related: int) -> Finding:
        places = tuple(Related(Span(place, place + 1), "other") for place in related)
        return Finding(rule, Checker.DATES, severity, Confidence.HIGH, "message", Span(start, start + 2), places)

    found = merged(
        [
            finding(5, "b", Severity.NOTE, 1),
            finding(5, "b", Severity.ERROR, 9),
            finding(5, "a", Severity.NOTE),
            finding(0, "z", Severity.NOTE),
        ]
    )
    assert [(item.rule, item.severity.value) for item in found] == [("z", "note"), ("a", "note"), ("b", "error")]
    assert [related.span.start for related in found[2].related] == [9, 1]


def test_passage_takes_the_date_it_is_given() -> None:
    release = passage_release("The board met today.", release_date=date(2023, 6, 7))
    assert release.clock is not None
    assert release.clock.day == date(2023, 6, 7)
    assert run_rules(release, ()) == ([], [])


def test_public_face(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, "utf-8")
    report = check(path, tmp_path / "missing.txt")
    assert [document.path for document in report.documents] == [str(path), str(tmp_path / "missing.txt")]
    assert {"weekday-mismatch", "input-not-read"} <= {finding.rule for finding in report.findings}
    assert (report.summary.documents, report.summary.not_checked) == (2, 1)
    assert extract(path).headline is not None
