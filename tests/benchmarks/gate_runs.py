"""Runs the gate over many releases and says whether every format holds every finding, and every run the same bytes.

    python -m tests.benchmarks.gate_runs DATA [--only formats,many,bytes]

* formats: all real releases in every format, read back: the fingerprints are the same everywhere, or the output says
  how many findings it left out.
* many: 1,000 and 10,000 releases with one that cannot be read: all others are checked, exit code 2, the one named, and
  the peak of memory.
* bytes: hash seeds, locales, time zones and ``--jobs`` in turn, over a few releases of several formats.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

from tests.benchmarks.gate import PROJECT, run
from tests.benchmarks.readers import READERS, ReportRead, Seen

_LOCALES = ("C", "C.UTF-8", "de_DE.UTF-8")
_ZONES = ("UTC", "Pacific/Kiritimati", "Etc/GMT+12")
_SEEDS = 20


def verdict(right: bool) -> str:
    """How a line ends that tells what was expected and what was not."""
    return "ok" if right else "WRONG"


def formats(data: Path) -> Iterator[str]:
    """A line for each format: how many findings it shows, and how many it says that it left out."""
    standards = (data / "standards").resolve()
    folder = data / "corpus/releases"
    with tempfile.TemporaryDirectory() as name:
        releases = Path(name) / "releases"
        releases.mkdir()
        for path in sorted(folder.iterdir()):
            if path.name != "manifest.jsonl":
                shutil.copy(path, releases / path.name)
        printed = {
            form: run(Path(name), sys.executable, "-m", "factcheck", "check", "--format", form, "releases")
            for form in READERS
        }
    yield f"{len(list(folder.iterdir())) - 1} releases; {printed['json'].err.strip() or 'nothing'} on standard error"
    everything = READERS["json"](printed["json"].out, standards)
    expected = Counter(everything.shown)
    for form, ended in printed.items():
        report = READERS[form](ended.out, standards)
        exact, same = compared(report, expected)
        size = f"{len(ended.out.encode()):,} bytes"
        told = f"{len(report.shown)} shown, {report.left_out} said to be left out"
        yield f"{form:>9}: exit {ended.code}, {told}, compared by {exact}; {size} {verdict(same)}"


def compared(report: ReportRead, expected: Counter[Seen]) -> tuple[str, bool]:
    """By what the findings of a report can be compared with all, and whether none is missing without a word."""
    length = max((len(seen.mark) for seen in report.shown), default=0)
    cut = Counter(Seen(seen.path, seen.rule, seen.mark[:length]) for seen in expected.elements())
    shown = Counter(report.shown)
    unknown, missing = shown - cut, cut - shown
    exact = f"path, rule and {length} digits" if length else "path and rule"
    return exact, not unknown and missing.total() == report.left_out


def many(data: Path) -> Iterator[str]:
    """What becomes of 1,000 and 10,000 releases with one among them that cannot be read."""
    with tempfile.TemporaryDirectory() as name:
        for form in ("json", "html"):
            peaks: list[int] = []
            for count in (1_000, 10_000):
                folder = Path(name) / f"releases-{count}"
                if not folder.exists():
                    write_releases(data, folder, count)
                    (folder / "00500-unreadable.txt").write_bytes(bytes(range(256)) * 8)
                code, megabytes, seconds, out, err = measured(Path(name), form, folder.name)
                named = [line for line in err.split("\n") if line]
                right = code == 2 and len(named) == 1 and "00500-unreadable.txt" in named[0]
                told = f"exit {code}, {seconds:.0f} s, peak {megabytes} MB, {len(out):,} bytes"
                if form == "json":
                    documents = json.loads(out)["documents"]
                    checked = sum(document["status"] == "checked" for document in documents)
                    right = right and (checked, len(documents)) == (count - 1, count)
                    told += f", {checked:,} checked"
                yield f"{form:>6} {count:>6,} files: {told}; {named[0][-90:] if named else ''} {verdict(right)}"
                peaks.append(megabytes)
            yield f"{form:>6} from 1,000 to 10,000 files: {peaks[1] - peaks[0]:+} MB"


def write_releases(data: Path, folder: Path, count: int) -> None:
    """Real releases of one issuer, one file each, with room for one more."""
    folder.mkdir()
    with gzip.open(data / "corpus/us-treasury-1995-2026.jsonl.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(islice(file, count - 1)):
            (folder / f"{number:05}.md").write_text(json.loads(line)["text"] or "empty", "utf-8")


# A process starts with the peak of memory of the one that starts it, so a small one stands between.
_BETWEEN = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, check=False).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=open("ended", "w"))
"""


