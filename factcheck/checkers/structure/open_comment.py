"""The rule open-comment."""

from __future__ import annotations

from factcheck.checkers.notices import NoticeRule
from factcheck.findings.severity import Confidence, Severity


class OpenComment(NoticeRule):
    """The file still holds comments of its reviewers.

    ## Why it matters
    Comments are for the house, not for the press; and an open one says that somebody was not content yet.

    ## What it leaves alone
    Comments marked as done. The words of a comment are no part of the text: no other rule looks at them.
    """

    id = "open-comment"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
