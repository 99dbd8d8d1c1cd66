"""What is special about an archive in PostgreSQL: whose tables it uses, how it grows, and what it never shows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from factcheck.archive import schema
from factcheck.archive.address import is_address, is_well_formed, shown_location
from factcheck.archive.store import open_store
from factcheck.errors import ConfigError
from tests.archive.releases import STANDING, entry, release_text

ROOT = Path(__file__).parents[2]
SECRET = "Grindstone-77"


def run_sql(address: str, *commands: str) -> list[Any]:
    """The rows of the last of some commands."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        done = [connection.execute(command.encode()) for command in commands]
        return done[-1].fetchall() if done[-1].description else []


# ---------------------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://desk.example/releases", "postgresql://desk.example/releases"),
        (f"postgresql://ada:{SECRET}@desk.example:5433/releases", "postgresql://desk.example:5433/releases"),
        (f"postgres://ada:{SECRET}@[::1]:5433/releases", "postgres://[::1]:5433/releases"),
        (f"postgresql://ada@one:1,two:2/releases?password={SECRET}", "postgresql://one:1,two:2/releases"),
        (f"postgresql:///releases?host=/run&password={SECRET}", "postgresql:///releases"),
        (f"postgresql://ada:{SECRET}@%2Frun%2Fpg/releases", "postgresql://%2Frun%2Fpg/releases"),
    ],
)
def test_what_is_shown_of_an_address(address: str, shown: str) -> None:
    assert is_address(address)
    assert shown_location(address) == shown


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://ada:{SECRET}@x@desk.example/releases",
        f"postgresql://ada:{SECRET}/x@desk.example/releases",
        f"postgresql://ada:7?{SECRET}@desk.example/releases",
        f"postgresql://ada:7#{SECRET}@desk.example/releases",
        f"postgresql://ada:{SECRET}",
        f"postgresql://ada:{SECRET}@desk.example/releases?{SECRET}",
        f"postgresql://desk.example/releases?password={SECRET}@x",
    ],
)
def test_where_a_password_ends_is_not_guessed(address: str) -> None:
    pytest.importorskip("psycopg")
    assert not is_well_formed(address)
    assert shown_location(address) == "postgresql://…"
    with pytest.raises(ConfigError, match="the address cannot be read") as told:
        open_store(address)
    assert SECRET not in str(told.value)


def test_a_path_is_no_address() -> None:
    assert not is_address("postgresql/archive.sqlite")
    assert shown_location("a@b:c.sqlite") == "a@b:c.sqlite"


@pytest.mark.parametrize("wrong", ["?colour={}", "?port={}", "?sslmode={}", "?host=%00{}"])
def test_an_option_that_is_wrong_is_not_repeated(wrong: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(ConfigError) as told:
        open_store(f"postgresql://ada:{SECRET}@127.0.0.1:1/releases{wrong.format('x')}")
    assert SECRET not in str(told.value)
    assert "\n" not in str(told.value)


def test_without_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "factcheck.archive.postgres", raising=False)
    with pytest.raises(ConfigError, match=r'needs psycopg: pip install "factcheck\[postgres\]"$'):
        open_store(f"postgresql://ada:{SECRET}@desk.example/releases")


