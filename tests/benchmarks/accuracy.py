"""Measures how right we are: ``python tests/benchmarks/accuracy.py DATA [--split dev] [--errors N] [--releases DIR]``.

DATA holds ``benchmarks/`` (test sets of others, with their scorer), ``corpus/`` (real releases, and errors known to be
in print) and ``errors/`` (real errors with their corrections); what is absent is left out. ``--write`` updates
figures.json beside this file, from which the README's tables are made. README.md beside this file tells how findings
are judged, and how the confidence of a rule follows.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from factcheck.findings.severity import Severity
from tests.benchmarks.extraction import Figure, score_sets
from tests.benchmarks.releases import (
    Recall,
    Yield,
    findings_in,
    folder_files,
    real_errors,
    treasury_files,
    tricky_places,
    weekday_errors,
)
from tests.benchmarks.verdicts import (
    Found,
    Key,
    Standing,
    Verdict,
    earned,
    read_judgements,
    read_verdicts,
    standings,
    write_verdicts,
)
from tests.harness.running import TEXT_RULES

FIGURES = Path(__file__).resolve().parent / "figures.json"
PARTS = ("sets", "known", "releases")
Table = dict[str, Any]


def main() -> None:
    """Prints the figures of all that DATA holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", default="dev", help="the half of the test sets to score (default: dev)")
    parser.add_argument("--errors", type=int, default=0, help="show the first N misses of each set")
    parser.add_argument("--releases", type=Path, help="a folder of releases, in place of DATA/corpus/releases")
    parser.add_argument("--only", choices=PARTS, help="measure one part only")
    parser.add_argument("--unread", type=int, default=0, help="show N findings in releases that nobody has judged")
    parser.add_argument("--judge", type=Path, help="take verdicts: fingerprint, file, right or wrong, reason, by tabs")
    parser.add_argument("--write", action="store_true", help=f"update {FIGURES.name}")
    given = parser.parse_args()
    measured: dict[str, list[Table]] = {}
    if given.only in (None, "sets"):
        measured["sets"] = _sets(given.data, given.split, given.errors)
    if given.only in (None, "known"):
        measured["known"] = _known(given.data, given.errors)
    if given.only in (None, "releases"):
        folder = given.releases or given.data / "corpus" / "releases"
        measured["releases"] = _releases(given.data, folder, given.unread, given.judge)
    if given.write:
        _write(measured)


def _write(measured: dict[str, list[Table]]) -> None:
    """Updates the figures of what was measured; those of the other parts stay."""
    kept: list[Table] = json.loads(FIGURES.read_text("utf-8"))["tables"] if FIGURES.exists() else []
    tables = []
    for part in PARTS:
        old = [table for table in kept if table.get("part") == part]
        tables += [{"part": part, **table} for table in measured[part]] if measured.get(part) else old
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


def _releases(data: Path, folder: Path, unread: int, judgements: Path | None) -> list[Table]:
    if not folder.is_dir():
        return []
    many = findings_in(folder_files(folder))
    one = findings_in(treasury_files(data / "corpus"))
    if judgements is not None:
        _judge(judgements, [*many.findings, *one.findings])
    verdicts = read_verdicts()
    tables = [
        *_collection(f"{many.releases} releases of many issuers", many, verdicts),
        *_collection(f"{one.releases} releases of one issuer over 30 years", one, verdicts),
        *_confidence(many, one, verdicts),
    ]
    gone = verdicts.keys() - {finding.key for finding in (*many.findings, *one.findings)}
    print(f"{len(verdicts)} verdicts, {len(gone)} of them on what is no longer found")
    _show_unread([*many.findings, *one.findings], verdicts, unread)
    return tables


def _judge(judgements: Path, found: list[Found]) -> None:
    new = read_judgements(judgements.read_text("utf-8"), found)
    write_verdicts({**read_verdicts(), **{verdict.key: verdict for verdict in new}}.values())
    print(f"{len(new)} verdicts taken from {judgements}")


