"""Which statements are claims, and which of them are linked to a source."""

from __future__ import annotations

import pytest

from factcheck.claims.claim import Claim, ClaimKind
from factcheck.claims.detect import claim_entries, find_claims
from factcheck.findings.ledger import Status
from factcheck.loading.passage import load_passage
from factcheck.mentions.find import find_mentions
from tests.harness.marks import mark, unmark


def claims_of(text: str) -> tuple[Claim, ...]:
    document = load_passage(text)
    return find_claims(document, find_mentions(document))


def superlatives(text: str) -> str:
    return mark(text, [claim.span for claim in claims_of(text) if claim.kind is ClaimKind.SUPERLATIVE])


def results(text: str) -> str:
    found = [claim for claim in claims_of(text) if claim.kind is not ClaimKind.SUPERLATIVE]
    return mark(
        text, [claim.span for claim in found if claim.check_worthy and claim.status is not Status.NOT_CHECKABLE]
    )


@pytest.mark.parametrize(
    "marked",
    [
        "It is fitting that ⟦for the first time, the three-day (7 – 9 June) forum is held in Bergen⟧, home of boats.",
        "The operation, which saw ⟦an unprecedented level of cooperation across 15 ports⟧, ended.",
        "Nordlys became ⟦the first airline to fly to the island⟧.",
        "It opened ⟦the world’s first tidal school⟧.",
        "It is ⟦Norway’s first floating school⟧.",
        "The plant is ⟦the first of its kind⟧.",
        "It launched ⟦its first-ever boat race⟧.",
        "Harbour Bank is ⟦the largest lender in the country⟧.",
        "It is ⟦the country’s second largest port⟧.",
        "It was ⟦the hottest summer on record⟧.",
        "Sales reached ⟦a record high in May⟧.",
        "The group had ⟦record revenue of EUR 5 million⟧.",
        "Nordlys is ⟦the only airline that flies to the island⟧.",
    ],
)
def test_superlatives(marked: str) -> None:
    assert superlatives(unmark(marked)[0]) == marked


@pytest.mark.parametrize(
    "text",
    [
        "In the first quarter, at first sight, first aid came first.",
        "The first step to take is to call the first responder on the scene.",
        "The first officer to arrive found the first stabbing victim at the pier to the left.",
        "Her first boat was sold. Nordlys Group’s first branch opened.",
        "Those voting for the first time, and first-time buyers, came.",
        "He has a criminal record, keeps records, and is on record as saying so.",
        "They are to record the number of boats.",
        "It is one of the largest lenders in the country and among the fastest in the world.",
        "Around 4,200 of the country’s largest firms were asked.",
        "We work to the highest standards, with the deepest gratitude, at the lowest possible price.",
        "The only way to reach it is by boat; only the crew knows, and the only thing that helps is rest.",
        "It drives the strongest retention.",
        "This is not unprecedented.",
        "The latest issue is the best, the finest and the greatest.",
        "The conquest, a forest and a protest are in the west.",
    ],
)
def test_no_superlatives(text: str) -> None:
    assert superlatives(text) == text


@pytest.mark.parametrize(
    "marked",
    [
        "The raid, which ⟦resulted in the seizure of 8,412 engines⟧, also ⟦recovered drugs worth USD 3.1 billion⟧.",
        "Fraud ⟦rose by 12%⟧ in May.",
        "The fair ⟦attracted some 14,000 traders from 71 countries⟧.",
        "The boats ⟦recovered 350 kg⟧ of nets.",
        "The crew ⟦arrested more than 9 men⟧.",
    ],
)
def test_results(marked: str) -> None:
    assert results(unmark(marked)[0]) == marked


@pytest.mark.parametrize(
    "text",
    [
        "The patrol will train 400 officers and has arrested three men in two ports.",
        "The fine may reached up to $250,000.",
        "He faces a penalty of $50,000 and lost a telephone worth $900.",
        "The 120 officers met in the hall.",
    ],
)
def test_no_results(text: str) -> None:
    assert results(text) == text


def test_one_figure_is_one_claim() -> None:
    claims = claims_of("The 812 engines stood there. The patrol seized 812 engines. It sold the 812 engines.")
    assert [(claim.span.start, claim.check_worthy) for claim in claims] == [(40, True)]


# -------------------------------------------------------------------------------------------------------- sources


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("According to the coast guard, the patrol seized 812 engines.", "“According to”"),
        ("The patrol seized 812 engines. The count is based on data from 12 ports.", "“based on data”"),
        ("The patrol seized 812 engines, Ingrid Dahl said.", "“said”"),
        ("The Global Harbour Report counts 812 engines seized.", "“Harbour Report”"),
        ("The patrol seized 812 engines (https://harbourpatrol.no/2023).", "a link"),
        ("The patrol seized 812 engines.[1]\n\nIt was May.\n\n[1] Harbour log, 2023", "footnote 1"),
        ("The patrol seized 812 engines.²\n\nIt was May.\n\n² Harbour log, 2023", "footnote 2"),
        ("The patrol allegedly seized 812 engines.", "“allegedly”"),
    ],
)
def test_linked(text: str, why: str) -> None:
    claim = claims_of(text)[0]
    assert claim.status is Status.LINKED
    assert why in claim.why
    assert claim.evidence


@pytest.mark.parametrize(
    "text",
    [
        "The patrol seized 812 engines.",
        "The patrol seized 812 engines.[1]",
        "The patrol seized 812 engines.\n\nAccording to the coast guard, it rained.",
        "The patrol seized 812 engines, paintings and boats. It rained.",
    ],
)
def test_unlinked(text: str) -> None:
    assert claims_of(text)[0].status is Status.UNLINKED


def test_planned() -> None:
    [claim] = claims_of("The patrol will train 400 officers.")
    assert claim.status is Status.NOT_CHECKABLE
    [entry] = claim_entries([claim])
    assert (entry.kind, entry.status, entry.rule) == ("count", Status.NOT_CHECKABLE, None)


def test_quoted() -> None:
    claims = claims_of(
        "“We seized 812 engines last year and sold them all again,” said Ingrid Dahl, head of the patrol."
    )
    assert [claim.quoted for claim in claims] == [True]


def test_hostile_text_costs_little() -> None:
    for part in ("the first ", "record ", "the only a ", "largest ", "first a b c d ", "[1]", "according to "):
        claims_of(part * 2_000)
