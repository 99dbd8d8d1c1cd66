"""A line on standard error that tells how far a long run is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from factcheck.findings.report import DocumentReport

_LEAST = 20  # fewer releases are done before anybody wonders
_WIDTH = 30


T = TypeVar("T")


def with_progress(documents: Iterable[DocumentReport], total: int, shown: bool) -> Iterator[DocumentReport]:
    """The same documents; with ``shown`` a bar grows as they pass and is gone at the end."""
    return passing(documents, total, shown)


def passing(documents: Iterable[T], total: int, shown: bool) -> Iterator[T]:
    """The same releases in whatever form; with ``shown`` a bar grows as they pass and is gone at the end."""
    if not shown or total < _LEAST or sys.stderr is None:
        yield from documents
        return
    try:
        for number, document in enumerate(documents, 1):
            full = _WIDTH * number // total
            sys.stderr.write(f"\r[{'#' * full}{'.' * (_WIDTH - full)}] {number:,} of {total:,} releases")
            sys.stderr.flush()
            yield document
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def is_wanted(quiet: bool, to_file: bool) -> bool:
    """True where a bar can be seen and does not run through the findings: they go to a file or a pipe."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        return False
    return to_file or sys.stdout is None or not sys.stdout.isatty()
