"""The rule misnamed-file."""

from __future__ import annotations

from factcheck.checkers.notices import NoticeRule
from factcheck.findings.severity import Confidence, Severity


class MisnamedFile(NoticeRule):
    """The name of the file says another format than its content.

    ## Why it matters
    Programs and mail servers go by the name: the file will not open, or will be refused.

    ## What it leaves alone
    Files whose name says no format.
    """

    id = "misnamed-file"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
