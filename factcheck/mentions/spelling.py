"""How far two spellings are apart."""

from __future__ import annotations


def edit_distance(first: str, second: str, limit: int) -> int:
    """The number of letters to insert, drop, change or swap with their neighbour; ``limit + 1`` when it is more."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    first, second = _differing(first, second)
    if not first or not second:
        return len(first) + len(second)
    if len(first) == len(second) == 1:
        return 1
    if limit == 1:
        return 1 if len(first) == 2 and first == second[::-1] else 2
    before: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, start=1):
        current = [row] + [limit + 1] * len(second)
        low, high = max(1, row - limit), min(len(second), row + limit)
        for column in range(low, high + 1):
            other = second[column - 1]
            cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current[column] = cost
        if min(current) > limit:
            return limit + 1
        before, last = last, current
    return min(last[-1], limit + 1)


def _differing(first: str, second: str) -> tuple[str, str]:
    """What is left of both words without the letters that they begin and end with alike."""
    start, stop = 0, min(len(first), len(second))
    while start < stop and first[start] == second[start]:
        start += 1
    end = 0
    while end < stop - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[start : len(first) - end], second[start : len(second) - end]


_SHORTEST = 4  # Li and Lu, Kim and Kam are two families


def is_slip(left: str, right: str) -> bool:
    """True for names a slip apart: one letter, two in long ones; never for a plural or a possessive."""
    shorter = min(len(left), len(right))
    if shorter < _SHORTEST or left.rstrip("s") == right.rstrip("s"):
        return False
    limit = 1 if shorter < 7 else 2
    return 0 < edit_distance(left, right, limit) <= limit
