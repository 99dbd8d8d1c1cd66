"""From the findings and facts of a document to its part of the report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from factcheck.findings.finding import Checker, Finding, Fix
from factcheck.findings.fingerprint import fingerprints, placeless_fingerprint
from factcheck.findings.ledger import LedgerEntry
from factcheck.findings.location import Location, TableCell
from factcheck.findings.report import (
    DocumentReport,
    DocumentStatus,
    EditReport,
    Excerpt,
    FactReport,
    FindingReport,
    FixReport,
    RelatedReport,
    SkippedRule,
    SuppressionReport,
    View,
    ViewedReport,
)
from factcheck.findings.severity import Confidence, Severity
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import field_names, replace
from factcheck.text.span import Span

_NOT_READ = "input-not-read"
_BESIDE = 90  # code points shown on each side of a place
_LONGEST = 320  # code points of an excerpt with several places
_BLANK = str.maketrans("\n\r\t", "   ")


def assemble(
    document: Document,
    findings: Sequence[Finding],
    ledger: Sequence[LedgerEntry],
    skipped: Sequence[SkippedRule] = (),
    below_confidence: int = 0,
    suppressions: Sequence[SuppressionReport | None] = (),
) -> DocumentReport:
    """The report of a checked document; ``findings`` and ``ledger`` stay in the order given.

    ``suppressions`` says of each finding why it does not count, None where it does; nothing said, all count.
    """
    marks = fingerprints(document, findings)
    reasons = suppressions or [None] * len(findings)
    return DocumentReport(
        path=document.path,
        media_type=document.media_type,
        sha256=document.sha256,
        status=DocumentStatus.CHECKED,
        reason=None,
        findings=tuple(map(_finding, repeat(document), findings, marks, reasons)),
        claims=tuple(_fact(document, number, entry) for number, entry in enumerate(ledger, 1)),
        skipped_rules=tuple(skipped),
        below_confidence=below_confidence,
    )


def viewed(
    report: DocumentReport, document: Document, findings: Sequence[Finding], ledger: Sequence[LedgerEntry]
) -> ViewedReport:
    """The report together with the release it is about."""
    view = View(
        document,
        tuple(finding.span for finding in findings),
        tuple(tuple(related.span for related in finding.related) for finding in findings),
        tuple(entry.span for entry in ledger),
    )
    return ViewedReport(**{name: getattr(report, name) for name in field_names(DocumentReport)}, view=view)


def not_checked(path: str, reason: str) -> DocumentReport:
    """The report of a document that was not read or not fully checked."""
    finding = placeless(_NOT_READ, Severity.ERROR, reason, _NOT_READ)
    return DocumentReport(path, None, None, DocumentStatus.NOT_CHECKED, reason, (finding,))


def placeless(rule: str, severity: Severity, message: str, fingerprint: str | None = None) -> FindingReport:
    """A finding about the run that has no place in any document."""
    return FindingReport(
        rule=rule,
        checker=Checker.RUN,
        severity=severity,
        confidence=Confidence.HIGH,
        message=message,
        location=None,
        excerpt=None,
        related=(),
        observed=None,
        expected=None,
        fixes=(),
        fingerprint=fingerprint or placeless_fingerprint(rule, message),
    )


def _finding(
    document: Document, finding: Finding, fingerprint: str, suppression: SuppressionReport | None
) -> FindingReport:
    span = finding.span
    window = _window(document, span, [related.span for related in finding.related]) if span is not None else None
    return FindingReport(
        rule=finding.rule,
        checker=finding.checker,
        severity=finding.severity,
        confidence=finding.confidence,
        message=finding.message,
        location=location_of(document, span) if span is not None else None,
        excerpt=_excerpt(document, span, window) if span is not None and window is not None else None,
        related=tuple(
            RelatedReport(
                related.message,
                location_of(document, related.span),
                _excerpt(
                    document,
                    related.span,
                    window
                    if window is not None and window.contains(related.span)
                    else _window(document, related.span, ()),
                ),
            )
            for related in finding.related
        ),
        observed=finding.observed,
        expected=finding.expected,
        fixes=tuple(_fix(document, fix) for fix in finding.fixes),
        fingerprint=fingerprint,
        suppression=suppression,
        receipts=finding.receipts,
    )


def _fact(document: Document, number: int, entry: LedgerEntry) -> FactReport:
    return FactReport(
        id=f"c{number}",
        kind=entry.kind,
        quote=entry.span.of(document.text),
        location=location_of(document, entry.span),
        status=entry.status,
        why=entry.why,
        evidence=tuple(location_of(document, span) for span in entry.evidence),
        rule=entry.rule,
        receipts=entry.receipts,
    )


def _fix(document: Document, fix: Fix) -> FixReport:
    edits = []
    for edit in fix.edits:
        place = document.place(edit.span)
        edits.append(EditReport(place.start, place.end, edit.replacement))
    return FixReport(fix.description, fix.applicability, tuple(edits))


def location_of(document: Document, span: Span) -> Location:
    """Where a span stands in the file, with its words."""
    place = document.place(span)
    location = Location(
        start=place.start,
        end=place.end,
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        quote=span.of(document.text),
    )
    spot = document.spot(span)
    if spot is None:
        return location
    return replace(
        location,
        frame="text",
        page=spot.page,
        boxes=document.boxes(span),
        paragraph=spot.paragraph,
        cell=None if spot.cell is None else TableCell(spot.table or 1, spot.row or 1, spot.cell),
        part=None if spot.part is None else spot.part if spot.note is None else f"{spot.part} {spot.note}",
    )


def _window(document: Document, span: Span, others: Sequence[Span]) -> Span:
    """The words to show around ``span``: wide enough for those of ``others`` that stand near it."""
    shown = span
    for other in others:
        wider = shown.cover(other)
        if len(wider) <= _LONGEST - 2 * _BESIDE and document.block_at(other.start) == document.block_at(span.start):
            shown = wider
    bounds = _bounds(document, span)
    start, end = max(bounds.start, shown.start - _BESIDE), min(bounds.end, shown.end + _BESIDE)
    text = document.text
    if start > bounds.start:
        start = max(start, text.find(" ", start, shown.start) + 1)
    if end < bounds.end:
        space = text.rfind(" ", shown.end, end)
        end = space if space >= 0 else end
    return Span(start, end)


def _bounds(document: Document, span: Span) -> Span:
    first, last = document.block_at(span.start), document.block_at(max(span.start, span.end - 1))
    if first is not None and last is not None:
        return first.span.cover(last.span).cover(span)
    text = document.text
    line_end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, line_end if line_end >= 0 else len(text))


def _excerpt(document: Document, span: Span, window: Span) -> Excerpt:
    bounds = _bounds(document, span)
    head = "…" if window.start > bounds.start else ""
    tail = "…" if window.end < bounds.end else ""
    words = window.of(document.text)
    start, end = span.start - window.start, span.end - window.start
    if len(words) > 2 * _LONGEST:
        # A place of many lines, such as a paragraph that stands twice: its beginning tells which.
        words, tail = words[: start + _LONGEST], "…"
        end = min(end, len(words))
    return Excerpt(head + words.translate(_BLANK) + tail, start + len(head), end + len(head))
