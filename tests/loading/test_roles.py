"""What each block of a release is, told from the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.loading.language import language_of
from factcheck.loading.load import load
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document

LEAD = "The new bridge over the Lys was opened on Wednesday by the mayor of the city and two hundred guests."
BODY = "It carries two lanes and a path for cyclists, and it is the first to be built in the district since 1998."


def read(text: str, suffix: str = ".txt") -> Document:
    return load(f"release{suffix}", text.encode())


def kinds(document: Document) -> list[str]:
    return [block.kind.value for block in document.blocks]


def first(document: Document, kind: BlockKind) -> str:
    return next((block.span.of(document.text) for block in document.blocks if block.kind is kind), "")


def test_the_seed(seed_path: Path) -> None:
    document = load(seed_path)
    assert kinds(document)[:8] == [
        "headline",
        "date-line",
        "subheadline",
        "lead",
        "paragraph",
        "paragraph",
        "residue",
        "paragraph",
    ]
    assert document.dateline is not None
    assert document.dateline.of(document.text) == "SINGAPORE –"
    assert first(document, BlockKind.HEADING) == "Operational successes"
    assert document.language == "en"
    assert document.text == document.source


def test_a_letterhead_is_no_headline() -> None:
    document = read(
        "THE HON ANNA STEIN MP\nMinister for Water\n\nMEDIA RELEASE\n\n7 June 2023\n\n"
        f"BRIDGE OPENS AFTER TWO YEARS OF WORK\n\n{LEAD}\n\n{BODY}\n\nENDS\n\nMedia contact: Jan Moor 0412 345 678\n"
    )
    assert first(document, BlockKind.HEADLINE) == "BRIDGE OPENS AFTER TWO YEARS OF WORK"
    assert first(document, BlockKind.DATE_LINE) == "7 June 2023"
    assert first(document, BlockKind.LEAD) == LEAD
    assert first(document, BlockKind.END_MARK) == "ENDS"
    assert first(document, BlockKind.CONTACT).startswith("Media contact")


def test_a_saved_page() -> None:
    document = read(
        "Bridge Opens After Two Years of Work - City of Ghent\nHome\nSkip to content\nFOR IMMEDIATE RELEASE\n"
        f"Wednesday, June 7, 2023\nBridge Opens After\nTwo Years of Work\n{LEAD}\n{BODY}\nShare\nHome\nNews\nLogin\n"
    )
    assert first(document, BlockKind.HEADLINE) == "Bridge Opens After\nTwo Years of Work"
    assert first(document, BlockKind.DATE_LINE) == "Wednesday, June 7, 2023"
    assert first(document, BlockKind.LEAD) == LEAD
    assert kinds(document)[-4:] == ["chrome"] * 4


def test_sections_below_the_lead() -> None:
    document = read(
        f"Acme opens its second plant in Ghent\n\n{LEAD}\n\nNext steps\n\n{BODY}\n\nAbout Acme\n\n"
        "Acme is a maker of boats and of engines for them.\n\nNotes to editors\n\n"
        "The plant is in the north of the city.\n\n"
        "Media contact:\nJan Moor\njan.moor@acme.example\n\n###\n"
    )
    assert kinds(document) == [
        "headline",
        "lead",
        "heading",
        "paragraph",
        "heading",
        "boilerplate",
        "heading",
        "notes",
        "contact",
        "contact",
        "contact",
        "end-mark",
    ]


@pytest.mark.parametrize(
    ("lead", "dateline"),
    [
        ("SINGAPORE – ", "SINGAPORE –"),
        ("LONDON, June 7, 2023 (Newsline) -- ", "LONDON, June 7, 2023 (Newsline) --"),
        ("MIAMI, FL - (Newsline) - June 07, 2023 - ", "MIAMI, FL - (Newsline) - June 07, 2023 -"),
        ("(Newsline) - June 07, 2023 - DALLAS — ", "(Newsline) - June 07, 2023 - DALLAS —"),
        ("Geneva, 7 June 2023 – ", "Geneva, 7 June 2023 –"),
        ("Santa Fe, N.M. — ", "Santa Fe, N.M. —"),
        ("WASHINGTON  ", "WASHINGTON"),
        ("BERN/GENEVA, 7 June 2023 – ", "BERN/GENEVA, 7 June 2023 –"),
        (
            "TEL AVIV, Israel and AUSTIN, Texas, June 7, 2023 /Newsline/ -- ",
            "TEL AVIV, Israel and AUSTIN, Texas, June 7, 2023 /Newsline/ --",
        ),
        ("OSLO / NEWSLINE / June 7, 2023 / ", "OSLO / NEWSLINE / June 7, 2023 /"),
        ("12 Quay Street, Leith, 7 June 2023 – ", "12 Quay Street, Leith, 7 June 2023 –"),
        ("Ghent (June 7, 2023) — ", "Ghent (June 7, 2023) —"),
        ("[Ghent, 7 June 2023] ", "[Ghent, 7 June 2023]"),
        ("Ålesund, 7 June 2023 – ", "Ålesund, 7 June 2023 –"),
        ("Ghent, 7 June 2023. ", "Ghent, 7 June 2023."),
        ("Wednesday  June 7  2023      ", "Wednesday  June 7  2023"),
        ("Anna Stein – the mayor – said: ", None),
        ("Yesterday – at last – ", None),
    ],
)
def test_datelines(lead: str, dateline: str | None) -> None:
    document = read(f"Bridge opens after two years of work\n\n{lead}{LEAD}\n\n{BODY}\n")
    assert (document.dateline.of(document.text) if document.dateline else None) == dateline


HEADLINE = "Bridge opens in Ghent after two years of work"
LONG_TITLE = (
    "The Mayor Cuts the Ribbon at Noon and Two Hundred Guests Walk over the New Bridge to the Other Side of the River, "
    "Where the Band of the City Plays for the Children of Three Schools until the Evening, Weather Permitting as Always"
)


@pytest.mark.parametrize(
    ("head", "date_line", "subheadline"),
    [
        ("For release 10:00 a.m. EDT, June 7, 2023\n\n{}\n\n", "", ""),
        ("Headline: {}\nDate: 7 June 2023\n\n", "Date: 7 June 2023", ""),
        ("{}\n\nNews | 7 June 2023\n\n", "News | 7 June 2023", ""),
        ("{}\n\nBy Press Office | June 7, 2023\n\n", "By Press Office | June 7, 2023", ""),
        ("{}\n\nIssued by the City of Ghent on 7 June 2023\n\n", "Issued by the City of Ghent on 7 June 2023", ""),
        ("June 7 2023    {}\n\n", "June 7 2023", ""),
        ("{}\n\nEN / DE / FR / ZH-TW\n\n", "", ""),
        ("{}\nMayor Cuts the Ribbon at Noon;\nTwo Hundred Guests Were Invited\n", "", "Mayor Cuts the Ribbon at Noon;"),
        (f"{{}}\n{LONG_TITLE}\n", "", LONG_TITLE),
        ("(Archived content)\n\n{}\n\n", "", ""),
        ("{}\n\nLast updated: 9 June 2023\n\n", "", ""),
        ("{}\n\nAna Ruiz\nHead of Public Affairs\nTel: 555-010-2233\n\n", "", ""),
    ],
)
def test_heads(head: str, date_line: str, subheadline: str) -> None:
    document = read(f"{head.format(HEADLINE)}{LEAD}\n\n{BODY}\n")
    assert first(document, BlockKind.HEADLINE) == HEADLINE
    assert first(document, BlockKind.DATE_LINE) == date_line
    assert first(document, BlockKind.SUBHEADLINE) == subheadline
    assert first(document, BlockKind.LEAD) == LEAD


def test_a_dash_in_a_marked_headline_parts_nothing() -> None:
    document = read(f"# Meet the bridge - A new way over the Lys\n\nShare this page\n\n{LEAD}\n\n{BODY}\n", ".md")
    assert first(document, BlockKind.HEADLINE) == "Meet the bridge - A new way over the Lys"


def test_a_dateline_in_a_line_of_its_own() -> None:
    document = read(f"{HEADLINE}\n7 June 2023\nGHENT, Belgium –\n{LEAD}\n{BODY}\n")
    assert document.dateline is not None
    assert document.dateline.of(document.text) == "GHENT, Belgium –"
    assert kinds(document) == ["headline", "date-line", "lead", "paragraph"]


def test_dates_below_the_text() -> None:
    stamped = read(f"{HEADLINE}\n\n{LEAD}\n\n{BODY}\n\n1080\n2023-06-07 00:00:00\n2023-06-09 10:11:12\n")
    assert first(stamped, BlockKind.DATE_LINE) == "2023-06-07 00:00:00"
    table = read(f"{HEADLINE}\n\n{LEAD}\n\n{BODY}\n\nType of boat\n\nJune 30, 2015\n\nJune 30, 2016\n\n12\n\n15\n")
    assert first(table, BlockKind.DATE_LINE) == ""


def test_text_wrapped_with_an_empty_line_behind_every_line() -> None:
    document = read(
        "Bridge opens in Ghent after two years of work\n\nThe new bridge over the Lys was opened on Wednesday by\n\n"
        "the mayor of the city and two hundred guests, who were\n\nthe first to walk to the other side and back.\n\n"
        "It carries two lanes and a path for cyclists, and it is\n\nthe first to be built there.\n"
    )
    assert kinds(document) == ["headline", "lead", "paragraph"]


@pytest.mark.parametrize("mark", ["-ENDS-", "###", "# # #", "-30-", "- 30 -", "ENDS", "***", "- End -"])
def test_end_marks(mark: str) -> None:
    assert kinds(read(f"Bridge opens at last in Ghent\n\n{LEAD}\n\n{BODY}\n\n{mark}\n"))[-1] == "end-mark"


@pytest.mark.parametrize("line", ["/", "|", ",", "“"])
def test_residue(line: str) -> None:
    assert "residue" in kinds(read(f"Bridge opens at last in Ghent\n\n{LEAD}\n\n{line}\n\n{BODY}\n"))


def test_wrapped_text_and_lines_that_are_paragraphs() -> None:
    wrapped = read(
        "Bridge opens at last in Ghent\n\nThe new bridge over the Lys was opened on Wednesday by the mayor of\n"
        "the city. It carries two lanes and a path for cyclists, and it is the\nfirst to be built in the district.\n"
    )
    assert kinds(wrapped) == ["headline", "lead"]
    lines = read(f"Bridge opens at last in Ghent\n{LEAD}\n{BODY}\n{BODY}\n")
    assert kinds(lines) == ["headline", "lead", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LEAD + BODY, "en"),
        (
            "Le nouveau pont sur la Lys a été ouvert par le maire de la ville et par des gens pour les fêtes.",
            "fr",
        ),
        (
            "Die neue Brücke über die Leie wurde von der Stadt und den Gästen mit einem Fest für das Land eröffnet.",
            "de",
        ),
        (
            "El nuevo puente sobre el Lys fue abierto por la alcaldesa con los vecinos y para las fiestas.",
            "es",
        ),
        ("Новый мост через реку был открыт в среду мэром города и гостями праздника.", "ru"),
        ("新しい橋は水曜日に市長によって開通しました。とても長い橋です。", "ja"),
        (
            "Az önkormányzat ma új hidat nyitott a folyó felett. A híd építése három évig tartott és sokba került. "
            "Ez nagy javulás a város lakóinak, mondta a polgármester, aki ott volt.",
            "hu",
        ),
        (
            "Gmina otworzyła dziś nowy most na rzece. Budowa mostu trwała trzy lata i kosztowała dziesięć milionów. "
            "To jest duża poprawa dla mieszkańców miasta.",
            "pl",
        ),
        ("8,263", "en"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language
