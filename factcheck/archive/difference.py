"""Where a release and an earlier one do not go together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from factcheck.archive.entry import Archived, EarlierPassage
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


class Departure(StrEnum):
    """In what way a release departs from earlier ones."""

    DRIFT = "drift"  # its boilerplate has changed
    CONFLICT = "conflict"  # it states another value of a fact that does not change
    NAME = "name"  # it spells a name otherwise
    RECYCLED = "recycled"  # it repeats a sentence with a date that has passed


@dataclass(frozen=True, slots=True)
class Replacement:
    """The words that stood at a place in the earlier release."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One departure: its place, the value here and the one that earlier releases have, and their passages.

    ``why`` is the message; ``others`` are further places it rests on. ``update`` is true where it looks as if somebody
    changed it on purpose.
    """

    departure: Departure
    span: Span
    why: str
    observed: str
    expected: str | None
    passages: tuple[EarlierPassage, ...]
    others: tuple[Span, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    update: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What tells whether an archived release is the one at hand, or comes before it."""

    document: Document
    headline: str
    day: date | None

    def is_same(self, other: Archived) -> bool:
        """True for the release itself, or an earlier draft of it."""
        if other.sha256 == self.document.sha256 or other.path == self.document.path:
            return True
        return bool(self.headline) and other.headline == self.headline and other.day == self.day

    def follows(self, other: Archived) -> bool:
        """True when the archived release is of an earlier day; without days nothing is known."""
        return self.day is not None and other.day is not None and other.day < self.day


def newest(releases: Iterable[Archived]) -> Archived:
    """The release of the latest day; the one added last of several."""
    return max(releases, key=lambda one: (one.day or date.min, one.number))
