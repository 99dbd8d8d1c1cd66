"""``check --fix`` and ``--diff``: what is written into files, and what is not."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from factcheck.findings.finding import Finding
from factcheck.findings.fixing import Fixed, apply_safe_fixes
from factcheck.pipeline import Input, Options, check_input
from factcheck.text.document import Document
from tests.cli.conftest import Cli

RIGHT = """Café Müller reopens after repairs

7 June 2023

ELMSTAD – The café reopened on Wednesday, 7 June 2023, on the 3rd day of the 91st fair – and “all is well”.
Its 22nd season begins on the 2nd of July 2023, said the café’s owner.
"""
WRONG = RIGHT.replace("3rd", "3th").replace("91st", "91th").replace("2nd of July", "2th of July")
FIGURES = ("--select", "figures")


def findings(data: bytes) -> list[tuple[str, str]]:
    report = check_input(Input("a.txt", data), Options())
    return sorted((found.rule, found.message) for found in report.findings)


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("name", "form"),
    [("utf-8", "NFC"), ("utf-8", "NFD"), ("utf-8-sig", "NFC"), ("utf-16", "NFD"), ("utf-32", "NFC"), ("cp1252", "NFC")],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_keeps_encoding_mark_line_ends_and_form(cli: Cli, tmp_path: Path, name: str, ends: str, form: str) -> None:
    def written(text: str) -> bytes:
        return unicodedata.normalize(form, text).replace("\n", ends).encode(name)

    path = tmp_path / "a.txt"
    path.write_bytes(written(WRONG))
    ended = cli("check", "--fix", "a.txt", *FIGURES)
    assert (ended.code, ended.err) == (0, "factcheck: 3 fixes in 1 file\n")
    assert path.read_bytes() == written(RIGHT)
    again = cli("check", "--fix", "a.txt", *FIGURES)
    assert (again.code, again.err) == (0, "")
    assert path.read_bytes() == written(RIGHT)
    assert set(findings(written(RIGHT))) < set(findings(written(WRONG)))


def test_mixed_line_ends_and_a_missing_last_one(cli: Cli, tmp_path: Path) -> None:
    text = WRONG.replace("\n", "\r\n", 3).rstrip("\n")
    (tmp_path / "a.txt").write_bytes(text.encode())
    cli("check", "--fix", "a.txt", *FIGURES)
    assert (tmp_path / "a.txt").read_bytes() == RIGHT.replace("\n", "\r\n", 3).rstrip("\n").encode()


QUOTED = (
    "“It is the 3th day,” she said.",
    "“This is the first of many days,\n\n“and it is the 3th of them,” she said.",
    "He wrote “The 3th Day” in a week.",
)


@pytest.mark.parametrize("passage", QUOTED)
def test_a_quotation_is_never_changed(cli: Cli, tmp_path: Path, passage: str) -> None:
    text = RIGHT + "\n" + passage + "\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    ended = cli("check", "--fix", "a.txt", *FIGURES)
    assert "ordinal-suffix-mismatch" in ended.out
    assert "safe to apply" not in ended.out
    assert (tmp_path / "a.txt").read_text("utf-8") == text


def test_a_quoted_block_is_never_changed(cli: Cli, tmp_path: Path) -> None:
    text = f"# {RIGHT}\n> It is the 3th day of the fair, and it will not be the last.\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    assert "ordinal-suffix-mismatch" in cli("check", "--fix", "a.md", *FIGURES).out
    assert (tmp_path / "a.md").read_text("utf-8") == text


def test_markdown_keeps_its_markup(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# {WRONG.replace('91th', '**91th**')}\n| a | b |\n|---|---|\n| 1 | 2 |\n", "utf-8")
    cli("check", "--fix", "a.md", *FIGURES)
    assert (tmp_path / "a.md").read_text("utf-8") == (
        f"# {RIGHT.replace('91st', '**91st**')}\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )


def test_what_is_not_reported_is_not_fixed(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    cli("check", "--fix", "a.txt", "--select", "dates")
    cli("check", "--fix", "a.txt", "--ignore", "ordinal-suffix-mismatch")
    assert (tmp_path / "a.txt").read_text("utf-8") == WRONG


def test_several_files_and_one_that_is_missing(cli: Cli, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(WRONG, "utf-8")
    ended = cli("check", "--fix", "--format", "json", "a.txt", "b.txt", "none.txt", *FIGURES)
    assert ended.code == 2
    assert ended.err == "factcheck: 6 fixes in 2 files\nfactcheck: none.txt: no such file\n"
    assert json.loads(ended.out)["summary"]["error"] == 1  # the missing file
    assert (tmp_path / "b.txt").read_text("utf-8") == RIGHT


def test_the_file_keeps_its_mode_and_a_link_stays_a_link(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    (tmp_path / "a.txt").chmod(0o640)
    (tmp_path / "link.txt").symlink_to("a.txt")
    cli("check", "--fix", "link.txt", *FIGURES)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "a.txt").read_text("utf-8") == RIGHT
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "clean.txt", "link.txt", "wrong.txt"]


def test_a_file_not_to_be_written_is_exit_code_2(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    ended = cli("check", "--fix", "a.txt", *FIGURES)
    assert (ended.code, ended.err) == (2, "factcheck: a.txt: not fixed: the file may not be written\n")
    assert "91th" in ended.out
    assert (tmp_path / "a.txt").read_text("utf-8") == WRONG


def test_a_failed_write_leaves_the_file_whole(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ended = cli("check", "--fix", "a.txt", *FIGURES)
    assert (ended.code, ended.err) == (2, "factcheck: a.txt: not fixed: no space left on device\n")
    assert (tmp_path / "a.txt").read_text("utf-8") == WRONG
    assert not list(tmp_path.glob(".*"))


def test_standard_input_cannot_be_fixed(cli: Cli) -> None:
    ended = cli("check", "--fix", "-")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "--diff" in ended.err


# ---------------------------------------------------------------------------------------------------- --diff


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    class Piped:
        buffer = io.BytesIO(data)
        closed = False

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", Piped())


def test_diff_shows_and_changes_nothing(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    plain = cli("check", "a.txt", *FIGURES)
    for words in (("--diff",), ("--fix", "--diff")):
        ended = cli("check", "a.txt", *words, *FIGURES)
        assert ended.code == plain.code == 1
        assert ended.out.startswith("--- a.txt\n+++ a.txt\n@@ ")
        assert [line[0] for line in ended.out.split("\n")[3:] if line].count("+") == 2
        assert (tmp_path / "a.txt").read_text("utf-8") == WRONG
    assert cli("check", "clean.txt", "--diff", *FIGURES).out == ""


def test_diff_of_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, WRONG.encode())
    ended = cli("check", "--diff", "--stdin-filename", "a.txt", "-", *FIGURES)
    assert ended.code == 1
    assert ended.out.startswith("--- a.txt\n")


@pytest.mark.parametrize("text", [WRONG, crlf(WRONG), WRONG.rstrip("\n"), crlf(WRONG).rstrip("\r\n")])
def test_diff_is_a_patch(cli: Cli, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode())
    cli("check", "--diff", "a.txt", "-o", "out.patch", *FIGURES)
    assert cli("check", "--diff", "a.txt", *FIGURES).out.encode() == (tmp_path / "out.patch").read_bytes()
    subprocess.run(["git", "apply", "-p0", "out.patch"], cwd=tmp_path, check=True)
    patched = (tmp_path / "a.txt").read_bytes()
    (tmp_path / "a.txt").write_bytes(text.encode())
    cli("check", "--fix", "a.txt", *FIGURES)
    assert (tmp_path / "a.txt").read_bytes() == patched


def test_diff_is_safe_for_a_terminal(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG.replace("owner", "owner\x1b[31m\u202e"), "utf-8")
    out = cli("check", "--diff", "a.txt", *FIGURES).out
    assert "\x1b" not in out
    assert "owner<U+001B>[31m<U+202E>" in out


def test_diff_takes_no_format(cli: Cli) -> None:
    ended = cli("check", "--diff", "--format", "json", "clean.txt")
    assert (ended.code, ended.err.count("\n")) == (2, 1)


def test_a_rule_that_the_profile_turns_off_fixes_nothing(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    own = "profile = 'desk'\n[profiles.desk.rules]\nordinal-suffix-mismatch = 'off'\n"
    (tmp_path / "factcheck.toml").write_text(own, "utf-8")
    assert cli("check", "--fix", "a.txt").err == ""
    assert (tmp_path / "a.txt").read_text("utf-8") == WRONG


def test_what_a_fix_brings_to_light_is_fixed_too(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One run leaves nothing for a second, also where fixes had to wait for each other."""
    one_at_a_time = apply_safe_fixes

    def first_only(document: Document, found: list[Finding]) -> Fixed:
        return one_at_a_time(document, [one for one in found if one.fixes][:1])

    monkeypatch.setattr("factcheck.cli.fix.apply_safe_fixes", first_only)
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    assert cli("check", "--fix", "a.txt", *FIGURES).err == "factcheck: 3 fixes in 1 file\n"
    assert (tmp_path / "a.txt").read_text("utf-8") == RIGHT


