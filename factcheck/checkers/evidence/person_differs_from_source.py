"""The rule person-differs-from-source."""

from __future__ import annotations

from factcheck.checkers.rule import Example
from factcheck.checkers.verdicts import VerdictRule
from factcheck.evidence.verdict import FactKind
from factcheck.evidence.verdict import Outcome as Weighed
from factcheck.findings.severity import Confidence, Severity


class PersonDiffersFromSource(VerdictRule):
    """A person has another title in the source, or another spelling.

    ## Why it matters
    Nothing is noticed as fast as one's own name or office, and nothing costs as much goodwill.

    ## What it leaves alone
    A title that says more or less of the same office, and persons no source names.
    """

    id = "person-differs-from-source"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    kinds = frozenset({FactKind.PERSON})
    outcomes = frozenset({Weighed.CONTRADICTED})
    flags = (Example("⟦Treasurer Jane Rowland⟧ opened the fair.", sources=("Mayor Jane Rowland opened the fair.",)),)
    accepts = (
        Example("Mayor Jane Rowland opened the fair.", sources=("Mayor Jane Rowland opened the fair.",)),
        Example("Jane Rowland opened the fair.", sources=("Mayor Jane Rowland opened the fair.",)),
    )
