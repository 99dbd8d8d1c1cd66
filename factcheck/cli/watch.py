"""``check --watch``: checks again whenever one of the files changes, until it is interrupted."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from factcheck.cli.console import complain
from factcheck.pipeline import Input

_SECONDS = 0.5
# Editors take these lines as the beginning and the end of a round of findings: they stay as they are.
BEGINS, ENDS = "watch: check begins", "watch: check ends"

State = dict[str, tuple[int, int] | None]


def watch(
    check: Callable[[], int], inputs: Callable[[], list[Input]], wait: Callable[[float], None] = time.sleep
) -> int:
    """Never returns but by an interrupt: runs ``check`` now and after each change of the files of ``inputs``."""
    before: State | None = None
    while True:
        now = _state(inputs())
        if now != before:
            complain(BEGINS)
            check()
            complain(ENDS)
            before = now
        wait(_SECONDS)


def _state(inputs: list[Input]) -> State:
    """The size and time of change of each file; None where there is none."""
    state: State = {}
    for source in inputs:
        try:
            seen = os.stat(source.path)
            state[source.path] = (seen.st_size, seen.st_mtime_ns)
        except OSError:
            state[source.path] = None
    return state
