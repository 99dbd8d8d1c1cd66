"""A number as it was read from digits or words, before hedges and ranges turn it into an interval."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.lexicon.reader import table

_ZERO = Decimal(0)
_TENTH = Decimal("0.1")
_SCALES: dict[str, tuple[str, int]] = {word: (name, power) for word, (name, power) in table("scales")["words"].items()}


class Scale(NamedTuple):
    """A scale word, the power of ten it stands for, and its place."""

    name: str
    power: int
    start: int
    end: int


# A named tuple, because a frozen dataclass costs five times as much to make and every figure of a text makes one.
class Reading(NamedTuple):
    """A number and how finely it is written.

    ``step`` is the value of its last written digit where that digit may be rounded ("5.7 billion": 100 million), zero
    for an integer written in full. ``digits`` counts significant digits. ``share`` is true for "two thirds".
    """

    start: int
    end: int
    value: Decimal
    step: Decimal = _ZERO
    digits: int = 1
    scale: Scale | None = None
    words: bool = False
    share: bool = False

    def scaled(self, scale: Scale) -> Reading:
        """The number times a scale word that follows it."""
        factor = Decimal(10) ** scale.power
        step = (self.step or Decimal(1)) * factor
        return self._replace(end=scale.end, value=self.value * factor, step=step, scale=scale, share=False)


def rough(value: Decimal) -> Decimal:
    """The step of a number that is rough by a tenth either way: "a dozen", "a third"."""
    return abs(value) * _TENTH * 2


def scale_word(word: str) -> tuple[str, int] | None:
    """The canonical name and power of ten of a scale word in lower case."""
    return _SCALES.get(word)
