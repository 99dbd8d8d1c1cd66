"""Verdicts on findings: reading, writing, judging, and what a rule earns by them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.findings.severity import Confidence, Severity
from tests.benchmarks.verdicts import (
    RELEASES_FOR_NONE_WRONG,
    VERDICTS,
    Found,
    Standing,
    Verdict,
    earned,
    read_judgements,
    read_verdicts,
    standings,
    write_verdicts,
)

RIGHT = Verdict("f1", "a1", "weekday-mismatch", True, "the calendar says so")
WRONG = Verdict("f1", "b2", "weekday-mismatch", False, "the date belongs to another event")


def found(
    fingerprint: str = "f1",
    file: str = "harbour.txt",
    file_sha: str = "a1",
    severity: Severity = Severity.ERROR,
    confidence: Confidence = Confidence.HIGH,
) -> Found:
    message = "3 March 2026 is a Tuesday, but the text says Wednesday"
    return Found(file, file_sha, fingerprint, "weekday-mismatch", severity, confidence, message, "on ⟦Wednesday, …⟧")


def test_the_same_finding_in_two_files_has_two_verdicts(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    write_verdicts([WRONG, RIGHT], path)
    assert read_verdicts(path) == {("f1", "a1"): RIGHT, ("f1", "b2"): WRONG}
    assert path.read_text("utf-8").split("\n")[0] == json.dumps(
        {
            "fingerprint": "f1",
            "file_sha": "a1",
            "rule": "weekday-mismatch",
            "right": True,
            "reason": "the calendar says so",
        }
    )


def test_no_file_no_verdicts(tmp_path: Path) -> None:
    assert read_verdicts(tmp_path / "absent.jsonl") == {}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2: no JSON"),
        ("[]", "line 2: a verdict has exactly the keys fingerprint, file_sha, rule, right, reason"),
        ('{"fingerprint": "f2"}', "line 2: a verdict has exactly the keys"),
        (
            '{"fingerprint": "f2", "file_sha": "a1", "rule": "r", "right": "yes", "reason": "why"}',
            "line 2: right is no bool",
        ),
        ('{"fingerprint": "f2", "file_sha": "a1", "rule": "r", "right": true, "reason": ""}', "line 2: reason is no"),
        (
            '{"fingerprint": "f1", "file_sha": "a1", "rule": "r", "right": false, "reason": "why"}',
            "line 2: a second verdict on f1",
        ),
    ],
)
def test_a_line_that_is_no_verdict_is_named(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "verdicts.jsonl"
    write_verdicts([RIGHT], path)
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    with pytest.raises(ValueError, match=told.replace("(", r"\(")):
        read_verdicts(path)


def test_a_table_of_judgements() -> None:
    table = "# read today\nf1\tharbour.txt\twrong\tthe date belongs to another event\n\n"
    assert read_judgements(table, [found()]) == [
        Verdict("f1", "a1", "weekday-mismatch", False, "the date belongs to another event")
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("f1\tharbour.txt\tperhaps\twho knows", "line 1: not fingerprint, file, right or wrong, reason"),
        ("f1\tharbour.txt\tright\t ", "line 1: not fingerprint"),
        ("f1 harbour.txt right because", "line 1: not fingerprint"),
        ("f9\tharbour.txt\tright\tthe calendar says so", "line 1: no such finding in harbour.txt: f9"),
        ("f1\tquay.txt\tright\tthe calendar says so", "line 1: no such finding in quay.txt: f1"),
    ],
)
def test_a_judgement_without_its_finding_or_reason_is_named(line: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_judgements(line, [found()])


def test_the_standing_of_a_rule() -> None:
    standing = standings(
        [
            found(),
            found(file="quay.txt", file_sha="b2"),
            found("f2", file="quay.txt", file_sha="b2"),
            found("f3", severity=Severity.WARNING),
            found("f4", confidence=Confidence.LOW),
        ],
        {RIGHT.key: RIGHT, WRONG.key: WRONG},
    )["weekday-mismatch"]
    assert (standing.shown[Severity.ERROR], standing.shown[Severity.WARNING], standing.below) == (3, 1, 1)
    assert (standing.read.total(), standing.wrong.total(), standing.unread) == (2, 1, 2)
    assert standing.files == {"harbour.txt", "quay.txt"}
    assert standing.precision == 0.5
    # Of the one unread error half counts as wrong, like those read; of the unread warning all, as none was read.
    assert (standing.false(Severity.ERROR), standing.false(Severity.WARNING)) == (1.5, 1.0)


def standing_of(
    read: int, wrong: int, unread: int = 0, severity: Severity = Severity.ERROR, wrong_files: int = 1
) -> Standing:
    standing = Standing("weekday-mismatch")
    standing.shown[severity] = read + unread
    standing.read[severity] = read
    standing.wrong[severity] = wrong
    standing.wrong_files.update(str(number) for number in range(min(wrong, wrong_files)))
    return standing


@pytest.mark.parametrize(
    ("standing", "releases", "confidence"),
    [
        (standing_of(20, 1), 300, Confidence.HIGH),
        (standing_of(20, 2), 300, Confidence.MEDIUM),
        (standing_of(20, 4), 300, Confidence.LOW),
        (standing_of(20, 6, severity=Severity.NOTE), 300, Confidence.MEDIUM),
        (standing_of(20, 7, severity=Severity.NOTE), 300, Confidence.LOW),
        (standing_of(19, 0), 300, Confidence.MEDIUM),
        (standing_of(19, 0), RELEASES_FOR_NONE_WRONG, Confidence.HIGH),
        (standing_of(3, 0, unread=1), RELEASES_FOR_NONE_WRONG, Confidence.MEDIUM),
        (standing_of(0, 0, unread=1, severity=Severity.NOTE), RELEASES_FOR_NONE_WRONG, Confidence.MEDIUM),
        (standing_of(0, 0), RELEASES_FOR_NONE_WRONG, Confidence.HIGH),
        (standing_of(0, 0), 300, Confidence.MEDIUM),
        (standing_of(5, 1), 300, Confidence.LOW),
        (standing_of(5, 3), 3000, Confidence.MEDIUM),
        (standing_of(5, 4, wrong_files=4), 3000, Confidence.LOW),
    ],
)
def test_the_confidence_a_rule_earns(standing: Standing, releases: int, confidence: Confidence) -> None:
    assert earned(standing, releases) is confidence


def test_the_verdicts_of_this_project_can_be_read_and_are_in_order(tmp_path: Path) -> None:
    again = tmp_path / "verdicts.jsonl"
    write_verdicts(read_verdicts().values(), again)
    assert again.read_text("utf-8") == VERDICTS.read_text("utf-8")
