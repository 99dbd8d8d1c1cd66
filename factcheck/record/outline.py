"""The parts of a release that its blocks tell: headline, dateline, sections, boilerplate, notes."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Literal

from factcheck.mentions.model import Mentions
from factcheck.record.locate import Locator, one_line
from factcheck.record.parts import Dateline, Passage, ReleaseDate, Section, SourceSpan
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern

DocumentType = Literal["press-release", "media-advisory", "statement", "correction"]

# Only the head of a release says what it is: "statement" in the body is an ordinary word.
_TYPES: tuple[tuple[re.Pattern[str], DocumentType], ...] = (
    (lazy_pattern(r"\b(?:media|press|photo|news)\s+(?:advisory|alert)\b", re.IGNORECASE), "media-advisory"),
    (
        lazy_pattern(r"^\W*(?:correction|corrected|correcting|update[d]?\s+and\s+corrected)\b", re.IGNORECASE),
        "correction",
    ),
    (
        lazy_pattern(
            r"^\W*(?:(?:joint|public|official|press)\s+)?statement\b|\bstatement\s+(?:by|from|of|on)\b", re.IGNORECASE
        ),
        "statement",
    ),
)
# "(NEWSWIRE)", "/24-7PressWire/" stand in datelines and are no place.
_WIRE = lazy_pattern(r"\([^()]{1,40}\)|/\s?[^/\n]{1,40}/")
_WORD = lazy_pattern(r"[^\W\d_]+\.?")
_LETTERS = lazy_pattern(r"[^\W\d_]+")
_SMALL = frozenset(
    {"and", "the", "of", "de", "del", "la", "las", "le", "di", "da", "do", "du", "des", "am", "on", "upon"}
)
_INITIALS = frozenset({"USA", "UAE", "DRC", "PNG", "NSW", "ACT", "QLD", "VIC", "TAS"})  # no names in capitals
_DATELINE_EDGE = lazy_pattern(
    r"^[\W_]+|[\s,:;|/(*–—−-]+(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\W*)?$"
)


def passage_of(document: Document, kind: BlockKind, locate: Locator) -> Passage | None:
    """The first run of neighbouring blocks of a kind as one passage, None without one."""
    passages = passages_of(document, kind, locate)
    return passages[0] if passages else None


def passages_of(document: Document, kind: BlockKind, locate: Locator) -> tuple[Passage, ...]:
    """Each run of neighbouring blocks of a kind as one passage."""
    return tuple(
        locate.passage(block.span for block in run)
        for is_kind, run in groupby(document.blocks, key=lambda block: block.kind is kind)
        if is_kind
    )


def headline_of(document: Document, locate: Locator) -> Passage | None:
    """The headline; where the text has none, the title that the file's metadata states."""
    passage = passage_of(document, BlockKind.HEADLINE, locate)
    if passage is None and (title := one_line(document.metadata.get("title", ""))):
        return Passage(title, _metadata_spans(document, "title"))
    return passage


def release_date_of(document: Document, mentions: Mentions, locate: Locator) -> ReleaseDate | None:
    """The day the release itself states; a date given on the command line is not the release's."""
    clock = mentions.clock
    if clock is None or clock.basis == "given":
        return None
    if clock.span is not None:
        return ReleaseDate(clock.day.isoformat(), clock.basis, (locate.place(clock.span),))
    return ReleaseDate(clock.day.isoformat(), clock.basis, _metadata_spans(document, "date"))


def _metadata_spans(document: Document, key: str) -> tuple[SourceSpan, ...]:
    """Where the front matter states a value: these spans are of the file already."""
    span = document.metadata_spans.get(key)
    if span is None:
        return ()
    line = 1 + document.source.count("\n", 0, span.start)
    return (SourceSpan(span.start, span.end, line, span.of(document.source)),)


def dateline_of(document: Document, mentions: Mentions, locate: Locator) -> Dateline | None:
    """The dateline with its place and day."""
    span = document.dateline
    if span is None:
        return None
    dates = [date for date in mentions.dates if span.contains(date.span)]
    day = next((date.first for date in dates if date.first is not None), None)
    first = min((date.span.start for date in dates), default=span.end)
    last = max((date.span.end for date in dates), default=span.end)
    # "OSLO, June 7, 2023 –" or "(NEWSWIRE) - June 7, 2023 - OSLO –"
    place = _place(document.text[span.start : first]) or _place(document.text[last : span.end])
    return Dateline(place or None, day.isoformat() if day else None, (locate.place(span),))


def _place(words: str) -> str:
    """The place without wires and the capitals of the dateline: "ST. LOUIS, Mo. (Wire) –" is St. Louis, Mo."""
    first, *rest = _WIRE.sub(" ", one_line(words)).split(",")
    opening = _LETTERS.search(first)
    if opening is None or not opening.group().isupper():  # "Leith, NYC": nothing is in capitals that needs none
        return _DATELINE_EDGE.sub("", ",".join((first, *rest)))
    return _DATELINE_EDGE.sub("", ",".join([_as_name(first, 0), *(_as_name(part, 1) for part in rest)]))


def _as_name(part: str, before: int) -> str:
    """``part`` without capitals; behind other words "AND" and "THE" are small."""
    written = _WORD.findall(part)
    if not any(len(word) > 2 and word.isupper() and word not in _INITIALS for word in written):
        return part
    position = before

    def name(match: re.Match[str]) -> str:
        nonlocal position
        position += 1
        word = match.group()
        if not word.isupper() or word in _INITIALS or len(word) == 1:
            return word
        if word.lower() in _SMALL and position > 1:
            return word.lower()
        # "AUSTIN TX", "WASHINGTON DC"
        return word if len(word) == 2 and position - before == len(written) > 1 else word.capitalize()

    return _WORD.sub(name, part)


def sections_of(document: Document, locate: Locator) -> tuple[Section, ...]:
    """The headings of the body."""
    return tuple(
        Section(one_line(block.span.of(document.text)), max(1, block.level), (locate.place(block.span),))
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    )


def type_of(document: Document) -> DocumentType:
    """What sort of release it is, by the words above the body."""
    for block in _head(document):
        words = block.span.of(document.text)
        for pattern, type_ in _TYPES:
            if pattern.search(words):
                return type_
    return "press-release"


def _head(document: Document) -> list[Block]:
    head = []
    for block in document.blocks[:8]:
        if block.kind in (BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.QUOTE_PARAGRAPH):
            break
        if block.kind in (BlockKind.HEADLINE, BlockKind.CHROME, BlockKind.DATE_LINE, BlockKind.HEADING):
            head.append(block)
    return head
