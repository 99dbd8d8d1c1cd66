"""Configuration: where it is found and what it may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checkers.catalog import RULES
from factcheck.config import Config, FailOn, find_config, load_config, select_rules
from factcheck.errors import ConfigError
from factcheck.findings.severity import Confidence, Severity


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_nearest_file_is_found(tmp_path: Path) -> None:
    outer = write(tmp_path / "factcheck.toml", "")
    write(tmp_path / "desk" / "pyproject.toml", "[project]\nname = 'press'\ndependencies = ['factcheck']\n")
    (tmp_path / "desk" / "drafts").mkdir()
    assert find_config(tmp_path / "desk" / "drafts") == outer
    inner = write(tmp_path / "desk" / "pyproject.toml", "[tool.factcheck]\nprofile = 'release'\n")
    assert find_config(tmp_path / "desk" / "drafts") == inner
    hidden = write(tmp_path / "desk" / ".factcheck.toml", "")
    assert find_config(tmp_path / "desk" / "drafts") == hidden


def test_values_are_typed(tmp_path: Path) -> None:
    path = write(
        tmp_path / "factcheck.toml",
        "select = ['dates']\nfail-on = 'warning'\nmin-confidence = 'low'\nschema = 'own.schema.json'\n",
    )
    assert load_config(path) == Config(
        select=("dates",),
        fail_on=FailOn.WARNING,
        min_confidence=Confidence.LOW,
        schema=str(tmp_path / "own.schema.json"),
    )


def test_extend_inherits_what_is_not_said(tmp_path: Path) -> None:
    write(tmp_path / "house" / "base.toml", "ignore = ['claims']\nfail-on = 'note'\nschema = 'own.json'\n")
    path = write(tmp_path / "desk" / "factcheck.toml", "extend = '../house/base.toml'\nfail-on = 'never'\n")
    config = load_config(path)
    assert (config.ignore, config.fail_on) == (("claims",), FailOn.NEVER)
    assert Path(config.schema or "").resolve() == (tmp_path / "house" / "own.json").resolve()


def test_extend_in_a_circle_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", "extend = 'b.toml'\n")
    write(tmp_path / "b.toml", "extend = 'a.toml'\n")
    with pytest.raises(ConfigError, match="circle"):
        load_config(tmp_path / "a.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = ['dates']\n", "unknown key 'selct'; did you mean 'select'"),
        ("plugins = ['./own.py']\n", "unknown key 'plugins'"),
        ("fail-on = 'sometimes'\n", "fail-on: "),
        ("select = 'dates'\n", "select: "),
        ("select = [\n", r"at line 1, column 11"),
        ("a = 1\na = 2\n", r"at line 2"),
        ("extend = 'nowhere.toml'\n", "nowhere.toml: No such file"),
    ],
)
def test_problems_are_told_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "factcheck.toml", text)
    with pytest.raises(ConfigError, match=message) as raised:
        load_config(path)
    assert "\n" not in str(raised.value)


def test_rules_are_selected_by_id_and_checker() -> None:
    ids = {rule.id for rule in select_rules(RULES, ["dates", "missing-field"], ["weekday-mismatch"])}
    assert "impossible-date" in ids
    assert "weekday-mismatch" not in ids
    assert all(rule.checker.value == "dates" or rule.id == "missing-field" for rule in RULES if rule.id in ids)
    assert select_rules(RULES, None, None) == RULES


def test_unknown_rule_is_suggested() -> None:
    with pytest.raises(ConfigError, match="'weekday-mismach'; did you mean 'weekday-mismatch'"):
        select_rules(RULES, None, ["weekday-mismach"])


@pytest.mark.parametrize(
    ("fail_on", "counted"),
    [("error", ["error"]), ("warning", ["error", "warning"]), ("note", ["error", "warning", "note"]), ("never", [])],
)
def test_what_fails_a_run(fail_on: str, counted: list[str]) -> None:
    assert [severity.value for severity in Severity if FailOn(fail_on).counts(severity)] == counted
