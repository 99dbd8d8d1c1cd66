"""The baseline: old findings stay silent, new and changed ones speak; a damaged file is not taken for an empty one."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

FILE = ".factcheck-baseline.json"


def git(folder: Path, *words: str) -> None:
    """Runs git in a folder, with a name of its own."""
    name = ("-c", "user.name=Press Office", "-c", "user.email=press@example.org")
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


def entries(folder: Path) -> list[dict[str, str]]:
    listed: list[dict[str, str]] = json.loads((folder / FILE).read_text("utf-8"))["entries"]
    return listed


def test_what_was_there_is_not_shown_again(cli: Cli, tmp_path: Path) -> None:
    assert cli("check", ".").code == 1
    made = cli("baseline", "create", ".")
    assert (made.code, made.out) == (0, "")
    assert "7 entries; 7 new, 0 taken out" in made.err
    ended = cli("check", ".", "--baseline", FILE)
    assert ended.code == 0
    assert "Monday" not in ended.out
    assert "No findings in 2 releases; 7 suppressed." in ended.out
    assert "in the baseline" in cli("check", ".", "--baseline", FILE, "--show-suppressed").out


def test_the_configuration_names_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('baseline = "old.json"\n', "utf-8")
    assert cli("baseline", "create", "wrong.txt").code == 0
    assert (tmp_path / "old.json").exists()
    assert cli("check", "wrong.txt").code == 0


def test_edits_elsewhere_do_not_matter(cli: Cli, tmp_path: Path) -> None:
    cli("baseline", "create", ".")
    file = tmp_path / "wrong.txt"
    file.write_text("Harbour news\n\n" + file.read_text("utf-8") + "\nMore is to come.\n", "utf-8")
    assert cli("check", "wrong.txt", "--baseline", FILE).code == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Monday", "Tuesday"),
        ("The harbour reopened on Monday, 7 June 2023", "The harbour reopened on Monday, 14 June 2023"),
    ],
)
def test_a_changed_fact_is_never_hidden(cli: Cli, tmp_path: Path, old: str, new: str) -> None:
    cli("baseline", "create", ".")
    file = tmp_path / "wrong.txt"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    ended = cli("check", "wrong.txt", "--baseline", FILE)
    assert ended.code == 1
    assert "1 entry is no longer found" in ended.err


def test_a_value_elsewhere_that_the_finding_rests_on_may_not_change_either(cli: Cli, tmp_path: Path) -> None:
    text = (
        "Harbour fair opens\n\n7 June 2023\n\nELMSTAD – The fair is organised by Margarethe Oyelaran of the port.\n\n"
        "“Come and see the boats,” said Margarethe Oyelaran. {name} has led the port since 2019.\n"
    )
    file = tmp_path / "fair.txt"
    file.write_text(text.format(name="Margarethe Oyelarann"), "utf-8")
    before = cli("check", "fair.txt", "--select", "names").out
    assert "name-variant" in before
    cli("baseline", "create", "fair.txt")
    file.write_text(file.read_text("utf-8").replace("Margarethe Oyelaran ", "Margarethe Oyelarin "), "utf-8")
    file.write_text(file.read_text("utf-8").replace("Margarethe Oyelaran.", "Margarethe Oyelarin."), "utf-8")
    assert "name-variant" in cli("check", "fair.txt", "--baseline", FILE).out


def test_reasons_survive_an_update_and_stale_entries_go(cli: Cli, tmp_path: Path) -> None:
    cli("baseline", "create", ".")
    content = json.loads((tmp_path / FILE).read_text("utf-8"))
    for entry in content["entries"]:
        if entry["rule"] == "weekday-mismatch":
            entry["reason"] = "the diary has it so"
    (tmp_path / FILE).write_text(json.dumps(content), "utf-8")
    assert "the diary has it so" in cli("check", ".", "--baseline", FILE, "--show-suppressed").out
    (tmp_path / "new.txt").write_text((tmp_path / "wrong.txt").read_text("utf-8"), "utf-8")
    assert cli("baseline", "update", ".").code == 0
    reasons = {(e["path"], e.get("reason")) for e in entries(tmp_path) if e["rule"] == "weekday-mismatch"}
    assert reasons == {("new.txt", None), ("wrong.txt", "the diary has it so")}
    (tmp_path / "wrong.txt").unlink()
    (tmp_path / "new.txt").write_text((tmp_path / "clean.txt").read_text("utf-8"), "utf-8")
    ended = cli("baseline", "verify", ".")
    assert ended.code == 1
    assert "new.txt: weekday-mismatch: Monday, 7 June 2023: no longer found" in ended.out
    assert cli("baseline", "prune", ".").code == 0
    assert {e["path"] for e in entries(tmp_path)} == {"clean.txt", "new.txt"}
    assert cli("baseline", "verify", ".").code == 0


def test_a_baseline_is_not_overwritten_by_create(cli: Cli, tmp_path: Path) -> None:
    cli("baseline", "create", ".")
    before = (tmp_path / FILE).read_bytes()
    ended = cli("baseline", "create", ".")
    assert ended.code == 2
    assert "there is a baseline already" in ended.err
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('{"version":1,"entries":[{"path":"ab', "the baseline is damaged (line 1, column 33)"),
        ("", "damaged"),
        ('{"version":999,"entries":[]}', "written by a newer factcheck (version 999): upgrade"),
        ("[]", "it has no version"),
        ('{"version":1}', "it has no list of entries"),
        ('{"version":1,"entries":[{"path":"a"}]}', "entry 1 has other keys"),
        ("[" * 100_000, "damaged"),
    ],
)
@pytest.mark.parametrize("command", [("check", "wrong.txt", "--baseline", FILE), ("baseline", "update", ".")])
def test_a_damaged_baseline_is_refused_and_kept(
    cli: Cli, tmp_path: Path, command: tuple[str, ...], content: str, line: str
) -> None:
    (tmp_path / FILE).write_text(content, "utf-8")
    ended = cli(*command)
    assert ended.code == 2
    assert line in ended.err
    assert ended.err.count("\n") == 1
    assert (tmp_path / FILE).read_text("utf-8") == content


def test_a_missing_baseline_is_refused(cli: Cli) -> None:
    assert cli("check", "wrong.txt", "--baseline", "nowhere.json").code == 2


def test_what_was_not_read_is_never_in_it(cli: Cli, tmp_path: Path) -> None:
    assert cli("baseline", "create", "wrong.txt", "missing.txt").code == 2
    assert {e["path"] for e in entries(tmp_path)} == {"wrong.txt"}
    assert cli("check", "missing.txt", "--baseline", FILE).code == 2


def test_files_that_git_renamed_keep_their_entries(cli: Cli, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    cli("baseline", "create", ".")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "releases")
    (tmp_path / "2023").mkdir()
    git(tmp_path, "mv", "wrong.txt", "2023/harbour.txt")
    assert cli("check", ".", "--baseline", FILE).code == 0
    assert cli("baseline", "verify", ".").code == 0
    cli("baseline", "update", ".")
    assert {e["path"] for e in entries(tmp_path)} == {"clean.txt", "2023/harbour.txt"}


def test_a_symbolic_link_is_not_written_through(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / FILE).symlink_to(tmp_path / "elsewhere.json")
    ended = cli("baseline", "create", ".")
    assert (ended.code, ended.out) == (2, "")
    assert "symbolic link" in ended.err
    assert not (tmp_path / "elsewhere.json").exists()
