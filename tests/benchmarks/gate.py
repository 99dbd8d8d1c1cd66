"""Switches the gate on in a repository of 300 real releases, as a team would, and says whether it shows what is new.

    python tests/benchmarks/gate.py DATA [--only reports,weekdays,action,hook] [--pre-commit PROGRAM]

In a temporary folder: ``init``, ``baseline create``, a clean ``check``. Then the weekday of a date in one old release
is changed and a new release with two errors is added: exactly these three findings must be shown, in every format, by
the hook of pre-commit when it is committed, and by the steps of the GitHub action.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.readers import READERS, ReportRead

PROJECT = Path(__file__).parents[2]
RELEASES = 300
BASELINE = ".factcheck-baseline.json"
NEW = """FOR IMMEDIATE RELEASE

Tidemark Library Reopens Its Reading Room

TIDEMARK, Ohio, September 19, 2024 – The Tidemark Library reopened its reading room on Friday, September 19, 2024, after repairs to the roof.

The room has 120 seats: 70 on the ground floor and 40 in the gallery. "Readers asked for daylight, and here it is," said library director Ana R. Quell.

ABOUT THE TIDEMARK LIBRARY
The Tidemark Library is open Tuesday through Saturday, 10 a.m. to 5 p.m. For more information, visit www.tidemarklibrary.org.

MEDIA CONTACT
Jo Ellen Fiske
614-555-0187
press@tidemarklibrary.org

