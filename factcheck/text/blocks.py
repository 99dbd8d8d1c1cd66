"""The parts a release is made of."""

from __future__ import annotations

from enum import StrEnum

from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


class BlockKind(StrEnum):
    """What a block of a release is; loaders tell the structural ones, roles are told from the whole."""

    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    DATE_LINE = "date-line"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    QUOTE_PARAGRAPH = "quote-paragraph"
    BOILERPLATE = "boilerplate"
    CONTACT = "contact"
    NOTES = "notes"
    CAPTION = "caption"
    CHROME = "chrome"
    CODE = "code"
    END_MARK = "end-mark"
    RESIDUE = "residue"


# Blocks whose words are the release speaking: rules about prose look at these and no others.
PROSE = frozenset(
    {
        BlockKind.LEAD,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE_PARAGRAPH,
        BlockKind.SUBHEADLINE,
        BlockKind.HEADLINE,
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block and its place; blocks never overlap and stand in the order of the text.

    ``level`` is the depth of a heading or list item (from 1), ``group`` numbers the list or table a block belongs to
    (from 1, 0 for none), ``row`` and ``column`` place a table cell (from 0), ``header`` marks a cell that names its
    column or row.
    """

    span: Span
    kind: BlockKind
    level: int = 0
    group: int = 0
    row: int = 0
    column: int = 0
    header: bool = False
