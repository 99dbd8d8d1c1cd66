"""The names of persons as they are compared across releases."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from factcheck.archive.stated import plain
from factcheck.mentions.model import Mentions
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass, replace
from factcheck.text.span import Span


@dataclass(frozen=True, slots=True)
class StatedName:
    """A person's name of two words or more, in small letters without accents, and where it stands first."""

    name: str
    span: Span

    @property
    def parts(self) -> tuple[str, ...]:
        """The first and the last word."""
        words = self.name.split()
        return tuple(dict.fromkeys((words[0], words[-1])))

    def placed(self, document: Document) -> StatedName:
        """The same name with its place in the file."""
        return replace(self, span=document.offsets.to_source(self.span))


def names_of(mentions: Mentions) -> Iterator[StatedName]:
    """The persons of a release, each name once."""
    seen = set()
    for person in mentions.people:
        name = plain(without_accents(person.name))
        place = next((one.name_span for one in person.mentions if one.name == person.name), None)
        if place is not None and " " in name and name not in seen:
            seen.add(name)
            yield StatedName(name, place)


def without_accents(name: str) -> str:
    """The name as keyboards without accents write it: Agustín and Agustin are one spelling."""
    return "".join(letter for letter in normalize("NFD", name) if not _is_mark(letter))


def _is_mark(letter: str) -> bool:
    return "\u0300" <= letter <= "\u036f"
