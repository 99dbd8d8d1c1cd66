import pytest

from factcheck.loading.passage import load_passage
from factcheck.mentions.find import find_mentions
from factcheck.mentions.model import CountMention
from factcheck.mentions.noun_phrase import singular
from tests.harness.marks import mark, unmark


def counts(text: str) -> tuple[CountMention, ...]:
    return find_mentions(load_passage(text)).counts


@pytest.mark.parametrize(
    ("marked", "nouns"),
    [
        ("⟦some 270 delegates⟧ from ⟦133 countries⟧ will", ["delegate", "country"]),
        ("the seizure of ⟦8,263 illicit firearms⟧, also", ["illicit firearm"]),
        ("⟦three new regional offices⟧ opened", ["new regional office"]),
        ("⟦two dozen senior officers⟧ left", ["senior officer"]),
        ("the ⟦15 participating countries⟧", ["participating country"]),
        ("a ⟦five-member⟧ panel", ["member"]),
        ("a ⟦300-strong⟧ crowd", [None]),
        ("a ⟦12 member⟧ committee met", ["member"]),
        ("⟦Three arms dealers⟧ arrested", ["arms dealer"]),
        ("⟦two men⟧ charged and ⟦one woman⟧ freed", ["man", "woman"]),
        ("⟦two of the suspects⟧ fled", ["suspect"]),
        ("⟦At least 12⟧ were hurt", [None]),
        ("⟦15 aircraft⟧ and ⟦300 staff⟧ were sent", ["aircraft", "staff"]),
        ("⟦54 million Australians⟧ voted", ["australian"]),
        ("with ⟦10 local and federal agencies⟧", ["local federal agency"]),
        ("⟦4,000 or more boats⟧ sank", ["boat"]),
        ("It was three times greater, ten-fold.", []),
        ("a three-dimensional form, a two-legged stool", []),
        ("⟦50-plus users⟧ came", ["user"]),
        ("⟦two thirds of delegates⟧ and ⟦one in five guests⟧", ["delegate", "guest"]),
        ("at Expo 2025 on Route 66 with a Fortune 500", []),
        ("a 1-for-20 split", []),
        ("Only one thought it good; one knew.", []),
        ("⟦two men⟧ fled and ⟦one⟧ escaped", ["man", None]),
        ("in ⟦one daily serving⟧", ["daily serving"]),
        ("Anna Beispiel, 32, of Hobart", []),
    ],
)
def test_counts(marked: str, nouns: list[str | None]) -> None:
    text, spans = unmark(marked)
    found = counts(text)
    assert mark(text, [count.span for count in found]) == mark(text, spans)
    assert [count.value()["noun"] for count in found] == nouns  # type: ignore[index, call-overload]


def test_share() -> None:
    assert [count.share for count in counts("two thirds of delegates, half of them, 12 guests")] == [True, True, False]


def test_break_of_line() -> None:
    (count,) = counts("It seized 8,263 illicit\nfirearms there.")
    assert (count.noun, count.modifiers) == ("firearm", ("illicit",))


@pytest.mark.parametrize(
    ("plural", "noun"),
    [
        ("delegates", "delegate"), ("countries", "country"), ("boxes", "box"), ("classes", "class"),
        ("houses", "house"),
        ("churches", "church"), ("people", "person"), ("lives", "life"), ("series", "series"), ("buses", "bus"),
        ("analyses", "analysis"), ("cases", "case"), ("businesses", "business"), ("bus", "bus"), ("movies", "movie"),
    ],
)  # fmt: skip
def test_singular(plural: str, noun: str) -> None:
    assert singular(plural) == noun
