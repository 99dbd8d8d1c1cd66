import pytest

from factcheck.loading.passage import load_passage
from factcheck.mentions.find import find_mentions
from factcheck.mentions.model import QuantityMention
from tests.harness.marks import mark, unmark


def quantities(text: str) -> tuple[QuantityMention, ...]:
    return find_mentions(load_passage(text)).quantities


@pytest.mark.parametrize(
    ("marked", "units"),
    [
        ("about ⟦ten miles⟧ and ⟦4,000 km⟧", ["mile", "kilometre"]),
        ("a ⟦45-acre⟧ farm, a ⟦1.5 million gallon⟧ tank", ["acre", "gallon"]),
        ("⟦660 square metres⟧, ⟦24m2⟧, ⟦3 sq km⟧", ["square metre", "square metre", "square kilometre"]),
        ("at ⟦80 km/h⟧ or ⟦50 miles per hour⟧", ["kilometre per hour", "mile per hour"]),
        ("⟦10 mg/l⟧ and ⟦500,000 barrels a day⟧", ["milligram/litre", "barrel/day"]),
        ("⟦5 feet 2 inches⟧ tall, or ⟦5'11\"⟧", ["foot", "foot"]),
        ("⟦-5 degrees Celsius⟧ is ⟦23°F⟧, not ⟦minus 40 degrees⟧", ["degree Celsius", "degree Fahrenheit", "degree"]),
        ("⟦44 mg to 50 mg⟧ or ⟦8- to 16-metre⟧ masts", ["milligram", "metre"]),
        ("⟦7.3 MWh⟧, ⟦2.8 GHz⟧, ⟦100 MB⟧, ⟦300 MW⟧", ["megawatt-hour", "gigahertz", "megabyte", "megawatt"]),
        ("⟦two pounds⟧ of rice in a ⟦20-pound⟧ bag", ["pound", "pound"]),
        ("a door ⟦2 1/2 in⟧ thick", ["inch"]),
        ("a wall ⟦1.8m⟧ high", ["metre"]),
        ("⟦5 tonnes⟧ a year earlier, ⟦6 tonnes a year⟧ now", ["tonne", "tonne/year"]),
        ("There are two in my car, 5 in total", []),
        ("three degrees from two universities", []),
        ("10m people at 330 W. Harbour Street", []),
    ],
)
def test_quantities(marked: str, units: list[str]) -> None:
    text, spans = unmark(marked)
    found = quantities(text)
    assert mark(text, [quantity.span for quantity in found]) == mark(text, spans)
    assert [quantity.value()["unit"] for quantity in found] == units  # type: ignore[index, call-overload]


def test_measured_integer_is_rounded() -> None:
    (quantity,) = quantities("a 10 km road")
    assert (quantity.number.low, quantity.number.high) == (9.5, 10.5)
