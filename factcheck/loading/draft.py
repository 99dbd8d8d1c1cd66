"""What a reader of one format makes of a file, before the parts get their roles."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.text.blocks import Block
from factcheck.text.document import MarkedLink
from factcheck.text.layout import Layout
from factcheck.text.notice import Notice
from factcheck.text.offsets import OffsetMap
from factcheck.text.quick_dataclass import dataclass, field, replace
from factcheck.text.remark import Remark
from factcheck.text.span import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """The visible words of a file with what its markup says of them.

    The kinds of ``blocks`` are structural: paragraph, heading, list item, table cell, quote paragraph, code, caption,
    notes; a headline only where the file itself says so. ``offsets`` leads into ``source``: the decoded file or, with
    a ``layout``, the text that was extracted from it.
    """

    source: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    links: tuple[MarkedLink, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    metadata_spans: Mapping[str, Span] = field(default_factory=dict)
    layout: Layout | None = None
    notices: tuple[Notice, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def with_notice(self, notice: Notice) -> Draft:
        """The same draft with one more thing to tell."""
        return replace(self, notices=(*self.notices, notice))
