"""Where earlier releases are kept: what any store can do, and how to open one."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache

from factcheck.archive.address import is_address
from factcheck.archive.entry import Archived, EarlierPassage, Entry
from factcheck.archive.stated import Manner
from factcheck.errors import ConfigError
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


@dataclass(frozen=True, slots=True)
class KeptFact:
    """A fact of an archived release, its place in the source of that release."""

    release: Archived
    key: str
    manner: Manner
    value: str
    low: float | None
    high: float | None
    span: Span

    def passage(self, store: Store) -> EarlierPassage:
        """The words that state it."""
        return EarlierPassage(self.release, store.source(self.release.number), self.span)


@dataclass(frozen=True, slots=True)
class KeptPhrase:
    """A sentence of an archived release by its wording."""

    release: Archived
    wording: int
    exact: int
    span: Span


@dataclass(frozen=True, slots=True)
class KeptText:
    """A standing text as a release used it."""

    release: Archived
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class KeptName:
    """A person's name in small letters, how many releases have it, and where the last one does."""

    release: Archived
    name: str
    uses: int
    span: Span


class Store(ABC):
    """An archive of releases. Whatever it is asked that it cannot do raises ConfigError."""

    @abstractmethod
    def add(self, entry: Entry) -> bool:
        """True when the release was taken in, wholly and for good; False when it was there already."""

    @abstractmethod
    def has(self, sha256: str) -> bool:
        """True when a release with this digest is there."""

    @abstractmethod
    def releases(self) -> Iterator[Archived]:
        """All releases, the oldest first, then by path."""

    @abstractmethod
    def find(self, name: str) -> Archived | None:
        """The release with this number or path; of several with one path the one added last."""

    @abstractmethod
    def source(self, number: int) -> str:
        """The text of a release, in which its places are."""

    @abstractmethod
    def record(self, number: int) -> str:
        """The record of a release as JSON."""

    @abstractmethod
    def search(self, words: Sequence[str], limit: int) -> list[Archived]:
        """The releases that hold all words or, when none does, any of them; the most fitting first."""

    @abstractmethod
    def facts(self, keys: Sequence[str]) -> list[KeptFact]:
        """The facts under any of these keys."""

    @abstractmethod
    def facts_about(self, words: Sequence[str], limit: int) -> list[KeptFact]:
        """The facts whose keys or values hold all these words, by key and day."""

    @abstractmethod
    def phrases(self, wordings: Sequence[int]) -> list[KeptPhrase]:
        """The sentences of these wordings."""

    @abstractmethod
    def standing(self, subject: str, until: date | None) -> list[KeptText]:
        """The last uses of standing texts about a subject up to a day, the newest first."""

    @abstractmethod
    def official(self, subject: str) -> list[KeptText]:
        """The texts about a subject that were accepted, each with a release that uses it."""

    @abstractmethod
    def names(self, parts: Sequence[str]) -> list[KeptName]:
        """The names that begin or end with any of these words."""

    @abstractmethod
    def accept(self, entry: Entry) -> int:
        """How many paragraphs of a release became the official text of their subjects; older ones give way."""

    @abstractmethod
    def close(self) -> None:
        """Ends the use of the store."""


def open_store(location: str, *, create: bool = False) -> Store:
    """The archive at a path or address. ConfigError when there is none, unless ``create``, or it is damaged."""
    if is_address(location):
        try:
            from factcheck.archive.postgres import open_postgres
        except ImportError:
            raise ConfigError('an archive in PostgreSQL needs psycopg: pip install "factcheck[postgres]"') from None
        return open_postgres(location, create=create)
    from factcheck.archive.sqlite import open_sqlite

    return open_sqlite(location, create=create)


def shared_store(location: str) -> Store:
    """The archive of this run, opened once a process: what one process opened must not be used by its children."""
    return _shared(location if is_address(location) else os.path.abspath(location), os.getpid())


def close_shared(location: str) -> None:
    """Closes the archive of this run; the last to close it takes away what the database keeps beside it."""
    with suppress(ConfigError):  # it was told when the run began
        shared_store(location).close()
    _shared.cache_clear()


@lru_cache(maxsize=1)
def _shared(location: str, _process: int) -> Store:
    return open_store(location)


def oldest_first(releases: Iterable[Archived]) -> list[Archived]:
    """The releases by day, those without a day first, then by path and number."""
    return sorted(releases, key=lambda one: (str(one.day or ""), one.path, one.number))
