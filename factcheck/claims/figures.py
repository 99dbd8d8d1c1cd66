"""Figures that state what happened or what is so: 8,263 firearms seized, drugs worth USD 5.7 billion."""

from __future__ import annotations

from factcheck.claims.claim import ClaimKind
from factcheck.lexicon.reader import words
from factcheck.mentions.model import (
    CountMention,
    Kind,
    Mentions,
    MoneyMention,
    PercentageMention,
    QuantityMention,
)
from factcheck.mentions.number import Hedge
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

Figure = CountMention | MoneyMention | PercentageMention | QuantityMention

_BODY = frozenset(
    {BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE_PARAGRAPH, BlockKind.TABLE_CELL}
)
_KINDS = {
    Kind.COUNT: ClaimKind.COUNT,
    Kind.MONEY: ClaimKind.MONEY,
    Kind.QUANTITY: ClaimKind.QUANTITY,
    Kind.PERCENTAGE: ClaimKind.PERCENTAGE,
}
_WORD = lazy_pattern(r"(?<![A-Za-z-])[A-Za-z]+")  # "self-identified as" identifies nobody
_CLAUSE_STOP = lazy_pattern(r"[;:!?()]|[.](?=\s)|,\s|\s[–—-]\s")
_FEW = 10
_PETTY_CASH = 10_000
_BEFORE, _AFTER, _NEAR_WORDS = 90, 30, 8
_PLAN_AFTER = 25  # "$4.50 would signal"


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """Figures of one phrase with the words that make them a claim.

    ``result`` is true where they state what happened or what is so, ``planned`` where that is no fact yet.
    """

    kind: ClaimKind
    span: Span
    mentions: tuple[Figure, ...]
    result: bool
    planned: bool


def find_figures(document: Document, mentions: Mentions) -> list[FigureClaim]:
    """The figures of the body in the order of the text, each value once; figures of one phrase are one claim."""
    found: dict[tuple[Kind, float, str | None], FigureClaim] = {}
    figures: list[Figure] = [*mentions.money, *mentions.counts, *mentions.quantities, *mentions.percentages]
    figures.sort(key=lambda mention: mention.span)
    for mention in figures:
        if _trivial(mention) or not _in_body(document, mention.span):
            continue
        key = (mention.kind, mention.number.value, mention.noun if isinstance(mention, CountMention) else None)
        known = found.get(key)
        if known is not None and known.result:
            continue
        sentence = document.sentence_at(mention.span.start) or mention.span
        cue = _cue(document.text, sentence, mention.span)
        if known is not None and cue is None:
            continue
        found[key] = FigureClaim(
            _KINDS[mention.kind],
            mention.span if cue is None else cue.cover(mention.span),
            (mention,),
            cue is not None and not _small(mention),
            _planned(document.text, sentence.start, min(sentence.end, mention.span.end + _PLAN_AFTER)),
        )
    return _merged(sorted(found.values(), key=lambda claim: claim.span))


def _merged(claims: list[FigureClaim]) -> list[FigureClaim]:
    """Claims whose words overlap made one: "attracted 14,000 traders from 71 countries"."""
    merged: list[FigureClaim] = []
    for claim in claims:
        if merged and merged[-1].span.overlaps(claim.span):
            last = merged[-1]
            merged[-1] = FigureClaim(
                last.kind,
                last.span.cover(claim.span),
                (*last.mentions, *claim.mentions),
                last.result or claim.result,
                last.planned or claim.planned,
            )
        else:
            merged.append(claim)
    return merged


def _in_body(document: Document, span: Span) -> bool:
    block = document.block_at(span.start)
    return block is not None and block.kind in _BODY


def _trivial(mention: Figure) -> bool:
    """Small bare counts: "three areas", "two men"; counts without a noun are labels as often as figures."""
    if not isinstance(mention, CountMention):
        return False
    return mention.noun is None or (mention.number.value <= _FEW and mention.number.hedge is Hedge.NONE)


def _small(mention: Figure) -> bool:
    """A sum that nobody asks after: "a telephone worth $900"."""
    return isinstance(mention, MoneyMention) and mention.number.value < _PETTY_CASH


def _planned(text: str, start: int, end: int) -> bool:
    """True where the sentence up to the figure speaks of what will be, may be or must be."""
    planned, before = words("planned_words"), ""
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        # "Will" and "May" with capitals are names.
        if word in planned or (word == "If" and match.start() == start) or (word == "to" and f"{before} to" in planned):
            return True
        before = word.lower()
    return False


def _cue(text: str, sentence: Span, figure: Span) -> Span | None:
    """The words from the nearest words of result to the figure, or from the figure to one close behind it."""
    results = words("result_words")
    start = max(sentence.start, figure.start - _BEFORE)
    for stop in _CLAUSE_STOP.finditer(text, start, figure.start):
        start = stop.end()
    before = list(_WORD.finditer(text, start, figure.start))[-_NEAR_WORDS:]
    for word in before:
        if word[0].lower() in results:
            return Span(word.start(), figure.start)
    stop_after = _CLAUSE_STOP.search(text, figure.end, min(sentence.end, figure.end + _AFTER))
    end = stop_after.start() if stop_after else min(sentence.end, figure.end + _AFTER)
    for word in _WORD.finditer(text, figure.start, end):
        if word[0].lower() in results:
            return Span(figure.start, word.end())
    return None
