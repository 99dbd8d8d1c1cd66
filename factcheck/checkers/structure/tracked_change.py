"""The rule tracked-change."""

from __future__ import annotations

from factcheck.checkers.notices import NoticeRule
from factcheck.findings.severity import Confidence, Severity


class TrackedChange(NoticeRule):
    """The file still holds changes that somebody tracked.

    ## Why it matters
    A release goes out with its history: what was deleted can be read by everybody who opens the file.

    ## What it leaves alone
    Nothing in a Word or OpenDocument file. The text is checked as it stands when all changes are accepted.
    """

    id = "tracked-change"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
