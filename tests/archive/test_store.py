"""The archive keeps what it took in, whole, once, and never damages what it cannot read."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck.archive import schema
from factcheck.archive.entry import Entry
from factcheck.archive.stated import Manner
from factcheck.archive.store import Store, open_store
from factcheck.errors import ConfigError
from factcheck.text.quick_dataclass import replace
from tests.archive.releases import STANDING, entry, release_text

FOUNDED = "founded:norrvik harbour authority"
# A long word that no database can make small, as an index may try.
LETTERS = "".join(sha256(bytes([n])).hexdigest() for n in range(150)).translate(
    str.maketrans("0123456789", "ghijklmnop")
)


def test_a_release_is_kept_once(store: Store) -> None:
    taken = entry(release_text(), "march.txt")
    assert store.add(taken)
    assert not store.add(taken)
    assert not store.add(replace(taken, path="copy.txt")), "the same bytes under another name"
    (kept,) = store.releases()
    assert (kept.path, kept.headline, kept.issuer) == ("march.txt", "Norrvik opens quay 3", "Norrvik Harbour Authority")
    assert str(kept.day) == "2025-03-12"
    assert store.has(taken.sha256)
    assert store.source(kept.number) == release_text()
    assert json.loads(store.record(kept.number))["headline"]["text"] == "Norrvik opens quay 3"


def test_places_are_of_the_file(store: Store) -> None:
    """In a file with Windows line ends the visible words stand elsewhere; the archive keeps the places of the file."""
    text = release_text().replace("\n", "\r\n")
    store.add(entry(text))
    (fact,) = store.facts([FOUNDED])
    assert fact.span.of(text) == "founded in 1923"
    assert (fact.manner, fact.value, fact.low, fact.high) == (Manner.STATIC, "1923", 1923, 1923)
    assert fact.passage(store).quote == "founded in 1923"


def test_releases_are_found_by_number_path_and_words(store: Store) -> None:
    store.add(entry(release_text(), "march.txt"))
    store.add(entry(release_text("14 May 2025", 4), "may.txt"))
    assert [one.path for one in store.releases()] == ["march.txt", "may.txt"]
    for name in ("2", "may.txt"):
        found = store.find(name)
        assert found is not None
        assert found.path == "may.txt"
    assert store.find("3") is None
    assert store.find("june.txt") is None
    assert [one.path for one in store.search(["quay", "4"], 9)] == ["may.txt"], "both words before either"
    assert {one.path for one in store.search(["opened", "submarine"], 9)} == {"march.txt", "may.txt"}
    assert store.search(['" OR', "NEAR("], 9) == [], "operators of the search are words like others"
    assert store.search(["…"], 9) == []


def test_facts_are_found_by_words(store: Store) -> None:
    store.add(entry(release_text()))
    assert [fact.value for fact in store.facts_about(["Jane", "Rowland"], 9)] == ["Mayor"]
    assert [fact.value for fact in store.facts_about(["mayor"], 9)] == ["Mayor"]
    assert store.facts_about([], 9) == []
    assert store.facts(["founded:norrvik"]) == []


def test_more_keys_than_one_statement_takes(store: Store) -> None:
    store.add(entry(release_text()))
    keys = [f"founded:body {number}" for number in range(40_000)]
    assert len(store.facts([*keys, FOUNDED])) == 1


def test_accepting_makes_official(store: Store) -> None:
    old, new = (
        entry(release_text(), "march.txt"),
        entry(release_text(standing=STANDING.replace("196", "197")), "may.txt"),
    )
    store.add(old)
    assert store.accept(new) == 1
    assert [one.release.path for one in store.official("norrvik harbour authority")] == ["may.txt"]
    assert [one.release.path for one in store.standing("norrvik harbour authority", None)] == ["may.txt", "march.txt"]
    assert store.accept(old) == 1
    assert [one.text for one in store.official("norrvik harbour authority")] == [STANDING], "the other gives way"


def test_a_failed_add_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standing texts are written after facts and phrases: what stops there must undo those too."""

    def stop(*_: object) -> None:
        raise RuntimeError("stopped")

    with monkeypatch.context() as patched:
        patched.setattr("factcheck.archive.sql.SqlStore._boilerplate", stop)
        with pytest.raises(RuntimeError, match="stopped"):
            store.add(entry(release_text()))
    assert list(store.releases()) == []
    assert store.facts([FOUNDED]) == []
    assert store.add(entry(release_text())), "and the next one is taken in"


WRITER = """
import sys
from contextlib import closing
from hashlib import sha256
from factcheck.archive.store import open_store
from tests.archive.releases import entry, release_text
location, writer = sys.argv[1:]
with closing(open_store(location, create=True)) as store:
    for number in range(15):
        store.add(entry(release_text(quay=number), f"{number}.txt"))
        store.add(entry(release_text(quay=number + 100 * int(writer)), f"{writer}-{number}.txt"))
"""


