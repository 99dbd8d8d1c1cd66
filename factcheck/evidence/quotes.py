"""Weighs a quotation of the release against the words of the sources.

An ellipsis may leave words out, square brackets may put some in; nothing else may differ but marks, spaces and the case
of the first letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from factcheck.evidence.source import Passage, Source
from factcheck.evidence.verdict import FactKind, Outcome, Verdict
from factcheck.mentions.model import QuoteMention
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = lazy_pattern(r"\[[^\]]{0,80}\]|…|\.{3,4}|\. \. \.")
_FEWEST = 5  # fewer words may be anybody's
_LEAST_ALIKE = 0.75
_MOST_INSERTED = 4  # words of the source that brackets may stand for
_REACH = 400  # words that an ellipsis may leave out


@dataclass(frozen=True, slots=True)
class _Words:
    source: Source
    words: tuple[str, ...]
    spans: tuple[Span, ...]


def weigh_quotes(document: Document, quotes: Sequence[QuoteMention], sources: Sequence[Source]) -> Iterator[Verdict]:
    """The verdict on each quotation that is long enough to be told from chance."""
    texts = [_words_of(source) for source in sources]
    for quote in quotes:
        for part in quote.parts:
            pieces = _pieces(part.of(document.text))
            if sum(map(len, pieces)) >= _FEWEST:
                yield _weighed(part, pieces, texts)


def _words_of(source: Source) -> _Words:
    matches = list(_WORD.finditer(source.document.text))
    words = tuple(_plain(match.group()) for match in matches)
    return _Words(source, words, tuple(Span(*match.span()) for match in matches))


def _plain(word: str) -> str:
    return word.replace("’", "'").casefold()


def _pieces(text: str) -> list[tuple[str, ...]]:
    """The words between ellipses and brackets."""
    pieces = (tuple(_plain(word) for word in _WORD.findall(piece)) for piece in _GAP.split(text))
    return [piece for piece in pieces if piece]


def _weighed(span: Span, pieces: list[tuple[str, ...]], texts: Sequence[_Words]) -> Verdict:
    for text in texts:
        found = _found(pieces, text)
        if found is not None:
            passage = Passage(text.source, found)
            return Verdict(FactKind.QUOTE, span, Outcome.SUPPORTED, f"{passage.place} has these words", (passage,))
    closest = max((alike for text in texts if (alike := _closest(pieces, text)) is not None), default=None, key=_ratio)
    if closest is not None:
        return Verdict(FactKind.QUOTE, span, Outcome.CONTRADICTED, closest.why, (closest.passage,))
    return Verdict(FactKind.QUOTE, span, Outcome.NOT_FOUND, "no source has these words")


def _found(pieces: Sequence[tuple[str, ...]], text: _Words) -> Span | None:
    """The place where all pieces stand in order, each near the one before."""
    first = pieces[0]
    for start in _places(first, text.words, 0, len(text.words)):
        end = start + len(first)
        for piece in pieces[1:]:
            at = next(_places(piece, text.words, end, end + _REACH), None)
            if at is None:
                break
            end = at + len(piece)
        else:
            return Span(text.spans[start].start, text.spans[end - 1].end)
    return None


def _places(piece: tuple[str, ...], words: tuple[str, ...], start: int, stop: int) -> Iterator[int]:
    for position in range(start, min(stop, len(words) - len(piece) + 1)):
        if words[position] == piece[0] and words[position : position + len(piece)] == piece:
            yield position


@dataclass(frozen=True, slots=True)
class _Alike:
    ratio: float
    passage: Passage
    why: str


def _ratio(alike: _Alike) -> float:
    return alike.ratio


def _closest(pieces: Sequence[tuple[str, ...]], text: _Words) -> _Alike | None:
    """The words of a source that are nearly those of the quotation, with what differs."""
    wanted = tuple(word for piece in pieces for word in piece)
    start = _densest(wanted, text.words)
    if start is None:
        return None
    window = text.words[start : start + len(wanted) + _MOST_INSERTED]
    matcher = SequenceMatcher(a=wanted, b=window, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    matched = sum(block.size for block in blocks)
    if not blocks or matched < _LEAST_ALIKE * len(wanted):
        return None
    first, last = start + blocks[0].b, start + blocks[-1].b + blocks[-1].size - 1
    passage = Passage(text.source, Span(text.spans[first].start, text.spans[last].end))
    return _Alike(matched / len(wanted), passage, f"{passage.place} has {_difference(matcher, wanted, window)}")


def _difference(matcher: SequenceMatcher[str], wanted: tuple[str, ...], window: tuple[str, ...]) -> str:
    """The first words that differ: “forty” instead of “fourteen”."""
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal" and step[1:3] != (len(wanted), len(wanted))]
    for tag, first, last, start, end in steps:
        said, written = " ".join(wanted[first:last]), " ".join(window[start:end])
        if tag == "replace":
            return f"“{written}” instead of “{said}”"
        if tag == "insert":
            return f"“{written}” between these words"
        return f"no “{said}” among these words"
    return "other words"


def _densest(wanted: tuple[str, ...], words: tuple[str, ...]) -> int | None:
    """Where a stretch of the source begins that shares the most three-word runs with the quotation."""
    runs = {wanted[index : index + 3]: index for index in range(len(wanted) - 2)}
    votes: dict[int, int] = {}
    for position in range(len(words) - 2):
        index = runs.get(words[position : position + 3])
        if index is not None:
            start = max(0, position - index)
            votes[start] = votes.get(start, 0) + 1
    if not votes:
        return None
    spread = {start: sum(votes.get(start + step, 0) for step in range(-2, 3)) for start in votes}
    return max(0, max(spread, key=lambda start: (spread[start], -start)))
