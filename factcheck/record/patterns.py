"""Which patterns of a user's schema may be run: Python's engine goes back and forth, and some patterns never end.

A pattern is refused when a repeated group holds a repeat or an alternative that can match the same text in two ways,
such as ``(([a-z])+.)+``: 40 characters took 24 seconds. What is left grows at most with a power of the text, which is
kept in bounds by ``cost``.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass, field

MOST_STEPS = 100_000_000
_LONGEST = 1_000
_ATOM = lazy_pattern(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\\[]", re.DOTALL)
_REPEAT = lazy_pattern(r"(?:(?P<sign>[*+?])|\{(?P<low>\d*)(?:(?P<comma>,)(?P<high>\d*))?\})[?+]?")
_OPENING = lazy_pattern(r"\((?:\?(?::|=|!|[a-zA-Z]+\)))?")
_SAMPLE = "".join(map(chr, range(9, 127))) + "é–“日"


class Refused(ValueError):
    """A pattern that may take for ever, or is none; its text says why."""


@dataclass(slots=True)
class _Group:
    """What one pair of brackets holds: its branches, each a list of (characters, whether its length is open)."""

    branches: list[list[tuple[frozenset[str], bool]]] = field(default_factory=lambda: [[]])


@cache
def open_repeats(pattern: str) -> int:
    """How many repeats without an end the pattern has. Raises Refused when it must not be run."""
    if len(pattern) > _LONGEST:
        raise Refused(f"longer than {_LONGEST} characters")
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise Refused(f"not a regular expression: {error}") from None
    if re.search(r"\(\?(?:P?[<=]|[^:]*\()|\\[1-9]", pattern):
        raise Refused("it uses look-behind, named groups, conditions or back references")
    return _scan(pattern)


def cost(pattern: str, length: int) -> int:
    """An upper bound of the steps that searching ``length`` characters takes."""
    starts = 0 if pattern.startswith("^") else 1
    return int((length + 1) ** (open_repeats(pattern) + starts))


def _scan(pattern: str) -> int:
    stack = [_Group()]
    position, total = 0, 0
    while position < len(pattern):
        if pattern[position] == "(":
            lead = _OPENING.match(pattern, position)
            position = lead.end() if lead else position + 1
            if not (lead and lead[0].endswith(")")):
                stack.append(_Group())
            continue
        if pattern[position] == "|":
            stack[-1].branches.append([])
            position += 1
            continue
        if pattern[position] == ")":
            group = stack.pop()
            position, repeated, variable = _repeat(pattern, position + 1)
            if repeated:
                _refuse_two_ways(group)
            total += repeated
            stack[-1].branches[-1].extend(_as_atoms(group, variable))
            continue
        atom = _ATOM.match(pattern, position)
        if atom is None:
            raise Refused("it cannot be judged")
        position, repeated, variable = _repeat(pattern, atom.end())
        total += repeated
        if atom[0] not in ("^", "$"):
            stack[-1].branches[-1].append((_characters(atom[0]), variable))
    return total


def _repeat(pattern: str, position: int) -> tuple[int, bool, bool]:
    """Where a repeat ends, whether it goes on without end or for long, and whether its length is open at all."""
    match = _REPEAT.match(pattern, position)
    if match is None:
        return position, False, False
    if match["sign"]:
        return match.end(), match["sign"] != "?", True
    low = int(match["low"] or 0)
    high = low if not match["comma"] else int(match["high"]) if match["high"] else None
    return match.end(), high is None or (high > low and high > 20), high != low


def _refuse_two_ways(group: _Group) -> None:
    """A group that is repeated must match each text in one way only."""
    firsts: frozenset[str] = frozenset()
    for branch in group.branches:
        if not branch or all(variable for _, variable in branch):
            raise Refused("a repeated group can match nothing, or holds only repeats")
        first = branch[0][0]
        if first & firsts:
            raise Refused("a repeated group has two alternatives that begin alike")
        firsts |= first
        following = [*branch[1:], branch[0]]  # after the last comes the first again
        for (characters, variable), (after, _) in zip(branch, following, strict=True):
            if variable and characters & after:
                raise Refused("a repeat inside a repeated group can match the same text in two ways")


def _as_atoms(group: _Group, variable: bool) -> list[tuple[frozenset[str], bool]]:
    """What a closed group is to the group around it: its own atoms, or one that stands for all its branches."""
    if len(group.branches) == 1 and not variable:
        return group.branches[0]
    atoms = [atom for branch in group.branches for atom in branch]
    characters = frozenset[str]().union(*(characters for characters, _ in atoms))
    empty = any(not branch for branch in group.branches)
    return [(characters, variable or empty or any(inner for _, inner in atoms))]


@cache
def _characters(atom: str) -> frozenset[str]:
    compiled = re.compile(atom, re.DOTALL)
    return frozenset(character for character in _SAMPLE if compiled.fullmatch(character))
