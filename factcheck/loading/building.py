"""Builds the visible text of a marked-up file piece by piece, with the way back to each character."""

from __future__ import annotations

from factcheck.loading.normalizing import normal
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import MarkedLink
from factcheck.text.offsets import OffsetMap, Piece
from factcheck.text.span import Span

_PARAGRAPH = (BlockKind.PARAGRAPH, 0, 0, 0, 0, False)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class TextBuilder:
    """Text under construction: blocks are opened, filled and closed in the order of the file.

    Blocks are set apart by an empty line, so that nothing that reads on over a line end reads on into the next block.
    """

    def __init__(self) -> None:
        self._done: list[str] = []
        self._open: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._start = 0
        self._shape: tuple[BlockKind, int, int, int, int, bool] = _PARAGRAPH
        self.superscript = False
        self.blocks: list[Block] = []
        self.links: list[MarkedLink] = []

    @property
    def position(self) -> int:
        """The length of the text so far."""
        return self._length

    @property
    def kind(self) -> BlockKind:
        """The kind of the open block."""
        return self._shape[0]

    @property
    def is_empty(self) -> bool:
        """True while the open block has no visible character."""
        return not self._open

    @property
    def open_length(self) -> int:
        """The number of characters of the open block."""
        return self._length - self._start if self._open else 0

    @property
    def last_character(self) -> str:
        """The last visible character of the open block, empty when it has none."""
        return self._open[-1].rstrip()[-1:] if self._open else ""

    def open(
        self, kind: BlockKind, level: int = 0, group: int = 0, row: int = 0, column: int = 0, header: bool = False
    ) -> None:
        """Closes the block so far; what is added next belongs to a new one of this shape."""
        self.close()
        self._shape = (kind, level, group, row, column, header)

    def reshape(self, kind: BlockKind, level: int = 0) -> None:
        """Changes what the open block is."""
        self._shape = (kind, level, 0, 0, 0, False)

    def add(self, written: str, source_start: int, source_length: int) -> None:
        """Adds visible characters that come from a stretch of the file."""
        if not self._open:
            leading = len(written) - len(written.lstrip())
            if leading == len(written):
                return
            if source_length == len(written):
                source_start, source_length = source_start + leading, source_length - leading
            written = written[leading:]
            if self._length:
                self._done.append("\n\n")
                self._length += 2
            self._start = self._length
        if (
            self.superscript and written.strip().isdigit()
        ):  # "10<sup>6</sup>" is not 106, "said<sup>2</sup>" not "said2"
            written = written.translate(_SUPERSCRIPTS)
        made = normal(written)
        if source_length != len(written):
            if made.text:
                self._pieces.append(Piece(self._length, source_start, len(made.text), source_length))
        elif made.pieces:
            for piece in made.pieces:
                start, source = self._length + piece.start, source_start + piece.source_start
                self._pieces.append(Piece(start, source, piece.length, piece.source_length))
        elif made.text:
            self._pieces.append(Piece(self._length, source_start, source_length, source_length))
        if made.text:
            self._open.append(made.text)
            self._length += len(made.text)

    def line_break(self) -> None:
        """Ends a line inside the open block; it stands for markup, no character of the file."""
        if self._open:
            self._open.append("\n")
            self._length += 1

    def close(self) -> None:
        """Ends the open block."""
        if not self._open:
            return
        text = "".join(self._open)
        span = Span(self._start, self._start + len(text.rstrip()))
        self.blocks.append(Block(span, *self._shape))
        self._done.append(text)
        self._open = []

    def link(self, start: int, target: str) -> None:
        """Marks the text of the open block from ``start`` to here as a link."""
        if not self._open:
            return
        start = max(start, self._start)
        chunks: list[str] = []
        missing = self._length - start
        for chunk in reversed(self._open):  # only the end of the block: a paragraph may hold ten thousand links
            if missing <= 0:
                break
            chunks.append(chunk)
            missing -= len(chunk)
        text = "".join(reversed(chunks))[-missing if missing < 0 else 0 :]
        visible = text.strip()
        if visible:
            start += len(text) - len(text.lstrip())
            self.links.append(MarkedLink(Span(start, start + len(visible)), target))

    def finish(self) -> tuple[str, OffsetMap]:
        """The text and its map."""
        self.close()
        return "".join(self._done), OffsetMap(self._pieces)


class ExtractingBuilder(TextBuilder):
    """Builds the visible text of a file that has no source a reader could look into, such as Word or PDF.

    The text as it stands in the file, before characters are made uniform, takes the place of the source: ``written``.
    """

    def __init__(self) -> None:
        super().__init__()
        self._written: list[str] = []
        self._written_length = 0

    @property
    def written_length(self) -> int:
        """The length of the extracted text so far: where the next characters will stand in it."""
        return self._written_length

    @property
    def written(self) -> str:
        """The extracted text."""
        return "".join(self._written)

    def write(self, characters: str) -> None:
        """Adds characters to the open block."""
        start = self._put(characters)
        self.add(characters, start, len(characters))

    def stand_for(self, shown: str, characters: str) -> None:
        """Adds ``shown`` to the text for ``characters`` of the file: a letter pair for a ligature, nothing for a
        hyphen at the end of a line."""
        start = self._put(characters)
        if shown:
            self.add(shown, start, len(characters))

    def open(
        self, kind: BlockKind, level: int = 0, group: int = 0, row: int = 0, column: int = 0, header: bool = False
    ) -> None:
        """Closes the block so far; the extracted text has an empty line there too."""
        if not self.is_empty:
            self._put("\n\n")
        super().open(kind, level, group, row, column, header)

    def line_break(self) -> None:
        """Ends a line inside the open block."""
        if not self.is_empty:
            self.write("\n")

    def _put(self, characters: str) -> int:
        start = self._written_length
        self._written.append(characters)
        self._written_length += len(characters)
        return start
