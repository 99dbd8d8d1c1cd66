"""Annotations of GitHub Actions: one workflow command a finding, the gravest first.

GitHub shows ten errors and ten warnings of a step and drops the rest without a word, so no more are written and a last
line says how many are left out. Lines and columns of one line only are told: a column is refused where a finding ends
on another line. See docs.github.com, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.findings.report import DocumentReport, FindingReport, Summary
from factcheck.findings.severity import Severity
from factcheck.reports.paths import relative_path
from factcheck.reports.places import spot_words
from factcheck.reports.run import Run
from factcheck.reports.safe import safe_text
from factcheck.reports.text import plural
from factcheck.reports.worst import Worst

_SHOWN = 10  # of each level in a step
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write_github(documents: Iterable[DocumentReport], summary: Summary, run: Run) -> Iterator[str]:
    """The lines of the annotations, when all documents have passed."""
    worst = Worst(_SHOWN)
    for document in documents:
        for finding in document.findings:
            worst.add(document.path, finding)
    left_out = []
    for severity, kept in worst:
        for placed in kept.placed:
            yield _annotation(relative_path(placed.path, run.folder), placed.finding)
        if kept.left_out:
            left_out.append(f"{kept.left_out:,} more of severity {severity.value}")
    total = ", ".join(plural(summary.count(severity), severity.value) for severity in Severity)
    more = f"; not shown as annotations: {', '.join(left_out)}" if left_out else ""
    yield f"factcheck: {total} in {plural(summary.documents, 'release')}{more}\n"


def _annotation(path: str, finding: FindingReport) -> str:
    properties = [f"file={_property(path)}", *_place(finding), f"title={_property(f'factcheck {finding.rule}')}"]
    return f"::{_LEVELS[finding.severity]} {','.join(properties)}::{_message(_told(finding))}\n"


def _place(finding: FindingReport) -> Iterator[str]:
    place = finding.location
    if place is None or place.frame != "file":
        return
    yield f"line={place.line}"
    yield f"endLine={place.end_line}"
    if place.line == place.end_line:
        yield f"col={place.column}"
        yield f"endColumn={place.end_column}"


def _told(finding: FindingReport) -> str:
    place = finding.location
    if place is None or place.frame == "file":
        return finding.message
    return f"{spot_words(place)}: {finding.message}"


def _message(text: str) -> str:
    return safe_text(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
