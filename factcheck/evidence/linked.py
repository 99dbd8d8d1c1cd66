"""Links as receipts: what a claim links to, or has a footnote for, is the source it is weighed against."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from factcheck.claims.claim import Claim
from factcheck.errors import InputNotRead
from factcheck.evidence.figures import figure_of, statements
from factcheck.evidence.match import weigh_figure
from factcheck.evidence.source import Source, Sources, read_sources
from factcheck.evidence.verdict import FactKind, Outcome, Verdict
from factcheck.mentions.model import (
    CountMention,
    LinkMention,
    Mentions,
    MoneyMention,
    PercentageMention,
    QuantityMention,
)
from factcheck.mentions.nearby import Nearby
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass, replace
from factcheck.text.span import Span

_FIGURES = (CountMention, MoneyMention, PercentageMention, QuantityMention)
_SCHEME = lazy_pattern(r"[a-z][a-z0-9+.-]{1,20}:|//|#", re.IGNORECASE)
_WEB = lazy_pattern(r"https?://", re.IGNORECASE)
_ESCAPE = lazy_pattern(rb"%([0-9A-Fa-f]{2})")
_NOTE_MARK = lazy_pattern(r"\[\^?(\d{1,2})\]|([¹²³⁴⁵⁶⁷⁸⁹])|(\*{1,2})")
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link leads to: a file to read, or why there is none; neither where it is not ours to open.

    ``address`` is the web page that the file is a copy of.
    """

    path: str | None = None
    problem: str | None = None
    address: str | None = None


# What the web pages were found to be that were asked for before this run, by their addresses.
Pages = Mapping[str, Opened]


def weigh_linked(document: Document, mentions: Mentions, claims: Sequence[Claim], pages: Pages) -> Iterator[Verdict]:
    """The verdict on each figure of a claim by the files it links to, and on each link that leads to none."""
    reported: set[Span] = set()
    for claim in claims:
        found: dict[str, Opened] = {}
        for link in _links_of(document, mentions, claim):
            opened = open_link(document.path, link.target, pages)
            problem = opened.problem or (_unreadable(opened.path) if opened.path is not None else None)
            if problem is not None and link.span not in reported:
                reported.add(link.span)
                yield Verdict(FactKind.LINK, link.span, Outcome.NOT_FOUND, problem)
            elif problem is None and opened.path is not None:
                found[opened.path] = opened
        if found:
            yield from _weighed(document, mentions, claim, _read(found))


def linked_addresses(document: Document, mentions: Mentions, claims: Sequence[Claim]) -> Iterator[str]:
    """The addresses of the web pages that claims link to, in the order of the claims."""
    for claim in claims:
        for link in _links_of(document, mentions, claim):
            if _WEB.match(link.target):
                yield link.target.partition("#")[0]


def _read(found: Mapping[str, Opened]) -> Sources:
    """The files as sources; the copy of a web page goes by its address, which is what the reader can open."""
    return Sources(tuple(_addressed(source, found.get(source.path)) for source in read_sources(tuple(found))))


def _addressed(source: Source, opened: Opened | None) -> Source:
    if opened is None or opened.address is None:
        return source
    return replace(source, document=replace(source.document, path=opened.address))


def _weighed(document: Document, mentions: Mentions, claim: Claim, sources: Sources) -> Iterator[Verdict]:
    stated, nearby = statements(sources), Nearby(mentions)
    for mention in claim.mentions:
        if isinstance(mention, _FIGURES):
            yield weigh_figure(figure_of(mention, document, nearby), stated)


@lru_cache(maxsize=256)
def _unreadable(path: str) -> str | None:
    try:
        read_sources((path,))
    except InputNotRead as error:
        return str(error)
    return None


def _links_of(document: Document, mentions: Mentions, claim: Claim) -> Iterator[LinkMention]:
    """The links in a claim or that it rests on, and those of its footnote."""
    places = [claim.span, *claim.evidence, *_notes_of(document, claim)]
    for link in mentions.links:
        if any(place.overlaps(link.span) for place in places):
            yield link


def _notes_of(document: Document, claim: Claim) -> Iterator[Span]:
    for place in claim.evidence:
        mark = _NOTE_MARK.fullmatch(place.of(document.text))
        if mark is None:
            continue
        name = mark[1] or (mark[2] or "").translate(_RAISED) or mark[3]
        for block in document.blocks:
            words = block.span.of(document.text)
            if block.span.start > place.end and _is_note(words, name, block.kind):
                yield block.span


def _is_note(words: str, name: str, kind: BlockKind) -> bool:
    """True for the note of this mark: "[3] The report", or "3. The report" among the notes."""
    mark = _NOTE_MARK.match(words)
    marked = mark is not None and (mark[1] or (mark[2] or "").translate(_RAISED) or mark[3]) == name
    return marked or (kind is BlockKind.NOTES and words.startswith(f"{name}."))


def open_link(document: str, target: str, pages: Pages) -> Opened:
    """What a link of the file ``document`` leads to; a file is opened only below its folder or the current one."""
    if _WEB.match(target):
        return pages.get(target.partition("#")[0], Opened())
    if not target or _SCHEME.match(target):
        return Opened()
    name = _unescaped(target.partition("#")[0].partition("?")[0])
    path = os.path.normpath(os.path.join(os.path.dirname(document), name))
    folders = (os.path.realpath(os.path.dirname(document) or "."), os.path.realpath("."))
    real = os.path.realpath(path)
    if not any(real.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders):
        return Opened(problem=f"the link leads out of the folder: {target}")
    return Opened(path) if os.path.isfile(path) else Opened(problem=f"the link leads to no file: {target}")


def _unescaped(name: str) -> str:
    if "%" not in name:
        return name
    data = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), name.encode("utf-8", "surrogateescape"))
    return data.decode("utf-8", "surrogateescape").replace("\0", "")
