"""A written number as the interval of values that its digits and its hedge allow."""

from __future__ import annotations

import math
from enum import StrEnum

from factcheck.text.quick_dataclass import dataclass


class Hedge(StrEnum):
    """How the words around a number open its interval."""

    NONE = "none"
    ABOUT = "about"  # "some 270", "approximately"
    MORE_THAN = "more-than"  # "more than 300", "over"
    AT_LEAST = "at-least"  # "at least 300", "300 or more"
    LESS_THAN = "less-than"  # "fewer than 300", "under"
    AT_MOST = "at-most"  # "up to 300"
    NEARLY = "nearly"  # "almost 300": a little below
    RANGE = "range"  # "between 30 and 50"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written.

    ``value`` is the number the digits or words name (for a range its lower end); ``low`` and ``high`` enclose every
    value the writing allows, infinite where a hedge leaves a side open. ``digits`` counts the significant digits
    written ("5.7 billion" has 2, "8,263" has 4); ``exact`` is true for an integer written in full.
    """

    value: float
    low: float
    high: float
    hedge: Hedge = Hedge.NONE
    digits: int = 1
    exact: bool = True

    def agrees_with(self, other: Number) -> bool:
        """True when some value lies in both intervals."""
        return self.low <= other.high and other.low <= self.high

    def as_json(self) -> dict[str, float | int | str | None]:
        """``{"low", "high", "hedge"}`` with None for an open side."""
        return {"low": plain(self.low), "high": plain(self.high), "hedge": self.hedge.value}


def plain(value: float) -> float | int | None:
    """The value as JSON has it: an int where it is whole, None where it is infinite."""
    if math.isinf(value):
        return None
    return int(value) if value == int(value) else value
