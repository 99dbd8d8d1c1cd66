"""Suppressions: what they cover, what they need, and what is said when they are out of use."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.findings.report import DocumentReport, SuppressionKind
from factcheck.findings.suppression import Ignore
from factcheck.pipeline import Input, Options, check_input

HEAD = "# Harbour reopens after repairs\n\n7 June 2023\n\n"
WRONG = "It reopened on Monday, 7 June 2023."
IGNORE = "<!-- factcheck: ignore[weekday-mismatch] the diary has it so -->"


def report(text: str, suffix: str = ".md", **options: object) -> DocumentReport:
    return check_input(Input(f"a{suffix}", text.encode()), Options(**options))  # type: ignore[arg-type]


def outcome(document: DocumentReport) -> list[tuple[str, str | None]]:
    """The rule and the reason of suppression of each finding that is no missing field."""
    return [
        (finding.rule, finding.suppression.reason if finding.suppression else None)
        for finding in document.findings
        if finding.rule not in ("missing-field", "unlinked-claim")
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"{WRONG} {IGNORE}",
        f"{IGNORE}\n{WRONG}",
        f"{IGNORE}\n\n{WRONG}",
        f"The harbour was closed. {IGNORE} {WRONG}",
        f"- The harbour was closed.\n- {WRONG} {IGNORE}\n- Nobody came.",
        f"{WRONG} {IGNORE.replace('weekday-mismatch', 'dates')}",
        f"{WRONG} {IGNORE.replace('weekday-mismatch', 'sum-mismatch, weekday-mismatch')}",
    ],
)
def test_a_comment_holds_for_its_paragraph_or_the_next(body: str) -> None:
    assert outcome(report(HEAD + body)) == [("weekday-mismatch", "the diary has it so")]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (f"{WRONG}\n\n{IGNORE}\nNobody came.", "unused-suppression"),
        (f"The harbour was closed. {IGNORE}\n\n{WRONG}", "unused-suppression"),
        (f"{WRONG} {IGNORE.replace('the diary has it so', '!')}", "invalid-suppression"),
        (f"{WRONG} {IGNORE.replace('weekday-mismatch', 'weekday-mismach')}", "invalid-suppression"),
        (f"{WRONG} {IGNORE.replace('[weekday-mismatch]', '')}", "invalid-suppression"),
        (f"{WRONG} <!-- factcheck: off -->", "invalid-suppression"),
    ],
)
def test_what_suppresses_nothing_is_reported(body: str, rule: str) -> None:
    assert sorted(outcome(report(HEAD + body))) == [(rule, None), ("weekday-mismatch", None)]


def test_a_comment_in_code_is_an_example() -> None:
    assert outcome(report(f"{HEAD}{WRONG}\n\n```\n{IGNORE}\n```\n")) == [("weekday-mismatch", None)]


def test_other_comments_are_none_of_our_business() -> None:
    assert outcome(report(f"{HEAD}{WRONG} <!-- the factcheck team: look -->")) == [("weekday-mismatch", None)]


def test_comments_can_be_refused() -> None:
    assert outcome(report(f"{HEAD}{WRONG} {IGNORE}", comments=False)) == [("weekday-mismatch", None)]


def test_a_rule_that_does_not_run_leaves_nothing_unused() -> None:
    from factcheck.checkers.catalog import RULES

    rules = tuple(rule for rule in RULES if rule.id != "weekday-mismatch")
    assert outcome(report(f"{HEAD}{WRONG} {IGNORE}", rules=rules)) == []


@pytest.mark.parametrize(
    ("ignore", "covered"),
    [
        (Ignore(1, "a.txt", "weekday-mismatch", "old"), True),
        (Ignore(1, "*.txt", "dates", "old"), True),
        (Ignore(1, "a.txt", "weekday-mismatch", "old", quote="monday, 7  June"), True),
        (Ignore(1, "a.txt", "weekday-mismatch", "old", quote="Tuesday"), False),
        (Ignore(1, "b.txt", "weekday-mismatch", "old"), False),
        (Ignore(1, "a.txt", "sum-mismatch", "old"), False),
        (Ignore(1, "a.txt", "weekday-mismatch", "old", until=date(2024, 1, 31)), True),
        (Ignore(1, "a.txt", "weekday-mismatch", "old", until=date(2024, 1, 30)), False),
    ],
)
def test_entries_of_the_configuration(ignore: Ignore, covered: bool) -> None:
    found = report(HEAD[2:] + WRONG, ".txt", ignores=(ignore,), as_of=date(2024, 1, 31))
    assert outcome(found) == [("weekday-mismatch", "old" if covered else None)]
    if covered:
        suppression = next(f.suppression for f in found.findings if f.suppression)
        assert (suppression.kind, suppression.entry) == (SuppressionKind.CONFIG, 1)
