"""Errors that are known to be in print, and right places that look wrong; the texts are no part of the project."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.releases import tricky_places, weekday_errors


def test_weekday_errors_in_print_are_found(data: Path) -> None:
    known, missed = weekday_errors(data / "corpus")
    assert known - len(missed) >= 75, "\n".join(missed)


def test_right_places_are_left_alone(data: Path) -> None:
    _, touched = tricky_places(data / "corpus")
    assert not touched, "\n".join(touched)
