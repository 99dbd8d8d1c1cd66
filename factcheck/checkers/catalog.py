"""All rules: the one visible list, sorted by id."""

from __future__ import annotations

from factcheck.checkers.rule import Rule

RULES: tuple[Rule, ...] = ()
