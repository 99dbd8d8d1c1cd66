"""Writes what is generated: the reference of the rules, the generated parts of the README, and the schemas.

``python -m factcheck.checkers.reference`` writes them, with ``--check`` it only says which are out of date (exit 1).
A part of the README is generated between ``<!-- generated: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from factcheck.checkers.catalog import RULES
from factcheck.checkers.rule import Example, Rule
from factcheck.findings.finding import Checker, Finding
from factcheck.record.profile import built_in, load_profile, profile_names
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

ROOT = Path(__file__).resolve().parent.parent.parent
BENCHMARKS = ROOT / "tests" / "benchmarks"
COMMAND = "python -m factcheck.checkers.reference"
_PART = lazy_pattern(r"(<!-- generated: ([^>]{1,200}?) -->\n).*?(<!-- end -->)", re.DOTALL)
_MARKS = lazy_pattern("[⟦⟧]")

TITLES = {
    Checker.DATES: "Dates and times",
    Checker.COUNTS: "Counts, parts and lists",
    Checker.FIGURES: "Figures, shares and units",
    Checker.NAMES: "Names and acronyms",
    Checker.QUOTES: "Quotations",
    Checker.LINKS: "Links and contacts",
    Checker.CLAIMS: "Claims",
    Checker.STRUCTURE: "The release as a whole",
    Checker.ARCHIVE: "Against earlier releases",
    Checker.EVIDENCE: "Against sources",
    Checker.RUN: "The run itself",
}

_HEAD = f"""# The rules

This file is generated from the rules by `{COMMAND}`.
In the examples `⟦ ⟧` marks a place that is found; the line below tells what is said about it.

A rule's **severity** says how bad a finding is if it is true, its **confidence** how sure the rule is. Inside a direct
quotation a finding counts one severity lower and is never repaired: nobody may edit what somebody said.
"""


# ------------------------------------------------------------------------------------------------ the rules


def rule_reference() -> str:
    """The reference of all rules in Markdown, by checker."""
    parts = [_HEAD]
    for checker, rules in _by_checker():
        parts.append(f"## {TITLES[checker]}\n")
        parts.extend(_rule_section(rule) for rule in rules)
    return "\n".join(parts)


def rule_table() -> str:
    """A table of all rules in Markdown: id, what is flagged, severity, confidence."""
    rows = ["| rule | what it flags | severity | confidence |", "|---|---|---|---|"]
    for checker, rules in _by_checker():
        rows.append(f"| **{checker}** | {TITLES[checker]} | | |")
        rows.extend(_table_row(rule) for rule in rules)
    return "\n".join(rows)


def profile_table() -> str:
    """A table of the built-in profiles in Markdown: what they are for, and what they change."""
    rows = ["| profile | for | missing fields | rules |", "|---|---|---|---|"]
    for name in sorted(profile_names(), key=_extended):
        table = built_in(name)
        extends = f"as `{table.extend}`" if table.extend else "as each rule says"
        rules = "; ".join([extends, *_weights(table.rules)])
        rows.append(f"| `{name}` | {table.about} | {'; '.join(_weights(load_profile(name).fields))} | {rules} |")
    return "\n".join(rows)


def _extended(name: str) -> tuple[int, str]:
    """The order in the table: a profile stands behind the one it extends."""
    steps, above = 0, built_in(name).extend
    while above:
        steps, above = steps + 1, built_in(above).extend
    return steps, name


def _weights(weights: Mapping[str, str | None]) -> Iterator[str]:
    for weight in ("error", "warning", "note", "off"):
        names = [f"`{name}`" for name, given in weights.items() if (given or "off") == weight]
        if names:
            yield f"{weight}: {', '.join(names)}"


def _by_checker() -> Iterator[tuple[Checker, list[Rule]]]:
    for checker in Checker:
        rules = [rule for rule in RULES if rule.checker is checker]
        if rules:
            yield checker, rules


def _table_row(rule: Rule) -> str:
    words = _summary(rule).removesuffix(".").replace("|", "\\|")
    link = f"[`{rule.id}`](factcheck/checkers/README.md#{rule.id})"
    return f"| {link} | {words} | {rule.severity} | {rule.confidence} |"


def _rule_section(rule: Rule) -> str:
    summary, _, rest = (inspect.getdoc(type(rule)) or "").partition("\n")
    lines = [
        f"### {rule.id}\n",
        f"{summary}\n",
        f"Severity **{rule.severity}**, confidence **{rule.confidence}**, since {rule.since}.\n",
        re.sub(r"^## ", "#### ", rest.strip(), flags=re.MULTILINE) + "\n",
    ]
    flagged = [_shown_example(given) + _messages(rule, given) for given in rule.flags]
    lines += _examples("Found", flagged)
    lines += _examples("Left alone", [_shown_example(given) for given in rule.accepts])
    lines += _examples("Not found yet", [_shown_example(given) for given in rule.misses])
    return "\n".join(lines)


def _summary(rule: Rule) -> str:
    return (inspect.getdoc(type(rule)) or "").partition("\n")[0]


def _examples(title: str, shown: list[str]) -> list[str]:
    """Sentences share one block; a whole release, which has empty lines of its own, stands alone."""
    blocks: list[list[str]] = []
    for example in shown:
        alone = "\n\n" in example
        if alone or not blocks or "\n\n" in blocks[-1][-1]:
            blocks.append([])
        blocks[-1].append(example)
    fenced = [line for block in blocks for line in ("```text", "\n".join(block), "```\n")]
    return [f"#### {title}\n", *fenced] if shown else []


def _shown_example(given: str | Example) -> str:
    if isinstance(given, str):
        return given
    terms = [f"released {given.release_date:%Y-%m-%d}"] if given.release_date else []
    terms += [f"read as of {given.as_of:%Y-%m-%d}"] if given.as_of else []
    return f"({', '.join(terms)}) {given.text}" if terms else given.text


def _messages(rule: Rule, given: str | Example) -> str:
    """What the rule says about an example, one line a finding."""
    found = sorted((outcome for outcome in rule.check(_release(given)) if isinstance(outcome, Finding)), key=_order)
    return "".join(f"\n  → {finding.message}" for finding in found)


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return finding.sort_key


def _release(given: str | Example) -> Release:
    from factcheck.loading.load import load
    from factcheck.pipeline import Options, document_release, passage_release

    example = given if isinstance(given, Example) else Example(given)
    text = _MARKS.sub("", example.text)
    if not example.whole and example.suffix == ".txt":
        return passage_release(text, example.release_date, example.as_of)
    return document_release(
        load(f"example{example.suffix}", text.encode()), Options(as_of=example.as_of or example.release_date)
    )


# ----------------------------------------------------------------------------------------------- the README


def readme(text: str) -> str:
    """The README with its generated parts made anew."""
    return _PART.sub(lambda part: f"{part[1]}{_readme_part(part[2])}\n{part[3]}", text)


def _readme_part(name: str) -> str:
    if name == "rules":
        return rule_table()
    if name == "profiles":
        return profile_table()
    if name in ("figures", "standing"):
        written = (BENCHMARKS / "figures.json").read_text("utf-8")
        return figures_table(written) if name == "figures" else figures_table(written, detail=True)
    if name.startswith("factcheck "):
        return f"```console\n$ {name}\n{_output_of(name)}```"
    raise ValueError(f"README.md: nothing generates {name!r}")


def figures_table(written: str, detail: bool = False) -> str:
    """The measured figures as Markdown tables, from the file that the accuracy benchmark writes; or those by rule."""
    lines: list[str] = []
    for table in (table for table in json.loads(written)["tables"] if table.get("detail", False) is detail):
        lines += [f"{table['title']}\n", "| " + " | ".join(table["columns"]) + " |"]
        lines.append("|---" * len(table["columns"]) + "|")
        lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in table["rows"]]
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def _output_of(command: str) -> str:
    """What a ``factcheck`` command prints in a plain terminal of 100 columns."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    environment.pop("FORCE_COLOR", None)
    words = [sys.executable, "-m", "factcheck", *command.split()[1:]]
    run = subprocess.run(words, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment, check=False)
    if run.returncode not in (0, 1):
        raise ValueError(f"{command}: exit code {run.returncode}: {run.stderr}")
    return "".join(f"{line.rstrip()}\n" for line in run.stdout.rstrip("\n").split("\n"))


