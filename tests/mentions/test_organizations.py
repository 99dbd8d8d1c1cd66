"""Organizations, operations and projects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.passage import load_passage
from factcheck.mentions.acronyms import find_acronyms
from factcheck.mentions.model import OrganizationMention
from factcheck.mentions.organizations import find_organizations
from tests.harness.marks import mark, unmark


def _found(text: str) -> tuple[OrganizationMention, ...]:
    document = load_passage(text)
    return find_organizations(document, find_acronyms(document))


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Acme Widgets, Inc.⟧ and ⟦Marsh & Sons Ltd⟧ met the ⟦Ministry of Foreign Affairs⟧.",
        "the ⟦University of Eastham⟧ and ⟦Bank of Norwick⟧ and the ⟦Eastham Harbour Foundation⟧",
        "Deputy Director Ann Marsh of the ⟦River Police Unit⟧ spoke.",
        "⟦INTERPOL⟧’s ⟦Global Complex for Innovation⟧ and the ⟦U.S. Department of Justice⟧",
        "⟦Operation Trigger IX⟧, ⟦Op Heron⟧ and ⟦Operation “Blue Lynx”⟧ ended; a Project Manager said so.",
        "the ⟦INTERPOL Cooperation Against ‘Ndrangheta (I-CAN) Project⟧",
        "Heads of ⟦National Central Bureaus⟧ (⟦NCBs⟧); each ⟦NCB⟧ met.",
        "The Harbour Dues Act and the department are older than the Court.",
    ],
)
def test_spans(marked: str) -> None:
    text, _ = unmark(marked)
    assert mark(text, [mention.span for mention in _found(text)]) == marked


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("The Harbour Guild’s office; Harbour Dues Board’s list", "Harbour Dues Board", "organization"),
        ("INTERPOL’s Operation Blue Lynx’s end", "Operation Blue Lynx", "operation"),
        ("It joined Project Heron in May.", "Project Heron", "project"),
        ("Each National Central Bureau (NCB) knows.", "National Central Bureau", "organization"),
    ],
)
def test_names(text: str, name: str, type_: str) -> None:
    assert (name, type_) in [(mention.name, mention.type.value) for mention in _found(text)]


@given(
    st.text(alphabet="ABab (),.&-’\n", max_size=40).map(lambda words: f"Bank of {words} Operation {words} Inc. {words}")
)
def test_no_text_crashes_and_names_never_overlap(text: str) -> None:
    end = 0
    for mention in _found(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
