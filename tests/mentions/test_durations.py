"""Lengths of time and ages: their places and values."""

from __future__ import annotations

import pytest

from factcheck.loading.passage import load_passage
from factcheck.mentions.durations import find_durations
from factcheck.mentions.model import DurationMention
from factcheck.mentions.numerals import find_numerals
from factcheck.mentions.taken import Taken


def found(text: str) -> tuple[DurationMention, ...]:
    document = load_passage(text)
    return find_durations(document, find_numerals(document, Taken()), Taken())


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("the three-day (7 – 9 June) conference", "three-day", "P3D"),
        ("the three-week operation", "three-week", "P3W"),
        ("today, and for the next 100 years.", "next 100 years", "P100Y"),
        ("a 24-hour strike", "24-hour", "PT24H"),
        ("a 45-minute session", "45-minute", "PT45M"),
        ("for two and a half years", "two and a half years", "P2.5Y"),
        ("for half a year", "half a year", "P0.5Y"),
        ("It took an hour and a half.", "an hour and a half", "PT1.5H"),
        ("A decade later it closed.", "A decade", "P10Y"),
        ("within five business days", "five business days", "P5D"),
        ("for two nights", "two nights", "P2D"),
        ("for 1.5 days", "1.5 days", "P1.5D"),
        ("sentenced to two years and six months", "two years and six months", "P2Y6M"),
        ("sentenced to 12 months and one day", "12 months and one day", "P12M1D"),
        ("a sentence of three to five years", "three to five years", "P3Y"),
        ("more than three years", "more than three years", "P3Y"),
        ("two additional minutes", "two additional minutes", "PT2M"),
        ("less than a year", "a year", "P1Y"),
        ("the one-day conference", "one-day", "P1D"),
        ("It stayed so for one day.", "one day", "P1D"),
        ("over the next three quarters", "next three quarters", "P9M"),
        ("the two following years", "two following years", "P2Y"),
    ],
)
def test_lengths(text: str, words: str, iso: str) -> None:
    (mention,) = found(text)
    assert (mention.span.of(text), mention.iso, mention.age) == (words, iso, False)


@pytest.mark.parametrize(
    ("text", "words", "years"),
    [
        ("a 50-year-old man", "50-year-old", 50),
        ("the man, aged 50, said", "aged 50", 50),
        ("she is 37 years old.", "37 years old", 37),
        ("people under 18 years of age", "under 18 years of age", 18),
    ],
)
def test_ages(text: str, words: str, years: float) -> None:
    (mention,) = found(text)
    assert (mention.span.of(text), mention.age, mention.number.value) == (words, True, years)


@pytest.mark.parametrize(
    "text",
    [
        "twice a day",
        "a second wave",
        "more than a quarter of the market",
        "two million HR professionals",
        "at an average age of the houses",
    ],
)
def test_what_is_no_length(text: str) -> None:
    assert found(text) == ()


def test_attributive() -> None:
    (three_day, weeks) = found("a three-day trial after two weeks")
    assert (three_day.attributive, weeks.attributive) == (True, False)


def test_years_and_months_count_months() -> None:
    (mention,) = found("two years and six months")
    assert (mention.number.value, mention.unit) == (30, "month")
