"""``annotate``: a copy with comments, and everything that must not be written over."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Cli
from tests.loading.word_files import W, entries_of, paragraph, run, word_file

BODY = (
    paragraph("Harbour of Elmstad reopens after six weeks of repairs")
    + paragraph("7 June 2023")
    + paragraph(
        "ELMSTAD – The harbour reopened on ", run("Mon", "<w:b/>"), "day, 7 June 2023, the port authority said."
    )
)
DATA = word_file(BODY)
WEEKDAY = ("--select", "weekday-mismatch")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.docx"
    path.write_bytes(DATA)
    return path


def comments(path: Path) -> list[str]:
    """The first line of each comment of a file."""
    entries = entries_of(path.read_bytes())
    if "word/comments.xml" not in entries:
        return []
    return [
        "".join(text.text or "" for text in next(comment.iter(f"{{{W}}}p")).iter(f"{{{W}}}t"))
        for comment in ElementTree.fromstring(entries["word/comments.xml"])
    ]


def test_writes_a_copy_with_comments(cli: Cli, release: Path, tmp_path: Path) -> None:
    ended = cli("annotate", "release.docx", "-o", "reviewed.docx", *WEEKDAY)
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "factcheck: reviewed.docx: 1 finding written into it\n"
    assert comments(tmp_path / "reviewed.docx") == ["error: 7 June 2023 is a Wednesday, but the text says Monday"]
    assert release.read_bytes() == DATA
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "clean.txt",
        "release.docx",
        "reviewed.docx",
        "wrong.txt",
    ]


def test_quiet(cli: Cli, release: Path) -> None:
    ended = cli("annotate", str(release), "--output", "reviewed.docx", "--quiet")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_selects_as_check_does(cli: Cli, release: Path, tmp_path: Path) -> None:
    cli("annotate", "release.docx", "-o", "all.docx")
    cli("annotate", "release.docx", "-o", "less.docx", "--ignore", "dates,claims")
    everything, less = comments(tmp_path / "all.docx"), comments(tmp_path / "less.docx")
    assert set(less) < set(everything)
    assert not any("Wednesday" in line for line in less)
    (tmp_path / "factcheck.toml").write_text('select = ["weekday-mismatch"]\n', "utf-8")
    cli("annotate", "release.docx", "-o", "by-config.docx")
    assert len(comments(tmp_path / "by-config.docx")) == 1
    assert cli("annotate", "release.docx", "-o", "x.docx", "--select", "no-such-rule").code == 2


def test_nothing_found_is_the_same_file(cli: Cli, tmp_path: Path) -> None:
    data = word_file(paragraph("ELMSTAD – The harbour reopened on Wednesday, 7 June 2023, the authority said."))
    (tmp_path / "clean.docx").write_bytes(data)
    ended = cli("annotate", "clean.docx", "-o", "copy.docx", *WEEKDAY)
    assert (ended.code, (tmp_path / "copy.docx").read_bytes()) == (0, data)
    assert ended.err == "factcheck: copy.docx: 0 findings written into it\n"


def test_an_older_copy_is_replaced(cli: Cli, release: Path, tmp_path: Path) -> None:
    copy = tmp_path / "reviewed.docx"
    copy.write_bytes(b"older")
    copy.chmod(0o640)
    assert cli("annotate", "release.docx", "-o", "reviewed.docx").code == 0
    assert len(comments(copy)) >= 1
    assert stat.S_IMODE(copy.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    "output", ["release.docx", "./release.docx", "hard.docx", "soft.docx", "folder.docx", "pipe.docx"]
)
def test_what_is_not_written_over(cli: Cli, release: Path, tmp_path: Path, output: str) -> None:
    os.link(release, tmp_path / "hard.docx")
    (tmp_path / "soft.docx").symlink_to(release)
    (tmp_path / "folder.docx").mkdir()
    os.mkfifo(tmp_path / "pipe.docx")
    ended = cli("annotate", "release.docx", "-o", output)
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert release.read_bytes() == DATA
    assert (tmp_path / "soft.docx").is_symlink()


def test_a_folder_that_is_not_there(cli: Cli, release: Path) -> None:
    ended = cli("annotate", "release.docx", "-o", "no/such/copy.docx")
    assert ended.code == 2
    assert "cannot be written" in ended.err


@pytest.mark.parametrize(
    ("name", "output", "words"),
    [
        ("wrong.txt", "copy.txt", "Word and PDF files only"),
        ("release.docx", "copy.pdf", "must end in .docx"),
        ("release.docx", "copy", "must end in .docx"),
        ("release.docx", "copy.docm", "must end in .docx"),
        ("macros.docm", "copy.docx", "must end in .docm"),
        ("missing.docx", "copy.docx", "no such file"),
        ("broken.docx", "copy.docx", "damaged"),
        (".", "copy.docx", "is a directory"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    cli: Cli, release: Path, tmp_path: Path, name: str, output: str, words: str
) -> None:
    (tmp_path / "macros.docm").write_bytes(DATA)
    (tmp_path / "broken.docx").write_bytes(DATA[:-40])
    ended = cli("annotate", name, "-o", output)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert ended.err.count("\n") == 1
    assert not (tmp_path / output).exists()


def test_both_names_are_needed(cli: Cli, release: Path) -> None:
    assert cli("annotate", "release.docx").code == 2
    assert cli("annotate", "-o", "copy.docx").code == 2
    assert "--output" in cli("annotate", "--help").out


def test_macros_keep_their_suffix(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "release.docm").write_bytes(word_file(BODY, files={"word/vbaProject.bin": b"macro"}))
    ended = cli("annotate", "release.docm", "-o", "reviewed.docm")
    assert ended.code == 0
    assert entries_of((tmp_path / "reviewed.docm").read_bytes())["word/vbaProject.bin"] == b"macro"


def test_rules_that_cannot_read_the_language_are_told(cli: Cli, tmp_path: Path) -> None:
    german = "Die Hafenbehörde hat am Mittwoch mitgeteilt, dass der Hafen nach sechs Wochen wieder geöffnet ist und "
    (tmp_path / "a.docx").write_bytes(word_file(paragraph(german * 4)))
    ended = cli("annotate", "a.docx", "-o", "b.docx")
    assert ended.code == 0
    assert "rules skipped: reads English" in ended.err
