"""Twice the text costs at most 2.3 times the time: for every finder, every rule, and what stands before them."""

from __future__ import annotations

import gc
import inspect
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from factcheck.checkers.catalog import RULES
from factcheck.checkers.rule import Rule
from factcheck.loading.load import load
from factcheck.mentions import find as finding_mentions
from factcheck.pipeline import document_release
from factcheck.release import Release
from tests.harness.doubling import LIMIT
from tests.harness.hostile import UNITS, hostile

LENGTH = 12_000
TRIES = 3
# Below this a time says nothing; what is quadratic lies far above it at this length.
TOO_SHORT = 0.02
# Above this at a quarter of the length there is no need to measure twice, and no time to.
TOO_LONG = 0.3


@pytest.mark.parametrize("name", UNITS)
def test_doubling(name: str) -> None:
    first = _costs(hostile(UNITS[name], LENGTH // 4), tries=1)
    endless = {part: f"{cost:.1f} s" for part, cost in first.items() if cost > TOO_LONG}
    assert not endless, f"{LENGTH // 4} characters of {name!r} cost: {endless}"
    small, large = hostile(UNITS[name], LENGTH), hostile(UNITS[name], 2 * LENGTH)
    worse = _too_dear(_costs(small), _costs(large))
    for _ in range(6):
        if not worse:
            return
        # Measure the pair again: the machine may have been busy during one half. What is quadratic fails every time.
        again = _too_dear(_costs(small, tries=2 * TRIES), _costs(large, tries=2 * TRIES))
        worse = {part: again[part] for part in worse if part in again}
    assert not worse, f"on {name!r} twice the text costs: {worse}"


def _too_dear(short: dict[str, float], long: dict[str, float]) -> dict[str, str]:
    return {
        part: f"{cost / short[part]:.1f} times ({1000 * short[part]:.1f} ms -> {1000 * cost:.1f} ms)"
        for part, cost in long.items()
        if cost > TOO_SHORT and cost > LIMIT * short[part]
    }


def _costs(text: str, tries: int = TRIES) -> dict[str, float]:
    """The least processor time of each part, over several tries."""
    least: dict[str, float] = defaultdict(lambda: float("inf"))
    gc.collect()
    gc.disable()  # looking for garbage among what other tests left would count for whoever is running
    try:
        for _ in range(tries):
            costs, release = _finder_costs(text)
            for rule in RULES:
                costs[rule.id] = _time(partial(_exhaust, rule, release))
            for part, cost in costs.items():
                least[part] = min(least[part], cost)
    finally:
        gc.enable()
    return least


def _finder_costs(text: str) -> tuple[dict[str, float], Release]:
    """What each finder costs, and the release that came of it."""
    costs: dict[str, float] = {}
    started = time.process_time()
    document = load("hostile.txt", f"A headline\n\n{text}".encode())
    costs["load"] = time.process_time() - started
    costs["sentences"] = _time(lambda: document.sentences)
    before = sum(costs.values())
    with _watched(finding_mentions, costs):
        started = time.process_time()
        release = document_release(document)
        costs["claims and record"] = max(0.0, time.process_time() - started - sum(costs.values()) + before)
    return costs, release


def _exhaust(rule: Rule, release: Release) -> None:
    for _ in rule.check(release):
        pass


def _time(action: Callable[[], object]) -> float:
    started = time.process_time()
    action()
    return time.process_time() - started


@contextmanager
def _watched(module: Any, costs: dict[str, float]) -> Iterator[None]:
    """Lets every ``find_`` function that a module calls write down its time."""
    originals = {
        name: function
        for name, function in vars(module).items()
        if name.startswith("find_") and inspect.isfunction(function) and function.__module__ != module.__name__
    }

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            started = time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                costs[name] = costs.get(name, 0.0) + time.process_time() - started

        return call

    for name, function in originals.items():
        setattr(module, name, timed(name, function))
    try:
        yield
    finally:
        for name, function in originals.items():
            setattr(module, name, function)
