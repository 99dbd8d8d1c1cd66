import math

import pytest

from factcheck.loading.passage import load_passage
from factcheck.mentions.find import find_mentions
from factcheck.mentions.model import PercentageMention
from tests.harness.marks import mark, unmark


def percentages(text: str) -> tuple[PercentageMention, ...]:
    return find_mentions(load_passage(text)).percentages


@pytest.mark.parametrize(
    ("marked", "values"),
    [
        ("up ⟦12.5 per cent⟧ and ⟦12.5%⟧", [(12.45, 12.55), (12.45, 12.55)]),
        ("some ⟦10–15 percent⟧", [(10, 15)]),
        ("⟦ten percent⟧ of it", [(9.5, 10.5)]),
        ("⟦10% to 15%⟧, between ⟦20% and 25%⟧", [(10, 15), (20, 25)]),
        ("from ⟦10%⟧ to ⟦15%⟧", [(9.5, 10.5), (14.5, 15.5)]),
        ("more than ⟦40%⟧", [(40, math.inf)]),
        ("⟦60%⟧ or more", [(60, math.inf)]),
        ("a ⟦2-1/4 percent⟧ rate", [(1.75, 2.75)]),
    ],
)
def test_percentages(marked: str, values: list[tuple[float, float]]) -> None:
    text, spans = unmark(marked)
    found = percentages(text)
    assert mark(text, [share.span for share in found]) == mark(text, spans)
    assert [(share.number.low, share.number.high) for share in found] == values


def test_points() -> None:
    found = percentages("five percentage points, 50 basis points and 3 percent")
    assert [(share.points, share.number.value) for share in found] == [(True, 5), (True, 0.5), (False, 3)]
