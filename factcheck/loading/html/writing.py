"""Writes the words of a page into blocks: where blocks begin and end, what becomes of spaces and line breaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from factcheck.loading.building import TextBuilder
from factcheck.loading.html.tree import PageTooLarge
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

_SPACE = " \t\n\r\f"
_NO_BREAK_SPACE = "\u00a0"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_TO_SPACE = str.maketrans("\t\n\r\f", "    ")
_SPACES = re.compile(r"[ \t\n\r\f]{2,}")
_BLANK_LINES = lazy_pattern(r"[ \t\r]*\n(?:[ \t\r]*\n)++[ \t]*")
_LONGEST_BOLD_HEADING = 120
_MOST_PIECES = 500_000  # references and runs of spaces each make one

# Adds characters to the open block: what is shown, and where in the file it comes from.
Emit = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a block opened now would be.

    With ``one`` all that follows stays in one block, as in a table cell; with ``fixed`` all blocks are of this shape.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    group: int = 0
    row: int = 0
    column: int = 0
    header: bool = False
    one: bool = False
    fixed: bool = False

    @property
    def is_final(self) -> bool:
        """True where the elements inside do not change what the blocks are."""
        return self.one or self.fixed


class BlockWriter:
    """Adds words to blocks whose shapes are those of the elements around them.

    ``strong`` counts the open elements of bold letters, ``preformatted`` those that keep their white space.
    """

    def __init__(self, builder: TextBuilder, emit: Emit) -> None:
        self._builder = builder
        self._emit = emit
        self._shapes = [Shape()]
        self._space: tuple[int, int] | None = None
        self._breaks = 0
        self._only_strong = True
        self._pieces = 0
        self.strong = 0
        self.preformatted = 0

    @property
    def shape(self) -> Shape:
        """The shape of the blocks in the innermost open element."""
        return self._shapes[-1]

    # ------------------------------------------------------------------------------------------ blocks

    def begin(self, shape: Shape) -> None:
        """Opens an element in which blocks are of this shape."""
        same = shape is self.shape
        self.boundary(fresh=not same)
        self._shapes.append(self.shape)
        if not same:
            self.enter(shape)

    def enter(self, shape: Shape) -> None:
        """From here to the end of the innermost open element blocks are of this shape."""
        self._shapes[-1] = shape
        self.start()

    def end(self) -> None:
        """Closes the innermost open element."""
        same = self._shapes.pop() is self.shape
        self.boundary(fresh=not same)
        if not same:
            self.start()

    def boundary(self, fresh: bool = False) -> None:
        """Ends a line of its own: a new block, but only a new line where all stays in one."""
        self._space = None
        if self.shape.one and not fresh:
            self._breaks = 0 if self._builder.is_empty else 1
        elif not self._builder.is_empty:
            self._finish()
            if self.shape.kind is BlockKind.LIST_ITEM and not fresh:  # the second paragraph of an item is no item
                self._shapes[-1] = Shape()
            self.start()

    def start(self) -> None:
        """Begins a new block."""
        shape = self.shape
        self._builder.open(shape.kind, shape.level, shape.group, shape.row, shape.column, shape.header)
        self._space, self._breaks, self._only_strong = None, 0, True

    def close(self) -> None:
        """Ends the last block."""
        self._finish()
        self._builder.open(BlockKind.PARAGRAPH)

    def residue(self, written: str, start: int) -> None:
        """Adds characters of the file that ought not to stand in its text."""
        self._finish()
        self._builder.open(BlockKind.RESIDUE)
        self._put(written, start, len(written))
        self.start()

    def _finish(self) -> None:
        """Before the open block is closed: a short paragraph in bold letters is a heading."""
        builder = self._builder
        if (
            self._only_strong
            and not builder.is_empty
            and builder.kind is BlockKind.PARAGRAPH
            and builder.open_length <= _LONGEST_BOLD_HEADING
            and builder.last_character not in ".,;"
        ):
            builder.reshape(BlockKind.HEADING, level=3)

    # ------------------------------------------------------------------------------------------ words

    def words(self, written: str, start: int) -> None:
        """Adds text: white space in it is one space, and none at the ends of lines."""
        if self.preformatted:
            self._lines(written, start)
            return
        text = written.lstrip(_SPACE)
        leading = len(written) - len(text)
        if leading and self._space is None:
            self._space = (start, leading)
        body = text.rstrip(_SPACE)
        if not body or (self._breaks and body == _NO_BREAK_SPACE):
            return
        start += leading
        self._ready()
        position = 0
        for match in _SPACES.finditer(body):
            first, last = match.span()
            self._put(body[position:first].translate(_TO_SPACE), start + position, first - position)
            self._put(" ", start + first, last - first)
            position = last
        self._put(body[position:].translate(_TO_SPACE), start + position, len(body) - position)
        if len(body) < len(text):
            self._space = (start + len(body), len(text) - len(body))

    def mark(self, shown: str, start: int, end: int) -> None:
        """Adds characters that stand in the file as a reference or as a tag."""
        if shown and not (self._breaks and shown == _NO_BREAK_SPACE):  # <br>&nbsp;<br> is an empty line
            self._ready()
            self._put(shown, start, end - start)

    def closing_mark(self, shown: str, start: int, end: int) -> None:
        """Adds a mark that follows a word without a space."""
        self._space = None
        self.mark(shown, start, end)

    def line_break(self) -> None:
        """Ends a line; two of them end the block, if words follow."""
        self._breaks += 1
        self._space = None

    def _lines(self, written: str, start: int) -> None:
        """Adds text that keeps its lines; outside code an empty one ends a paragraph."""
        position = 0
        for match in () if self.shape.one else _BLANK_LINES.finditer(written):
            self._line_run(written[position : match.start()], start + position)
            self.boundary()
            position = match.end()
        self._line_run(written[position:], start + position)

    def _line_run(self, written: str, start: int) -> None:
        if written:
            self._ready()
            self._put(written, start, len(written))

    def _ready(self) -> None:
        """Before a word: the line breaks and the space that were seen, if they stand inside the block."""
        if self._breaks:
            if self._breaks > 1 and not self.shape.one:
                self.boundary()
            else:
                self._builder.line_break()
            self._breaks = 0
        elif self._space is not None and not self._builder.is_empty:
            self._put(" ", *self._space)
        self._space = None
        if not self.strong:
            self._only_strong = False

    def _put(self, shown: str, start: int, length: int) -> None:
        """Adds characters. Raises PageTooLarge for a text in more pieces than any page has."""
        if self._builder.is_empty and not shown.strip(_INVISIBLE):
            return  # <p>&shy;</p> is no paragraph
        self._pieces += 1
        if self._pieces > _MOST_PIECES:
            raise PageTooLarge(f"a text in more than {_MOST_PIECES:,} pieces")
        self._emit(shown, start, length)
