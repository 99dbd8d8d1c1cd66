"""What is read, how it is decoded, and what is refused in one line."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.loading.formats import SUFFIXES
from factcheck.loading.load import load
from factcheck.loading.opening import MAXIMUM_BYTES

TEXT = (
    "Bridge opens – “at last”\n\n7 June 2023\n\nGHENT – The bridge over the Lys was opened by the mayor on Wednesday.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    document = load("release.txt", TEXT.encode(encoding))
    assert document.source == TEXT
    assert document.text == TEXT


def test_byte_order_marks_are_not_counted() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        document = load("release.md", mark + TEXT.encode(encoding))
        assert document.source == TEXT
        assert document.place(document.blocks[0].span).column == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "nothing to read"),
        ("blank.md", b" \r\n\t\n", "nothing to read"),
        ("comment.md", b"<!-- only this -->", "nothing to read"),
        ("bytes.txt", bytes(range(256)) * 4, "binary"),
        ("zeros.txt", b"abc\0\0\0def\0" * 40, "binary"),
        ("damaged.txt", "Café – “quoted”".encode() + b"\xff\xc0\xaf", "not valid UTF-8: byte"),
        ("image.txt", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("letter.txt", b"PK\x03\x04rest", "zip"),
        ("paper.md", b"%PDF-1.7\n", "PDF"),
        ("old.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        ("page.txt", b"<!DOCTYPE html><html>", "no visible text"),
        ("table.csv", b"a,b\n", "no reader for .csv"),
        ("tags.md", b"---\nx: !!python/object:os.system []\n---\ntext", "front matter"),
        ("aliases.md", b"---\na: &a [1]\nb: *a\n---\ntext", "front matter"),
        ("large.txt", b"a" * (MAXIMUM_BYTES + 1), "too large"),
    ],
)
def test_refused(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(InputNotRead) as caught:
        load(name, content)
    assert reason in caught.value.reason
    assert "\n" not in caught.value.reason


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "folder.md").mkdir()
    for name in ("missing.txt", "pipe.txt", "loop.txt", "folder.md", "bad\0name.txt", "a" * 300 + ".txt"):
        with pytest.raises(InputNotRead):
            load(tmp_path / name if "\0" not in name else f"{tmp_path}/{name}")
    with pytest.raises(InputNotRead, match="not a regular file"):
        load("/dev/zero")


def test_a_file_and_its_bytes_give_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, "utf-8")
    read, given_bytes = load(path), load(str(path), TEXT.encode())
    assert (read.text, read.blocks, read.sha256) == (given_bytes.text, given_bytes.blocks, given_bytes.sha256)


def test_suffixes() -> None:
    assert frozenset({".txt", ".text", ".md", ".markdown"}) <= SUFFIXES
    assert load("release", TEXT.encode()).media_type == "text/plain"
    assert load("release.MD", TEXT.encode()).media_type == "text/markdown"


@given(st.binary(max_size=200), st.sampled_from([".txt", ".md"]))
def test_any_bytes_are_read_or_refused(content: bytes, suffix: str) -> None:
    try:
        document = load(f"any{suffix}", content)
    except InputNotRead:
        return
    spans = [block.span for block in document.blocks]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(len(span) and document.place(span).end <= len(document.source) for span in spans)
