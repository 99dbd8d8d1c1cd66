"""Finds the claims of a release and tells which of them it links to a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.claims.claim import Claim, ClaimKind
from factcheck.claims.figures import find_figures
from factcheck.claims.sources import Sources
from factcheck.claims.superlatives import find_superlatives
from factcheck.findings.ledger import LedgerEntry, Status
from factcheck.mentions.model import DateForm, Mention, Mentions, QuoteUse
from factcheck.text.blocks import PROSE
from factcheck.text.document import Document
from factcheck.text.span import Span


def find_claims(document: Document, mentions: Mentions) -> tuple[Claim, ...]:
    """The claims of ``document``, in the order of the text."""
    sources = Sources(document, mentions)
    speech = [quote.span for quote in mentions.quotes if quote.use is QuoteUse.SPEECH]
    claims = [_judged(stated, sources, speech) for stated in _stated(document, mentions)]
    claims.sort(key=lambda claim: (claim.span, claim.kind))
    return tuple(claims)


def claim_entries(claims: Iterable[Claim]) -> tuple[LedgerEntry, ...]:
    """The claims as facts of the ledger."""
    return tuple(
        LedgerEntry(claim.kind.value, claim.span, claim.status, claim.why, None, claim.evidence) for claim in claims
    )


@dataclass(frozen=True, slots=True)
class _Stated:
    kind: ClaimKind
    span: Span
    mentions: tuple[Mention, ...]
    check_worthy: bool = True
    planned: bool = False


def _stated(document: Document, mentions: Mentions) -> Iterator[_Stated]:
    superlatives = find_superlatives(document, mentions)
    for span in superlatives:
        counts = (count for count in mentions.counts if span.contains(count.span))
        money = (amount for amount in mentions.money if span.contains(amount.span))
        yield _Stated(ClaimKind.SUPERLATIVE, span, (*counts, *money))
    for figure in find_figures(document, mentions):
        # "an unprecedented level of cooperation across 15 countries" is one claim.
        if not any(span.overlaps(figure.span) for span in superlatives):
            yield _Stated(figure.kind, figure.span, figure.mentions, figure.result, figure.planned)
    for date in mentions.dates:
        if date.form is DateForm.ANNIVERSARY:
            block = document.block_at(date.span.start)
            if block is not None and block.kind in PROSE:
                yield _Stated(ClaimKind.ANNIVERSARY, date.span, (date,))


def _judged(stated: _Stated, sources: Sources, speech: list[Span]) -> Claim:
    basis = sources.basis(stated.span)
    evidence: tuple[Span, ...] = ()
    if basis is not None:
        status, why, evidence = Status.LINKED, basis.why, (basis.span,)
    elif stated.planned:
        status, why = Status.NOT_CHECKABLE, "planned, possible or required, not yet a fact"
    else:
        status, why = Status.UNLINKED, "no link, footnote or named source in its paragraph"
    quoted = any(words.contains(stated.span) for words in speech)
    return Claim(stated.kind, stated.span, stated.mentions, status, why, evidence, quoted, stated.check_worthy)
