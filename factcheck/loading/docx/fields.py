"""The fields of a Word file while it is read: an instruction, and the words that it made when it last ran."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.loading.flow import Sighting
from factcheck.loading.rtf.fields import read_field

_LONGEST_INSTRUCTION = 4_000


@dataclass(slots=True)
class _Open:
    """A field that has begun; ``link`` is where its result leads, or the result it stands in."""

    number: int
    link: str
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False


class Fields:
    """The fields that are open at a place of a story.

    The instruction of a field is no text, its result is. A field that is never closed would swallow what follows:
    such fields are numbered in ``unclosed``, and ``ignored`` says which to pass over when the story is read again.
    """

    __slots__ = ("_begun", "_ignored", "_open", "_outer", "_silent", "link", "outside", "sightings", "unclosed")

    def __init__(self, ignored: frozenset[int] = frozenset()) -> None:
        self._open: list[_Open] = []
        self._outer: list[tuple[list[_Open], int, str]] = []
        self._begun = 0
        self._silent = 0
        self._ignored = ignored
        self.link = ""
        self.sightings: list[Sighting] = []  # of the words that come next
        self.outside: list[Sighting] = []  # of what fields reach for
        self.unclosed: set[int] = set()

    @property
    def silent(self) -> bool:
        """True inside an instruction, whose characters are not shown."""
        return self._silent > 0

    def enter(self) -> None:
        """A text box begins, with fields of its own."""
        self._outer.append((self._open, self._silent, self.link))
        self._open, self._silent, self.link = [], 0, ""

    def leave(self) -> None:
        """A text box, or the story, ends: instructions that go on here will never end."""
        self.unclosed.update(one.number for one in self._open if not one.in_result)
        self._open, self._silent, self.link = self._outer.pop() if self._outer else ([], 0, "")

    def begin(self) -> None:
        """A field begins with its instruction."""
        self._begun += 1
        if self._begun not in self._ignored:
            self._open.append(_Open(self._begun, self.link))
            self._silent += 1

    def instruct(self, characters: str) -> None:
        """Takes characters of an instruction."""
        if self._open and not self._open[-1].in_result and len(self._open[-1].instruction) < _LONGEST_INSTRUCTION:
            self._open[-1].instruction.append(characters[:_LONGEST_INSTRUCTION])

    def separate(self) -> None:
        """The instruction ends and the result begins."""
        if self._open and not self._open[-1].in_result:
            self._silent -= 1
            self._result_begins(self._open[-1])

    def begin_simple(self, instruction: str) -> None:
        """A field begins with its result."""
        self._begun += 1
        begun = _Open(self._begun, self.link, [instruction])
        self._open.append(begun)
        self._result_begins(begun)

    def end(self) -> None:
        """A field ends."""
        if not self._open:
            return
        closed = self._open.pop()
        if not closed.in_result:
            self._silent -= 1
            self._result_begins(closed)
            self.sightings.clear()  # it shows no words
        self.link = self._open[-1].link if self._open else ""

    def _result_begins(self, begun: _Open) -> None:
        begun.in_result = True
        meaning = read_field("".join(begun.instruction)[:_LONGEST_INSTRUCTION])
        if meaning.sighting is not None:
            self.sightings.append(meaning.sighting)
        if meaning.outside is not None:
            self.outside.append(meaning.outside)
        if meaning.link:
            self.link = begun.link = meaning.link
