"""Slips of the hand between two written numbers."""

from __future__ import annotations

from factcheck.text.lazy_pattern import lazy_pattern

_NOT_DIGITS = lazy_pattern(r"[^0-9]")
_FEWEST = 3  # with two digits, any two numbers are near each other


def near_miss(first: str, second: str) -> str | None:
    """How one written number differs from another by a slip of the hand: "two digits swapped", "one digit changed".

    None when they are equal, differ by more, or are too short to tell. Only digits count: "8,263" and "8236" are a
    near miss.
    """
    one, other = _NOT_DIGITS.sub("", first), _NOT_DIGITS.sub("", second)
    if one == other or min(len(one), len(other)) < _FEWEST:
        return None
    if len(one) == len(other):
        places = [index for index in range(len(one)) if one[index] != other[index]]
        if len(places) == 1:
            return "one digit changed"
        if len(places) == 2 and places[1] == places[0] + 1:
            left, right = places
            if one[left] == other[right] and one[right] == other[left]:
                return "two digits swapped"
        return None
    if abs(len(one) - len(other)) == 1:
        short, long = sorted((one, other), key=len)
        if any(long[:index] + long[index + 1 :] == short for index in range(len(long))):
            return "one digit more" if len(other) > len(one) else "one digit fewer"
    return None
