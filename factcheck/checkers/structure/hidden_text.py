"""The rule hidden-text."""

from __future__ import annotations

from factcheck.checkers.notices import NoticeRule
from factcheck.findings.severity import Confidence, Severity


class HiddenText(NoticeRule):
    """Text stands in the file that its reader does not see.

    ## Why it matters
    Hidden words travel with the file: whoever copies the text, turns formatting marks on or searches the page finds an
    old figure, an internal remark, or another statement than the one that was released.

    ## What it leaves alone
    The menus, scripts and captions for screen readers of a web page. Hidden words are not part of the text: no other
    rule looks at them.
    """

    id = "hidden-text"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
