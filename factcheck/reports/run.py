"""What a report says of the run itself."""

from __future__ import annotations

from factcheck.findings.finding import Checker
from factcheck.findings.report import Tool
from factcheck.findings.severity import Confidence, Severity
from factcheck.text.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as a report describes it: ``summary`` is one sentence, ``explanation`` is Markdown."""

    id: str
    checker: Checker
    severity: Severity
    confidence: Confidence
    summary: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Run:
    """The program, its rules in the order of their ids, and the folder that relative paths start from.

    With ``suppressed`` the findings that do not count are shown as well, with the reason why.
    """

    tool: Tool
    rules: tuple[RuleText, ...]
    folder: str
    suppressed: bool = False
