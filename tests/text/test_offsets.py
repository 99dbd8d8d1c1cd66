"""The way back from the text to the file."""

from __future__ import annotations

from factcheck.text.offsets import LineIndex, OffsetMap, Piece
from factcheck.text.span import Span


def test_an_empty_map_changes_nothing() -> None:
    assert OffsetMap().to_source(Span(3, 7)) == Span(3, 7)


def test_pieces_of_one_length_are_exact_and_others_whole() -> None:
    # "a&b" made from "a&amp;b"
    offsets = OffsetMap([Piece(0, 0, 1, 1), Piece(1, 1, 1, 5), Piece(2, 6, 1, 1)])
    assert offsets.to_source(Span(1, 2)) == Span(1, 6)
    assert offsets.to_source(Span(0, 3)) == Span(0, 7)
    assert offsets.to_source(Span(2, 3)) == Span(6, 7)
    assert offsets.to_source(Span(1, 1)) == Span(1, 1)


def test_lines_end_where_editors_end_them() -> None:
    index = LineIndex("a\r\nb\rc\nd\u2028e\x85f")
    assert [index.position(place) for place in (0, 3, 5, 7, 11)] == [(1, 1), (2, 1), (3, 1), (4, 1), (4, 5)]
