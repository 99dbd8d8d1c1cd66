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
        ("Anna Stein – the mayor – said: ", None),
        ("Yesterday – at last – ", None),
    ],
)
def test_datelines(lead: str, dateline: str | None) -> None:
    document = read(f"Bridge opens after two years of work\n\n{lead}{LEAD}\n\n{BODY}\n")
    assert (document.dateline.of(document.text) if document.dateline else None) == dateline


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
        ("8,263", "en"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language
