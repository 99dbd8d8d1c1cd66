"""The archive in one SQLite file."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.archive.entry import Archived, Entry, Frame
from factcheck.archive.schema import APPLICATION, CREATE, MIGRATIONS, VERSION, statements
from factcheck.archive.stated import Manner, plain
from factcheck.archive.store import KeptFact, KeptName, KeptPhrase, KeptText, Store, oldest_first
from factcheck.errors import ConfigError
from factcheck.text.span import Span

_PATIENCE = 60.0  # seconds that a writer waits for another one
# A release of 4 kB takes about 3 kB: two fit one page, on one of 4 kB a third would be waste.
_PAGE = 8192
_USES, _LAST_DAY = 60, "9999-12-31"
_SAFE = 500  # SQLite takes at least 999 values in one statement
_RELEASE = "releases.number, sha256, path, issuer, releases.headline, releases.day, frame"
_MAGIC = b"SQLite format 3\0"


class SqliteStore(Store):
    """An open archive file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def add(self, entry: Entry) -> bool:
        """True when the release was taken in, wholly and for good; False when it was there already."""
        with self._writing() as run:
            if run("SELECT 1 FROM releases WHERE sha256 = ?", (entry.sha256,)).fetchone():
                return False
            number = run(
                "INSERT INTO releases (sha256, path, issuer, headline, day, frame, source, record)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
                (
                    *(entry.sha256, _clean(entry.path), entry.issuer, _clean(entry.headline)),
                    *(entry.day.isoformat() if entry.day else None, entry.frame.value),
                    *(_packed(entry.source), _packed(entry.record, entry.source)),
                ),
            ).fetchone()[0]
            self._add_parts(entry, number)
        return True

    def _add_parts(self, entry: Entry, number: int) -> None:
        many = self._connection.executemany
        many(
            "INSERT OR IGNORE INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (_clean(f.key), number, f.span.start, f.span.end, f.manner.value, _clean(f.value), f.low, f.high)
                for f in entry.facts
            ),
        )
        many(
            "INSERT OR IGNORE INTO phrases VALUES (?, ?, ?, ?, ?)",
            ((p.wording, number, p.span.start, p.span.end, p.exact) for p in entry.phrases),
        )
        many(
            "INSERT INTO names VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT DO UPDATE SET uses = uses + 1,"
            ' release = excluded.release, start = excluded.start, "end" = excluded."end"',
            ((part, one.name, number, one.span.start, one.span.end) for one in entry.names for part in one.parts),
        )
        day = entry.day.isoformat() if entry.day else ""
        for text in entry.standing:
            boilerplate = self._boilerplate(text.subject, text.text)
            self._connection.execute(
                "INSERT OR IGNORE INTO boilerplate_uses VALUES (?, ?, ?, ?, ?, ?)",
                (_clean(text.subject), day, number, text.span.start, text.span.end, boilerplate),
            )
        self._connection.execute(
            "INSERT INTO search (rowid, headline, words) VALUES (?, ?, ?)",
            (number, _clean(entry.headline), _clean(entry.words)),
        )

    def _boilerplate(self, subject: str, text: str) -> int:
        values = (_clean(subject), _clean(text))
        run = self._connection.execute
        run("INSERT OR IGNORE INTO boilerplates (subject, text) VALUES (?, ?)", values)
        row = run("SELECT number FROM boilerplates WHERE subject = ? AND text = ?", values).fetchone()
        return int(row[0])

    def has(self, sha256: str) -> bool:
        """True when a release with this digest is there."""
        return bool(self._rows("SELECT 1 FROM releases WHERE sha256 = ?", (sha256,)))

    def releases(self) -> Iterator[Archived]:
        """All releases, the oldest first, then by path."""
        yield from oldest_first(_archived(row) for row in self._rows(f"SELECT {_RELEASE} FROM releases"))

    def find(self, name: str) -> Archived | None:
        """The release with this number or path; of several with one path the one added last."""
        latest = f"SELECT {_RELEASE} FROM releases WHERE path = ? ORDER BY number DESC LIMIT 1"
        by_path = self._rows(latest, (_clean(name),))
        if by_path or not (name.isascii() and name.isdigit() and len(name) < 18):
            return _archived(by_path[0]) if by_path else None
        by_number = self._rows(f"SELECT {_RELEASE} FROM releases WHERE number = ?", (int(name),))
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
                f"{self._path}: the archive is damaged (a text cannot be unpacked); put a copy of it in its place"
            ) from None

    def search(self, words: Sequence[str], limit: int) -> list[Archived]:
        """The releases that hold all words or, when none does, any of them; the most fitting first."""
        quoted = [f'"{word}"' for word in plain(" ".join(words)).split()]
        for joint in (" AND ", " OR ") if quoted else ():
            found = self._rows(
                f"SELECT {_RELEASE} FROM search JOIN releases ON releases.number = search.rowid"
                " WHERE search MATCH ? ORDER BY rank, releases.number LIMIT ?",
                (joint.join(quoted), limit),
            )
            if found:
                return [_archived(row) for row in found]
        return []

    def facts(self, keys: Sequence[str]) -> list[KeptFact]:
        """The facts under any of these keys."""
        where = "key IN ({})"
        return [fact for some, marks in _batches(keys) for fact in self._facts(where.format(marks), some, -1)]

    def facts_about(self, words: Sequence[str], limit: int) -> list[KeptFact]:
        """The facts whose keys or values hold all these words, by key and day."""
        patterns = [f"%{word}%" for word in plain(" ".join(words)).split()]
        where = " AND ".join("(key LIKE ? OR value LIKE ?)" for _ in patterns)
        return self._facts(where, [pattern for pattern in patterns for _ in "kv"], limit) if patterns else []

    def _facts(self, where: str, values: Sequence[str], limit: int) -> list[KeptFact]:
        rows = self._rows(
            f'SELECT {_RELEASE}, key, manner, value, low, high, start, "end"'
            " FROM facts JOIN releases ON releases.number = facts.release"
            f" WHERE {where} ORDER BY key, releases.day, path, releases.number, start LIMIT ?",
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
                f'SELECT {_RELEASE}, wording, exact, start, "end"'
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
            f'SELECT {_RELEASE}, text, start, "end" FROM boilerplate_uses'
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
                f'SELECT DISTINCT {_RELEASE}, name, uses, start, "end"'
                f" FROM names JOIN releases ON releases.number = names.release WHERE part IN ({marks})",
                some,
            )
        ]

    def accept(self, entry: Entry) -> int:
        """How many paragraphs of a release became the official text of their subjects; older ones give way."""
        self.add(entry)
        with self._writing() as run:
            for subject in {text.subject for text in entry.standing}:
                run(
                    "DELETE FROM accepted WHERE boilerplate IN (SELECT number FROM boilerplates WHERE subject = ?)",
                    (subject,),
                )
            for text in entry.standing:
                run("INSERT OR IGNORE INTO accepted VALUES (?)", (self._boilerplate(text.subject, text.text),))
        return len(entry.standing)

    def close(self) -> None:
        """Ends the use of the store."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """One transaction: everything in it is kept, or nothing. Another writer is waited for."""
        with _explained(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection.execute
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with _explained(self._path):
            return self._connection.execute(sql, values).fetchall()


def open_sqlite(location: str, *, create: bool = False) -> SqliteStore:
    """The archive in a file. ConfigError when there is none, unless ``create``, or it is not an archive."""
    path = Path(location)
    if create and not path.exists():
        _create(path)
    _look_at(path)
    with _explained(path):
        connection = _connected(path)
        try:
            _migrate(path, connection)
        except BaseException:
            connection.close()
            raise
    return SqliteStore(path, connection)


def _look_at(path: Path) -> None:
    """Refuses what is no SQLite file before anything could write to it; ConfigError."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no archive; factcheck archive add makes one") from None
    except OSError as error:
        raise ConfigError(f"{path}: the archive cannot be read: {error.strerror or error}") from None
    if not head:
        raise ConfigError(f"{path}: not an archive yet: the file is empty; remove it, and archive add makes one")
    if head != _MAGIC:
        raise ConfigError(f"{path}: damaged, or not an archive; put a copy of it in its place, nothing was changed")


