"""The archive in both databases: a file, and a PostgreSQL server that is really started."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.archive.store import Store, open_store

if TYPE_CHECKING:
    import pwd

ACCOUNTS = ("postgres", "nobody")  # the server refuses to run as root
NewLocation = Callable[[], str]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server that listens in a folder of its own only, less the database."""
    if find_spec("psycopg") is None:
        pytest.skip('psycopg is not installed (pip install "factcheck[postgres]"): PostgreSQL is not tested')
    programs = programs_of_the_server()
    if programs is None or os.name != "posix":
        pytest.skip("no initdb in PATH or /usr/lib/postgresql: PostgreSQL is not tested")
    # Not the folder of pytest: the path of a socket is short, and another account must be able to enter.
    folder = Path(tempfile.mkdtemp(prefix="factcheck-"))
    try:
        account = account_of_the_server()
        if account is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)
        yield from started(programs, folder, account)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def programs_of_the_server() -> Path | None:
    """The folder of initdb and pg_ctl, of the newest server there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: (len(str(path)), path))
    in_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(in_path).resolve().parent if in_path else None


def account_of_the_server() -> pwd.struct_passwd | None:
    """The account that runs the server when root runs the tests; None for one's own."""
    if os.getuid() != 0:
        return None
    import pwd  # Windows has none

    names = {account.pw_name: account for account in pwd.getpwall()}
    account = next((names[name] for name in ACCOUNTS if name in names), None)
    if account is None:
        pytest.skip("no account to run a server as root: PostgreSQL is not tested")
    return account


def started(programs: Path, folder: Path, account: pwd.struct_passwd | None) -> Iterator[str]:
    def run(*words: str) -> None:
        done = subprocess.run(
            words,
            cwd=folder,
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if "initdb" in words[0] else subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            timeout=120,
        )
        assert done.returncode == 0, f"{words}: {done.stdout!r}"

    data = str(folder / "data")
    run(str(programs / "initdb"), "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    pg_ctl, options = str(programs / "pg_ctl"), f"-c listen_addresses='' -c fsync=off -k {folder}"
    run(pg_ctl, "start", "-w", "-D", data, "-l", str(folder / "log"), "-o", options)
    try:
        yield f"postgresql://tester@{str(folder).replace('/', '%2F')}/"
    finally:
        run(pg_ctl, "stop", "-m", "immediate", "-D", data)


@pytest.fixture
def database(server: str) -> str:
    """The address of a database without an archive."""
    import psycopg

    with psycopg.connect(f"{server}postgres", autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS factcheck CASCADE")
    return f"{server}postgres"


@pytest.fixture(params=["sqlite", "postgres"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made, once in a file and once in a database."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.sqlite")
    address: str = request.getfixturevalue("database")
    return address


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """An empty archive, in each kind of database."""
    with closing(open_store(location, create=True)) as opened:
        yield opened
