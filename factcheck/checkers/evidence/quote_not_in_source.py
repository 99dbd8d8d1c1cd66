"""The rule quote-not-in-source."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Example, Outcome
from factcheck.checkers.verdicts import VerdictRule
from factcheck.evidence.verdict import FactKind
from factcheck.evidence.verdict import Outcome as Weighed
from factcheck.findings.finding import Finding
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.quick_dataclass import replace


class QuoteNotInSource(VerdictRule):
    """A quotation differs from the words of the source, or is in none.

    ## Why it matters
    Quotation marks promise the very words; one changed word is a false quotation.

    ## What it leaves alone
    Words left out at an ellipsis and put in between square brackets, and quotations of fewer than five words.
    """

    id = "quote-not-in-source"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    kinds = frozenset({FactKind.QUOTE})
    outcomes = frozenset({Weighed.CONTRADICTED, Weighed.NOT_FOUND})
    flags = (
        Example(
            "⟦“The harbour was closed for fourteen long days,”⟧ said Mayor Jane Rowland.",
            sources=("Jane Rowland: The harbour was closed for forty long days, and we suffered.",),
        ),
    )
    accepts = (
        Example(
            "“The harbour was closed … and we suffered,” said Mayor Jane Rowland.",
            sources=("Jane Rowland: The harbour was closed for forty long days, and we suffered.",),
        ),
        Example(
            "“The harbour [of Elmstad] was closed for forty long days,” said Mayor Jane Rowland.",
            sources=("Jane Rowland: The harbour was closed for forty long days, and we suffered.",),
        ),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """A finding for each quotation; one that no source has at all counts one severity lower."""
        whole = {verdict.span for verdict in release.verdicts if verdict.outcome is Weighed.CONTRADICTED}
        for outcome in super().check(release):
            if isinstance(outcome, Finding) and outcome.span not in whole:
                yield replace(outcome, severity=self.severity.lowered())
            elif isinstance(outcome, Finding):
                yield replace(outcome, severity=self.severity)  # the quotation itself is at fault, not what it says
