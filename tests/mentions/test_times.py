"""Times of day: their places, values and zones."""

from __future__ import annotations

import pytest

from factcheck.loading.passage import load_passage
from factcheck.mentions.taken import Taken
from factcheck.mentions.times import find_times


def read(text: str) -> list[tuple[str, object]]:
    return [(time.span.of(text), time.value()) for time in find_times(load_passage(text), Taken())]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It opens at 10 a.m. on Friday.", "10 a.m.", "10:00"),
        ("It opens at 10 a.m.", "10 a.m.", "10:00"),
        ("It opens at 10am.", "10am", "10:00"),
        ("It opens at 6:30 p.m. ET.", "6:30 p.m. ET", "18:30 ET"),
        ("It opens at 12:15 a.m.", "12:15 a.m.", "00:15"),
        ("It opens at 10:00 EST.", "10:00 EST", "10:00 EST"),
        ("It opens at 14.30 CET.", "14.30 CET", "14:30 CET"),
        ("It opens at 14:00 GMT+8.", "14:00 GMT+8", "14:00 GMT+8"),
        ("It opens at noon.", "noon", "12:00"),
        ("It ends at midnight.", "midnight", "00:00"),
        ("It opens at 12 noon.", "12 noon", "12:00"),
        ("open 12:00 noon to 10 p.m. daily", "12:00 noon to 10 p.m.", "12:00/22:00"),
        ("open from noon to 10 p.m. daily", "noon to 10 p.m.", "12:00/22:00"),
        ("It opens at 0900 hours.", "0900 hours", "09:00"),
        ("It opens at 7 o'clock.", "7 o'clock", "07:00"),
        ("It opens at 9 a.m. Eastern Standard Time.", "9 a.m. Eastern Standard Time", "09:00 Eastern Standard Time"),
        ("It opens at 9 a.m. (local time).", "9 a.m. (local time)", "09:00 local time"),
        ("open 9-10:30 a.m. EDT daily", "9-10:30 a.m. EDT", "09:00/10:30 EDT"),
        ("open 9 a.m. to 5 p.m. daily", "9 a.m. to 5 p.m.", "09:00/17:00"),
        ("open 11-1 p.m. daily", "11-1 p.m.", "11:00/13:00"),
        ("a session, 16:05-16:35.", "16:05-16:35", "16:05/16:35"),
        ("It opens at 25:00.", "25:00", "25:00"),
        ("It opens at 13:75.", "13:75", "13:75"),
    ],
)
def test_times(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The ratio is 4:3 and the mix 12:60.",
        "They won 3-1; see John 3:16.",
        "It grew 5 per cent to 2.30 million.",
        "in the afternoon, amid 10 amps",
        "Version 10.30",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert read(text) == []
