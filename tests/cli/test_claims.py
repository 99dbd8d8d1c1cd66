"""``claims``: the ledger as a product, and the gate on how much of it can be traced."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from factcheck.findings.ledger import Status
from factcheck.findings.location import Location
from factcheck.findings.report import DocumentReport, DocumentStatus, FactReport
from factcheck.reports.claims import write_claim_reviews, write_claims_csv
from tests.cli.conftest import Cli
from tests.reports.machine import RUN

TEXT = """# Police seize 300 guns

7 June 2023

ELMSTAD – Police seized [300 guns](https://www.police-elmstad.eu/report) on Tuesday, the force said.

They also seized 20 cars and =12 boats.
"""


@pytest.fixture
def release(tmp_path: Path) -> str:
    (tmp_path / "release.md").write_text(TEXT, "utf-8")
    return "release.md"


def test_lists_claims_with_their_status(cli: Cli, release: str) -> None:
    listed = json.loads(cli("claims", release, "--format", "json").out)
    statuses = {claim["quote"]: claim["status"] for claim in listed["documents"][0]["claims"]}
    assert any(status == "linked" for status in statuses.values())
    assert any("20 cars" in quote and status == "unlinked" for quote, status in statuses.items())
    covered = listed["coverage"]
    assert covered["claims"] == sum(status != "not-checkable" for status in statuses.values())
    assert covered["traced"] == sum(status == "linked" for status in statuses.values())
    text = cli("claims", release).out
    assert f"{covered['traced']} of {covered['claims']} claims can be traced" in text
    assert all(f"“{quote}”" in text for quote in statuses)


@pytest.mark.parametrize("command", [("claims",), ("check", "--quiet")])
def test_the_gate(cli: Cli, release: str, command: tuple[str, ...]) -> None:
    assert cli(*command, release, "--min-coverage", "1").code == 0
    ended = cli(*command, release, "--min-coverage", "100")
    assert ended.code == 1
    assert "100 per cent are asked for" in ended.err
    assert cli(*command, release, "--min-coverage", "101").code == 2


def test_without_claims_nothing_is_missing(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("A fair opens\n\n7 June 2023\n\nThe fair opens today.\n", "utf-8")
    assert cli("claims", "plain.txt", "--min-coverage", "100").code == 0


def test_a_file_that_is_not_read(cli: Cli, release: str) -> None:
    assert cli("claims", release, "missing.md", "--min-coverage", "0").code == 2


def test_the_page_names_every_claim(cli: Cli, release: str) -> None:
    page = cli("claims", release, "--format", "html").out
    listed = json.loads(cli("claims", release, "--format", "json").out)["documents"][0]["claims"]
    assert page.count("<tr><td>") == len(listed)


def fact(quote: str, status: Status) -> FactReport:
    place = Location(0, len(quote), 1, 1, 1, 1 + len(quote), quote)
    return FactReport("c1", "count", quote, place, status, "says so", (), None)


def document(*facts: FactReport) -> DocumentReport:
    return DocumentReport("a.md", "text/markdown", "0", DocumentStatus.CHECKED, None, (), facts)


def test_no_cell_is_a_formula() -> None:
    rows = "".join(write_claims_csv([document(*(fact(f"{sign}1+1", Status.UNLINKED) for sign in "=+-@"))]))
    cells = [row[4] for row in csv.reader(io.StringIO(rows))][1:]
    assert cells == ["'=1+1", "'+1+1", "'-1+1", "'@1+1"]


def test_only_verdicts_of_a_source_become_reviews() -> None:
    facts = [fact(status.value, status) for status in Status]
    graph = json.loads("".join(write_claim_reviews([document(*facts)], RUN)))["@graph"]
    assert [review["claimReviewed"] for review in graph] == ["supported", "contradicted"]
    assert [review["reviewRating"]["ratingValue"] for review in graph] == [5, 1]
