import math

import pytest

from factcheck.loading.passage import load_passage
from factcheck.mentions.find import find_mentions
from factcheck.mentions.model import MoneyMention
from factcheck.mentions.number import Hedge
from tests.harness.marks import mark, unmark


def money(text: str) -> tuple[MoneyMention, ...]:
    return find_mentions(load_passage(text)).money


@pytest.mark.parametrize(
    ("marked", "amounts"),
    [
        ("drugs worth ⟦USD 5.7 billion⟧.", [("USD", 5.7e9)]),
        ("⟦$5.7bn⟧, ⟦US$3m⟧ and ⟦A$ 20⟧", [("USD", 5.7e9), ("USD", 3e6), ("AUD", 20)]),
        ("⟦S$100,000⟧, ⟦HK$5⟧, ⟦NZ$6⟧, ⟦C$7⟧, ⟦R$8⟧", [("SGD", 1e5), ("HKD", 5), ("NZD", 6), ("CAD", 7), ("BRL", 8)]),
        (
            "⟦€20⟧, ⟦20€⟧, ⟦£2,000⟧, ⟦¥30⟧, ⟦₹12,34,567⟧",
            [("EUR", 20), ("EUR", 20), ("GBP", 2000), ("JPY", 30), ("INR", 1234567)],
        ),
        ("⟦Rs 20 crore⟧, ⟦CHF 20⟧, ⟦RM42⟧, ⟦kr 5 million⟧", [("INR", 2e8), ("CHF", 20), ("MYR", 42), ("SEK", 5e6)]),
        ("⟦5.7 billion US dollars⟧ or ⟦two million euros⟧", [("USD", 5.7e9), ("EUR", 2e6)]),
        ("⟦50 cents⟧ and ⟦75p⟧", [("USD", 0.5), ("GBP", 0.75)]),
        ("⟦3 dollars and 50 cents⟧", [("USD", 3.5)]),
        ("⟦20 million pounds⟧, but 20 pounds of rice", [("GBP", 2e7)]),
        ("⟦MSEK 120⟧ and ⟦30 MEUR⟧", [("SEK", 1.2e8), ("EUR", 3e7)]),
        ("⟦$5-7 million⟧, ⟦$2 million to $3 million⟧", [("USD", 5e6), ("USD", 2e6)]),
        ("more than ⟦$75 million⟧", [("USD", 7.5e7)]),
        ("⟦17 USD⟧ 25 times", [("USD", 17)]),
        ("a ⟦$15⟧/hour wage, ⟦$350⟧/vial, ⟦$19+ million⟧", [("USD", 15), ("USD", 350), ("USD", 19e6)]),
        ("the TOP 10 and ALL 5 of them", []),
    ],
)
def test_money(marked: str, amounts: list[tuple[str, float]]) -> None:
    text, spans = unmark(marked)
    found = money(text)
    assert mark(text, [amount.span for amount in found]) == mark(text, spans)
    assert [(amount.currency, amount.number.value) for amount in found] == amounts


def test_parts() -> None:
    text = "nearly USD 5.7 billion"
    (amount,) = money(text)
    assert amount.currency_span.of(text) == "USD"
    assert amount.number_span.of(text) == "5.7 billion"
    assert amount.scale_span is not None
    assert (amount.scale, amount.scale_span.of(text), amount.marked) == ("billion", "billion", True)
    assert amount.number.hedge is Hedge.NEARLY


def test_bare_dollar_is_unmarked() -> None:
    assert [amount.marked for amount in money("$5, US$5, £5, €5")] == [False, True, False, True]


def test_hedge_keeps_the_cents() -> None:
    (amount,) = money("more than 3 dollars and 50 cents")
    assert (amount.number.low, amount.number.high) == (3.5, math.inf)
