"""How far spellings are apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.mentions.spelling import edit_distance, is_slip


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [
        ("stock", "stock", 0),
        ("stock", "stcok", 1),
        ("stock", "stok", 1),
        ("stock", "stack", 1),
        ("stock", "tsokc", 2),
        ("abc", "xyz", 3),
    ],
)
def test_distance(first: str, second: str, distance: int) -> None:
    assert edit_distance(first, second, 2) == distance


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_distance_is_symmetric(first: str, second: str) -> None:
    assert edit_distance(first, second, 2) == edit_distance(second, first, 2)
    assert (edit_distance(first, second, 2) == 0) == (first == second)


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [
        ("stock", "stokc", True),
        ("li", "lu", False),
        ("miller", "millers", False),
        ("pulsifer", "pulsfier", True),
        ("stein", "stone", False),
    ],
)
def test_slip(first: str, second: str, slip: bool) -> None:
    assert is_slip(first, second) is slip
