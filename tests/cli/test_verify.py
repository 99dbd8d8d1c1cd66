"""``verify``: what claims link to, and have footnotes for, bears them out or does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.evidence.linked import Opened, open_link
from tests.cli.conftest import Cli

HEAD = "# Police seize guns\n\n7 June 2023\n\nELMSTAD – The police report on their work.\n\n"


@pytest.fixture
def files(cli: Cli, tmp_path: Path) -> Path:
    (tmp_path / "report.html").write_text(
        "<html><body><h1>Report</h1><p>During the operation police seized 8,263 illicit firearms.</p></body></html>",
        "utf-8",
    )
    (tmp_path / "figures.csv").write_text("What,2023\nStolen cars seized,412\nBoats seized,12\n", "utf-8")
    return tmp_path


def findings(cli: Cli, folder: Path, body: str) -> list[tuple[str, str]]:
    """The rule and the words of each finding of ``verify``."""
    (folder / "release.md").write_text(HEAD + body, "utf-8")
    (document,) = json.loads(cli("verify", "release.md", "--format", "json").out)["documents"]
    return [(finding["rule"], finding["location"]["quote"]) for finding in document["findings"]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Police seized [8,263 illicit firearms](report.html) in the operation.", []),
        (
            "Police seized [8,236 illicit firearms](report.html) in the operation.",
            [("contradicted-by-source", "8,236 illicit firearms")],
        ),
        ("Police seized 8,263 illicit firearms in the operation.[^1]\n\n[^1]: [The report](report.html)", []),
        (
            "Police seized 8,236 illicit firearms in the operation.[^1]\n\n[^1]: [The report](report.html)",
            [("contradicted-by-source", "8,236 illicit firearms")],
        ),
        (
            "Police seized [8,263 illicit firearms](gone.html) in the operation.",
            [("dead-link", "8,263 illicit firearms")],
        ),
        ("Police seized [8,263 illicit firearms](https://police.example.org/report) in the operation.", []),
        ("Police seized 8,236 illicit firearms in the operation.", []),
    ],
)
def test_links_and_footnotes(cli: Cli, files: Path, body: str, expected: list[tuple[str, str]]) -> None:
    assert findings(cli, files, body) == expected


def test_a_claim_is_traced_by_its_link_only(cli: Cli, files: Path) -> None:
    body = "Police seized [412 stolen cars](report.html) in the operation."
    assert findings(cli, files, body) == [("figure-not-in-source", "412 stolen cars")]


@pytest.mark.parametrize("target", ["../secret.txt", "/etc/hostname", "a/../../secret.txt", "..%2Fsecret.txt"])
def test_nothing_is_opened_outside_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    (tmp_path / "secret.txt").write_text("8,263 firearms", "utf-8")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    opened = open_link("release.md", target, {})
    assert opened.path is None
    assert opened.problem is not None


def test_a_link_of_the_file_system_does_not_lead_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("8,263 firearms", "utf-8")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "inside.txt").symlink_to(tmp_path / "secret.txt")
    monkeypatch.chdir(tmp_path / "work")
    assert open_link("release.md", "inside.txt", {}).path is None


@pytest.mark.parametrize("target", ["#note", "mailto:a@b.org", "javascript:x", "//host/x", "https://example.org"])
def test_what_is_not_ours_to_open(target: str) -> None:
    assert open_link("release.md", target, {}) == Opened()


def test_a_fetched_page_stands_for_its_address() -> None:
    page = Opened("/tmp/page", address="https://example.org/a")
    assert open_link("release.md", "https://example.org/a#b", {"https://example.org/a": page}) == page
