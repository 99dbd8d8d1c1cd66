"""Texts with marked places: ``The ⟦7 – 10 June⟧ conference`` is a text and the span that is expected in it."""

from __future__ import annotations

from factcheck.text.span import Span

OPEN, CLOSE = "⟦", "⟧"


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the marked spans by start; marks may nest."""
    text: list[str] = []
    opened: list[int] = []
    spans: list[Span] = []
    for character in marked:
        if character == OPEN:
            opened.append(len(text))
        elif character == CLOSE:
            if not opened:
                raise ValueError(f"a closing mark without an opening one: {marked!r}")
            spans.append(Span(opened.pop(), len(text)))
        else:
            text.append(character)
    if opened:
        raise ValueError(f"an opening mark without a closing one: {marked!r}")
    return "".join(text), sorted(spans)


def mark(text: str, spans: list[Span]) -> str:
    """The text with ``spans`` marked: how a test shows what was found instead of what was expected."""
    opens = [span.start for span in spans]
    closes = [span.end for span in spans]
    pieces: list[str] = []
    for position in range(len(text) + 1):
        pieces.append(CLOSE * closes.count(position) + OPEN * opens.count(position))
        pieces.append(text[position : position + 1])
    return "".join(pieces)
