"""The rule boilerplate-drift."""

from __future__ import annotations

from factcheck.archive.difference import Departure
from factcheck.checkers.departures import DepartureRule
from factcheck.checkers.rule import Example
from factcheck.findings.severity import Confidence, Severity

_OPENING = "Norrvik opens a quay\n\n14 May 2025\n\nNORRVIK – A new quay was opened by the mayor on Wednesday.\n\n"
_EARLIER = _OPENING.replace("14 May", "12 March")
_OFTEN = (
    "About the Norrvik Harbour Authority\n\n"
    "The Norrvik Harbour Authority was founded in 1923. It runs 196 berths for ships of every size and flag.\n"
)


class BoilerplateDrift(DepartureRule):
    """The standing text about the issuer is not the official one, or not as it was in the last release.

    ## Why it matters
    Boilerplate is copied from old files: what was brought up to date since comes back out of date, and nobody reads it.
    `factcheck archive accept` makes the text of a release the official one.

    ## What it leaves alone
    Paragraphs about other organizations, texts written anew, and two texts that have been in use side by side. Several
    figures changed together look like an update on purpose: that is a note.
    """

    id = "boilerplate-drift"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    departure = Departure.DRIFT
    related_words = "changed too"
    flags = (
        Example(
            _OPENING + _OFTEN.replace("runs 196 berths", "⟦runs 195 berths⟧"),
            whole=True,
            archive=(_EARLIER + _OFTEN,),
        ),
    )
    accepts = (
        Example(_OPENING + _OFTEN, whole=True, archive=(_EARLIER + _OFTEN,)),
        Example(
            _OPENING
            + _OFTEN
            + "\nAbout Elmstad Shipping\n\nElmstad Shipping sails twelve ships to ports of the north.\n",
            whole=True,
            archive=(_EARLIER + _OFTEN,),
        ),
    )
