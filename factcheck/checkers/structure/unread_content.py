"""The rule unread-content."""

from __future__ import annotations

from factcheck.checkers.notices import NoticeRule
from factcheck.findings.severity import Confidence, Severity


class UnreadContent(NoticeRule):
    """A part of the file that its reader sees could not be read.

    ## Why it matters
    Nothing is known of the facts in that part: without this finding a clean result would look complete.

    ## What it leaves alone
    Pictures beside the text, of which every letterhead has one. Charts, drawings and embedded objects are told as a
    warning, since they hold few words.
    """

    id = "unread-content"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
