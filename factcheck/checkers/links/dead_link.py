"""The rule dead-link."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.evidence.verdict import FactKind
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release


class DeadLink(Rule):
    """A link that a claim rests on leads to nothing.

    ## Why it matters
    The link is the receipt of the claim: without it nobody can trace the figure.

    ## What it leaves alone
    Links to web pages unless they were opened with `verify --online`, and there pages that cannot be told to be gone: a
    refusal or a fault of the server proves nothing.
    """

    id = "dead-link"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    whole_release = True
    english = False
    reads_words = False

    def check(self, release: Release) -> Iterator[Outcome]:
        """A finding for each link that could not be opened; links are opened by ``verify`` only."""
        for verdict in release.verdicts:
            if verdict.kind is FactKind.LINK:
                yield self.finding(release, verdict.span, verdict.why)
