"""The marks themselves: what is marked is what is expected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.span import Span
from tests.harness.marks import mark, unmark


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("on ⟦7 June⟧", "on 7 June", [Span(3, 9)]),
        ("⟦a⟧ and ⟦b⟧", "a and b", [Span(0, 1), Span(6, 7)]),
        ("⟦a ⟦b⟧⟧", "a b", [Span(0, 3), Span(2, 3)]),
        ("none", "none", []),
    ],
)
def test_unmark(marked: str, text: str, spans: list[Span]) -> None:
    assert unmark(marked) == (text, spans)


@pytest.mark.parametrize("marked", ["⟦a", "a⟧", "⟧a⟦"])
def test_marks_come_in_pairs(marked: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        unmark(marked)


@given(st.text("ab \n", max_size=30), st.data())
def test_round_trip(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    expected = [Span(start, end)] if end > start else []
    assert unmark(mark(text, expected)) == (text, expected)
