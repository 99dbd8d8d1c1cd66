"""``factcheck check``: exit codes, output and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, RELEASE, Cli

DATES = ("--select", "dates")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("clean.txt",), 0),
        (("wrong.txt",), 1),
        (("wrong.txt", "--exit-zero"), 0),
        (("wrong.txt", "--fail-on", "never"), 0),
        (("wrong.txt", "--fail-on=note"), 1),
        (("wrong.txt", "missing.txt"), 2),
        (("clean.txt", "missing.txt", "--exit-zero"), 2),
        (("wrong.txt", "--ignore", "weekday-mismatch"), 0),
        (("wrong.txt", "--ignore", "figures,dates"), 0),
        (("*.txt",), 1),
        ((".",), 1),
    ],
)
def test_exit_codes(cli: Cli, words: tuple[str, ...], code: int) -> None:
    select = () if "--ignore" in words else DATES
    assert cli("check", *words, *select).code == code


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("missing.txt",), "missing.txt: no such file"),
        (("empty.txt",), "empty.txt: nothing to read"),
        (("folder",), "folder: no releases in this folder"),
        (("*.docx.gz",), "*.docx.gz: nothing matches this pattern"),
        ((), "nothing to read: name files or folders"),
        (("clean.txt", "--select", "weekday-mismach"), "did you mean 'weekday-mismatch'?"),
        (("clean.txt", "--as-of", "7 June"), "--as-of takes a date"),
        (("clean.txt", "--config", "none.toml"), "none.toml: No such file"),
        (("clean.txt", "--profile", "relaese"), "relaese"),
        (("clean.txt", "--schema", "none.json"), "none.json"),
        (("clean.txt", "--output", "clean.txt"), "is an input"),
        (("clean.txt", "--output", "folder"), "is a folder"),
        (("clean.txt", "--output", "nowhere/out.txt"), "nowhere/out.txt: cannot be written"),
    ],
)
def test_refusals_take_one_line_and_exit_code_2(cli: Cli, tmp_path: Path, words: tuple[str, ...], line: str) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder").mkdir()
    ended = cli("check", *words)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert ended.err.startswith("factcheck: ")
    assert line in ended.err
    assert (tmp_path / "clean.txt").read_text("utf-8") == CLEAN


def test_unknown_option_is_told_by_the_parser(cli: Cli) -> None:
    ended = cli("check", "clean.txt", "--fail-on", "sometimes")
    assert ended.code == 2
    assert "'error', 'warning', 'note', 'never'" in ended.err


def test_json_names_every_document(cli: Cli) -> None:
    ended = cli("check", "--format", "json", "wrong.txt", "missing.txt", "clean.txt", *DATES)
    report = json.loads(ended.out)
    assert [document["path"] for document in report["documents"]] == ["clean.txt", "missing.txt", "wrong.txt"]
    assert [document["status"] for document in report["documents"]] == ["checked", "not_checked", "checked"]
    assert report["summary"]["not_checked"] == 1
    assert report["documents"][1]["findings"][0]["rule"] == "input-not-read"
    assert ended.err == "factcheck: missing.txt: no such file\n"


def test_output_file_is_replaced_whole(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    ended = cli("check", "wrong.txt", "--format=json", "-o", "report.json", *DATES)
    assert (ended.code, ended.out) == (1, "")
    assert json.loads(target.read_text("utf-8"))["summary"]["error"] == 1
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clean.txt", "report.json", "wrong.txt"]


def test_output_is_not_written_through_a_link(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text("mine", "utf-8")
    (tmp_path / "link").symlink_to("elsewhere.txt")
    assert cli("check", "clean.txt", "--output", "link").code == 2
    assert (tmp_path / "elsewhere.txt").read_text("utf-8") == "mine"


def test_command_line_stands_over_the_configuration(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("format = 'json'\nselect = ['dates']\nfail-on = 'never'\n", "utf-8")
    ended = cli("check", "wrong.txt")
    assert ended.code == 0
    assert json.loads(ended.out)["summary"]["error"] == 1
    assert cli("check", "wrong.txt", "--fail-on", "error", "--format", "text").code == 1


def test_as_of_dates_a_release_that_has_no_date(cli: Cli, tmp_path: Path) -> None:
    undated = RELEASE.replace("7 June 2023\n\n", "", 1).replace("Monday, 7 June 2023", "Monday, 7 June")
    (tmp_path / "undated.txt").write_text(undated, "utf-8")
    rule = ("--select", "weekday-mismatch-without-year", "--format", "json")
    unknown = json.loads(cli("check", "undated.txt", *rule).out)
    assert unknown["documents"][0]["findings"] == []
    known = json.loads(cli("check", "undated.txt", "--as-of", "2023-06-08", *rule).out)
    assert [finding["rule"] for finding in known["documents"][0]["findings"]] == ["weekday-mismatch-without-year"]


def test_colour_only_when_asked_for(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in cli("check", "wrong.txt").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror" in cli("check", "wrong.txt").out
    assert "\x1b" not in cli("check", "wrong.txt", "--format", "json").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in cli("check", "wrong.txt").out


def test_quiet_leaves_findings_only(cli: Cli) -> None:
    assert cli("check", "clean.txt", "-q", *DATES).out == ""
    ended = cli("check", "wrong.txt", "-q", *DATES)
    assert "weekday-mismatch" in ended.out
    assert "looked at" not in ended.out


def test_other_language_is_told_and_no_error(cli: Cli, tmp_path: Path) -> None:
    text = "Le port rouvre ses portes au public\n\n7 juin 2023\n\n" + (
        "Le port de la ville a rouvert ses portes après des travaux qui ont duré trois semaines, a annoncé la mairie. "
        "Les habitants sont invités à venir découvrir les nouveaux quais dans les prochains jours.\n"
    )
    (tmp_path / "port.txt").write_text(text, "utf-8")
    ended = cli("check", "port.txt", *DATES)
    assert ended.code == 0
    assert "port.txt: " in ended.err
    assert "rules skipped" in ended.err
    assert cli("check", "port.txt", "-q", *DATES).err == ""
