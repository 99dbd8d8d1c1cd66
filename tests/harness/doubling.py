"""Twice the input costs at most 2.3 times the processor time: one way to measure it, for everything that is read."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

LIMIT = 2.3
# Below this a time says nothing on a busy machine; what is quadratic lies far above it.
TOO_SHORT = 0.03
_TRIES = 24
_ENOUGH = 8  # what is quadratic is near in hardly a pair


def assert_linear(once: Callable[[], object], twice: Callable[[], object], too_short: float = TOO_SHORT) -> None:
    """Fails when ``twice``, which does the work of ``once`` for double the input, costs more than it may.

    Both are run in turn until the least times of each are near enough, or until several pairs are: other processes
    only add to a time, and may slow one half for as long as all tries take.
    """
    short = long = float("inf")
    near = 0
    for _ in range(_TRIES):
        first, second = _cost(once), _cost(twice)
        short, long = min(short, first), min(long, second)
        near += second <= LIMIT * first
        if long <= max(too_short, LIMIT * short) or near >= _ENOUGH:
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
