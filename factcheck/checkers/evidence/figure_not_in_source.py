"""The rule figure-not-in-source."""

from __future__ import annotations

from factcheck.checkers.rule import Example
from factcheck.checkers.verdicts import VerdictRule
from factcheck.evidence.verdict import FactKind, Verdict
from factcheck.evidence.verdict import Outcome as Weighed
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release


class FigureNotInSource(VerdictRule):
    """No source states a figure of the release, and it follows from none.

    ## Why it matters
    Sources were given so that every figure can be traced to one; this one cannot.

    ## What it leaves alone
    Figures that add up from figures of a source, and figures that are planned and not yet a fact.
    """

    id = "figure-not-in-source"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    kinds = frozenset({FactKind.FIGURE})
    outcomes = frozenset({Weighed.NOT_FOUND})
    flags = (
        Example(
            "Police seized ⟦412 stolen cars⟧ in the operation.", sources=("Police seized 8,263 illicit firearms.",)
        ),
    )
    accepts = (
        Example(
            "Police seized 412 stolen cars in the operation.",
            sources=("Police seized 400 stolen cars in the north and 12 stolen cars in the south.",),
        ),
    )

    def message(self, release: Release, verdict: Verdict) -> str:
        """What cannot be traced."""
        words = " ".join(release.words(verdict.span).split())
        if verdict.passages:
            passage = verdict.passages[0]
            return f"no source states “{words}”, but {passage.place} says “{passage.quote}”"
        return f"no source states “{words}”, and it follows from none"
