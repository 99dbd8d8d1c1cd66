"""The rule recycled-text."""

from __future__ import annotations

from factcheck.archive.difference import Departure
from factcheck.checkers.departures import DepartureRule
from factcheck.checkers.rule import Example
from factcheck.findings.severity import Confidence, Severity

_HEAD = "Norrvik Steel reports its quarter\n\n{day} 2025\n\nNORRVIK – Sales of Norrvik Steel rose again. {call}\n"
_CALL = "The company will host a conference call on {date} to discuss the results with analysts and investors."


def _release(day: str, call: str) -> str:
    return _HEAD.format(day=day, call=call)


class RecycledText(DepartureRule):
    """A sentence of an earlier release is used again, and its date with it.

    ## Why it matters
    The last release is the form for the next one: the invitation to a call that was held three months ago stays in.

    ## What it leaves alone
    Sentences that stand in many releases, such as legal text, and what remains true: "On 7 June 2023 the court ruled".
    """

    id = "recycled-text"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    departure = Departure.RECYCLED
    related_words = "the sentence that is used again"
    english = True
    flags = (
        Example(
            _release("12 August", _CALL.format(date="⟦14 May 2025⟧")),
            whole=True,
            archive=(_release("12 May", _CALL.format(date="14 May 2025")),),
        ),
    )
    accepts = (
        Example(
            _release("12 August", _CALL.format(date="14 August 2025")),
            whole=True,
            archive=(_release("12 May", _CALL.format(date="14 May 2025")),),
        ),
    )
