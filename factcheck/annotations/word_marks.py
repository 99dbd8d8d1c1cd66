"""Puts the marks of comments into the bytes of a Word text, at exactly the words they are about.

Nothing is written anew: runs are parted where a comment begins or ends inside them, and every other byte stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from factcheck.annotations.word_map import Element, Piece, TextMap
from factcheck.annotations.word_xml import Names, escaped

_CHANGE_NUMBER = re.compile(rb"(<(?:[^\s<>:/]{1,100}:)?rPrChange\b[^<>]{0,2000}?\bid=[\"'])[0-9]{1,10}(?=[\"'])")
_NUMBER = re.compile(rb"\bid=[\"']([0-9]{1,9})[\"']")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a text: so many characters into a piece."""

    piece: Piece
    offset: int


@dataclass(frozen=True, slots=True)
class Words:
    """What a comment is about: the words between two places."""

    begin: Anchor
    end: Anchor


class _Gap:
    """What comes to stand at one place: the ends of comments, then the beginnings of others."""

    def __init__(self) -> None:
        self._ends: list[bytes] = []
        self._begins: list[bytes] = []

    def ends(self, mark: bytes) -> None:
        self._ends.append(mark)

    def begins(self, mark: bytes) -> None:
        self._begins.append(mark)

    @property
    def marks(self) -> bytes:
        return b"".join((*self._ends, *self._begins))


class Marks:
    """The marks of one part; ``namespace`` is that of its elements."""

    def __init__(self, text: TextMap, namespace: str) -> None:
        self._text = text
        self._namespace = namespace
        self._outside: dict[int, _Gap] = defaultdict(_Gap)  # between runs
        self._inside: dict[int, tuple[Element, _Gap]] = {}  # between two pieces of a run
        self._cuts: dict[int, dict[int, _Gap]] = {}  # inside the characters of a piece
        self._emptied: dict[int, tuple[Element, _Gap]] = {}  # inside a paragraph that has no content
        self._next_change: int | None = None

    def add(self, comment: int, about: Words | Element) -> None:
        """Marks words, or a whole paragraph, as what a comment of this id is about."""
        if isinstance(about, Element):
            names = Names(about.prefix, self._namespace)
            begin, end = _begin(names, comment), _end(names, comment)
            if about.close < 0:
                self._emptied.setdefault(about.start, (about, _Gap()))[1].begins(begin + end)
            elif about.content == about.close:
                self._outside[about.content].begins(begin + end)
            else:
                self._outside[about.content].begins(begin)
                self._outside[about.close].ends(end)
        else:
            first, last = about.begin, about.end
            self._gap(first).begins(_begin(Names(first.piece.unit.prefix, self._namespace), comment))
            self._gap(last, at_end=True).ends(_end(Names(last.piece.unit.prefix, self._namespace), comment))

    def put(self) -> bytes:
        """The part with all marks."""
        edits = [(place, place, gap.marks) for place, gap in self._outside.items()]
        edits += [(place, place, self._parted(run, gap)) for place, (run, gap) in self._inside.items()]
        edits += [self._cut(self._text.pieces[start], cuts) for start, cuts in self._cuts.items()]
        edits += [_opened(element, gap) for element, gap in self._emptied.values()]
        data = self._text.data
        chunks: list[bytes] = []
        position = 0
        for start, end, replacement in sorted(edits, key=lambda edit: edit[:2]):
            chunks += (data[position:start], replacement)
            position = end
        return b"".join((*chunks, data[position:]))

    def _gap(self, anchor: Anchor, at_end: bool = False) -> _Gap:
        piece = anchor.piece
        run, element = piece.run, piece.element
        if run is None:  # a formula is not parted
            return self._outside[piece.unit.end if at_end else piece.unit.start]
        if 0 < anchor.offset < len(piece.text):
            return self._cuts.setdefault(element.start, {}).setdefault(anchor.offset, _Gap())
        data = self._text.data
        if anchor.offset == 0 and not at_end:
            first = not data[run.content : element.start].strip()
            return self._outside[run.start] if first else self._between(run, element.start)
        last = not data[element.end : run.close].strip()
        return self._outside[run.end] if last else self._between(run, element.end)

    def _between(self, run: Element, place: int) -> _Gap:
        return self._inside.setdefault(place, (run, _Gap()))[1]

    def _parted(self, run: Element, gap: _Gap) -> bytes:
        """The end of a run, the marks, and the beginning of another that looks the same."""
        name = Names(run.prefix, self._namespace).of("r")
        return b"</" + name + b">" + gap.marks + run.tag + self._renumbered(run.properties)

    def _cut(self, piece: Piece, cuts: dict[int, _Gap]) -> tuple[int, int, bytes]:
        """The characters of a piece in several pieces, with the marks between them."""
        assert piece.run is not None
        name = Names(piece.element.prefix, self._namespace).of("t")
        chunks: list[bytes] = []
        position = 0
        for offset in sorted(cuts):
            chunks += (_characters(name, piece.text[position:offset]), self._parted(piece.run, cuts[offset]))
            position = offset
        chunks.append(_characters(name, piece.text[position:]))
        return piece.element.start, piece.element.end, b"".join(chunks)

    def _renumbered(self, properties: bytes) -> bytes:
        """The look of a run for its other half: a change of form that is tracked gets a number of its own there."""
        if b"rPrChange" not in properties:
            return properties
        if self._next_change is None:
            self._next_change = max((int(number) for number in _NUMBER.findall(self._text.data)), default=0)
        self._next_change += 1
        return _CHANGE_NUMBER.sub(rb"\g<1>%d" % self._next_change, properties)


def _opened(element: Element, gap: _Gap) -> tuple[int, int, bytes]:
    """An empty paragraph with marks in it."""
    name = (element.prefix + b":" if element.prefix else b"") + b"p"
    return element.start, element.end, element.tag[:-2] + b">" + gap.marks + b"</" + name + b">"


def _characters(name: bytes, characters: str) -> bytes:
    return b"<" + name + b' xml:space="preserve">' + escaped(characters) + b"</" + name + b">"


def _begin(names: Names, comment: int) -> bytes:
    return names.empty("commentRangeStart", id=comment)


def _end(names: Names, comment: int) -> bytes:
    reference = names.empty("commentReference", id=comment)
    return names.empty("commentRangeEnd", id=comment) + names.around("r", reference)
