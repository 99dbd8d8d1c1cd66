"""What a file holds besides the words that are checked: what a reader of its format must be told."""

from __future__ import annotations

from enum import StrEnum

from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


class NoticeKind(StrEnum):
    """What is told of a file; each kind is reported by the rule of the same name."""

    ACTIVE_CONTENT = "active-content"
    CHANGING_FIELD = "changing-field"
    DAMAGED_FILE = "damaged-file"
    GUESSED_ENCODING = "guessed-encoding"
    HIDDEN_TEXT = "hidden-text"
    MISNAMED_FILE = "misnamed-file"
    OPEN_COMMENT = "open-comment"
    TRACKED_CHANGE = "tracked-change"
    UNREAD_CONTENT = "unread-content"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell: ``message`` is one line, lower case, without a full stop and safe to show.

    ``span`` is a place in ``Document.text``, None where there is none; a ``minor`` notice is reported one severity
    lower than its rule says.
    """

    kind: NoticeKind
    message: str
    span: Span | None = None
    minor: bool = False
