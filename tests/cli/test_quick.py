"""The quick reader of arguments understands the same as typer, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck.cli import app as commands
from factcheck.cli import check as command
from factcheck.cli.arguments import CheckArguments
from factcheck.cli.quick import _SWITCHES, _VALUES, read_check

UNDERSTOOD: tuple[Sequence[str], ...] = (
    ("a.txt",),
    ("a.txt", "b.md", "-"),
    ("--format", "json", "a.txt"),
    ("--format=json", "a.txt", "--output=x", "-q", "-v"),
    ("a.txt", "-o", "x", "--select", "dates", "--select=names,counts", "--ignore", "claims"),
    ("a.txt", "--fail-on", "note", "--min-confidence", "low", "--exit-zero", "--jobs", "2"),
    ("a.txt", "--profile", "wire", "--schema", "s.json", "--as-of", "today", "--config", "c.toml"),
    ("-", "--stdin-filename", "a.md", "--quiet", "--verbose"),
    ("a.txt", "--output", ""),
)
LEFT_TO_TYPER: tuple[Sequence[str], ...] = (
    (),
    ("--help",),
    ("a.txt", "--fromat", "json"),
    ("a.txt", "--format", "jsonl"),
    ("a.txt", "--format"),
    ("a.txt", "--jobs", "0"),
    ("a.txt", "--jobs", "\u0662"),
    ("a.txt", "-qv"),
    ("a.txt", "-o=x"),
    ("--", "-a.txt"),
    ("a.txt", "--output", "--quiet"),
)


@pytest.fixture
def by_typer(monkeypatch: pytest.MonkeyPatch) -> list[CheckArguments]:
    seen: list[CheckArguments] = []

    def run(arguments: CheckArguments) -> int:
        seen.append(arguments)
        return 0

    monkeypatch.setattr(command, "run_check", run)
    return seen


@pytest.mark.parametrize("words", UNDERSTOOD)
def test_understands_the_same_as_typer(words: Sequence[str], by_typer: list[CheckArguments]) -> None:
    with pytest.raises(SystemExit):
        commands.app(["check", *words], prog_name="factcheck")
    assert [read_check(["check", *words])] == by_typer


@pytest.mark.parametrize("words", LEFT_TO_TYPER)
def test_leaves_the_rest_to_typer(words: Sequence[str]) -> None:
    assert read_check(["check", *words]) is None


def test_knows_every_option() -> None:
    import typer.main

    check = typer.main.get_command(commands.app).commands["check"]  # type: ignore[attr-defined]
    options = {name for parameter in check.params for name in parameter.opts if name.startswith("-")}
    assert options - {"--help", "-h"} == set(_SWITCHES) | set(_VALUES)


def test_is_for_check_only() -> None:
    assert read_check(["extract", "a.txt"]) is None
    assert read_check([]) is None
