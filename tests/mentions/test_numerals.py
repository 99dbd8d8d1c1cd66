import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.passage import load_passage
from factcheck.mentions.number import Hedge
from factcheck.mentions.numerals import Numeral, find_numerals
from factcheck.mentions.taken import Taken
from tests.harness.marks import mark, unmark


def numerals(text: str) -> tuple[Numeral, ...]:
    return find_numerals(load_passage(text), Taken())


def only(text: str) -> Numeral:
    (numeral,) = numerals(text)
    return numeral


@pytest.mark.parametrize(
    "marked",
    [
        "The fleet of ⟦8,263⟧ boats and ⟦1 000 000⟧ nets",
        "They own ⟦12,34,567⟧ shares",
        "It rose ⟦1.5⟧ and fell ⟦.5⟧",
        "It took ⟦2 1/2⟧ hours and ⟦½⟧ a day",
        "About ⟦two hundred and seventy⟧ people and ⟦twenty-three⟧ dogs",
        "Nearly ⟦half a million⟧ and ⟦a dozen⟧, or ⟦two dozen⟧",
        "A profit of $⟦5.7bn⟧, or ⟦3 million⟧ more",
        "They sold ⟦three million, two hundred and forty⟧ tickets",
        "Within ⟦thirty (30)⟧ days",
        "Between ⟦30 and 50⟧ came, ⟦10–15⟧ stayed, ⟦five to six⟧ left",
        "An ⟦8- to 16⟧-metre mast",
        "It cost $⟦5-7 million⟧ or £⟦2 million to £3 million⟧",
        "It rose from ⟦240⟧ to ⟦270⟧",
        "⟦One in five⟧ agreed, ⟦nine out of ten⟧ were glad, ⟦two thirds⟧ stayed",
        "⟦A third⟧ of the crew; a third arrest",
        "Only ⟦one⟧ person of ⟦1.2b⟧",
        "It holds ⟦2.48×10−5⟧ parts",
    ],
)
def test_core(marked: str) -> None:
    text, spans = unmark(marked)
    assert mark(text, [numeral.core for numeral in numerals(text)]) == mark(text, spans)


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19, B2B, an A320 and 5G phones",
        "under § 922 and Section 5(1), No. 18-cr-123",
        "at 192.168.1.1 with version 2.3.4",
        "a 3-1 win in Room 5 of 80 Harbour Parade",
        "hundreds of people and millions of bees",
        "no one, one of the best, this one, one another, a one-off",
        "net zero, zero tolerance and zero-emission buses",
        "the Group of Seven on Channel Nine",
        "3. Key findings",
        "the Form 10-K of 3M",
        "one John Smith",
        "call +61 2 5550 1234",
        "on page 12, see [3]",
        "the 21st, the 1990s and the 2nd",
        "a multi-million-dollar deal",
        "Operation Trigger IX",
        "photos/2024/720",
        "a 1:1000 map, 24/7 service, 9/11",
    ],
)
def test_no_number(text: str) -> None:
    assert [text[numeral.core.start : numeral.core.end] for numeral in numerals(text)] == []


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("270", Hedge.NONE, 270, 270),
        ("5.7 billion", Hedge.NONE, 5_650_000_000, 5_750_000_000),
        ("2.3 million", Hedge.NONE, 2_250_000, 2_350_000),
        ("some 270", Hedge.ABOUT, 243, 297),
        ("an estimated 200", Hedge.ABOUT, 180, 220),
        ("more than 300", Hedge.MORE_THAN, 300, math.inf),
        ("in excess of $300", Hedge.MORE_THAN, 300, math.inf),
        ("at least 300", Hedge.AT_LEAST, 300, math.inf),
        ("300 or more", Hedge.AT_LEAST, 300, math.inf),
        ("300-plus", Hedge.AT_LEAST, 300, math.inf),
        ("fewer than 300", Hedge.LESS_THAN, -math.inf, 300),
        ("up to 300", Hedge.AT_MOST, -math.inf, 300),
        ("nearly 300", Hedge.NEARLY, 270, 300),
        ("just under 300", Hedge.NEARLY, 270, 300),
        ("between 30 and 50", Hedge.RANGE, 30, 50),
        ("$5-7 million", Hedge.RANGE, 5_000_000, 7_000_000),
    ],
)
def test_interval(text: str, hedge: Hedge, low: float, high: float) -> None:
    numeral = only(text)
    assert (numeral.number.hedge, numeral.number.low, numeral.number.high) == (hedge, low, high)
    assert (numeral.span.start, numeral.span.end) == (0, len(text))


def test_million_is_exact() -> None:
    assert only("2.3 million").number.value == 2_300_000
    assert only("1.1 billion").number.value == 1_100_000_000


def test_scale() -> None:
    text = "USD 5.7 billion"
    numeral = only(text)
    assert numeral.scale == "billion"
    assert numeral.scale_span is not None
    assert numeral.scale_span.of(text) == "billion"


@pytest.mark.parametrize(("text", "digits"), [("8,263", 4), ("5.7 billion", 2), ("300", 1), ("1.0", 2), ("0.05", 1)])
def test_significant_digits(text: str, digits: int) -> None:
    assert only(text).number.digits == digits


def test_share() -> None:
    assert [numeral.share for numeral in numerals("one in five, 3/4, two thirds, 12")] == [True, True, True, False]


@given(st.integers(0, 10**15))
def test_grouped_digits_round_trip(number: int) -> None:
    assert only(f"a total of {number:,} coins").number.value == number
    assert only(f"a total of {number} coins").number.value == number


_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_SMALL += ["seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    return _TENS[number // 10 - 2] + (f"-{_SMALL[number % 10]}" if number % 10 else "")


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    return " and ".join(words + ([_below_hundred(rest)] if rest else []))


def _spelled(number: int) -> str:
    words = []
    for scale, name in ((10**9, " billion"), (10**6, " million"), (1000, " thousand"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            words.append(_below_thousand(group) + name)
    return " ".join(words)


@given(st.integers(2, 10**12 - 1))
def test_words_round_trip(number: int) -> None:
    assert only(f"exactly {_spelled(number)}").number.value == number


@given(st.text(alphabet="0123456789,.-–/ $%abehimnostw()½'\n", max_size=80))
def test_any_text(text: str) -> None:
    end = 0
    for numeral in numerals(text):
        assert end <= numeral.span.start <= numeral.core.start < numeral.core.end <= numeral.span.end <= len(text)
        assert numeral.number.low <= numeral.number.value <= numeral.number.high
        end = numeral.core.end


def test_capital_that_grows_in_lower_case() -> None:
    text, spans = unmark("İzmir sent ⟦three⟧ ships")
    assert [numeral.core for numeral in numerals(text)] == spans
