"""SARIF 2.1.0 (OASIS Standard, 27 March 2020), as code scanning of GitHub and other viewers read it.

Beyond its schema the standard demands ``columnKind`` with results (3.14.17); what would change from run to run (times,
identifiers, the machine) is left out (appendix F). What is left out otherwise is counted in notifications:

* GitHub refuses a run of more than 25,000 results. So that notes, which are many, leave room for what is grave, they
  fill at most four fifths of it.
* GitHub opens an alert for each result, also for one with ``suppressions``: a team with a baseline would see all that
  is old. So what is suppressed is written only when it is asked for.
* GitHub refuses to place a result without a line. Where a place has none (a page, a paragraph of a Word file, the whole
  release) it gets line 1; what it is stands in the message and in the logical location.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from factcheck.findings.location import Location
from factcheck.findings.report import (
    DocumentReport,
    FindingReport,
    FixReport,
    RelatedReport,
    Summary,
    SuppressionKind,
)
from factcheck.findings.severity import Confidence, Severity
from factcheck.reports.paths import relative_uri
from factcheck.reports.places import spot_words
from factcheck.reports.run import RuleText, Run
from factcheck.reports.safe import safe_text
from factcheck.reports.text import plural

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RESULTS, _MOST_NOTES = 25_000, 20_000
_MOST_RELATED = 100  # of a result; more are not kept
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_PRECISIONS = {Confidence.HIGH: "very-high", Confidence.MEDIUM: "high", Confidence.LOW: "low"}
_ROOT = "ROOT"


def write_sarif(documents: Iterable[DocumentReport], summary: Summary, run: Run) -> Iterator[str]:
    """The pieces of the report: one run, a result a finding."""
    del summary  # results are counted as they are written
    indexes = {rule.id: index for index, rule in enumerate(run.rules)}
    head = {"driver": _driver(run)}
    yield f'{{"$schema": {_json(_SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n"tool": {_json(head)},\n"results": ['
    room = _Room()
    notifications: list[dict[str, Any]] = []
    for document in documents:
        if document.reason is not None:
            notifications.append(_unread(document, run))
            continue
        for finding in document.findings:
            if room.takes(finding, run.suppressed):
                yield ("\n" if room.written == 1 else ",\n") + _json(_result(document, finding, indexes, run))
    notifications += room.notifications()
    successful = not any(notification["level"] == "error" for notification in notifications)
    tail = {
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the folder in which factcheck was run"}}},
        "invocations": [{"executionSuccessful": successful, "toolExecutionNotifications": notifications}],
    }
    yield f"],\n{_json(tail)[1:-1]}}}]}}\n"


@dataclass(slots=True)
class _Room:
    """What a run has room for, how many results are written, and how many are not."""

    written: int = 0
    notes: int = 0
    left_out: int = 0
    suppressed: int = 0

    def takes(self, finding: FindingReport, suppressed: bool) -> bool:
        """True when the finding is to be written."""
        if finding.suppression is not None and not suppressed:
            self.suppressed += 1
            return False
        is_note = finding.severity is Severity.NOTE
        if self.written == _MOST_RESULTS or (is_note and self.notes == _MOST_NOTES):
            self.left_out += 1
            return False
        self.written += 1
        self.notes += is_note
        return True

    def notifications(self) -> Iterator[dict[str, Any]]:
        """What is to be said of the findings that are not written."""
        if self.left_out:
            limits = f"a run holds at most {_MOST_RESULTS:,}, and of notes {_MOST_NOTES:,}"
            yield _notice("warning", "results-left-out", f"{plural(self.left_out, 'result')} left out: {limits}")
        if self.suppressed:
            text = f"{plural(self.suppressed, 'suppressed finding')} not listed; --show-suppressed lists them"
            yield _notice("note", "findings-suppressed", text)


def _notice(level: str, name: str, text: str) -> dict[str, Any]:
    return {"level": level, "descriptor": {"id": name}, "message": {"text": text}}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _driver(run: Run) -> dict[str, Any]:
    return {
        "name": run.tool.name,
        "version": run.tool.version,
        "semanticVersion": _semantic(run.tool.version),
        "rules": [_rule(rule) for rule in run.rules],
    }


def _semantic(version: str) -> str:
    parts = version.split(".")
    return ".".join([*parts, *["0"] * (3 - len(parts))])


def _rule(rule: RuleText) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.explanation.replace("## ", ""), "markdown": rule.explanation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.checker.value],
            "precision": _PRECISIONS[rule.confidence],
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _result(document: DocumentReport, finding: FindingReport, indexes: dict[str, int], run: Run) -> dict[str, Any]:
    uri = relative_uri(document.path, run.folder)
    related = finding.related[:_MOST_RELATED]
    links = "".join(f" ([{_plain(other.message)}]({number}))" for number, other in enumerate(related, 1))
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{_spot(finding.location)}{_plain(finding.message)}{links}"},
        "locations": [_location(uri, finding.location)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "factcheck/v1": finding.fingerprint,
        },
        "properties": {"confidence": finding.confidence.value},
    }
    if finding.rule in indexes:
        result["ruleIndex"] = indexes[finding.rule]
    if related:
        result["relatedLocations"] = [_related(uri, number, other) for number, other in enumerate(related, 1)]
    fixes = [_fix(uri, fix) for fix in finding.fixes if fix.edits and _in_file(finding.location)]
    if fixes:
        result["fixes"] = fixes
    if finding.suppression is not None:
        kind = "inSource" if finding.suppression.kind is SuppressionKind.COMMENT else "external"
        result["suppressions"] = [{"kind": kind, "justification": safe_text(finding.suppression.reason)}]
    return result


def _in_file(place: Location | None) -> bool:
    return place is not None and place.frame == "file"


def _spot(place: Location | None) -> str:
    """Words for a place that no line tells: a page, a paragraph, a table cell."""
    return "" if place is None or place.frame == "file" else f"{spot_words(place)}: "


def _plain(words: str) -> str:
    """Words of a message: square brackets would begin a link (3.11.6)."""
    return safe_text(words).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _artifact(uri: str) -> dict[str, Any]:
    """A file: relative to the folder of the run, or where it lies elsewhere by its whole address."""
    return {"uri": f"file://{uri}"} if uri.startswith("/") else {"uri": uri, "uriBaseId": _ROOT}


def _location(uri: str, place: Location | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(uri), "region": {"startLine": 1}}
    if place is None:
        return {"physicalLocation": physical}
    if place.frame == "file":
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
            "snippet": {"text": place.quote},
        }
        return {"physicalLocation": physical}
    return {
        "message": {"text": f"“{_plain(place.quote)}”"},
        "physicalLocation": physical,
        "logicalLocations": [{"fullyQualifiedName": spot_words(place), "kind": "text"}],
    }


def _related(uri: str, number: int, other: RelatedReport) -> dict[str, Any]:
    return {**_location(uri, other.location), "id": number, "message": {"text": _plain(other.message)}}


def _fix(uri: str, fix: FixReport) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
            "insertedContent": {"text": edit.replacement},
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(uri), "replacements": replacements}
    return {"description": {"text": safe_text(fix.description)}, "artifactChanges": [change]}


def _unread(document: DocumentReport, run: Run) -> dict[str, Any]:
    uri = relative_uri(document.path, run.folder)
    return {
        "level": "error",
        "descriptor": {"id": "input-not-read"},
        "message": {"text": safe_text(document.reason or "")},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(uri)}}],
    }