def _connected(path: Path) -> sqlite3.Connection:
    """A connection in which only BEGIN and COMMIT of our own bound a transaction."""
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    else:  # write-ahead logging needs a second file beside the archive, even to read
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    return connection


def _create(path: Path) -> None:
    """Makes an empty archive under another name first: a file of this name is a whole archive or not there."""
    draft = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    try:
        draft.unlink(missing_ok=True)
        connection = sqlite3.connect(draft, isolation_level=None)
        try:
            connection.execute(f"PRAGMA page_size = {_PAGE}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            for statement in statements(CREATE):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("COMMIT")
        finally:
            connection.close()
        try:
            os.link(draft, path)  # unlike a rename it never replaces what another writer has just made
        except FileExistsError:
            pass
        except OSError:  # file systems without hard links
            draft.rename(path)
    except (OSError, sqlite3.Error) as error:
        raise ConfigError(f"{path}: the archive cannot be made: {getattr(error, 'strerror', None) or error}") from None
    finally:
        draft.unlink(missing_ok=True)


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    """Brings the tables of an older version up to this one, in one step; ConfigError for what is not ours."""
    version = _version(path, connection)
    if version == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for old in range(_version(path, connection), VERSION):  # another process may have been faster
            for statement in statements(MIGRATIONS[old]):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(path: Path, connection: sqlite3.Connection) -> int:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise ConfigError(f"{path}: a database of another program, not an archive; nothing was changed")
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise ConfigError(f"{path}: an archive of version {version}, made by a newer factcheck: update this one")
    return version


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns the errors of the database into one line each."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise ConfigError(f"{path}: the archive cannot be used: {error}") from None
    except sqlite3.DatabaseError as error:
        raise ConfigError(f"{path}: the archive is damaged ({error}); put a copy of it in its place") from None


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
    """The text as a database takes it: a lone surrogate, such as one in the name of a file, has no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
