"""The rule input-not-read."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release


class InputNotRead(Rule):
    """A document was not read, or not fully: nothing is known of its facts.

    ## Why it matters
    A missing file, an empty one, a damaged one or one over a limit has no findings either. Taken for a clean
    release, it would pass every gate. So it is an error of its own and the run ends with exit code 2.

    ## What it leaves alone
    A release in a language the rules do not read: it is read, its skipped rules are listed, and the exit code
    does not change.
    """

    id = "input-not-read"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    whole_release = True
    english = False
    reads_words = False

    def check(self, release: Release) -> Iterator[Outcome]:
        """Nothing: what was not read never becomes a release; the pipeline reports it."""
        yield from ()