def measured(folder: Path, form: str, releases: str) -> tuple[int, int, float, bytes, str]:
    """Exit code, peak of memory in MB, seconds, output and complaints of a run in a process of its own."""
    out, err = folder / "out", folder / "err"
    started = time.perf_counter()
    with out.open("wb") as printed, err.open("wb") as said:
        command = [sys.executable, "-m", "factcheck", "check", "-q", "--format", form, releases]
        between = [sys.executable, "-S", "-c", _BETWEEN, *command]
        subprocess.run(between, cwd=folder, stdout=printed, stderr=said, check=True)
    seconds = time.perf_counter() - started
    code, megabytes = map(int, (folder / "ended").read_text("utf-8").split())
    return code, megabytes, seconds, out.read_bytes(), err.read_text("utf-8", "replace")


def same_bytes(data: Path) -> Iterator[str]:
    """How many different outputs a few releases give in other surroundings, for each format."""
    del data
    known = set(subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout.split())
    locales = [name for name in _LOCALES if name in known or name.replace("UTF-8", "utf8") in known]
    yield f"locales: {', '.join(locales)} {verdict(len(locales) == len(_LOCALES))}"
    with tempfile.TemporaryDirectory() as name:
        # The program as it is now: it may be worked on while the runs go on.
        for part in ("factcheck", "schemas"):
            shutil.copytree(PROJECT / part, Path(name) / "program" / part)
        folder = Path(name) / "releases"
        shutil.copytree(PROJECT / "fixtures/formats", folder, ignore=shutil.ignore_patterns("*.odt", "*.rtf", "*.eml"))
        for path in (
            "fixtures/example.txt",
            "fixtures/releases/bank-rate.md",
            "fixtures/releases/police-operation.txt",
        ):
            shutil.copy(PROJECT / path, folder)
        forms = list(READERS)
        seen: dict[str, set[str]] = {form: set() for form in forms}
        runs = 0
        for seed in range(_SEEDS):
            for place, tongue in enumerate(locales):
                for turn, zone in enumerate(_ZONES):
                    for step, jobs in enumerate(("1", "2", "4")):
                        # Each format meets each seed, locale, zone and number of jobs; not each of their combinations.
                        form = forms[(seed + 3 * place + 5 * turn + 7 * step) % len(forms)]
                        ended = run(
                            Path(name),
                            *(sys.executable, "-m", "factcheck", "check", "--format", form, "--jobs", jobs, "releases"),
                            PYTHONPATH=str(Path(name) / "program"),
                            PYTHONHASHSEED=str(seed),
                            LC_ALL=tongue,
                            LANG=tongue,
                            TZ=zone,
                        )
                        said = f"{ended.code}\0{ended.out}\0{ended.err}"
                        seen[form].add(sha256(said.encode()).hexdigest())
                        runs += 1
        for form, digests in seen.items():
            yield f"{form:>9}: {len(digests)} different {verdict(len(digests) == 1)}"
        yield f"{runs} runs over {len(list(folder.iterdir()))} files: {_SEEDS} hash seeds x {len(locales)} x 3 x 3"


def main() -> int:
    """0 when nothing is lost and nothing differs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", default="formats,many,bytes", help="parts, separated by commas")
    arguments = parser.parse_args()
    parts = {"formats": formats, "many": many, "bytes": same_bytes}
    wrong = 0
    for part in arguments.only.split(","):
        for line in parts[part](arguments.data):
            print(line, flush=True)
            wrong += line.endswith("WRONG")
    print("all as expected" if not wrong else f"{wrong} WRONG")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
