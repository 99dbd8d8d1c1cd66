"""Places and demonyms."""

import pytest

from factcheck.loading.load import load
from factcheck.loading.passage import load_passage
from factcheck.mentions.places import find_places
from tests.harness.marks import mark, unmark


@pytest.mark.parametrize(
    "marked",
    [
        "⟦SINGAPORE⟧ – Routes in ⟦Latin America⟧, the ⟦U.S.⟧ and ⟦South\nKorea⟧ closed.",
        "A ⟦Singaporean⟧ team and two ⟦Canadians⟧ from ⟦Fresno⟧, ⟦Calif.⟧ met in ⟦Trinidad and Tobago⟧.",
        "⟦Singapore⟧’s port, a ⟦Brussels⟧-based firm, ⟦New South Wales⟧ and ⟦Côte d’Ivoire⟧",
        "Jordan Marsh, Officer Austin and Chad Stone met in ⟦Chad⟧ and ⟦Jordan⟧.",
        "Miss. Marsh of the University of Texas wrote to press@Singapore.org and #Berlin.",
    ],
)
def test_spans(marked: str) -> None:
    text, _ = unmark(marked)
    assert mark(text, [place.span for place in find_places(load_passage(text))]) == marked


@pytest.mark.parametrize(
    ("text", "name", "type_", "country", "demonym"),
    [
        ("SINGAPORE – It", "Singapore", "country", "SG", False),
        ("an Emirati firm", "United Arab Emirates", "country", "AE", True),
        ("in Latin America", "Latin America", "region", None, False),
        ("near Fresno, Calif. today", "California", "state", "US", False),
        ("in Turkey now", "Türkiye", "country", "TR", False),
        ("in Lyon today", "Lyon", "city", "FR", False),
    ],
)
def test_values(text: str, name: str, type_: str, country: str | None, demonym: bool) -> None:
    place = find_places(load_passage(text))[-1]
    assert (place.name, place.type, place.country, place.demonym) == (name, type_, country, demonym)


def test_code_is_left_alone() -> None:
    assert not find_places(load("a.md", b"Words.\n\n```\nin Berlin\n```\n"))
