"""An acronym whose letters are one slip away from its long form."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.acronym_letters import initials_of, letters, one_slip, pieces
from factcheck.mentions.model import AcronymMention
from factcheck.release import Release
from factcheck.text.span import Span

_FOREIGN = frozenset(["da", "das", "de", "del", "der", "des", "di", "do", "du", "el", "et", "für", "il", "la", "las"])


class AcronymLettersMismatch(Rule):
    """An acronym in brackets is one swap or one letter away from the initials of the name before it.

    ## Why it matters
    Readers, editors and search engines look a body up by its acronym; a swapped letter leads to another body.

    ## What it leaves alone
    Acronyms that take letters from inside words or from the name in another language, official ones that differ from
    their name, and any that differ by more than one step.
    """

    id = "acronym-letters-mismatch"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "The fund is run by the Coastal Rescue Federation (⟦CFR⟧) and two towns.",
        "It stands at INTERPOL’s Global Complex for Innovation (⟦ICGI⟧) there.",
        "Claims under the Fair Harbour Pilotage Act (⟦FPHA⟧) are heard in May.",
        "The Northern River Exchange Treaty (⟦NREA⟧) was signed.",
    )
    accepts = (
        "The Network of Towns and Supervisors for Cleaner Ports (NSCP) met.",
        "The fund is run by the Coastal Rescue Federation (CRF) and two towns.",
        "Each National Central Bureau (NCB) and all National Central Bureaus (NCBs) were told.",
        "A page in Extensible Markup Language (XML) was sent.",
        "The unit of the Policía Nacional del Norte (PNN) and the Fuerzas Armadas del Río (FARC) met.",
        "She is a fellow of the Royal Harbour College (FRHC); two-factor authentication (2FA) is used.",
        "The Criminal Investigation Department (CID) and Senator Ann Lee Marsh (R-AL) spoke.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the acronym, with the long form beside it."""
        for acronym in release.mentions.acronyms:
            if not acronym.definition or acronym.long_span is None:
                continue
            expected = self._expected(release, acronym, acronym.long_span)
            if expected is None:
                if acronym.matched:
                    yield self.consistent("acronym", acronym.short_span, "its letters are found in the long form")
                continue
            yield self.finding(
                release,
                acronym.short_span,
                f"{acronym.short} does not spell the initials of “{acronym.long}”, which are {expected}",
                observed=acronym.short,
                expected=expected,
                related=[Related(acronym.long_span, "the long form")],
            )

    def _expected(self, release: Release, acronym: AcronymMention, long_span: Span) -> str | None:
        wanted = letters(acronym.base)
        parts = pieces(release.text, long_span.start, long_span.end)
        if any(piece.word in _FOREIGN for piece in parts):
            return None  # "Banco Central del Norte (BNC)": the acronym may come from another language
        if acronym.matched or acronym.base in words("official_acronyms") or not acronym.base.isalpha():
            return None  # "Two-Factor Authentication (2FA)", "the first Service Pack (SP1)"
        slips = {one_slip(initials, wanted): initials for initials in initials_of(parts)}
        for slip in ("transposition", "substitution", "insertion", "deletion"):
            initials = slips.get(slip)
            if initials is None:
                continue
            if slip == "insertion" and (wanted.endswith(initials) or wanted.startswith(initials)):
                continue  # the name goes on outside: "a fellow of the Harbour Pilots College (FHPC)"
            return initials.upper()
        return None
