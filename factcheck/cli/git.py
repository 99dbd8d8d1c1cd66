"""What git knows of files: what changed since a revision, what a file was then, and what it was called.

Git is asked in a way that runs nothing a checked-out repository could name: no pagers, no external diff programs, no
file system monitors.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.errors import ConfigError

_QUIET = ("git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_DIFF = ("diff", "--no-ext-diff", "--no-textconv", "--no-color", "-M")
_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_SECONDS = 60
_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # the same in every repository


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a repository since a revision.

    ``files`` leads from the absolute path of each file that is new or changed to its name in the repository then, None
    for a new file.
    """

    root: Path
    revision: str
    files: dict[str, str | None] = field(default_factory=dict)

    def has(self, path: str) -> bool:
        """True for a file that is new or changed."""
        return os.path.realpath(path) in self.files

    def content_before(self, path: str) -> bytes | None:
        """The bytes of a file at the revision; None when it is new."""
        before = self.files.get(os.path.realpath(path))
        return None if before is None else _git(self.root, "show", f"{self.revision}:{before}")

    def lines(self, path: str) -> tuple[tuple[int, int], ...]:
        """The changed lines of a file as half-open ranges; where lines were only taken away, those on both sides."""
        absolute = os.path.realpath(path)
        now = os.path.relpath(absolute, self.root)
        names = {self.files.get(absolute) or now, now}
        diff = _git(self.root, *_DIFF, "-U0", self.revision, "--", *sorted(names))
        return tuple(_ranges(diff))


def changes_since(revision: str, start: Path) -> Changes:
    """What changed in the working tree around ``start`` since a revision; ConfigError when git cannot tell."""
    root = repository(start)
    if root is None:
        raise ConfigError("--since needs a git repository, and this folder is in none")
    if revision.startswith("-"):
        raise ConfigError(f"--since: {revision!r} is no revision")
    changes = Changes(root, _commit(root, revision))
    for status, before, after in _statuses(root, changes.revision):
        if status != "D":
            changes.files[str(root / after)] = None if status == "A" else before
    for name in _git(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0"):
        if name:
            changes.files[str(root / os.fsdecode(name))] = None
    return changes


def _commit(root: Path, revision: str) -> str:
    """The full name of a revision; before the first commit HEAD stands for the empty tree: everything is new."""
    try:
        peeled = f"{revision}^{{commit}}"
        return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", peeled).decode().strip()
    except ConfigError:
        if revision == "HEAD":
            return _EMPTY_TREE
        raise ConfigError(f"--since: git knows no revision {revision!r}") from None


def repository(start: Path) -> Path | None:
    """The top folder of the working tree around ``start``; None outside of one."""
    try:
        return Path(os.fsdecode(_git(start, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    except ConfigError:
        return None


def renamed_since_last_change(file: Path) -> dict[str, str]:
    """Where files went since ``file`` was last committed: absolute path now → absolute path then."""
    root = repository(file.parent)
    if root is None:
        return {}
    try:
        commit = _git(root, "log", "-1", "--format=%H", "--", str(file.resolve())).decode().strip()
        if not commit:
            return {}
        return {
            str(root / after): str(root / before) for status, before, after in _statuses(root, commit) if status == "R"
        }
    except ConfigError:
        return {}


def _statuses(root: Path, commit: str) -> Iterable[tuple[str, str, str]]:
    """Status letter, name then and name now of each file that changed in the working tree since a commit."""
    parts = [os.fsdecode(part) for part in _git(root, *_DIFF, "--name-status", "-z", commit, "--").split(b"\0")]
    position = 0
    while position + 1 < len(parts):
        status = parts[position][:1]
        names = parts[position + 1 : position + (3 if status in "RC" else 2)]
        position += 1 + len(names)
        yield ("A" if status == "C" else status), names[0], names[-1]


def _ranges(diff: bytes) -> Iterable[tuple[int, int]]:
    for line in diff.split(b"\n"):
        hunk = _HUNK.match(line)
        if hunk is not None:
            start, count = int(hunk[1]), int(hunk[2] or 1)
            yield (start, start + count) if count else (start, start + 2)


def _git(folder: Path, *words: str) -> bytes:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        ended = subprocess.run(
            [*_QUIET, *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=_SECONDS, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise ConfigError("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise ConfigError(f"git did not answer in {_SECONDS} seconds") from None
    if ended.returncode != 0:
        said = ended.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise ConfigError(f"git: {said or 'it failed'}")
    return ended.stdout
