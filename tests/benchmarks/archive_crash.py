"""Kills processes that add releases to one archive, two at a time, and counts what was lost.

    python tests/benchmarks/archive_crash.py --times 200

A release counts as acknowledged once the process that added it has said so on its standard output. After each kill the
file must pass the check of SQLite, hold everything that was acknowledged, and hold nothing twice or in part.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.archive.entry import entry_of
from factcheck.archive.store import open_store
from factcheck.loading.load import load
from factcheck.pipeline import document_release

_LATEST = 0.6  # seconds within which a process is killed after it began to add, twice as many after its start
_WAIT = 60
_ROUNDS = 20  # then a new archive: it may be killed while it is made


def release_text(writer: int, number: int) -> str:
    """A release like no other."""
    return (
        f"Pier {number} of writer {writer} opens\n\n12 March 2025\n\n"
        f"NORRVIK – Pier {number} was built for EUR {number + 3}.4 million by {number + 7} men of crew {writer}.\n\n"
        "About the Norrvik Harbour Authority\n\n"
        f"The Norrvik Harbour Authority was founded in 1923 and runs {number + 9} piers for ships of every size.\n"
    )


def add_forever(location: str, writer: int, first: int) -> None:
    """Adds one release after the other and says each one's digest when it is in."""
    with closing(open_store(location, create=True)) as store:
        number = first
        while True:
            release = document_release(load(f"{writer}-{number}.txt", release_text(writer, number).encode()))
            assert release.record is not None
            store.add(entry_of(release.document, release.mentions, release.record, release.claims))
            os.write(1, f"{release.document.sha256}\n".encode())
            number += 1


@dataclass
class Tally:
    """What was seen over all kills."""

    kills: int = 0
    damaged: int = 0
    partial: int = 0
    acknowledged: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    here: set[str] = field(default_factory=set)  # acknowledged by the archive in use


def one_round(location: Path, chance: random.Random, number: int, tally: Tally) -> None:
    """Two processes add, each is killed at a moment of its own, then the file is looked at."""
    writers = []
    for writer in (1, 2):
        words = [sys.executable, __file__, "--writer", str(writer), "--first", str(number * 10_000), str(location)]
        writers.append(subprocess.Popen(words, stdout=subprocess.PIPE))
    ready = [writer.stdout.readline() for writer in writers if writer.stdout is not None] if number % 4 else []
    moments = sorted((chance.uniform(0, _LATEST if ready else 2 * _LATEST), writer) for writer in range(len(writers)))
    start = time.monotonic()
    for moment, which in moments:
        time.sleep(max(0.0, start + moment - time.monotonic()))
        writers[which].send_signal(signal.SIGKILL)
        tally.kills += 1
    told = [line.strip().decode() for line in ready]
    for writer in writers:
        said, _ = writer.communicate(timeout=_WAIT)
        told += [line.decode() for line in said.split(b"\n")[:-1]]  # a line cut short acknowledges nothing
    tally.here.update(line for line in told if line)
    tally.acknowledged |= tally.here
    if location.exists():
        look(location, tally)


def look(location: Path, tally: Tally) -> None:
    """Counts what is lost, damaged or there in part."""
    with closing(open_store(str(location))) as store:
        kept = {release.sha256 for release in store.releases()}
    with closing(sqlite3.connect(location)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
        (whole,) = connection.execute(
            "SELECT count(*) FROM releases WHERE number IN (SELECT release FROM facts)"
            " AND number IN (SELECT release FROM phrases) AND number IN (SELECT release FROM boilerplate_uses)"
            " AND number IN (SELECT id FROM search_docsize)"
        ).fetchone()
    tally.damaged += not sound or bool(dangling)
    tally.partial += len(kept) - whole
    tally.lost |= tally.here - kept


def main() -> int:
    """The exit code: 1 when anything was lost or damaged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200, help="how many processes are killed")
    parser.add_argument("--seed", type=int, default=1, help="where the moments begin")
    parser.add_argument("--writer", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, help=argparse.SUPPRESS)
    parser.add_argument("location", nargs="?", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.writer is not None:
        add_forever(asked.location, asked.writer, asked.first)
    chance, tally = random.Random(asked.seed), Tally()
    with tempfile.TemporaryDirectory() as folder:
        number = 0
        while tally.kills < asked.times:
            if number % _ROUNDS == 0:
                tally.here.clear()
            one_round(Path(folder) / f"archive-{number // _ROUNDS}.sqlite", chance, number, tally)
            number += 1
    print(
        f"{tally.kills} kills, two writers, {len(tally.acknowledged):,} releases acknowledged:"
        f" acknowledged-but-lost {len(tally.lost)}, damaged {tally.damaged}, there in part {tally.partial}"
    )
    return int(bool(tally.lost or tally.damaged or tally.partial))


if __name__ == "__main__":
    sys.exit(main())
