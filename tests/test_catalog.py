"""The catalogue of rules is complete, sorted, and equal to the files."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

from factcheck.checkers.catalog import RULES
from factcheck.checkers.rule import Rule
from factcheck.findings.finding import Checker

CHECKERS = Path(__file__).resolve().parent.parent / "factcheck" / "checkers"
# Modules beside the rules that are no rule themselves stand in the checkers folder or start with an underscore-free
# name that no rule has; a file in a checker's folder is a rule when it defines one.
RULE_FILES = sorted(
    path for checker in Checker for path in (CHECKERS / checker).glob("*.py") if path.stem != "__init__"
)


def classes_of(path: Path) -> list[type[Rule]]:
    """The concrete rules that a file defines."""
    module = importlib.import_module(f"factcheck.checkers.{path.parent.name}.{path.stem}")
    return [
        value
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, Rule)
        and value.__module__ == module.__name__
        and not inspect.isabstract(value)
    ]


def test_sorted_and_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))


def test_rules_yield_to_rules_that_do_not_yield_back() -> None:
    yields_to = {rule.id: set(rule.yields_to) for rule in RULES}
    for rule, others in yields_to.items():
        assert others <= set(yields_to), rule
        reached: set[str] = set()
        while others - reached:
            reached |= others
            others = set().union(*(yields_to[other] for other in others))
        assert rule not in reached, rule


def test_holds_every_rule() -> None:
    written = {found.id for path in RULE_FILES for found in classes_of(path)}
    assert written == {rule.id for rule in RULES}


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_one_rule_a_file(path: Path) -> None:
    assert len(classes_of(path)) <= 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestRule:
    def test_id_class_and_file_agree(self, rule: Rule) -> None:
        words = rule.id.split("-")
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule.id)
        assert type(rule).__name__ == "".join(word.capitalize() for word in words)
        assert type(rule).__module__ == f"factcheck.checkers.{rule.checker}.{'_'.join(words)}"

    def test_is_documented(self, rule: Rule) -> None:
        text = inspect.getdoc(type(rule)) or ""
        first, *rest = text.split("\n")
        assert first.endswith("."), "the first line is one sentence"
        assert len(first) <= 120
        assert not rest or rest[0] == ""
        headings = [line for line in rest if line.startswith("## ")]
        assert headings == ["## Why it matters", "## What it leaves alone"]
        for heading in headings:
            assert text.split(heading, 1)[1].strip().split("\n")[0], f"nothing under {heading}"

    def test_has_examples(self, rule: Rule) -> None:
        if not rule.reads_words:
            return  # about the file or the run: tested as cases
        assert rule.flags, "an example that is found"
        assert rule.accepts, "an example that is left alone"

    def test_keeps_no_state(self, rule: Rule) -> None:
        assert not vars(rule), "a rule keeps no state"
        assert rule.since
