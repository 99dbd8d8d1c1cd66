"""Runs ``factcheck check`` on a folder of hostile files and says which end as its manifest expects.

    python tests/benchmarks/hostile.py DATA/nasty [--only C,D] [--show]

The manifest (``manifest.json``) lists each file with its expected exit code and its limits in seconds and megabytes.
Expected 2 means that the file must be reported as not read; expected 1 that it is read, with findings of any severity,
so that the exit code is 0 or 1. Every file is checked in a process and an empty folder of its own, with text and JSON
output; a hook in the process reports every socket and every file opened for writing.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Runs the command with a hook that ends it with a line nobody else writes when it reaches beyond its own folder.
_GUARDED = """
import os, sys
def guard(event, arguments):
    opened = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    elsewhere = opened and not isinstance(arguments[0], int) and arguments[0] != os.devnull
    if event.startswith("socket.") or elsewhere:
        os.write(2, f"REACHED OUT: {event} {arguments[:2]!r}\\n".encode())
sys.dont_write_bytecode = True
sys.addaudithook(guard)
from factcheck.cli import main
main()
"""
_ESCAPES = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
_EXPECTED = {"0": {0}, "1": {0, 1}, "2": {2}, "0 or 1": {0, 1}, "1 or 2": {0, 1, 2}}


@dataclass(frozen=True, slots=True)
class Ended:
    """How one run ended."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    megabytes: float


def run(path: Path, form: str) -> Ended:
    """One run of the command on one file."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _GUARDED, "check", str(path), "--format", form],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=(out := open(os.path.join(folder, "out"), "wb+")),  # noqa: SIM115
            stderr=(err := open(os.path.join(folder, "err"), "wb+")),  # noqa: SIM115
            start_new_session=True,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - started
        with out, err:
            out.seek(0)
            err.seek(0)
            return Ended(process.returncode, out.read(), err.read(), seconds, used.ru_maxrss / 1024)


def problems(entry: dict[str, Any], ended: Ended, form: str) -> Iterator[str]:
    """What is not as it should be."""
    limits = entry["limits"]
    if ended.code not in _EXPECTED[str(entry["expected_exit"])]:
        yield f"exit {ended.code}, expected {entry['expected_exit']}"
    if ended.seconds > limits["time_s"]:
        yield f"{ended.seconds:.1f} s"
    if ended.megabytes > limits["rss_mb"]:
        yield f"{ended.megabytes:.0f} MB"
    if b"Traceback" in ended.err or b"Error:" in ended.out:
        yield "a traceback"
    if b"REACHED OUT" in ended.err:
        yield ended.err.decode(errors="replace").split("REACHED OUT: ")[1].split("\n")[0]
    if ended.code == 2 and not ended.err.strip():
        yield "exit 2 without a word"
    if ended.err.count(b"\n") > 1 and ended.code == 2:
        yield "more than one line on standard error"
    if (form == "text" and _ESCAPES.search(ended.out)) or _ESCAPES.search(ended.err):
        yield "control characters in the output"
    if form == "json":
        try:
            json.loads(ended.out, parse_constant=_no_constant)
        except ValueError as error:
            yield f"no JSON: {error}"


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def main() -> int:
    """0 when every file ends as expected."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="A,B,C,D,E", help="beginnings of ids, separated by commas")
    parser.add_argument("--show", action="store_true", help="show what the command says of each file")
    arguments = parser.parse_args()
    wanted = tuple(arguments.only.split(","))
    entries = json.loads((arguments.folder / "manifest.json").read_text("utf-8"))["inputs"]
    count = failed = 0
    slowest = largest = 0.0
    for entry in entries:
        if entry["file"] is None or not entry["id"].startswith(wanted):
            continue
        count += 1
        wrong: list[str] = []
        for form in ("text", "json"):
            ended = run(arguments.folder / entry["file"], form)
            slowest, largest = max(slowest, ended.seconds), max(largest, ended.megabytes)
            wrong += [f"{form}: {problem}" for problem in problems(entry, ended, form)]
            if arguments.show and form == "text":
                told = (ended.err + ended.out).decode(errors="backslashreplace")
                print(f"--- {entry['id']} {entry['threat']} → exit {ended.code}\n{told[:1500]}")
        failed += bool(wrong)
        if wrong:
            print(f"{entry['id']} {entry['file']} ({entry['threat']}): {'; '.join(wrong)}")
    print(f"{count - failed} of {count} as expected; slowest {slowest:.1f} s, most memory {largest:.0f} MB")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
