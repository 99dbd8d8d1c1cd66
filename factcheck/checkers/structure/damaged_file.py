"""The rule damaged-file."""

from __future__ import annotations

from factcheck.checkers.notices import NoticeRule
from factcheck.findings.severity import Confidence, Severity


class DamagedFile(NoticeRule):
    """The file is damaged, and was repaired to be read.

    ## Why it matters
    Another program may read it differently or not at all, and part of it may be lost.

    ## What it leaves alone
    A file that cannot be repaired: it is not read, which is an error of its own.
    """

    id = "damaged-file"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
