"""From findings over the text to a report over the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.findings.assemble import assemble, not_checked
from factcheck.findings.finding import Applicability, Checker, Edit, Finding, Fix, Related
from factcheck.findings.ledger import LedgerEntry, Status
from factcheck.findings.report import Report, Summary, Tool, as_json, parse_report, report_schema
from factcheck.findings.severity import Confidence, Severity
from factcheck.loading.load import load
from factcheck.reports.json import write_json
from factcheck.text.span import Span

SOURCE = "Harbour reopens\r\n\r\nThe three-day (7 \u2013 10 June) fair\r\nreopens the harbour.\r\n"


def finding(span: Span | None, *related: Related, fixes: tuple[Fix, ...] = ()) -> Finding:
    return Finding("a-rule", Checker.DATES, Severity.ERROR, Confidence.HIGH, "wrong", span, related, fixes=fixes)


def test_places_are_those_of_the_file() -> None:
    document = load("release.txt", SOURCE.encode())
    at = document.text.index("7 \u2013 10 June")
    span, length = Span(at, at + 11), document.text.index("three")
    edit = Edit(Span(length, length + 5), "four")
    fix = Fix("write four", Applicability.OFFERED, (edit,))
    found = finding(span, Related(Span(length, length + 9), "the length"), fixes=(fix,))
    report = assemble(document, [found], [LedgerEntry("date", span, Status.CONFLICTING, "they differ")])
    shown = report.findings[0]
    assert shown.location is not None
    assert SOURCE[shown.location.start : shown.location.end] == shown.location.quote == "7 \u2013 10 June"
    assert (shown.location.line, shown.location.column) == (3, 16)
    assert SOURCE[shown.fixes[0].edits[0].start : shown.fixes[0].edits[0].end] == "three"
    assert shown.excerpt is not None
    assert shown.excerpt.text == "The three-day (7 \u2013 10 June) fair reopens the harbour."
    assert shown.related[0].excerpt.text == shown.excerpt.text
    assert report.claims[0].id == "c1"


@given(st.text(alphabet="ab \n.", min_size=1, max_size=900), st.data())
def test_excerpt_holds_the_place(text: str, data: st.DataObject) -> None:
    document = load("release.txt", ("Title of it\n\n" + text + "x").encode())
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start, min(start + 40, len(document.text))))
    excerpt = assemble(document, [finding(Span(start, end))], []).findings[0].excerpt
    assert excerpt is not None
    assert excerpt.text[excerpt.start : excerpt.end] == document.text[start:end].replace("\n", " ")


def test_json_report_fits_its_schema_and_reads_back() -> None:
    from jsonschema import Draft202012Validator

    document = load("release.txt", SOURCE.encode())
    found = finding(Span(0, 7), Related(Span(8, 15), "other"), fixes=(Fix("do it", Applicability.SHOWN),))
    entry = LedgerEntry("date", Span(0, 7), Status.NOT_CHECKABLE, "no year", evidence=(Span(8, 15),))
    reports = (assemble(document, [found, finding(None)], [entry]), not_checked("gone.txt", "no such file"))
    summary = Summary()
    tool = Tool("factcheck", "0")
    text = "".join(write_json(summary.watch(reports), summary, tool))
    report = parse_report(text)
    assert report == Report("1", tool, reports, summary)
    schema = report_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(as_json(report))
    assert (summary.documents, summary.not_checked, summary.error) == (2, 1, 3)
    assert summary.facts["total"] == summary.facts["not-checkable"] == 1
