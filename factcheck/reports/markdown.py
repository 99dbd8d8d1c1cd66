"""Markdown for a comment on a pull request or a step summary: counts, then a table of findings a release."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.findings.report import DocumentReport, FindingReport, Summary
from factcheck.findings.severity import Severity
from factcheck.reports.paths import relative_path
from factcheck.reports.places import spot_words
from factcheck.reports.run import Run
from factcheck.reports.safe import safe_text
from factcheck.reports.text import plural

LONGEST_COMMENT = 60_000  # GitHub takes 65,536 characters
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+!|~&@-]")
_SIGNS = {Severity.ERROR: "🛑", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}


def write_markdown(documents: Iterable[DocumentReport], summary: Summary, run: Run) -> Iterator[str]:
    """The pieces of the comment; what does not fit into one is counted at its end."""
    comment = Comment(run, LONGEST_COMMENT)
    for document in documents:
        yield comment.add(document)
    yield comment.closing(summary)


class Comment:
    """A comment of at most ``longest`` characters, made of one document after another."""

    def __init__(self, run: Run, longest: int) -> None:
        self._run = run
        self._left = longest
        self._left_out = 0

    def add(self, document: DocumentReport) -> str:
        """The piece for a document; empty when it has no findings, and without the rows that do not fit any more."""
        findings = _shown(document)
        if not findings:
            return ""
        head = _head(document, self._run)
        rows = [] if document.reason is not None else [_row(finding) for finding in findings]
        fitting = self._fitting(head, rows)
        self._left_out += len(findings) if fitting < 0 else len(rows) - fitting
        if fitting < 0:
            return ""
        piece = "\n".join([*head, *rows[:fitting], "", ""])
        self._left -= len(piece)
        return piece

    def _fitting(self, head: Sequence[str], rows: Sequence[str]) -> int:
        """How many rows fit below a head; -1 when a head would stand alone."""
        left = self._left - sum(len(line) + 1 for line in head) - 2
        fitting = 0
        for row in rows:
            left -= len(row) + 1
            if left < 0:
                break
            fitting += 1
        return fitting if fitting or (not rows and left >= 0) else -1

    def closing(self, summary: Summary) -> str:
        """The end of the comment, when all documents have passed."""
        if not self._left_out:
            return _closing(summary)
        return f"{plural(self._left_out, 'more finding')} left out: there is no room for them.\n\n{_closing(summary)}"


def _shown(document: DocumentReport) -> list[FindingReport]:
    return [finding for finding in document.findings if finding.suppression is None]


def _head(document: DocumentReport, run: Run) -> list[str]:
    """What stands above the findings of a document, or tells why there are none."""
    lines = [f"### {_plain(relative_path(document.path, run.folder))}", ""]
    if document.reason is not None:
        return [*lines, f"🛑 **not read**: {_plain(document.reason)}"]
    return [*lines, "| | where | finding | rule |", "|---|---|---|---|"]


def _row(finding: FindingReport) -> str:
    place = finding.location
    where = "" if place is None else f"{place.line}:{place.column}" if place.frame == "file" else spot_words(place)
    told = f"**{_plain(finding.message)}**"
    if finding.excerpt is not None:
        words, start, end = finding.excerpt.text, finding.excerpt.start, finding.excerpt.end
        before, marked, after = _plain(words[:start]), _plain(words[start:end]), _plain(words[end:])
        told += f"<br>{before}<ins>{marked}</ins>{after}"
    fixes = [fix.description for fix in finding.fixes]
    if fixes:
        told += f"<br>→ {_plain(', or '.join(fixes))}"
    return f"| {_SIGNS[finding.severity]} {finding.severity.value} | {where} | {told} | `{finding.rule}` |"


def _plain(words: str) -> str:
    """Words that Markdown shows as they are, on one line: no link, no mention of a user, no markup."""
    return _MARKUP.sub(lambda match: f"&#{ord(match.group())};", safe_text(words))


def _closing(summary: Summary) -> str:
    counts = {severity: summary.count(severity) for severity in Severity}
    found = ", ".join(plural(count, severity.value) for severity, count in counts.items() if count) or "no findings"
    facts = summary.facts
    told = ", ".join(
        f"{count:,} {status.replace('-', ' ')}" for status, count in facts.items() if status != "total" and count
    )
    lines = [f"**factcheck:** {found} in {plural(summary.documents, 'release')}."]
    if facts["total"]:
        lines.append(f"{plural(facts['total'], 'fact')} looked at: {told}.")
    if summary.suppressed:
        lines.append(f"{plural(summary.suppressed, 'finding')} suppressed.")
    return " ".join(lines) + "\n"
