"""Units of measurement: their names, how they are written, and what they are worth."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import cache

from factcheck.lexicon.reader import table
from factcheck.text.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement. A value in it times ``factor`` plus ``offset`` is the value in the unit of its dimension.

    ``other_factors`` are its other legal sizes: a ton is short, long or metric, a gallon American or imperial.
    ``symbols`` are written exactly so, ``words`` in any case; signs that are also plain words ("in") are in neither.
    """

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal
    other_factors: tuple[Decimal, ...]
    symbols: tuple[str, ...]
    words: tuple[str, ...]


@cache
def units() -> dict[str, Unit]:
    """All units by name."""
    return {
        entry["name"]: Unit(
            entry["name"],
            entry["dimension"],
            Decimal(entry["factor"]),
            Decimal(entry.get("offset", "0")),
            tuple(Decimal(factor) for factor in entry.get("other_factors", ())),
            tuple(entry["symbols"]),
            tuple(entry["words"]),
        )
        for entry in table("units")
    }


def converted(value: float, unit: str, target: str) -> tuple[float, ...]:
    """The value of ``unit`` in ``target``, for each pair of legal sizes; empty when they measure different things."""
    source, aim = units()[unit], units()[target]
    if source.dimension != aim.dimension:
        return ()
    if math.isinf(value):
        return (value,)
    bases = [Decimal(value) * factor + source.offset for factor in (source.factor, *source.other_factors)]
    results = [float((base - aim.offset) / factor) for base in bases for factor in (aim.factor, *aim.other_factors)]
    return tuple(dict.fromkeys(results))


@cache
def unit_forms() -> dict[str, str]:
    """The unit named by each symbol (as written) and each word (in lower case)."""
    return {form: unit.name for unit in units().values() for form in (*unit.symbols, *unit.words)}
