"""From spans of the text to the places the record prints."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.record.parts import Passage, SourceSpan
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_SPACES = lazy_pattern(r"\s+")


class Locator:
    """Turns spans of one document into places in the file the user has; equal spans give the same place."""

    __slots__ = ("_document", "_known")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[Span, SourceSpan] = {}

    def place(self, span: Span) -> SourceSpan:
        """The place of one span."""
        known = self._known.get(span)
        if known is None:
            place = self._document.place(span)
            known = SourceSpan(place.start, place.end, place.line, span.of(self._document.text))
            self._known[span] = known
        return known

    def places(self, spans: Iterable[Span]) -> tuple[SourceSpan, ...]:
        """The places of several spans, in the order given."""
        return tuple(self.place(span) for span in spans)

    def passage(self, spans: Iterable[Span]) -> Passage:
        """The words of one or more paragraphs with their places."""
        kept = tuple(spans)
        text = "\n\n".join(one_line(span.of(self._document.text)) for span in kept)
        return Passage(text, self.places(kept))


def one_line(words: str) -> str:
    """The words with every run of white space made one space."""
    return _SPACES.sub(" ", words).strip()
