"""Acronyms: definitions, uses, and letters that disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.load import load
from factcheck.loading.passage import load_passage
from factcheck.mentions.acronym_letters import one_slip
from factcheck.mentions.acronyms import find_acronyms


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Heads of National Central Bureaus (NCBs) met.", "NCBs", "National Central Bureaus"),
        (
            "the INTERPOL Cooperation Against ‘Ndrangheta (I-CAN) Project",
            "I-CAN",
            "INTERPOL Cooperation Against ‘Ndrangheta",
        ),
        ("An NCB (National Central Bureau) met.", "NCB", "National Central Bureau"),
        ("The Harbour Guild of the North (the “HGN”) met.", "HGN", "Harbour Guild of the North"),
        ("Research and Development (R&D) rose.", "R&D", "Research and Development"),
        ("The River Police Unit, or RPU, met.", "RPU", "River Police Unit"),
        ("RPU, the River Police Unit, met.", "RPU", "River Police Unit"),
        ("RPU stands for River Police Unit.", "RPU", "River Police Unit"),
        ("Files in Extensible Markup Language (XML) came.", "XML", "Extensible Markup Language"),
        ("The low blood pressure (BP; in mmHg) rose.", "BP", "blood pressure"),
        ("It ended. The Coastal\nRescue Federation (CRF) met.", "CRF", "Coastal Rescue Federation"),
    ],
)
def test_definitions(text: str, short: str, long: str) -> None:
    [found] = [acronym for acronym in find_acronyms(load_passage(text)) if acronym.definition]
    assert (found.short, found.long, found.matched) == (short, long, True)
    assert found.short_span.of(text) == short
    assert found.long_span is not None
    assert " ".join(found.long_span.of(text).split()) == long


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ann Marsh (D-NY) and her aide (left) spoke.",
        "Acme Corporation (NYSE: ACMQ) rose (see below).",
        "The ninth article (IX) and the third (III) stand.",
    ],
)
def test_brackets_that_define_nothing(text: str) -> None:
    assert not [acronym for acronym in find_acronyms(load_passage(text)) if acronym.definition]


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("the Coastal Rescue Federation (CFR) met", "Coastal Rescue Federation"),
        ("INTERPOL’s Global Complex for Innovation (ICGI)", "INTERPOL’s Global Complex for Innovation"),
        ("the Northern River Exchange Treaty (NREA)", "Northern River Exchange Treaty"),
    ],
)
def test_letters_that_are_one_slip_off(text: str, long: str) -> None:
    [found] = [acronym for acronym in find_acronyms(load_passage(text)) if acronym.definition]
    assert (found.long, found.matched) == (long, False)


def test_uses_carry_the_long_form_and_the_base() -> None:
    text = "National Central Bureaus (NCBs) met. NCBs and each NCB’s head spoke to the RTGB."
    uses = [(a.short, a.base, a.long) for a in find_acronyms(load_passage(text)) if not a.definition]
    long = "National Central Bureaus"
    assert uses == [("NCBs", "NCB", long), ("NCB", "NCB", long), ("RTGB", "RTGB", None)]


def test_words_in_capitals_are_no_uses() -> None:
    text = "SINGAPORE – Operation Heron IX ended.\n\nMEDIA RELEASE FOR EDITORS"
    assert not find_acronyms(load_passage(text))


def test_code_is_left_alone() -> None:
    assert not find_acronyms(load("a.md", b"Words.\n\n```\nThe Abc Def (AD) and XYZ\n```\n"))


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [
        ("crf", "cfr", "transposition"),
        ("crf", "crx", "substitution"),
        ("crf", "cruf", "insertion"),
        ("cruf", "crf", "deletion"),
        ("crf", "crf", None),
        ("crf", "frc", None),
    ],
)
def test_one_slip(first: str, second: str, slip: str | None) -> None:
    assert one_slip(first, second) == slip


@given(st.text(alphabet="ABab (),&-s.\n“’", max_size=80))
def test_no_text_crashes(text: str) -> None:
    for acronym in find_acronyms(load_passage(text)):
        assert acronym.short_span.of(text) == acronym.short
        assert acronym.span.contains(acronym.short_span)
