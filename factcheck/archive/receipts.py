"""Passages of earlier releases as reports print them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from factcheck.archive.difference import Difference
from factcheck.archive.entry import EarlierPassage, Frame
from factcheck.findings.location import Location
from factcheck.findings.receipt import Receipt
from factcheck.text.offsets import LineIndex

_LONGEST = 300


def receipts_of(difference: Difference) -> tuple[Receipt, ...]:
    """The passages that a difference rests on."""
    return tuple(map(_receipt, difference.passages))


def _receipt(passage: EarlierPassage) -> Receipt:
    shown = passage.quote if len(passage.quote) <= _LONGEST else f"{passage.quote[: _LONGEST - 1]}…"
    return Receipt(passage.release.path, place_of(passage), shown)


def place_of(passage: EarlierPassage) -> Location:
    """Where the words stand in the earlier release."""
    span = passage.span
    line, column, end_line, end_column = _lines(passage.source).positions(span.start, span.end)
    frame: Literal["file", "text"] = "file" if passage.release.frame is Frame.FILE else "text"
    return Location(span.start, span.end, line, column, end_line, end_column, span.of(passage.source), frame)


@lru_cache(maxsize=4)
def _lines(source: str) -> LineIndex:
    return LineIndex(source)
