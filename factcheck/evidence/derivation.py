"""Figures that follow from figures of a source: a sum, a difference, a share, a change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from factcheck.evidence.figures import Figure, Statement
from factcheck.evidence.source import Passage
from factcheck.mentions.model import Kind
from factcheck.mentions.number import Number
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_MOST_PARTS = 6
_MOST_STATEMENTS = 24  # of one group; more of them give any number


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure follows: the arithmetic in words, and the passages it takes its values from."""

    how: str
    passages: tuple[Passage, ...]


def derived(figure: Figure, statements: Sequence[Statement]) -> Derivation | None:
    """The derivation of a figure from statements that stand together, None when there is none."""
    for group in _together(figure, statements):
        found = _change(figure, group) if figure.kind is Kind.PERCENTAGE else _sum(figure, group)
        if found is not None:
            return found
    return None


def _together(figure: Figure, statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Statements of one sentence, or of one row or column of a table, of a kind that the figure can follow from."""
    groups: dict[object, list[Statement]] = defaultdict(list)
    for statement in statements:
        for key in _keys(statement):
            groups[key].append(statement)
    for group in groups.values():
        if 2 <= len(group) <= _MOST_STATEMENTS and any(_concerns(figure, statement) for statement in group):
            yield group


def _keys(statement: Statement) -> Iterator[object]:
    document, span = statement.source.document, statement.passage.span
    block = document.block_at(span.start)
    if statement.figure.labels and block is not None:
        yield (statement.source.path, block.group, "row", block.row)
        yield (statement.source.path, block.group, "column", block.column)
        return
    yield (statement.source.path, document.sentence_at(span.start) or Span(span.start, span.start))


def _concerns(figure: Figure, statement: Statement) -> bool:
    """True when a statement is about what the figure is about."""
    return (
        bool(figure.stems & (statement.figure.stems | statement.figure.words))
        or len(figure.words & statement.figure.words) >= 2
    )


def _sum(figure: Figure, group: Sequence[Statement]) -> Derivation | None:
    """A total of parts, or what is left of a total; only exact numbers of the same unit and the same noun add up."""
    if not figure.number.exact and figure.kind is Kind.COUNT:
        return None
    parts = [one for one in group if one.figure.kind is figure.kind and one.figure.unit == figure.unit]
    parts = [one for one in parts if _same_noun(figure, one.figure)]
    for size in range(2, min(_MOST_PARTS, len(parts)) + 1):
        for chosen in combinations(parts, size):
            if _meets(sum(one.figure.number.value for one in chosen), figure.number):
                how = " + ".join(one.passage.quote for one in chosen)
                return Derivation(f"{how}", tuple(one.passage for one in chosen))
    for first, second in permutations(parts, 2):
        if _meets(first.figure.number.value - second.figure.number.value, figure.number):
            return Derivation(f"{first.passage.quote} − {second.passage.quote}", (first.passage, second.passage))
    return None


def _same_noun(figure: Figure, other: Figure) -> bool:
    if other.labels:
        return bool(figure.stems & other.labels) or bool(figure.words & other.labels)
    if figure.noun is None or other.noun is None:
        return figure.kind is not Kind.COUNT
    return figure.noun == other.noun


def _change(figure: Figure, group: Sequence[Statement]) -> Derivation | None:
    """A change in per cent between two values, or the share of one in the other."""
    values = [one for one in group if one.figure.kind is not Kind.PERCENTAGE and one.figure.number.value > 0]
    for first, second in permutations(values, 2):
        if first.figure.kind is not second.figure.kind or first.figure.unit != second.figure.unit:
            continue
        low, high = first.figure.number.value, second.figure.number.value
        change = 100 * (high - low) / low
        if figure.direction and change * figure.direction > 0 and _later(first, second):
            if _meets(abs(change), figure.number):
                return Derivation(f"{first.passage.quote} to {second.passage.quote}", (first.passage, second.passage))
        elif not figure.direction and low > high and _meets(100 * high / low, figure.number):
            return Derivation(f"{second.passage.quote} of {first.passage.quote}", (second.passage, first.passage))
    return None


def _later(first: Statement, second: Statement) -> bool:
    """True when the second value may be the later one: by its years, or by its place in the sentence."""
    before, after = first.figure.years, second.figure.years
    if before and after and before != after:
        return max(before) < max(after)
    return first.passage.span.start < second.passage.span.start or bool(first.figure.labels)


def _meets(value: float, number: Number) -> bool:
    return number.low <= value <= number.high
