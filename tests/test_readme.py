"""The README tells the truth: its commands run, its generated parts are current, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.checkers.reference import COMMAND, out_of_date

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def commands() -> list[str]:
    """The ``factcheck`` commands in the console blocks; where output is shown, they follow a ``$``."""
    found: set[str] = set()
    for block in _BLOCK.findall(README):
        lines = block.split("\n")
        shown = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
        found.update(line for line in shown or lines if line.startswith("factcheck "))
    return sorted(found)


def test_generated_files_are_current() -> None:
    assert [path.name for path in out_of_date()] == [], f"run: {COMMAND}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the commands of the README read; some of them write files beside it."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("fixtures", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize("command", commands())
def test_command_runs(command: str, project: Path) -> None:
    words = [sys.executable, "-m", *shlex.split(command)]
    baseline = project / ".factcheck-baseline.json"
    if "create" in words:
        baseline.unlink(missing_ok=True)
    elif "--baseline" in words and not baseline.exists():
        baseline.write_text('{"version": 1, "entries": []}', "utf-8")
    run = subprocess.run(words, capture_output=True, encoding="utf-8", cwd=project, check=False)
    assert run.returncode in (0, 1), run.stderr
    assert run.stdout or run.stderr or {"-o", "--output"} & set(words)
    assert "Traceback" not in run.stderr


def test_the_two_commands() -> None:
    """The first installs and checks, the second installs and tests; each is one line."""
    lines = [line for block in _BLOCK.findall(README) for line in block.split("\n") if "pip install" in line]
    assert lines == [
        "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/factcheck check seeds",
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest",
    ]


def test_seeds_pass() -> None:
    words = [sys.executable, "-m", "factcheck", "check", "seeds"]
    run = subprocess.run(words, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)", README))))
def test_links(target: str) -> None:
    assert (ROOT / target).exists()


def test_python_example() -> None:
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert run.returncode == 0, run.stderr
    assert "the headline says 450 guests" in run.stdout
