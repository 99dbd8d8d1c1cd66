"""The archive in one SQLite file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from factcheck.archive.schema import APPLICATION, CREATE, MIGRATIONS, VERSION, statements
from factcheck.archive.sql import RELEASE, SqlStore
from factcheck.errors import ConfigError

_PATIENCE = 60.0  # seconds that a writer waits for another one
# A release of 4 kB takes about 3 kB: two fit one page, on one of 4 kB a third would be waste.
_PAGE = 8192
_MAGIC = b"SQLite format 3\0"


class SqliteStore(SqlStore):
    """An open archive file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.name = str(path)
        self._path = path
        self._connection = connection

    def close(self) -> None:
        """Ends the use of the store."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with _explained(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with _explained(self._path):
            return self._connection.execute(sql, values).fetchall()

    def _many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(sql, rows)

    def _index(self, number: int, headline: str, words: str) -> None:
        self._rows("INSERT INTO search (rowid, headline, words) VALUES (?, ?, ?)", (number, headline, words))

    def _matching(self, words: Sequence[str], every: bool, limit: int) -> list[Any]:
        joint = " AND " if every else " OR "
        return self._rows(
            f"SELECT {RELEASE} FROM search JOIN releases ON releases.number = search.rowid"
            " WHERE search MATCH ? ORDER BY rank, releases.number LIMIT ?",
            (joint.join(f'"{word}"' for word in words), limit),
        )


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
