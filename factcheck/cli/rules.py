"""The command ``rules``."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.catalog import RULES
from factcheck.checkers.rule import Rule
from factcheck.cli.arguments import ListFormat
from factcheck.cli.console import ending, write_out


def run_rules_table(form: ListFormat) -> int:
    """The exit code of ``rules``."""

    def show() -> int:
        write_out([_as_json()] if form is ListFormat.JSON else _as_text())
        return 0

    return ending(show)


def summary_of(rule: Rule) -> str:
    """What the rule flags, in one sentence."""
    return (rule.__doc__ or "").split("\n", 1)[0].strip()


def _as_text() -> Iterator[str]:
    widths = [max((len(cell) for cell in column), default=0) for column in zip(*map(_cells, RULES), strict=True)]
    for rule in RULES:
        cells = "  ".join(cell.ljust(width) for cell, width in zip(_cells(rule), widths, strict=True))
        yield f"{cells}  {summary_of(rule)}\n"


def _cells(rule: Rule) -> tuple[str, ...]:
    return (rule.id, rule.checker.value, rule.severity.value, rule.confidence.value)


def _as_json() -> str:
    import json

    listed = [
        {
            "rule": rule.id,
            "checker": rule.checker.value,
            "severity": rule.severity.value,
            "confidence": rule.confidence.value,
            "since": rule.since,
            "summary": summary_of(rule),
        }
        for rule in RULES
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
