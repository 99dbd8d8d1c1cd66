import pytest

from factcheck.loading.load import load
from factcheck.loading.passage import load_passage
from factcheck.mentions.find import find_mentions
from factcheck.mentions.identity import Comparison, Likeness, comparable, identity_of
from factcheck.mentions.near_miss import near_miss
from factcheck.text.document import Document
from tests.harness.marks import unmark


def compared(marked: str) -> Comparison:
    """The comparison of the two numbers that are marked."""
    text, spans = unmark(marked)
    return _compared(load_passage(text), [span.start for span in spans])


def _compared(document: Document, starts: list[int]) -> Comparison:
    mentions = find_mentions(document)
    found = {
        mention.span.start: identity_of(mention, document, mentions)
        for mention in (*mentions.counts, *mentions.money, *mentions.percentages, *mentions.quantities)
    }
    first, second = (found[start] for start in starts)
    return comparable(first, second)


@pytest.mark.parametrize(
    "marked",
    [
        "Officers seized ⟦8,263 illicit firearms⟧. It ended with the seizure of ⟦8,236 illicit firearms⟧.",
        "⟦8,263 illicit firearms⟧ were seized. The ⟦8,236 illicit firearms⟧ will be destroyed.",
        "⟦Five smugglers⟧ were arrested. In all, police detained ⟦six smugglers⟧.",
        "The raid recovered drugs worth ⟦USD 5.7 billion⟧. The ⟦USD 5.7 million⟧ in drugs was burned.",
    ],
)
def test_same(marked: str) -> None:
    assert compared(marked).likeness is Likeness.SAME


@pytest.mark.parametrize(
    "marked",
    [
        "Delegates from ⟦133 countries⟧ met. The raids saw cooperation across ⟦15 countries⟧.",
        "⟦Five people⟧ were arrested. ⟦Three people⟧ were injured.",
        "Police arrested ⟦five people⟧. They arrested another ⟦four people⟧.",
        "Police arrested ⟦12 suspects⟧. ⟦Two of the suspects⟧ were arrested at sea.",
        "It seized ⟦300 guns⟧ in 2021. It seized ⟦400 guns⟧ in 2022.",
        "It seized ⟦300 guns⟧, after ⟦200 guns⟧ seized a year before.",
        "It hired ⟦300 nurses⟧. It hired ⟦30 nurses⟧ per hospital.",
        "It sold ⟦300 red boats⟧. It sold ⟦20 blue boats⟧.",
        "It cost ⟦USD 5 million⟧. It cost ⟦EUR 4 million⟧.",
        "It got ⟦USD 5 million⟧ in grants. It got an additional funding of ⟦USD 4 million⟧ in grants.",
        "Anna Beispiel got ⟦300 letters⟧. Bert Muster got ⟦200 letters⟧.",
        "⟦300 smugglers⟧ were arrested. ⟦Two thirds of smugglers⟧ were arrested at sea.",
        "They brought ⟦112 guns⟧ to Oslo. They brought ⟦up to six guns⟧ to Oslo on each trip.",
    ],
)
def test_different(marked: str) -> None:
    assert compared(marked).likeness is Likeness.DIFFERENT


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Some 300 singers⟧ sang. ⟦120 singers⟧ danced.",
        "He was found guilty of ⟦four counts⟧ of theft. He was found guilty of ⟦three counts⟧ of fraud.",
        "It seized ⟦300 illicit guns⟧. Later, it seized ⟦400 guns⟧.",
    ],
)
def test_in_doubt(marked: str) -> None:
    assert compared(marked).likeness is Likeness.IN_DOUBT


def test_headline_and_body() -> None:
    text = "Oslo conference: 300 delegates discuss crime\n\n7 June 2023\n\nOSLO – Some 270 delegates will meet today.\n"
    document = load("release.txt", text.encode())
    starts = [document.text.index("300 delegates"), document.text.index("Some 270")]
    assert _compared(document, starts).likeness is Likeness.SAME


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [
        ("8,263", "8,236", "two digits swapped"),
        ("8,263", "8,264", "one digit changed"),
        ("826", "8,263", "one digit more"),
        ("8,263", "863", "one digit fewer"),
        ("8,263", "8263", None),
        ("8,263", "6,283", None),
        ("12", "21", None),
        ("300", "270", None),
    ],
)
def test_near_miss(first: str, second: str, slip: str | None) -> None:
    assert near_miss(first, second) == slip
