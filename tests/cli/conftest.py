"""Runs the command line inside the test process, in a folder of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.cli import main

RELEASE = """Harbour reopens after repairs

7 June 2023

ELMSTAD \u2013 The harbour reopened on Monday, 7 June 2023, the port authority said.
"""
CLEAN = RELEASE.replace("Monday", "Wednesday")


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ended]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs ``factcheck`` with these words in an empty folder that holds wrong.txt and clean.txt."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "wrong.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")

    def run(*words: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["factcheck", *words])
        with pytest.raises(SystemExit) as raised:
            main()
        said = capsys.readouterr()
        code = raised.value.code
        return Ended(code if isinstance(code, int) else 0, said.out, said.err)

    return run
