"""Sentences of a block."""

from __future__ import annotations

import re

from factcheck.text.span import Span

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")


def split_sentences(text: str, within: Span) -> list[Span]:
    """The sentences of ``text`` inside ``within``, without surrounding white space."""
    sentences: list[Span] = []
    start = within.start
    for match in _END.finditer(text, within.start, within.end):
        sentences.append(_trimmed(text, start, match.end()))
        start = match.end()
    if start < within.end:
        sentences.append(_trimmed(text, start, within.end))
    return [sentence for sentence in sentences if len(sentence)]


def _trimmed(text: str, start: int, end: int) -> Span:
    stripped = text[start:end]
    left = len(stripped) - len(stripped.lstrip())
    return Span(start + left, max(start + left, start + len(stripped.rstrip())))
