"""An acronym whose letters are one slip away from its long form, or swapped at one of its places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.acronym_letters import initials_of, letters, one_slip, pieces
from factcheck.mentions.model import AcronymMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_SHORTEST = 4  # letters: the EIB and the IEB may be two
_FEWEST = 3  # letters, where the words stand directly before the bracket
_OFTEN = 4  # uses of both that tell of an acronym where no long form does
# "Harbour Pilots Guild (a.k.a. HPGU)": a name of its own.
_ALIAS = lazy_pattern(r"(?:[afn]\.k\.a\.|\b[afn]ka|\balias)[:,]?\s{1,3}\Z", re.IGNORECASE)
_FOREIGN = frozenset(["da", "das", "de", "del", "der", "des", "di", "do", "du", "el", "et", "für", "il", "la", "las"])


class AcronymLettersMismatch(Rule):
    """An acronym is one letter away from the initials of the name before it, or has two letters swapped elsewhere.

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
        "It has a zero-liquid-discharge (⟦ZDL⟧) system.",
        "The wet-bulb globe temperature (⟦WGBT⟧) was measured at noon.",
        "The Pilots and Boatmen’s Guild of Sampleton (PBGS) met. ⟦PGBS⟧ is new.",
    )
    accepts = (
        "The Network of Towns and Supervisors for Cleaner Ports (NSCP) met.",
        "The fund is run by the Coastal Rescue Federation (CRF) and two towns.",
        "Each National Central Bureau (NCB) and all National Central Bureaus (NCBs) were told.",
        "A page in Extensible Markup Language (XML) was sent.",
        "The unit of the Policía Nacional del Norte (PNN) and the Fuerzas Armadas del Río (FARC) met.",
        "She is a fellow of the Royal Harbour College (FRHC); two-factor authentication (2FA) is used.",
        "The Northern River Institute of Pilots (NRIP) met the Northern Road Patrol of Islands (NRPI).",
        "The Eastham Islands Bank (EIB) wrote to the Islands Exchange Board (IEB).",
        "It named the Harbour Pilots Guild (a.k.a. HPGU) and Harbour Goods (a.k.a. HGPU) in May; HGPU and HPGU left.",
        "Banks report on countering terrorist financing (CFT) each year.",
        "The Criminal Investigation Department (CID) and Senator Ann Lee Marsh (R-AL) spoke.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the acronym, with the long form beside it."""
        told: set[str] = set()
        for acronym in release.mentions.acronyms:
            long_span = acronym.long_span if acronym.definition else _words_before(release.text, acronym)
            if long_span is None:
                continue
            expected = self._expected(release, acronym, long_span)
            if expected is None:
                if acronym.matched and acronym.definition:
                    yield self.consistent("acronym", acronym.short_span, "its letters are found in the long form")
                continue
            yield self.finding(
                release,
                acronym.short_span,
                f"{acronym.short} does not spell the initials of “{_shown(release, long_span)}”, which are {expected}",
                observed=acronym.short,
                expected=expected,
                related=[Related(long_span, "the long form")],
            )
            told.add(acronym.base)
        yield from self._swapped(release, told)

    def _swapped(self, release: Release, told: set[str]) -> Iterator[Outcome]:
        """Findings at an acronym that stands elsewhere with two neighbouring letters in the other order."""
        uses: dict[str, list[AcronymMention]] = {}
        for acronym in release.mentions.acronyms:
            if len(acronym.base) >= _SHORTEST and acronym.base.isalpha() and acronym.base.isupper():
                uses.setdefault(acronym.base, []).append(acronym)
        by_letters: dict[str, list[str]] = {}
        for base in uses:
            by_letters.setdefault("".join(sorted(base)), []).append(base)
        for alike in by_letters.values():
            for one, other in combinations(alike, 2):
                if any(
                    _ALIAS.search(release.text, max(0, uses[base][0].span.start - 12), uses[base][0].span.start)
                    for base in (one, other)
                ):
                    continue
                if one_slip(one, other) != "transposition" or not told.isdisjoint((one, other)):
                    continue
                right, wrong = (one, other) if _is_spelled_out(uses[one]) else (other, one)
                if _is_spelled_out(uses[wrong]):
                    continue  # two bodies, each with its long form
                if not _is_spelled_out(uses[right]):
                    right, wrong = sorted((one, other), key=lambda base: len(uses[base]), reverse=True)
                    if len(uses[one]) + len(uses[other]) < _OFTEN:
                        continue  # two names in capitals
                yield self.finding(
                    release,
                    uses[wrong][0].short_span,
                    f"{wrong} stands here, {right} elsewhere in the release",
                    observed=wrong,
                    expected=right,
                    related=[Related(uses[right][0].short_span, f"spelled {right} here")],
                )

    def _expected(self, release: Release, acronym: AcronymMention, long_span: Span) -> str | None:
        wanted = letters(acronym.base)
        parts = pieces(release.text, long_span.start, long_span.end)
        if any(piece.word in _FOREIGN for piece in parts):
            return None  # "Banco Central del Norte (BNC)": the acronym may come from another language
        if acronym.base in words("official_acronyms") or not acronym.base.isalpha():
            return None  # "Two-Factor Authentication (2FA)", "the first Service Pack (SP1)"
        known = initials_of(parts)
        if wanted in known or (acronym.definition and acronym.matched and len(wanted) < _SHORTEST):
            return None
        slips = {one_slip(initials, wanted): initials for initials in known}
        # "wet-bulb globe temperature (WGBT)": its letters are there in this order, but the b is no initial.
        for slip in (
            ("transposition",) if acronym.matched else ("transposition", "substitution", "insertion", "deletion")
        ):
            initials = slips.get(slip)
            if initials is None:
                continue
            if slip == "insertion" and (wanted.endswith(initials) or wanted.startswith(initials)):
                continue  # the name goes on outside: "a fellow of the Harbour Pilots College (FHPC)"
            return initials.upper()
        return None


def _shown(release: Release, span: Span) -> str:
    return " ".join(release.words(span).split())


def _words_before(text: str, acronym: AcronymMention) -> Span | None:
    """As many words before an acronym in brackets as it has letters, when their initials are its letters but swapped.

    "zero-liquid-discharge (ZDL)": such words are known for its long form by nothing else.
    """
    start, end = acronym.short_span.start, acronym.short_span.end
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return None
    if acronym.long is not None or acronym.base in words("acronyms"):
        return None
    wanted = letters(acronym.base)
    parts = pieces(text, max(0, start - 30 * len(wanted)), start - 1)[-len(wanted) :]
    if len(wanted) < _FEWEST or one_slip("".join(part.word[0] for part in parts), wanted) != "transposition":
        return None
    return parts[0].span.cover(parts[-1].span)


def _is_spelled_out(uses: list[AcronymMention]) -> bool:
    """True when the release gives a long form that bears the letters out."""
    return any(use.long is not None and use.matched for use in uses)
