"""The rule archived-fact-conflict."""

from __future__ import annotations

from factcheck.archive.difference import Departure
from factcheck.checkers.departures import DepartureRule
from factcheck.checkers.rule import Example
from factcheck.findings.severity import Confidence, Severity

_HEAD = "Norrvik opens a quay\n\n{day} 2025\n\nNORRVIK – A new quay was opened by the mayor. {fact}\n"
_FOUNDED = "The Norrvik Harbour Authority was {founded} and runs the port."
_RESCUED = "The Norrvik Rescue Service has rescued {count} since 2014."


def _release(day: str, fact: str) -> str:
    return _HEAD.format(day=day, fact=fact)


class ArchivedFactConflict(DepartureRule):
    """A fact that does not change is not what earlier releases said, or a total that only grows has shrunk.

    ## Why it matters
    The year of a founding is right in one of the two releases at most, and readers can find both.

    ## What it leaves alone
    What may change: offices, members, prices. Facts on which earlier releases disagree among themselves.
    """

    id = "archived-fact-conflict"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    departure = Departure.CONFLICT
    related_words = "stated here too"
    flags = (
        Example(
            _release("14 May", _FOUNDED.format(founded="⟦founded in 1932⟧")),
            whole=True,
            archive=(_release("12 March", _FOUNDED.format(founded="founded in 1923")),),
        ),
        Example(
            _release("14 May", _RESCUED.format(count="⟦310 people⟧")),
            whole=True,
            archive=(_release("12 March", _RESCUED.format(count="412 people")),),
        ),
    )
    accepts = (
        Example(
            _release("14 May", _FOUNDED.format(founded="founded in 1923")),
            whole=True,
            archive=(_release("12 March", _FOUNDED.format(founded="founded in 1923")),),
        ),
        Example(
            _release("14 May", _RESCUED.format(count="450 people")),
            whole=True,
            archive=(_release("12 March", _RESCUED.format(count="412 people")),),
        ),
    )
