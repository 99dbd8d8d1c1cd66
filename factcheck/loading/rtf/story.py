"""A story of rich text: the body, a page header, a footnote, a text box. Its characters become paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from factcheck.loading.flow import Cell, Paragraph, Run, Sighting
from factcheck.loading.rtf.styles import Head, styled
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Part
from factcheck.text.notice import NoticeKind

_DELETED = Sighting(NoticeKind.TRACKED_CHANGE, "a tracked deletion")
_MOST_HIDDEN = 200  # characters of hidden words that are kept to be quoted


@dataclass(frozen=True, slots=True)
class Look:
    """What the file says of the form of a paragraph."""

    style: int = 0
    outline: int = 0  # the depth of the heading that it is, 0 for none
    list_number: int = 0
    list_level: int = 0
    in_table: bool = False


class Story:
    """Paragraphs under construction."""

    def __init__(
        self, head: Head, next_table: Callable[[], int], part: Part | None = None, note: int | None = None
    ) -> None:
        self.part = part
        self.note = note
        self.paragraphs: list[Paragraph] = []
        self.sightings: list[Sighting] = []
        self.list_label: str | None = None
        self._head = head
        self._next_table = next_table
        self._header_row = False
        self._runs: list[Run] = []
        self._look = Run("")
        self._pieces: list[str] = []
        self._hidden: list[str] = []
        self._hidden_length = 0
        self._deleted = False
        self._below: list[Paragraph] = []
        self._table = self._row = self._column = 0
        self._in_table = False  # the paragraph before is in a table

    def add(self, characters: str, like: Run) -> None:
        """Adds visible characters that look like ``like``, whose own characters do not count."""
        if like is not self._look:
            self._end_run()
            self._look = like
        self._end_unseen()
        self._pieces.append(characters)

    def add_hidden(self, characters: str) -> None:
        """Adds characters that are not shown."""
        if self._hidden_length < _MOST_HIDDEN:
            self._hidden.append(characters)
            self._hidden_length += len(characters)

    def add_deleted(self) -> None:
        """Notes that characters were deleted here while changes were tracked."""
        self._deleted = True

    def end_paragraph(self, look: Look) -> None:
        """Ends the paragraph so far."""
        self._end_run()
        self._end_unseen()
        if look.in_table and not self._in_table:
            self._table, self._row, self._column = self._next_table(), 0, 0
        self._in_table = look.in_table
        runs, sightings, label = self._runs, self.sightings, self.list_label
        self._runs, self.sightings, self.list_label = [], [], None
        if runs or sightings:
            self._keep(look, label, runs, sightings)
        self.paragraphs += self._below
        self._below = []

    def put_below(self, paragraphs: list[Paragraph]) -> None:
        """Adds the paragraphs of a text box: they follow the one to which the box is tied."""
        self._below += paragraphs

    def _keep(self, look: Look, label: str | None, runs: list[Run], sightings: list[Sighting]) -> None:
        style = self._head.style(look.style)
        kind, level = styled(style.name, look.outline or style.level)
        if kind is BlockKind.PARAGRAPH and (look.list_number > 0 or label is not None):
            kind, level = BlockKind.LIST_ITEM, look.list_level + 1
        header = self._header_row or style.heads_table
        self.paragraphs.append(
            Paragraph(
                kind,
                level,
                list_name=str(look.list_number) if kind is BlockKind.LIST_ITEM else "",
                goes_on=bool(look.list_number and label and any(sign.isalnum() for sign in label)),
                part=self.part,
                note=self.note,
                cell=Cell(self._table, self._row, self._column, header) if look.in_table else None,
                runs=runs,
                sightings=sightings,
            )
        )

    def end_cell(self, look: Look) -> None:
        """Ends a table cell with the paragraph in it."""
        self.end_paragraph(look if look.in_table else replace(look, in_table=True))
        self._column += 1

    def begin_row(self, header: bool) -> None:
        """Begins a table row; ``header`` rows name their columns."""
        self._header_row = header

    def end_row(self) -> None:
        """Ends a table row."""
        self._row += 1
        self._column = 0

    def _end_run(self) -> None:
        if self._pieces:
            look = self._look
            self._runs.append(Run("".join(self._pieces), look.link, look.bold, look.raised, look.sighting))
            self._pieces = []

    def _end_unseen(self) -> None:
        """Turns what was hidden or deleted up to here into sightings."""
        if self._hidden:
            words = "".join(self._hidden)
            if words.strip():
                self.sightings.append(Sighting(NoticeKind.HIDDEN_TEXT, "hidden text", words))
            self._hidden, self._hidden_length = [], 0
        if self._deleted:
            self.sightings.append(_DELETED)
            self._deleted = False
