"""Sentences by their wording: what remains when dates and figures are taken out tells a text that is used again."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass, replace
from factcheck.text.span import Span

_TOKEN = lazy_pattern(r"[^\W_]+(?:[.,]\d{1,12})*")
_FEWEST_WORDS = 8  # shorter sentences are alike by chance: "The meeting begins at 9 a.m."
_LONGEST = 1_500  # characters: what is longer is a table or a list
_READ = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.SUBHEADLINE})
_MONTHS = "january february march april may june july august september october november december"
_SHORT_MONTHS = "jan feb mar apr jun jul aug sept sep oct nov dec"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_PLACES_IN_ORDER = "first second third fourth"
_SLOTS = frozenset(f"{_MONTHS} {_SHORT_MONTHS} {_WEEKDAYS} {_PLACES_IN_ORDER}".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence with a date or a figure: ``wording`` without them, ``exact`` with them, each as a number."""

    wording: int
    exact: int
    span: Span

    def placed(self, document: Document) -> Phrase:
        """The same sentence with its place in the file."""
        return replace(self, span=document.offsets.to_source(self.span))


def phrases_of(document: Document) -> Iterator[Phrase]:
    """The sentences of the body that hold a date or a figure and enough other words to be known again."""
    for sentence in document.sentences:
        block = document.block_at(sentence.start)
        if block is not None and block.kind in _READ:
            phrase = phrase_of(document.text, sentence)
            if phrase is not None:
                yield phrase


def phrase_of(text: str, sentence: Span) -> Phrase | None:
    """The wording of a sentence; None without a date or figure, or with too few other words."""
    if len(sentence) > _LONGEST:
        return None
    tokens = _TOKEN.findall(text[sentence.start : sentence.end].lower())
    words = [token for token in tokens if not is_slot(token)]
    if len(words) == len(tokens) or len(words) < _FEWEST_WORDS:
        return None
    return Phrase(_number_of(" ".join(words)), _number_of(" ".join(tokens)), sentence)


def slots_of(words: str) -> list[str]:
    """The parts of a sentence that change with each use, in order: figures, months, weekdays, quarters."""
    return [token for token in _TOKEN.findall(words.lower()) if is_slot(token)]


def is_slot(token: str) -> bool:
    """True for a word that changes when a sentence is used again: it holds a digit or names a part of the calendar."""
    return token in _SLOTS or not token.isalpha()


def _number_of(words: str) -> int:
    """A number of 64 bits that stands for words; two sentences in a million releases hardly ever share one."""
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
