"""Comments of a file that its reader does not see."""

from __future__ import annotations

from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: its words, and the place in ``Document.text`` that it speaks of."""

    words: str
    span: Span
