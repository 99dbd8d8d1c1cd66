"""Which of many words may be one word in two spellings: the few pairs that are worth comparing letter by letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_LONGEST = 40  # letters: what is longer is no name
_FEW = 48  # words of a group that are compared each with each
_ALIKE = 24  # words that are one with a letter taken out: more are a series (Unit A, Unit B …)


def near_pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of different words that may be a slip apart, each once; ``words`` are in small letters.

    A slip behind the first letter leaves the first two letters as they are, or the first and the last two. It leaves
    the last letter as it is, or all but the last two, and changes the length by one letter at most.
    """
    beginnings: dict[str, list[str]] = {}
    ends: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        beginnings.setdefault(word[:2], []).append(word)
        ends.setdefault(word[:1] + word[-2:], []).append(word)
    for group in beginnings.values():
        if len(group) > 1:
            yield from _pairs(group)
    for group in ends.values():
        if len(group) > 1:
            yield from (pair for pair in _pairs(group) if pair[0][:2] != pair[1][:2])


def _pairs(group: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of a group of about the same length."""
    if len(group) > _FEW:
        yield from _pairs_by_letters(group)
        return
    for number, word in enumerate(group, start=1):
        size, last, begun = len(word), word[-1], word[:-2]
        for other in group[number:]:
            if -2 < size - len(other) < 2 and (other[-1] == last or other.startswith(begun)):
                yield word, other


def _pairs_by_letters(group: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs that are the same word with one letter taken out of one or both; the work grows with the group."""
    without: dict[str, dict[str, None]] = {}
    for word in group:
        if len(word) <= _LONGEST:
            for key in dict.fromkeys([word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]):
                without.setdefault(key, {})[word] = None
    seen: set[tuple[str, str]] = set()
    for alike in without.values():
        if not 1 < len(alike) <= _ALIKE:
            continue
        words = list(alike)
        for number, word in enumerate(words, start=1):
            for other in words[number:]:
                if (word, other) not in seen:
                    seen.add((word, other))
                    yield word, other
