"""Writes the page: its head, a section for each release as it comes, and its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.findings.ledger import Status
from factcheck.findings.report import DocumentReport, FindingReport, Summary, ViewedReport
from factcheck.findings.severity import Severity
from factcheck.reports.page.environment import asset, environment, policy_hash
from factcheck.reports.page.parts import Part, parts
from factcheck.reports.page.segments import page_marks
from factcheck.reports.paths import relative_path
from factcheck.reports.places import spot_words
from factcheck.reports.run import Run
from factcheck.reports.text import plural

# The colours and order of the picture of the facts: what is wrong first.
_STATUSES = (
    Status.CONFLICTING,
    Status.CONTRADICTED,
    Status.OTHER_CONTEXT,
    Status.NOT_FOUND,
    Status.UNLINKED,
    Status.NOT_CHECKABLE,
    Status.LINKED,
    Status.SUPPORTED,
    Status.CONSISTENT,
)


@dataclass(frozen=True, slots=True)
class Slice:
    """A status in the picture of the facts: its count, and where its bar begins and how wide it is, in percent."""

    status: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A release in the overview."""

    number: int
    path: str
    counts: str
    worst: str
    slices: tuple[Slice, ...]


def write_html(documents: Iterable[DocumentReport], summary: Summary, run: Run) -> Iterator[str]:
    """The pieces of the page. The documents bring their view; ``summary`` is read when all have passed."""
    page: Any = environment().get_template("page.html").module
    explanations = {rule.id: rule for rule in run.rules}
    entries: list[Entry] = []
    style, script = asset("page.css"), asset("page.js")
    yield str(page.head(style, script, policy_hash(style), policy_hash(script), run.tool))
    for number, document in enumerate(documents, 1):
        entries.append(_entry(number, document, run))
        cards = _cards(document, run.suppressed)
        yield str(page.release(number, document, entries[-1], _parts(document, cards), cards, explanations))
    yield str(page.end(sorted(entries, key=_gravity), _closing(summary), slices(summary.facts)))


def _gravity(entry: Entry) -> int:
    """The place of an entry in the overview: what needs somebody comes first, the rest as it was given."""
    return len(Severity) if entry.worst == "good" else Severity(entry.worst).rank


def slices(facts: dict[str, int]) -> tuple[Slice, ...]:
    """The picture of how many facts are in which state; empty without facts."""
    total = sum(facts.get(status.value, 0) for status in _STATUSES)
    made: list[Slice] = []
    start = 0.0
    for status in _STATUSES:
        count = facts.get(status.value, 0)
        if count:
            width = 100 * count / total
            made.append(Slice(status.value, count, round(start, 2), round(width, 2)))
            start += width
    return tuple(made)


def _entry(number: int, document: DocumentReport, run: Run) -> Entry:
    counted = [finding for finding in document.findings if finding.suppression is None]
    counts = {severity: sum(finding.severity is severity for finding in counted) for severity in Severity}
    told = [plural(count, severity.value) for severity, count in counts.items() if count]
    suppressed = len(document.findings) - len(counted)
    told += [f"{suppressed} suppressed"] if suppressed else []
    worst = next((severity.value for severity, count in counts.items() if count), "good")
    facts: dict[str, int] = {}
    for fact in document.claims:
        facts[fact.status.value] = facts.get(fact.status.value, 0) + 1
    words = "not read" if document.reason is not None else ", ".join(told) or "no findings"
    return Entry(number, relative_path(document.path, run.folder), words, worst, slices(facts))


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page lists it, with its number and the name of its place."""

    number: int
    finding: FindingReport
    place: str


def _cards(document: DocumentReport, suppressed: bool) -> list[Card]:
    """The findings: those with a place in the order of the text, those about the whole, then what is suppressed.

    What is suppressed has a card only where it is asked for: with a baseline it would be the most of the page.
    """
    shown = [finding for finding in document.findings if suppressed or finding.suppression is None]
    ordered = sorted(shown, key=lambda finding: (finding.suppression is not None, finding.location is None))
    return [Card(number, finding, _place(finding)) for number, finding in enumerate(ordered, 1)]


def _parts(document: DocumentReport, cards: Sequence[Card]) -> tuple[Part, ...]:
    view = document.view if isinstance(document, ViewedReport) else None
    if view is None:
        return ()
    numbers = {card.finding.fingerprint: card.number for card in cards}
    counting = [index for index, finding in enumerate(document.findings) if finding.suppression is None]
    findings = [document.findings[index] for index in counting]
    marks = page_marks(
        [numbers[finding.fingerprint] for finding in findings],
        [finding.severity for finding in findings],
        [view.findings[index] for index in counting],
        [view.related[index] for index in counting],
    )
    return tuple(parts(view.document, list(marks)))


def _place(finding: FindingReport) -> str:
    return "" if finding.location is None else spot_words(finding.location)


def _closing(summary: Summary) -> str:
    counts = {severity: summary.count(severity) for severity in Severity}
    found = ", ".join(plural(count, severity.value) for severity, count in counts.items() if count)
    more = f"; {summary.suppressed:,} suppressed" if summary.suppressed else ""
    return f"{found or 'No findings'} in {plural(summary.documents, 'release')}{more}"
