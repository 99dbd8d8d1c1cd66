"""unsourced-superlative."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.claims.claim import ClaimKind
from factcheck.findings.ledger import Status
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release


class UnsourcedSuperlative(Rule):
    """Something is called the first, the largest, a record, the only or unprecedented, and nothing says by whose count.

    ## Why it matters
    Such claims are the ones readers repeat and rivals test; one earlier case makes them false.

    ## What it leaves alone
    The first quarter, first aid, the first step; criminal and track records; "one of the largest"; "the highest
    standards"; superlatives with a source in the paragraph, and those in direct quotations.
    """

    id = "unsourced-superlative"
    severity, confidence, since = Severity.NOTE, Confidence.MEDIUM, "0.1"
    flags = (
        "It is fitting that ⟦for the first time, the two-day forum is being held in Bergen⟧.",
        "The patrol saw ⟦an unprecedented level of cooperation across 12 ports⟧.",
        "Harbour Bank is ⟦the largest lender in the country⟧.",
        "The group sold ⟦a record number of tickets⟧, and the hall was full.",
        "Nordlys is ⟦the only airline that flies to the island⟧.",
    )
    accepts = (
        "In the first quarter the patrol gave first aid to a man with a criminal record.",
        "At first only the harbour was closed; the first step to reopen it came in May.",
        "Harbour Bank is one of the largest lenders in the country, and works to the highest standards.",
        "Harbour Bank is the largest lender in the country, according to the central bank.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for claim in release.claims:
            if claim.kind is ClaimKind.SUPERLATIVE and claim.status is Status.UNLINKED and not claim.quoted:
                yield self.finding(
                    release,
                    claim.span,
                    "this superlative has no link, footnote or named source in its paragraph",
                    observed=release.words(claim.span),
                )
