"""The text report: for people, in a terminal and in a plain log.

No line begins with words of a document or with its path: build servers take some line beginnings as commands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.findings.finding import Applicability
from factcheck.findings.ledger import Status
from factcheck.findings.report import DocumentReport, DocumentStatus, FindingReport, FixReport, Summary
from factcheck.findings.severity import Severity
from factcheck.reports.marking import Mark, display_width, marked_rows
from factcheck.reports.places import spot_words
from factcheck.reports.safe import safe_text
from factcheck.text.quick_dataclass import dataclass

_GUTTER = 9
_RESET = "\x1b[0m"
_COLORS = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;36m",
    "strong": "\x1b[1m",
    "faint": "\x1b[2m",
    "good": "\x1b[32m",
}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How the text report looks.

    ``quiet`` leaves findings only, ``verbose`` adds what could not be checked and why, ``suppressed`` what does not
    count and why. With ``folder`` the places are links to the files, for terminals that know them (OSC 8).
    """

    color: bool = False
    width: int = 100
    quiet: bool = False
    verbose: bool = False
    suppressed: bool = False
    folder: str | None = None

    def paint(self, name: str, text: str) -> str:
        """The text in a colour of the palette, or as it is."""
        return f"{_COLORS[name]}{text}{_RESET}" if self.color and text else text


def write_text(documents: Iterable[DocumentReport], summary: Summary, style: TextStyle) -> Iterator[str]:
    """The pieces of the report, a document each; ``summary`` is read when all documents have passed."""
    unread = 0
    for document in documents:
        if document.status is DocumentStatus.NOT_CHECKED:
            unread += 1  # said on standard error, in one line
            continue
        lines = list(_document(document, style))
        if lines:
            yield "\n".join(lines) + "\n"
    if not style.quiet and summary.documents > unread:
        yield "\n".join(_closing(summary, unread, style)) + "\n"


def _document(document: DocumentReport, style: TextStyle) -> Iterator[str]:
    shown = [finding for finding in document.findings if finding.suppression is None or style.suppressed]
    if shown and not style.quiet:
        yield f"In {style.paint('strong', safe_text(document.path))}: {_counts(shown)}"
        yield ""
    for finding in shown:
        if finding.location is None:
            yield _labelled(finding.severity.value, _placeless(finding, style), style, finding.severity.value)
    if any(finding.location is None for finding in shown):
        yield ""
    for finding in shown:
        if finding.location is not None:
            yield from _finding(document.path, finding, style)
            yield ""
    if style.verbose:
        yield from _unchecked(document, style)


def _placeless(finding: FindingReport, style: TextStyle) -> str:
    """One line for what has no place: a release lacks several fields at a time."""
    why = f"  (suppressed: {safe_text(finding.suppression.reason)})" if finding.suppression is not None else ""
    return f"{style.paint('strong', safe_text(finding.message))}  {style.paint('faint', finding.rule)}{why}"


def _finding(path: str, finding: FindingReport, style: TextStyle) -> Iterator[str]:
    severity = finding.severity.value
    yield _labelled(severity, style.paint("strong", safe_text(finding.message)), style, severity)
    yield _labelled("at", f"{_position(path, finding, style)}  {style.paint('faint', finding.rule)}", style)
    yield from _places(finding, style)
    yield from _values(finding, style)
    for receipt in finding.receipts:
        place = f"{safe_text(receipt.source)}, {spot_words(receipt.location)}"
        yield _labelled("source", f"{place}: “{safe_text(receipt.passage)}”", style)
    yield from _fixes(finding.fixes, style)
    if finding.suppression is not None:
        yield _labelled("because", f"suppressed: {safe_text(finding.suppression.reason)}", style)


def _position(path: str, finding: FindingReport, style: TextStyle) -> str:
    place = finding.location
    assert place is not None
    if place.frame == "file":
        return _linked(path, f"{safe_text(path)}:{place.line}:{place.column}", style)
    return _linked(path, f"{safe_text(path)}: {spot_words(place)}", style)


def _linked(path: str, words: str, style: TextStyle) -> str:
    if style.folder is None:
        return words
    from factcheck.reports.paths import file_uri  # links are for terminals; a build server does without

    return f"\x1b]8;;{file_uri(path, style.folder)}\x1b\\{words}\x1b]8;;\x1b\\"


def _labelled(label: str, text: str, style: TextStyle, color: str = "faint") -> str:
    return f"{' ' * (_GUTTER - 2 - len(label))}{style.paint(color, label)}  {text}"


