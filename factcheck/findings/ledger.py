"""The ledger: every fact that was looked at, with what became of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum

from factcheck.findings.finding import Checker, Finding
from factcheck.findings.receipt import Receipt
from factcheck.findings.severity import Severity
from factcheck.text.quick_dataclass import dataclass, replace
from factcheck.text.span import Span


class Status(StrEnum):
    """What is known of a fact after a run."""

    CONSISTENT = "consistent"
    CONFLICTING = "conflicting"
    LINKED = "linked"
    UNLINKED = "unlinked"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    OTHER_CONTEXT = "other-context"
    NOT_FOUND = "not-found"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A fact: a claim, or a value that a rule compared.

    ``kind`` says what sort of fact (``date``, ``count``, ``superlative`` …); ``why`` gives the reason of the status in
    one line; ``evidence`` are the places it rests on; ``rule`` is the rule that compared it, None for a claim.
    """

    kind: str
    span: Span
    status: Status
    why: str
    rule: str | None = None
    evidence: tuple[Span, ...] = ()
    receipts: tuple[Receipt, ...] = ()


# The worst first: of several statuses of one fact the earliest holds. A rule that could not check says nothing.
_WORST_FIRST = (
    Status.CONFLICTING,
    Status.CONTRADICTED,
    Status.OTHER_CONTEXT,
    Status.NOT_FOUND,
    Status.SUPPORTED,
    Status.UNLINKED,
    Status.LINKED,
    Status.CONSISTENT,
    Status.NOT_CHECKABLE,
)
_RANK = {status: rank for rank, status in enumerate(_WORST_FIRST)}
# A finding of these families says that two facts disagree; the others find fault with form, links or sources.
_FACT_KINDS = {
    Checker.DATES: "date",
    Checker.COUNTS: "count",
    Checker.FIGURES: "figure",
    Checker.NAMES: "name",
    Checker.ARCHIVE: "fact",
}


def build_ledger(claims: Iterable[LedgerEntry], outcomes: Iterable[Finding | LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """Every fact once, in the order of the text.

    A value that a rule compared inside a claim of the same kind is that claim's; the worst status of a fact holds. A
    claim or value that a finding about facts touches is conflicting, and such a finding that touches none is a fact.
    """
    facts = _Facts(claims)
    findings: list[Finding] = []
    for outcome in outcomes:
        if isinstance(outcome, LedgerEntry):
            facts.add(outcome)
        elif outcome.checker in _FACT_KINDS and outcome.severity is not Severity.NOTE:
            findings.append(outcome)
    facts.mark_conflicting(findings)
    return facts.entries()


_Key = tuple[Span, str]


class _Facts:
    """The facts so far, by place and kind."""

    def __init__(self, claims: Iterable[LedgerEntry]) -> None:
        self._facts: dict[_Key, LedgerEntry] = {}
        for claim in claims:
            self._merge((claim.span, claim.kind), claim)
        self._claims = _Places(self._facts)

    def add(self, entry: LedgerEntry) -> None:
        """Takes a compared value, into the claim of its kind that holds it if there is one."""
        for claim in self._claims.touching(entry.span):
            if claim[1] == entry.kind and claim[0].contains(entry.span):
                self._merge(claim, entry)
                return
        self._merge((entry.span, entry.kind), entry)

    def mark_conflicting(self, findings: Iterable[Finding]) -> None:
        """Makes every fact that a finding or what it rests on touches conflicting; what touches none is a fact."""
        facts = _Places(self._facts)
        for finding in findings:
            places = [place for place in (finding.span, *(related.span for related in finding.related)) if place]
            touched = [key for place in places for key in facts.touching(place)]
            if not touched and finding.span is not None:
                touched = [(finding.span, _FACT_KINDS[finding.checker])]
            for span, kind in touched:
                self._merge((span, kind), LedgerEntry(kind, span, Status.CONFLICTING, finding.message, finding.rule))

    def entries(self) -> tuple[LedgerEntry, ...]:
        """All facts by place and kind."""
        return tuple(self._facts[key] for key in sorted(self._facts))

    def _merge(self, key: _Key, entry: LedgerEntry) -> None:
        known = self._facts.get(key)
        if known is None:
            self._facts[key] = entry
            return
        worse = min(known, entry, key=lambda one: _RANK[one.status])
        evidence = tuple(dict.fromkeys((*known.evidence, *entry.evidence)))
        receipts = tuple(dict.fromkeys((*known.receipts, *entry.receipts)))
        self._facts[key] = replace(worse, kind=known.kind, span=known.span, evidence=evidence, receipts=receipts)


class _Places:
    """The places of facts, to be looked up by a span that touches them."""

    def __init__(self, keys: Iterable[_Key]) -> None:
        self._keys = sorted(keys)
        self._starts = [span.start for span, _ in self._keys]
        self._longest = max((len(span) for span, _ in self._keys), default=0)

    def touching(self, span: Span) -> Iterator[_Key]:
        """The facts that share a character with ``span``, or hold it where it is empty."""
        first = bisect_left(self._starts, max(0, span.start - self._longest))
        for key in self._keys[first : bisect_right(self._starts, span.end)]:
            if key[0].overlaps(span) or key[0].contains(span):
                yield key
