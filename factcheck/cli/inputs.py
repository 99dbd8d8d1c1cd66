"""From the paths of the command line to the documents they stand for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import ConfigError
from factcheck.loading.formats import SUFFIXES
from factcheck.pipeline import Input

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_LARGEST_INPUT = 20_000_000
_GLOB = frozenset("*?[")


def find_inputs(paths: Iterable[str], stdin_filename: str | None = None, exclude: Iterable[str] = ()) -> list[Input]:
    """The documents of ``paths`` (files, folders, patterns, ``-``), each once, sorted by path.

    A folder or pattern that stands for nothing is an input with a problem: silence about it would look like success.
    """
    found: dict[str, Input] = {}
    names = list(paths)
    if not names:
        raise ConfigError("nothing to read: name files or folders, or - for standard input")
    for path in names:
        if path == "-":
            source = _standard_input(stdin_filename)
            found[source.path] = source
            continue
        for source in _expanded(path, tuple(exclude)):
            found.setdefault(os.path.normpath(source.path), source)
    return sorted(found.values(), key=lambda source: source.path)


def _standard_input(name: str | None) -> Input:
    if sys.stdin is None or sys.stdin.closed:
        raise ConfigError("standard input is closed")
    if sys.stdin.isatty():
        raise ConfigError("nothing to read on standard input: send a release through a pipe")
    # One byte more than the limit tells the loader that there is too much.
    return Input(name or "stdin.txt", sys.stdin.buffer.read(_LARGEST_INPUT + 1))


def _expanded(path: str, exclude: tuple[str, ...]) -> Iterator[Input]:
    if os.path.isdir(path):
        inside = [Input(name) for name in _walk(path, exclude)]
        kinds = ", ".join(sorted(SUFFIXES))
        yield from inside or [Input(path, problem=f"no releases in this folder (files ending in {kinds})")]
    elif _GLOB.intersection(path) and not os.path.lexists(path):
        from glob import glob

        names = sorted(name for name in glob(path, recursive=True) if not os.path.isdir(name))
        yield from [Input(name) for name in names] or [Input(path, problem="nothing matches this pattern")]
    else:
        yield Input(path)


def _walk(top: str, exclude: tuple[str, ...]) -> Iterator[str]:
    """The releases below a folder, without hidden files and without those that git ignores."""
    ignored = _Ignored(top, exclude)
    for folder, folders, files in os.walk(top):
        ignored.enter(folder)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not ignored.covers(os.path.join(folder, name) + "/")
        )
        for name in sorted(files):
            path = os.path.join(folder, name)
            known = not name.startswith(".") and os.path.splitext(name)[1].lower() in SUFFIXES
            if known and os.path.isfile(path) and not ignored.covers(path):
                yield path


class _Ignored:
    """What the .gitignore files around and below a folder, and the patterns of the configuration, leave out."""

    def __init__(self, top: str, exclude: tuple[str, ...]) -> None:
        self._specs: list[tuple[Path, GitIgnoreSpec]] = []
        folder = Path(os.path.abspath(top))
        if exclude:
            self._specs.append((Path.cwd() if folder.is_relative_to(Path.cwd()) else folder, _spec(exclude)))
        above = []
        while not (folder / ".git").exists() and folder != folder.parent:
            folder = folder.parent
            above.append(folder)
        if (folder / ".git").exists():  # outside a repository a stray .gitignore further up means nothing
            for ancestor in reversed(above):
                self.enter(str(ancestor))

    def enter(self, folder: str) -> None:
        """Takes the .gitignore of a folder into account."""
        file = os.path.join(folder, ".gitignore")
        if os.path.isfile(file):
            lines = Path(file).read_text("utf-8", "replace").split("\n")
            self._specs.append((Path(os.path.abspath(folder)), _spec(lines)))

    def covers(self, path: str) -> bool:
        """True when ``path`` is left out; the path of a folder ends in a slash."""
        absolute = os.path.abspath(path)
        tail = "/" if path.endswith("/") else ""
        left_out = False
        for base, spec in self._specs:
            if absolute.startswith(f"{base}{os.sep}".replace(os.sep * 2, os.sep)):
                relative = os.path.relpath(absolute, base).replace(os.sep, "/")
                verdict = spec.check_file(relative + tail).include
                left_out = left_out if verdict is None else verdict
        return left_out


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
