"""What other programs run: the hook of pre-commit, and the steps of the GitHub action as GitHub runs them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.loading.formats import SUFFIXES
from tests.cli.conftest import CLEAN, RELEASE
from tests.cli.test_baseline import git


def test_the_hook_sees_every_format(root: Path) -> None:
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert set(hook) <= {"id", "name", "description", "entry", "language", "args", "files", "require_serial"}
    for suffix in SUFFIXES:
        assert re.search(hook["files"], f"releases/a{suffix}"), suffix
    assert not re.search(hook["files"], "releases/a.py")
    assert hook["require_serial"], "several processes would each see a part of the releases"


@pytest.fixture
def action(root: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((root / "action.yml").read_text("utf-8"))
    return content


def test_inputs_never_become_text_of_a_script(action: dict[str, Any]) -> None:
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    used = set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", str(action["runs"])))
    assert used == set(action["inputs"])


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """The temporary folder of a runner, where the first step has installed the program."""
    programs = tmp_path / "runner" / "factcheck" / "bin"
    programs.mkdir(parents=True)
    program = programs / "factcheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', "utf-8")
    program.chmod(0o755)
    return tmp_path / "runner"


def run_step(action: dict[str, Any], runner: Path, folder: Path, **inputs: str) -> tuple[int, str, str, str]:
    """Runs the second step as GitHub would; the exit code, what it printed, its outputs and its summary."""
    step = action["runs"]["steps"][1]
    values = {name: inputs.get(name.replace("-", "_"), spec["default"]) for name, spec in action["inputs"].items()}
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: values[match[1]], given)
        for name, given in step["env"].items()
    }
    files = {"GITHUB_OUTPUT": folder / "output", "GITHUB_STEP_SUMMARY": folder / "summary"}
    for file in files.values():
        file.write_text("", "utf-8")
    ended = subprocess.run(
        [shutil.which("bash") or "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={**os.environ, **environment, **{k: str(v) for k, v in files.items()}, "RUNNER_TEMP": str(runner)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in ended.stderr, ended.stderr
    return ended.returncode, ended.stdout, *(file.read_text("utf-8") for file in files.values())


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    (folder / "releases").mkdir(parents=True)
    (folder / "releases" / "old.txt").write_text(RELEASE, "utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "old")
    return folder


def test_a_new_release_fails_the_step(action: dict[str, Any], runner: Path, releases: Path) -> None:
    (releases / "releases" / "new.txt").write_text(RELEASE.replace("Monday", "Sunday"), "utf-8")
    code, printed, output, summary = run_step(
        action, runner, releases, paths="releases", since="HEAD", sarif_file="f.sarif", html_file="f.html"
    )
    assert (code, output) == (1, "exit-code=1\n")
    assert printed.count("::error file=releases/new.txt,line=5") == 1
    assert "old.txt,line" not in printed
    assert "Sunday" in summary
    assert "weekday-mismatch" in (releases / "f.sarif").read_text("utf-8")
    assert "Sunday" in (releases / "f.html").read_text("utf-8")


def test_the_page_of_the_step_is_no_release(action: dict[str, Any], runner: Path, releases: Path) -> None:
    (releases / "releases" / "new.txt").write_text(RELEASE.replace("Monday", "Sunday"), "utf-8")
    code, printed, _, summary = run_step(action, runner, releases, since="HEAD", html_file="f.html")
    assert code == 1
    assert (releases / "f.html").exists()
    assert "f.html" not in printed + summary


def test_a_clean_change_passes(action: dict[str, Any], runner: Path, releases: Path) -> None:
    (releases / "releases" / "new.txt").write_text(CLEAN, "utf-8")
    code, _, output, _ = run_step(action, runner, releases, paths="releases", since="HEAD")
    assert (code, output) == (0, "exit-code=0\n")


def test_hostile_inputs_run_nothing(action: dict[str, Any], runner: Path, releases: Path) -> None:
    code, _, output, _ = run_step(action, runner, releases, paths="$(touch x) `touch x` *;touch x", since="$(touch x)")
    assert (code, output) == (2, "exit-code=2\n")
    assert not (releases / "x").exists()
