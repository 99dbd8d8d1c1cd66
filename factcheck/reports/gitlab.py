"""GitLab's Code Quality report, as its documentation ("Code Quality report format") describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256

from factcheck.findings.report import DocumentReport, FindingReport, Summary
from factcheck.findings.severity import Severity
from factcheck.reports.paths import relative_path
from factcheck.reports.places import spot_words
from factcheck.reports.run import Run
from factcheck.reports.safe import safe_text

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def write_gitlab(documents: Iterable[DocumentReport], summary: Summary, run: Run) -> Iterator[str]:
    """The pieces of the report: one array, an entry a finding."""
    del summary  # the format has no place for it
    separator = "[\n"
    for document in documents:
        for finding in document.findings:
            if finding.suppression is None:
                yield separator + json.dumps(_entry(document, finding, run), ensure_ascii=False)
                separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _entry(document: DocumentReport, finding: FindingReport, run: Run) -> dict[str, object]:
    path = relative_path(document.path, run.folder)
    unread = document.reason is not None
    place = finding.location
    spot = f"{spot_words(place)}: " if place is not None and place.frame != "file" else ""
    return {
        "description": safe_text(f"{spot}{finding.message}"),
        "check_name": finding.rule,
        # Entries with one fingerprint become one, so the path goes in: fingerprints are unique within a file only.
        "fingerprint": sha256(f"{path}\0{finding.fingerprint}".encode("utf-8", "surrogateescape")).hexdigest()[:32],
        "severity": "blocker" if unread else _SEVERITIES[finding.severity],
        "location": {"path": safe_text(path), "lines": _lines(finding)},
    }


def _lines(finding: FindingReport) -> dict[str, int]:
    place = finding.location
    if place is None or place.frame != "file":
        return {"begin": 1}
    return {"begin": place.line, "end": place.end_line}
