"""Places in the file that the user has, as reports tell them."""

from __future__ import annotations

from typing import ClassVar, Literal

from factcheck.text.quick_dataclass import dataclass

# What pydantic reads off each class: the strings below the fields are the descriptions of the schema.
DESCRIBED = {"use_attribute_docstrings": True}


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell; everything counts from 1."""

    __pydantic_config__: ClassVar = DESCRIBED

    table: int
    """Table, counted through the document."""
    row: int
    """Row of the table."""
    column: int
    """Cell of the row."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place. Offsets count code points from 0, lines and columns from 1; ends are exclusive."""

    __pydantic_config__: ClassVar = DESCRIBED

    start: int
    """First code point, in the decoded file (frame `file`) or in the extracted text (frame `text`)."""
    end: int
    """One past the last code point."""
    line: int
    """Line of the first code point."""
    column: int
    """Column of the first code point."""
    end_line: int
    """Line of the end."""
    end_column: int
    """Column of the end."""
    quote: str
    """The visible words at the place."""
    frame: Literal["file", "text"] = "file"
    """What the offsets index: the decoded `file`, or the `text` extracted from it."""
    page: int | None = None
    """Page, for formats that have pages."""
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    """Left, bottom, right and top of each line of the place on that page, in points from its lower left corner."""
    paragraph: int | None = None
    """Paragraph with words, counted through its part, for formats whose text is extracted."""
    cell: TableCell | None = None
    """Cell of a table, for formats whose text is extracted."""
    part: str | None = None
    """Part of the file outside its main text, such as `footer`, `text box`, `footnote 3` or `subject`."""
