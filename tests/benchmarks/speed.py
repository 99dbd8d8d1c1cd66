"""Prints how long factcheck takes, as ratios to ``python -c pass`` measured in turn in the same run.

    python tests/benchmarks/speed.py [--rounds 9] [--releases 200] [--jobs]

Absolute times say more of the machine than of the program, so none is printed. Bytecode is cached in a folder of its
own, as it is for an installed program.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = Path(__file__).resolve().parent.parent.parent / "seeds" / "000_2b98c5c21dc7bccb.txt"
KILOBYTES_4 = 4096
PASS = ("-c", "pass")
CHECK = ("-m", "factcheck", "check")


@dataclass(frozen=True)
class Cost:
    """What a process took: CPU seconds, seconds by the clock, and its largest memory in MiB."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Bench:
    """Where processes run and with what environment."""

    folder: Path
    environment: dict[str, str]

    def run(self, words: Sequence[str]) -> Cost:
        """What one process takes."""
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *words],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        memory = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
        return Cost(usage.ru_utime + usage.ru_stime, wall, memory)

    def in_turn(self, commands: dict[str, Sequence[str]], rounds: int) -> dict[str, Cost]:
        """The least each command takes, all measured in turn so that a busy moment hits them alike."""
        least: dict[str, Cost] = {}
        for words in commands.values():
            self.run(words)  # fills the bytecode cache
        for _ in range(rounds):
            for name, words in commands.items():
                cost, best = self.run(words), least.get(name)
                least[name] = cost if best is None else Cost(*map(min, _parts(cost), _parts(best)))
        return least


def _parts(cost: Cost) -> tuple[float, float, float]:
    return (cost.cpu, cost.wall, cost.memory)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9, help="tries of each; the least counts")
    parser.add_argument("--releases", type=int, default=200, help="releases in the run of many")
    parser.add_argument("--jobs", action="store_true", help="compare two jobs with one, over 1,000 releases")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="factcheck-speed-"))
    try:
        measure(folder, options.rounds, options.releases, options.jobs)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, rounds: int, releases: int, jobs: bool) -> None:
    """Prints the ratios over copies of the seed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    bench = Bench(folder, {**environment, "PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONPATH": _project()})
    _copies(folder / "one", 1)
    _copies(folder / "many", releases)
    costs = bench.in_turn(
        {
            "pass": PASS,
            "import": ("-c", "import factcheck"),
            "text": (*CHECK, "one"),
            "json": (*CHECK, "one", "--format", "json"),
            "extract": ("-m", "factcheck", "extract", "one"),
            "help": ("-m", "factcheck", "check", "--help"),
        },
        rounds,
    )
    many = bench.in_turn({"many": (*CHECK, "many", "--format", "json")}, max(1, rounds // 3))["many"]
    p = costs["pass"].cpu
    more = (many.cpu - costs["json"].cpu) / (releases - 1) * KILOBYTES_4 / SEED.stat().st_size
    print("P = CPU of `python -c pass`; bytecode cached; the least of", rounds, "tries in turn")
    for label, name in (
        ("import factcheck", "import"),
        ("check seed, text", "text"),
        ("check seed, json", "json"),
        ("extract seed", "extract"),
        ("check --help", "help"),
    ):
        print(f"{label:32} {costs[name].cpu / p:7.1f} P")
    print(f"{'one more release of 4 kB':32} {more / p:7.2f} P")
    print(f"{'peak memory, one release':32} {costs['text'].memory:7.1f} MiB")
    print(f"{f'growth over {releases} releases':32} {many.memory - costs['json'].memory:7.1f} MiB")
    if jobs:
        _copies(folder / "thousand", 1000)
        words = (*CHECK, "thousand", "--format", "json", "--jobs")
        both = bench.in_turn({"1": (*words, "1"), "2": (*words, "2")}, 2)
        print(f"{'time of one job to that of two':32} {both['1'].wall / both['2'].wall:7.2f}")


def _copies(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        shutil.copyfile(SEED, folder / f"{number:05}.txt")


def _project() -> str:
    return str(SEED.parent.parent)


if __name__ == "__main__":
    main()
