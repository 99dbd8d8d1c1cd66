"""How a place in a file is named for people."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.findings.location import Location


def spot_words(place: Location) -> str:
    """Where a place stands: "line 12, column 5", "page 2", "paragraph 7", "table 1, row 2, cell 3", "footnote 4"."""
    if place.frame == "file":
        return f"line {place.line}, column {place.column}"
    return ", ".join(_steps(place)) or f"line {place.line} of the text"


def _steps(place: Location) -> Iterator[str]:
    if place.page is not None:
        yield f"page {place.page}"
    if place.part is not None:
        yield place.part
    if place.cell is not None:
        yield f"table {place.cell.table}, row {place.cell.row}, cell {place.cell.column}"
    elif place.paragraph is not None and place.part in (None, "text box"):
        yield f"paragraph {place.paragraph}"
