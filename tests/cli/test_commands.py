"""The commands besides ``check``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.checkers.catalog import RULES
from tests.cli.conftest import Cli


def test_version_and_help(cli: Cli) -> None:
    assert cli("--version").out == f"factcheck {__version__}\n"
    for words in (("--help",), ("check", "--help"), ("extract", "-h")):
        ended = cli(*words)
        assert ended.code == 0
        assert ended.out.startswith("Usage: factcheck")


def test_rules_lists_the_catalogue(cli: Cli) -> None:
    assert [line.split()[0] for line in cli("rules").out.rstrip("\n").split("\n")] == [rule.id for rule in RULES]
    listed = json.loads(cli("rules", "--format", "json").out)
    assert [entry["rule"] for entry in listed] == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_explain_shows_every_rule(cli: Cli, rule: str) -> None:
    ended = cli("explain", rule)
    assert ended.code == 0
    assert "Why it matters" in ended.out
    assert "\u27e6" not in ended.out


def test_explain_marks_the_place(cli: Cli) -> None:
    lines = cli("explain", "weekday-mismatch").out.split("\n")
    example = next(number for number, line in enumerate(lines) if "Monday, 7 June 2023" in line)
    start = lines[example].index("Monday")
    assert lines[example + 1][start:].startswith("^" * len("Monday, 7 June 2023"))


def test_explain_suggests(cli: Cli) -> None:
    ended = cli("explain", "weekday-mismach")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "did you mean 'weekday-mismatch'?" in ended.err
    assert "its rules are" in cli("explain", "dates").err


@pytest.mark.parametrize("name", ["record", "report", "config"])
def test_schema_is_the_committed_file(cli: Cli, root: Path, name: str) -> None:
    file = {"record": "press-release"}.get(name, name)
    assert cli("schema", name).out == (root / "schemas" / f"{file}.schema.json").read_text("utf-8")


def test_unknown_schema(cli: Cli) -> None:
    ended = cli("schema", "rapport")
    assert (ended.code, ended.err.count("\n")) == (2, 1)


def test_extract_prints_one_object_or_lines(cli: Cli) -> None:
    one = cli("extract", "wrong.txt")
    assert json.loads(one.out)["headline"]["text"] == "Harbour reopens after repairs"
    several = cli("extract", "wrong.txt", "clean.txt")
    assert len([json.loads(line) for line in several.out.rstrip("\n").split("\n")]) == 2


def test_extract_tells_what_was_not_read(cli: Cli) -> None:
    ended = cli("extract", "missing.txt", "clean.txt")
    assert (ended.code, ended.err) == (2, "factcheck: missing.txt: no such file\n")
    assert json.loads(ended.out)


def test_mentions_have_their_place_in_the_file(cli: Cli, tmp_path: Path) -> None:
    shown = json.loads(cli("extract", "wrong.txt", "--mentions").out)
    text = (tmp_path / "wrong.txt").read_text("utf-8")
    assert set(shown) == {"path", "record", "mentions"}
    for mention in shown["mentions"]:
        assert set(mention) == {"kind", "start", "end", "quote", "value"}
        assert text[mention["start"] : mention["end"]] == mention["quote"]
    dates = [mention["value"] for mention in shown["mentions"] if mention["kind"] == "date"]
    assert "2023-06-07" in dates
