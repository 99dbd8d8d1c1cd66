"""Weighs every fact of a release against the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.claim import Claim
from factcheck.evidence.figures import figure_of, statements
from factcheck.evidence.match import weigh_figure
from factcheck.evidence.names import weigh_names
from factcheck.evidence.parallel import weigh_parallels
from factcheck.evidence.persons import weigh_persons
from factcheck.evidence.quotes import weigh_quotes
from factcheck.evidence.source import Source, Sources
from factcheck.evidence.times import weigh_dates, weigh_durations
from factcheck.evidence.verdict import Verdict
from factcheck.mentions.model import CountMention, Mentions, MoneyMention, PercentageMention, QuantityMention, QuoteUse
from factcheck.mentions.nearby import Nearby
from factcheck.text.document import Document

_FIGURES = (CountMention, MoneyMention, PercentageMention, QuantityMention)


def weigh(document: Document, mentions: Mentions, claims: Sequence[Claim], sources: Sources) -> tuple[Verdict, ...]:
    """The verdicts on the facts of a release, in the order of the text; a source speaks of the days it holds on."""
    day = mentions.clock.day if mentions.clock is not None else None
    holding = [source for source in sources if source.holds_on(day)]
    expired = [source for source in sources if not source.holds_on(day)]
    found = [
        *_figures(document, mentions, claims, holding),
        *weigh_dates(document, mentions, holding),
        *weigh_durations(document, mentions, holding),
        *weigh_quotes(document, [q for q in mentions.quotes if q.use is QuoteUse.SPEECH], holding),
        *weigh_persons(document, mentions, holding, expired),
        *weigh_names(document, holding),
    ]
    found += list(weigh_parallels(document, holding, found))
    return tuple(sorted(found, key=lambda verdict: (verdict.span, verdict.kind)))


def _figures(
    document: Document, mentions: Mentions, claims: Sequence[Claim], sources: Sequence[Source]
) -> Iterator[Verdict]:
    """The verdicts on the figures of the claims, each once."""
    stated, nearby = statements(sources), Nearby(mentions)
    seen = set()
    for claim in claims:
        for mention in claim.mentions:
            if isinstance(mention, _FIGURES) and mention.span not in seen:
                seen.add(mention.span)
                yield weigh_figure(figure_of(mention, document, nearby), stated)
