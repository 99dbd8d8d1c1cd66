"""The rule forbidden-name."""

from __future__ import annotations

from factcheck.checkers.rule import Example
from factcheck.checkers.verdicts import VerdictRule
from factcheck.evidence.verdict import FactKind
from factcheck.evidence.verdict import Outcome as Weighed
from factcheck.findings.severity import Confidence, Severity

_FACTS = '[[organization]]\nname = "Norrvik Harbour Authority"\nforbidden = ["Norrvik Port Authority"]\n'


class ForbiddenName(VerdictRule):
    """A name stands in the release that the facts file forbids.

    ## Why it matters
    An organization that calls itself by two names looks like two; which one is right has been decided once.

    ## What it leaves alone
    Names that only look alike: exactly the words of the facts file are looked for.
    """

    id = "forbidden-name"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    kinds = frozenset({FactKind.NAME})
    outcomes = frozenset({Weighed.CONTRADICTED})
    flags = (Example("The ⟦Norrvik Port Authority⟧ opened the quay.", facts=_FACTS),)
    accepts = (Example("The Norrvik Harbour Authority opened the quay.", facts=_FACTS),)
