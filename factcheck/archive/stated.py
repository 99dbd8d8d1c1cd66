"""A fact as a release states it, under a key that says what it is a fact of."""

from __future__ import annotations

from enum import StrEnum

from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass, replace
from factcheck.text.span import Span


class Manner(StrEnum):
    """How a fact may change with time."""

    STATIC = "static"  # the year of a founding: never
    GROWING = "growing"  # a total since a fixed day: upwards only
    DATED = "dated"  # an office, a price: freely


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact of a release.

    ``key`` says what it is a fact of ("founded:elmstad harbour bank"), ``value`` what is stated, in words; ``low`` and
    ``high`` enclose it where it is a number. ``span`` is its place.
    """

    key: str
    manner: Manner
    value: str
    span: Span
    low: float | None = None
    high: float | None = None

    def placed(self, document: Document) -> StatedFact:
        """The same fact with its place in the file."""
        return replace(self, span=document.offsets.to_source(self.span))


_WORD = lazy_pattern(r"[^\W_]+")


def key_of(kind: str, *subjects: str) -> str:
    """A key: the kind of fact, then what it is about in small letters without marks."""
    return ":".join((kind, *(plain(subject) for subject in subjects)))


def plain(words: str) -> str:
    """Words in small letters, one blank between them, without marks and a leading article."""
    found = _WORD.findall(words.casefold())
    return " ".join(found[1:] if found[:1] == ["the"] and len(found) > 1 else found)
