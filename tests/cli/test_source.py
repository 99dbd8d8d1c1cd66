"""``--source``: verdicts with their receipts, in the report, the ledger and the gate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.evidence.test_sources import FACTS

RELEASE = """Norrvik opens its quay

14 May 2025

NORRVIK – The Norrvik Port Authority opened a quay for 48 ships on Wednesday. The quay cost EUR 5.7 million.

“It is ready for our grandchildren and theirs,” said Margarethe Oyelaran, Director of the harbour.
"""
BRIEF = """Brief

13 May 2025

The new quay has room for 46 ships. The quay cost USD 5.7 million. Margarethe Oyelaran: It is ready for our children
and theirs.
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "release.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "brief.txt").write_text(BRIEF, "utf-8")
    (tmp_path / "facts.toml").write_text(FACTS, "utf-8")
    return tmp_path


def test_verdicts_with_receipts(cli: Cli, files: Path) -> None:
    ended = cli("check", "release.txt", "--source", "sources", "--source", "facts.toml", "--format", "json")
    assert ended.code == 1
    (document,) = json.loads(ended.out)["documents"]
    found = {
        finding["rule"]: (finding["location"]["quote"], finding["receipts"][0]["location"]["quote"])
        for finding in document["findings"]
        if finding["checker"] == "evidence" and finding["receipts"]
    }
    assert found["forbidden-name"] == ("Norrvik Port Authority", "Norrvik Harbour Authority")
    assert found["figure-not-in-source"] == ("48 ships", "46 ships")
    assert found["figure-in-other-context"] == ("EUR 5.7 million", "USD 5.7 million")
    assert found["quote-not-in-source"][1] == "It is ready for our children\nand theirs"
    assert "Oyelaran" in found["person-differs-from-source"][0]
    statuses = {fact["quote"]: fact["status"] for fact in document["claims"] if fact["receipts"]}
    assert "not-found" in statuses.values()
    assert "other-context" in statuses.values()


def test_without_sources_nothing_is_asked(cli: Cli, files: Path) -> None:
    assert "source" not in cli("check", "release.txt", "--select", "evidence").out


def test_what_a_source_bears_out_is_traced(cli: Cli, files: Path) -> None:
    (files / "good.txt").write_text(
        RELEASE.replace("48 ships", "46 ships").replace("EUR", "USD").replace("Port", "Harbour"), "utf-8"
    )
    before = json.loads(cli("claims", "good.txt", "--format", "json").out)["coverage"]
    after = json.loads(cli("claims", "good.txt", "--format", "json", "--source", "sources").out)["coverage"]
    assert before["traced"] < after["traced"] == after["claims"]


@pytest.mark.parametrize("path", ["missing.txt", "empty"])
def test_a_source_that_is_not_read_stops_the_run(cli: Cli, files: Path, path: str) -> None:
    (files / "empty").mkdir()
    ended = cli("check", "release.txt", "--source", path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("factcheck: source ")
    assert ended.err.count("\n") == 1


def test_the_same_with_several_processes(cli: Cli, files: Path) -> None:
    for number in range(20):
        (files / f"more-{number:02}.txt").write_text(RELEASE, "utf-8")
    alone = cli("check", ".", "--source", "sources", "--format", "json")
    aside = cli("check", ".", "--source", "sources", "--format", "json", "--jobs", "2")
    assert alone.out == aside.out