def _places(finding: FindingReport, style: TextStyle) -> Iterator[str]:
    excerpt = finding.excerpt
    if excerpt is None:
        return
    marks = [Mark(excerpt.start, excerpt.end, "^")]
    elsewhere = []
    for related in finding.related:
        near = related.excerpt.text == excerpt.text
        if near:
            marks.append(Mark(related.excerpt.start, related.excerpt.end, "~", related.message))
        else:
            elsewhere.append(related)
    yield from _excerpt(excerpt.text, marks, finding.severity, style)
    for related in elsewhere:
        yield _labelled("and", f"{spot_words(related.location)}: {safe_text(related.message)}", style)
        yield from _excerpt(
            related.excerpt.text, [Mark(related.excerpt.start, related.excerpt.end, "~")], finding.severity, style
        )


def _excerpt(text: str, marks: list[Mark], severity: Severity, style: TextStyle) -> Iterator[str]:
    for row in marked_rows(text, marks, style.width - _GUTTER):
        color = severity.value if row.mark else None
        yield _labelled("|", style.paint(color, row.text) if color else row.text, style).rstrip()


def _values(finding: FindingReport, style: TextStyle) -> Iterator[str]:
    """The values that the message, the marked words and the fixes do not show already; there are few."""
    quote = finding.location.quote if finding.location else ""
    told = " ".join((finding.message, *(fix.description for fix in finding.fixes)))
    observed, expected = finding.observed, finding.expected
    if observed and observed not in told and observed not in quote:
        also = f", expected {expected}" if expected else ""
        yield _labelled("found", safe_text(f"{observed}{also}"), style)
    elif expected and expected not in told:
        yield _labelled("expect", safe_text(expected), style)


def _fixes(fixes: Iterable[FixReport], style: TextStyle) -> Iterator[str]:
    """The possible repairs, as many on a line as fit: of a wrong weekday there are five."""
    lines: list[str] = []
    for fix in fixes:
        note = " (safe to apply)" if fix.applicability is Applicability.SAFE else ""
        words = f"{safe_text(fix.description)}{note}"
        together = f"{lines[-1]}, or {words}" if lines else words
        if lines and display_width(together) <= style.width - _GUTTER:
            lines[-1] = together
        else:
            lines.append(words)
    for number, line in enumerate(lines):
        yield _labelled("or" if number else "fix", line, style, "good")


def _unchecked(document: DocumentReport, style: TextStyle) -> Iterator[str]:
    reasons = Counter(fact.why for fact in document.claims if fact.status is Status.NOT_CHECKABLE)
    if reasons:
        yield f"Not checkable in {safe_text(document.path)}:"
        for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:>{_GUTTER - 2}}  {safe_text(reason)}"
        yield ""
    for skipped in document.skipped_rules:
        yield _labelled("skipped", f"{skipped.rule}: {safe_text(skipped.reason)}", style)


def _closing(summary: Summary, unread: int, style: TextStyle) -> Iterator[str]:
    # An unread document counts as an error of its own; here it is told apart from what was found.
    counts = {severity: summary.count(severity) for severity in Severity}
    counts[Severity.ERROR] -= unread
    if any(counts.values()):
        yield style.paint("faint", "factcheck explain RULE says why a rule matters and what it leaves alone.")
    facts = summary.facts
    told = [f"{facts[status.value]} {status.value.replace('-', ' ')}" for status in Status if facts[status.value]]
    if told:
        yield f"{plural(facts['total'], 'fact')} looked at: {', '.join(told)}."
    found = ", ".join(plural(count, severity.value) for severity, count in counts.items() if count) or "No findings"
    worst = next((severity.value for severity, count in counts.items() if count), "good")
    more = (
        (unread, "not read"),
        (summary.not_checked - unread, "not fully checked"),
        (summary.suppressed, "suppressed"),
        (summary.below_confidence, "below confidence not shown"),
        (summary.expiry_not_judged, "suppressed until a day that was not judged (give --as-of)"),
    )
    line = style.paint(worst, f"{found} in {plural(summary.documents - unread, 'release')}")
    yield "; ".join([line, *(f"{count:,} {words}" for count, words in more if count)]) + "."


def _counts(findings: Iterable[FindingReport]) -> str:
    """How many findings count, by severity, and how many are suppressed."""
    counts = Counter(finding.severity.value if finding.suppression is None else "suppressed" for finding in findings)
    told = [plural(counts[severity.value], severity.value) for severity in Severity if counts[severity.value]]
    return ", ".join([*told, *([f"{counts['suppressed']:,} suppressed"] if counts["suppressed"] else [])])


def plural(count: int, noun: str) -> str:
    """The count with its noun: "1 error", "5 warnings"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
