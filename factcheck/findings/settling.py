"""Where two rules say the same of one place, the more precise one speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from factcheck.findings.finding import Finding
from factcheck.text.quick_dataclass import replace
from factcheck.text.span import Span


def settled(findings: Sequence[Finding], yields_to: Mapping[str, Sequence[str]]) -> list[Finding]:
    """The findings in order, without those of a rule where one that it yields to tells of the same place.

    The finding that stays is as grave as both. A finding yields only to one that is as sure as it is, so that nothing
    goes unsaid when unsure findings are not shown.
    """
    kept = list(findings)
    for rule, others in yields_to.items():
        precise = _Places(kept, others)
        told: set[int] = set()
        for number, finding in enumerate(kept):
            if finding.rule != rule or finding.span is None:
                continue
            for other in precise.touching(finding.span):
                if kept[other].confidence.rank <= finding.confidence.rank:
                    kept[other] = _as_grave(kept[other], finding)
                    told.add(number)
                    break
        kept = [finding for number, finding in enumerate(kept) if number not in told]
    return kept


class _Places:
    """The places of some rules' findings, with the number of each finding."""

    def __init__(self, findings: Sequence[Finding], rules: Sequence[str]) -> None:
        numbered = [(one.span, number) for number, one in enumerate(findings) if one.rule in rules]
        self._places = [(span, number) for span, number in numbered if span is not None]
        self._reach = list(accumulate((span.end for span, _ in self._places), max))

    def touching(self, span: Span) -> Iterator[int]:
        """The numbers of the findings that share a character with ``span``."""
        for place, number in self._places[bisect_right(self._reach, span.start) :]:
            if place.start >= span.end:
                return
            if place.overlaps(span):
                yield number


def _as_grave(finding: Finding, other: Finding) -> Finding:
    return replace(finding, severity=min(finding.severity, other.severity, key=lambda level: level.rank))
