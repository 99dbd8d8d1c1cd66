"""Twice the text costs about twice the time, however hostile it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.loading.passage import load_passage
from factcheck.mentions.dates import find_dates
from factcheck.mentions.durations import find_durations
from factcheck.mentions.numerals import find_numerals
from factcheck.mentions.taken import Taken
from factcheck.mentions.times import find_times
from factcheck.text.document import Document
from tests.harness.doubling import assert_linear

HOSTILE = {
    "digits": "1234567890",
    "spaced digits": "7 ",
    "dashes": "7-7-",
    "dashes alone": "- –",
    "spaces": "7      \n      ",
    "list": "7, ",
    "list of dates": "7 and 8 June, ",
    "slashes": "7/6/",
    "dots": "7.6.",
    "months": "June ",
    "months glued": "JunJun",
    "weekdays": "Monday, Tuesday and ",
    "brackets": "Wednesday (",
    "years": "2023 ",
    "year ranges": "2014-2018-",
    "ordinals": "first of ",
    "parts": "the first Tuesday of the last week of ",
    "weeks or so": "a week or so ",
    "periods ended": "the year ended 7 June the quarter ending ",
    "counts before units": "three a in two days ",
    "offsets": "two days after ",
    "relative": "last next this ",
    "articles": "a year and a half a ",
    "lengths": "two years and ",
    "clock": "9-10 a.m. to ",
    "colons": "10:10:",
    "noon": "noon ",
    "full dates": "June 7, 2023 ",
}


def found(document: Document) -> Callable[[], object]:
    """Runs the three finders on a text."""
    numerals = find_numerals(document, Taken())

    def run() -> None:
        find_dates(document, Taken(), date(2023, 6, 7))
        find_times(document, Taken())
        find_durations(document, numerals, Taken())

    return run


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_doubling(unit: str) -> None:
    once = load_passage(unit * (6_000 // len(unit)))
    twice = load_passage(unit * (12_000 // len(unit)))
    for document in (once, twice):
        assert document.sentence_at(0) is not None or not document.text.strip()
    assert_linear(found(once), found(twice), too_short=0.01)
