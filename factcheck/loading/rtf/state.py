"""The state of a group of rich text: where its characters go and how they look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from factcheck.loading.flow import Run, Sighting
from factcheck.loading.rtf.characters import SYMBOL, WESTERN, characters, is_private, symbols
from factcheck.loading.rtf.fields import Field
from factcheck.loading.rtf.story import Look, Story
from factcheck.loading.rtf.styles import Head
from factcheck.text.notice import NoticeKind

_INSERTED = Sighting(NoticeKind.TRACKED_CHANGE, "a tracked insertion")
_PLAIN_LOOK = Look()
_PLAIN_RUN = Run("")
_MOST_COLLECTED = 1_000  # pieces of a field's instruction or a list's label
_DEEPEST_LIST = 9


class Target(Enum):
    """Where the characters of a group go."""

    TEXT = auto()
    COLLECTED = auto()
    FONTS = auto()
    STYLES = auto()


@dataclass(slots=True)
class OpenField:
    """A field whose instruction is read before its words."""

    read: Field


@dataclass(slots=True)
class State:
    """What holds inside a group; a group begins with the state around it."""

    head: Head
    story: Story
    target: Target = Target.TEXT
    codec: str = WESTERN
    font_name: str = ""
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    run: Run = _PLAIN_RUN
    result: Sighting | None = None  # what is to be said of the words of a field
    look: Look = _PLAIN_LOOK
    field: OpenField | None = None
    collected: list[str] | None = None
    at_close: Callable[[], None] | None = None

    def inner(self) -> State:
        """The state of a group inside this one."""
        return State(
            self.head,
            self.story,
            self.target,
            self.codec,
            self.font_name,
            self.fallback,
            self.hidden,
            self.deleted,
            self.inserted,
            self.run,
            self.result,
            self.look,
            self.field,
            self.collected,
        )

    @property
    def is_symbol(self) -> bool:
        """True for a font whose letters are signs."""
        return self.codec == SYMBOL

    # ------------------------------------------------------------------------------------------ characters

    def put(self, characters: str) -> None:
        """Adds characters to where they belong."""
        if not characters:
            return
        if self.target is Target.TEXT:
            if self.deleted:
                self.story.add_deleted()
            elif self.hidden:
                self.story.add_hidden(characters)
            else:
                self.story.add(characters, self.run)
        elif self.target is Target.FONTS:
            self.head.font_name(characters)
        elif self.target is Target.STYLES:
            self.head.style_name(characters)
        elif self.collected is not None and len(self.collected) < _MOST_COLLECTED:
            self.collected.append(characters)

    def put_bytes(self, written: bytes) -> None:
        """Adds characters that are written in the code page of the font."""
        if written:
            self.put(characters(written, self.codec, self.font_name))

    def put_code(self, code: int) -> None:
        """Adds the character of a Unicode number; those that Word uses for symbol fonts by what they show."""
        if is_private(code):
            self.put(symbols(chr(code), self.font_name))
        else:
            self.put(chr(code) if 0 < code <= 0x10FFFF else "\ufffd")

    # ------------------------------------------------------------------------------------------ groups

    def aim(self, target: Target) -> None:
        """Sends the characters of the group elsewhere."""
        self.target = target

    def collect(self, at_close: Callable[[], None]) -> list[str]:
        """The list that the characters of the group will be put in; ``at_close`` is called when they are there."""
        words: list[str] = []
        self.target, self.collected, self.at_close = Target.COLLECTED, words, at_close
        return words

    def begin_story(self, story: Story, at_close: Callable[[], None]) -> None:
        """Makes the group a story of its own, with nothing of the look around it."""

        def close() -> None:
            story.end_paragraph(self.look)
            at_close()

        self.story, self.target, self.at_close = story, Target.TEXT, close
        self.look, self.field, self.result, self.run = _PLAIN_LOOK, None, None, _PLAIN_RUN
        self.hidden = self.deleted = self.inserted = False

    def begin_field(self) -> None:
        """Makes the group a field."""
        self.field = OpenField(Field())

    def begin_result(self) -> None:
        """Makes the group the words of the field around it."""
        if self.field is not None:
            read = self.field.read
            self.result = read.sighting or self.result
            self._look_like(read.link or self.run.link, self.run.bold, self.run.raised)

    # ------------------------------------------------------------------------------------------ control words

    def set_font(self, number: int | None) -> None:
        """Takes a font by its number, None for the font of the document."""
        font = self.head.font(number)
        self.codec, self.font_name = font.codec or self.head.code_page, font.name

    def character_word(self, word: str, number: int | None) -> None:
        """Takes a control word about the form of characters; 0 turns a form off."""
        on = number != 0
        if word == "plain":
            self.hidden = self.deleted = self.inserted = False
            self.set_font(None)
            self._look_like(self.run.link, False, False)
        elif word == "b":
            self._look_like(self.run.link, on, self.run.raised)
        elif word in ("super", "sub", "nosupersub"):
            self._look_like(self.run.link, self.run.bold, on and word == "super")
        elif word in ("up", "dn"):  # raised by half points, as programs write a superscript too
            self._look_like(self.run.link, self.run.bold, word == "up" and (6 if number is None else number) > 0)
        elif word == "v":
            self.hidden = on
        elif word == "deleted":
            self.deleted = on
        elif word == "revised":
            self.inserted = on
            self._look_like(self.run.link, self.run.bold, self.run.raised)
        elif word == "uc":
            self.fallback = max(0, number if number is not None else 1)

    def paragraph_word(self, word: str, number: int | None) -> None:
        """Takes a control word about the form of paragraphs."""
        value = max(0, number or 0)
        if word == "pard":
            self.look = _PLAIN_LOOK
        elif word == "s":
            self.look = replace(self.look, style=value)
        elif word == "outlinelevel":
            self.look = replace(self.look, outline=value + 1 if value < _DEEPEST_LIST else 0)
        elif word == "ls":
            self.look = replace(self.look, list_number=value)
        elif word == "ilvl":
            self.look = replace(self.look, list_level=min(value, _DEEPEST_LIST - 1))
        elif word == "intbl":
            self.look = replace(self.look, in_table=number != 0)

    def _look_like(self, link: str, bold: bool, raised: bool) -> None:
        sighting = self.result or (_INSERTED if self.inserted else None)
        run = self.run
        if run.bold is not bold or run.raised is not raised or run.link != link or run.sighting is not sighting:
            self.run = Run("", link, bold, raised, sighting)
