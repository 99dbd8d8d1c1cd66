"""What rules about sources share: each reports verdicts of one kind and outcome."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from factcheck.checkers.rule import Outcome, Rule
from factcheck.evidence.receipts import receipts_of
from factcheck.evidence.verdict import FactKind, Verdict
from factcheck.evidence.verdict import Outcome as Weighed
from factcheck.release import Release
from factcheck.text.quick_dataclass import replace


class VerdictRule(Rule):
    """Reports the verdicts of some kinds and outcomes; without sources there are none."""

    english = False
    kinds: ClassVar[frozenset[FactKind]]
    outcomes: ClassVar[frozenset[Weighed]]

    def check(self, release: Release) -> Iterator[Outcome]:
        """A finding for each verdict of these kinds and outcomes."""
        for verdict in release.verdicts:
            if verdict.kind in self.kinds and verdict.outcome in self.outcomes:
                made = self.finding(release, verdict.span, self.message(release, verdict))
                yield replace(made, receipts=receipts_of(verdict))

    def message(self, release: Release, verdict: Verdict) -> str:
        """What is said of a verdict, in one line."""
        words = " ".join(release.words(verdict.span).split())
        shown = words if len(words) <= 60 else f"{words[:59]}…"
        return f"the release says “{shown.strip('“”')}”, {verdict.why}"
