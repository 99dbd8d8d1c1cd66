"""The rule contradicted-by-source."""

from __future__ import annotations

from factcheck.checkers.rule import Example
from factcheck.checkers.verdicts import VerdictRule
from factcheck.evidence.verdict import FactKind
from factcheck.evidence.verdict import Outcome as Weighed
from factcheck.findings.severity import Confidence, Severity

_SOURCE = "Police seized 8,263 illicit firearms in the operation."


class ContradictedBySource(VerdictRule):
    """A figure, date or length is another one in the source.

    ## Why it matters
    The release and the material it rests on cannot both be right, and it is the release that goes out.

    ## What it leaves alone
    Figures that are rounded or hedged in the release and fit the source, and those of another year, place or unit.
    """

    id = "contradicted-by-source"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    kinds = frozenset({FactKind.FIGURE, FactKind.DATE, FactKind.DURATION})
    outcomes = frozenset({Weighed.CONTRADICTED})
    flags = (
        Example("Police seized ⟦8,236 illicit firearms⟧ in the operation.", sources=(_SOURCE,)),
        Example(
            "The fair opened on ⟦7 June 2010⟧ on the quay of the town.",
            sources=("The fair opened on 7 June 2023 on the quay of the town.",),
        ),
    )
    accepts = (
        Example("Police seized 8,263 illicit firearms in the operation.", sources=(_SOURCE,)),
        Example("Police seized more than 8,000 illicit firearms in the operation.", sources=(_SOURCE,)),
        Example("Police seized about 8,300 illicit firearms in the operation.", sources=(_SOURCE,)),
        "Police seized 8,236 illicit firearms in the operation.",
    )
