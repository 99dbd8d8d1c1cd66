"""Looks for names that the facts file forbids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.evidence.source import Passage, Source
from factcheck.evidence.verdict import FactKind, Outcome, Verdict
from factcheck.text.document import Document
from factcheck.text.span import Span


def weigh_names(document: Document, sources: Iterable[Source]) -> Iterator[Verdict]:
    """A verdict on each place where a forbidden name stands."""
    for source in sources:
        official = _official(source)
        for name in source.forbidden:
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.text):
                why = f"{source.path} has {official.quote} for it"
                yield Verdict(FactKind.NAME, Span(*match.span()), Outcome.CONTRADICTED, why, (official,))


def _official(source: Source) -> Passage:
    """The official name in the sentence that states it: its words before the acronym or the verb."""
    text = source.document.text
    end = min(
        (text.find(stop) for stop in (" (", " was founded", " is its official") if stop in text), default=len(text)
    )
    return Passage(source, Span(4 if text.startswith("The ") else 0, end))
