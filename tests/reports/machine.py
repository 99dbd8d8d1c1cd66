"""Documents whose report is hard to write: hostile words, astral letters, places on two lines, nothing read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from factcheck.checkers.catalog import RULES
from factcheck.cli.outputs import rule_text
from factcheck.findings.assemble import assemble, not_checked, viewed
from factcheck.findings.finding import Applicability, Checker, Edit, Finding, Fix, Related
from factcheck.findings.report import DocumentReport, Summary
from factcheck.findings.severity import Confidence, Severity
from factcheck.loading.load import load
from factcheck.pipeline import TOOL
from factcheck.reports.run import Run
from factcheck.text.span import Span

Writer = Callable[[Iterable[DocumentReport], Summary, Run], Iterator[str]]
RUN = Run(TOOL, tuple(map(rule_text, RULES)), "/project")

HOSTILE = (
    "Harbour opens \U0001f6a2 again\n\n"
    "\U0001f389\U0001f389 The fair opens on Monday, 7 June 2023, with <script>alert(1)</script> & ]]> and "
    "::error::x.\n\n"
    "A [link](http://example.org) and |pipes| and `ticks` and @everyone and ##[error]no, he\nsaid 270 boats.\n"
)


def finding_at(text: str, words: str, severity: Severity = Severity.ERROR, **more: object) -> Finding:
    """A finding on the first occurrence of ``words``; its message holds what every format must escape."""
    start = text.index(words)
    return Finding(
        rule="weekday-mismatch",
        checker=Checker.DATES,
        severity=severity,
        confidence=Confidence.HIGH,
        message=f"“{words}” [not] a link, 100% <b>wrong</b>: so, | it is\u202e\x1b[31m",
        span=Span(start, start + len(words)),
        **more,  # type: ignore[arg-type]
    )


def hostile_document(path: str = "a folder/rele\u00e4se #1.txt") -> DocumentReport:
    """A report with findings of each severity, one over two lines, one without a place, with fixes and related ones."""
    document = load(path, HOSTILE.encode())
    text = document.text
    boats = text.index("270")
    first = finding_at(
        text,
        "Monday, 7 June 2023",
        related=(Related(Span(boats, boats + 3), "the other [place]"),),
        fixes=(
            Fix(
                "write Wednesday",
                Applicability.OFFERED,
                (Edit(Span(text.index("Monday"), text.index(",")), "Wednesday"),),
            ),
            Fix("ask", Applicability.SHOWN),
        ),
    )
    placeless = Finding(
        "missing-field", Checker.STRUCTURE, Severity.NOTE, Confidence.HIGH, "the release has no contacts", None
    )
    findings = [
        placeless,
        first,
        finding_at(text, "<script>alert(1)</script>", Severity.WARNING),
        finding_at(text, "::error::x", Severity.NOTE),
        finding_at(text, "he\nsaid 270 boats"),
    ]
    return viewed(assemble(document, findings, []), document, findings, [])


def unread_document() -> DocumentReport:
    """A report of a file that was not read."""
    return not_checked("gone%,:\n::error.txt", "no such <file> & more")


def written(write: Writer, *documents: DocumentReport) -> str:
    """What a writer makes of these documents."""
    summary = Summary()
    return "".join(write(summary.watch(documents), summary, RUN))
