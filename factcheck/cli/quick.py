"""Reads the arguments of ``check`` without the command-line library.

Importing typer, and pydantic with it, takes longer than checking a release. Whatever is not understood here at first
sight, from ``--help`` to a misspelt option, is left to typer, which says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from factcheck.cli.arguments import CheckArguments
from factcheck.config import FailOn, Format
from factcheck.findings.severity import Confidence

_SWITCHES = {
    "--exit-zero": "exit_zero",
    "--fix": "fix",
    "--diff": "diff",
    "--watch": "watch",
    "--show-suppressed": "show_suppressed",
    "--no-inline-suppressions": "no_inline_suppressions",
    "--quiet": "quiet",
    "-q": "quiet",
    "--verbose": "verbose",
    "-v": "verbose",
}


def _number(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= value <= 64:
        raise ValueError(text)
    return value


def _percent(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 100:
        raise ValueError(text)
    return value


_VALUES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "--format": ("format", Format),
    "--output": ("output", str),
    "-o": ("output", str),
    "--select": ("select", str),
    "--ignore": ("ignore", str),
    "--fail-on": ("fail_on", FailOn),
    "--min-confidence": ("min_confidence", Confidence),
    "--profile": ("profile", str),
    "--schema": ("schema", str),
    "--as-of": ("as_of", str),
    "--config": ("config", str),
    "--jobs": ("jobs", _number),
    "--stdin-filename": ("stdin_filename", str),
    "--source": ("source", str),
    "--archive": ("archive", str),
    "--baseline": ("baseline", str),
    "--since": ("since", str),
    "--min-coverage": ("min_coverage", _percent),
}
_REPEATED = ("select", "ignore", "source")


def read_check(argv: Sequence[str]) -> CheckArguments | None:
    """The arguments of a plain ``check`` command; None for anything else."""
    if not argv or argv[0] != "check":
        return None
    try:
        return _read(iter(argv[1:]))
    except ValueError:
        return None


def _read(words: Any) -> CheckArguments | None:
    paths: list[str] = []
    said: dict[str, Any] = {}
    for word in words:
        if word == "-" or not word.startswith("-"):
            paths.append(word)
        elif word in _SWITCHES:
            said[_SWITCHES[word]] = True
        else:
            option, equals, value = word.partition("=")
            if option not in _VALUES or (equals and not option.startswith("--")):
                return None
            if not equals:
                value = next(words, "-")
                if value.startswith("-"):
                    return None
            name, convert = _VALUES[option]
            if name in _REPEATED:
                said[name] = (*said.get(name, ()), convert(value))
            else:
                said[name] = convert(value)
    if not paths:
        return None
    return CheckArguments(paths=tuple(paths), **said)
