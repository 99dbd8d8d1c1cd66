"""From verdicts to what reports print: receipts, and the status of claims and other facts in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.claims.claim import Claim, ClaimKind
from factcheck.evidence.source import Passage
from factcheck.evidence.verdict import FactKind, Outcome, Verdict
from factcheck.findings.assemble import location_of
from factcheck.findings.ledger import LedgerEntry, Status
from factcheck.findings.receipt import Receipt
from factcheck.text.quick_dataclass import replace

_STATUSES = {
    Outcome.CONTRADICTED: Status.CONTRADICTED,
    Outcome.OTHER_CONTEXT: Status.OTHER_CONTEXT,
    Outcome.NOT_FOUND: Status.NOT_FOUND,
    Outcome.SUPPORTED: Status.SUPPORTED,
}
_WORST = tuple(_STATUSES)
# What these claims state is more than the figure in them: a source that has the figure does not bear them out.
_MORE_THAN_FIGURES = frozenset({ClaimKind.SUPERLATIVE, ClaimKind.ANNIVERSARY})
_COMPARED_BY = "contradicted-by-source"
_LONGEST = 300


def receipts_of(verdict: Verdict) -> tuple[Receipt, ...]:
    """The passages of a verdict as reports print them."""
    return tuple(_receipt(passage, verdict.derivation) for passage in verdict.passages)


def _receipt(passage: Passage, derivation: str | None) -> Receipt:
    sentence = passage.sentence
    shown = sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1]}…"
    return Receipt(passage.source.path, location_of(passage.source.document, passage.span), shown, derivation)


def weighed_claims(
    claims: Sequence[Claim], entries: Iterable[LedgerEntry], verdicts: Iterable[Verdict]
) -> Iterator[LedgerEntry]:
    """The ledger entries of claims, each with the worst verdict on its figures."""
    by_place = {verdict.span: verdict for verdict in verdicts if verdict.kind is FactKind.FIGURE}
    for claim, entry in zip(claims, entries, strict=True):
        own = [by_place[mention.span] for mention in claim.mentions if mention.span in by_place]
        yield _weighed(claim, entry, own)


def _weighed(claim: Claim, entry: LedgerEntry, own: Sequence[Verdict]) -> LedgerEntry:
    if not own:
        return entry
    worst = min(own, key=lambda verdict: _WORST.index(verdict.outcome))
    if worst.outcome is Outcome.SUPPORTED and claim.kind in _MORE_THAN_FIGURES:
        return entry
    receipts = tuple(receipt for verdict in own for receipt in receipts_of(verdict))
    return replace(entry, status=_STATUSES[worst.outcome], why=worst.why, receipts=receipts)


def other_entries(verdicts: Iterable[Verdict]) -> Iterator[LedgerEntry]:
    """The ledger entries of verdicts on dates, lengths, quotations and persons."""
    for verdict in verdicts:
        if verdict.kind is not FactKind.FIGURE:
            status = _STATUSES[verdict.outcome]
            yield LedgerEntry(
                verdict.kind.value, verdict.span, status, verdict.why, _COMPARED_BY, receipts=receipts_of(verdict)
            )
