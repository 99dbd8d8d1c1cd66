"""The command ``explain``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from inspect import cleandoc

from factcheck.checkers.catalog import RULES
from factcheck.checkers.rule import Example, Rule
from factcheck.cli.console import ending, terminal_width, wants_color, write_out
from factcheck.config import select_rules
from factcheck.errors import ConfigError
from factcheck.reports.marking import Mark, marked_rows
from factcheck.reports.text import TextStyle

_OPEN, _CLOSE = "⟦", "⟧"


def run_explain(name: str) -> int:
    """The exit code of ``explain``."""

    def show() -> int:
        rule = _rule(name)
        style = TextStyle(wants_color(to_file=False), terminal_width(to_file=False))
        write_out(line + "\n" for line in _explained(rule, style))
        return 0

    return ending(show)


def _rule(name: str) -> Rule:
    for rule in RULES:
        if rule.id == name:
            return rule
    select_rules(RULES, [name], None)  # says what the name may have been meant for
    listed = ", ".join(rule.id for rule in RULES if rule.checker.value == name)
    raise ConfigError(f"{name} is a checker; its rules are {listed or 'still to come'}")


def _explained(rule: Rule, style: TextStyle) -> Iterator[str]:
    severity = style.paint(rule.severity.value, rule.severity.value)
    facts = f"{severity}, {rule.confidence.value} confidence, since {rule.since}"
    yield f"{style.paint('strong', rule.id)} ({rule.checker.value}): {facts}"
    yield ""
    for line in cleandoc(rule.__doc__ or "").split("\n"):
        yield style.paint("strong", line[3:]) if line.startswith("## ") else line
    yield from _examples("Flags", rule.flags, rule, style)
    yield from _examples("Accepts", rule.accepts, rule, style)
    yield from _examples("Does not find yet", rule.misses, rule, style)


def _examples(title: str, examples: Sequence[str | Example], rule: Rule, style: TextStyle) -> Iterator[str]:
    if not examples:
        return
    yield ""
    yield style.paint("strong", title)
    for number, example in enumerate(examples):
        shown = example if isinstance(example, Example) else Example(example)
        text = shown.text.strip("\n")
        if number and "\n" in text:
            yield ""
        yield from _example(text, rule, style)
        if shown.release_date is not None:
            yield f"    (in a release of {shown.release_date})"


def _example(text: str, rule: Rule, style: TextStyle) -> Iterator[str]:
    words, marks = unmarked(text)
    start = 0
    for line in words.split("\n"):
        end = start + len(line)
        inside = [
            Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.line)
            for mark in marks
            if mark.start <= end and start <= mark.end
        ]
        for row in marked_rows(line, inside or [Mark(0, 0, " ")], style.width - 4):
            yield f"  | {style.paint(rule.severity.value, row.text) if row.mark else row.text}".rstrip()
        start = end + 1


def unmarked(text: str) -> tuple[str, list[Mark]]:
    """The words of an example without ``⟦ ⟧``, and the places they mark."""
    words, starts, marks = "", [], []
    for character in text:
        if character == _OPEN:
            starts.append(len(words))
        elif character == _CLOSE and starts:
            marks.append(Mark(starts.pop(), len(words), "^"))
        else:
            words += character
    return words, marks
