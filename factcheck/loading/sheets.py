"""Tables as documents: every cell a block, with its row and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from factcheck.errors import InputNotRead
from factcheck.loading.building import ExtractingBuilder
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.layout import Layout, Region, Spot
from factcheck.text.quick_dataclass import dataclass

MAXIMUM_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, and its rows as the words of their cells."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def sheets_document(path: str, media_type: str, data: bytes, sheets: Iterable[Sheet]) -> Document:
    """The document of these tables. Raises InputNotRead when it has no words, or more cells than are read."""
    builder = ExtractingBuilder()
    regions: list[Region] = []
    cells = 0
    for group, sheet in enumerate(sheets, 1):
        for number, row in enumerate(sheet.rows):
            cells += len(row)
            if cells > MAXIMUM_CELLS:
                raise InputNotRead(path, f"too large: more than {MAXIMUM_CELLS:,} cells")
            _add_row(builder, regions, group, number, row)
    text, offsets = builder.finish()
    if not text.strip():
        raise InputNotRead(path, "nothing to read: the tables are empty")
    return Document(
        path=path,
        media_type=media_type,
        sha256=sha256(data).hexdigest(),
        source=builder.written,
        text=text,
        offsets=offsets,
        blocks=tuple(builder.blocks),
        layout=Layout(regions),
    )


def _add_row(builder: ExtractingBuilder, regions: list[Region], group: int, number: int, row: Sequence[str]) -> None:
    for column, words in enumerate(row):
        if words.strip():
            builder.open(BlockKind.TABLE_CELL, group=group, row=number, column=column, header=number == 0)
            regions.append(Region(builder.written_length, Spot(table=group, row=number + 1, cell=column + 1)))
            builder.write(words)
