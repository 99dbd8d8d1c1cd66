"""The rule active-content."""

from __future__ import annotations

from factcheck.checkers.notices import NoticeRule
from factcheck.findings.severity import Confidence, Severity


class ActiveContent(NoticeRule):
    """The file holds something that acts when it is opened: a macro, a script, a template from elsewhere.

    ## Why it matters
    A release needs none of these, and mail servers and readers refuse files that have them.

    ## What it leaves alone
    Scripts of web pages. Nothing of it is run or fetched.
    """

    id = "active-content"
    severity, confidence, since = Severity.NOTE, Confidence.HIGH, "0.1"
