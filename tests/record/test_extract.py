"""What the record takes from the parts of a release."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.loading.load import load
from factcheck.mentions.find import find_mentions
from factcheck.record.extract import extract_record
from factcheck.record.model import Record, record_json

LEAD = "BERGEN – The crew of the patrol is new and has been trained for a month on two boats of its own."
HEAD = "Harbour patrol trains in Bergen\n\n5 June 2023\n\n"


def record_of(text: str, name: str = "release.txt") -> Record:
    document = load(name, text.encode())
    return extract_record(document, find_mentions(document))


def spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict) and {"start", "end", "quote"} <= value.keys():
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [span for part in parts for span in spans(part)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spans_are_places_in_the_file(end: str) -> None:
    text = (HEAD + "BERGEN – Some 120 officers met on 7 June.\n\n“We seized 812 engines,” said Ingrid Dahl.\n").replace(
        "\n", end
    )
    found = spans(record_json(record_of(text)))
    assert len(found) > 6
    for span in found:
        assert text[span["start"] : span["end"]] == span["quote"]
        assert span["line"] == 1 + text.count(end, 0, span["start"])


# ---------------------------------------------------------------------------------------------------- contacts


@pytest.mark.parametrize(
    ("block", "contacts"),
    [
        (
            "Media contact\nIngrid Dahl\ningrid.dahl@harbourpatrol.no\n+44 20 7946 0018",
            [("Ingrid Dahl", ["ingrid.dahl@harbourpatrol.no"], 1)],
        ),
        (
            "Media contacts: Ingrid Dahl, ingrid@harbourpatrol.no; Ola Berg, ola@harbourpatrol.no",
            [("Ingrid Dahl", ["ingrid@harbourpatrol.no"], 0), ("Ola Berg", ["ola@harbourpatrol.no"], 0)],
        ),
        (
            "CONTACT:\nIngrid Dahl, +44 20 7946 0018\nOla Berg, +44 20 7946 0019",
            [("Ingrid Dahl", [], 1), ("Ola Berg", [], 1)],
        ),
        (
            "Contact:\nHarbour Patrol, Inc.Ingrid Dahl, CEO614-555-0187ingrid@harbourpatrol.nohttp://www.harbourpatrol.no",
            [("Ingrid Dahl", ["ingrid@harbourpatrol.no"], 1)],
        ),
        (
            "Media Contact:Ingrid DahlHost, The Harbour Show(614) 555-0187 | ingrid@harbourpatrol.nohttps://harbour.no",
            [("Ingrid Dahl", ["ingrid@harbourpatrol.no"], 1)],
        ),
        ("Harbour Trust 12 Quay Street (614) 555-0187 info@harbourtrust.no", [(None, ["info@harbourtrust.no"], 1)]),
        ("Press contact: press@harbourpatrol.no", [(None, ["press@harbourpatrol.no"], 0)]),
        (
            "Media contacts: Ingrid Dahl — Office of the Hon Ola Berg MP — 020 7946 0018",
            [("Ingrid Dahl", [], 1)],
        ),
        (
            "Media | Ingrid Dahl | 020 7946 0018\n\nThe crew is old.\n\nMedia contact: Ingrid Dahl 020 7946 0018",
            [("Ingrid Dahl", [], 1)],
        ),
        (
            "Ingrid Dahl\nDirector of Public Affairs\nOffice: 614-555-0187, Cell: 614-555-0188",
            [("Ingrid Dahl", [], 2)],
        ),
        (
            "Harbour Patrol Agency\n12 Quay Street\nBergen 50032\nEmail: press@harbourpatrol.no",
            [(None, ["press@harbourpatrol.no"], 0)],
        ),
    ],
)
def test_contacts(block: str, contacts: list[tuple[str | None, list[str], int]]) -> None:
    record = record_of(f"{HEAD}BERGEN – The patrol trains.\n\nThe crew is new.\n\n{block}\n")
    found = [(contact.name, list(contact.emails), len(contact.phones)) for contact in record.contacts]
    assert found == contacts


def test_contact_in_a_sentence() -> None:
    record = record_of(
        HEAD + "BERGEN – The patrol trains.\n\nFor more, contact Ingrid Dahl at ingrid@harbourpatrol.no.\n"
    )
    [contact] = record.contacts
    assert contact.emails == ("ingrid@harbourpatrol.no",)


# ------------------------------------------------------------------------------------------------------ embargo


@pytest.mark.parametrize(
    ("line", "until", "zone"),
    [
        ("EMBARGOED until 10:00 GMT, 7 June 2023", "2023-06-07T10:00:00+00:00", "GMT"),
        ("Embargoed until 7 June 2023, 9 a.m. EDT", "2023-06-07T09:00:00-04:00", "EDT"),
        ("Not for publication before 7 June 2023", "2023-06-07", None),
        ("UNDER EMBARGO UNTIL 7 June 2023, 10:00", "2023-06-07T10:00:00", None),
    ],
)
def test_embargo(line: str, until: str, zone: str | None) -> None:
    embargo = record_of(f"{line}\n\n{HEAD}BERGEN – The patrol trains.\n").embargo
    assert embargo is not None
    assert (embargo.until, embargo.zone) == (until, zone)
    assert embargo.spans[0].quote == line


@pytest.mark.parametrize(
    "sentence",
    ["The council lifted the arms embargo.", "An oil embargo was agreed.", "It is not for sale before noon."],
)
def test_no_embargo(sentence: str) -> None:
    assert record_of(f"{HEAD}BERGEN – The patrol trains. {sentence}\n").embargo is None


# ------------------------------------------------------------------------------------------------------- events


@pytest.mark.parametrize(
    ("sentence", "name", "date", "length", "stated"),
    [
        ("The three-day (7 – 9 June) conference is full.", "conference", "2023-06-07/2023-06-09", "P3D", True),
        (
            "The Coast Safety Conference (7 – 9 June 2023) is full.",
            "Coast Safety Conference",
            "2023-06-07/2023-06-09",
            "P3D",
            False,
        ),
        ("The summit will be held in Lagos from 7 to 9 June 2023.", "summit", "2023-06-07/2023-06-09", "P3D", False),
        ("The 7–9 June 2023 leadership summit is full.", "summit", "2023-06-07/2023-06-09", "P3D", False),
        ("The three-week operation ended well.", "operation", None, "P3W", True),
    ],
)
def test_event(sentence: str, name: str, date: str | None, length: str | None, stated: bool) -> None:
    [event] = record_of(f"{HEAD}BERGEN – The patrol trains.\n\n{sentence}\n").events
    assert (event.name, event.date, event.length, event.length_stated) == (name, date, length, stated)


@pytest.mark.parametrize(
    "sentence",
    [
        "The trial showed that on 7 June 2023 the boat was empty.",
        "On 7 June 2023 the patrol spoke of a conference.",
        "The conference was praised; the boat left on 7 June 2023.",
        "The conference is open to a 50-year-old.",
    ],
)
def test_no_event(sentence: str) -> None:
    assert record_of(f"{HEAD}BERGEN – The patrol trains.\n\n{sentence}\n").events == ()


# -------------------------------------------------------------------------------------------------------- others


@pytest.mark.parametrize(
    ("text", "name", "basis"),
    [
        (
            f"{HEAD}{LEAD}\n\nAbout Nordlys Group\nNordlys Group sells boats.\n",
            "Nordlys Group",
            "boilerplate",
        ),
        ("Nordlys Group trains crews\n\n5 June 2023\n\nNordlys Group trains crews.\n", "Nordlys Group", "headline"),
    ],
)
def test_issuer(text: str, name: str, basis: str) -> None:
    issuer = record_of(text).issuer
    assert issuer is not None
    assert (issuer.name, issuer.basis) == (name, basis)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Of two paragraphs "About …", the one that the lead begins with.
        (
            f"{HEAD}BERGEN – Nordlys Group trains crews of Fjordtek.\n\n"
            "About Fjordtek\nFjordtek makes ropes.\n\nAbout Nordlys Group\nNordlys Group sells boats.\n",
            "Nordlys Group",
        ),
        (
            f"{HEAD}BERGEN – The Ministry of Boats trains crews. The Ministry of Boats is new.\n\n"
            "About the Ministry\nIt was founded in 1953.\n",
            "Ministry of Boats",
        ),
        # A signature that is an organization of the text.
        (
            f"{HEAD}Crews have been charged by the Harbour Patrol Agency (HPA). It is the first time for the crews.\n\n"
            "They will be heard in June.\n\nHARBOUR PATROL AGENCY\n",
            "Harbour Patrol Agency",
        ),
        # Whom a release helps or charges does not issue it.
        ("Crews raise $5,000 for Nordlys Foundation\n\n5 June 2023\n\n" + LEAD + " Nordlys Foundation is new.\n", None),
    ],
)
def test_issuer_is_who_speaks(text: str, name: str | None) -> None:
    issuer = record_of(text).issuer
    assert (issuer.name if issuer else None) == name


def test_a_linked_address_is_one_link() -> None:
    record = record_of(
        "# Harbour patrol trains\n\nSee [www.nordlys.no](https://nordlys.no/x) for more.\n", "release.md"
    )
    assert [(link.target, link.text) for link in record.links] == [("https://nordlys.no/x", "www.nordlys.no")]


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("BERN/GENEVA, 7 June 2023 – ", "Bern/Geneva"),
        ("ST. LOUIS, Mo. (Newsline) — ", "St. Louis, Mo."),
        ("RIO DE JANEIRO, Brazil – ", "Rio de Janeiro, Brazil"),
        ("BONN, ROME AND PARIS, 7 June 2023 – ", "Bonn, Rome and Paris"),
        ("OSLO, NY / NEWSLINE / June 7, 2023 / ", "Oslo, NY"),
        ("ABU DHABI, UAE, June 7, 2023 – ", "Abu Dhabi, UAE"),
        ("(Newsline) - June 7, 2023 - DALLAS — ", "Dallas"),
        ("WASHINGTON (June 7, 2023) — ", "Washington"),
    ],
)
def test_dateline_place(dateline: str, place: str) -> None:
    found = record_of(f"Harbour patrol trains in Bergen\n\n{dateline}{LEAD[9:]}\n").dateline
    assert found is not None
    assert found.place == place


def test_given_date_is_not_the_releases() -> None:
    from datetime import date

    document = load("release.txt", b"Harbour patrol trains in Bergen\n\nThe crew is new, and the boats are old.\n")
    record = extract_record(document, find_mentions(document, date(2023, 6, 7)))
    assert record.release_date is None


def test_equal_values_are_one_entry() -> None:
    record = record_of(
        HEAD + "BERGEN – The patrol seized 812 engines. Of the 812 engines, 40 were new. It paid $5 and $5.\n"
    )
    [engines] = [count for count in record.counts if count.noun == "engines"]
    assert len(engines.spans) == 2
    [money] = record.money
    assert (money.value, len(money.spans)) == (5, 2)


def test_acronyms_are_not_places_or_money() -> None:
    record = record_of(HEAD + "OSLO – The Harbour Patrol Agency (HPA) paid USD 5 million to HPA crews.\n")
    assert [(entry.short, entry.long, len(entry.spans)) for entry in record.acronyms] == [
        ("HPA", "Harbour Patrol Agency", 2)
    ]
