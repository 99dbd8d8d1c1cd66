"""``check --since``: what a change brought, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, RELEASE, Cli
from tests.cli.test_baseline import git

LONG = RELEASE + "\nThe quay is long.\n" * 12 + "\nThe mayor came on Tuesday, 7 June 2023.\n"


@pytest.fixture
def repository(cli: Cli, tmp_path: Path) -> Path:
    """A repository with releases that are wrong and committed."""
    (tmp_path / "long.txt").write_text(LONG, "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "releases")
    return tmp_path


def places(text: str) -> list[str]:
    """File, line and rule of each finding with a place."""
    return re.findall(r"at  \.?/?(\S+:\d+):\d+  (?:[a-z-]+)", text)


def test_nothing_changed(cli: Cli, repository: Path) -> None:
    ended = cli("check", ".", "--since", "HEAD")
    assert (ended.code, places(ended.out)) == (0, [])


def test_a_new_file_counts_whole(cli: Cli, repository: Path) -> None:
    (repository / "new.txt").write_text(RELEASE, "utf-8")
    ended = cli("check", ".", "--since", "HEAD")
    assert (ended.code, places(ended.out)) == (1, ["new.txt:5"])
    git(repository, "add", ".")
    assert places(cli("check", ".", "--since", "HEAD").out) == ["new.txt:5"]


def test_of_a_changed_file_what_is_new_counts(cli: Cli, repository: Path) -> None:
    (repository / "long.txt").write_text(LONG + "\nThe king came on Friday, 9 June 2022.\n", "utf-8")
    ended = cli("check", ".", "--since", "HEAD")
    assert places(ended.out) == ["long.txt:33"]
    assert "suppressed" in ended.out


def test_a_touched_line_counts(cli: Cli, repository: Path) -> None:
    changed = LONG.replace("The mayor came on", "The mayor, too, came on")
    (repository / "long.txt").write_text(changed, "utf-8")
    assert places(cli("check", ".", "--since", "HEAD").out) == ["long.txt:31"]


def test_a_finding_whose_other_place_changed_counts(cli: Cli, repository: Path) -> None:
    text = "Fair opens\n\n7 June 2023\n\nELMSTAD – The three-day fair opens\non {days} June on the quay of the town.\n"
    (repository / "fair.txt").write_text(text.format(days="7 – 10"), "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "fair")
    before = cli("check", "fair.txt", "--select", "date-range-length-mismatch")
    assert places(before.out) == ["fair.txt:6"]
    assert places(cli("check", "fair.txt", "--since", "HEAD").out) == []
    (repository / "fair.txt").write_text(text.format(days="7 – 10").replace("three-day", "two-day"), "utf-8")
    ended = cli("check", "fair.txt", "--since", "HEAD", "--select", "date-range-length-mismatch")
    assert places(ended.out) == ["fair.txt:6"]


def test_renamed_and_deleted_files(cli: Cli, repository: Path) -> None:
    git(repository, "mv", "wrong.txt", "renamed.txt")
    git(repository, "rm", "-q", "clean.txt")
    ended = cli("check", ".", "--since", "HEAD")
    assert (ended.code, places(ended.out)) == (0, [])


def test_since_another_revision(cli: Cli, repository: Path) -> None:
    (repository / "clean.txt").write_text(CLEAN.replace("Wednesday", "Sunday"), "utf-8")
    git(repository, "commit", "-aqm", "change")
    assert places(cli("check", ".", "--since", "HEAD").out) == []
    assert places(cli("check", ".", "--since", "HEAD~1").out) == ["clean.txt:5"]


@pytest.mark.parametrize("revision", ["nosuch", "--output=x", "HEAD:clean.txt"])
def test_no_such_revision(cli: Cli, repository: Path, revision: str) -> None:
    ended = cli("check", ".", f"--since={revision}")
    assert ended.code == 2
    assert ended.err.count("\n") == 1


def test_outside_a_repository(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    ended = cli("check", ".", "--since", "HEAD")
    assert ended.code == 2
    assert "git repository" in ended.err


def test_a_missing_file_is_not_forgotten(cli: Cli, repository: Path) -> None:
    assert cli("check", "missing.txt", "--since", "HEAD").code == 2
