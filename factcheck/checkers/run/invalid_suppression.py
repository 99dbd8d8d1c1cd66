"""The rule invalid-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release


class InvalidSuppression(Rule):
    """A suppression cannot be followed: no reason, no such rule, or a date that has passed.

    ## Why it matters
    Whoever wrote it believes that a finding is accepted. Without a reason nobody can tell later whether it still is.

    ## What it leaves alone
    Comments that do not begin with factcheck and a colon.
    """

    id = "invalid-suppression"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
    whole_release = True
    english = False
    reads_words = False

    def check(self, release: Release) -> Iterator[Outcome]:
        """Nothing: suppressions are weighed when all rules have run; the pipeline reports what is wrong with them."""
        yield from ()
