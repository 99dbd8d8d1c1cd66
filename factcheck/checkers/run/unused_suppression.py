"""The rule unused-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release


class UnusedSuppression(Rule):
    """A suppression suppresses nothing.

    ## Why it matters
    What it was for has been repaired or has moved, and the next real mistake in that place would go unseen.

    ## What it leaves alone
    Suppressions of rules that did not run, and entries of the configuration for files that were not checked.
    """

    id = "unused-suppression"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
    whole_release = True
    english = False
    reads_words = False

    def check(self, release: Release) -> Iterator[Outcome]:
        """Nothing: suppressions are weighed when all rules have run; the pipeline reports what is wrong with them."""
        yield from ()
