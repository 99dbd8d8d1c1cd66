"""The rule changing-field."""

from __future__ import annotations

from factcheck.checkers.notices import NoticeRule
from factcheck.findings.severity import Confidence, Severity


class ChangingField(NoticeRule):
    """A date or time in the file is a field that changes each time the file is opened.

    ## Why it matters
    The release of Tuesday says Wednesday when it is opened on Wednesday: its date is not the one that was approved.

    ## What it leaves alone
    Fields that keep their value, such as page numbers, links and the date of saving. The value that is checked is the
    one the file was saved with.
    """

    id = "changing-field"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
