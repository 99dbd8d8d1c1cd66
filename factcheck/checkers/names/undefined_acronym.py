"""An acronym that is used and nowhere expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.places import country_codes, gazetteer, state_codes
from factcheck.lexicon.reader import words
from factcheck.mentions.acronym_letters import LINK_WORDS, align, letters, pieces
from factcheck.mentions.model import AcronymMention
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_BODY = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE_PARAGRAPH})
# Capitals that are part of a name, code or title: "the MacKay QRX", "NYSE: QRSX", "T⏎HE".
_NAME_BEFORE = lazy_pattern(
    r"(?:[A-Z][\w’'-]*|[&/+\d.-]|:|\bno\.?|[©®™@#])[ \t]?\Z|[\"“‘'(\[][ \t]?\Z|\b(?:Inc|Ltd|Co)\.[ \t]\Z"
    r"|(?:^|\n)[A-Z]\n\Z"
    r"|(?:and|&)[ \t][A-Z]{2,}\Z|\b(?:[Kk]nown as|[Cc]alled|[Nn]amed|[Rr]enamed|[Dd]ubbed|[Ll]abel|[Bb]rand)[ \t]\Z"
    r"|[A-Z][\w’'-]*,[ \t]\Z"
    # Other names of a person, and ships: "alias QRAM", "the Ghent-flagged QRAM", "the tanker QRAM".
    r"|(?:\balias(?:es)?|[akfn]\.k\.a\.|\b[afn]ka|\bA\.?K\.?A\.?|\b[Ff]ormerly)[:,]?\W{1,3}(?:the[ \t])?\Z"
    r"|(?:-flagged|\b(?:vessel|tanker|ship|freighter|yacht|carrier|M/[VT]|M[VT])s?)\W{1,4}\Z"
)
_NAME_BEHIND = lazy_pattern(
    r"[-/+&®™©’']?[A-Z\d®™©&/+-]|[ \t](?:[A-Z&+]|\d|[IVX]+\b)|-\w|\.\w|®|™|\)[ \t]?:|:[ \t]?[A-Z]{2,5}\)"
    r"|[ \t]{0,3}[:–—=][ \t\n]|[ \t]{1,3}-[ \t]|\W{1,4}IMO\b"
)
# "The", "For" and the like behind it open a sentence.
_SENTENCE_END = lazy_pattern(r"(?:\A|\n\n|[a-z\d)%][.!?][”\"’')]{0,2}\s)[“\"]?\Z")
_AIRCRAFT = lazy_pattern(
    r"\b(?:aircraft|airplane|aeroplane|plane|jet|helicopter|tail number|registration)s?\b", re.IGNORECASE
)
_TAIL_NUMBER = lazy_pattern(r"[A-Z]-[A-Z]{4}|[A-Z]{2}-[A-Z]{3}")
_AROUND_AIRCRAFT = 200  # characters
# A noun in capitals behind leaves the acronym its own: "the QRST Operation".
_NOUN_BEHIND = lazy_pattern(
    r"[ \t](?:Operation|Project|Programme|Program|Unit|Task|Act|Committee|Framework|Agreement|Initiative"
    r"|Network|Team|Conference|Scheme|Summit|Working)\b"
)
# Letters after a name, and items of a list: "Ann Marsh, PhD, QRST, said", "Acme, BRTX, Harbourline and others".
_LIST_BEFORE = lazy_pattern(r",[ \t\n]{1,2}\Z")
_LIST_BEHIND = lazy_pattern(r",|[ \t]\n?(?:said|says|and|or)\b")
# "The ALMA" may be a name that is spoken as a word; letters that cannot be spoken are an acronym.
_SPOKEN = lazy_pattern(r"[^AEIOUY]?[AEIOUY]{1,2}[^AEIOUY]|[^AEIOUY]{1,2}[AEIOUY]")
_VOWEL = lazy_pattern(r"[AEIOUY]")
_DIRECTLY = 0.6  # what finding the letters in the words before may cost
_ROMAN = lazy_pattern(r"[IVXL]+")


class UndefinedAcronym(Rule):
    """An acronym is used and never spelled out.

    ## Why it matters
    Readers outside the trade do not know it, and an editor cannot tell which body or scheme is meant.

    ## What it leaves alone
    Well-known acronyms, currencies, units and codes; the issuer and other names in capitals; parts of a longer name;
    datelines, headings and letterheads; ships, aircraft and aliases; words set in capitals for emphasis; acronyms whose
    words stand somewhere in the release.
    """

    id = "undefined-acronym"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    yields_to = ("acronym-letters-mismatch", "ticker-conflict")
    flags = (
        "Officers said the ⟦TCSP⟧ was searched in May, and that a second TCSP was closed.",
        "Two mayors asked the ⟦RTGB⟧ for a longer licence.",
        "Nine boats were seized in the ⟦TCSP⟧ Operation.",
        "Nine boats were seized in May. The ⟦TCSP⟧ certified two of them.",
        "The clocks go back as summer time ends on Sunday. Two mayors asked the ⟦TES⟧ for help.",
    )
    accepts = (
        "A fund worth USD 5 million was set up by the EU and the UN.",
        "The People’s Bank of Eastham wrote. The PBOE has two halls.",
        "The court heard Usman bin Larson. Two friends of UBL left.",
        "The River Traffic Guild Board gave a licence. Two mayors thanked the RTGB for it.",
        "Operation Heron IX ended; the Heads of NCB (National Central Bureau) met, and NCBs agreed.",
        "Ann Marsh, PhD, QRST, said the label (renamed KSKYR) had a plant in Santa Rica, TLX.",
        "The XKR-450 and the MacKay QRX Pro were shown.",
        "The ACME Corporation (NYSE: QRSX) said ACME would build it.",
        "Ann Marsh was chair of the Women s Harbour Commemoration Commission  WHCC   a new body.",
        "The Inter-Harbour Transport Guild met. Two mayors thanked the ITG for its gift.",
        "Money is sent by quick river transfer. The bank likes QRT payments.",
        "The bridge of The QRST Group and the label The QRSK were shown.",
        "The U.S. Quarantine Board met, and a USQB officer spoke.",
        "The jet with tail number M-QRST was seized, and the Ghent-flagged QRAM (IMO 123) too.",
        "The court heard Jon Sample, alias QRAM, alias QROM.",
        "It is the ONLY bridge there, and the only one that floats.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """A finding at the first use in the body of each acronym without an expansion."""
        names: set[str] | None = None
        seen: set[str] = set()
        for acronym in release.mentions.acronyms:
            if acronym.definition or acronym.long is not None or acronym.base in seen or _is_known(acronym.base):
                continue
            if names is None:
                names = _names(release)
            if acronym.base in names:
                continue
            block = release.document.block_at(acronym.span.start)
            if block is None or acronym.span.start == block.span.start or block.kind not in _BODY:
                continue
            if (
                _in_name(release.text, acronym.span)
                or _spelled_out(release.text, acronym)
                or _is_emphasis(release.text, acronym.base)
                or _is_tail_number(release.text, acronym)
            ):
                seen.add(acronym.base)
                continue
            seen.add(acronym.base)
            yield self.finding(
                release,
                acronym.short_span,
                f"{acronym.base} is used and never spelled out",
                observed=acronym.base,
                confidence=Confidence.LOW if _is_spoken(acronym.base) else self.confidence,
            )


def _names(release: Release) -> set[str]:
    """The capitals that are names here: of organizations, and the words of longer names."""
    found = {word for mention in release.mentions.organizations for word in re.findall(r"[\w&-]+", mention.name)}
    found.update(acronym.base for acronym in release.mentions.acronyms if acronym.definition)
    return found


def _is_known(base: str) -> bool:
    if base in words("acronyms") or base in words("organization_acronyms") or base in gazetteer().places:
        return True
    if (
        len(base) < 3
        or _ROMAN.fullmatch(base)
        or any(char.isdigit() for char in base)
        or base in country_codes()
        or base in state_codes()
    ):
        return True
    parts = re.split(r"[-/&]", base)
    if len(parts) > 1 and all(_is_known(part) for part in parts):
        return True
    return len(base) > 6  # a name or word in capitals: "INTERPOL", "WARNING"


def _is_spoken(base: str) -> bool:
    return len(base) > 3 and _SPOKEN.match(base) is not None


def _in_name(text: str, span: Span) -> bool:
    if _LIST_BEFORE.search(text, max(0, span.start - 3), span.start) and _LIST_BEHIND.match(text, span.end):
        return True
    if _NAME_BEHIND.match(text, span.end) and not _NOUN_BEHIND.match(text, span.end):
        return True
    before = _NAME_BEFORE.search(text, max(0, span.start - 30), span.start)
    return before is not None and not _opens_sentence(text, before)


def _opens_sentence(text: str, before: re.Match[str]) -> bool:
    """True where the capital before an acronym is that of a sentence: "The QRST met", "For QRST members"."""
    word = before.group().strip(" \t\n")
    if word.lower() not in words("sentence_openers") or word.isupper():
        return False
    return _SENTENCE_END.search(text, max(0, before.start() - 6), before.start()) is not None


def _is_emphasis(text: str, base: str) -> bool:
    """True for a word of the text set in capitals: "the ONLY bridge", where "only" stands elsewhere."""
    return (
        _VOWEL.search(base) is not None
        and re.search(rf"(?<![\w.@/-]){re.escape(base.lower())}(?![\w@/]|\.\w)", text) is not None
    )


def _is_tail_number(text: str, acronym: AcronymMention) -> bool:
    """True for the registration of an aircraft: "the jet with tail number M-QRST"."""
    if not _TAIL_NUMBER.fullmatch(acronym.base):
        return False
    start, end = acronym.span.start, acronym.span.end
    return _AIRCRAFT.search(text, max(0, start - _AROUND_AIRCRAFT), end + _AROUND_AIRCRAFT) is not None


def _is_of_one_case(found: re.Match[str]) -> bool:
    """True for words that are all capitalised or all small, the first aside; "saving ends on Sunday" is chance."""
    small = LINK_WORDS | words("name_particles")  # "the People’s Bank of Eastham (PBOE)", "Ana bin Weber (ABW)"
    return len({word[0].isupper() for word in found.groups()[1:] if word not in small}) < 2


def _spelled_out(text: str, acronym: AcronymMention) -> bool:
    """True when words with these initials stand in a row somewhere, or the long form directly before it."""
    wanted = letters(acronym.base)
    # "Ann s Harbour Commission  AHC": a possessive that lost its apostrophe; "Inter-Harbour Bank (IB)".
    link = r"(?:[\s/.,-]{1,3}(?:of|and|for|the|in|on|to|with|at|de|s|&)){0,2}[\s/.,-]{1,3}"
    pattern = link.join(rf"({letter}[\w’']{{0,30}})(?:-[\w’']{{1,20}})?" for letter in wanted)
    if any(map(_is_of_one_case, re.finditer(rf"\b(?={pattern})", text, re.IGNORECASE))):
        return True
    start = acronym.span.start
    before = text.rfind("\n\n", 0, start) + 1
    parts = pieces(text, max(before, start - 20 * len(wanted)), start)[-2 * len(wanted) :]
    found = align(wanted, parts, text)
    return found is not None and found.cost <= _DIRECTLY
