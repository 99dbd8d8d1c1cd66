import math

import pytest

from factcheck.lexicon.units import converted, unit_forms, units

# Pairs from national weights and measures acts, each unit against another known one.
PAIRS = [
    ("kilometre", 1, "metre", 1000), ("centimetre", 100, "metre", 1), ("millimetre", 1000, "metre", 1),
    ("decimetre", 10, "metre", 1), ("micrometre", 1000, "millimetre", 1), ("nanometre", 1000, "micrometre", 1),
    ("inch", 1, "centimetre", 2.54), ("foot", 1, "inch", 12), ("yard", 1, "foot", 3), ("mile", 1, "yard", 1760),
    ("nautical mile", 1, "metre", 1852), ("light-year", 1, "kilometre", 9_460_730_472_580.8),
    ("square kilometre", 1, "hectare", 100), ("square centimetre", 10_000, "square metre", 1),
    ("square foot", 9, "square yard", 1), ("square yard", 4840, "acre", 1), ("acre", 640, "square mile", 1),
    ("square mile", 1, "square kilometre", 2.589988110336), ("hectare", 1, "square metre", 10_000),
    ("cubic metre", 1, "litre", 1000), ("cubic kilometre", 1, "cubic metre", 1e9),
    ("cubic centimetre", 1, "millilitre", 1),
    ("cubic foot", 1, "cubic inch", 1728), ("cubic yard", 1, "cubic foot", 27),
    ("cubic inch", 231, "gallon", 1), ("acre-foot", 1, "cubic foot", 43_560), ("centilitre", 100, "litre", 1),
    ("decilitre", 10, "litre", 1), ("hectolitre", 1, "litre", 100), ("megalitre", 1, "litre", 1_000_000),
    ("gigalitre", 1, "megalitre", 1000), ("millilitre", 1000, "litre", 1), ("gallon", 1, "litre", 3.785411784),
    ("quart", 4, "gallon", 1), ("pint", 2, "quart", 1), ("cup", 2, "pint", 1), ("fluid ounce", 8, "cup", 1),
    ("tablespoon", 2, "fluid ounce", 1), ("teaspoon", 3, "tablespoon", 1), ("barrel", 1, "gallon", 42),
    ("bushel", 1, "cubic inch", 2150.42), ("gram", 1000, "kilogram", 1), ("milligram", 1000, "gram", 1),
    ("microgram", 1000, "milligram", 1), ("tonne", 1, "kilogram", 1000), ("kilotonne", 1, "tonne", 1000),
    ("megatonne", 1, "kilotonne", 1000), ("ton", 1, "pound", 2000), ("pound", 1, "kilogram", 0.45359237),
    ("ounce", 16, "pound", 1), ("troy ounce", 1, "gram", 31.1034768), ("stone", 1, "pound", 14),
    ("carat", 5, "gram", 1), ("kilometre per hour", 3.6, "metre per second", 1),
    ("mile per hour", 1, "kilometre per hour", 1.609344), ("knot", 1, "kilometre per hour", 1.852),
    ("degree Celsius", 100, "degree Fahrenheit", 212), ("degree Celsius", -40, "degree Fahrenheit", -40),
    ("degree Celsius", 0, "kelvin", 273.15), ("degree", 180, "radian", math.pi), ("kilojoule", 1, "joule", 1000),
    ("petajoule", 1, "terawatt-hour", 1 / 3.6), ("calorie", 1, "joule", 4.184), ("kilocalorie", 1, "calorie", 1000),
    ("watt-hour", 1, "kilojoule", 3.6), ("kilowatt-hour", 1, "watt-hour", 1000),
    ("megawatt-hour", 1, "kilowatt-hour", 1000), ("gigawatt-hour", 1, "megawatt-hour", 1000),
    ("terawatt-hour", 1, "gigawatt-hour", 1000), ("British thermal unit", 1, "joule", 1055.05585262),
    ("electronvolt", 1, "joule", 1.602176634e-19), ("gigaelectronvolt", 1, "electronvolt", 1e9),
    ("teraelectronvolt", 1, "gigaelectronvolt", 1000), ("kilowatt", 1, "watt", 1000), ("megawatt", 1, "kilowatt", 1000),
    ("gigawatt", 1, "megawatt", 1000), ("horsepower", 1, "watt", 745.69987158227022), ("kilovolt", 1, "volt", 1000),
    ("ampere", 1, "ampere", 1), ("byte", 1, "bit", 8), ("kilobyte", 1, "byte", 1000), ("megabyte", 1, "kilobyte", 1000),
    ("gigabyte", 1, "megabyte", 1000), ("terabyte", 1, "gigabyte", 1000), ("petabyte", 1, "terabyte", 1000),
    ("exabyte", 1, "petabyte", 1000), ("gigabit per second", 1, "megabit per second", 1000),
    ("kilohertz", 1, "hertz", 1000), ("megahertz", 1, "kilohertz", 1000), ("gigahertz", 1, "megahertz", 1000),
    ("hectopascal", 1, "pascal", 100), ("kilopascal", 1, "pascal", 1000), ("megapascal", 1, "kilopascal", 1000),
    ("bar", 1, "kilopascal", 100), ("millibar", 1, "hectopascal", 1),
    ("pound per square inch", 1, "pascal", 6894.757293168), ("decibel", 1, "decibel", 1), ("newton", 1, "newton", 1),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "value", "target", "result"), PAIRS)
def test_known_pair(unit: str, value: float, target: str, result: float) -> None:
    assert any(math.isclose(found, result, rel_tol=1e-9) for found in converted(value, unit, target))


def test_every_unit_is_in_a_pair() -> None:
    paired = {name for unit, _, target, _ in PAIRS for name in (unit, target)}
    assert set(units()) == paired


def test_legal_sizes_of_a_ton() -> None:
    pounds = [round(found) for found in converted(1, "ton", "pound")]
    assert pounds == [2000, 2240, 2205]


def test_imperial_gallon() -> None:
    assert any(math.isclose(found, 4.54609) for found in converted(1, "gallon", "litre"))


def test_other_dimension() -> None:
    assert converted(1, "metre", "kilogram") == ()


def test_open_side() -> None:
    assert converted(math.inf, "pound", "kilogram") == (math.inf,)


def test_forms_name_one_unit() -> None:
    forms = [form for unit in units().values() for form in (*unit.symbols, *unit.words)]
    assert len(forms) == len(set(forms)) == len(unit_forms())
