"""The rule rule-crashed."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release


class RuleCrashed(Rule):
    """A rule stopped with an internal error: what it would have found is not known.

    ## Why it matters
    The other rules still report, but silence of the crashed one proves nothing. The run ends with exit code 2, and
    the message names the rule, so that it can be reported to us or left out with `--ignore`.

    ## What it leaves alone
    A rule that has nothing to say about a text, or that could not judge a fact: that is counted in the ledger.
    """

    id = "rule-crashed"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    whole_release = True
    english = False
    reads_words = False

    def check(self, release: Release) -> Iterator[Outcome]:
        """Nothing: the pipeline reports a crash of another rule."""
        yield from ()
