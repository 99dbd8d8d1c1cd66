"""Suppressions of the configuration, as the command line shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def entry(**values: str) -> str:
    said = {"file": "wrong.txt", "rule": "weekday-mismatch", "reason": "the diary has it so", **values}
    return "[[ignore]]\n" + "".join(f"{key} = {value!r}\n" for key, value in said.items())


def test_suppressed_findings_are_counted_and_do_not_fail(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(entry(), "utf-8")
    ended = cli("check", "wrong.txt")
    assert ended.code == 0
    assert "; 1 suppressed." in ended.out
    assert "Monday" not in ended.out
    assert "suppressed: the diary has it so" in cli("check", "wrong.txt", "--show-suppressed").out


def test_an_entry_out_of_use_is_told(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(entry(file="clean.txt"), "utf-8")
    assert "[[ignore]] 1 (weekday-mismatch in clean.txt) suppresses nothing" in cli("check", "clean.txt").out
    assert "suppresses nothing" not in cli("check", "wrong.txt").out, "the file it speaks of was not checked"
    (tmp_path / "factcheck.toml").write_text(entry().replace("reason =", "until = 2024-01-31\nreason ="), "utf-8")
    assert "not judged (give --as-of)" in cli("check", "wrong.txt").out
    ended = cli("check", "wrong.txt", "--as-of", "2024-02-01")
    assert ended.code == 1
    assert "ended on 2024-01-31" in ended.out


@pytest.mark.parametrize(
    ("table", "line"),
    [
        (entry(reason=" "), "[[ignore]] 1: a suppression needs a reason"),
        (entry(rule="weekday-mismach"), "did you mean 'weekday-mismatch'?"),
        (entry(reson="x"), "unknown key 'ignore.0.reson'; did you mean 'reason'?"),
        ("[[ignore]]\nfile = 'a'\nrule = 'dates'\n", "ignore.0.reason: field required"),
    ],
)
def test_a_wrong_entry_is_refused(cli: Cli, tmp_path: Path, table: str, line: str) -> None:
    (tmp_path / "factcheck.toml").write_text(table, "utf-8")
    ended = cli("check", "wrong.txt")
    assert ended.code == 2
    assert line in ended.err


def test_rules_and_suppressions_stand_in_one_list(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(
        'ignore = ["missing-field", {file = "wrong.txt", rule = "dates", reason = "old"}]\n', "utf-8"
    )
    ended = cli("check", "wrong.txt", "--ignore", "claims")
    assert ended.code == 0
    assert "no boilerplate" in ended.out, "rules named on the command line stand in place of those of the file"
    assert "1 suppressed" in ended.out
