"""The generated documentation: every rule is in it, what is written by hand stays, and a check names the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checkers import reference
from factcheck.checkers.catalog import RULES


def test_every_rule_is_told() -> None:
    told, table = reference.rule_reference(), reference.rule_table()
    for rule in RULES:
        assert f"\n### {rule.id}\n" in told
        assert table.count(f"[`{rule.id}`]") == 1


def test_reference_shows_what_a_rule_says() -> None:
    told = reference.rule_reference().split("### weekday-mismatch\n")[1].split("\n### ")[0]
    assert "  → 7 June 2023 is a Wednesday" in told


def test_readme_keeps_what_is_written_by_hand() -> None:
    text = "by hand\n<!-- generated: rules -->\nold\n<!-- end -->\nby hand too\n"
    made = reference.readme(text)
    assert made == f"by hand\n<!-- generated: rules -->\n{reference.rule_table()}\n<!-- end -->\nby hand too\n"
    assert reference.readme(made) == made


def test_unknown_part() -> None:
    with pytest.raises(ValueError, match="nothing generates 'poems'"):
        reference.readme("<!-- generated: poems -->\n<!-- end -->\n")


def test_figures_table() -> None:
    written = '{"tables": [{"title": "T", "columns": ["a", "b"], "rows": [["x", 1]]}, {"title": "U", "detail": true}]}'
    assert reference.figures_table(written) == "T\n\n| a | b |\n|---|---|\n| x | 1 |"


def test_figures_by_rule() -> None:
    written = '{"tables": [{"title": "T"}, {"title": "U", "detail": true, "columns": ["a"], "rows": [["x"]]}]}'
    assert reference.figures_table(written, detail=True) == "U\n\n| a |\n|---|\n| x |"


def test_check_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "made.md"
    monkeypatch.setattr(reference, "ROOT", tmp_path)
    monkeypatch.setattr(reference, "generated", lambda: {path: lambda: "made\n"})
    assert reference.main(["--check"]) == 1
    assert capsys.readouterr().err == f"made.md is out of date, run: {reference.COMMAND}\n"
    assert not path.exists()
    assert reference.main([]) == 0
    assert path.read_text("utf-8") == "made\n"
    assert reference.main(["--check"]) == 0
