"""Measures how right we are: ``python tests/benchmarks/accuracy.py DATA [--split dev] [--errors N] [--releases DIR]``.

DATA holds ``benchmarks/`` (test sets of others, with their scorer), ``corpus/`` (real releases, and errors known to be
in print) and ``errors/`` (real errors with their corrections); what is absent is left out. ``--write`` updates
figures.json beside this file, from which the README's tables are made.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from factcheck.findings.severity import Severity
from tests.benchmarks.extraction import Figure, score_sets
from tests.benchmarks.releases import Recall, Yield, findings_in, real_errors, tricky_places, weekday_errors
from tests.harness.running import TEXT_RULES

FIGURES = Path(__file__).resolve().parent / "figures.json"
Table = dict[str, Any]


def main() -> None:
    """Prints the figures of all that DATA holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", default="dev", help="the half of the test sets to score (default: dev)")
    parser.add_argument("--errors", type=int, default=0, help="show the first N misses of each set")
    parser.add_argument("--releases", type=Path, help="a folder of releases, in place of DATA/corpus/releases")
    parser.add_argument("--only", choices=("sets", "releases", "known"), help="measure one part only")
    parser.add_argument("--write", action="store_true", help=f"update {FIGURES.name}")
    given = parser.parse_args()
    tables: list[Table] = []
    if given.only in (None, "sets"):
        tables += _sets(given.data, given.split, given.errors)
    if given.only in (None, "known"):
        tables += _known(given.data, given.errors)
    if given.only in (None, "releases"):
        tables += _releases(given.releases or given.data / "corpus" / "releases")
    if given.write:
        FIGURES.write_text(json.dumps({"tables": tables}, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _sets(data: Path, split: str, errors: int) -> list[Table]:
    folder = data / "benchmarks" if (data / "benchmarks").is_dir() else data
    if not (folder / "score.py").exists():
        return []
    print(f"{'set':26} {'measure':22} {'ours':>6} {'best':>6}  {'of':34} s/1000")
    figures = []
    for figure in score_sets(folder, split, errors):
        figures.append(figure)
        best = "" if figure.best is None else f"{figure.best:.1f}"
        print(
            f"{figure.set:26} {figure.measure:22} {figure.ours:6.1f} {best:>6}  {figure.other:34} {figure.seconds:.2f}",
            flush=True,
        )
    columns = ["set", "measure", "factcheck", "best other library", "which"]
    return [{"title": "Extraction, on test sets of others", "columns": columns, "rows": [_row(f) for f in figures]}]


def _row(figure: Figure) -> list[Any]:
    return [figure.set, figure.measure, figure.ours, "" if figure.best is None else figure.best, figure.other]


def _known(data: Path, errors: int) -> list[Table]:
    rows: list[list[Any]] = []
    corpus = data / "corpus"
    if (corpus / "known-errors").is_dir():
        known, missed = weekday_errors(corpus)
        _told(f"weekday errors in print, found at their place: {known - len(missed)} of {known}", missed)
        rows.append(["weekday errors in print, found at their place", known - len(missed), known])
        known, touched = tricky_places(corpus)
        _told(f"right places that look wrong, touched by an error or warning: {len(touched)} of {known}", touched)
        rows.append(["right places that look wrong, touched by an error or warning", len(touched), known])
    if (data / "errors").is_dir():
        recalls = real_errors(data / "errors")
        for recall in recalls:
            line = f"{recall.kind:22} found first by {recall.found_by:11} {recall.found:3} of {recall.known:3}"
            _told(line, recall.missed[:errors])
        rows.append(["errors that people corrected later, visible in the text", *_sum(recalls, "human_fix")])
        rows.append(["errors that simple scanners found, visible in the text", *_sum(recalls, "our_script")])
    columns = ["what", "found", "of"]
    return [{"title": "Errors known to be in print", "columns": columns, "rows": rows}] if rows else []


def _sum(recalls: list[Recall], found_by: str) -> tuple[int, int]:
    some = [recall for recall in recalls if recall.found_by == found_by]
    return sum(recall.found for recall in some), sum(recall.known for recall in some)


def _told(line: str, details: list[str] | tuple[str, ...]) -> None:
    print(line)
    for detail in details:
        print(f"    {detail}")


def _releases(folder: Path) -> list[Table]:
    if not folder.is_dir():
        return []
    found = findings_in(folder)
    print(f"{found.releases} releases in {found.milliseconds} ms each, {len(found.not_read)} not read")
    _told("", found.not_read)
    print(f"{'rule':34} {'releases':>8} {'error':>6} {'warning':>8} {'note':>6} {'below':>6}")
    rows = []
    for rule in (rule for rule in TEXT_RULES if found.with_rule[rule.id]):
        shown = [_count(found, rule.id, severity) for severity in Severity]
        below = sum(found.findings[key] for key in found.findings if key[0] == rule.id) - sum(shown)
        print(f"{rule.id:34} {found.with_rule[rule.id]:8} {shown[0]:6} {shown[1]:8} {shown[2]:6} {below:6}")
        rows.append([rule.id, found.with_rule[rule.id], *shown])
    totals = [sum(_count(found, rule.id, severity) for rule in TEXT_RULES) for severity in Severity]
    print(f"{'all':34} {'':8} {totals[0]:6} {totals[1]:8} {totals[2]:6}")
    title = f"Findings in {found.releases} published releases"
    per_release = [
        [str(severity), total, round(total / found.releases, 2)]
        for severity, total in zip(Severity, totals, strict=True)
    ]
    columns = ["rule", "releases", "errors", "warnings", "notes"]
    return [
        {"title": title, "columns": ["severity", "findings", "per release"], "rows": per_release},
        {"title": f"{title}, by rule", "detail": True, "columns": columns, "rows": rows},
    ]


def _count(found: Yield, rule: str, severity: Severity) -> int:
    """Findings of a rule and severity that are shown, so of high or medium confidence."""
    return sum(
        count
        for (name, level, confidence), count in found.findings.items()
        if (name, level) == (rule, severity) and confidence != "low"
    )


if __name__ == "__main__":
    main()