def _collection(title: str, found: Yield, verdicts: Mapping[Key, Verdict]) -> list[Table]:
    if not found.releases:
        return []
    print(f"\n{title}, {found.milliseconds} ms each, {len(found.not_read)} not read")
    for problem in found.not_read:
        print(f"    {problem}")
    print(f"{'rule':34} {'releases':>8} {'error':>6} {'warning':>8} {'note':>6} {'below':>6} ", end="")
    print(f"{'read':>5} {'right':>5} {'%':>6} {'unread':>6} {'each':>6}")
    by_rule = standings(found.findings, verdicts)
    rows = []
    for standing in (by_rule[rule] for rule in sorted(by_rule)):
        shown = [standing.shown[severity] for severity in Severity]
        read = standing.read.total()
        right = read - standing.wrong.total()
        share = "" if standing.precision is None else f"{100 * standing.precision:.1f}"
        each = round(standing.shown.total() / found.releases, 2)
        print(f"{standing.rule:34} {len(standing.files):8} {shown[0]:6} {shown[1]:8} {shown[2]:6} ", end="")
        print(f"{standing.below:6} {read:5} {right:5} {share:>6} {standing.unread:6} {each:6}")
        rows.append([standing.rule, *shown, read, right, share, standing.unread, each])
    summary = _by_severity(found, list(by_rule.values()))
    columns = ["severity", "findings", "per release", "read", "right", "right %", "wrong per 100 releases"]
    for row in summary:
        print("  ".join(f"{name} {cell}" for name, cell in zip(columns, row, strict=True)))
    detail = ["rule", "errors", "warnings", "notes", "read", "right", "right %", "unread", "per release"]
    return [
        {"title": f"Findings in {title}", "columns": columns, "rows": summary},
        {"title": f"Findings in {title}, by rule", "detail": True, "columns": detail, "rows": rows},
    ]


def _by_severity(found: Yield, by_rule: list[Standing]) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for severity in Severity:
        shown, read, wrong = (
            sum(getattr(standing, name)[severity] for standing in by_rule) for name in ("shown", "read", "wrong")
        )
        share = f"{100 * (read - wrong) / read:.1f}" if read else ""
        false = round(100 * sum(standing.false(severity) for standing in by_rule) / found.releases, 1)
        # Of notes about fields nobody reads all; where nothing of a kind was read, no number is better than a guess.
        known = all(standing.read[severity] or not standing.shown[severity] for standing in by_rule)
        each = round(shown / found.releases, 2)
        rows.append([str(severity), shown, each, read, read - wrong, share, false if known else ""])
    return rows


def _confidence(many: Yield, one: Yield, verdicts: Mapping[Key, Verdict]) -> list[Table]:
    """The confidence that each rule has earned, beside the one it states."""
    by_rule = standings([*many.findings, *one.findings], verdicts)
    releases = many.releases + one.releases
    rows: list[list[Any]] = []
    print(f"\n{'rule':34} {'states':8} {'earned':8} {'shown':>6} {'read':>6} {'right':>6}")
    for rule in TEXT_RULES:
        standing = by_rule.get(rule.id, Standing(rule.id))
        read = standing.read.total()
        row = [rule.id, str(rule.confidence), str(earned(standing, releases)), standing.shown.total()]
        row += [read, read - standing.wrong.total()]
        less = rule.confidence.rank < earned(standing, releases).rank
        print(f"{row[0]:34} {row[1]:8} {row[2]:8} {row[3]:6} {row[4]:6} {row[5]:6} {'  <- states too much' * less}")
        rows.append(row)
    columns = ["rule", "states", "earned", "shown", "read", "right"]
    return [{"title": f"Confidence, by {releases} releases", "detail": True, "columns": columns, "rows": rows}]


def _show_unread(found: list[Found], verdicts: Mapping[Key, Verdict], most: int) -> None:
    """Prints shown findings nobody has read, the gravest first, with the words to judge them by."""
    unread = [finding for finding in found if finding.is_shown and finding.key not in verdicts]
    for finding in sorted(unread, key=lambda finding: finding.severity.rank)[:most]:
        print(f"\n{finding.fingerprint}\t{finding.file}\n{finding.rule} ({finding.severity}): {finding.message}")
        print(f"    {finding.context}")


if __name__ == "__main__":
    main()