# -------------------------------------------------------------------------------------------------- the files


def generated() -> dict[Path, Callable[[], str]]:
    """What is generated: each file with the function that makes its text."""
    return {
        ROOT / "factcheck" / "checkers" / "README.md": rule_reference,
        ROOT / "README.md": lambda: readme((ROOT / "README.md").read_text("utf-8")),
        BENCHMARKS / "README.md": lambda: readme((BENCHMARKS / "README.md").read_text("utf-8")),
        ROOT / "schemas" / "press-release.schema.json": lambda: _schema("factcheck.record.generate", "record_schema"),
        ROOT / "schemas" / "report.schema.json": lambda: _schema("factcheck.findings.report", "report_schema"),
        ROOT / "schemas" / "config.schema.json": lambda: _schema("factcheck.config", "config_schema"),
        ROOT / "schemas" / "facts.schema.json": lambda: _schema("factcheck.evidence.facts", "facts_schema"),
    }


def _schema(module: str, function: str) -> str:
    import importlib

    made = getattr(importlib.import_module(module), function)()
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def out_of_date() -> dict[Path, str]:
    """The generated files that differ from what would be written now, with what that is."""
    made = {path: make() for path, make in generated().items()}
    return {path: text for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text}


def main(arguments: list[str]) -> int:
    """Writes the generated files, or with ``--check`` names those that are out of date."""
    changed = out_of_date()
    checking = "--check" in arguments
    for path, text in changed.items():
        if checking:
            print(f"{path.relative_to(ROOT)} is out of date, run: {COMMAND}", file=sys.stderr)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            print(f"wrote {path.relative_to(ROOT)}")
    return 1 if checking and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
