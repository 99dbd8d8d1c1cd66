"""Reviewdog's Diagnostic Format (rdjson): columns count UTF-8 bytes from 1, ends are exclusive."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.findings.location import Location
from factcheck.findings.report import DocumentReport, FindingReport, FixReport, Summary, ViewedReport
from factcheck.findings.severity import Severity
from factcheck.reports.paths import relative_path
from factcheck.reports.places import spot_words
from factcheck.reports.run import Run
from factcheck.reports.safe import safe_text
from factcheck.text.offsets import LineIndex

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def write_rdjson(documents: Iterable[DocumentReport], summary: Summary, run: Run) -> Iterator[str]:
    """The pieces of the report: one object, a diagnostic a finding. The documents bring their view."""
    del summary  # the format has no place for it
    yield f'{{"source": {json.dumps({"name": run.tool.name})},\n"diagnostics": ['
    separator = "\n"
    for document in documents:
        lines = _Lines(document)
        for finding in document.findings:
            if finding.suppression is None:
                yield separator + json.dumps(_diagnostic(document, finding, lines, run), ensure_ascii=False)
                separator = ",\n"
    yield "\n]}\n"


class _Lines:
    """Line and byte column of places in the decoded file of a document."""

    def __init__(self, document: DocumentReport) -> None:
        view = document.view if isinstance(document, ViewedReport) else None
        self._source = view.document.source if view is not None else ""
        self._index = LineIndex(self._source)

    def range(self, start: int, end: int) -> dict[str, Any]:
        return {"start": self._position(start), "end": self._position(end)}

    def _position(self, offset: int) -> dict[str, int]:
        line, _ = self._index.position(offset)
        before = self._source[self._index.line_start(line) : offset]
        return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


def _diagnostic(document: DocumentReport, finding: FindingReport, lines: _Lines, run: Run) -> dict[str, Any]:
    path = safe_text(relative_path(document.path, run.folder))
    place = finding.location
    spot = f"{spot_words(place)}: " if place is not None and place.frame != "file" else ""
    diagnostic: dict[str, Any] = {
        "message": safe_text(f"{spot}{finding.message}"),
        "location": _location(path, place, lines),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    related = [
        {"message": safe_text(other.message), "location": _location(path, other.location, lines)}
        for other in finding.related
    ]
    if related:
        diagnostic["relatedLocations"] = related
    suggestions = list(_suggestions(finding.fixes, lines)) if place is not None and place.frame == "file" else []
    if suggestions:
        diagnostic["suggestions"] = suggestions
    return diagnostic


def _location(path: str, place: Location | None, lines: _Lines) -> dict[str, Any]:
    if place is None or place.frame != "file":
        return {"path": path}
    return {"path": path, "range": lines.range(place.start, place.end)}


def _suggestions(fixes: Iterable[FixReport], lines: _Lines) -> Iterator[dict[str, Any]]:
    """Repairs of one edit: a suggestion replaces one range."""
    for fix in fixes:
        if len(fix.edits) == 1:
            edit = fix.edits[0]
            yield {"range": lines.range(edit.start, edit.end), "text": edit.replacement}
