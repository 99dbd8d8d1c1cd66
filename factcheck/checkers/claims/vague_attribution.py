"""Experts, studies and a passive voice that nobody can ask."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import lines, table
from factcheck.release import Release
from factcheck.text.blocks import PROSE, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_VAGUE = table("vague_sources")
_GAP = r"[ \t]{1,2}\n?[ \t]{0,2}|\n[ \t]{0,2}"
_ADVERB = rf"(?:(?:[a-z]{{2,14}}ly|also|now|often|long|still|have|has)(?:{_GAP})){{0,2}}"


def _any(name: str) -> str:
    return "|".join(sorted(_VAGUE[name], key=lambda word: (-len(word), word)))


# "experts say", "studies have shown": what a group or a kind of document tells.
_TELLS = {
    "people": re.compile(rf"(?:{_GAP}){_ADVERB}(?:{_any('people_verbs')})\b(?!(?:{_GAP})(?:of|about|to)\b)"),
    "documents": re.compile(rf"(?:{_GAP}){_ADVERB}(?:{_any('document_verbs')})\b"),
}
# "according to experts", "say many analysts"; "according to researchers at Ghent University" names them.
_IN_FRONT = lazy_pattern(
    rf"\b(?:[Aa]ccording(?:{_GAP})to|says?)(?:{_GAP})(?:(?:some|many|most|several|industry|leading|recent)(?:{_GAP})){{0,2}}\Z"
)
_NAMED_BEHIND = lazy_pattern(rf"(?:{_GAP})(?:from|at|of|by|in|with|who|to|the|[a-z]+ed)\b|[\w’'-]")
_WEAK = frozenset({"evidence", "data", "statistics", "reports", "sources"})  # according to evidence presented at trial
# "it is widely believed that"; never "it is alleged", which is what a charge says.
_PASSIVE_OPENINGS = ("t is", "t\nis", "t has", "t\nhas")
_PASSIVE = lazy_pattern(
    rf"[Ii]t(?:{_GAP})(?:is|has(?:{_GAP})been)(?:{_GAP})(?:(?:widely|generally|commonly|often|also)(?:{_GAP}))?"
    rf"(?:{_any('passives')})(?=(?:{_GAP})that\b)"
)
# The word before decides: "the researchers say", "our data show" and "Census data show" are somebody's.
_BEFORE = lazy_pattern(rf"(?P<word>[^\W_][\w’'-]{{0,24}}|[^\w\s])(?:{_GAP})?\Z")
_MARK = lazy_pattern(r"\[\^?\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]|\b[A-Z][\w’'-]+,? \(?(?:19|20)\d\d\)|\bet al\b|\(\d{1,2}\)")
_DOCUMENT = lazy_pattern(
    r"[A-Z][\w’'&.-]*[ \t\n](?:[\w’'&.-]+[ \t\n]){0,4}?"
    r"(?:Audit|Barometer|Census|Data|Forecast|Index|Journal|Outlook|Poll|Report|Review|Statistics|Study|Survey"
    r"|audit|data|index|journal|poll|report|research|statistics|study|survey)\b"
)
# "The board will discuss the report": the words go on to another thing.
_VERB_INSIDE = lazy_pattern(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|may|must|next|the|a|an|this|that|its|their)\b"
)
_AROUND = 2  # sentences before and behind in which a named source clears
_BLOCKS = PROSE - {BlockKind.HEADLINE, BlockKind.SUBHEADLINE}


class VagueAttribution(Rule):
    """A statement rests on experts, studies or a passive voice, and nothing near says which.

    ## Why it matters
    "Studies show" can be neither checked nor cited; an editor has to ask, or strike it.

    ## What it leaves alone
    Groups and documents that are named or known from before (the researchers, our data, this report), a study or
    footnote within two sentences, a link in the paragraph, a person named in it or right behind it, charges ("it is
    alleged"), headlines and boilerplate.
    """

    id = "vague-attribution"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "⟦Experts say⟧ that the bridge will last for a century.",
        "The bridge is old. ⟦Studies have shown⟧ that old bridges need more care.",
        "The bridge will last for a century, ⟦according to experts⟧.",
        "⟦It is widely believed⟧ that the bridge will last for a century.",
        "Mayor Ana Example opened the hall. She thanked all.\n\n⟦Experts say⟧ that the bridge will last for a century.",
        "⟦Critics claim⟧ that the bridge is too wide. The Harbour Guild will discuss the report in May.",
        "The new tram is safe, and ⟦research shows⟧ that trams save lives.",
    )
    accepts = (
        "The researchers say that the bridge will last. Our data show it, and this research shows how.",
        "Experts say that the bridge will last. “It is well made,” said Professor Ana Example of Ghent University.",
        "Experts say that the bridge will last.\n\n“It is well made,” said Professor Ana Example of Ghent University.",
        "Studies show that old bridges need more care (www.harbour.int/bridges).",
        "A survey by the Harbour Institute asked for the reasons. Research shows that old bridges need more care.",
        "Harbour Bank analysts say that prices rise, and Census data show why.",
        "According to evidence presented at trial, the driver fled. Recent data suggest that fewer drivers flee.",
        "Many people think of trams when they hear the name, and some people expect to ride one.",
        "It is alleged that the driver fled. It is expected that the trial opens in May.",
        "According to researchers at Ghent University, the bridge will last.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the words that name nobody."""
        for span, of_people in sorted(_vague(release.text, release.vocabulary)):
            block = release.document.block_at(span.start)
            if block is None or block.kind not in _BLOCKS or _is_somebodys(release.text, span.start, block.span.start):
                continue
            source = _source_near(release, span, of_people=of_people)
            if source is not None:
                yield self.consistent("attribution", span, "a source is named near by", source)
                continue
            shown = " ".join(release.words(span).split())
            yield self.finding(release, span, f"“{shown}” names no source, and none stands near by", observed=shown)


def _vague(text: str, vocabulary: frozenset[str]) -> Iterator[tuple[Span, bool]]:
    """The places where a group or a kind of document speaks; true for people."""
    forms, known = _forms()
    stated = {word for form in vocabulary & known for word in forms[form]}
    for kind, tells in _TELLS.items():
        for word in stated.intersection(_VAGUE[kind]):
            for start in _places(text, word):
                end = start + len(word)
                if said := tells.match(text, end):
                    if not (word == "data" and said.group().split()[-1] in ("suggest", "indicate")):  # economists' use
                        yield Span(start, said.end()), kind == "people"
                elif word not in _WEAK and not _NAMED_BEHIND.match(text, end):
                    in_front = _IN_FRONT.search(text, max(0, start - 45), start)
                    if in_front:
                        yield Span(in_front.start(), end), kind == "people"
    for phrase in _PASSIVE_OPENINGS:
        at = text.find(phrase, 1)
        while at >= 0:
            passive = _PASSIVE.match(text, at - 1)
            if passive is not None and not text[max(0, at - 2) : at - 1].isalnum():
                yield Span(*passive.span()), False
            at = text.find(phrase, at + 1)


@cache
def _forms() -> tuple[dict[str, list[str]], frozenset[str]]:
    """The groups and kinds of document by the forms in which their last word may stand between blanks; the forms."""
    found: dict[str, list[str]] = {}
    for word in (*_VAGUE["people"], *_VAGUE["documents"]):
        for before in ("", *"“\"‘'([—–-"):
            for behind in ("", *"!?”\"’')]—–"):  # commas, colons and stops were taken out
                found.setdefault(f"{before}{word.rpartition(' ')[2]}{behind}", []).append(word)
    return found, frozenset(found)


def _places(text: str, word: str) -> Iterator[int]:
    """Where ``word`` stands as a word, its first letter in either case."""
    at = text.find(word[1:])
    while at >= 0:
        if at and text[at - 1].lower() == word[0] and not text[max(0, at - 2) : at - 1].isalnum():
            yield at - 1
        at = text.find(word[1:], at + 1)


def _is_somebodys(text: str, start: int, floor: int) -> bool:
    """True where the word before tells whose experts or studies these are."""
    before = _BEFORE.search(text, max(floor, start - 30), start)
    if before is None or text[start : start + 2].lower() in ("it", "ac", "sa"):
        return False
    word = before["word"]
    return not (word in '.!?;:,“"—–-' or word in _VAGUE["openers"] or word.lower() in _VAGUE["vague_before"])


def _source_near(release: Release, span: Span, *, of_people: bool) -> Span | None:
    """What names a source within two sentences: anything in the paragraph, a document also in the one before or behind.

    A person in the next paragraph may be one of the experts; one in the paragraph before is somebody else.
    """
    area, text = _around(release, span), release.text
    block = release.document.block_at(span.start)
    own = area if block is None else Span(max(area.start, block.span.start), min(area.end, block.span.end))
    for link in release.inside(release.mentions.links, own):
        return link.span
    mark = _MARK.search(text, area.start, area.end)
    if mark is not None:
        return Span(*mark.span())
    for document in _DOCUMENT.finditer(text, area.start, area.end):
        if not span.overlaps(Span(*document.span())) and not _VERB_INSIDE.search(document.group()):
            return Span(*document.span())
    for phrase in lines("attributions"):
        at = text.find(phrase, area.start, area.end)
        if at >= 0 and not span.overlaps(Span(at, at + len(phrase))):
            return Span(at, at + len(phrase))
    if of_people:
        for person in release.inside(release.mentions.persons, Span(own.start, max(own.start, area.end))):
            return person.span
        for organization in release.inside(release.mentions.organizations, area):
            if organization.span.start < span.start and release.same_sentence(organization.span, span):
                return organization.span
    return None


def _around(release: Release, span: Span) -> Span:
    sentences = release.document.sentences
    index = max(0, bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1)
    first, last = max(0, index - _AROUND), min(len(sentences) - 1, index + _AROUND)
    return Span(sentences[first].start, sentences[last].end)
