"""What rules about the archive share: each reports departures of one kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from factcheck.archive.difference import Departure, Difference
from factcheck.archive.receipts import receipts_of
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix, Related
from factcheck.findings.severity import Severity
from factcheck.release import Release
from factcheck.text.quick_dataclass import replace


class DepartureRule(Rule):
    """Reports the departures of one kind; without an archive there are none."""

    departure: ClassVar[Departure]
    related_words: ClassVar[str]
    english = False

    def check(self, release: Release) -> Iterator[Outcome]:
        """A finding for each departure of this kind; one that looks like an update on purpose is a note."""
        for difference in release.differences:
            if difference.departure is self.departure:
                made = self.finding(
                    release,
                    difference.span,
                    difference.why,
                    observed=difference.observed,
                    expected=difference.expected,
                    related=[Related(span, self.related_words) for span in difference.others],
                    fixes=_fixes(difference),
                    severity=Severity.NOTE if difference.update else None,
                )
                yield replace(made, receipts=receipts_of(difference))


def _fixes(difference: Difference) -> list[Fix]:
    if not difference.replacements:
        return []
    edits = tuple(Edit(one.span, one.words) for one in difference.replacements)
    return [Fix("put the earlier words back", Applicability.OFFERED, edits)]
