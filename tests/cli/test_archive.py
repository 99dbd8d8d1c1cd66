"""``archive`` and ``check --archive``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.releases import STANDING, release_text
from tests.cli.conftest import Cli

ARCHIVE = ".factcheck-archive.sqlite"
NEW = release_text("14 May 2025", 4, STANDING.replace("196", "195").replace("1923", "1932"))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "march.txt").write_text(release_text(), "utf-8")
    (tmp_path / "old" / "april.md").write_text(release_text("2 April 2025", 5), "utf-8")
    (tmp_path / "new.txt").write_text(NEW, "utf-8")
    return tmp_path


def test_add_says_what_became_of_each_file(cli: Cli, files: Path) -> None:
    ended = cli("archive", "add", "old")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == f"factcheck: {ARCHIVE}: 2 added, 0 already there, 0 not read\n"
    (files / "old" / "empty.txt").write_bytes(b"")
    ended = cli("archive", "add", "old", "missing.txt")
    assert ended.code == 2
    assert "missing.txt: " in ended.err
    assert "old/empty.txt: " in ended.err
    assert ended.err.endswith(f"{ARCHIVE}: 0 added, 2 already there, 2 not read\n")
    assert cli("archive", "add", "old/march.txt", "-q").err == ""


def test_list_show_search_and_facts(cli: Cli, files: Path) -> None:
    cli("archive", "add", "old")
    assert cli("archive", "list").out == (
        "     2  2025-03-12  old/march.txt  Norrvik opens quay 3\n"
        "     1  2025-04-02  old/april.md  Norrvik opens quay 5\n"
    )
    listed = [json.loads(line) for line in cli("archive", "list", "--format", "json").out.split("\n")[:-1]]
    assert [(one["path"], one["date"]) for one in listed] == [
        ("old/march.txt", "2025-03-12"),
        ("old/april.md", "2025-04-02"),
    ]
    assert STANDING in cli("archive", "show", "old/march.txt").out
    shown = json.loads(cli("archive", "show", "2", "--format", "json").out)
    assert shown["text"] == release_text()
    assert shown["record"]["release_date"]["value"] == "2025-03-12"
    assert [line.split()[2] for line in cli("archive", "search", "quay", "April").out.split("\n")[:-1]] == [
        "old/april.md"
    ]
    assert cli("archive", "search", "submarine").code == 1
    assert cli("archive", "facts", "harbour", "founded").out == (
        "founded:norrvik harbour authority (static)\n"
        "  2025-03-12  “1923”  old/march.txt, line 9\n"
        "  2025-04-02  “1923”  old/april.md, line 9\n"
    )
    facts = cli("archive", "facts", "founded:norrvik harbour authority", "--format", "json").out.split("\n")[:-1]
    assert [json.loads(fact)["quote"] for fact in facts] == ["founded in 1923"] * 2
    assert cli("archive", "facts", "submarine").code == 1
    ended = cli("archive", "show", "june.txt")
    assert (ended.code, ended.out) == (2, "")
    assert "no release of the archive has the number or path 'june.txt'" in ended.err


def test_check_finds_with_receipts(cli: Cli, files: Path) -> None:
    cli("archive", "add", "old")
    before = (files / ARCHIVE).read_bytes()
    ended = cli("check", "new.txt", "--archive", ARCHIVE, "--format", "json", "--fail-on", "warning")
    assert ended.code == 1
    (document,) = json.loads(ended.out)["documents"]
    found = {
        finding["rule"]: (finding["location"]["quote"], finding["receipts"][0]["source"])
        for finding in document["findings"]
        if finding["checker"] == "archive"
    }
    assert found["archived-fact-conflict"] == ("founded in 1932", "old/march.txt")
    assert found["boilerplate-drift"][1] == "old/april.md"
    assert (files / ARCHIVE).read_bytes() == before, "checking changes nothing"
    assert not list(files.glob(f"{ARCHIVE}-*")), "and leaves nothing beside it"
    assert cli("archive", "check", "new.txt", "--format", "json").out == ended.out, "the same in short"
    assert "archive" not in cli("check", "new.txt", "--select", "archive").out, "without an archive nothing is asked"


def test_processes_side_by_side_find_the_same(cli: Cli, files: Path) -> None:
    cli("archive", "add", "old")
    for number in range(24):
        (files / f"new-{number}.txt").write_text(NEW.replace("quay 4", f"quay {number}"), "utf-8")
    words = ("check", "new-*.txt", "--archive", ARCHIVE, "--select", "archive", "--format", "json")
    alone = cli(*words)
    assert alone.out.count('"rule":') >= 48
    assert cli(*words, "--jobs", "2").out == alone.out
    assert not list(files.glob(f"{ARCHIVE}-*")), "nothing is left beside the archive"


def test_accept_ends_the_drift(cli: Cli, files: Path) -> None:
    cli("archive", "add", "old")
    (files / "new.txt").write_text(release_text("14 May 2025", 4, STANDING.replace("196", "198")), "utf-8")
    assert "boilerplate-drift" in cli("archive", "check", "new.txt").out
    ended = cli("archive", "accept", "new.txt")
    assert ended.code == 0
    assert "new.txt: 1 paragraph is official now, about norrvik harbour authority" in ended.err
    assert "boilerplate-drift" not in cli("archive", "check", "new.txt").out
    assert "runs 198 berths" in cli("archive", "check", "old/march.txt").out
    ended = cli("archive", "accept", "clean.txt")
    assert ended.code == 2
    assert "no boilerplate about an organization" in ended.err


def test_what_is_no_archive(cli: Cli, files: Path) -> None:
    ended = cli("check", "new.txt", "--archive", "none.sqlite")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "factcheck: none.sqlite: there is no archive; factcheck archive add makes one\n"
    for content in (b"", b"\x00garbage" * 900):
        (files / "bad.sqlite").write_bytes(content)
        for words in (
            ("check", "new.txt", "--archive", "bad.sqlite"),
            ("archive", "add", "old", "--archive", "bad.sqlite"),
            ("archive", "list", "--archive", "bad.sqlite"),
        ):
            ended = cli(*words)
            assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
            assert ended.err.startswith("factcheck: bad.sqlite: ")
            assert (files / "bad.sqlite").read_bytes() == content, "never overwritten"


def test_what_came_from_a_release_is_made_safe(cli: Cli, files: Path) -> None:
    (files / "old" / "march.txt").write_text(release_text().replace("opens", "\x1b[31mopens"), "utf-8")
    cli("archive", "add", "old")
    for words in (("list",), ("show", "old/march.txt"), ("search", "opens"), ("facts", "founded")):
        assert "\x1b" not in cli("archive", *words).out
