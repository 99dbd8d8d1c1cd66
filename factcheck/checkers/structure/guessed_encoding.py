"""The rule guessed-encoding."""

from __future__ import annotations

from factcheck.checkers.notices import NoticeRule
from factcheck.findings.severity import Confidence, Severity


class GuessedEncoding(NoticeRule):
    """The file does not say how its letters are written, and it is not UTF-8.

    ## Why it matters
    A wrong guess turns names and quotation marks into other letters; another program may guess otherwise.

    ## What it leaves alone
    Files in UTF-8 or with a byte-order mark, and pages and mails that state their encoding.
    """

    id = "guessed-encoding"
    severity, confidence, since = Severity.NOTE, Confidence.HIGH, "0.1"
