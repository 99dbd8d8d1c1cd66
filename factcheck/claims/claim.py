"""A checkable statement of the release."""

from __future__ import annotations

from enum import StrEnum

from factcheck.findings.ledger import Status
from factcheck.mentions.model import Mention
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


class ClaimKind(StrEnum):
    """What a claim states."""

    COUNT = "count"
    MONEY = "money"
    QUANTITY = "quantity"
    PERCENTAGE = "percentage"
    SUPERLATIVE = "superlative"
    ANNIVERSARY = "anniversary"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, its words, the mentions it rests on, and whether the text links it to a source.

    ``status`` is linked, unlinked or not-checkable; ``why`` says it in one line; ``evidence`` are the places of the
    links or attributions. ``quoted`` is true inside a direct quotation; ``check_worthy`` where a reader would ask who
    says so: it states a result, a change or a place in an order.
    """

    kind: ClaimKind
    span: Span
    mentions: tuple[Mention, ...]
    status: Status
    why: str
    evidence: tuple[Span, ...] = ()
    quoted: bool = False
    check_worthy: bool = True
