"""E-mail addresses and phone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.passage import load_passage
from factcheck.mentions.contacts import find_contacts
from factcheck.mentions.model import ContactKind
from factcheck.mentions.taken import Taken
from factcheck.text.span import Span
from tests.harness.marks import mark, unmark


@pytest.mark.parametrize(
    "marked",
    [
        "Write to ⟦press.office+news@harbour.co.uk⟧, or <⟦A.Marsh@harbour.int⟧>.",
        "Call ⟦(202) 555-0143⟧ or ⟦202-555-0143, ext. 12⟧, fax ⟦+44 (0)20 7946 0958⟧.",
        "Tel: ⟦6555 0143⟧. Hotline ⟦1800 555 000⟧, mobile ⟦0491 570 156⟧.",
        "Ring ⟦+65 6555 0143⟧ or ⟦0049 30 5550143⟧ or ⟦1-800-555-TIPS⟧.",
        "Harbour Guild(⟦646) 555-0143⟧".replace("(⟦", "⟦("),
        "MEDIA CONTACT: Ana Marsh (Minister Weber) ⟦0455 555 143⟧  Tom Weber (Senator Marsh) ⟦0421055143⟧",
        # line breaks are lost
        "Ana Marsh, CEO⟦202-555-0143⟧⟦amarsh@harbour.org⟧https://www.harbour.org",
        "Harbour Guild Inc.⟦202-555-0143⟧ | ⟦amarsh@harbour.org⟧Phone: ⟦(202) 555-0144⟧Email: ⟦press@harbour.org⟧",
        "Head of Press M ⟦+49 152 02055143⟧⟦ana.marsh@harbour.org⟧",
        # neither
        "Police seized 8,263 firearms in 2014-2018 (case 2023-45-678901), from 16/04/2010 on.",
        "Account 12345678, ISBN 978-0-306-40615-7, SSN 011-12-3456, version 1.2.3.4, 12 345 678 people.",
        "The score was 110-105; 3,333,333 and 0.000000012; order no. 0800 555 0143.",
        "He wrote @harbour and foo@bar, at 10 a.m.",
    ],
)
def test_contacts(marked: str) -> None:
    text, _ = unmark(marked)
    assert mark(text, [contact.span for contact in find_contacts(load_passage(text), Taken())]) == marked


@pytest.mark.parametrize(
    ("text", "kind", "address"),
    [
        ("mailto:Press@Harbour.int", ContactKind.EMAIL, "press@harbour.int"),
        ("+44 (0)20 7946 0958", ContactKind.PHONE, "+442079460958"),
        ("(202) 555-0143 x12", ContactKind.PHONE, "2025550143;ext=12"),
    ],
)
def test_normal_form(text: str, kind: ContactKind, address: str) -> None:
    [contact] = find_contacts(load_passage(text), Taken())
    assert (contact.type, contact.address) == (kind, address)


def test_taken_places_are_left_alone() -> None:
    assert not find_contacts(load_passage("Call 202-555-0143."), Taken([Span(5, 8)]))


@given(st.text(alphabet="0123456789+()-. /x@a,\n", max_size=60))
def test_no_text_crashes(text: str) -> None:
    for contact in find_contacts(load_passage(text), Taken()):
        assert 0 <= contact.span.start < contact.span.end <= len(text)
