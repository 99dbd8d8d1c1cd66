"""The rule archived-name-variant."""

from __future__ import annotations

from factcheck.archive.difference import Departure
from factcheck.checkers.departures import DepartureRule
from factcheck.checkers.rule import Example
from factcheck.findings.severity import Confidence, Severity

_HEAD = "Norrvik opens a quay\n\n{day} 2025\n\nNORRVIK – A new quay was opened by Mayor {name} on a cold morning.\n"


def _release(day: str, name: str) -> str:
    return _HEAD.format(day=day, name=name)


class ArchivedNameVariant(DepartureRule):
    """A person's name is one letter off the name that several earlier releases have.

    ## Why it matters
    Nothing is noticed as fast as one's own name spelt wrong, and the right spelling is in the archive.

    ## What it leaves alone
    Names that any earlier release has, short names (Chan and Chang), two given names (Andrew and Andrea), accents.
    """

    id = "archived-name-variant"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    departure = Departure.NAME
    related_words = "named here too"
    flags = (
        Example(
            _release("14 May", "⟦Margarethe Oyelran⟧"),
            whole=True,
            archive=(_release("12 March", "Margarethe Oyelaran"), _release("2 April", "Margarethe Oyelaran")),
        ),
    )
    accepts = (
        Example(
            _release("14 May", "Margarethe Oyelaran"),
            whole=True,
            archive=(_release("12 March", "Margarethe Oyelaran"), _release("2 April", "Margarethe Oyelaran")),
        ),
        Example(
            _release("14 May", "Andrew Rowland"),
            whole=True,
            archive=(_release("12 March", "Andrea Rowland"), _release("2 April", "Andrea Rowland")),
        ),
    )
