"""Runs rules on examples the way the pipeline runs them on files."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.archive.compare import compare
from factcheck.archive.entry import entry_of
from factcheck.archive.store import open_store
from factcheck.checkers.catalog import RULES
from factcheck.checkers.rule import Example, Rule
from factcheck.evidence.facts import Known, known_facts, parse_facts
from factcheck.evidence.source import Sources, source_of
from factcheck.evidence.weigh import weigh
from factcheck.findings.finding import Finding
from factcheck.findings.severity import Confidence, Severity
from factcheck.loading.load import load
from factcheck.loading.passage import load_passage
from factcheck.pipeline import Options, document_release, passage_release
from factcheck.release import Release
from factcheck.text.span import Span
from tests.harness.marks import mark, unmark

TEXT_RULES = tuple(rule for rule in RULES if rule.reads_words)
SHOWN = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True)
class Case:
    """An example of a rule with its number, and its text and places told apart."""

    rule: Rule
    role: str
    number: int
    example: Example
    text: str
    places: list[Span]

    @property
    def name(self) -> str:
        """How the case is called in a test run: ``weekday-mismatch-flags-0``."""
        return f"{self.rule.id}-{self.role}-{self.number}"


def cases(role: str, rules: Iterable[Rule] = TEXT_RULES) -> list[Case]:
    """The examples of all rules in one role: ``flags``, ``accepts`` or ``misses``."""
    found = []
    for rule in rules:
        for number, given in enumerate(getattr(rule, role)):
            example = given if isinstance(given, Example) else Example(given)
            text, places = unmark(example.text)
            found.append(Case(rule, role, number, example, text, places))
    return found


def release_of(case: Case, folder: Path) -> Release:
    """The example as a release: a passage of plain body text, or a file read by the loader of its kind."""
    example = case.example
    if not example.whole and example.suffix == ".txt":
        release = passage_release(case.text, example.release_date, example.as_of)
    else:
        release = read_release(as_file(case).encode("utf-8"), folder, example)
    if example.archive:
        release = compared(release, example, folder)
    return weighed(release, example) if example.sources or example.facts else release


def compared(release: Release, example: Example, folder: Path) -> Release:
    """The release with where it departs from the earlier ones of an example."""
    location = folder / "archive.sqlite"
    location.unlink(missing_ok=True)
    with closing(open_store(str(location), create=True)) as store:
        for number, text in enumerate(example.archive, 1):
            earlier = document_release(load(f"earlier-{number}.txt", text.encode()))
            assert earlier.record is not None
            store.add(entry_of(earlier.document, earlier.mentions, earlier.record, earlier.claims))
        assert release.record is not None
        found = compare(release.document, release.mentions, release.record, release.claims, store)
    return replace(release, differences=found)


def weighed(release: Release, example: Example) -> Release:
    """The release with what the sources of an example say of it."""
    facts = known_facts("facts.toml", parse_facts("facts.toml", example.facts.encode()))
    given = [Known(load_passage(words, f"source-{number}.txt")) for number, words in enumerate(example.sources, 1)]
    sources = Sources(tuple(source_of(one.document, one.first, one.last, one.forbidden) for one in (*facts, *given)))
    return replace(release, verdicts=weigh(release.document, release.mentions, release.claims, sources))


def as_file(case: Case) -> str:
    """The text of a file that holds the example; a passage of Markdown comes last, below a headline."""
    return case.text if case.example.whole else f"{headline_for(case.example.suffix)}{case.text}"


def headline_for(suffix: str) -> str:
    """A headline without facts, so that what follows is body text."""
    return "# Some words of a headline\n\n" if suffix == ".md" else "Some words of a headline\n\n"


def expected(case: Case, release: Release) -> str:
    """The file with the places marked that the example marks."""
    shift = len(release.document.source) - len(case.text)
    return mark(release.document.source, [Span(place.start + shift, place.end + shift) for place in case.places])


def found(release: Release, findings: Iterable[Finding]) -> str:
    """The file with the places marked that findings point to."""
    places = [release.document.place(finding.span) for finding in findings if finding.span is not None]
    return mark(release.document.source, sorted(Span(place.start, place.end) for place in places))


def read_release(content: bytes, folder: Path, example: Example) -> Release:
    """A file with this content, read by the loader of its kind."""
    path = folder / f"example{example.suffix}"
    path.write_bytes(content)
    return document_release(load(str(path)), Options(as_of=example.as_of or example.release_date))


def findings_of(rule: Rule, release: Release) -> list[Finding]:
    """What one rule finds, in order."""
    return sorted((o for o in rule.check(release) if isinstance(o, Finding)), key=lambda finding: finding.sort_key)


def is_shown(finding: Finding) -> bool:
    """True for what a reader sees as something to repair: error or warning, confidence high or medium."""
    return finding.severity in SHOWN and finding.confidence is not Confidence.LOW


def told(release: Release, finding: Finding) -> str:
    """A finding in one line, for the message of a test."""
    shown = mark(release.text, [finding.span]) if finding.span and len(release.text) < 1000 else ""
    quote = finding.span.of(release.text) if finding.span else "no place"
    return f"{finding.rule} ({finding.severity}, {finding.confidence}) at {quote!r}: {finding.message}\n    {shown}"
