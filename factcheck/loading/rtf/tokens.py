"""The tokens of rich text: groups, control words, characters by number, and plain characters."""

from __future__ import annotations

import re
from collections.abc import Set
from enum import Enum, auto

from factcheck.errors import InputNotRead
from factcheck.text.lazy_pattern import lazy_pattern

# A page of prose has some hundred, a book of Word a few hundred thousand; each costs two microseconds or three.
MAXIMUM_TOKENS = 500_000
MAXIMUM_DEPTH = 1_000

_TOKEN = re.compile(r"\\([A-Za-z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}]+)")
_WORD, _NUMBER, _BYTE, _SIGN, _BRACE, _TEXT = range(1, 7)
_SKIPPED = lazy_pattern(r"\\bin(?P<size>[0-9]{1,10}) ?|\\[\\{}]|(?P<brace>[{}])")


class Token(Enum):
    """What a piece of the file is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SIGN = auto()
    BYTE = auto()
    TEXT = auto()


_KINDS = {_BYTE: Token.BYTE, _SIGN: Token.SIGN, _TEXT: Token.TEXT}


class Tokens:
    """The tokens of a file in order; groups that show nothing are passed over without looking into them.

    So are control words other than those ``known``, unless a star before them says what is to become of their group.
    """

    __slots__ = ("_count", "_known", "_path", "_position", "_written", "depth", "number", "starred", "value")

    def __init__(self, path: str, data: bytes, known: Set[str]) -> None:
        self._path = path
        self._written = data.decode("latin-1")
        self._known = known
        self._position = self._count = self.depth = 0
        self.value = ""
        self.number: int | None = None
        self.starred = False

    def next(self) -> Token | None:
        """The next token, None at the end; ``value`` are its characters, ``number`` is what a control word carries.

        ``starred`` is True for a control word with a star before it. Raises InputNotRead for a file that is not rich
        text or hits a limit.
        """
        starred = False
        while (match := _TOKEN.match(self._written, self._position)) is not None:
            self._count += 1
            if self._count > MAXIMUM_TOKENS:
                raise self._too_many()
            self._position = match.end()
            kind = match.lastindex
            if kind is not None and kind > _NUMBER:
                self.value = match[kind]
                if kind == _SIGN and self.value == "*":
                    starred = True
                    continue
                return self._brace(self.value) if kind == _BRACE else _KINDS[kind]
            word = match[_WORD]
            if word == "bin" and kind == _NUMBER:  # binary data follow
                self._position += max(0, int(match[_NUMBER]))
            elif starred or word in self._known:
                self.value, self.starred = word, starred
                self.number = int(match[_NUMBER]) if kind == _NUMBER else None
                return Token.WORD
        if self._position < len(self._written):
            raise InputNotRead(self._path, "damaged: it ends inside a control word")
        return None

    def skip_group(self) -> None:
        """Passes over the rest of the group, so that its end is the next token. Raises InputNotRead without one."""
        inner = 0
        position = self._position
        while (match := _SKIPPED.search(self._written, position)) is not None:
            self._count += 1
            if self._count > MAXIMUM_TOKENS:
                raise self._too_many()
            position = match.end()
            brace = match.group("brace")
            if brace == "{":
                inner += 1
            elif brace == "}":
                if inner == 0:
                    self._position = match.start()
                    return
                inner -= 1
            elif match.group("size"):  # binary data follow
                position += int(match.group("size"))
        raise self.unclosed()

    def _too_many(self) -> InputNotRead:
        return InputNotRead(self._path, f"too large: more than {MAXIMUM_TOKENS:,} control words and braces")

    def unclosed(self) -> InputNotRead:
        """What is told of a file that is cut off."""
        return InputNotRead(self._path, "damaged: it ends inside a group, the rest is missing")

    def _brace(self, brace: str) -> Token:
        if brace == "{":
            self.depth += 1
            if self.depth > MAXIMUM_DEPTH:
                raise InputNotRead(self._path, f"more than {MAXIMUM_DEPTH:,} groups inside each other")
            return Token.OPEN
        self.depth -= 1
        return Token.CLOSE
