"""Reads sources: everything that a release can be, tables, and facts files."""

from __future__ import annotations

import os
from collections.abc import Iterator

from factcheck.errors import InputNotRead
from factcheck.evidence.facts import Known, known_facts, parse_facts
from factcheck.loading.formats import SUFFIXES
from factcheck.loading.load import load
from factcheck.loading.opening import read_bytes

SOURCE_SUFFIXES = SUFFIXES | {".csv", ".tsv", ".xlsx", ".toml"}


def read_source(path: str) -> Iterator[Known]:
    """What is known from ``path``: a file, or all files of a folder that can be sources, in order.

    Raises InputNotRead for a file that is not read whole, and for a folder without sources.
    """
    if not os.path.isdir(path):
        yield from _read(path)
        return
    count = 0
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in SOURCE_SUFFIXES:
                count += 1
                yield from _read(os.path.join(folder, name))
    if not count:
        raise InputNotRead(path, "no sources in this folder")


def _read(path: str) -> Iterator[Known]:
    suffix = os.path.splitext(path)[1].lower()
    if suffix == ".toml":
        yield from known_facts(path, parse_facts(path, read_bytes(path)))
    elif suffix in (".csv", ".tsv"):
        from factcheck.loading.csv_table import load_csv

        yield Known(load_csv(path))
    elif suffix == ".xlsx":
        from factcheck.loading.workbook import load_workbook

        yield Known(load_workbook(path))
    else:
        yield Known(load(path))
