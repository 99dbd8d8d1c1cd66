"""One acronym with two expansions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.acronym_letters import LINK_WORDS, plain
from factcheck.mentions.model import AcronymMention
from factcheck.release import Release


class RedefinedAcronym(Rule):
    """An acronym is expanded twice, with different words.

    ## Why it matters
    One of the two expansions is wrong, or two bodies share an acronym and every later use is ambiguous.

    ## What it leaves alone
    The same expansion in the plural, with another case, hyphen or spelling variant, and one that is part of the other
    ("the Harbour Board (HB)", "the Northern Harbour Board (HB)").
    """

    id = "redefined-acronym"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The National Central Bureaus (NCBs) met. Each Network of Criminal Bureaus (⟦NCB⟧) sent a list.",
        "The River Police Unit (RPU) and the Regional Port Union (⟦RPU⟧) agreed.",
    )
    accepts = (
        "The National Central Bureaus (NCBs) met. A National Central Bureau (NCB) sent a list.",
        "Its Year-On-Year Growth (YOYG) rose. The year on year growth (YOYG) fell later.",
        "The Harbour Board (HB) wrote. The Eastham Harbour Board (HB) answered.",
        "The Harbour Exchange (HEX) opened. The HarbourExchange (HEX) closed.",
        "The Centre for Port Safety (CPS) and the Center for Port Safety (CPS) are one.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the later expansion, with the first beside it."""
        first: dict[str, AcronymMention] = {}
        for acronym in release.mentions.acronyms:
            if not acronym.definition or not acronym.matched or acronym.long is None or acronym.long_span is None:
                continue
            if not _BRACKETS.isdisjoint(acronym.long):  # "why [FX] swaps and [FX] forwards": an editor's words
                continue
            before = first.setdefault(_key(acronym.base), acronym)
            if before is acronym or before.long is None or before.long_span is None:
                continue
            if _same(before.long, acronym.long):
                yield self.consistent("acronym", acronym.short_span, "expanded as before", before.long_span)
                continue
            yield self.finding(
                release,
                acronym.short_span,
                f"{acronym.base} is “{acronym.long}” here and “{before.long}” before",
                observed=acronym.long,
                expected=before.long,
                related=[Related(before.long_span, "the first expansion")],
            )


_BRACKETS = frozenset("[](){}")


def _key(base: str) -> str:
    return re.sub(r"[\W_]", "", base)


def _same(first: str, second: str) -> bool:
    ours, theirs = _stems(first), _stems(second)
    shorter, longer = sorted((ours, theirs), key=len)
    if set(shorter) <= set(longer) or "".join(ours) == "".join(theirs):  # "HarbourExchange": a lost space
        return True
    if shorter == longer[: len(shorter)] or (len(shorter) > 2 and shorter[-2:] == longer[-2:]):
        return True  # "Floating Rate Note auction", "the IRGC and its Aerospace Force": one name cut at another place
    # spelling variants: Centre/Center, Organisation/Organization; a word more or less on top of it is fine
    return len(ours) == len(theirs) and all(_close(a, b) for a, b in zip(ours, theirs, strict=True))


def _stems(long: str) -> list[str]:
    found = [plain(word) for word in re.findall(r"[^\W_]+", long)]
    return [re.sub(r"(?:ies|es|s|y)\Z", "", word) for word in found if word not in LINK_WORDS and len(word) > 1]


def _close(first: str, second: str) -> bool:
    """True for one word in two forms: "organis"/"organiz", "centre"/"center", "operation"/"operational"."""
    length = min(len(first), len(second), 4)
    return first[:length] == second[:length] and abs(len(first) - len(second)) <= 4
