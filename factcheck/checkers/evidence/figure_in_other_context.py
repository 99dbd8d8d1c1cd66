"""The rule figure-in-other-context."""

from __future__ import annotations

from factcheck.checkers.rule import Example
from factcheck.checkers.verdicts import VerdictRule
from factcheck.evidence.verdict import FactKind
from factcheck.evidence.verdict import Outcome as Weighed
from factcheck.findings.severity import Confidence, Severity


class FigureInOtherContext(VerdictRule):
    """A figure stands in the source, but it is a figure of something else there.

    ## Why it matters
    "USD 5.7 billion" looks right to everybody who finds 5.7 billion in the source, where it is euros, another year, or
    another thing that was counted.

    ## What it leaves alone
    Figures that a source also states of the same thing.
    """

    id = "figure-in-other-context"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    kinds = frozenset({FactKind.FIGURE, FactKind.DATE})
    outcomes = frozenset({Weighed.OTHER_CONTEXT})
    flags = (
        Example("The project cost ⟦USD 5.7 billion⟧ in all.", sources=("The project cost EUR 5.7 billion in all.",)),
    )
    accepts = (
        Example("The project cost USD 5.7 billion in all.", sources=("The project cost USD 5.7 billion in all.",)),
    )
