"""Who answers questions: names grouped with the addresses beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from factcheck.lexicon.reader import words as listed
from factcheck.mentions.model import ContactKind, ContactMention, Mentions, OrganizationMention, PersonMention
from factcheck.record.locate import Locator, one_line
from factcheck.record.parts import Contact
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass, field
from factcheck.text.span import Span

_LINE = lazy_pattern(r"[^\n]+")
# "Media contact:", "Press enquiries", "For further information, please contact", "Tel:", "E-mail"
_LABEL = lazy_pattern(
    r"\W*(?:(?:for|further|more|additional|information|please|and|media|press|investor|news|"
    r"company(?=\scontacts?\b)|public(?=\s(?:relations|en?quiries|in?quiries|information)\b)|"
    r"contacts?|relations|en?quiries|in?quiries|reporters?|journalists?|only|editors?|details|about|this|release|"
    r"email|e-mail|mail|tel|telephone|phone|mobile|cell|office|fax|web|website|direct|main|toll-free|or|at|on|via|call|"
    r"e|t|m|p|w)\b[\s.:,/()|&–—-]*)+",
    re.IGNORECASE,
)
_NAME = lazy_pattern(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s)?[^\W\d_a-zß-ÿ][\w'’.-]{0,30}"
    r"(?:\s(?:(?:van|von|der|de|da|del|di|la|le|al|bin|el)\s){0,2}[^\W\d_a-zß-ÿ][\w'’.-]{0,30}){1,3}"
)
# Words that make capitalised words an office or a firm, not a person.
_OFFICE = lazy_pattern(
    r"\b(?:office|team|desk|department|division|group|inc|llc|ltd|limited|corp|corporation|company|plc|gmbh|ag|communications|"
    r"affairs|agency|institute|university|ministry|bureau|association|foundation|council|center|centre|service|services|"
    r"partners|media|press|relations|hotline|line)\b",
    re.IGNORECASE,
)
# What somebody is, and what a page offers: no name of either.
_NO_NAME = lazy_pattern(
    r"\b(?:directors?|managers?|officers?|counsel|chief|head|spokes(?:man|woman|person)|secretary|president|ceo|cfo|vp"
    r"|advis[eo]rs?|coordinator|assistant|specialist|executive|editor|chair(?:man|woman)?|consultant|associate"
    r"|stay|connected|follow|subscribe|sign-up|newsletter|view|download|click|read|more|home|back|top|tags?|share|release|advisory|immediate)\b",
    re.IGNORECASE,
)
# "12 Quay Street", "#08-02, The Treasury", "Suite 400", "Bergen, NO 5003", "Hall of Justice, 330 W. Broadway"
_ADDRESS = lazy_pattern(
    r"\s*(?:#\s?\d|\d{1,5}[A-Za-z]?(?:[-–/]\d{1,5})?,?\s+(?:[NSEW]\.?\s+)?[A-Z]|p\.?\s?o\.?\s?box\b|(?:suite|level|floor|room|unit)\s+\w)"
    r"|[^\n]{0,60}\b(?:street|avenue|road|boulevard|broadway|square|lane|highway|plaza|building|tower|centre)\b[.,]?\s*(?:$|[,\d])"
    r"|[^\n]{0,60}\b(?:[A-Z]{2}\s{1,2}\d{5}(?:-\d{4})?|[A-Z][a-z]+\s\d{5,6}|[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2})\s*$",
    re.IGNORECASE,
)
_PARTS = lazy_pattern(r"\s{0,9}(?:,(?!\s?(?:Inc|LLC|LLP|Ltd|Corp|PLC|Co|GmbH|Pte)\b)|[;:|\t•·]|\s[–—-]\s|[/()])\s{0,9}")
# Where a line break may have been lost: a capital behind a small letter, behind "CEO" or "Ltd.".
_GLUE = lazy_pattern(r"(?<=[a-z.A-Z])(?=[A-Z][a-z]|[IP]R\b)(?<![ \n][A-Z])")
_WORD_BEFORE = lazy_pattern(r"[A-Za-z]{2,20}\.?\Z")
_WORD_BEHIND = lazy_pattern(r"[A-Z][a-z]{2,20}|[IP]R\b")
_LINE_WORDS = (
    listed("role_heads")
    | listed("role_fields")
    | {"inc.", "ltd.", "llc", "plc", "corp.", "gmbh", "inc", "ltd"}
    | {
        "contact",
        "contacts",
        "telephone",
        "phone",
        "email",
        "mobile",
        "cell",
        "fax",
        "web",
        "website",
        "media",
        "press",
    }
)
_TRIMMED = ' .:,*_#"“”'
_LINES_ABOVE, _SHORT = 2, 60
_SIDE_BY_SIDE, _SIGNATURE = 20, 90  # characters
_MOST_ADDRESS_LINES = 6
_MAY_NAME = frozenset({BlockKind.CHROME, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
# "For more information, contact Ana Ruiz at press@harbour.example": a contact inside a sentence.
_ASKS = lazy_pattern(
    r"\b(?:contact|contacts|en?quiries|inquiries|(?:more|further) information|questions)\b", re.IGNORECASE
)

_Named = TypeVar("_Named", ContactMention, PersonMention, OrganizationMention)


@dataclass(slots=True)
class _Draft:
    name: str | None = None
    organization: str | None = None
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    @property
    def reachable(self) -> bool:
        return bool(self.emails or self.phones)

    def add(self, mention: ContactMention) -> None:
        addresses = self.emails if mention.type is ContactKind.EMAIL else self.phones
        if mention.address not in addresses:
            addresses.append(mention.address)
        self.spans.append(mention.span)


def contacts_of(document: Document, mentions: Mentions, locate: Locator) -> tuple[Contact, ...]:
    """The contacts of the contact blocks; without such blocks, those of sentences that say whom to ask."""
    areas = _areas(document)
    if areas:
        drafts = _from_lines(document, mentions, areas)
    elif mentions.contacts:
        drafts = _from_sentences(document, mentions) or _from_pairs(document, mentions)
    else:
        return ()
    return tuple(
        Contact(
            draft.name,
            draft.organization,
            tuple(draft.emails),
            tuple(draft.phones),
            locate.places(sorted(set(draft.spans))),
        )
        for draft in _merged(drafts)
    )


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """The drafts that say how to reach somebody; who stands above and below the text is one contact."""
    kept: dict[object, _Draft] = {}
    for draft in drafts:
        if not draft.reachable:
            continue
        key = draft.name or (tuple(draft.emails), tuple(draft.phones))
        first = kept.setdefault(key, draft)
        if first is not draft:
            first.organization = first.organization or draft.organization
            first.emails.extend(email for email in draft.emails if email not in first.emails)
            first.phones.extend(phone for phone in draft.phones if phone not in first.phones)
            first.spans.extend(draft.spans)
    return list(kept.values())


def _from_lines(document: Document, mentions: Mentions, areas: list[Span]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for area in areas:
        for line in _LINE.finditer(document.text, area.start, area.end):
            _read_line(drafts, document, mentions, Span(line.start(), line.end()))
    return drafts


def _areas(document: Document) -> list[Span]:
    """The contact blocks, with the short lines right above one: a name and an office that stand by themselves."""
    areas: list[Span] = []
    above: list[Span] = []
    for block in document.blocks:
        if block.kind is BlockKind.CONTACT:
            areas.extend(_above(document, above))
            areas.append(block.span)
            above = []
        elif block.kind in _MAY_NAME and len(block.span) <= _SHORT:
            above.append(block.span)
        else:
            above = []
    return areas


def _above(document: Document, lines: list[Span]) -> list[Span]:
    """The name and office above an address, or right above the contact."""
    last = len(lines)
    while last and len(lines) - last < _MOST_ADDRESS_LINES and _ADDRESS.match(lines[last - 1].of(document.text)):
        last -= 1
    return lines[max(0, last - _LINES_ABOVE) : last]


def _read_line(drafts: list[_Draft], document: Document, mentions: Mentions, line: Span) -> None:
    """Takes the names and addresses of a line in the order in which they stand."""
    addresses = _inside(mentions.contacts, line)
    if _ADDRESS.match(document.text[line.start : addresses[0].span.start if addresses else line.end]):
        _reach(drafts, addresses)
        return
    start = line.start
    for address in (*addresses, None):
        end = address.span.start if address else line.end
        for part in _named_parts(document, start, end):
            _name(drafts, document, mentions, part)
        if address is not None:
            _reach(drafts, [address])
            start = address.span.end


def _reach(drafts: list[_Draft], addresses: list[ContactMention]) -> None:
    """Gives the addresses to the last draft."""
    for address in addresses:
        if not drafts:
            drafts.append(_Draft())
        drafts[-1].add(address)


def _named_parts(document: Document, start: int, end: int) -> Iterator[Span]:
    """The stretches between two addresses that are not labels."""
    text = document.text
    position = start
    cuts = [match.span() for match in _PARTS.finditer(text, start, end)]
    glued = [glue.start() for glue in _GLUE.finditer(text, start, end)]
    cuts.extend((place, place) for place in glued if _is_glued(text, start, place, end))
    for stop, after in (*sorted(cuts), (end, end)):
        if stop < position:
            continue
        label = _LABEL.match(text, position, stop)
        first = label.end() if label else position
        words = text[first:stop]
        if words.strip(_TRIMMED):
            left = len(words) - len(words.lstrip(_TRIMMED))
            yield Span(first + left, first + len(words.rstrip(_TRIMMED)))
        position = after


def _is_glued(text: str, start: int, position: int, end: int) -> bool:
    """True where a line break was lost inside a word: "Harbour Ltd.|Jane Roe, Chair|Email: …", but not "Mc|Donald"."""
    left = _WORD_BEFORE.search(text, max(start, position - 24), position)
    right = _WORD_BEHIND.match(text, position, end)
    words_beside = {match.group().lower() for match in (left, right) if match is not None}
    return not _LINE_WORDS.isdisjoint(words_beside)


def _name(drafts: list[_Draft], document: Document, mentions: Mentions, part: Span) -> None:
    """Takes a stretch as a person, an office or the organization of a contact."""
    words = one_line(part.of(document.text))
    person = _first_in(mentions.persons, part)
    if person is None and _NO_NAME.search(words):
        return
    organization = _first_in(mentions.organizations, part)
    fresh = not drafts or drafts[-1].reachable or drafts[-1].name is not None
    named = bool(drafts) and not drafts[-1].reachable and drafts[-1].name is not None
    if (
        person is not None and named and words.startswith(("of ", "Office "))
    ):  # "Ana Ruiz, Office of Senator Hald, 555-0143"
        person = None
    if person is not None and " " in person.name and _waits(drafts, part.start):
        drafts[-1].name = person.name
        drafts[-1].spans.append(person.name_span)
    elif person is not None and " " in person.name:
        firm = organization.name if organization is not None and organization.span.end <= person.span.start else None
        drafts.append(_Draft(person.name, person.organization or firm, spans=[person.name_span]))
    elif person is None and organization is None and _NAME.fullmatch(words) and not _OFFICE.search(words):
        if fresh and (not drafts or drafts[-1].reachable):
            drafts.append(_Draft(words, spans=[part]))
        elif not fresh:
            drafts[-1].name = words
            drafts[-1].spans.append(part)
    elif organization is not None or _OFFICE.search(words):
        name = organization.name if organization is not None else words
        if drafts and not drafts[-1].reachable and drafts[-1].organization is None:
            drafts[-1].organization = name
            drafts[-1].spans.append(part)
        elif (not drafts or drafts[-1].reachable) and words[:1].isupper() and len(words) < _SHORT:
            drafts.append(_Draft(organization=name, spans=[part]))


def _waits(drafts: list[_Draft], position: int) -> bool:
    """True when the last draft is an organization named right before, and nobody of it yet."""
    if not drafts or drafts[-1].reachable or drafts[-1].name is not None:
        return False
    return position - max((span.end for span in drafts[-1].spans), default=position) <= _SHORT


def _from_sentences(document: Document, mentions: Mentions) -> list[_Draft]:
    drafts: dict[Span, _Draft] = {}
    silent: Span | None = None  # the sentence looked at last, when it does not say whom to ask
    for mention in mentions.contacts:
        sentence = document.sentence_at(mention.span.start)
        if sentence is None or sentence == silent:
            continue
        draft = drafts.get(sentence)
        if draft is None and not _ASKS.search(document.text, sentence.start, sentence.end):
            silent = sentence
            continue
        if draft is None:
            draft = drafts[sentence] = _Draft()
            person = _first_in(mentions.persons, sentence)
            organization = _first_in(mentions.organizations, sentence)
            if person is not None:
                draft.name = person.name
                draft.spans.append(person.name_span)
            if organization is not None:
                draft.organization = organization.name
                draft.spans.append(organization.span)
        draft.add(mention)
    return list(drafts.values())


def _from_pairs(document: Document, mentions: Mentions) -> list[_Draft]:
    """The contact of an e-mail address and a phone number side by side, as under a signature; a list is none."""
    pairs = [
        (first, second)
        for first, second in pairwise(mentions.contacts)
        if first.type is not second.type and second.span.start - first.span.end <= _SIDE_BY_SIDE
    ]
    if len(pairs) != 1:
        return []
    draft = _Draft()
    address = pairs[0][0].span.start
    named = _inside(mentions.organizations, Span(max(0, address - _SIGNATURE), address))
    if named and ". " not in document.text[named[-1].span.end : address]:
        draft.organization = named[-1].name
        draft.spans.append(named[-1].span)
    for mention in pairs[0]:
        draft.add(mention)
    return [draft]


def _first_in(mentions: Sequence[_Named], area: Span) -> _Named | None:
    return next(iter(_inside(mentions, area)), None)


def _inside(mentions: Sequence[_Named], area: Span) -> list[_Named]:
    """Those of ``mentions``, which stand in order, that lie in ``area``."""
    first = bisect_left(mentions, area.start, key=_start)
    last = bisect_left(mentions, area.end, first, key=_start)
    return [mention for mention in mentions[first:last] if mention.span.end <= area.end]


def _start(mention: ContactMention | PersonMention | OrganizationMention) -> int:
    return mention.span.start
