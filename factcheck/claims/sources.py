"""Where a passage says that its figures come from: a link, a footnote, an attribution."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from factcheck.lexicon.reader import lines, words
from factcheck.mentions.model import Mentions
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_MARK = lazy_pattern(r"\[\^?(?P<number>\d{1,2})\]|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹])|(?<=\w)(?P<star>\*{1,2})(?=[\s.,;)]|\Z)")
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
# "the Global Risks Report", "the Household Survey": capitalised after a capitalised word, the name of a document.
_DOCUMENTS = frozenset(
    {"Audit", "Barometer", "Census", "Index", "Outlook", "Poll", "Report", "Review", "Statistics", "Study", "Survey"}
)
_WORD = lazy_pattern(r"[A-Za-z]+")
_LONGEST_BLOCK = 1_500


@dataclass(frozen=True, slots=True)
class Basis:
    """What links a claim to a source, and where it stands."""

    why: str
    span: Span


class Sources:
    """The sources of one document, looked up by the claims."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self._document = document
        self._blocks: dict[Span, Basis | None] = {}
        self._sentences: dict[Span, Basis | None] = {}
        self._links = [link.span for link in mentions.links]
        self._link_starts = [span.start for span in self._links]

    def basis(self, span: Span) -> Basis | None:
        """What links the claim at ``span`` to a source, None when nothing near does."""
        sentence = self._document.sentence_at(span.start) or span
        if sentence not in self._sentences:
            self._sentences[sentence] = self._of_sentence(sentence)
        found = self._sentences[sentence]
        if found is not None:
            return found
        block = self._document.block_at(span.start)
        if block is None or len(block.span) > _LONGEST_BLOCK:
            return None
        if block.span not in self._blocks:
            self._blocks[block.span] = self._of_block(block.span)
        return self._blocks[block.span]

    def _of_sentence(self, sentence: Span) -> Basis | None:
        text = self._document.text
        if mark := self._footnote(sentence):
            return mark
        saying, before = words("saying_words"), ""
        for match in _WORD.finditer(text, sentence.start, sentence.end):
            word = match[0]
            if word in saying:
                return Basis(f"the sentence says who says so: “{word}”", Span(*match.span()))
            if word in _DOCUMENTS and before[:1].isupper() and text[match.start() - 1] == " ":
                return Basis(f"the sentence names a document: “{before} {word}”", Span(*match.span()))
            before = word
        return None

    def _of_block(self, block: Span) -> Basis | None:
        first = bisect_left(self._link_starts, block.start)
        if first < bisect_right(self._link_starts, block.end - 1):
            return Basis("a link stands in the same paragraph", self._links[first])
        first = bisect_left(self._attributions, (block.start, 0))
        if first < len(self._attributions) and self._attributions[first][0] < block.end:
            cue = Span(*self._attributions[first])
            return Basis(f"the paragraph names a source: “{cue.of(self._document.text)}”", cue)
        return None

    @cached_property
    def _attributions(self) -> list[tuple[int, int]]:
        """Every phrase that names a source, by start and end."""
        text, found = self._document.text, []
        for phrase in lines("attributions"):
            # The first letter may be a capital: it is compared, the rest is searched.
            position = text.find(phrase[1:]) - 1
            while position >= 0:
                end = position + len(phrase)
                before, after = text[position - 1 : position], text[end : end + 1]
                if text[position].lower() == phrase[0] and not before.isalnum() and not after.isalnum():
                    found.append((position, end))
                position = text.find(phrase[1:], end) - 1
        return sorted(found)

    def _footnote(self, sentence: Span) -> Basis | None:
        """A mark in the sentence or right behind it, to which a note stands further down."""
        if not self._notes:
            return None
        for mark in _MARK.finditer(
            self._document.text, sentence.start, min(sentence.end + 4, len(self._document.text))
        ):
            name = mark["number"] or (mark["raised"] or "").translate(_RAISED) or mark["star"]
            if self._notes.get(name, -1) > mark.start():
                return Basis(f"footnote {name}", Span(*mark.span()))
        return None

    @cached_property
    def _notes(self) -> dict[str, int]:
        """Where each note begins, by its number or mark."""
        found: dict[str, int] = {}
        if not any(mark in self._document.text for mark in "[*¹²³"):
            return found
        for note in _NOTE.finditer(self._document.text):
            name = note["number"] or (note["raised"] or "").translate(_RAISED) or note["star"]
            found[name] = note.start()
        return found


_NOTE = lazy_pattern(
    r"^[ \t]{0,4}(?:\[\^?(?P<number>\d{1,2})\]|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹])|(?P<star>\*{1,2}))[ \t:.]{0,3}\S", re.MULTILINE
)
