"""What the databases of the archive have in common: the questions, asked in the SQL that they share."""

from __future__ import annotations

import zlib
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from factcheck.archive.entry import Archived, Entry, Frame
from factcheck.archive.standing import StandingText
from factcheck.archive.stated import Manner, plain
from factcheck.archive.store import KeptFact, KeptName, KeptPhrase, KeptText, Store, oldest_first
from factcheck.errors import ConfigError
from factcheck.text.span import Span

_USES, _LAST_DAY = 60, "9999-12-31"
_SAFE = 500  # SQLite takes at least 999 values in one statement
_ALL = 2**62
RELEASE = "releases.number, sha256, path, issuer, releases.headline, releases.day, frame"


class SqlStore(Store):
    """An archive in a database; ``name`` is what messages call it."""

    name: str

    @abstractmethod
    def _writing(self) -> AbstractContextManager[None]:
        """One transaction: everything in it is kept, or nothing. Another writer is waited for."""

    @abstractmethod
    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows that a statement gives back; its values stand for question marks."""

    @abstractmethod
    def _many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Runs a statement for each row of values."""

    @abstractmethod
    def _index(self, number: int, headline: str, words: str) -> None:
        """Makes a release known to the search."""

    @abstractmethod
    def _matching(self, words: Sequence[str], every: bool, limit: int) -> list[Any]:
        """The releases that hold every word, or any of them, the most fitting first."""

    def add(self, entry: Entry) -> bool:
        """True when the release was taken in, wholly and for good; False when it was there already."""
        with self._writing():
            if self._rows("SELECT 1 FROM releases WHERE sha256 = ?", (entry.sha256,)):
                return False
            ((number,),) = self._rows(
                "INSERT INTO releases (sha256, path, issuer, headline, day, frame, source, record)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
                (
                    entry.sha256,
                    _clean(entry.path),
                    _clean(entry.issuer) if entry.issuer else None,
                    _clean(entry.headline),
                    entry.day.isoformat() if entry.day else None,
                    entry.frame.value,
                    _packed(entry.source),
                    _packed(entry.record, entry.source),
                ),
            )
            self._add_parts(entry, number)
        return True

    def _add_parts(self, entry: Entry, number: int) -> None:
        self._many(
            "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                (_clean(f.key), number, f.span.start, f.span.end, f.manner.value, _clean(f.value), f.low, f.high)
                for f in entry.facts
            ),
        )
        self._many(
            "INSERT INTO phrases VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            ((p.wording, number, p.span.start, p.span.end, p.exact) for p in entry.phrases),
        )
        self._many(
            "INSERT INTO names VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT (part, name) DO UPDATE SET"
            ' uses = names.uses + 1, release = excluded.release, start = excluded.start, "end" = excluded."end"',
            ((part, one.name, number, one.span.start, one.span.end) for one in entry.names for part in one.parts),
        )
        day = entry.day.isoformat() if entry.day else ""
        self._many(
            "INSERT INTO boilerplate_uses VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [
                (_clean(text.subject), day, number, text.span.start, text.span.end, self._boilerplate(text))
                for text in entry.standing
            ],
        )
        self._index(number, _clean(entry.headline), _clean(entry.words))

    def _boilerplate(self, text: StandingText) -> int:
        """The number of a standing text, which is kept once."""
        values = (_clean(text.subject), _clean(text.text))
        rows = self._rows("SELECT number FROM boilerplates WHERE subject = ? AND text = ?", values) or self._rows(
            "INSERT INTO boilerplates (subject, text) VALUES (?, ?) RETURNING number", values
        )
        return int(rows[0][0])

    def has(self, sha256: str) -> bool:
        """True when a release with this digest is there."""
        return bool(self._rows("SELECT 1 FROM releases WHERE sha256 = ?", (sha256,)))

    def releases(self) -> Iterator[Archived]:
        """All releases, the oldest first, then by path."""
        yield from oldest_first(_archived(row) for row in self._rows(f"SELECT {RELEASE} FROM releases"))

    def find(self, name: str) -> Archived | None:
        """The release with this number or path; of several with one path the one added last."""
        latest = f"SELECT {RELEASE} FROM releases WHERE path = ? ORDER BY number DESC LIMIT 1"
        by_path = self._rows(latest, (_clean(name),))
        if by_path or not (name.isascii() and name.isdigit() and len(name) < 18):
            return _archived(by_path[0]) if by_path else None
        by_number = self._rows(f"SELECT {RELEASE} FROM releases WHERE number = ?", (int(name),))
        return _archived(by_number[0]) if by_number else None

    def source(self, number: int) -> str:
        """The text of a release, in which its places are."""
        return self._unpacked(self._blob("source", number))

    def record(self, number: int) -> str:
        """The record of a release as JSON."""
        return self._unpacked(self._blob("record", number), self.source(number))

    def _blob(self, column: str, number: int) -> bytes:
        ((packed,),) = self._rows(f"SELECT {column} FROM releases WHERE number = ?", (number,))
        return bytes(packed)

    def _unpacked(self, packed: bytes, beside: str = "") -> str:
        try:
            return zlib.decompressobj(zdict=_encoded(beside)).decompress(packed).decode("utf-8", "surrogatepass")
        except zlib.error:
            raise ConfigError(
                f"{self.name}: the archive is damaged (a text cannot be unpacked); put a copy of it in its place"
            ) from None

    def search(self, words: Sequence[str], limit: int) -> list[Archived]:
        """The releases that hold all words or, when none does, any of them; the most fitting first."""
        plain_words = plain(" ".join(words)).split()
        for every in (True, False) if plain_words else ():
            found = self._matching(plain_words, every, limit)
            if found:
                return [_archived(row) for row in found]
        return []

    def facts(self, keys: Sequence[str]) -> list[KeptFact]:
        """The facts under any of these keys."""
        where, cleaned = "key IN ({})", [_clean(key) for key in keys]
        return [fact for some, marks in _batches(cleaned) for fact in self._facts(where.format(marks), some, _ALL)]

    def facts_about(self, words: Sequence[str], limit: int) -> list[KeptFact]:
        """The facts whose keys or values hold all these words, by key and day."""
        patterns = [f"%{word.lower()}%" for word in plain(" ".join(words)).split()]
        where = " AND ".join("(lower(key) LIKE ? OR lower(value) LIKE ?)" for _ in patterns)
        return self._facts(where, [pattern for pattern in patterns for _ in "kv"], limit) if patterns else []

    def _facts(self, where: str, values: Sequence[str], limit: int) -> list[KeptFact]:
        rows = self._rows(
            f'SELECT {RELEASE}, key, manner, value, low, high, start, "end"'
            " FROM facts JOIN releases ON releases.number = facts.release"
            f" WHERE {where} ORDER BY key, coalesce(releases.day, ''), path, releases.number, start LIMIT ?",
            (*values, limit),
        )
        return [
            KeptFact(_archived(row), row[7], Manner(row[8]), row[9], row[10], row[11], Span(row[12], row[13]))
            for row in rows
        ]

    def phrases(self, wordings: Sequence[int]) -> list[KeptPhrase]:
        """The sentences of these wordings."""
        return [
            KeptPhrase(_archived(row), row[7], row[8], Span(row[9], row[10]))
            for some, marks in _batches(wordings)
            for row in self._rows(
                f'SELECT {RELEASE}, wording, exact, start, "end"'
                f" FROM phrases JOIN releases ON releases.number = phrases.release WHERE wording IN ({marks})",
                some,
            )
        ]

    def standing(self, subject: str, until: date | None) -> list[KeptText]:
        """The last uses of standing texts about a subject up to a day, the newest first."""
        return self._texts(
            "boilerplate_uses.subject = ? AND boilerplate_uses.day <= ?"
            " ORDER BY boilerplate_uses.day DESC, boilerplate_uses.release DESC, start LIMIT ?",
            (subject, until.isoformat() if until else _LAST_DAY, _USES),
        )

    def official(self, subject: str) -> list[KeptText]:
        """The texts about a subject that were accepted, each with a release that uses it."""
        found = self._texts(
            "boilerplate_uses.subject = ? AND boilerplate IN (SELECT boilerplate FROM accepted)"
            " ORDER BY boilerplate_uses.day DESC, boilerplate_uses.release DESC, start LIMIT ?",
            (subject, _USES),
        )
        return list({one.text: one for one in found}.values())

    def _texts(self, where: str, values: Sequence[Any]) -> list[KeptText]:
        rows = self._rows(
            f'SELECT {RELEASE}, text, start, "end" FROM boilerplate_uses'
            " JOIN boilerplates ON boilerplates.number = boilerplate_uses.boilerplate"
            f" JOIN releases ON releases.number = boilerplate_uses.release WHERE {where}",
            values,
        )
        return [KeptText(_archived(row), row[7], Span(row[8], row[9])) for row in rows]

    def names(self, parts: Sequence[str]) -> list[KeptName]:
        """The names that begin or end with any of these words."""
        return [
            KeptName(_archived(row), row[7], row[8], Span(row[9], row[10]))
            for some, marks in _batches(parts)
            for row in self._rows(
                f'SELECT DISTINCT {RELEASE}, name, uses, start, "end"'
                f" FROM names JOIN releases ON releases.number = names.release WHERE part IN ({marks})",
                some,
            )
        ]

    def accept(self, entry: Entry) -> int:
        """How many paragraphs of a release became the official text of their subjects; older ones give way."""
        self.add(entry)
        with self._writing():
            self._many(
                "DELETE FROM accepted WHERE boilerplate IN (SELECT number FROM boilerplates WHERE subject = ?)",
                {(_clean(text.subject),) for text in entry.standing},
            )
            self._many(
                "INSERT INTO accepted VALUES (?) ON CONFLICT DO NOTHING",
                [(self._boilerplate(text),) for text in entry.standing],
            )
        return len(entry.standing)


def _batches(values: Sequence[Any]) -> Iterable[tuple[Sequence[Any], str]]:
    """Values in groups that fit one statement, with as many question marks."""
    for first in range(0, len(values), _SAFE):
        some = values[first : first + _SAFE]
        yield some, ", ".join("?" * len(some))


def _archived(row: Any) -> Archived:
    number, sha256, path, issuer, headline, day, frame = row[:7]
    return Archived(number, sha256, path, issuer, headline, date.fromisoformat(day) if day else None, Frame(frame))


def _packed(text: str, beside: str = "") -> bytes:
    """The text made small; what it shares with the text beside it, as a record shares its quotes, costs nothing."""
    packer = zlib.compressobj(zdict=_encoded(beside))
    return packer.compress(_encoded(text)) + packer.flush()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _clean(text: str) -> str:
    """The text as databases take it: without zeros and lone surrogates, such as one in the name of a file."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
