"""Sentences of a release that a source has almost word for word: what differs in them is weighed word by word.

Most errors of a release come in when a sentence is taken over: "first released in 2005" for 2004, "six" for "four",
"Gwynee" for "Gwynne". Only figures and slips in names are told; other words may have been edited on purpose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from factcheck.evidence.source import Passage, Source
from factcheck.evidence.verdict import FactKind, Outcome, Verdict
from factcheck.lexicon.reader import table
from factcheck.mentions.spelling import is_slip
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_TOKEN = lazy_pattern(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
_FEWEST_WORDS = 6  # shorter sentences are alike by chance
_LEAST_ALIKE = 0.75
_MOST_REPLACED = 3
_RARE = 40  # sentences that share a word before it tells nothing


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as words with their places; ``keys`` are its words without figures, folded."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    keys: frozenset[str]


def weigh_parallels(document: Document, sources: Iterable[Source], known: Iterable[Verdict]) -> Iterator[Verdict]:
    """The verdicts on figures and names in which a sentence differs from its twin in a source.

    What ``known`` verdicts speak of already is left to them.
    """
    own = [_sentence(document, span) for span in document.sentences]
    taken = [verdict.span for verdict in known]
    for source in sources:
        twins = _Twins([_sentence(source.document, span) for span in source.document.sentences])
        for sentence in own:
            twin = twins.of(sentence)
            if twin is not None:
                for verdict in _differences(sentence, twin, source):
                    if not any(verdict.span.overlaps(span) for span in taken):
                        taken.append(verdict.span)
                        yield verdict


def _sentence(document: Document, span: Span) -> _Sentence:
    matches = list(_TOKEN.finditer(document.text, span.start, span.end))
    words = tuple(match.group() for match in matches)
    keys = frozenset(word.casefold() for word in words if not _is_figure(word))
    return _Sentence(words, tuple(Span(*match.span()) for match in matches), keys)


class _Twins:
    """The sentences of a source, looked up by the words they share with another."""

    def __init__(self, sentences: Sequence[_Sentence]) -> None:
        self._sentences = [one for one in sentences if len(one.words) >= _FEWEST_WORDS]
        self._by_word: dict[str, list[int]] = {}
        for index, sentence in enumerate(self._sentences):
            for key in sentence.keys:
                self._by_word.setdefault(key, []).append(index)

    def of(self, sentence: _Sentence) -> _Sentence | None:
        """The sentence with the most words in common, where these are nearly all; None where one is the very same."""
        if len(sentence.words) < _FEWEST_WORDS or not sentence.keys:
            return None
        votes: Counter[int] = Counter()
        for key in sentence.keys:
            listed = self._by_word.get(key, ())
            if len(listed) <= _RARE:
                votes.update(listed)
        alike = [(self._share(sentence, index), index) for index, _ in votes.most_common(4)]
        if not alike or max(alike)[0] < _LEAST_ALIKE:
            return None
        near = [self._sentences[index] for share, index in alike if share >= _LEAST_ALIKE]
        return None if any(one.words == sentence.words for one in near) else self._sentences[max(alike)[1]]

    def _share(self, sentence: _Sentence, index: int) -> float:
        other = self._sentences[index].keys
        return 2 * len(sentence.keys & other) / (len(sentence.keys) + len(other))


def _differences(sentence: _Sentence, twin: _Sentence, source: Source) -> Iterator[Verdict]:
    left, right = ([word.casefold() for word in one.words] for one in (sentence, twin))
    for tag, first, last, start, end in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        if tag != "replace" or max(last - first, end - start) > _MOST_REPLACED:
            continue
        span = sentence.spans[first].cover(sentence.spans[last - 1])
        passage = Passage(source, twin.spans[start].cover(twin.spans[end - 1]))
        why = f"{passage.place} says “{passage.quote}”"
        if _figures(sentence.words[first:last]) and _figures(twin.words[start:end]):
            if _value(left[first:last]) != _value(right[start:end]):
                yield Verdict(FactKind.FIGURE, span, Outcome.CONTRADICTED, why, (passage,))
        elif last - first == end - start == 1 and _is_misspelt(
            sentence.words[first], twin.words[start], sentence, first
        ):
            yield Verdict(FactKind.PERSON, span, Outcome.CONTRADICTED, why, (passage,))


def _figures(words: Sequence[str]) -> bool:
    return all(map(_is_figure, words))


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or word.casefold() in _number_words()


@cache
def _number_words() -> dict[str, int]:
    """The value of each word that is a number by itself, without "one", which is also a pronoun."""
    data = table("number_words")
    values: dict[str, int] = {**data["ones"], **data["teens"], **data["tens"]}
    return {word: value for word, value in values.items() if word != "one"}


def _value(words: Sequence[str]) -> str:
    """The figure without what may be written in two ways: commas in numbers, words for digits."""
    return " ".join(str(_number_words().get(word, word)).replace(",", "") for word in words)


def _is_misspelt(own: str, other: str, sentence: _Sentence, index: int) -> bool:
    """True for two capitalised words that are one with a slip, beside another capitalised word: parts of a name."""
    if not (own[0].isupper() and other[0].isupper() and is_slip(own.casefold(), other.casefold())):
        return False
    beside = sentence.words[max(0, index - 1) : index] + sentence.words[index + 1 : index + 2]
    return any(word[0].isupper() for word in beside)
