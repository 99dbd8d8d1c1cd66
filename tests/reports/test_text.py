"""The text report, whole."""

from __future__ import annotations

from dataclasses import replace

from factcheck.findings.assemble import assemble, not_checked
from factcheck.findings.finding import Applicability, Checker, Finding, Fix, Related
from factcheck.findings.ledger import LedgerEntry, Status
from factcheck.findings.report import DocumentReport, Summary
from factcheck.findings.severity import Confidence, Severity
from factcheck.loading.load import load
from factcheck.reports.text import TextStyle, write_text
from factcheck.text.span import Span

SOURCE = """Harbour fair opens

The three-day (7 – 10 June) fair opens the harbour. Some 270 boats take part.

Last year 207 boats took part.
"""


def report_of(source: str = SOURCE, path: str = "fair.txt") -> DocumentReport:
    document = load(path, source.encode())

    def place(words: str) -> Span:
        start = document.text.index(words)
        return Span(start, start + len(words))

    def finding(rule: str, severity: Severity, message: str, words: str | None, *related: Related) -> Finding:
        span = None if words is None else place(words)
        return Finding(rule, Checker.DATES, severity, Confidence.HIGH, message, span, related)

    length = Related(place("three-day"), "the stated length")
    fixes = (Fix("write four-day", Applicability.OFFERED), Fix("write 7 – 9 June", Applicability.OFFERED))
    findings = [
        finding("no-contact", Severity.NOTE, "no contact was found", None),
        replace(finding("length", Severity.ERROR, "7 – 10 June is 4 days", "7 – 10 June", length), fixes=fixes),
        replace(
            finding("boats", Severity.WARNING, "two counts of boats", "270", Related(place("207"), "the other count")),
            observed="270 boats",
            expected="207",
        ),
    ]
    ledger = [
        LedgerEntry("date", place("7 – 10 June"), Status.CONFLICTING, "they differ"),
        LedgerEntry("count", place("270"), Status.NOT_CHECKABLE, "stated once"),
    ]
    return assemble(document, findings, ledger, below_confidence=2)


def written(*documents: DocumentReport, style: TextStyle | None = None) -> str:
    summary = Summary()
    return "".join(write_text(summary.watch(documents), summary, style or TextStyle(width=80)))


def test_whole_report() -> None:
    assert (
        written(report_of())
        == """\
In fair.txt: 1 error, 1 warning, 1 note

   note  no contact was found  no-contact

  error  7 – 10 June is 4 days
     at  fair.txt:3:16  length
      |  The three-day (7 – 10 June) fair opens the harbour. Some 270 boats…
      |      ~~~~~~~~~  ^^^^^^^^^^^
      |      the stated length
    fix  write four-day, or write 7 – 9 June

warning  two counts of boats
     at  fair.txt:3:58  boats
      |  …(7 – 10 June) fair opens the harbour. Some 270 boats take part.
      |                                              ^^^
    and  line 5, column 11: the other count
      |  Last year 207 boats took part.
      |            ~~~
  found  270 boats, expected 207

factcheck explain RULE says why a rule matters and what it leaves alone.
2 facts looked at: 1 conflicting, 1 not checkable.
1 error, 1 warning, 1 note in 1 release; 2 below confidence not shown.
"""
    )


def test_nothing_found() -> None:
    document = load("fair.txt", SOURCE.encode())
    assert written(assemble(document, [], []), not_checked("gone.txt", "no such file")) == (
        "No findings in 1 release; 1 not read.\n"
    )


def test_nothing_read_says_nothing() -> None:
    assert written(not_checked("gone.txt", "no such file")) == ""


def test_colour_changes_no_words() -> None:
    import re

    plain = written(report_of())
    colored = written(report_of(), style=TextStyle(color=True, width=80))
    assert colored != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_quiet_and_verbose() -> None:
    quiet = written(report_of(), style=TextStyle(width=80, quiet=True))
    assert quiet.startswith("   note  ")
    assert "looked at" not in quiet
    verbose = written(report_of(), style=TextStyle(width=80, verbose=True))
    assert "Not checkable in fair.txt:\n      1  stated once\n" in verbose


def test_no_line_begins_with_words_of_the_document() -> None:
    source = SOURCE.replace("The three-day", "::error::The three-day").replace(
        "270 boats", "\n::stop-commands::270 boats"
    )
    text = written(report_of(source, path="::warning::fair.txt"))
    assert "::error::" in text
    assert not any(line.lstrip().startswith(("::", "##")) for line in text.split("\n"))
