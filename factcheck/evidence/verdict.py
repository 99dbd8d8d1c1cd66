"""What a source says of a fact of the release."""

from __future__ import annotations

from enum import StrEnum

from factcheck.evidence.source import Passage
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


class FactKind(StrEnum):
    """What sort of fact is weighed."""

    FIGURE = "figure"
    DATE = "date"
    DURATION = "duration"
    QUOTE = "quote"
    PERSON = "person"
    NAME = "name"
    LINK = "link"


class Outcome(StrEnum):
    """The four verdicts."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    OTHER_CONTEXT = "other-context"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sources say of the fact at ``span``: why in one line, the passages it rests on, and how it follows."""

    kind: FactKind
    span: Span
    outcome: Outcome
    why: str
    passages: tuple[Passage, ...] = ()
    derivation: str | None = None
