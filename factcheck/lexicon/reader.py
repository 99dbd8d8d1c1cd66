"""Reads the word lists beside it, each once per process."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

# Not through importlib.resources: to import it costs as much as to read all lists.
_FOLDER = os.path.join(os.path.dirname(__file__), "data")


@cache
def words(name: str) -> frozenset[str]:
    """The lines of ``data/NAME.txt`` without blank lines and ``#`` comments."""
    return frozenset(lines(name))


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of ``data/NAME.txt`` in order, without blank lines and ``#`` comments."""
    stripped = map(str.strip, _read(f"{name}.txt").split("\n"))
    return tuple([line for line in stripped if line and line[0] != "#"])


@cache
def table(name: str) -> Any:
    """The value of ``data/NAME.json``."""
    return json.loads(_read(f"{name}.json"))


def _read(file_name: str) -> str:
    with open(os.path.join(_FOLDER, file_name), encoding="utf-8") as file:
        return file.read()
