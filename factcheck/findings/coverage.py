"""How many claims of a release can be traced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.findings.ledger import Status
from factcheck.findings.report import DocumentReport, FactReport
from factcheck.text.quick_dataclass import dataclass

_TRACED = frozenset({Status.LINKED, Status.SUPPORTED})


def claims_of(document: DocumentReport) -> tuple[FactReport, ...]:
    """The claims among the facts of the ledger: what the release states, not what a rule compared."""
    return tuple(fact for fact in document.claims if fact.rule is None)


@dataclass(slots=True)
class Coverage:
    """How many claims were traced to a link or a source, of all that could be."""

    traced: int = 0
    total: int = 0

    def watch(self, documents: Iterable[DocumentReport]) -> Iterator[DocumentReport]:
        """The same documents, their claims counted as they pass."""
        for document in documents:
            for claim in claims_of(document):
                self.total += claim.status is not Status.NOT_CHECKABLE
                self.traced += claim.status in _TRACED
            yield document

    @property
    def percent(self) -> float:
        """The share in per cent; 100 where there is no claim to trace."""
        return 100 * self.traced / self.total if self.total else 100.0
