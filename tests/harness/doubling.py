"""Twice the input costs at most 2.3 times the processor time: one way to measure it, for everything that is read."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

LIMIT = 2.3
# Below this a time says nothing on a busy machine; what is quadratic lies far above it.
TOO_SHORT = 0.05
_TRIES = 24


def assert_linear(once: Callable[[], object], twice: Callable[[], object], too_short: float = TOO_SHORT) -> None:
    """Fails when ``twice``, which does the work of ``once`` for double the input, costs more than it may.

    Both are run in turn until the least times of each are near enough, since other processes only ever add to a time.
    """
    short = long = float("inf")
    for _ in range(_TRIES):
        short, long = min(short, _cost(once)), min(long, _cost(twice))
        if long <= max(too_short, LIMIT * short):
            return
    raise AssertionError(f"twice the input costs {long / short:.1f} times: {1000 * short:.1f} ms, {1000 * long:.1f} ms")


def _cost(action: Callable[[], object]) -> float:
    """The processor time of one run; looking for garbage among what other tests left is no part of it."""
    gc.disable()
    try:
        started = time.process_time()
        action()
        return time.process_time() - started
    finally:
        gc.enable()
