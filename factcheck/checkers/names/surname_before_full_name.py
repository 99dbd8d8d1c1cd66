"""A family name that stands before the full name."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.places import gazetteer
from factcheck.lexicon.reader import words
from factcheck.mentions.model import PersonMention
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_BODY = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE_PARAGRAPH})
# "the Stock trial", "Hansen & Stock", "Stock and Hansen", "Messrs. Stock": no person of that name, or not alone.
_NOT_ALONE_BEFORE = lazy_pattern(r"(?:\b(?i:the|an?|of|at|and)|[&,/“\"‘'()-]|[A-Z][\w.’'-]{0,30})[ \n]{0,2}\Z")
_GOES_ON = lazy_pattern(
    r"[’']s?[ \n,.]|,?[ \n]{1,2}(?:(?:also|then|now|later|first|himself|herself|[a-z]{2,12}ly)[ \n]{1,2})?"
    r"(?:said|says|told|tells|is|was|has|had|will|would|can|could|did|does|may|might|must|who|[a-z]{2,14}ed)\b"
)
_QUOTED_BEFORE = lazy_pattern(r"[,.!?…][”\"’'][ \n]\Z")  # "It is time," Stock said
_AND = lazy_pattern(r"[ \n]{1,2}(?:and|or|family|brothers|sisters|siblings)\b")
# "Marsh’s regime", "the Marsh bonds": somebody whom every reader knows.
_OF_ALL = lazy_pattern(
    r"(?:[’']s?)?[ \n](?:[a-z]{2,14}[ \n])?"
    r"(?:regime|bonds?|plan|doctrine|era|dictatorship|presidency|rule|name|government|administration|years)\b"
)
_NAMED = lazy_pattern(r"(?:[A-Z][\w.’'-]{0,30}[ \n,]{1,3}|\b(?:al|el|ul)[-‑ ])\Z")


class SurnameBeforeFullName(Rule):
    """A person is called by the family name alone before the release says who that is.

    ## Why it matters
    Readers meet "Stock said" and do not know who Stock is; mostly a paragraph was moved up.

    ## What it leaves alone
    Headlines, names with a title (Secretary General Stock), rulers and founders (Stock’s regime, Stock bonds), people
    of one name, families, and family names that are also a place or part of another name.
    """

    id = "surname-before-full-name"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "It was cold in the hall. ⟦Stock⟧ said the meeting would go on. Later Secretary General Jürgen Stock left.",
        "The meeting went on, although ⟦Weber⟧’s train was late. The doors opened at nine. Mayor Ana Weber left.",
        "“It is cold in the hall,” ⟦Weber⟧ said. The doors opened at nine. Mayor Ana Weber left.",
        "The meeting was ⟦Weber⟧’s, who likes the cold. The doors opened at nine. Mayor Ana Weber left.",
        "It was cold in the hall. If ⟦Weber⟧’s train had come, all would be well. Mayor Ana Weber left at noon.",
    )
    accepts = (
        "Secretary General Jürgen Stock opened the meeting. Stock said it would go on. Jürgen Stock left at noon.",
        "Secretary General Stock opened the meeting, and Jürgen Stock closed it.",
        "The Weber trial opened in May. Later Ana Weber, 41, was sentenced.",
        "It was known that Ana (once Anna) Weber left. Ana Weber, 41, is a nurse.",
        "It was led by Weber forces and the Weber circle. Later Ana Weber, 41, left.",
        "The hall was full. Weber’s regime has crushed the towns. Nobody will miss Otto Weber.",
        "The price of a T-Bill was low. T-Bill sales fell. Mayor Tom Bill left at noon.",
        "Nobody bought them. Weber bonds were sold in 1990 and Weber bonds fell. Otto Weber made them.",
        "The court named Anwar al-Samplin. Samplin was seen in May. Anwar Nasser Samplin, 41, left.",
        "Hansen & Weber, a law firm, said that Ana Weber has left.",
        Example(
            "Ana Weber pleads guilty\n\n7 June 2023\n\nGHENT – Weber told the court that she had no choice. It "
            "adjourned on Monday. Ana Weber, 41, was sentenced to a fine.\n",
            whole=True,
        ),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the first use of a family name alone, with the full name further down beside it."""
        for person in release.mentions.people:
            body = [mention for mention in person.mentions if _in_body(release, mention)]
            full = next((mention for mention in body if _is_full(mention)), None)
            if full is None or full is body[0] or not self._is_bare(body[0]):
                continue
            first = body[0]
            if not _stands_for_person(release, first) or _is_named_before(release, first):
                yield self.not_checkable("name", first.name_span, "it may be part of another name, or named before")
                continue
            yield self.finding(
                release,
                first.name_span,
                f"{first.name} stands here before the release says that this is {full.name}",
                observed=first.name,
                expected=full.name,
                related=[Related(full.span, "the full name stands only here")],
            )

    def _is_bare(self, mention: PersonMention) -> bool:
        return " " not in mention.name and mention.role is None and mention.honorific is None


def _in_body(release: Release, mention: PersonMention) -> bool:
    block = release.document.block_at(mention.span.start)
    return block is not None and block.kind in _BODY


def _is_full(mention: PersonMention) -> bool:
    """True for a given and a family name; "de Vries" is still a family name alone."""
    given = mention.name.split()[0]
    return " " in mention.name and mention.name != mention.family_name and not given.endswith(".")


def _stands_for_person(release: Release, mention: PersonMention) -> bool:
    """True for "Stock said", "Stock’s train"; false for "the Stock trial", "Hansen & Stock", places and bodies."""
    text, span = release.text, mention.name_span
    if _OF_ALL.match(text, span.end) or text[span.start - 1 : span.start] in ("-", "‑"):
        return False
    if mention.name in gazetteer().places or not _GOES_ON.match(text, span.end) or _AND.match(text, span.end):
        return False
    sentence = release.document.sentence_at(span.start)
    floor = sentence.start if sentence is not None else 0
    before = _NOT_ALONE_BEFORE.search(text, max(floor, span.start - 34), span.start)
    if _QUOTED_BEFORE.search(text, max(0, span.start - 4), span.start) is not None:
        before = None
    if before is not None and not (
        before.start() == floor and before.group().strip().lower() in words("sentence_openers") - {"the", "a", "an"}
    ):
        return False
    return not release.in_speech(span) and not _in_organization(release, span)


def _in_organization(release: Release, span: Span) -> bool:
    sentence = release.document.sentence_at(span.start)
    area = Span(sentence.start, span.end) if sentence else span
    return any(mention.span.overlaps(span) for mention in release.inside(release.mentions.organizations, area))


def _is_named_before(release: Release, mention: PersonMention) -> bool:
    """True when the family name stands before this place behind another capitalised word, in headlines too."""
    family = mention.name.lower()
    low = release.text[: mention.name_span.start].lower()
    at = low.find(family)
    while at >= 0:
        if _NAMED.search(release.text, max(0, at - 34), at):
            return True
        at = low.find(family, at + 1)
    return False