###
"""  # noqa: E501
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_DAY = "|".join(_DAYS)
_MONTH = "|".join(_MONTHS)
_DATED = re.compile(
    rf"\b(?P<name>{_DAY}),? (?:(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}}))"
    r",? (?P<year>\d{4})\b"
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def run(folder: Path, *words: str, **variables: str) -> Ended:
    """A command in a folder, without what the surroundings would make of it."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "PRE_COMMIT"))
    }
    ended = subprocess.run(
        words, cwd=folder, env={**clean, **variables}, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    out, err = ended.stdout.decode(), ended.stderr.decode()
    assert "Traceback" not in err, err
    return Ended(ended.returncode, out, err)


def factcheck(folder: Path, *words: str) -> Ended:
    """The command line, from this working tree."""
    return run(folder, sys.executable, "-m", "factcheck", *words)


def git(folder: Path, *words: str, **variables: str) -> Ended:
    """Git in a folder, with a name of its own."""
    return run(folder, "git", "-c", "user.name=Press", "-c", "user.email=press@example.org", *words, **variables)


def right_weekday(text: str) -> re.Match[str] | None:
    """The first date with a weekday that is right."""
    for match in _DATED.finditer(text):
        month, day = match["m1"] or match["m2"], int(match["d1"] or match["d2"])
        try:
            weekday = date(int(match["year"]), _MONTHS.index(month) + 1, day).weekday()
        except ValueError:
            continue
        if _DAYS[weekday] == match["name"]:
            return match
    return None


def with_wrong_weekday(text: str) -> str | None:
    """The text with the first right weekday moved by two days; None when it has none."""
    match = right_weekday(text)
    if match is None:
        return None
    wrong = _DAYS[(_DAYS.index(match["name"]) + 2) % 7]
    return text[: match.start()] + wrong + text[match.end("name") :]


def old_releases(data: Path, folder: Path) -> list[Path]:
    """The old releases, copied into ``folder``."""
    folder.mkdir(parents=True)
    found = sorted(path for path in (data / "corpus/releases").iterdir() if path.suffix in (".txt", ".md"))[:RELEASES]
    return [Path(shutil.copy(path, folder / path.name)) for path in found]


def switched_on(data: Path, repository: Path) -> list[Path]:
    """The old releases in a repository where the gate has been switched on and is silent."""
    releases = old_releases(data, repository / "releases")
    git(repository, "init", "-q")
    started = time.perf_counter()
    made = factcheck(repository, "init", ".")
    assert made.code == 0, made.err
    print(f"init: {made.err.strip()}")
    created = factcheck(repository, "baseline", "create", "releases")
    print(f"baseline create: exit {created.code}; {created.err.strip()}")
    settings = repository / "factcheck.toml"
    settings.write_text(re.sub(r"(?m)^# (?=baseline = )", "", settings.read_text("utf-8")), "utf-8")
    silent = factcheck(repository, "check", "releases")
    print(f"check: exit {silent.code}; {silent.out.strip().splitlines()[-1]}")
    print(f"switched on for {len(releases)} releases in {time.perf_counter() - started:.0f} s")
    assert (created.code, silent.code) == (0, 0)
    git(repository, "add", "-A")
    assert git(repository, "commit", "-qm", "the gate").code == 0
    return releases


def new_of(report: ReportRead, old: Path) -> bool:
    """True when a report shows exactly what was brought in."""
    return report.left_out == 0 and report.places == sorted(
        [
            ("releases/new.txt", "sum-mismatch"),
            ("releases/new.txt", "weekday-mismatch"),
            (f"releases/{old.name}", "weekday-mismatch"),
        ]
    )


def break_something(repository: Path, releases: list[Path]) -> Path:
    """The old release whose weekday is now wrong; beside it stands a new release with two errors."""
    for old in releases:
        wrong = with_wrong_weekday(old.read_bytes().decode("utf-8", "replace"))
        if wrong is not None:
            old.write_bytes(wrong.encode())
            (repository / "releases/new.txt").write_text(NEW, "utf-8")
            return old
    raise SystemExit("no release with a weekday")


def reports(repository: Path, old: Path, standards: Path) -> Iterator[str]:
    """A line for each format: what it shows."""
    for form, read in READERS.items():
        ended = factcheck(repository, "check", "--format", form, "releases")
        seen = read(ended.out, standards)
        right = ended.code == 1 and new_of(seen, old)
        size = len(ended.out.encode())
        yield f"{form:>9}: exit {ended.code}, {len(seen.shown)} findings, {size:,} bytes {_verdict(right)}"
        if not right:
            yield f"           {seen.places[:6]}"


def _verdict(right: bool) -> str:
    return "ok" if right else "WRONG"


def every_weekday(repository: Path, releases: list[Path], standards: Path) -> Iterator[str]:
    """How many findings a wrong weekday makes, in each of the old releases that has a right one."""
    counts: dict[int, int] = {}
    for path in releases:
        before = path.read_bytes()
        wrong = with_wrong_weekday(before.decode("utf-8", "replace"))
        if wrong is None:
            continue
        path.write_bytes(wrong.encode())
        found = READERS["json"](factcheck(repository, "check", "--format", "json", str(path)).out, standards)
        counts[len(found.shown)] = counts.get(len(found.shown), 0) + 1
        if len(found.shown) != 1:
            yield f"    {path.name}: {[rule for _, rule in found.places]}"
        path.write_bytes(before)
    told = ", ".join(f"{count} with {number} new" for number, count in sorted(counts.items()))
    yield f"weekday changed in {sum(counts.values())} old releases, one at a time: {told}"


def hook_repository(folder: Path) -> str:
    """The revision of a repository that holds this working tree, as others would name it in their settings."""
    listed = git(PROJECT, "ls-files", "-coz", "--exclude-standard").out.split("\0")
    for name in filter(None, listed):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-Af")
    assert git(folder, "commit", "-qm", "the program").code == 0
    return git(folder, "rev-parse", "HEAD").out.strip()


def hook(repository: Path, scratch: Path, old: Path, program: str, standards: Path) -> Iterator[str]:
    """What the hook shows when the change is committed, and that the commit is refused."""
    source = scratch / "program"
    source.mkdir()
    settings = {"repos": [{"repo": str(source), "rev": hook_repository(source), "hooks": [{"id": "factcheck"}]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    home = {"PRE_COMMIT_HOME": str(scratch / "home")}
    installed = run(repository, program, "install", "--install-hooks", **home)
    yield f"pre-commit install: exit {installed.code}; {(installed.out + installed.err).strip().splitlines()[-1]}"
    git(repository, "add", "-A")
    ended = git(repository, "commit", "-m", "a new release", **home)
    said = ended.out + ended.err
    seen = READERS["text"](said, standards)
    yield f"git commit: exit {ended.code}, {len(seen.shown)} findings {_verdict(ended.code == 1 and new_of(seen, old))}"
    yield from (f"    {line}" for line in said.split("\n") if re.search(r"factcheck\.\.|exit code|  at  | in \d", line))
    everything = run(repository, program, "run", "--all-files", **home)
    seen = READERS["text"](everything.out, standards)
    verdict = _verdict(everything.code == 1 and new_of(seen, old))
    yield f"pre-commit run --all-files: exit {everything.code}, {len(seen.shown)} findings {verdict}"
    git(repository, "reset", "-q", "releases")
    unstaged = run(repository, program, "run", **home)
    yield f"nothing staged but the settings: exit {unstaged.code} {_verdict(unstaged.code == 0)}"
    (repository / "releases/new.docx").write_bytes((PROJECT / "fixtures/formats/release.docx").read_bytes())
    git(repository, "add", "releases/new.docx")
    word = run(repository, program, "run", "-v", **home)
    seen_word = "new.docx" in word.out or re.search(r"in 1 release", word.out) is not None
    yield f"a Word file staged: exit {word.code}, seen: {seen_word} {_verdict(seen_word)}"
    (repository / "releases/new.docx").unlink()
    (repository / ".git/hooks/pre-commit").unlink()


def action(repository: Path, scratch: Path, old: Path, standards: Path) -> Iterator[str]:
    """What the steps of the action show, run one after another as GitHub would."""
    content: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
    given = {"since": "HEAD", "sarif-file": "factcheck.sarif", "html-file": "factcheck.html"}
    # With the folder as a whole, as by default: the page that the step writes must not be checked itself.
    values = {name: given.get(name, spec["default"]) for name, spec in content["inputs"].items()}
    runner = scratch / "runner"
    runner.mkdir()
    files = {"GITHUB_OUTPUT": runner / "output", "GITHUB_STEP_SUMMARY": runner / "summary"}
    for file in files.values():
        file.touch()
    variables = {"RUNNER_TEMP": str(runner), **{name: str(file) for name, file in files.items()}}
    ended = Ended(0, "", "")
    for step in content["runs"]["steps"]:
        named = {
            name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: values[match[1]], text).replace(
                "${{ github.action_path }}", str(PROJECT)
            )
            for name, text in step["env"].items()
        }
        started = time.perf_counter()
        ended = run(
            repository, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], **variables, **named
        )
        took = time.perf_counter() - started
        yield f"step {step['id']}: exit {ended.code} after {took:.0f} s; {ended.err.strip()[:200]}"
    seen = READERS["github"](ended.out, standards)
    yield f"annotations: {len(seen.shown)} {_verdict(ended.code == 1 and new_of(seen, old))}"
    yield from (f"    {line}" for line in ended.out.strip().split("\n"))
    summary = READERS["markdown"](files["GITHUB_STEP_SUMMARY"].read_text("utf-8"), standards)
    yield f"step summary: {len(summary.shown)} {_verdict(new_of(summary, old))}"
    yield f"output: {files['GITHUB_OUTPUT'].read_text('utf-8').strip()}"
    for name, form in (("factcheck.sarif", "sarif"), ("factcheck.html", "html")):
        seen = READERS[form]((repository / name).read_text("utf-8"), standards)
        yield f"{name}: {len(seen.shown)} {_verdict(new_of(seen, old))}"
        (repository / name).unlink()


def installed_pre_commit(scratch: Path) -> str:
    """The program of pre-commit, installed into an environment of its own."""
    subprocess.run([sys.executable, "-m", "venv", scratch / "pre-commit"], check=True)
    subprocess.run([scratch / "pre-commit/bin/pip", "install", "-q", "pre-commit"], check=True)
    return str(scratch / "pre-commit/bin/pre-commit")


def main() -> int:
    """0 when everything shows exactly what is new."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", default="reports,weekdays,action,hook", help="parts, separated by commas")
    parser.add_argument("--pre-commit", help="the program; without it, it is installed for the time of the run")
    arguments = parser.parse_args()
    parts, standards = arguments.only.split(","), (arguments.data / "standards").resolve()
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        repository = scratch / "newsroom"
        releases = switched_on(arguments.data, repository)
        if "weekdays" in parts:
            print("\n".join(every_weekday(repository, releases, standards)))
        old = break_something(repository, releases)
        print(f"broken: {old.name}; new: new.txt")
        program = arguments.pre_commit or (installed_pre_commit(scratch) if "hook" in parts else "")
        lines = {
            "reports": lambda: reports(repository, old, standards),
            "action": lambda: action(repository, scratch, old, standards),
            "hook": lambda: hook(repository, scratch, old, program, standards),
        }
        for part, told in lines.items():
            for line in told() if part in parts else ():
                print(line, flush=True)
                wrong += line.endswith("WRONG")
    print("all as expected" if not wrong else f"{wrong} WRONG")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
