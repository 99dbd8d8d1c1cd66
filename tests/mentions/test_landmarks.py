"""Landmarks find what a pattern over the whole text would find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from factcheck.mentions.date_words import levelled
from factcheck.mentions.landmarks import keys, landmarks

WORDS = ("one", "may", "year end", "th")
PIECES = ("one", "may", "year", "end", "th", "7", "2023", " ", "-", "\n", "é", "’", "İ", "K", "x")
TEXTS = st.lists(st.sampled_from(PIECES)).map("".join)


@given(st.one_of(TEXTS, st.text()))
def test_words_and_digits(text: str) -> None:
    marks = landmarks(text)
    level = levelled(text)
    assert marks.digits == [match.start() for match in re.finditer("[0-9]+", level)]
    for word in WORDS:
        pattern = rf"(?<![a-z]){word.replace(' ', '[^a-z]')}(?![a-z])"
        places = [match.start() for match in re.finditer(pattern, level)]
        assert marks.starts(keys([word])) == places
        assert " " in word or (word.encode() in marks.words) == bool(places)