def test_the_driver_is_loaded_for_addresses_only(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom factcheck.archive.store import open_store\n"
        f"open_store({str(tmp_path / 'archive.sqlite')!r}, create=True).close()\n"
        "assert not [name for name in sys.modules if name.startswith('psycopg')]"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


# --------------------------------------------------------------------------------------- what cannot be used


def test_there_is_none(database: str) -> None:
    with pytest.raises(ConfigError, match="there is no archive; factcheck archive add makes one"):
        open_store(database)
    assert run_sql(database, "SELECT 1 FROM pg_namespace WHERE nspname = 'factcheck'") == [], "and none is made"
    for absent in (database.replace("/postgres", "/absent"), database.replace("tester@", "stranger@")):
        with pytest.raises(ConfigError, match=r"the archive cannot be used: .*does not exist$"):
            open_store(absent, create=True)


def test_the_schema_of_another_program(database: str) -> None:
    run_sql(database, "CREATE SCHEMA factcheck", "CREATE TABLE factcheck.releases (name TEXT)")
    with pytest.raises(ConfigError, match="of another program"):
        open_store(database, create=True)
    tables = "SELECT relname FROM pg_class WHERE relnamespace = 'factcheck'::regnamespace AND relkind = 'r'"
    assert run_sql(database, tables) == [("releases",)]


def test_tables_outside_are_left_alone(database: str) -> None:
    run_sql(database, "DROP TABLE IF EXISTS public.releases", "CREATE TABLE public.releases (name TEXT)")
    try:
        with closing(open_store(database, create=True)) as store:
            assert store.add(entry(release_text()))
        assert run_sql(database, "SELECT count(*) FROM public.releases") == [(0,)]
    finally:
        run_sql(database, "DROP TABLE public.releases")


def test_a_newer_version(database: str) -> None:
    open_store(database, create=True).close()
    run_sql(database, f"UPDATE factcheck.archive_version SET version = {schema.VERSION + 1}")
    for create in (True, False):
        with pytest.raises(ConfigError, match=rf"version {schema.VERSION + 1}, made by a newer factcheck"):
            open_store(database, create=create)


def test_damage_within(database: str) -> None:
    with closing(open_store(database, create=True)) as store:
        store.add(entry(release_text()))
        run_sql(database, r"UPDATE factcheck.releases SET source = '\xa5a5'")
        with pytest.raises(ConfigError, match="a text cannot be unpacked"):
            store.source(1)
        run_sql(database, "DROP TABLE factcheck.facts")
        with pytest.raises(ConfigError, match=r"is damaged \(relation .facts. does not exist\)"):
            store.facts(["founded:norrvik harbour authority"])
    run_sql(database, "DELETE FROM factcheck.archive_version")
    with pytest.raises(ConfigError, match="it has no version"):
        open_store(database)


def test_version_1_becomes_this_version(database: str) -> None:
    """Version 1 knew neither official texts nor names; what it held is all there afterwards."""
    taken = entry(release_text(), "march.txt")
    with closing(open_store(database, create=True)) as store:
        store.add(taken)
    run_sql(
        database,
        "DROP TABLE factcheck.accepted, factcheck.names",
        "UPDATE factcheck.archive_version SET version = 1",
    )
    for _ in range(2):
        with closing(open_store(database)) as opened:
            assert [one.path for one in opened.releases()] == ["march.txt"]
            assert len(opened.facts(["founded:norrvik harbour authority"])) == 1
            assert opened.accept(taken) == 1
    assert run_sql(database, "SELECT version FROM factcheck.archive_version") == [(schema.VERSION,)]


def test_a_migration_that_fails_changes_nothing(database: str) -> None:
    open_store(database, create=True).close()
    # The first of the two tables that version 1 lacks can be made, the second is there already.
    run_sql(database, "DROP TABLE factcheck.accepted", "UPDATE factcheck.archive_version SET version = 1")
    with pytest.raises(ConfigError, match="already exists"):
        open_store(database)
    assert run_sql(database, "SELECT version FROM factcheck.archive_version") == [(1,)]
    assert run_sql(database, "SELECT to_regclass('factcheck.accepted')") == [(None,)]


def test_an_account_that_may_only_read(database: str) -> None:
    with closing(open_store(database, create=True)) as store:
        store.add(entry(release_text()))
    grants = (
        "DROP OWNED BY reader",
        "GRANT USAGE ON SCHEMA factcheck TO reader",
        "GRANT SELECT ON ALL TABLES IN SCHEMA factcheck TO reader",
    )
    if not run_sql(database, "SELECT 1 FROM pg_roles WHERE rolname = 'reader'"):
        run_sql(database, "CREATE ROLE reader LOGIN")
    run_sql(database, *grants)
    with closing(open_store(database.replace("tester@", "reader@"))) as opened:
        assert len(list(opened.releases())) == 1
        with pytest.raises(ConfigError, match="permission denied for table"):
            opened.add(entry(release_text(quay=9)))


def test_a_connection_that_is_cut(database: str) -> None:
    with closing(open_store(database, create=True)) as store:
        store.add(entry(release_text()))
        run_sql(
            database,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'factcheck'",
        )
        with pytest.raises(ConfigError, match="the archive cannot be used: ") as told:
            store.add(entry(release_text(quay=9)))
        assert "\n" not in str(told.value)
    with closing(open_store(database)) as store:
        assert len(list(store.releases())) == 1


def test_a_process_that_is_killed_while_it_adds(database: str) -> None:
    """What it had not said yet is not there in part, and the next writer does not wait for it."""
    open_store(database, create=True).close()
    code = (
        "import os, signal\nfrom factcheck.archive.sql import SqlStore\n"
        "from factcheck.archive.store import open_store\n"
        "from tests.archive.releases import entry, release_text\n"
        "SqlStore._boilerplate = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"open_store({database!r}).add(entry(release_text()))\n"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == -9
    with closing(open_store(database)) as store:
        assert list(store.releases()) == []
        assert store.facts(["founded:norrvik harbour authority"]) == []
        assert store.add(entry(release_text()))


# ------------------------------------------------------------------------------------------- the command line

Factcheck = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def factcheck(tmp_path: Path) -> Factcheck:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from factcheck.cli import main; main()"
        return subprocess.run([sys.executable, "-c", code, *words], cwd=tmp_path, capture_output=True, text=True)

    return run


def test_the_command_line_with_an_address(database: str, tmp_path: Path, factcheck: Factcheck) -> None:
    address = database.replace("tester@", f"tester:{SECRET}@")
    (tmp_path / "old.txt").write_text(release_text(), "utf-8")
    wrong = release_text("14 May 2025", 4, STANDING.replace("196", "195"))
    for number in range(24):
        (tmp_path / f"new-{number}.txt").write_text(wrong.replace("quay 4", f"quay {number}"), "utf-8")
    ended = factcheck("archive", "add", "old.txt", "--archive", address)
    assert ended.returncode == 0
    shown = shown_location(address)
    assert ended.stderr == f"factcheck: {shown}: 1 added, 0 already there, 0 not read\n"
    words = ("check", "new-*.txt", "--archive", address, "--select", "archive", "--format", "json")
    alone = factcheck(*words, "--jobs", "1")
    assert alone.stdout.count('"boilerplate-drift"') >= 24
    assert alone.stderr == ""
    beside = factcheck(*words, "--jobs", "2")
    assert (beside.stdout, beside.stderr) == (alone.stdout, "")
    accepted = factcheck("archive", "accept", "new-1.txt", "--archive", address)
    assert accepted.returncode == 0
    listed = factcheck("archive", "list", "--archive", address)
    assert [line.split()[2] for line in listed.stdout.split("\n")[:-1]] == ["old.txt", "new-1.txt"]
    absent = factcheck("archive", "list", "--archive", address.replace("/postgres", "/absent"))
    assert (absent.returncode, absent.stdout, absent.stderr.count("\n")) == (2, "", 1)
    for done in (ended, alone, beside, accepted, listed, absent):
        assert SECRET not in done.stdout + done.stderr
