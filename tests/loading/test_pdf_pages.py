"""PDF: what stands around the text of a page, and what no reader sees."""

from __future__ import annotations

import pytest

from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Part
from factcheck.text.notice import NoticeKind
from tests.loading.pdf_drafts import FERRY, HARBOUR, LIBRARY, blocks, kinds, notices, read, three_pages
from tests.loading.pdf_pages import BOLD, COURIER, HEIGHT, WIDTH, Page

# Around the text


def test_running_heads_and_feet_are_no_text() -> None:
    draft = read(*three_pages())
    said = [(block.span.of(draft.text), block.kind) for block in draft.blocks]
    assert [words for words, kind in said if kind is not BlockKind.CHROME] == [HARBOUR, LIBRARY, FERRY]
    assert [words for words, kind in said if kind is BlockKind.CHROME].count("Norvale Harbour") == 3
    assert draft.layout is not None
    assert {Part.HEADER, Part.FOOTER} <= {region.spot.part for region in draft.layout.regions}


def test_a_letterhead_that_runs_stays_on_the_first_page() -> None:
    pages = three_pages()
    for page in pages:
        page.put(300, 815, "Press release of 14 March 2024")
    draft = read(*pages)
    assert "Press release of 14 March 2024" in [
        block.span.of(draft.text) for block in draft.blocks if block.kind is not BlockKind.CHROME
    ]


def test_footnotes_follow_the_text() -> None:
    pages = three_pages()
    pages[0].put(70, 110, "1", COURIER, 5).put(76, 107, "See the report of the authority for 2023,", COURIER, 8)
    pages[0].put(70, 97, "which is free.", COURIER, 8)
    draft = read(*pages)
    notes = [block for block in draft.blocks if block.kind is BlockKind.NOTES]
    assert [note.span.of(draft.text).lstrip("1¹ ") for note in notes] == [
        "See the report of the authority for 2023, which is free."
    ]
    assert draft.layout is not None
    spot = draft.layout.spot(draft.offsets.to_source(notes[0].span).start)
    assert (spot.page, spot.part, spot.note) == (1, Part.FOOTNOTE, 1)


def test_a_date_in_small_print_is_no_footnote() -> None:
    page = Page()
    page.paragraph(70, 700, HARBOUR)
    page.put(70, 100, "9 September 2024", COURIER, 8)
    assert kinds(read(page)) == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


# What no reader sees


@pytest.mark.parametrize(
    ("x", "before", "size"),
    [(70, "3 Tr", 10), (70, "1 g", 10), (70, "", 0.5), (700, "", 10)],
    ids=["invisible", "white", "tiny", "outside"],
)
def test_hidden_words_are_left_out_and_told(x: float, before: str, size: float) -> None:
    page = Page()
    page.paragraph(70, 700, HARBOUR)
    page.put(x, 500, "Turnover was 99 million.", COURIER, size, before)
    draft = read(page)
    assert blocks(draft) == [HARBOUR]
    assert notices(draft) == [
        (NoticeKind.HIDDEN_TEXT, "4 words that no reader sees left out, first on page 1: “Turnover was 99 million.”")
    ]


def test_white_words_on_a_dark_ground_are_seen() -> None:
    page = Page().rectangle(60, 740, 400, 40, "0 0 0.5 rg").put(70, 755, "Norvale opens a terminal", BOLD, 18, "1 g")
    page.paragraph(70, 700, HARBOUR)
    draft = read(page)
    assert blocks(draft) == ["Norvale opens a terminal", HARBOUR]
    assert draft.notices == ()


def test_a_crop_box_hides_what_lies_outside() -> None:
    page = Page(entries="/CropBox[50 600 545 800]")
    page.paragraph(70, 700, HARBOUR)
    page.put(70, 300, "Draft of 3 May")
    draft = read(page)
    assert blocks(draft) == [HARBOUR]
    assert draft.notices[0].kind is NoticeKind.HIDDEN_TEXT


def test_words_that_do_not_stand_upright_are_told() -> None:
    page = Page()
    page.paragraph(70, 700, HARBOUR)
    page.content += "q BT /F2 60 Tf 0.7 0.7 -0.7 0.7 150 250 Tm (CONFIDENTIAL) Tj ET Q\n"
    draft = read(page)
    assert blocks(draft) == [HARBOUR]
    assert notices(draft) == [
        (
            NoticeKind.UNREAD_CONTENT,
            "a word that do not stand upright left out, first on page 1: “CONFIDENTIAL”".replace(
                "do not stand", "does not stand"
            ),
        )
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turn]
    page = Page()
    page.paragraph(70, 500, f"{HARBOUR} {LIBRARY}")
    page.content = f"q {matrix} cm\n{page.content}Q\n"
    page.entries = f"/Rotate {turn}"
    draft = read(page)
    assert blocks(draft) == [f"{HARBOUR} {LIBRARY}"]
    assert draft.layout is not None
    start = draft.source.index("authority")
    assert all(
        0 <= box[0] < box[2] <= WIDTH and 0 <= box[1] < box[3] <= HEIGHT for box in draft.layout.boxes(start, start + 9)
    )
