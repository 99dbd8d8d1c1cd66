"""What in an e-mail its sender wrote, and what stands around it: earlier messages, their headers, a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from factcheck.loading.draft import Draft
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

# "On Wed, 7 June 2023 at 10:02, Jane Doe <jane@example.org> wrote:"
_WROTE = lazy_pattern(
    r"\s{0,9}(?:On\b.{5,240}\bwrote|Am\b.{5,240}\bschrieb\b.{0,80}|Le\b.{5,240}\ba écrit"
    r"|El\b.{5,240}\bescribió|Op\b.{5,240}\b(?:schreef|geschreven)\b.{0,80}|Il\b.{5,240}\bha scritto)\s{0,3}:?\s{0,9}",
    re.IGNORECASE | re.DOTALL,
)
_FORWARDED = lazy_pattern(
    r"[-_=\s>]{0,40}(?:(?:begin )?forwarded message|weitergeleitete nachricht|message transféré)[-_=:\s]{0,40}",
    re.IGNORECASE,
)
_ORIGINAL = lazy_pattern(
    r"-{2,20}\s{0,3}(?:original (?:message|appointment)|ursprüngliche nachricht|message d['’]origine)\s{0,3}-{2,20}",
    re.IGNORECASE,
)
_HEADER = lazy_pattern(
    r"\*?(from|sent|date|to|cc|subject|reply-to|importance|von|gesendet|an|betreff|de|envoyé|à|objet"
    r"|enviado|para|asunto|van|verzonden|aan|onderwerp)\s?:\*?\s{0,10}(.{0,500})",
    re.IGNORECASE,
)
_FIRST_HEADERS = frozenset({"from", "von", "de", "van"})
_SUBJECTS = frozenset({"subject", "betreff", "objet", "asunto", "onderwerp"})
_DAYS = frozenset({"sent", "date", "gesendet", "envoyé", "enviado", "verzonden"})
_FEWEST_HEADERS = 3
_MOST_HEADERS = 12
_LONGEST_INTRODUCTION = 300


class Origin(Enum):
    """Where words of an e-mail come from."""

    OWN = auto()
    INTRODUCTION = auto()
    EARLIER = auto()
    SIGNATURE = auto()


@dataclass(slots=True)
class Thread:
    """What the lines above the first earlier message say of it."""

    forwarded: bool = False
    subject: str = ""
    day: str = ""

    def learn(self, other: Thread) -> None:
        """Takes over what is not known yet."""
        self.forwarded = self.forwarded or other.forwarded
        self.subject = self.subject or other.subject
        self.day = self.day or other.day


@dataclass(frozen=True, slots=True)
class Told:
    """A text with the origin of each of its blocks."""

    draft: Draft
    origins: Sequence[Origin]
    thread: Thread = field(default_factory=Thread)


def is_attribution(words: str) -> bool:
    """True for "On Wednesday Jane Doe wrote:", the line above words that are quoted from an earlier message."""
    return len(words) <= _LONGEST_INTRODUCTION and _WROTE.fullmatch(words) is not None


def is_forward_mark(words: str) -> bool:
    """True for "---------- Forwarded message ---------"."""
    return len(words) <= _LONGEST_INTRODUCTION and _FORWARDED.fullmatch(words) is not None


def is_original_mark(words: str) -> bool:
    """True for "-----Original Message-----"."""
    return len(words) <= _LONGEST_INTRODUCTION and _ORIGINAL.fullmatch(words.strip()) is not None


def is_signature_mark(line: str) -> bool:
    """True for the line that mail programs draw above a signature."""
    return line in ("-- ", "--")


def header_lines(lines: Sequence[str]) -> tuple[int, Thread] | None:
    """How many lines the header of an earlier message takes ("From: … Sent: … Subject: …"), and what it says.

    None where no such header begins.
    """
    first = _HEADER.match(lines[0].strip()) if lines else None
    if first is None or first.group(1).lower() not in _FIRST_HEADERS:
        return None
    thread = Thread()
    found = count = 0
    for line in lines[:_MOST_HEADERS]:
        if not line.strip():
            break
        count += 1
        match = _HEADER.match(line.strip())
        if match is None:
            continue
        found += 1
        name, value = match.group(1).lower(), match.group(2).strip()
        if name in _SUBJECTS:
            thread.subject = value
        elif name in _DAYS:
            thread.day = value
    return (count, thread) if found >= _FEWEST_HEADERS else None


def told_blocks(draft: Draft) -> Told:
    """The origins of the blocks of a page, whose quotations are marked as such."""
    thread = Thread()
    pairs = [
        (block, origin)
        for block, origin in zip(draft.blocks, _origins(draft, thread), strict=True)
        if not (origin is Origin.SIGNATURE and is_signature_mark(block.span.of(draft.text)))
    ]
    blocks = tuple(block for block, _ in pairs)
    return Told(replace(draft, blocks=blocks), [origin for _, origin in pairs], thread)


def _origins(draft: Draft, thread: Thread) -> Iterator[Origin]:
    state = Origin.OWN
    skipped = 0
    for index, block in enumerate(draft.blocks):
        words = block.span.of(draft.text)
        if skipped:
            skipped -= 1
            yield Origin.INTRODUCTION
            continue
        header = _header_of(draft, index)
        if header is not None:
            blocks, learnt = header
            thread.learn(learnt)
            state, skipped = Origin.EARLIER, blocks - 1
            yield Origin.INTRODUCTION
        elif is_forward_mark(words) or is_original_mark(words):
            thread.learn(Thread(forwarded=is_forward_mark(words)))
            state = Origin.EARLIER
            yield Origin.INTRODUCTION
        elif is_attribution(words):
            quoted = index + 1 < len(draft.blocks) and draft.blocks[index + 1].kind is BlockKind.QUOTE_PARAGRAPH
            state = Origin.OWN if quoted else Origin.EARLIER
            yield Origin.INTRODUCTION
            if quoted:
                state = Origin.INTRODUCTION  # until the quotation ends
        elif state is Origin.INTRODUCTION:
            if block.kind is not BlockKind.QUOTE_PARAGRAPH:
                state = Origin.OWN
            yield Origin.EARLIER if state is Origin.INTRODUCTION else Origin.OWN
        elif state is Origin.OWN and is_signature_mark(words):
            state = Origin.SIGNATURE
            yield Origin.SIGNATURE
        else:
            yield state


def _header_of(draft: Draft, index: int) -> tuple[int, Thread] | None:
    """The number of blocks that the header of an earlier message takes, in one block of lines or one line a block."""
    first = draft.blocks[index].span.of(draft.text)
    lines = first.split("\n")
    if len(lines) >= _FEWEST_HEADERS:
        found = header_lines(lines)
        return (1, found[1]) if found is not None else None
    following = [block.span.of(draft.text) for block in draft.blocks[index : index + _MOST_HEADERS]]
    if any("\n" in line for line in following[:_FEWEST_HEADERS]):
        return None
    taken = next((i for i, line in enumerate(following) if _HEADER.match(line) is None), len(following))
    return header_lines(following[:taken]) if taken >= _FEWEST_HEADERS else None