def test_two_writers_wait_for_each_other(location: str) -> None:
    root = Path(__file__).parents[2]
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, location, str(n)], cwd=root) for n in (1, 2)]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    with closing(open_store(location)) as store:
        kept = list(store.releases())
        assert len(kept) == 45
        facts = store.facts([FOUNDED])
        assert sorted(fact.release.number for fact in facts) == sorted(release.number for release in kept)
        (name,) = store.names(["rowland"])
        assert name.uses == 45, "no count of one writer overwrites one of the other"


@pytest.mark.parametrize(
    "text",
    [
        release_text().replace("Jane Rowland", "J" + LETTERS),
        release_text().replace("Harbour Authority", f"H{LETTERS} Authority"),
        release_text(standing=STANDING + " " + " ".join(f"Berth {number} is long." for number in range(5000))),
        release_text()
        + "\n"
        + "\n".join(f"Berth {number:x} was let to ship {number * 7919:x}." for number in range(60_000)),
        release_text().replace("opens", "op\0ens"),
        release_text().replace("opens", "o\u0301pe\U0001f6a2ns"),
    ],
    ids=["long name", "long body", "long boilerplate", "many words", "zero", "beyond the plane"],
)
def test_what_is_hard_to_index_is_kept_all_the_same(store: Store, text: str) -> None:
    taken = entry(text)
    assert store.add(taken)
    assert not store.add(taken)
    (kept,) = store.releases()
    assert store.source(kept.number) == text
    assert store.search(["quay"], 9) == [kept]
    assert store.accept(taken) == len(taken.standing)


def test_words_are_found_however_they_are_written(store: Store) -> None:
    store.add(entry(release_text().replace("NORRVIK –", "NORRVIK – At Áshólm, the well-lit")))
    for words in (["Ashólm"], ["ÁSHOLM"], ["ashólm"], ["well-lit"], ["lit"], ["5.3"], ["EUR 5.3 million"]):
        assert len(store.search(words, 9)) == 1, words
    assert store.search(["3e5"], 9) == []


# ------------------------------------------------------------------------------------------ an archive in a file


def test_two_writers_leave_a_sound_file(tmp_path: Path) -> None:
    location = str(tmp_path / "archive.sqlite")
    test_two_writers_wait_for_each_other(location)
    with closing(sqlite3.connect(location)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [path.name for path in tmp_path.iterdir()] == ["archive.sqlite"], "nothing is left beside it"


def file_with(folder: Path, taken: Entry) -> Path:
    path = folder / "archive.sqlite"
    with closing(open_store(str(path), create=True)) as store:
        store.add(taken)
    return path


def test_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no archive; factcheck archive add makes one"):
        open_store(str(tmp_path / "none.sqlite"))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ConfigError, match="cannot be made"):
        open_store(str(tmp_path / "no folder" / "archive.sqlite"), create=True)
    with pytest.raises(ConfigError, match="cannot be read"):
        open_store(str(tmp_path))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"SQLite", "damaged, or not an archive"),
        (b"Norrvik opens a quay\n" * 400, "damaged, or not an archive"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "damaged"),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_no_archive_is_not_overwritten(tmp_path: Path, content: bytes, message: str, create: bool) -> None:
    path = tmp_path / "archive.sqlite"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=message):
        open_store(str(path), create=create)
    assert path.read_bytes() == content


def test_the_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE releases (name TEXT)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="of another program"):
        open_store(str(path), create=True)
    assert path.read_bytes() == before


def test_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    open_store(str(path), create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(ConfigError, match=rf"version {schema.VERSION + 1}, made by a newer factcheck"):
        open_store(str(path))


def test_damage_within(tmp_path: Path) -> None:
    path = file_with(tmp_path, entry(release_text()))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"archive\.sqlite: the archive"), closing(open_store(str(path))) as opened:
        list(opened.releases())


def test_version_1_becomes_this_version(tmp_path: Path) -> None:
    """Version 1 knew neither official texts nor names; what it held is all there afterwards."""
    taken: Entry = entry(release_text(), "march.txt")
    path = file_with(tmp_path, taken)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE accepted")
        connection.execute("DROP TABLE names")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    for _ in range(2):
        with closing(open_store(str(path))) as opened:
            assert [one.path for one in opened.releases()] == ["march.txt"]
            assert len(opened.facts([FOUNDED])) == 1
            assert opened.accept(taken) == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file_with(tmp_path, entry(release_text()))
    monkeypatch.setattr("factcheck.archive.sqlite.os.access", lambda *_: False)
    with closing(open_store(str(path))) as opened:
        assert len(list(opened.releases())) == 1
        with pytest.raises(ConfigError, match="readonly"):
            opened.add(entry(release_text(quay=9)))