def test_a_file_that_changes_meanwhile_is_left_alone(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WRONG, "utf-8")
    apply = apply_safe_fixes

    def meanwhile(document: Document, found: list[Finding]) -> Fixed:
        path.write_text(WRONG + "One more line.\n", "utf-8")
        return apply(document, found)

    monkeypatch.setattr("factcheck.cli.fix.apply_safe_fixes", meanwhile)
    ended = cli("check", "--fix", "a.txt", *FIGURES)
    assert ended.code == 2
    assert "the file has changed since it was read" in ended.err
    assert path.read_text("utf-8") == WRONG + "One more line.\n"


_ORDINAL = re.compile(r"(?<![\w$.,/-])(\d{1,4})(st|nd|rd|th)\b")
_OTHER = {"st": "th", "nd": "th", "rd": "th", "th": "st"}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_planted_slips_in_whole_releases(cli: Cli, tmp_path: Path, root: Path, ends: str) -> None:
    """Only what was planted is changed, nothing new is found, and a second run has nothing to do."""
    folder = tmp_path / "releases"
    folder.mkdir()
    right: dict[Path, bytes] = {}
    wrong: dict[Path, bytes] = {}
    for release in sorted((root / "fixtures" / "releases").iterdir()):
        text = release.read_text("utf-8").replace(". ", ". It was the 3rd of the 22nd year. ", 3)
        path = folder / release.name
        right[path] = text.replace("\n", ends).encode()
        wrong[path] = _ORDINAL.sub(lambda found: found[1] + _OTHER[found[2]], text).replace("\n", ends).encode()
        path.write_bytes(wrong[path])
    before = json.loads(cli("check", "--format", "json", "releases").out)
    after = json.loads(cli("check", "--fix", "--format", "json", "releases").out)
    changed = 0
    for path, planted in wrong.items():
        fixed = path.read_bytes()
        changed += fixed != planted
        assert all(byte in pair for byte, *pair in zip(fixed, planted, right[path], strict=True)), path.name
    assert changed * 10 >= len(wrong) * 9
    assert not _said(after) - _said(before)
    again = cli("check", "--fix", "--format", "json", "releases")
    assert (json.loads(again.out), again.err) == (after, "")


def _said(report: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {
        (document["path"], finding["rule"], finding["message"])
        for document in report["documents"]
        for finding in document["findings"]
    }
