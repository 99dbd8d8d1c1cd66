"""``init``: a configuration that can be used as it stands, the profile guessed, and snippets that do what they say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from factcheck.cli.arguments import Snippet
from factcheck.cli.init import guess_profile
from factcheck.config import Config, load_config
from tests.cli.conftest import Cli

EARNINGS = (
    "Ostrel reports results\n\n4 May 2023\n\nOSTREL – First-quarter revenue rose to $5 million, and EBITDA with it.\n"
)
MINISTRY = "Bridge opens\n\n4 May 2023\n\nELMSTAD – The Minister for Transport, Jane Roe, opened the bridge today.\n"


def test_writes_a_configuration_that_holds(cli: Cli, tmp_path: Path) -> None:
    ended = cli("init")
    assert ended.code == 0
    assert "profile release" in ended.err
    config = load_config(tmp_path / "factcheck.toml")
    assert config.profile == "release"
    assert cli("check", "clean.txt").code == 0


def test_what_is_commented_out_is_right_too(cli: Cli, tmp_path: Path) -> None:
    """Every example of the file, taken one at a time, is a valid setting."""
    cli("init")
    text = (tmp_path / "factcheck.toml").read_text("utf-8")
    examples = re.findall(r"^# ([a-z-]+ = .+)$", text, re.MULTILINE)
    tables = re.findall(r"^# (\[.+?\]\n(?:# .+\n?)+)", text, re.MULTILINE)
    assert len(tables) == 2
    keys = {example.split(" = ")[0] for example in examples}
    assert {name.replace("_", "-") for name in Config.__slots__} - keys <= {"ignore", "profiles", "profile"}
    for number, example in enumerate([*examples, *(re.sub(r"^# ", "", table, flags=re.MULTILINE) for table in tables)]):
        if example.startswith(("file", "rule", "quote", "reason", "until", "extend")) or " = {" in example[:12]:
            continue
        path = tmp_path / f"{number}.toml"
        path.write_text(example, "utf-8")
        load_config(path)


def test_does_not_overwrite(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("# mine\n", "utf-8")
    assert cli("init").code == 2
    assert (tmp_path / "factcheck.toml").read_text("utf-8") == "# mine\n"
    assert cli("init", "nowhere").code == 2
    assert cli("init", "--profile", "nosuch").code == 2


@pytest.mark.parametrize(("text", "profile"), [(EARNINGS, "earnings"), (MINISTRY, "government")])
def test_guesses_the_profile(tmp_path: Path, text: str, profile: str) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    assert guess_profile(tmp_path) == profile
    for number in range(3, 9):
        (tmp_path / f"{number}.txt").write_text("A fair opens\n\n4 May 2023\n\nIt opens today.\n", "utf-8")
    assert guess_profile(tmp_path) == "release"


@pytest.mark.parametrize("snippet", Snippet)
def test_snippets_name_options_that_exist(cli: Cli, snippet: Snippet) -> None:
    from factcheck.cli.quick import read_check

    text = cli("init", "--print", snippet.value).out
    assert text
    for command in re.findall(r"factcheck check ([^\n'\"]+?)(?: \$\{.*)?$", text, re.MULTILINE):
        assert read_check(["check", *command.split()]) is not None, command


def test_the_problem_matcher_matches_the_text_report(cli: Cli) -> None:
    import json

    first, second = json.loads(cli("init", "--print", "problem-matcher").out)["problemMatcher"][0]["pattern"]
    lines = cli("check", "wrong.txt").out.split("\n")
    number = next(number for number, line in enumerate(lines) if " at  " in line)
    severity = re.match(first["regexp"], lines[number - 1])
    place = re.match(second["regexp"], lines[number])
    assert severity
    assert place
    assert severity[first["severity"]] == "error"
    assert (place[second["file"]], place[second["line"]], place[second["column"]]) == ("wrong.txt", "5", "35")
    assert place[second["code"]] == "weekday-mismatch"


def test_settings_can_live_in_pyproject(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    settings = tomllib.loads((tmp_path / "factcheck.toml").read_text("utf-8"))
    (tmp_path / "factcheck.toml").unlink()
    (tmp_path / "pyproject.toml").write_text(f"[tool.factcheck]\nprofile = '{settings['profile']}'\n", "utf-8")
    assert cli("check", "clean.txt").code == 0
