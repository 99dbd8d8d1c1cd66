"""Compares the boilerplate of a release with the official one, or with the last one archived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice

from factcheck.archive.difference import Departure, Difference, Known, Replacement
from factcheck.archive.entry import EarlierPassage
from factcheck.archive.standing import StandingText, standing_texts
from factcheck.archive.store import KeptText, Store
from factcheck.record.model import Record
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_WORD = lazy_pattern(r"\S+")
# A paragraph that shares fewer words speaks of something else, or was written anew.
_LEAST_ALIKE = 0.6
_LONGEST = 600  # words: comparing takes the square of them
_MOST_SHOWN, _LONGEST_SHOWN = 3, 60
_LATELY = 5  # uses
_MOST_PARAGRAPHS = 20
_REWRITTEN = 4  # changes: more of them are no slip
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "*": "", "_": ""})


def drifts(document: Document, record: Record, known: Known, store: Store) -> Iterator[Difference]:
    """A difference for each paragraph of the boilerplate that is not as it was."""
    by_subject: dict[str, list[StandingText]] = {}
    for text in islice(standing_texts(document, record), _MOST_PARAGRAPHS):
        by_subject.setdefault(text.subject, []).append(text)
    for subject, own in by_subject.items():
        yield from _drifts(document, subject, own, known, store)


def _drifts(
    document: Document, subject: str, own: Sequence[StandingText], known: Known, store: Store
) -> Iterator[Difference]:
    official = store.official(subject)
    kept = [] if official else [one for one in store.standing(subject, known.day) if not known.is_same(one.release)]
    held = official or [one for one in kept if one.release == kept[0].release]
    stated = {_plain(text.text) for text in own}
    open_ones = [one for one in held if _plain(one.text) not in stated]
    for text in own:
        if not open_ones or any(_plain(one.text) == _plain(text.text) for one in held) or _prevails(text, held, kept):
            continue
        nearest = max(open_ones, key=lambda one: _likeness(one.text, text.text))
        if _likeness(nearest.text, text.text) >= _LEAST_ALIKE:
            uses = len({one.release.number for one in kept if one.text == nearest.text})
            yield _difference(document, text, nearest, uses, store)


def _prevails(text: StandingText, held: Sequence[KeptText], kept: Sequence[KeptText]) -> bool:
    """True where the last release, not this one, is the exception: lately this text was in use more often."""
    last = {_plain(one.text) for one in held}
    uses = [_plain(one.text) for one in kept]
    lately = [use for use in uses if use == _plain(text.text) or use in last][:_LATELY]
    return 2 * lately.count(_plain(text.text)) > len(lately)


def _plain(text: str) -> str:
    """The words without what a house changes unasked: quotation marks, dashes, commas, capitals."""
    return " ".join(map(_plain_word, text.split()))


def _plain_word(word: str) -> str:
    return word.translate(_PLAIN).strip(".,;:!?()").casefold()


def _likeness(first: str, second: str) -> float:
    """The share of words that two paragraphs have in common."""
    words, others = set(_plain(first).split()), set(_plain(second).split())
    return 2 * len(words & others) / (len(words) + len(others))


@dataclass(frozen=True, slots=True)
class _Change:
    """Words that were replaced: those before, those now, and the place of those now."""

    before: str
    now: str
    span: Span
    replacement: Replacement

    @property
    def of_figures(self) -> bool:
        """True where a figure took the place of another."""
        return any(c.isdigit() for c in self.before) and any(c.isdigit() for c in self.now)


def _difference(document: Document, text: StandingText, held: KeptText, uses: int, store: Store) -> Difference:
    changes = _changes(document.text, text.span, held.text)
    passage = EarlierPassage(held.release, store.source(held.release.number), held.span)
    told = ", ".join(f"“{_short(change.now)}” for “{_short(change.before)}”" for change in changes[:_MOST_SHOWN])
    more = f" and {len(changes) - _MOST_SHOWN} more changes" if len(changes) > _MOST_SHOWN else ""
    figures = len(changes) > 1 and all(change.of_figures for change in changes)
    return Difference(
        Departure.DRIFT,
        changes[0].span,
        f"the boilerplate has {told}{more}; compare {_whose(passage, uses)}",
        changes[0].now,
        changes[0].before,
        (passage,),
        tuple(change.span for change in changes[1:]),
        tuple(change.replacement for change in changes),
        update=figures or len(changes) > _REWRITTEN,
    )


def _whose(passage: EarlierPassage, uses: int) -> str:
    if not uses:
        return f"the official text in {passage.name}"
    return passage.name if uses == 1 else f"{passage.name} and {uses - 1} more"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"


def _changes(text: str, span: Span, before: str) -> list[_Change]:
    """The stretches of words that differ, each with a word on both sides so that it can be found."""
    places = [Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end)][:_LONGEST]
    now, old = [place.of(text) for place in places], before.split()[:_LONGEST]
    matcher = SequenceMatcher(
        None, [_plain_word(word) for word in old], [_plain_word(word) for word in now], autojunk=False
    )
    changes = []
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            continue
        around = 1 if max(j - i, m - k) < 4 or i == j or k == m else 0
        first, last = max(0, k - around), min(len(now), m + around)
        place = places[first].cover(places[last - 1])
        words = " ".join(old[max(0, i - (k - first)) : j + (last - m)])
        changes.append(_Change(words, " ".join(now[first:last]), place, Replacement(place, words)))
    return changes
