import math

import pytest

from factcheck.mentions.number import Hedge, Number, plain


def number(low: float, high: float) -> Number:
    return Number(low, low, high)


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ((300, 300), (270, 270), False),
        ((300, 300), (243, 297), False),
        ((270, 300), (243, 297), True),
        ((300, math.inf), (5000, 5000), True),
        ((-math.inf, 300), (301, 301), False),
        ((5.65, 5.75), (5.7, 5.7), True),
    ],
)
def test_agreement(first: tuple[float, float], second: tuple[float, float], agree: bool) -> None:
    assert number(*first).agrees_with(number(*second)) is agree
    assert number(*second).agrees_with(number(*first)) is agree


def test_json() -> None:
    assert Number(300, 300, math.inf, Hedge.MORE_THAN).as_json() == {"low": 300, "high": None, "hedge": "more-than"}
    assert plain(2.5) == 2.5
