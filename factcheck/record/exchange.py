"""What the exchange formats of the record share: the words of the body."""

from __future__ import annotations

from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document

_BODY = frozenset(
    {
        BlockKind.LEAD,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_CELL,
        BlockKind.QUOTE_PARAGRAPH,
    }
)


def body_text(document: Document) -> str:
    """The words of the body, a paragraph a line with an empty line between, without headline, contacts and notes."""
    parts = (block.span.of(document.text) for block in document.blocks if block.kind in _BODY)
    return "\n\n".join(" ".join(part.split()) for part in parts)


def without_nothing(values: dict[str, object]) -> dict[str, object]:
    """The values that say something: no None, no empty list or text."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}
