"""What earlier releases say of a new one: drift, conflicts, recycled sentences, and where each stays silent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.archive.compare import compare
from factcheck.archive.difference import Departure, Difference
from factcheck.archive.receipts import receipts_of
from factcheck.archive.store import open_store
from factcheck.loading.load import load
from factcheck.pipeline import document_release
from tests.archive.releases import STANDING, entry, release_text

Compared = Callable[..., list[tuple[Departure, str, str | None]]]


def differences(location: str, text: str, earlier: Sequence[str], accepted: str = "") -> tuple[Difference, ...]:
    """Where a text departs from earlier ones, the first of which is the oldest."""
    release = document_release(load("new.txt", text.encode()))
    assert release.record is not None
    with closing(open_store(location, create=True)) as store:
        for number, one in enumerate(earlier):
            store.add(entry(one, f"earlier-{number}.txt"))
        if accepted:
            store.accept(entry(accepted, "accepted.txt"))
        return compare(release.document, release.mentions, release.record, release.claims, store)


@pytest.fixture
def compared(location: str) -> Compared:
    def run(text: str, *earlier: str, accepted: str = "") -> list[tuple[Departure, str, str | None]]:
        found = differences(location, text, earlier, accepted)
        return [(one.departure, one.observed, one.expected) for one in found]

    return run


NEW = "14 May 2025"


# -------------------------------------------------------------------------------------------- boilerplate


def test_drift_shows_the_words(location: str) -> None:
    new = release_text(NEW, 4, STANDING.replace("196", "195"))
    (found,) = differences(location, new, [release_text()])
    assert (found.departure, found.observed, found.expected) == (Departure.DRIFT, "runs 195 berths", "runs 196 berths")
    assert found.span.of(new) == "runs 195 berths"
    assert found.why.startswith("the boilerplate has “runs 195 berths” for “runs 196 berths”; compare earlier-0.txt")
    assert not found.update
    (receipt,) = receipts_of(found)
    assert receipt.source == "earlier-0.txt"
    assert receipt.location.quote == STANDING
    assert receipt.location.line == 9


def test_words_left_out_and_put_in(compared: Compared) -> None:
    shorter = STANDING.replace("of every size and flag", "of every size")
    assert compared(release_text(NEW, 4, shorter), release_text()) == [(Departure.DRIFT, "size.", "size and flag.")]


def test_several_figures_changed_together_look_like_an_update(location: str) -> None:
    new = release_text(NEW, 4, STANDING.replace("196", "198").replace("in 1923", "in 1924"))
    drift = [one for one in differences(location, new, [release_text()]) if one.departure is Departure.DRIFT]
    assert [one.update for one in drift] == [True]


@pytest.mark.parametrize(
    "standing",
    [
        STANDING,
        STANDING.replace("1923. It", "1923, it").replace("flag.", "flag!"),
        "The harbour of Norrvik has been the gate to the north for a hundred years, and is open to everybody.",
    ],
    ids=["the same", "commas and capitals", "written anew"],
)
def test_no_drift(compared: Compared, standing: str) -> None:
    assert compared(release_text(NEW, 4, standing), release_text()) == []


def test_the_row_of_a_table_is_no_description(compared: Compared) -> None:
    row = "Berths in use by month: 36.5 41.1 36.8 41.4 33.7 35.3 {} 36.6 41.2 39.9"
    assert compared(release_text(NEW, 4, row.format(31.5)), release_text(standing=row.format(36.1))) == []


def test_a_paragraph_about_another_organization_is_no_drift(compared: Compared) -> None:
    other = (
        "\nAbout Elmstad Shipping\n\nElmstad Shipping was founded in 1999. It runs 12 ships of every size and flag.\n"
    )
    assert compared(release_text(NEW, 4) + other, release_text()) == []
    assert compared(release_text(NEW, 4), release_text() + other) == []


def test_the_exception_among_earlier_releases_does_not_count(compared: Compared) -> None:
    often = [release_text(f"{day} March 2025", day) for day in range(1, 6)]
    odd = release_text("20 March 2025", 20, STANDING.replace("196", "195"))
    assert compared(release_text(NEW, 40), *often, odd) == []


def test_what_comes_back_out_of_date_is_drift(compared: Compared) -> None:
    old = [release_text(f"{day} March 2025", day, STANDING.replace("196", "195")) for day in range(1, 9)]
    new = [release_text(f"{day} April 2025", 10 + day) for day in range(1, 7)]
    assert compared(release_text(NEW, 40, STANDING.replace("196", "195")), *old, *new) == [
        (Departure.DRIFT, "runs 195 berths", "runs 196 berths")
    ]


def test_what_was_accepted_is_the_measure(compared: Compared) -> None:
    changed = STANDING.replace("196", "197")
    official = release_text("1 February 2025", 1, changed)
    assert compared(release_text(NEW, 4, changed), release_text(), accepted=official) == []
    assert compared(release_text(NEW, 5), release_text()) == [(Departure.DRIFT, "runs 196 berths", "runs 197 berths")]


# --------------------------------------------------------------------------------------------------- facts


def told(fact: str, day: str = NEW, headline: str = "Norrvik opens a quay") -> str:
    """A release that states a fact."""
    return f"{headline}\n\n{day}\n\nNORRVIK – A new quay was opened by the mayor of the town. {fact}\n"


FOUNDED = "The Norrvik Harbour Authority was founded in {} and runs the port."
RESCUED = "The Norrvik Rescue Service has rescued {} people since 2014."


@pytest.mark.parametrize(
    "fact",
    [
        FOUNDED.format(1932),
        "Founded in 1932, the Norrvik Harbour Authority runs the port.",
        "The Norrvik Harbour Authority, established in 1932, runs the port.",
        "The Norrvik Harbour Authority (NHA) was originally incorporated in 1932.",
        "The town created the Norrvik Harbour Authority (NHA) in May 1932.",
    ],
)
def test_a_founding_does_not_change(compared: Compared, fact: str) -> None:
    (found,) = compared(told(fact), told(FOUNDED.format(1923), "3 March 2025", "Norrvik plans a quay"))
    assert found[0] is Departure.CONFLICT
    assert "1932" in found[1]
    assert found[2] == "founded in 1923"


@pytest.mark.parametrize(
    ("fact", "earlier"),
    [
        (FOUNDED.format(1923), FOUNDED.format(1923)),
        ("The Elmstad Harbour Authority was founded in 1932.", FOUNDED.format(1923)),
        ("The Working Group was established in 2021.", "The Working Group was established in 2014."),
        ("The Norrvik Harbour Authority was rebuilt in 1932.", FOUNDED.format(1923)),
        (RESCUED.format(450), RESCUED.format(412)),
        (RESCUED.format("more than 300"), RESCUED.format(412)),
        ("The Norrvik Rescue Service has rescued 31 people this year.", RESCUED.format(412)),
        ("The Norrvik Rescue Service has rescued 31 people since 2024.", RESCUED.format(412)),
        ("The Elmstad Rescue Service has rescued 31 people since 2014.", RESCUED.format(412)),
        ("Mayor Jane Rowland spoke to the guests.", "Treasurer Jane Rowland spoke to the guests."),
    ],
)
def test_facts_that_go_together(compared: Compared, fact: str, earlier: str) -> None:
    assert compared(told(fact), told(earlier, "3 March 2025", "Norrvik plans a quay")) == []


def test_a_total_that_grows_must_not_shrink(compared: Compared) -> None:
    earlier = told(RESCUED.format(412), "3 March 2025", "Norrvik plans a quay")
    assert compared(told(RESCUED.format(310)), earlier) == [(Departure.CONFLICT, "310 people", "412 people")]
    assert compared(told(RESCUED.format(310), "3 March 2020"), earlier) == [], "that release was the earlier one"


def test_earlier_releases_that_disagree_prove_nothing(compared: Compared) -> None:
    first = told(FOUNDED.format(1923), "3 March 2025", "Norrvik plans a quay")
    second = told(FOUNDED.format(1924), "4 March 2025", "Norrvik builds a quay")
    assert compared(told(FOUNDED.format(1932)), first, second) == []


def test_a_draft_of_the_same_release_is_no_earlier_one(compared: Compared) -> None:
    assert compared(told(FOUNDED.format(1932)), told(FOUNDED.format(1923))) == []


# ----------------------------------------------------------------------------------------------- sentences

CALL = "The company will host a conference call on {} to discuss the results with analysts and investors."
SALES = "Sales of steel to customers in the north of the country in {} rose by {} per cent."
EARLIER = "12 May 2025"


def reported(sentence: str, day: str = "12 August 2025", headline: str = "Norrvik Steel reports again") -> str:
    return f"{headline}\n\n{day}\n\nNORRVIK – The works of Norrvik Steel were busy all the time. {sentence}\n"


@pytest.mark.parametrize(
    ("sentence", "earlier", "said"),
    [
        (CALL.format("14 May 2025"), CALL.format("14 May 2025"), "14 May 2025"),
        (
            SALES.format("the first quarter of 2025", 7),
            SALES.format("the first quarter of 2025", 4),
            "first quarter",
        ),
        (SALES.format("March 2025", 7), SALES.format("March 2025", 4), "March 2025"),
    ],
)
def test_an_old_date_left_in(compared: Compared, sentence: str, earlier: str, said: str) -> None:
    (found,) = compared(reported(sentence), reported(earlier, EARLIER, "Norrvik Steel reports"))
    assert found[0] is Departure.RECYCLED
    assert found[1].startswith(said)


@pytest.mark.parametrize(
    ("sentence", "earlier"),
    [
        (CALL.format("14 August 2025"), CALL.format("14 May 2025")),
        (SALES.format("the second quarter of 2025", 7), SALES.format("the first quarter of 2025", 4)),
        # What was true then is true now.
        (SALES.format("the first quarter of 2025", 4), SALES.format("the first quarter of 2025", 4)),
        (
            "On 14 May 2025 the court of Norrvik ruled that the works may stay where they are.",
            "On 14 May 2025 the court of Norrvik ruled that the works may stay where they are.",
        ),
        # A figure that is revised a few days later is of the same month.
        (SALES.format("July 2025", 7), SALES.format("June 2025", 4)),
        # A base of comparison far behind both releases.
        (SALES.format("March 2020", 7), SALES.format("March 2020", 4)),
    ],
)
def test_no_old_date(compared: Compared, sentence: str, earlier: str) -> None:
    assert compared(reported(sentence), reported(earlier, EARLIER, "Norrvik Steel reports")) == []


def test_a_revised_figure_of_the_same_period(compared: Compared) -> None:
    earlier = reported(SALES.format("March 2025", 4), "28 April 2025", "Norrvik Steel reports")
    assert compared(reported(SALES.format("March 2025", 5), "12 May 2025"), earlier) == []


def test_a_sentence_of_many_releases_is_standing_text(compared: Compared) -> None:
    earlier = [reported(CALL.format("14 May 2025"), f"{day} May 2025", f"Norrvik Steel {day}") for day in (3, 5, 7)]
    assert compared(reported(CALL.format("14 May 2025")), *earlier) == []


def test_without_a_day_nothing_is_old(compared: Compared) -> None:
    undated = reported(CALL.format("14 May 2025")).replace("12 August 2025\n\n", "")
    assert compared(undated, reported(CALL.format("14 May 2025"), EARLIER, "Norrvik Steel reports")) == []


def test_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    texts = [release_text(), release_text("13 March 2025", 7, STANDING.replace("196", "198"))]
    new = release_text(NEW, 4, STANDING.replace("196", "195"))
    found = []
    for number, order in enumerate((texts, texts[::-1])):
        found.append([(one.observed, one.expected) for one in differences(str(tmp_path / str(number)), new, order)])
    assert found == [[("runs 195 berths", "runs 198 berths")]] * 2


# --------------------------------------------------------------------------------------------------- names


def opened(name: str, day: str = NEW) -> str:
    return f"Norrvik opens a quay on {day}\n\n{day}\n\nNORRVIK – A new quay was opened by Mayor {name} at dawn.\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Margarethe Oyelran", "Margarethe Oyelran"),
        ("Margarehte Oyelaran", "Margarehte Oyelaran"),
        ("Margarethe Oyelaran", None),
        ("Margarethé Oyelaran", None),
        ("Margarethe Oyelaraness", None),
        ("Birgit Oyelaran", None),
    ],
)
def test_a_name_one_letter_off(compared: Compared, name: str, said: str | None) -> None:
    earlier = [opened("Margarethe Oyelaran", f"{day} March 2025") for day in (3, 4)]
    expected = [] if said is None else [(Departure.NAME, said, "Margarethe Oyelaran")]
    assert compared(opened(name), *earlier) == expected


def test_one_earlier_release_may_itself_be_wrong(compared: Compared) -> None:
    assert compared(opened("Margarethe Oyelran"), opened("Margarethe Oyelaran", "3 March 2025")) == []


def test_a_name_that_was_there_before_is_a_name(compared: Compared) -> None:
    earlier = [opened("Margarethe Oyelaran", f"{day} March 2025") for day in (3, 4)]
    assert compared(opened("Margarethe Oyelran"), *earlier, opened("Margarethe Oyelran", "5 March 2025")) == []
