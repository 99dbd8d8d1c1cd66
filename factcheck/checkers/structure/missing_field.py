"""missing-field."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release


class MissingField(Rule):
    """The record lacks a field that its schema or the profile asks for, or holds one that the schema refuses.

    ## Why it matters
    A release without a headline, a date or somebody to ask cannot be published as it is.

    ## What it leaves alone
    Fields that neither the schema nor the profile names. The default profile takes only a missing headline or release
    date for an error; many releases on the web have no contacts and no boilerplate, which is a note.
    """

    id = "missing-field"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
    whole_release = True
    english = False
    flags = (
        Example(
            "Harbour patrol opens new station\n\nThe station has two boats and a crew of nine, the patrol said.\n",
            whole=True,
        ),
    )
    accepts = (
        Example(
            "Harbour patrol opens new station\n\n7 June 2023\n\nOSLO – The station has two boats, the patrol said. "
            "The patrol will open a second station.\n\nAbout Harbour Patrol\nHarbour Patrol watches the coast.\n\n"
            "Media contact\nIngrid Dahl\ningrid.dahl@harbourpatrol.no\n",
            whole=True,
        ),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for problem in release.record_problems:
            yield self.finding(
                release, None, problem.message, severity=problem.severity, observed=None, expected=problem.field
            )
