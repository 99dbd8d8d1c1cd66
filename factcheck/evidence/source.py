"""A source: a document that a release can be weighed against, with what is stated in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from factcheck.mentions.find import find_mentions
from factcheck.mentions.model import Mentions
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


@dataclass(frozen=True)
class Source:
    """A source as it was read.

    ``day`` is its own date, by which a newer source wins over an older one; ``first`` and ``last`` are the days between
    which it holds, None where it always does. ``forbidden`` are names that must not stand for the one it states.
    """

    document: Document
    mentions: Mentions
    day: date | None
    first: date | None = None
    last: date | None = None
    forbidden: tuple[str, ...] = ()

    def holds_on(self, day: date | None) -> bool:
        """True when the source may speak of a release of that day."""
        if day is None:
            return self.first is None and self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def path(self) -> str:
        """The path it was read from."""
        return self.document.path


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source that count, at ``span`` of its text."""

    source: Source
    span: Span

    @property
    def quote(self) -> str:
        """The words on one line."""
        return " ".join(self.span.of(self.source.document.text).split())

    @property
    def sentence(self) -> str:
        """The sentence or cell around them, on one line."""
        document = self.source.document
        bounds = document.sentence_at(self.span.start)
        if bounds is None:
            block = document.block_at(self.span.start)
            bounds = block.span if block is not None else self.span
        return " ".join(bounds.cover(self.span).of(document.text).split())

    @property
    def place(self) -> str:
        """Where they stand, in words: ``brief.txt, line 3``."""
        document = self.source.document
        spot = document.spot(self.span)
        if spot is None:
            return f"{self.source.path}, line {document.place(self.span).line}"
        if spot.page is not None:
            return f"{self.source.path}, page {spot.page}"
        if spot.cell is not None:
            return f"{self.source.path}, row {spot.row}, cell {spot.cell}"
        return f"{self.source.path}, paragraph {spot.paragraph}" if spot.paragraph is not None else self.source.path


def source_of(
    document: Document, first: date | None = None, last: date | None = None, forbidden: tuple[str, ...] = ()
) -> Source:
    """The source that a document makes."""
    mentions = find_mentions(document)
    day = mentions.clock.day if mentions.clock is not None else first
    return Source(document, mentions, day, first, last, forbidden)


@dataclass(frozen=True)
class Sources:
    """All sources of a run, facts files first."""

    sources: tuple[Source, ...]

    def __iter__(self) -> Iterator[Source]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)


def sources_of(documents: Iterable[Document]) -> Sources:
    """The sources that these documents make."""
    return Sources(tuple(source_of(document) for document in documents))


@lru_cache(maxsize=2)
def read_sources(paths: tuple[str, ...]) -> Sources:
    """The sources at these paths, read once a process. Raises InputNotRead for one that is not read whole."""
    from factcheck.evidence.reading import read_source

    known = [one for path in paths for one in read_source(path)]
    known.sort(key=lambda one: not one.document.path.endswith(".toml"))
    return Sources(tuple(source_of(one.document, one.first, one.last, one.forbidden) for one in known))


def newest(passages: Sequence[Passage]) -> Passage:
    """The passage of the newest source; the first of several as new."""
    return max(passages, key=lambda passage: (passage.source.day or date.min, -passages.index(passage)))
