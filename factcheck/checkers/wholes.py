"""The whole that "of them" takes up: named in the same sentence before the part, else in the sentence before."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.checkers.arithmetic import within
from factcheck.mentions.model import CountMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "In 118 of them (29%)", "on 203 of these".
OF_THEM = lazy_pattern(r"[ \n]+of[ \n]+(?:them|these|those|whom|which)\b(?![ \n]+[a-z]+s\b)")
# "Of these, 1,012 plan to …", "Of those, about 40 …".
_THEM_FIRST = lazy_pattern(r"(?i)\bof[ \n]+(?:them|these|those),?[ \n]+(?:(?:some|about|only|just|around)[ \n]+)?$")
_LONGEST_OPENING = 24
_NEAR = 600  # characters: two paragraphs


def takes_up(release: Release, part: CountMention) -> bool:
    """True when the words beside a number say that it is a part of what was named before."""
    text = release.text
    if OF_THEM.match(text, part.number_span.end):
        return True
    start = part.span.start
    opening = text[max(0, start - _LONGEST_OPENING) : start]
    if not opening.endswith((" ", "\n")) or "of" not in opening.lower():
        return False
    return _THEM_FIRST.search(text, max(0, start - _LONGEST_OPENING), start) is not None


def wholes_before(release: Release, part: CountMention) -> list[CountMention]:
    """The numbers of things that "of them" may mean: all of the nearest sentence that has any."""
    sentence = release.document.sentence_at(part.span.start)
    if sentence is None:
        return []
    here = _things(release, Span(sentence.start, part.span.start))
    if here:
        return here
    before = _sentence_before(release, sentence)
    return _things(release, before) if before is not None else []


def counts_before(release: Release, part: CountMention) -> Sequence[CountMention]:
    """All numbers of the paragraphs up to the part: any of them may be the whole that a reader remembers."""
    return within(release.mentions.counts, Span(max(0, part.span.start - _NEAR), part.span.start))


def _things(release: Release, span: Span) -> list[CountMention]:
    """The counts of named things in a stretch; a share ("one in five kitchens") counts nothing."""
    return [count for count in within(release.mentions.counts, span) if count.noun is not None and not count.share]


def _sentence_before(release: Release, sentence: Span) -> Span | None:
    """The sentence before, in the same block."""
    block = release.document.block_at(sentence.start)
    if block is None or sentence.start < block.span.start + 2:
        return None
    return release.document.sentence_at(sentence.start - 2)
