"""Reads the word lists beside it, each once per process."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str) -> frozenset[str]:
    """The lines of ``data/NAME.txt`` without blank lines and ``#`` comments."""
    return frozenset(lines(name))


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of ``data/NAME.txt`` in order, without blank lines and ``#`` comments."""
    text = files("factcheck.lexicon").joinpath("data", f"{name}.txt").read_text("utf-8")
    stripped = (line.strip() for line in text.split("\n"))
    return tuple(line for line in stripped if line and not line.startswith("#"))


@cache
def table(name: str) -> Any:
    """The value of ``data/NAME.json``."""
    return json.loads(files("factcheck.lexicon").joinpath("data", f"{name}.json").read_text("utf-8"))
