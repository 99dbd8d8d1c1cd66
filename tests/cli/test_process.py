"""The command as a process: the same bytes everywhere, quiet ends, and what is not imported."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, RELEASE

CHECK = [sys.executable, "-m", "factcheck", "check"]
# Heavy modules that checking a plain text needs none of; most of them take longer to import than the check itself.
DENIED = (
    "rich jinja2 turbohtml lxml pypdfium2 docx httpx asyncio typer pydantic jsonschema "
    "concurrent.futures multiprocessing"
)


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    names = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run([*CHECK, *words], cwd=cwd, env=names, capture_output=True, timeout=60, check=False)


@pytest.fixture
def folder(tmp_path: Path, seed_path: Path) -> Path:
    (tmp_path / "wrong.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, "utf-8")
    (tmp_path / "seed.txt").write_bytes(seed_path.read_bytes())
    for number in range(20):
        (tmp_path / f"more-{number:02}.txt").write_text(RELEASE * (1 + number % 2), "utf-8")
    return tmp_path


ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "77", "LC_ALL": "tr_TR.UTF-8", "TZ": "Etc/GMT+12", "PYTHONIOENCODING": "ascii", "COLUMNS": "40"},
    {"PYTHONHASHSEED": "4", "PYTHONUTF8": "0", "LANG": "C", "PYTHONIOENCODING": "cp1252"},
)


@pytest.mark.parametrize("form", ["text", "json"])
def test_same_bytes_everywhere(folder: Path, form: str) -> None:
    first = run(".", "--format", form, cwd=folder, **ENVIRONMENTS[0])
    assert first.returncode == 1
    assert first.stdout.count(b"weekday-mismatch") >= 20
    for environment in ENVIRONMENTS[1:]:
        again = run(".", "--format", form, cwd=folder, **environment)
        assert (again.stdout, again.stderr, again.returncode) == (first.stdout, first.stderr, first.returncode)
    aside = run(".", "--format", form, "--jobs", "2", cwd=folder, **ENVIRONMENTS[1])
    assert (aside.stdout, aside.stderr, aside.returncode) == (first.stdout, first.stderr, first.returncode)


def test_order_of_the_arguments_does_not_matter(folder: Path) -> None:
    there = run("wrong.txt", "clean.md", "seed.txt", cwd=folder)
    back = run("seed.txt", "clean.md", "wrong.txt", "./wrong.txt", cwd=folder)
    assert there.stdout.replace(b"./wrong", b"wrong") == back.stdout.replace(b"./wrong", b"wrong")


def test_heavy_modules_are_not_imported(folder: Path) -> None:
    script = (
        "import sys; sys.argv = ['factcheck', 'check', 'clean.md', '--format', 'json']\n"
        "from factcheck.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(sorted(set({DENIED!r}.split()) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, timeout=60, check=False)
    assert done.stderr.decode() == "[]\n"


def test_import_of_the_package_is_cheap() -> None:
    script = (
        "import sys; before = set(sys.modules); import factcheck\n"
        "print(sorted(name for name in set(sys.modules) - before if name.startswith('factcheck.')))\n"
        "print(factcheck.check.__name__, 'check' in dir(factcheck))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, check=True)
    assert done.stdout.decode() == "[]\ncheck True\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel tells the peak of a process by itself only here")
def test_memory_stays_small(folder: Path) -> None:
    script = (
        "import sys; sys.argv = ['factcheck', 'check', 'seed.txt', '-q']\n"
        "from factcheck.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "lines = open('/proc/self/status').read().split('\\n')\n"
        "print(next(line for line in lines if line.startswith('VmHWM')).split()[1], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, timeout=60, check=False)
    assert int(done.stderr) / 1024 < 64


def test_closed_pipe_is_quiet(folder: Path) -> None:
    command = f'"{sys.executable}" -m factcheck check . --format json | head -c 20'
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, timeout=60, check=False)
    assert done.stderr == b""


def test_full_disk_takes_one_line(folder: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")
    for words in ("--output /dev/full", "> /dev/full"):
        command = f'"{sys.executable}" -m factcheck check . {words}'
        done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, timeout=60, check=False)
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1


def test_closed_output_takes_one_line(folder: Path) -> None:
    command = f'"{sys.executable}" -m factcheck check clean.md >&-'
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


def test_closed_input_takes_one_line(folder: Path) -> None:
    command = f'"{sys.executable}" -m factcheck check - <&-'
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (2, b"factcheck: standard input is closed\n")


ODD_NAMES = (
    b"-leading.txt",
    b"::error::name.txt",
    b"new\nline.txt",
    b"\x1b[31mred.txt",
    b"n\xff.txt",
    b"a" * 251 + b".txt",
)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("form", ["text", "json"])
def test_odd_file_names(tmp_path: Path, form: str) -> None:
    for name in ODD_NAMES:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_text(RELEASE, "utf-8")
    done = run(".", "--format", form, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"\x1b" not in done.stdout
    assert not any(line.lstrip().startswith(b"::") for line in done.stdout.split(b"\n"))
    if form == "json":
        report = json.loads(done.stdout)
        assert report["summary"]["documents"] == len(ODD_NAMES)
        assert {os.fsencode(document["path"][2:]) for document in report["documents"]} == set(ODD_NAMES)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_is_quiet_and_leaves_nothing(folder: Path, jobs: str, stop: signal.Signals) -> None:
    for number in range(400):
        (folder / f"many-{number:03}.txt").write_text(RELEASE * 3, "utf-8")
    before = sorted(folder.iterdir())
    process = subprocess.Popen(
        [*CHECK, ".", "-o", "report.txt", "--jobs", jobs],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while process.poll() is None and not list(folder.glob(".report.txt.*")):
        time.sleep(0.02)
    os.killpg(process.pid, stop)
    _, errors = process.communicate(timeout=60)
    assert errors == b""
    # Interrupted inside an `exec` (a dataclass is being made), Python ends itself by the signal: 130 to a shell.
    assert process.returncode in (128 + stop, -stop)
    assert sorted(folder.iterdir()) == before


def test_standard_input(folder: Path) -> None:
    done = subprocess.run(
        [*CHECK, "-", "--stdin-filename", "draft.txt"],
        input=RELEASE.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert b"draft.txt:5:" in done.stdout
