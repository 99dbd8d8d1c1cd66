"""An acronym that is introduced and never used again, or used before it is introduced."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Finding, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import AcronymMention
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_BODY = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE_PARAGRAPH})
# "the HEAT Unit", "ASEAN MRA", "NCB/WMB": part of a longer name, which may be known by it.
_IN_NAME_BEHIND = lazy_pattern(r"[’']?[-/&+®™]|[ \n][A-Z\d(]|[ ]-[ ]")
_IN_NAME_BEFORE = lazy_pattern(r"(?:[A-Z][\w.’'-]{0,30}[ \n]|[-/&+@#.“\"‘'(])\Z")
_BRACKETS = lazy_pattern(r"[ \t\n]{0,2}[(\[][^()\[\]\n]{1,40}[)\]]")
_HEAVY = lazy_pattern(r"[^\W\d_]{4,}")


class UnusedAcronym(Rule):
    """An acronym is introduced and never used again, or it is used before it is introduced.

    ## Why it matters
    A bracket that nobody needs makes a sentence harder to read; one that comes too late explains nothing.

    ## What it leaves alone
    Well-known acronyms and those of bodies, laws and other names, which are often given once so that readers recognise
    them (Harbour Police Agency (HPA)); acronyms used in headlines, tables and notes;
    uses in headlines and in longer names (the HEAT Unit) before the introduction.
    """

    id = "unused-acronym"
    severity, confidence, since = Severity.NOTE, Confidence.MEDIUM, "0.1"
    flags = (
        "The vinyl chloride monomer (⟦VCM⟧) was moved in May.",
        "A spokesman of the ⟦RTGB⟧ spoke first. The River Traffic Guild Board (RTGB) met, and the RTGB agreed.",
    )
    accepts = (
        "The vinyl chloride monomer (VCM) was moved in May, and the VCM tank was cleaned.",
        "RTGB agrees on licence\n\nThe River Traffic Guild Board (RTGB) met. The RTGB agreed.",
        "The US RTGB Foundation met. The river traffic guild board (RTGB) agreed with the RTGB.",
        "It issued 400 shares (the “Shares”) in May, and RTGB (River Traffic Guild Board) paid.",
        "The River Traffic Guild Board (RTGB) met in May.",
        "The gross domestic product (GDP) grew in May.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the acronym of the introduction, or at the use that comes before it."""
        uses: dict[str, list[AcronymMention]] = {}
        for acronym in release.mentions.acronyms:
            uses.setdefault(acronym.base, []).append(acronym)
        for base, mentions in uses.items():
            introduced = next((mention for mention in mentions if mention.definition and mention.matched), None)
            if introduced is None or introduced.long_span is None or not _in_body(release, introduced.span):
                continue
            if sum(letter.isupper() for letter in base) < 2:  # "units (the “Units”)" is a defined term
                continue
            if base in words("acronyms") or base in words("organization_acronyms"):
                continue
            early = next((one for one in mentions if _is_early(release, one, introduced)), None)
            if early is not None:
                yield self._early(release, early, introduced)
            elif _stands_elsewhere(release, base, introduced.span) or introduced.short_span < introduced.long_span:
                yield self.consistent("acronym", introduced.short_span, "it is introduced and used")
            elif _is_name(introduced.long or ""):
                yield self.not_checkable(
                    "acronym", introduced.short_span, "names are often given once with their acronym"
                )
            else:
                yield self._unused(release, introduced)

    def _early(self, release: Release, early: AcronymMention, introduced: AcronymMention) -> Finding:
        return self.finding(
            release,
            early.short_span,
            f"{early.base} is used here and introduced only further down",
            observed=early.base,
            expected=introduced.long,
            related=[Related(introduced.span, "it is introduced here")],
        )

    def _unused(self, release: Release, introduced: AcronymMention) -> Finding:
        bracket = _BRACKETS.match(release.text, introduced.long_span.end if introduced.long_span else 0)
        fixes = []
        if bracket is not None and bracket.end() >= introduced.short_span.end:
            edits = (Edit(Span(*bracket.span()), ""),)
            fixes.append(Fix("leave the acronym out", Applicability.OFFERED, edits))
        return self.finding(
            release,
            introduced.short_span,
            f"{introduced.short} is introduced here and never used again",
            observed=introduced.short,
            fixes=fixes,
        )


def _in_body(release: Release, span: Span) -> bool:
    block = release.document.block_at(span.start)
    return block is not None and block.kind in _BODY and span.start > block.span.start


def _is_early(release: Release, mention: AcronymMention, introduced: AcronymMention) -> bool:
    """True for a use in running text, by itself, before the introduction."""
    span, text = mention.span, release.text
    return (
        not mention.definition
        and span.end <= introduced.span.start
        and _in_body(release, span)
        and not _IN_NAME_BEHIND.match(text, span.end)
        and _IN_NAME_BEFORE.search(text, max(0, span.start - 34), span.start) is None
    )


def _stands_elsewhere(release: Release, base: str, definition: Span) -> bool:
    """True when the letters stand anywhere outside the introduction, in headlines and addresses too."""
    text = release.text
    return text.find(base, definition.end) >= 0 or text.find(base, 0, definition.start) >= 0


def _is_name(long: str) -> bool:
    """True for a long form that is itself a name: most of its longer words are capitalised."""
    heavy = _HEAVY.findall(long)
    capitals = sum(1 for word in heavy if word[0].isupper())
    return capitals * 2 >= len(heavy)
