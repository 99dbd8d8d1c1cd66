"""The organization that speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from factcheck.mentions.model import Mentions, OrganizationKind, OrganizationMention
from factcheck.record.locate import Locator, one_line
from factcheck.record.parts import Contact, Issuer
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "About Harbour Bank", "ABOUT HARBOUR.COM:", "About the Harbour Foundation"; not "About 52% of …"
_ABOUT = lazy_pattern(
    r"(?:About|ABOUT)\s{1,3}(?:the\s|The\s|THE\s)?(?P<name>[^\W\d_a-zß-ÿ][^\n:(]{1,70}?)"
    r"(?=\s{0,3}(?:[:\n(]|\Z|\.(?:\s|\Z)))"
)
_OPENING: tuple[tuple[BlockKind, Literal["headline", "lead"]], ...] = (
    (BlockKind.LEAD, "lead"),
    (BlockKind.HEADLINE, "headline"),
)
_NOT_A_NAME = lazy_pattern(r"(?:us|this|our|author|you|me)\b", re.IGNORECASE)
# "About the Company", "About the Ministry": the name stands elsewhere.
_COMMON = lazy_pattern(
    r"(?:company|group|corporation|firm|bank|foundation|ministry|department|agency|authority|institute|university"
    r"|hospital|museum|association|council|commission|partnership|project|programme|program|event|conference|report"
    r"|survey|study|author|artist|film|book|series|award|fund)s?",
    re.IGNORECASE,
)
_ARTICLE = lazy_pattern(r"(?:the|The|THE)\s{1,2}")
_LETTERS = lazy_pattern(r"[^\W_]+")
_SIGNED_WITHIN = 6
_LONGEST_LINE = 90
_SIGNS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CHROME, BlockKind.BOILERPLATE})


def issuer_of(document: Document, mentions: Mentions, contacts: tuple[Contact, ...], locate: Locator) -> Issuer | None:
    """Whose release it is: told by boilerplate, metadata, letterhead, lead, headline, or contact."""
    named = [mention for mention in mentions.organizations if mention.type is OrganizationKind.ORGANIZATION]
    return (
        _from_boilerplate(document, named, locate)
        or _from_metadata(document)
        or _from_letterhead(document, named, locate)
        or _from_opening(document, named, locate)
        or _from_contacts(document, contacts, named)
    )


def _from_boilerplate(document: Document, named: list[OrganizationMention], locate: Locator) -> Issuer | None:
    """The name in "About …"; of several, the one with which lead or headline begins."""
    names = list(_about_names(document))
    if not names:
        return None
    openings = [_words(document.text[start : start + 120]) for start in _openings(document)]
    span = next(
        (span for span in names if any(_begins(opening, _words(span.of(document.text))) for opening in openings)),
        names[0],
    )
    name = one_line(span.of(document.text)).rstrip(" .,®™")
    if _COMMON.fullmatch(name):
        name = _full_name(name, named) or ""
    return Issuer(name, "boilerplate", (locate.place(span),)) if name else None


def _about_names(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind in (BlockKind.BOILERPLATE, BlockKind.HEADING):
            about = _ABOUT.match(document.text, block.span.start, block.span.end)
            if about is not None and not _NOT_A_NAME.match(about["name"]):
                yield Span(*about.span("name"))


def _full_name(common: str, named: Iterable[OrganizationMention]) -> str | None:
    """The organization that "the Ministry" stands for: the one named most often with that word."""
    often = Counter(
        mention.name
        for mention in named
        if common.casefold() in mention.name.casefold().split() and " " in mention.name
    )
    return max(often, key=lambda name: often[name], default=None)


def _words(words: str) -> list[str]:
    return _LETTERS.findall(_ARTICLE.sub("", words, count=1).casefold())


def _begins(opening: list[str], name: list[str]) -> bool:
    """True when ``opening`` begins with the name or with its first word, a name by itself."""
    if not name or opening[:1] != name[:1]:
        return False
    return len(name[0]) > 3 or opening[: len(name)] == name


def _openings(document: Document) -> Iterator[int]:
    """Where lead and headline begin."""
    for kind, _ in _OPENING:
        for block in document.blocks:
            if block.kind is kind:
                yield _body_start(document, block.span)


def _from_letterhead(document: Document, named: list[OrganizationMention], locate: Locator) -> Issuer | None:
    """A line of its own above the headline or below the text that is an organization of the text, and nothing else."""
    often = Counter(mention.name for mention in named)
    names = {_key(name): name for name, count in often.items() if count > 1}
    for block in _edges(document):
        if len(block.span) <= _LONGEST_LINE:
            name = names.get(_key(block.span.of(document.text)))
            if name is not None:
                return Issuer(name, "letterhead", (locate.place(block.span),))
    return None


def _key(words: str) -> str:
    return " ".join(_words(words))


def _edges(document: Document) -> Iterator[Block]:
    """The short lines above the headline, then those below the text, from the last up."""
    blocks = document.blocks
    head = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), 0)
    yield from (block for block in blocks[:head] if block.kind is BlockKind.CHROME)
    for block in blocks[: -_SIGNED_WITHIN - 1 : -1]:
        if block.kind in (BlockKind.LEAD, BlockKind.HEADLINE):
            return
        if block.kind in _SIGNS:
            yield block


def _from_opening(document: Document, named: list[OrganizationMention], locate: Locator) -> Issuer | None:
    """The organization with which lead or headline begins, named again: "Harbour Bank opens a school for Aidnet"."""
    often = Counter(mention.name for mention in named)
    firsts = [_words(document.text[start : start + 60])[:1] for start in _openings(document)]
    for kind, basis in _OPENING:
        for block in document.blocks:
            if block.kind is not kind:
                continue
            start = _body_start(document, block.span)
            article = _ARTICLE.match(document.text, start)
            first = {start, article.end() if article else start}
            subject = next((mention for mention in named if mention.span.start in first), None)
            if subject is None or not _is_name(document, block, subject):
                continue
            if often[subject.name] > 1 or all(word == _words(subject.name)[:1] for word in firsts):
                places = (m.span for m in named if m.name == subject.name and block.span.contains(m.span))
                return Issuer(subject.name, basis, locate.places(places))
    return None


def _is_name(document: Document, block: Block, mention: OrganizationMention) -> bool:
    """False for a part of a headline in capitals, and for "FBI" of "FBI agents": a name stands before a small word."""
    if block.kind is BlockKind.HEADLINE:
        return not block.span.of(document.text).isupper()
    following = document.text[mention.span.end : mention.span.end + 2]
    return following[:1] in ",®™’'(" or not following.strip() or following[1:2] in '(“"' or following[1:2].islower()


def _body_start(document: Document, block: Span) -> int:
    """Where a block begins behind its dateline."""
    dateline = document.dateline
    start = dateline.end if dateline is not None and block.contains(dateline) else block.start
    while start < block.end and not document.text[start].isalnum():
        start += 1
    return start


def _from_contacts(
    document: Document, contacts: tuple[Contact, ...], named: list[OrganizationMention]
) -> Issuer | None:
    """The organization of a contact that headline or lead name too; a press office is none."""
    opening = [block.span for block in document.blocks if block.kind in (BlockKind.HEADLINE, BlockKind.LEAD)]
    names = {mention.name for mention in named if any(span.contains(mention.span) for span in opening)}
    for contact in contacts:
        if contact.organization in names:
            return Issuer(contact.organization, "contact", contact.spans)
    return None


def _from_metadata(document: Document) -> Issuer | None:
    for key in ("issuer", "publisher", "organization"):
        if name := one_line(document.metadata.get(key, "")):
            return Issuer(name, "metadata", ())
    return None
