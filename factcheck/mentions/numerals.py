"""Numerals: numbers in digits and words with their hedges, the one pass that all kinds of quantity start from."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.mentions.number import Number
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document
from factcheck.text.span import Span


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: ``span`` covers its hedge and scale word, ``core`` the digits or number words with the scale.

    ``scale`` is the canonical scale word ("billion") and ``scale_span`` its place; ``words`` is true for number words.
    """

    span: Span
    core: Span
    number: Number
    scale: str | None = None
    scale_span: Span | None = None
    words: bool = False


def find_numerals(document: Document, taken: Taken) -> tuple[Numeral, ...]:
    """The cardinal numbers outside ``taken``, in order."""
    return ()
