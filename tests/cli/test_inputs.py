"""Which documents the paths of the command line stand for."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from factcheck.cli.inputs import find_inputs
from factcheck.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "image.png", ".hidden.txt", "sub/c.TXT", ".git/d.txt", "sub/drafts/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", "utf-8")
    return tmp_path


def paths(*names: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [source.path.replace(os.sep, "/") for source in find_inputs(names, exclude=exclude)]


def test_folders_are_searched_in_order(folder: Path) -> None:
    assert paths(".") == ["./a.md", "./b.txt", "./sub/c.TXT", "./sub/drafts/e.txt"]


def test_files_are_taken_once_and_sorted(folder: Path) -> None:
    assert paths("sub", "b.txt", "a.md", "./b.txt") == ["a.md", "b.txt", "sub/c.TXT", "sub/drafts/e.txt"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder: Path) -> None:
    assert paths("image.png", ".hidden.txt") == [".hidden.txt", "image.png"]


def test_patterns(folder: Path) -> None:
    assert paths("**/*.txt") == ["b.txt", "sub/drafts/e.txt"]


def test_git_decides_what_is_left_out(folder: Path) -> None:
    (folder / ".gitignore").write_text("drafts/\n*.md\n", "utf-8")
    (folder / "sub" / ".gitignore").write_text("!drafts/\nc.*\n", "utf-8")
    assert paths(".") == ["./b.txt", "./sub/drafts/e.txt"]
    assert paths("sub") == ["sub/drafts/e.txt"]
    assert paths("a.md") == ["a.md"]


def test_the_configuration_leaves_out_more(folder: Path) -> None:
    assert paths(".", exclude=("sub/", "a.*")) == ["./b.txt"]


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "sub" / "again").symlink_to(folder)
    assert "./b.txt" in paths(".")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    source = find_inputs(["-"], "draft.md")[0]
    assert (source.path, source.data) == ("draft.md", b"words")


def test_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ConfigError, match="closed"):
        find_inputs(["-"])
