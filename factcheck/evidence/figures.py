"""Figures as they are compared across texts: a value, and everything it is bound to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from factcheck.evidence.source import Passage, Source
from factcheck.evidence.tables import CellFigure, table_figures
from factcheck.lexicon.reader import table, words
from factcheck.mentions.governors import EVENT_CLASSES, predicate, stem
from factcheck.mentions.identity import Identity, Quantified, identity_of
from factcheck.mentions.model import Kind, Mentions
from factcheck.mentions.nearby import Nearby
from factcheck.mentions.number import Number
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_WORD = lazy_pattern(r"[^\W\d_]{3,40}")
_YEAR = lazy_pattern(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d,/-]|\.\d)")
_UP, _DOWN = (frozenset(map(stem, table("directions")[way])) for way in ("up", "down"))
# What stands around a text and says nothing of its facts: page numbers, addresses, phone numbers.
_FURNITURE = frozenset({BlockKind.CHROME, BlockKind.CONTACT, BlockKind.CODE, BlockKind.RESIDUE, BlockKind.END_MARK})
_LONGEST_CLAUSE = 160


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it is bound to.

    ``words`` are the stems of the content words of its sentence, ``events`` the classes of events told of there,
    ``years`` those named there; ``direction`` is 1 for a rise, -1 for a fall, 0 where neither is said. ``labels`` are
    the words of a table around it, empty in prose.
    """

    kind: Kind
    number: Number
    unit: str | None
    noun: str | None
    modifiers: frozenset[str]
    governor: str | None
    places: frozenset[str]
    undertakings: frozenset[str]
    years: frozenset[int]
    direction: int
    words: frozenset[str]
    events: frozenset[str]
    span: Span
    labels: frozenset[str] = frozenset()

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its noun and the words that describe it."""
        named = (*self.modifiers, self.noun) if self.noun else tuple(self.modifiers)
        return frozenset(stem(word) for word in named) | self.labels


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure of a source, with the place it stands at."""

    figure: Figure
    passage: Passage

    @property
    def source(self) -> Source:
        """The source that states it."""
        return self.passage.source


def figure_of(mention: Quantified, document: Document, nearby: Nearby) -> Figure:
    """The figure of a mention with what its sentence binds it to."""
    sentence = document.sentence_at(mention.span.start)
    identity = identity_of(mention, document, nearby.within(sentence) if sentence is not None else None)
    clause = _clause(document, sentence, mention.span)
    return Figure(
        mention.kind,
        mention.number,
        _unit(identity, mention),
        identity.noun,
        identity.modifiers,
        identity.governor,
        identity.places,
        identity.operations,
        _years(document, sentence, mention),
        direction(clause),
        content_stems(sentence.of(document.text) if sentence is not None else clause),
        _events(clause),
        mention.span,
    )


def _unit(identity: Identity, mention: Quantified) -> str | None:
    return identity.unit if mention.kind is not Kind.COUNT else None


def _clause(document: Document, sentence: Span | None, span: Span) -> str:
    """The words around a figure, as far as a verb may speak of it."""
    bounds = sentence or span
    start = max(bounds.start, span.start - _LONGEST_CLAUSE)
    return document.text[start : min(bounds.end, span.end + _LONGEST_CLAUSE // 2)]


def _years(document: Document, sentence: Span | None, mention: Quantified) -> frozenset[int]:
    if sentence is None:
        return frozenset()
    around = document.text[sentence.start : mention.span.start] + " " + document.text[mention.span.end : sentence.end]
    return frozenset(int(year) for year in _YEAR.findall(around))


def _events(text: str) -> frozenset[str]:
    return frozenset(predicate(word.lower()) for word in _WORD.findall(text)) & frozenset(EVENT_CLASSES)


def direction(text: str) -> int:
    """1 where the words tell of a rise, -1 of a fall, 0 of neither or both."""
    stems = {stem(word.lower()) for word in _WORD.findall(text)}
    up, down = bool(stems & _UP), bool(stems & _DOWN)
    return int(up) - int(down)


_SMALL_WORDS = (
    *words("function_words"),
    *words("small_words"),
    *table("stop_words")["en"],
    *table("predicates")["prepositions"],
)


@cache
def _small() -> frozenset[str]:
    return frozenset(map(stem, _SMALL_WORDS))


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    return frozenset(stem(word.lower()) for word in _WORD.findall(text)) - _small()


def figures_in(document: Document, mentions: Mentions) -> Iterator[Figure]:
    """The figures of a text in order, without those of page furniture, links, phones and numbers of pages or rooms."""
    nearby = Nearby(mentions)
    found: list[Quantified] = [*mentions.counts, *mentions.quantities, *mentions.money, *mentions.percentages]
    for mention in sorted(found, key=lambda item: item.span):
        block = document.block_at(mention.span.start)
        if block is not None and block.kind in _FURNITURE:
            continue
        if block is not None and block.kind is BlockKind.TABLE_CELL:
            continue  # read with its row and column
        if _is_label(document, mention.span):
            continue
        yield figure_of(mention, document, nearby)


_LABEL = lazy_pattern(
    r"\b(?:page|p\.|pp\.|room|no\.|number|section|chapter|table|figure|annex|appendix)\s{1,2}\Z", re.IGNORECASE
)


def _is_label(document: Document, span: Span) -> bool:
    """True for a number that only names a thing: "page 270", "Table 3"."""
    return _LABEL.search(document.text[max(0, span.start - 12) : span.start]) is not None


def statements(sources: Iterable[Source]) -> list[Statement]:
    """Every figure of the sources: of their prose, and of their tables with the words of row and column."""
    found: list[Statement] = []
    for source in sources:
        document, mentions = source.document, source.mentions
        figures = [*figures_in(document, mentions), *map(_cell_figure, table_figures(document))]
        found += [Statement(figure, Passage(source, figure.span)) for figure in figures]
    return found


def _cell_figure(cell: CellFigure) -> Figure:
    labels = content_stems(cell.labels)
    return Figure(
        kind=cell.kind,
        number=cell.number,
        unit=cell.unit,
        noun=None,
        modifiers=frozenset(),
        governor=None,
        places=frozenset(),
        undertakings=frozenset(),
        years=cell.years,
        direction=0,
        words=labels,
        events=frozenset(),
        span=cell.span,
        labels=labels,
    )
