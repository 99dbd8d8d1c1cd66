"""unlinked-claim."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.claims.claim import ClaimKind
from factcheck.findings.ledger import Status
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release

_KINDS = frozenset({ClaimKind.COUNT, ClaimKind.MONEY, ClaimKind.QUANTITY, ClaimKind.PERCENTAGE})


class UnlinkedClaim(Rule):
    """A figure is stated as a fact, and nothing near it says where it comes from.

    ## Why it matters
    A reader who asks "who says so?" finds no link, no footnote and no name, and neither will the next editor.

    ## What it leaves alone
    Figures in a paragraph with a link or a named source, in a sentence that says who says so or has a footnote, and in
    direct quotations; plans, limits and penalties; small counts; the second mention of a figure.
    """

    id = "unlinked-claim"
    severity, confidence, since = Severity.NOTE, Confidence.MEDIUM, "0.1"
    flags = (
        "The operation ⟦resulted in the seizure of 4,118 stolen engines⟧.",
        "Officers ⟦recovered drugs worth EUR 3.2 million⟧ in two ports.",
    )
    accepts = (
        "According to the coast guard, the operation resulted in the seizure of 4,118 stolen engines.",
        "The operation resulted in the seizure of 4,118 stolen engines, the coast guard said.",
        "“We seized 4,118 stolen engines in a single month,” said Ingrid Dahl, head of the harbour patrol.",
        "The patrol will train 400 officers next year.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for claim in release.claims:
            if claim.kind not in _KINDS or claim.quoted or not claim.check_worthy:
                continue
            if claim.status is Status.UNLINKED:
                yield self.finding(
                    release,
                    claim.span,
                    "this figure has no link, footnote or named source in its paragraph",
                    observed=release.words(claim.span),
                )
