"""Words that were to be replaced before the release went out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_ORDER = (
    r"insert|enter|add|fill\s{1,2}in|placeholder|tbc|tbd|tktk|tk|to\s{1,2}come|to\s{1,2}follow|xx{1,9}"
    r"|your\s|note\s{1,2}to"
    r"|to\s{1,2}be\s{1,2}(?:confirmed|added|determined|supplied|inserted|completed|provided)|comment|deleted|inserted"
)
_BLANK = (
    r"(?:(?:first|last|full|contact|company|organi[sz]ation|spokesperson(?:['’]s)?|speaker(?:['’]s)?|ceo"
    r"|client|product|event"
    r"|release|phone|e-?mail|web(?:site)?|job|your|month|media)\s{1,2}){0,2}"
    r"(?:names?|surname|titles?|dates?|company|city|state|country|location|venue|place|number|amount"
    r"|quote|link|url|phone|e-?mail"
    r"|address|day|month|year|time|headline|sub-?headline|spokesperson|organi[sz]ation|product|percentage|figure)"
)
# [INSERT NAME], [Company Name], [City, State], [●], {{ name }}, <<DATE>>, ${name}, [XX]
_BRACKETED = lazy_pattern(
    rf"\[\s{{0,3}}(?:(?:{_BLANK}\s{{1,2}})?(?:{_ORDER})\b[^\[\]\n]{{0,80}}|{_BLANK}(?:\s{{0,2}}(?:,|/|and|&"
    rf"|\s)\s{{0,2}}{_BLANK}){{0,3}}|[●•_]{{1,12}})\s{{0,3}}\]"
    r"|<\s{0,2}(?:insert|enter|add|your)\s[^<>\n]{1,60}>"
    r"|\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|<<\s{0,2}[A-Za-z][A-Za-z _]{1,40}>>|\$\{[A-Za-z_. ]{1,40}\}"
    r"|\{(?:\+\+|--|>>|~~)[^{}\n]{0,200}\}",
    re.IGNORECASE,
)
_ORDERED = lazy_pattern(rf"\[\s{{0,3}}(?:{_ORDER})\b", re.IGNORECASE)
_BRACKETS = ("[", "{", "<")
_TO_CONFIRM = lazy_pattern(r"\b(?:TBC|TBD|TKTK|TK)\b")
# What a name looks like: "TBC Bank", "TBC's", "TBC announced", "the TBC", "TK 1952", "TBC-1".
_NAMED_AFTER = lazy_pattern(
    r"['’]s|\s[A-Z0-9]|[-/&.]\w|\s(?:is|was|has|have|had|will|said|says|announces?|announced|and|to"
    r"|offers?|also|which|with)\b"
)
_OPEN_BEFORE = lazy_pattern(
    r"(?:[,:(\[–—-]|\b(?:is|are|be|was|were|remains?|still|at|on|in|by|from|for|said|says|and|time|date"
    r"|venue|price))\s{0,2}\Z",
    re.IGNORECASE,
)
_TK_UNIT = lazy_pattern(r"\s(?:percent|per cent|million|billion|people|countries|years?|days?)\b")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_UNIT = (
    r"(?:%|per\s{0,2}cent\b|percent\b|(?:thousand|million|billion|trillion|people|countries|delegates"
    r"|employees|jobs|units|customers|members"
    r"|(?:business\s)?days?|weeks?|months?|km|kg|tonnes)\b)"
)
# $XX million, XX percent, XX June, June XX, 20XX, XX:XX, XXX-XXX-XXXX; "XX century" and "(XX)" are names.
_CROSSES = lazy_pattern(
    r"[$€£]X[.,]X{1,2}(?:m|bn|k)\b"
    rf"|(?:[$€£]|\b(?:USD|EUR|GBP|SGD|AUD)\s?)X{{1,5}}(?:[.,]X{{1,3}})?\b(?:\s(?:thousand|million|billion))?"
    rf"|\bX{{2,4}}(?:[.,]X{{1,3}})?\s?{_UNIT}|\bX{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\b"
    rf"|\b{_MONTH}\sX{{1,2}}\b(?!\s?[A-Z])|\b(?:19|20)XX\b"
    r"|\bX{1,2}:X{2}\b|\(?\bX{3}\)?[-. ]X{3}[-. ]X{4}\b|\b[0-9]{3}-XXXX\b",
)
_FILLER = lazy_pattern(
    r"\blorem\s{1,2}ipsum(?:\s{1,2}dolor\s{1,2}sit\s{1,2}amet)?\b|\b(?:name\s{1,2}surname"
    r"|first\s?name\s{1,2}(?:last\s?name|surname)|(?:your|company)\s{1,2}name\s{1,2}here"
    r"|(?:your|the)\s{1,2}(?:text|headline|quote|copy|logo)\s{1,2}(?:goes\s{1,2})?here|insert"
    r"\s{1,2}(?:\w{1,20}\s{1,2}){1,3}here"
    r"|(?:quote|photo|caption|figure|name|copy)s?\s{1,2}to\s{1,2}come(?!\s\w))\b"
    r"|\bcommented\s{0,2}\[[A-Z]{1,4}[0-9]{1,3}\]:?|\bformatted:\s{1,2}(?:font|normal|indent|left|right|centered)\b",
    re.IGNORECASE,
)
_FILLER_WORDS = ("lorem", "surname", "first name", "firstname", " here", "to come", "commented", "formatted:")
_FILLER_REACH = 120  # characters on both sides of such a word in which all of the filler stands
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.CHROME})


class PlaceholderText(Rule):
    """A stand-in for words or figures was never replaced.

    ## Why it matters
    "[INSERT NAME]" or "$XX million" in print says that nobody read the last version, and the fact itself is missing.

    ## What it leaves alone
    Words put into a quotation by its editor ("[the ministry]", "[sic]"), Roman numerals ("the XX century"), names like
    "TBC Bank", acronyms the release defines, note numbers, code, and the blanks of a form to fill in.
    """

    id = "placeholder-text"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "“We are delighted,” said ⟦[INSERT NAME]⟧, director of the harbour.",
        "The ceremony takes place in Lisbon; the time is ⟦TBC⟧.",
        "Revenue rose to ⟦$XX million⟧ in the second quarter.",
        "The meeting opens on ⟦XX June⟧ in Ghent.",
        "The meeting takes place in the ⟦[VENUE TO BE CONFIRMED]⟧; the fund gave ⟦£X.Xm⟧ for it.",
        "Dear ⟦{{ first_name }}⟧, the bridge opens on Monday.",
        "⟦Lorem ipsum dolor sit amet⟧, consectetur.",
        "For details call ⟦XXX-XXX-XXXX⟧.",
        "The plant of ⟦[Company Name]⟧ makes 40 boats a year.",
        "The grant covers ⟦[●]⟧ schools in the district.",
    )
    accepts = (
        "Send the form by post.\n\nSigned: ____________ on [date] by [name].",
        "“They told us [the council] would pay,” she said.",
        "The palace is a work of the early XX century.",
        "TBC Bank opened 12 branches; TBC is the largest lender there.",
        "The Tyre and Battery Council (TBC) met on Monday.",
        "Its traditional use[1] is well known [2–4].",
        "“He said it were [sic] true,” the judge noted.",
        "Flight TK 1952 landed in Ghent, and Super Bowl XX was shown on board.",
        "The code for the region is XX.",
        "The name of the venue was given as Harbour Hall.",
        "“We know that our [city] will grow and that we must plan for it,” said Anna Stein.",
        "[TWEET THIS] Two officers returned from a visit.",
    )
    misses = ("The figure will be supplied by ⟦the finance team, please check⟧.",)

    def check(self, release: Release) -> Iterator[Outcome]:
        """One finding for each stand-in."""
        for span, what in sorted(set(self._places(release))):
            block = release.document.block_at(span.start)
            if block is not None and block.kind not in _SKIPPED:
                yield self.finding(
                    release, span, f'{what} "{release.words(span)}" was never replaced', observed=release.words(span)
                )

    def _places(self, release: Release) -> Iterator[tuple[Span, str]]:
        text = release.text
        if any(bracket in text for bracket in _BRACKETS):
            for match in _BRACKETED.finditer(text):
                if self._is_editorial(release, match):
                    continue
                yield Span(match.start(), match.end()), "the placeholder"
        if "XX" in text or "X.X" in text or "$X" in text:
            for match in _CROSSES.finditer(text):
                yield Span(match.start(), match.end()), "the placeholder"
        if "TB" in text or "TK" in text:
            yield from self._to_confirm(release)
        for span in _fillers(text):
            yield span, "the filler"

    def _is_editorial(self, release: Release, match: re.Match[str]) -> bool:
        """True for the text of a link, and for a word put into a quotation: "our [city] will grow"."""
        words = match.group()
        if words[0] != "[":
            return False
        if release.text[match.end() : match.end() + 1] == "(":
            return True
        if "____" in release.text:  # a form to fill in: its blanks and "[date]" are meant to stay
            return True
        if any(match.start() <= link.span.start < match.end() for link in release.document.links):
            return True  # "[link]" that leads somewhere
        return words.islower() and _ORDERED.match(words) is None and release.in_speech(Span(match.start(), match.end()))

    def _to_confirm(self, release: Release) -> Iterator[tuple[Span, str]]:
        """TBC, TBD and TK where they stand for something to come, not for a name."""
        text = release.text
        names = {acronym.short for acronym in release.mentions.acronyms if acronym.definition}
        found = list(_TO_CONFIRM.finditer(text))
        names |= {match.group() for match in found if _NAMED_AFTER.match(text, match.end())}
        for match in found:
            short = match.group()
            if short in names and not (short == "TK" and _TK_UNIT.match(text, match.end())):
                continue
            before = text[max(0, match.start() - 12) : match.start()]
            if before.endswith("[") and text[match.end() : match.end() + 1] == "]":
                continue  # the bracketed form is found whole
            money = before.endswith(("$", "€", "£"))
            if short == "TK" and not money and not _TK_UNIT.match(text, match.end()):
                continue
            if money or short == "TKTK" or _OPEN_BEFORE.search(before) or _TK_UNIT.match(text, match.end()):
                yield Span(match.start() - money, match.end()), "the placeholder"


def _fillers(text: str) -> Iterator[Span]:
    """The fillers, looked for only around the words that no filler is without."""
    lowered = text.lower()
    for word in _FILLER_WORDS:
        at = lowered.find(word)
        while at >= 0:
            for match in _FILLER.finditer(text, max(0, at - _FILLER_REACH), at + _FILLER_REACH):
                if match.start() <= at + len(word) and at <= match.end():
                    yield Span(match.start(), match.end())
            at = lowered.find(word, at + len(word))
