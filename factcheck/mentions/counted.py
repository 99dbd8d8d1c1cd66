"""Mentions of amounts: counts, quantities, money, percentages, ordinals."""

from __future__ import annotations

from factcheck.mentions.kinds import Json, Kind
from factcheck.mentions.number import Number
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of things. ``noun`` is the singular head noun in lower case, None for a bare number.

    ``modifiers`` are the lower-case words between number and noun ("illicit" in "8,263 illicit firearms"). ``share`` is
    true for a part of the things: "two thirds of delegates", "one in five people".
    """

    span: Span
    number: Number
    number_span: Span
    noun: str | None = None
    noun_span: Span | None = None
    modifiers: tuple[str, ...] = ()
    share: bool = False

    kind = Kind.COUNT

    def value(self) -> Json:
        """``{"low", "high", "hedge", "noun"}``, the noun with its modifiers."""
        noun = " ".join((*self.modifiers, self.noun)) if self.noun else None
        return {**self.number.as_json(), "noun": noun}


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A measured amount. ``unit`` is the unit's name in the lexicon; ``per`` the unit below the line ("hour")."""

    span: Span
    number: Number
    number_span: Span
    unit: str
    unit_span: Span
    dimension: str
    per: str | None = None

    kind = Kind.QUANTITY

    def value(self) -> Json:
        """``{"low", "high", "hedge", "unit"}``."""
        return {**self.number.as_json(), "unit": f"{self.unit}/{self.per}" if self.per else self.unit}


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """An amount of money. ``currency`` is an ISO 4217 code ("$" alone counts as USD; ``marked`` is false then).

    ``number`` includes the scale word; ``scale`` is that word's canonical name ("billion").
    """

    span: Span
    number: Number
    number_span: Span
    currency: str
    currency_span: Span
    marked: bool = True
    scale: str | None = None
    scale_span: Span | None = None

    kind = Kind.MONEY

    def value(self) -> Json:
        """``{"low", "high", "hedge", "currency"}``."""
        return {**self.number.as_json(), "currency": self.currency}


@dataclass(frozen=True, slots=True)
class PercentageMention:
    """A share of a hundred; ``points`` is true for percentage points, ``basis_points`` count as hundredths of one."""

    span: Span
    number: Number
    number_span: Span
    points: bool = False

    kind = Kind.PERCENTAGE

    def value(self) -> Json:
        """``{"low", "high", "hedge"}`` in per cent."""
        return dict(self.number.as_json())


@dataclass(frozen=True, slots=True)
class OrdinalMention:
    """A place in an order. ``suffix`` is the one written after digits ("th" in "91th"), None for a word."""

    span: Span
    number: int
    suffix: str | None = None
    suffix_span: Span | None = None

    kind = Kind.ORDINAL

    def value(self) -> Json:
        """The place, from 1."""
        return self.number
