"""Which pairs of many words are worth comparing letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.mentions.near_words import near_pairs
from factcheck.mentions.spelling import edit_distance

_NAME = st.text("abcdes", min_size=5, max_size=9)


def _pairs(*words: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in near_pairs(words)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("logistics", "logisitcs"),  # two letters swapped behind the second
        ("hossain", "hussain"),  # the second letter changed
        ("stock", "stcok"),  # the second and the third swapped
        ("bond", "bondd"),
        ("addison", "adisson"),
    ],
)
def test_slips_are_paired(one: str, other: str) -> None:
    assert _pairs(one, "quay", other) == {frozenset((one, other))}


@pytest.mark.parametrize(("one", "other"), [("harbour", "police"), ("ann", "annabel"), ("stock", "stock")])
def test_others_are_not(one: str, other: str) -> None:
    assert _pairs(one, other) == set()


@given(_NAME, st.integers(1, 8), st.sampled_from("abcdes"))
def test_a_changed_letter_is_found_wherever_it_stands(word: str, at: int, letter: str) -> None:
    at = min(at, len(word) - 1)
    changed = word[:at] + letter + word[at + 1 :]
    assert changed == word or _pairs(word, changed) == {frozenset((word, changed))}


def test_each_pair_once_and_in_order() -> None:
    words = ["marsh", "marhs", "mersh", "march"]
    found = list(near_pairs(words))
    assert len(found) == len({frozenset(pair) for pair in found})
    assert found == list(near_pairs(words))


def test_many_words_that_begin_alike_cost_little_and_keep_their_slips() -> None:
    crowd = [f"co{first}{second}{third}rta" for first in "abcdefgh" for second in "klmnopqr" for third in "stuvw"]
    found = list(near_pairs([*crowd, "councillor", "councilor"]))
    assert ("councillor", "councilor") in found
    assert len(found) < len(crowd) * len(crowd) / 8
    assert all(edit_distance(one, other, 2) <= 2 for one, other in found)
