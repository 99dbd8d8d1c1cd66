"""Which sentence of one text became which sentence of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_WORD = lazy_pattern(r"\w+")
_LEAST_SHARED = 0.5  # of the words of two sentences that are one, edited
_MOST_COMPARED = 250_000  # pairs of sentences in one changed stretch; beyond that order alone decides


def aligned(before: Document, after: Document) -> Iterator[tuple[Span | None, Span | None]]:
    """Pairs of sentences that are the same or one edited into the other; None beside what has no partner."""
    old, new = before.sentences, after.sentences
    old_words, new_words = [_words(before, span) for span in old], [_words(after, span) for span in new]
    matcher = SequenceMatcher(a=old_words, b=new_words, autojunk=False)
    lone_old: list[int] = []
    lone_new: list[int] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[first:last], new[start:end], strict=True)
        else:
            lone_old += range(first, last)
            lone_new += range(start, end)
    for left, right in _edited(old_words, new_words, lone_old, lone_new):
        yield (None if left is None else old[left], None if right is None else new[right])


def _words(document: Document, span: Span) -> tuple[str, ...]:
    return tuple(_WORD.findall(span.of(document.text).casefold()))


def _edited(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]], lone_old: list[int], lone_new: list[int]
) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of changed sentences that share most of their words, the most alike first; then what is left over."""
    if len(lone_old) * len(lone_new) > _MOST_COMPARED:
        pairs = [(1.0, left, right) for left, right in zip(lone_old, lone_new, strict=False)]
    else:
        pairs = [(_shared(old[left], new[right]), left, right) for left in lone_old for right in lone_new]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for share, left, right in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if share >= _LEAST_SHARED and left not in taken_old and right not in taken_new:
            taken_old.add(left)
            taken_new.add(right)
            yield left, right
    yield from ((left, None) for left in lone_old if left not in taken_old)
    yield from ((None, right) for right in lone_new if right not in taken_new)


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """The share of words that two sentences have in common (Dice), figures left out: they are what changes."""
    left, right = ({word for word in words if not word.isdigit()} for words in (first, second))
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0
