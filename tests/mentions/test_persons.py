"""Persons are found with title and role, and mentions of one person belong together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.passage import load_passage
from factcheck.mentions.model import Person, PersonMention
from factcheck.mentions.persons import find_persons
from tests.harness.marks import mark, unmark

HARBOUR_ATTORNEY = ("U.S. Attorney for the Harbour District", None)
TWO_MINISTRIES = ("Minister for Law and Second Minister for Ports", None)
MARKETING = ("VP of Corporate Marketing", "Pierworks")
VOLUNTEER = ("volunteer president", "Heart Trust")
PODCASTS = ("head of podcasting", "Harbour Tours")
INSTIGATOR = ("Chief Instigator and CEO", "Pier.com")
PRODUCER = ("Owner / Event Producer", "Pier.com")
IN_CHARGE = ("Assistant Director in Charge", "Harbour Unit")


def read(text: str) -> tuple[tuple[PersonMention, ...], tuple[Person, ...]]:
    """The persons of a passage."""
    return find_persons(load_passage(text), (), ())


@pytest.mark.parametrize(
    "marked",
    [
        "⟦INTERPOL President Ahmed Naser Al-Raisi⟧ told delegates.",
        "It was said by ⟦Secretary General Jürgen Stock⟧; ⟦Secretary General Stock⟧ added it.",
        "The award went to ⟦Mr Jan van der Sample⟧ and ⟦Ms Ana de la Example⟧.",
        "Then ⟦Dr. Eva O'Sample⟧ and ⟦Prof. Jean-Luc Muster-Example⟧ spoke.",
        "⟦Robert “Bob” Sample Jr.⟧ and ⟦J. K. Example⟧, 34, of Sampleton, won.",
        "⟦Zviad Beispiel⟧, director of the Harbour Trust, won.",
        "⟦Huang Muster⟧, 34, of Sampleton, won.",
        "“It works,” said ⟦Lasse Beispiel⟧.",
        "The company's ⟦president Sample⟧ left.",
        "⟦Minister for Health and Ageing Greg Sample⟧ met ⟦Ana Example⟧ MP.",
        "⟦Hon Greg Sample⟧ MP Minister for Health",
        "⟦Example County District Attorney Todd Sample⟧ Announces Charges",
        "HON ⟦ANA EXAMPLE⟧".replace("HON ⟦", "⟦HON "),
    ],
)
def test_found(marked: str) -> None:
    text, _ = unmark(marked)
    mentions, _ = read(text)
    assert mark(text, [mention.span for mention in mentions]) == marked


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, 5 June the Harbour Trust opened Martin Street and the John Example Foundation.",
        "General Practitioners, Agent Portal and Deputy Prime Minister were named.",
        "Operation Trigger, New South Wales, San Diego and the Virginia Beach Police Department took part.",
        "The Supreme Court of Sampleton and Example Robotics, a leader in pumps, agreed.",
        "Chief Executive Officer and Human Rights Day are words.",
    ],
)
def test_not_a_person(text: str) -> None:
    mentions, _ = read(text)
    assert [mention.name for mention in mentions] == []


@pytest.mark.parametrize(
    ("text", "name", "role", "organization"),
    [
        ("INTERPOL President Ahmed Naser Al-Raisi spoke.", "Ahmed Naser Al-Raisi", "President", "INTERPOL"),
        ("Secretary General Jürgen Stock spoke.", "Jürgen Stock", "Secretary General", None),
        (
            "Ana Example, President and CEO of Harbour Pumps, spoke.",
            "Ana Example",
            "President and CEO",
            "Harbour Pumps",
        ),
        ("Ana Example, the director of the Harbour Trust, spoke.", "Ana Example", "director", "Harbour Trust"),
        ("Example County District Attorney Todd Sample spoke.", "Todd Sample", "District Attorney", "Example County"),
        ("Acting U.S. Attorney Ana Example spoke.", "Ana Example", "Acting U.S. Attorney", None),
        ("President and CEO Ana Example spoke.", "Ana Example", "President and CEO", None),
        ("A spokeswoman, police spokeswoman Ana Example, spoke.", "Ana Example", "police spokeswoman", None),
        ("Minister for Health Greg Sample spoke.", "Greg Sample", "Minister for Health", None),
        # in front, with a comma
        ("The Minister for Ports and Piers, Ana Example, spoke.", "Ana Example", "Minister for Ports and Piers", None),
        (
            "Minister for Ports, Fish and Small Boats, Senator the Hon Ana Example said it.",
            "Ana Example",
            "Minister for Ports, Fish and Small Boats",
            None,
        ),
        ("Secretary of State for Energy, Ana Example, spoke.", "Ana Example", "Secretary of State for Energy", None),
        ("Permanent Secretary of MinPort, Dr Ana Example, spoke.", "Ana Example", "Permanent Secretary", "MinPort"),
        ("MinPort’s Deputy Secretary, Ana Example said it.", "Ana Example", "Deputy Secretary", "MinPort"),
        ("“It works,” says Managing Director, Ana Example.", "Ana Example", "Managing Director", None),
        ("Head of the Harbour Agency Dr Ana Example spoke.", "Ana Example", "Head", "Harbour Agency"),
        ("Unlike the mayor, Ana Example, who won, spoke.", "Ana Example", None, None),
        # in front, in one run
        ("Acting Sampleton Mayor Ana Example spoke.", "Ana Example", "Acting Mayor", "Sampleton"),
        ("Deputy Chief Constable Ana Example spoke.", "Ana Example", "Deputy Chief Constable", None),
        (
            "Deputy Premier and Minister for Ports Ana Example spoke.",
            "Ana Example",
            "Deputy Premier and Minister for Ports",
            None,
        ),
        ("U.S. Attorney for the Harbour District Ana Example spoke.", "Ana Example", *HARBOUR_ATTORNEY),
        ("“It works,” said founder and CEO Ana Example.", "Ana Example", "founder and CEO", None),
        ("“It works,” says gallery owner Thyra Beispiel.", "Thyra Beispiel", "owner", None),
        # behind
        ("Ana Example, U.S. Attorney for the Harbour District, spoke.", "Ana Example", *HARBOUR_ATTORNEY),
        ("Mr. K Example, Minister for Law and Second Minister for Ports, spoke.", "K Example", *TWO_MINISTRIES),
        ("Ana Example, VP of Corporate Marketing at Pierworks, spoke.", "Ana Example", *MARKETING),
        (
            "Ana Example, head of podcasting at Harbour Tours, spoke.",
            "Ana Example",
            "head of podcasting",
            "Harbour Tours",
        ),
        ("Ana Example, M.D., FAHA, volunteer president of the Heart Trust, spoke.", "Ana Example", *VOLUNTEER),
        ("Ana Example, the Heart Trust’s 2025-2026 volunteer president, spoke.", "Ana Example", *VOLUNTEER),
        (
            "Ana Example, Chief Instigator and CEO of Pier.com, spoke.",
            "Ana Example",
            "Chief Instigator and CEO",
            "Pier.com",
        ),
        ("Ana Example, Chair of Women Row and CEO of Piers, spoke.", "Ana Example", "Chair", "Women Row"),
        ("Ana Example, the Assistant Director in Charge of the Harbour Unit, spoke.", "Ana Example", *IN_CHARGE),
        (
            "Ana Example, Owner / Event Producer at Pier.com, spoke.",
            "Ana Example",
            "Owner / Event Producer",
            "Pier.com",
        ),
        ("“It works,” said Ana, a member of the Harbour Board.", "Ana", "member", "Harbour Board"),
    ],
)
def test_role(text: str, name: str, role: str, organization: str | None) -> None:
    mentions, _ = read(text)
    assert [(one.name, one.role, one.organization) for one in mentions] == [(name, role, organization)]
    assert (mentions[0].role_span is None) == (role is None)
    assert mentions[0].name_span.of(text) == name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Minister for Ports and Piers, Ana Example, spoke.", "Minister for Ports and Piers"),
        ("Mr. K Example, Minister for Law, spoke.", "Minister for Law"),
        ("Acting Sampleton Mayor Ana Example spoke.", "Acting Sampleton Mayor"),
        ("Ana Example, VP of Corporate Marketing at Pierworks, spoke.", "VP of Corporate Marketing"),
    ],
)
def test_role_span(text: str, role: str) -> None:
    (mention,), _ = read(text)
    assert mention.role_span is not None
    assert mention.role_span.of(text) == role


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thyra Beispiel opened it. “It works,” says Beispiel.", ["Thyra Beispiel", "Beispiel"]),
        ("“It works,” declared Thyra Beispiel.", ["Thyra Beispiel"]),
        ("“It works,” said Jane A. Beispiel.", ["Jane A. Beispiel"]),
        ("Ana Example opened it. “It works,” says Ana.", ["Ana Example", "Ana"]),
        ("“It works.” – Bill Beispiel, Chief Financial Officer", ["Bill Beispiel"]),
        ("Bill Passes Senate Vote", []),
        ("The firm Nordic Beispiel grew. “It works,” a report says.", []),
    ],
)
def test_names_that_a_quotation_proves(text: str, names: list[str]) -> None:
    mentions, _ = read(text)
    assert [mention.name for mention in mentions] == names


def test_the_office_of_the_full_name_counts() -> None:
    text = "Minister Example came. Ana Example, Minister for Ports, spoke. Minister Example left."
    _, (person,) = read(text)
    assert (person.name, person.role) == ("Ana Example", "Minister for Ports")


def test_role_span_holds_the_organization() -> None:
    text = "INTERPOL President Ahmed Naser Al-Raisi told delegates."
    (mention,), _ = read(text)
    spans = [mention.role_span, mention.organization_span]
    assert [span.of(text) for span in spans if span is not None] == ["INTERPOL President", "INTERPOL"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mayor Ana Example spoke. Ms Example left. Example’s car stood there.", [("Ana Example", 3)]),
        ("Ana B. Example spoke; Ana Example left; A. Example came.", [("Ana B. Example", 3)]),
        ("MAYOR ANA EXAMPLE\n\nMayor Ana Example spoke.", [("Ana Example", 2)]),
        ("Ana Sample and Bob Sample spoke. Mr Sample left.", [("Ana Sample", 1), ("Bob Sample", 2)]),
        ("Mr Tan Wei Muster spoke. Mr Tan left.", [("Tan Wei Muster", 2)]),
        ("Thyra Beispiel spoke. “It works,” said Thyra Beispiel.", [("Thyra Beispiel", 2)]),
        ("Jan van der Sample spoke. Van der Sample, Mr van der Sample.", [("Jan van der Sample", 3)]),
    ],
)
def test_people(text: str, people: list[tuple[str, int]]) -> None:
    _, found = read(text)
    assert [(person.name, len(person.mentions)) for person in found] == people


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Ahmed Naser Al-Raisi, 34, spoke.", "Al-Raisi"),
        ("Mr Jan van der Sample spoke.", "van der Sample"),
        ("Mr John Sample Jr. spoke.", "Sample"),
        ("Ms Sample spoke.", "Sample"),
    ],
)
def test_family_name(text: str, family: str) -> None:
    _, found = read(text)
    assert [person.family_name for person in found] == [family]


WORDS = (
    "Mr",
    "Ana",
    "President",
    "de",
    "la",
    "J.",
    "Stock",
    "said",
    "“Bob”",
    "of",
    "the",
    ",",
    ".",
    "\n",
    "Jr.",
    "É’s",
)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words(parts: list[str]) -> None:
    text = " ".join(parts)
    mentions, people = read(text)
    for mention in mentions:
        assert mention.span.contains(mention.name_span)
        assert mention in people[mention.person].mentions
    assert [mention.span for mention in mentions] == sorted(mention.span for mention in mentions)
    assert [person.number for person in people] == list(range(len(people)))
