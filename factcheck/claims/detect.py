"""Finds the claims of a release and tells which of them it links to a source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from factcheck.claims.claim import Claim, ClaimKind
from factcheck.claims.figures import Figure, find_figures
from factcheck.claims.sources import Sources
from factcheck.claims.superlatives import find_superlatives
from factcheck.findings.ledger import LedgerEntry, Status
from factcheck.mentions.model import DateForm, Mention, Mentions, QuoteUse
from factcheck.text.blocks import PROSE
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


def find_claims(document: Document, mentions: Mentions) -> tuple[Claim, ...]:
    """The claims of ``document``, in the order of the text."""
    sources = Sources(document, mentions)
    speech = sorted(quote.span for quote in mentions.quotes if quote.use is QuoteUse.SPEECH)
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
        yield _Stated(ClaimKind.SUPERLATIVE, span, (*_inside(mentions.counts, span), *_inside(mentions.money, span)))
    for figure in find_figures(document, mentions):
        # "an unprecedented level of cooperation across 15 countries" is one claim.
        near = _last_from(superlatives, figure.span.end - 1)
        if near is None or not near.overlaps(figure.span):
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
    words = _last_from(speech, stated.span.start)
    quoted = words is not None and words.contains(stated.span)
    return Claim(stated.kind, stated.span, stated.mentions, status, why, evidence, quoted, stated.check_worthy)


def _last_from(spans: Sequence[Span], position: int) -> Span | None:
    """The last of ``spans``, which stand in order, that begins at or before ``position``."""
    index = bisect_right(spans, position, key=_start) - 1
    return spans[index] if index >= 0 else None


def _inside(mentions: Sequence[Figure], area: Span) -> list[Figure]:
    """Those of ``mentions``, which stand in order, that lie in ``area``."""
    first = bisect_left(mentions, area.start, key=_place)
    last = bisect_left(mentions, area.end, first, key=_place)
    return [mention for mention in mentions[first:last] if mention.span.end <= area.end]


def _start(span: Span) -> int:
    return span.start


def _place(mention: Figure) -> int:
    return mention.span.start
