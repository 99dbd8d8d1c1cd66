"""The archive of a team, in a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from factcheck.archive.address import is_well_formed, shown_location
from factcheck.archive.naming import without_accents
from factcheck.archive.postgres_schema import CREATE, MIGRATIONS
from factcheck.archive.schema import APPLICATION, VERSION, statements
from factcheck.archive.sql import RELEASE, SqlStore
from factcheck.archive.stated import plain
from factcheck.errors import ConfigError

_PATIENCE = 60  # seconds that a writer waits for another one
_TO_CONNECT = 20  # seconds
# A release is in once the server has written it to the disk, however it is configured.
_SETTINGS = f"SET synchronous_commit = on; SET lock_timeout = '{_PATIENCE}s'; SET search_path = factcheck"
_LOCK = f"SELECT pg_advisory_xact_lock({APPLICATION})"
# A tsvector takes a megabyte, and its marks may take as much as the words themselves.
_LONGEST = 400_000  # bytes
_DAMAGE = (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn, psycopg.IntegrityError, psycopg.InternalError)


class PostgresStore(SqlStore):
    """An open archive in the schema "factcheck" of a database."""

    def __init__(self, name: str, connection: psycopg.Connection[Any]) -> None:
        self.name = name
        self._connection = connection

    def close(self) -> None:
        """Ends the use of the store."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with _explained(self.name), _alone(self._connection):
            yield

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with _explained(self.name):
            return self._connection.execute(_statement(sql), values).fetchall()

    def _many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        self._connection.cursor().executemany(_statement(sql), rows)

    def _index(self, number: int, headline: str, words: str) -> None:
        self._many(
            "INSERT INTO search VALUES"
            " (?, setweight(to_tsvector('simple', ?), 'A') || setweight(to_tsvector('simple', ?), 'D'))",
            [(number, _searched(headline), _searched(words))],
        )

    def _matching(self, words: Sequence[str], every: bool, limit: int) -> list[Any]:
        joint = " && " if every else " || "
        query = joint.join("plainto_tsquery('simple', ?)" for _ in words)
        return self._rows(
            f"SELECT {RELEASE} FROM (SELECT {query} AS query) AS asked JOIN search ON words @@ query"
            " JOIN releases ON releases.number = search.release"
            " ORDER BY ts_rank(words, query) DESC, releases.number LIMIT ?",
            (*map(_searched, words), limit),
        )


def open_postgres(address: str, *, create: bool = False) -> PostgresStore:
    """The archive in a database. ConfigError when there is none, unless ``create``, or it cannot be used."""
    name = shown_location(address)
    connection = _connected(address, name)
    try:
        with _explained(name):
            connection.execute(_statement(_SETTINGS))
            _prepare(name, connection, create)
    except BaseException:
        connection.close()
        raise
    return PostgresStore(name, connection)


def _connected(address: str, name: str) -> psycopg.Connection[Any]:
    """A connection in which only transactions of our own hold more than one statement."""
    # What the driver says of an address that it reads otherwise may hold a piece of the password.
    if not is_well_formed(address):
        raise ConfigError(f"{name}: the address cannot be read; write @ : / ? # in its parts as %40 %3A %2F %3F %23")
    try:
        given = conninfo_to_dict(address)
    except psycopg.Error:
        raise ConfigError(f"{name}: the address cannot be read: an option or a percent sign is wrong") from None
    parts: dict[str, Any] = {
        "connect_timeout": _TO_CONNECT,
        "application_name": "factcheck",
        **given,
        "client_encoding": "utf8",
    }
    password = str(given.get("password") or "")
    try:
        return psycopg.connect(make_conninfo(**parts), autocommit=True)
    except (psycopg.Error, UnicodeError) as error:
        told = _line(error).replace(password, "…") if password else _line(error)
        raise ConfigError(f"{name}: the archive cannot be used: {told}") from None


def _prepare(name: str, connection: psycopg.Connection[Any], create: bool) -> None:
    """Makes the tables where there are none, and brings those of an older version up to this one."""
    version = _version(name, connection)
    if version == VERSION:
        return
    if version is None and not create:
        raise ConfigError(f"{name}: there is no archive; factcheck archive add makes one")
    with _alone(connection):
        version = _version(name, connection)  # another process may have been faster
        if version is None:
            _create(name, connection)
            return
        for old in range(version, VERSION):
            _run(connection, MIGRATIONS[old])
        connection.execute("UPDATE archive_version SET version = %s", (VERSION,))


def _create(name: str, connection: psycopg.Connection[Any]) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise ConfigError(f"{name}: the archive cannot be made: the database has the encoding {encoding}, not UTF8")
    connection.execute("CREATE SCHEMA factcheck")
    _run(connection, CREATE)


def _run(connection: psycopg.Connection[Any], script: str) -> None:
    for statement in statements(script):
        connection.execute(_statement(statement))


def _version(name: str, connection: psycopg.Connection[Any]) -> int | None:
    """The version of the archive; None when there is none. ConfigError for what is not ours or too new."""
    if not connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'factcheck'").fetchone():
        return None
    if connection.execute("SELECT to_regclass('factcheck.archive_version')").fetchone() == (None,):
        raise ConfigError(f'{name}: the schema "factcheck" is of another program, not an archive; nothing was changed')
    row = connection.execute("SELECT version FROM factcheck.archive_version").fetchone()
    if row is None:
        raise ConfigError(f"{name}: the archive is damaged (it has no version); put a copy of it in its place")
    version = int(row[0])
    if version > VERSION:
        raise ConfigError(f"{name}: an archive of version {version}, made by a newer factcheck: update this one")
    return version


@contextmanager
def _alone(connection: psycopg.Connection[Any]) -> Iterator[None]:
    """One transaction that no other writer is in; readers go on."""
    with connection.transaction():
        connection.execute(_statement(_LOCK))
        yield


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turns the errors of the database into one line each."""
    try:
        yield
    except _DAMAGE as error:
        raise ConfigError(f"{name}: the archive is damaged ({_line(error)}); put a copy of it in its place") from None
    except psycopg.Error as error:
        raise ConfigError(f"{name}: the archive cannot be used: {_line(error)}") from None


def _line(error: Exception) -> str:
    """What the server says, without the statement that it quotes below."""
    told = error.diag.message_primary if isinstance(error, psycopg.Error) else None
    return " ".join((told or str(error)).split())


def _statement(sql: str) -> bytes:
    """A statement as the driver takes it: with its own mark for a value."""
    return sql.replace("?", "%s").encode()


def _searched(text: str) -> str:
    """The words as they are searched: small, without accents and marks, no more than the index takes."""
    words = plain(without_accents(text)).encode()
    if len(words) > _LONGEST:
        words = words[: words.rindex(b" ", 0, _LONGEST)] if b" " in words[:_LONGEST] else b""
    return words.decode()
