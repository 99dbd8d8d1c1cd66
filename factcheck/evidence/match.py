"""Weighs a figure of the release against the figures of the sources.

A figure is supported by a statement of the same thing with a value that its writing allows. It is contradicted where
the same thing has another value, and stands in another context where its value is bound to another unit, noun, year,
place or direction. What is not sure to be the same thing supports nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum, auto
from functools import cache

from factcheck.evidence.derivation import derived
from factcheck.evidence.figures import Figure, Statement
from factcheck.evidence.source import newest
from factcheck.evidence.verdict import FactKind, Outcome, Verdict
from factcheck.lexicon.reader import lines
from factcheck.lexicon.units import converted, units
from factcheck.mentions.governors import stem
from factcheck.mentions.model import Kind
from factcheck.mentions.number import Hedge, Number
from factcheck.text.quick_dataclass import dataclass

_OPEN = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST, Hedge.NEARLY})
_MOST_SHOWN = 3
_FEWEST_SHARED, _LEAST_SHARE = 2, 0.4  # words of two sentences that speak of one thing


class Bond(Enum):
    """How sure it is that two figures are of one thing."""

    SAME = auto()
    LIKELY = auto()
    UNSURE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class _Judged:
    statement: Statement
    bond: Bond
    why: str
    agrees: bool
    shared: int


def weigh_figure(figure: Figure, statements: Sequence[Statement]) -> Verdict:
    """What the sources say of a figure of the release."""
    judged = [_judged(figure, statement) for statement in statements if statement.figure.kind is figure.kind]
    stated = _stated(figure, judged)
    if stated is not None and stated.outcome is Outcome.SUPPORTED:
        return stated
    verdict = _derived(figure, statements) or stated or _elsewhere(figure, judged, statements)
    if verdict is not None:
        return verdict
    return _not_found(figure, judged)


def _not_found(figure: Figure, judged: Sequence[_Judged]) -> Verdict:
    """The verdict where nothing agrees, with the statement that may be meant."""
    likely = max((one for one in judged if one.bond is Bond.LIKELY), key=lambda one: one.shared, default=None)
    if likely is None:
        return Verdict(FactKind.FIGURE, figure.span, Outcome.NOT_FOUND, "no source states this figure")
    passage = likely.statement.passage
    why = f"no source states this figure, but {passage.place} says “{passage.quote}”"
    return Verdict(FactKind.FIGURE, figure.span, Outcome.NOT_FOUND, why, (passage,))


def _stated(figure: Figure, judged: Sequence[_Judged]) -> Verdict | None:
    """The verdict of statements of the same thing; of several sources the newest one holds."""
    same = [one for one in judged if one.bond is Bond.SAME or (one.bond is Bond.LIKELY and one.agrees)]
    if not same:
        return None
    closest = max(one.shared for one in same)
    near = [one for one in same if one.agrees or one.shared * 2 >= closest]
    agreeing = [one for one in near if one.agrees]
    against = [one for one in near if not one.agrees and one.bond is Bond.SAME]
    if agreeing and not _overtaken(agreeing, against):
        best = max(agreeing, key=lambda one: one.shared).statement.passage
        return Verdict(FactKind.FIGURE, figure.span, Outcome.SUPPORTED, f"{best.place} says “{best.quote}”", (best,))
    if not against:
        return None
    shown = sorted(against, key=lambda one: -one.shared)[:_MOST_SHOWN]
    best = newest([one.statement.passage for one in shown if one.shared == shown[0].shared])
    passages = (best, *(one.statement.passage for one in shown if one.statement.passage is not best))
    return Verdict(FactKind.FIGURE, figure.span, Outcome.CONTRADICTED, f"{best.place} says “{best.quote}”", passages)


def _overtaken(agreeing: Sequence[_Judged], against: Sequence[_Judged]) -> bool:
    """True when a newer source says otherwise of the same thing than every one that agrees."""
    days = [one.statement.source.day for one in agreeing]
    newer = [one.statement.source.day for one in against]
    return bool(newer) and all(
        day is not None and any(other is not None and other > day for other in newer) for day in days
    )


def _derived(figure: Figure, statements: Sequence[Statement]) -> Verdict | None:
    found = derived(figure, statements)
    if found is None:
        return None
    why = f"{found.passages[0].place} gives {found.how}"
    return Verdict(FactKind.FIGURE, figure.span, Outcome.SUPPORTED, why, found.passages, found.how)


def _elsewhere(figure: Figure, judged: Sequence[_Judged], statements: Sequence[Statement]) -> Verdict | None:
    """The verdict where the value is there, bound to something else."""
    bound = [one for one in judged if one.agrees and one.bond in (Bond.OTHER, Bond.UNSURE)]
    others = [
        _Judged(one, Bond.OTHER, "it is a figure of another kind there", True, len(figure.words & one.figure.words))
        for one in statements
        if one.figure.kind is not figure.kind
        and _is_telling(figure.number)
        and one.figure.number.value == figure.number.value
    ]
    found = sorted((*bound, *others), key=lambda one: -one.shared)[:_MOST_SHOWN]
    if not found:
        return None
    best = found[0]
    passages = tuple(one.statement.passage for one in found)
    why = f"{best.statement.passage.place} says “{best.statement.passage.quote}”: {best.why}"
    return Verdict(FactKind.FIGURE, figure.span, Outcome.OTHER_CONTEXT, why, passages)


def _is_telling(number: Number) -> bool:
    """True for a number that two texts do not share by chance."""
    return number.digits >= 2


# ------------------------------------------------------------------------------------------- one thing or two


def _judged(figure: Figure, statement: Statement) -> _Judged:
    other = statement.figure
    shared = len((figure.words & other.words) - figure.stems)
    agrees, same_unit = _agrees(figure, other)
    bond, why = _bond(figure, other, shared) if same_unit else (Bond.OTHER, _unit_words(figure, other))
    return _Judged(statement, bond, why, agrees, shared)


def _unit_words(figure: Figure, other: Figure) -> str:
    return f"it is bound to {other.unit or 'no unit'} there, not to {figure.unit or 'no unit'}"


def _bond(figure: Figure, other: Figure, shared: int) -> tuple[Bond, str]:
    conflict = _conflict(figure, other)
    if conflict is not None:
        return Bond.OTHER, conflict
    if other.labels:
        return _bond_of_cell(figure, other)
    if figure.noun is not None and other.noun is not None:
        if figure.noun == other.noun or _group(figure.noun) & _group(other.noun):
            described = figure.modifiers == other.modifiers or not (figure.modifiers and other.modifiers)
            alike = described or bool(figure.modifiers & other.modifiers)
            if alike and (shared >= 2 or (shared >= 1 and figure.governor in (other.governor, None))):
                return Bond.SAME, "the same thing"
            return Bond.LIKELY if alike else Bond.OTHER, "it is described otherwise there"
        if figure.kind is Kind.COUNT:
            return Bond.OTHER, f"it counts {other.noun} there, not {figure.noun}"
    if figure.kind is Kind.COUNT:
        return Bond.UNSURE, "nothing tells what it counts there"
    return _bond_of_sentences(figure, other, shared)


def _bond_of_sentences(figure: Figure, other: Figure, shared: int) -> tuple[Bond, str]:
    """An amount is of what its sentence speaks of: the noun beside it may be any ("8 kilometres long and runs …")."""
    shorter = min(len(figure.words), len(other.words))
    if shared >= _FEWEST_SHARED and shared >= _LEAST_SHARE * shorter:
        return Bond.SAME, "the same thing"
    return (Bond.LIKELY, "") if shared else (Bond.UNSURE, "nothing tells that it is about the same thing")


def _bond_of_cell(figure: Figure, other: Figure) -> tuple[Bond, str]:
    """A cell is of the same thing where its row and column name the noun of the figure, or words of its sentence."""
    wanted = figure.stems
    if wanted and wanted & other.labels:
        years = not other.years or not figure.years or bool(other.years & figure.years)
        distinct = other.labels - figure.words - _PLAIN_LABELS
        return (Bond.SAME if years and not distinct else Bond.LIKELY), "the same row and column"
    shared = figure.words & other.labels
    if figure.kind is not Kind.COUNT and len(shared) >= 1 and not other.labels - figure.words - _PLAIN_LABELS:
        return Bond.LIKELY, ""
    return Bond.UNSURE, "its row and column name other things"


_PLAIN_LABELS = frozenset(
    map(stem, ("total", "number", "amount", "value", "million", "thousand", "billion", "eur", "usd", "in"))
)


def _conflict(figure: Figure, other: Figure) -> str | None:
    """Why two figures cannot be of one thing."""
    if figure.years and other.years and figure.years.isdisjoint(other.years):
        return f"it is of {_listed(other.years)} there"
    if figure.places and other.places and figure.places.isdisjoint(other.places):
        return f"it is about {_listed(other.places)} there"
    if figure.undertakings and other.undertakings and figure.undertakings.isdisjoint(other.undertakings):
        return f"it is about {_listed(other.undertakings)} there"
    if figure.direction * other.direction < 0 and figure.kind is Kind.PERCENTAGE:
        return "it is a fall there" if other.direction < 0 else "it is a rise there"
    if figure.events and other.events and figure.events.isdisjoint(other.events):
        return "it belongs to another event there"
    return None


def _listed(values: frozenset[int] | frozenset[str]) -> str:
    return ", ".join(map(str, sorted(values)))


@cache
def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(lines("same_things")):
        for word in line.split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


def _group(noun: str) -> frozenset[int]:
    return _groups().get(noun, frozenset())


# -------------------------------------------------------------------------------------------------- values


def _agrees(figure: Figure, other: Figure) -> tuple[bool, bool]:
    """Whether the values agree, and whether they can be compared at all."""
    if figure.unit == other.unit:
        return supports(other.number, figure.number), True
    if figure.kind is not Kind.QUANTITY or figure.unit is None or other.unit is None:
        return supports(other.number, figure.number), False
    if figure.unit not in units() or other.unit not in units():
        return supports(other.number, figure.number), False
    lows = converted(other.number.low, other.unit, figure.unit)
    highs = converted(other.number.high, other.unit, figure.unit)
    if not lows:
        return supports(other.number, figure.number), False
    meet = any(low <= figure.number.high and figure.number.low <= high for low, high in zip(lows, highs, strict=True))
    return meet, True


def supports(stated: Number, claimed: Number) -> bool:
    """True when a source that states one number bears out a text that claims the other.

    The claim may be vaguer than the source, not sharper: "about 8,000" does not bear out 8,263.
    """
    if stated.hedge in _OPEN:
        return claimed.hedge in _OPEN and _same_side(stated, claimed) and _close(stated.value, claimed.value)
    if not claimed.low <= stated.value <= claimed.high:
        return False
    if stated.hedge is Hedge.NONE:
        return True
    return claimed.hedge is not Hedge.NONE or claimed.digits <= stated.digits


def _same_side(stated: Number, claimed: Number) -> bool:
    return (math.isinf(stated.high) and math.isinf(claimed.high)) or (
        math.isinf(stated.high) is math.isinf(claimed.high)
    )


def _close(stated: float, claimed: float) -> bool:
    return math.isclose(stated, claimed, rel_tol=0.005)
