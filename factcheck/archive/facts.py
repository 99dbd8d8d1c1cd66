"""The facts of a release that other releases may state too: foundings, totals that grow, offices, figures of claims."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.archive.stated import Manner, StatedFact, key_of, plain
from factcheck.claims.claim import Claim
from factcheck.lexicon.reader import lines, words
from factcheck.mentions.identity import Identity, identity_of
from factcheck.mentions.model import (
    CountMention,
    DateMention,
    Mentions,
    MoneyMention,
    OrganizationKind,
    PercentageMention,
    Precision,
    QuantityMention,
)
from factcheck.mentions.nearby import Nearby
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

Figure = CountMention | MoneyMention | PercentageMention | QuantityMention
_FIGURES = (CountMention, MoneyMention, PercentageMention, QuantityMention)


def facts_of(document: Document, mentions: Mentions, claims: tuple[Claim, ...]) -> Iterator[StatedFact]:
    """The facts of a release, each kind in the order of the text."""
    nearby = Nearby(mentions)
    yield from _foundings(document, nearby)
    yield from _makings(document, nearby)
    yield from _offices(mentions)
    yield from _figures(document, nearby, claims)


# ------------------------------------------------------------------------------------------------ foundings

_FOUNDED = lazy_pattern(
    r"\b(?P<verb>[Ff]ounded|[Ee]stablished|[Ii]ncorporated|[Cc]hartered|[Cc]reated)"
    r"(?:[ \n]in[ \n](?P<place>[A-Z][\w’'.-]{1,30}(?:,?[ \n][A-Z][\w’'.-]{1,30}){0,3}),?)?"
    r"[ \n]in[ \n](?:[A-Z][a-z]{2,8}[ \n])?"
    r"(?P<year>1[5-9]\d\d|20\d\d)\b(?![-–/])"
)
_BEFORE_COMMA = lazy_pattern(r"(?:[ \n]\([^()\n]{2,20}\))?,[ \n](?:which[ \n]was[ \n])?\Z")
_PASSIVE = lazy_pattern(r"(?:[ \n]\([^()\n]{2,20}\))?[ \n](?:was|has[ \n]been)[ \n](?:originally[ \n]|first[ \n])?\Z")
_AFTER = lazy_pattern(r",[ \n](?:the[ \n])?\Z")
_LONGEST_GAP, _NEAR = 40, 160


def _foundings(document: Document, nearby: Nearby) -> Iterator[StatedFact]:
    """The year, and the place, in which an organization was founded."""
    text = document.text
    for match in _FOUNDED.finditer(text):
        sentence = document.sentence_at(match.start())
        if sentence is None:
            continue
        around = Span(max(sentence.start, match.start() - _NEAR), min(sentence.end, match.end() + _NEAR))
        subject = _founded_body(text, Span(*match.span()), sentence.start, nearby.within(around))
        if subject is None or _is_common(subject):
            continue
        year, span = float(match["year"]), Span(*match.span())
        yield StatedFact(key_of("founded", subject), Manner.STATIC, match["year"], span, year, year)
        if match["place"] and match["verb"].lower() == "founded":
            yield StatedFact(key_of("founded in", subject), Manner.STATIC, plain(match["place"].split(",")[0]), span)


# "The city created the Norrvik Harbour Authority (NHA) in May 1923".
_MADE = lazy_pattern(r"\b(?:founded|established|created)[ \n](?:the[ \n])?(?=[A-Z])")
_IN_YEAR = lazy_pattern(
    r"(?:[ \n]\([^()\n]{2,20}\))?[ \n](?P<when>in[ \n](?:[A-Z][a-z]{2,8}[ \n])?(?P<year>1[5-9]\d\d|20\d\d))\b(?![-–/])"
)


def _makings(document: Document, nearby: Nearby) -> Iterator[StatedFact]:
    """The year in which somebody founded an organization."""
    for match in _MADE.finditer(document.text):
        named = nearby.within(Span(match.start(), match.end() + 1)).organizations
        body = next((one for one in named if one.span.start in (match.end(), match.end() - len("the "))), None)
        year = _IN_YEAR.match(document.text, body.span.end) if body is not None else None
        if body is not None and year is not None and not _is_common(body.name):
            value, place = float(year["year"]), Span(*year.span("when"))
            yield StatedFact(key_of("founded", body.name), Manner.STATIC, year["year"], place, value, value)


def _is_common(name: str) -> bool:
    """True for a name that many bodies bear ("the Working Group, established in 2000"), and for a single word."""
    parts = name.split()
    return len(parts) < 2 or all(part in _COMMON or part.casefold() in _common_words() for part in parts)


_COMMON = frozenset({"Working", "Steering", "Executive", "Joint", "Special", "Expert", "Advisory", "Standing", "Trust"})


@cache
def _common_words() -> frozenset[str]:
    """The nouns of bodies: "committee", "office"."""
    heads = dict(line.split(" | ", 1) for line in lines("organization_cues"))["head"]
    return words("issuer_generics") | frozenset(heads.casefold().split())


def _founded_body(text: str, verb: Span, start: int, mentions: Mentions) -> str | None:
    """The organization that the sentence says was founded; it stands beside the verb."""
    named = [one for one in mentions.organizations if one.type is OrganizationKind.ORGANIZATION]
    for mention in named:
        if mention.span.end <= verb.start and verb.start - mention.span.end <= _LONGEST_GAP:
            gap = text[mention.span.end : verb.start]
            if _PASSIVE.fullmatch(gap) or _BEFORE_COMMA.fullmatch(gap):
                return mention.name
        if verb.start == start and mention.span.start - verb.end <= len(", the "):
            return mention.name if _AFTER.fullmatch(text[verb.end : mention.span.start]) else None
    return None


# -------------------------------------------------------------------------------------------------- offices


def _offices(mentions: Mentions) -> Iterator[StatedFact]:
    """The office of each person who is named with one."""
    for person in mentions.people:
        first = next((one for one in person.mentions if one.role), None)
        if first is not None and first.role and " " in person.name:
            yield StatedFact(key_of("office", person.name), Manner.DATED, " ".join(first.role.split()), first.span)


# -------------------------------------------------------------------------------------------------- figures

_LONGEST_SENTENCE = 2_000  # what is longer is a table or a list
# "has trained 400 officers since 2014", "seizures to date": a total that only grows. "in the year to date" starts anew.
_STARTS_ANEW = lazy_pattern(
    r"(?i)\b(?:year|month|quarter|season|week)[- \n]to[- \n]date\b|\b(?:this|so[ \n]far[ \n]in)[ \n]"
)
_SINCE = lazy_pattern(
    r"\b[Ss]ince(?:[ \n](?:its|the|their)[ \n](?:launch|start|beginning|opening|inception)[ \n]in)?[ \n]\Z"
)
_LONGEST_SINCE = 60
_PERFECT = lazy_pattern(r"\b(?:has|have)[ \n](?:[a-z]{2,12}ly[ \n])?(?:been[ \n])?[a-z]{3,16}\b")


@dataclass(frozen=True, slots=True)
class _Total:
    """The day from which a total counts, and whom the sentence is about."""

    since: str
    about: str


def _figures(document: Document, nearby: Nearby, claims: tuple[Claim, ...]) -> Iterator[StatedFact]:
    """The figures of claims, each under what it is a figure of; those that only grow under the day they count from."""
    seen: set[Span] = set()
    for claim in claims:
        for mention in claim.mentions:
            if not isinstance(mention, _FIGURES) or mention.span in seen:
                continue
            seen.add(mention.span)
            sentence = document.sentence_at(mention.span.start)
            if sentence is None or len(sentence) > _LONGEST_SENTENCE:
                continue
            beside = nearby.within(sentence)
            identity = identity_of(mention, document, beside)
            if identity.noun is not None and identity.apart is None:
                yield _figure(document, beside, mention, identity)


def _figure(document: Document, mentions: Mentions, mention: Figure, identity: Identity) -> StatedFact:
    number, said = mention.number, " ".join(mention.span.of(document.text).split())
    what = (" ".join((*sorted(identity.modifiers), identity.noun or "")), identity.unit or "", identity.governor or "")
    total = _total(document, mentions, mention, identity)
    if total is None:
        key, manner = key_of("figure", *what, " ".join(sorted(identity.places))), Manner.DATED
    else:
        key, manner = key_of("total", *what, total.about, total.since), Manner.GROWING
    return StatedFact(key, manner, said, mention.span, number.low, number.high)


def _total(document: Document, mentions: Mentions, mention: Figure, identity: Identity) -> _Total | None:
    """Since when a figure has been added up; None for a figure that may fall."""
    sentence = identity.sentence
    if sentence is None or isinstance(mention, PercentageMention):
        return None
    stated = sentence.of(document.text)
    if _STARTS_ANEW.search(stated) or not _PERFECT.search(stated):
        return None
    dates = [date for date in mentions.dates if sentence.contains(date.span)]
    since = next(
        (
            date
            for date in dates
            if _SINCE.search(document.text[max(sentence.start, date.span.start - 60) : date.span.start])
        ),
        None,
    )
    if since is None or len(dates) > 1 or since.precision not in (Precision.YEAR, Precision.MONTH, Precision.DAY):
        return None
    if since.first is None or (since.first == since.last and since.basis is not None):
        return None  # "since Friday"
    if len(mentions.counts) + len(mentions.money) + len(mentions.quantities) > 1:
        return None  # which of two figures has grown since, words do not tell
    bodies = {one.name for one in mentions.organizations}
    about = plain(" ".join(sorted(bodies | identity.places)))
    return _Total(_since(since), about) if about else None


def _follows_since(text: str, sentence: Span, date: Span) -> bool:
    return _SINCE.search(text[max(sentence.start, date.start - _LONGEST_SINCE) : date.start]) is not None


def _since(date: DateMention) -> str:
    return str(date.value())
