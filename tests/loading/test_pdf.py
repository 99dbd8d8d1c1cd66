"""PDF: the words of its pages in the order of reading, what they are, and where they stand."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from factcheck.errors import InputNotRead
from factcheck.loading.draft import Draft
from factcheck.loading.isolation import read_apart
from factcheck.loading.pdf import reader
from factcheck.loading.pdf import streams as pdf_streams
from factcheck.loading.pdf.reader import read_pdf
from factcheck.pipeline import Input, Options, check_input
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Part
from factcheck.text.notice import NoticeKind
from factcheck.text.span import Span
from tests.loading.pdf_pages import BOLD, COURIER, COURIER_BOLD, HEIGHT, HELVETICA, PITCH, WIDTH, Page, pdf

HARBOUR = (
    "The harbour authority of Norvale opened its eastern terminal on Thursday and doubled its capacity for container"
    " ships to 480,000 units a year. The construction took three years and cost 212 million euros."
)
LIBRARY = (
    "The public library of Sandvik lent more electronic books than printed volumes in 2023, for the first time since it"
    " began to offer them twelve years ago. The director announced this at a meeting of the county council."
)
FERRY = (
    "The ferry between Ostby and the islands will sail twice as often from April on, as the county decided on Monday"
    " after long talks with the eleven municipalities that share the costs of the service."
)


def read(*pages: Page, **more: object) -> Draft:
    """The draft of a PDF of these pages."""
    return read_pdf("a.pdf", pdf(*pages, **more))  # type: ignore[arg-type]


def blocks(draft: Draft) -> list[str]:
    """The words of each block."""
    return [block.span.of(draft.text) for block in draft.blocks]


def kinds(draft: Draft) -> list[BlockKind]:
    """The kind of each block."""
    return [block.kind for block in draft.blocks]


def page_of(draft: Draft, words: str) -> int | None:
    """The page on which words stand."""
    start = draft.text.index(words)
    assert draft.layout is not None
    return draft.layout.spot(draft.offsets.to_source(Span(start, start + len(words))).start).page


def notices(draft: Draft) -> list[tuple[NoticeKind, str]]:
    """What is told of the file."""
    return [(notice.kind, notice.message) for notice in draft.notices]


def release() -> Page:
    """A page of prose."""
    page = Page()
    page.paragraph(70, 700, HARBOUR)
    return page


# Paragraphs


def test_lines_make_paragraphs() -> None:
    page = Page()
    page.put(70, 760, "Norvale opens a terminal", BOLD, 18)
    below = page.paragraph(70, 720, HARBOUR)
    page.paragraph(70, below - PITCH, LIBRARY)
    draft = read(page)
    assert blocks(draft) == ["Norvale opens a terminal", HARBOUR, LIBRARY]
    assert kinds(draft) == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert draft.blocks[0].level == 1


def test_paragraphs_without_space_between_end_in_a_short_line() -> None:
    page = Page()
    below = page.paragraph(70, 720, HARBOUR, 60)
    below = page.paragraph(70, below, "They open in May.")
    page.paragraph(70, below, LIBRARY, 60)
    assert blocks(read(page)) == [HARBOUR, "They open in May.", LIBRARY]


def test_an_indent_begins_a_paragraph() -> None:
    page = Page()
    full = "The county council of Sandvik met on Monday and agreed to what is set."
    page.put(70, 720, "The county council of Sandvik met on Monday and agreed to everything.")
    page.put(70, 708, full)
    page.put(90, 696, "In the evening it met again, and then the session was closed till")
    page.put(70, 684, "the autumn.")
    assert blocks(read(page))[-1].startswith("In the evening it met again, and then the session was closed till the")


def test_lines_of_an_address_stay_apart() -> None:
    page = Page()
    below = page.paragraph(70, 720, HARBOUR + " " + LIBRARY)
    lines = ["Ola Berntsen", "head of press", "+47 55 01 02 03", "press@library.example"]
    for number, line in enumerate(lines):
        page.put(70, below - 2 * PITCH - number * PITCH, line)
    assert blocks(read(page))[1:] in ([lines[0], *lines[1:]], ["Ola Berntsen head of press", *lines[2:]])


def test_lines_set_against_the_right_edge_stay_apart() -> None:
    page = Page()
    below = page.paragraph(70, 720, HARBOUR + " " + LIBRARY)
    lines = ["Press contact: Ola Berntsen", "press@library.example", "Telephone 55 01 02"]
    for number, line in enumerate(lines):
        page.put(70 + (70 - len(line)) * 6, below - 40 - number * PITCH, line)
    assert blocks(read(page))[1:] == lines


def test_a_headline_in_two_lines_is_one() -> None:
    page = Page()
    page.put(70, 760, "Norvale opens a terminal for ships", BOLD, 18)
    page.put(70, 738, "after three years", BOLD, 18)
    page.paragraph(70, 700, HARBOUR)
    assert blocks(read(page))[0] == "Norvale opens a terminal for ships after three years"


def test_headings_are_ranked_by_size() -> None:
    page = Page()
    page.put(70, 780, "The year of the library", BOLD, 20)
    below = page.paragraph(70, 750, LIBRARY)
    page.put(70, below - 20, "Sundays", BOLD, 14)
    below = page.paragraph(70, below - 40, HARBOUR)
    page.put(70, below - 20, "More loans", COURIER_BOLD)
    page.paragraph(70, below - 40, FERRY)
    draft = read(page)
    assert [(block.kind, block.level) for block in draft.blocks if block.kind is BlockKind.HEADING] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
    ]


def test_list_items() -> None:
    page = Page()
    below = page.paragraph(70, 720, HARBOUR)
    page.put(70, below - PITCH, "•").put(88, below - PITCH, "Length of the quay: 840 metres, of which 200 lie in the")
    page.put(88, below - 2 * PITCH, "older part")
    page.put(70, below - 3 * PITCH, "•").put(88, below - 3 * PITCH, "Cranes: seven")
    page.put(70, below - 5 * PITCH, "1. First").put(70, below - 6 * PITCH, "2. Second")
    draft = read(page)
    assert blocks(draft)[1:] == [
        "• Length of the quay: 840 metres, of which 200 lie in the older part",
        "• Cranes: seven",
        "1. First",
        "2. Second",
    ]
    assert kinds(draft)[1:] == [BlockKind.LIST_ITEM] * 4


# Order


def columns(page: Page, by_line: bool) -> None:
    """Sets two columns of prose, one after the other or line by line."""
    import textwrap

    left, right = (textwrap.wrap(words, 34) for words in (HARBOUR, LIBRARY))
    sides = [(70, line, number) for number, line in enumerate(left)]
    sides += [(310, line, number) for number, line in enumerate(right)]
    if by_line:
        sides.sort(key=lambda side: side[2])
    for x, line, number in sides:
        page.put(x, 700 - number * PITCH, line)


@pytest.mark.parametrize("by_line", [False, True])
def test_columns_are_read_one_after_the_other(by_line: bool) -> None:
    page = Page()
    page.put(70, 760, "News of the county, from the harbour and the library", BOLD, 18)
    columns(page, by_line)
    page.paragraph(70, 560, FERRY)
    assert blocks(read(page))[1:] == [HARBOUR, LIBRARY, FERRY]


def test_columns_written_in_the_wrong_order() -> None:
    page = Page()
    page.paragraph(310, 700, LIBRARY, 34)
    page.paragraph(70, 700, HARBOUR, 34)
    page.put(70, 760, "News of the county, from the harbour and the library", BOLD, 18)
    assert blocks(read(page))[1:] == [HARBOUR, LIBRARY]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    import textwrap

    lines = textwrap.wrap(f"{HARBOUR} {LIBRARY} {FERRY}", 34)
    first, second = Page(), Page()
    for number, line in enumerate(lines):
        part, row = divmod(number, 5)
        page, x = ((first, 70), (first, 310), (second, 70), (second, 310))[part]
        page.put(x, 700 - row * PITCH, line)
    draft = read(first, second)
    assert " ".join(blocks(draft)) == f"{HARBOUR} {LIBRARY} {FERRY}"
    assert len(draft.blocks) <= 3
    assert page_of(draft, "Norvale") == 1
    assert page_of(draft, "municipalities") == 2


def test_a_box_beside_the_text_does_not_run_into_it() -> None:
    page = Page()
    page.paragraph(70, 700, f"{HARBOUR} {LIBRARY}", 50)
    for number, line in enumerate(["Branches: 41", "Loans: 1.2 million", "Founded: 1911"]):
        page.put(420, 702 - number * 15, line)
    assert f"{HARBOUR} {LIBRARY}" in blocks(read(page))


# Tables


def test_a_table_has_cells() -> None:
    page = Page()
    page.paragraph(70, 720, HARBOUR)
    rows = [["Year", "Containers", "Ships"], ["2021", "201,300", "412"], ["2022", "219,870", "431"]]
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            page.put(70 + column * 120, 600 - number * 16, words)
    draft = read(page)
    cells = [block for block in draft.blocks if block.kind is BlockKind.TABLE_CELL]
    assert [[cell.row, cell.column, cell.span.of(draft.text)] for cell in cells] == [
        [number, column, words] for number, row in enumerate(rows) for column, words in enumerate(row)
    ]
    assert [cell.header for cell in cells] == [True] * 3 + [False] * 6
    assert draft.layout is not None
    spot = draft.layout.spot(draft.offsets.to_source(cells[5].span).start)
    assert (spot.table, spot.row, spot.cell) == (1, 2, 3)


def test_labels_and_what_they_say_stand_on_one_line() -> None:
    page = Page()
    page.put(70, 760, "Date:").put(200, 760, "14 March 2024")
    page.put(70, 745, "Contact:").put(200, 745, "Ola Berntsen")
    page.paragraph(70, 700, HARBOUR)
    draft = read(page)
    assert blocks(draft)[:2] == ["Date:\t14 March 2024", "Contact:\tOla Berntsen"]
    assert BlockKind.TABLE_CELL not in kinds(draft)


# Words


def test_hyphens_at_line_ends() -> None:
    page = Page()
    for number, line in enumerate(
        [
            "The authority gave more information on the long-term agreement. Infor-",
            "mation on the cost was kept back, as the chief of the Asia-Pacific long-",
            "term office said on Monday. The seven lines of the North-",
            "South railway carry 40,000 people every day, among them many from 12-",
            "year courses.",
        ]
    ):
        page.put(70, 700 - number * PITCH, line)
    text = " ".join(blocks(read(page)))
    assert "Information on the cost" in text
    assert "Asia-Pacific long-term office" in text
    assert "North-South railway" in text
    assert "12-year courses" in text


def test_a_compound_at_a_line_end_keeps_its_hyphen() -> None:
    page = Page()
    page.put(70, 700, "The county gave money for a user-friendly page and for the skin-")
    page.put(70, 688, "friendly soap that was asked for, as the litigation-related costs rose to a user-")
    page.put(70, 676, "friendly sum.")
    assert "the skin-friendly soap" in read(page).text
    assert "a user-friendly sum" in read(page).text


def test_an_address_in_two_lines() -> None:
    page = Page()
    page.paragraph(70, 740, HARBOUR)
    page.put(70, 660, "The report is at https://www.harbour.example/reports/2024/")
    page.put(70, 648, "annual-report-of-the-harbour-authority.")
    assert "https://www.harbour.example/reports/2024/annual-report-of-the-harbour-authority" in read(page).text


def test_a_hyphen_left_out_leads_back_to_its_place() -> None:
    page = Page()
    page.put(70, 700, "All the information there is stands in the year book; this infor-")
    page.put(70, 688, "mation is free.")
    draft = read(page)
    start = draft.text.index("information is")
    source = draft.offsets.to_source(Span(start, start + len("information")))
    assert source.of(draft.source) == "infor-mation"
    assert draft.layout is not None
    assert len(draft.layout.boxes(source.start, source.end)) == 2


def test_ligatures_are_letters() -> None:
    page = Page().put(70, 700, "The \x01rst \x02at was of\x01cially opened.", HELVETICA, 12)
    assert blocks(read(page)) == ["The first flat was officially opened."]


def test_a_raised_number_is_no_part_of_the_number_before() -> None:
    page = Page()
    page.put(70, 700, "It cost 212").put(136, 704, "3", COURIER, 6).put(142, 700, "million euros in the year 2023.")
    page.put(70, 688, "They sailed on the 4").put(190, 692, "th", COURIER, 6).put(200, 688, "of May.")
    text = " ".join(blocks(read(page)))
    assert "212³" in text
    assert "the 4th of May" in text


def test_space_between_words_that_no_space_keeps_apart() -> None:
    page = Page()
    x = 70
    for word in ("Norvale", "opens", "a", "terminal"):
        page.put(x, 700, word)
        x += 6 * len(word) + 5
    assert blocks(read(page)) == ["Norvale opens a terminal"]


def test_links() -> None:
    page = Page().put(70, 700, "See the annual report for more.")
    note = "<</Type/Annot/Subtype/Link/Rect[118 696 196 712]/A<</S/URI/URI(https://harbour.example/report)>>>>"
    page.annotations.append(note)
    draft = read(page)
    assert [(link.span.of(draft.text), link.target) for link in draft.links] == [
        ("annual report", "https://harbour.example/report")
    ]


# Around the text


def three_pages() -> list[Page]:
    """Three pages with a running head, a running foot and page numbers."""
    pages = []
    for number in (1, 2, 3):
        page = (
            Page()
            .put(70, 815, "Norvale Harbour")
            .put(70, 40, "www.harbour.example")
            .put(500, 25, f"Page {number} of 3")
        )
        page.paragraph(70, 700, (HARBOUR, LIBRARY, FERRY)[number - 1])
        pages.append(page)
    return pages


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


# What else a file holds


def test_a_scan_is_not_read() -> None:
    with pytest.raises(InputNotRead, match="no text: its pages are images"):
        read(Page().image(0, 0, WIDTH, HEIGHT))


def test_an_empty_page_is_not_read() -> None:
    with pytest.raises(InputNotRead, match="no text: its pages show no words"):
        read(Page())


def test_fonts_that_do_not_tell_their_letters() -> None:
    names = "".join(f"/g{number}" for number in range(90))
    with pytest.raises(InputNotRead, match="its fonts do not tell which letters they show"):
        read(release(), encoding=f"<</Type/Encoding/Differences[33{names}]>>")


def test_hidden_words_alone_are_not_read() -> None:
    with pytest.raises(InputNotRead, match="no text that a reader of its pages sees"):
        read(Page().put(70, 700, "Nobody sees this.", before="3 Tr"))


def test_a_page_that_is_an_image_is_told() -> None:
    page = Page()
    page.paragraph(70, 700, HARBOUR)
    draft = read(page, Page().image(0, 0, WIDTH, HEIGHT))
    assert notices(draft) == [(NoticeKind.UNREAD_CONTENT, "page 2 is an image without text: what it says was not read")]


def test_words_of_text_recognition_are_read() -> None:
    page = Page().image(0, 0, WIDTH, HEIGHT)
    page.put(70, 700, "The harbour cost 212 million euros.", before="3 Tr")
    draft = read(page)
    assert blocks(draft) == ["The harbour cost 212 million euros."]
    assert [(notice.kind, notice.minor) for notice in draft.notices] == [(NoticeKind.UNREAD_CONTENT, True)]


SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>"


@pytest.mark.parametrize(
    ("catalog", "kind", "message"),
    [
        (f"/OpenAction{SCRIPT}", NoticeKind.ACTIVE_CONTENT, "the PDF holds JavaScript, which was not run"),
        (
            "/OpenAction<</S/Launch/F(a.exe)>>",
            NoticeKind.ACTIVE_CONTENT,
            "the PDF starts a program, which was not done",
        ),
        (
            f"/Names<</JavaScript<</Names[(a){SCRIPT}]>>>>",
            NoticeKind.ACTIVE_CONTENT,
            "the PDF holds JavaScript, which was not run",
        ),
    ],
)
def test_active_content_is_told(catalog: str, kind: NoticeKind, message: str) -> None:
    assert notices(read(release(), catalog=catalog)) == [(kind, message)]


def saved(change: str) -> bytes:
    """A PDF that a library wrote, with compressed objects."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(release()))))
    if change == "attachment":
        writer.add_attachment("a.txt", b"words")
    elif change == "password":
        writer.encrypt("secret")
    elif change == "owner":
        writer.encrypt("", "secret")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_an_attached_file_is_told() -> None:
    draft = read_pdf("a.pdf", saved("attachment"))
    assert notices(draft) == [(NoticeKind.UNREAD_CONTENT, "a file is attached to the PDF and not read")]


def test_a_script_in_compressed_objects_is_told() -> None:
    inside = zlib.compress(f"11 0 {SCRIPT}".encode()).decode("latin-1")
    stream = f"<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length {len(inside)}>>stream\n{inside}\nendstream"
    draft = read(release(), objects=(stream,))
    assert notices(draft) == [(NoticeKind.ACTIVE_CONTENT, "the PDF holds JavaScript, which was not run")]


def test_an_encrypted_file_is_not_read() -> None:
    with pytest.raises(InputNotRead, match="encrypted: it opens with a password only"):
        read_pdf("a.pdf", saved("password"))


def test_a_file_that_opens_without_a_password_is_read() -> None:
    assert blocks(read_pdf("a.pdf", saved("owner"))) == [HARBOUR]


COMMENT, TYPED, FIELD = (
    (NoticeKind.OPEN_COMMENT, "a comment stands in the PDF"),
    (NoticeKind.UNREAD_CONTENT, "a text box added to the pages and not read"),
    (NoticeKind.UNREAD_CONTENT, "a filled form field not read"),
)


@pytest.mark.parametrize(
    ("annotation", "told"),
    [
        ("<</Type/Annot/Subtype/Text/Rect[9 9 30 30]/Contents(Is this right?)/T(Ola)>>", COMMENT),
        ("<</Type/Annot/Subtype/Text/Rect[9 9 30 30]/Contents(weekday)/T(factcheck)>>", None),
        ("<</Type/Annot/Subtype/FreeText/Rect[9 9 300 30]/Contents(new)>>", TYPED),
        ("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(words)/Rect[9 9 300 30]>>", FIELD),
    ],
    ids=["comment", "ours", "typed", "field"],
)
def test_what_readers_added_is_told(annotation: str, told: tuple[NoticeKind, str] | None) -> None:
    page = release()
    page.annotations.append(annotation)
    assert notices(read(page)) == ([told] if told else [])


def test_a_damaged_index_is_told() -> None:
    data = pdf(release())
    start = data.index(b"xref")
    broken = data[:start] + data[start:].replace(b"0000000", b"0000009")
    draft = read_pdf("a.pdf", broken)
    assert blocks(draft) == [HARBOUR]
    assert draft.notices[0].kind is NoticeKind.DAMAGED_FILE


# Limits and damage


def test_a_damaged_page_is_told() -> None:
    data = bytearray(pdf(release(), release(), compressed=True))
    start = data.index(b"stream\n", data.index(b"/FlateDecode")) + 60
    data[start : start + 4] = b"\xff\xff\xff\xff"
    draft = read_pdf("a.pdf", bytes(data))
    assert HARBOUR in blocks(draft)
    assert notices(draft) == [(NoticeKind.DAMAGED_FILE, "a part of the file is damaged: words may be missing")]


def test_what_inflates_beyond_measure_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    page = release()
    page.content += " " * 5_000_000
    data = pdf(page, compressed=True)
    assert blocks(read_pdf("a.pdf", data)) == [HARBOUR]
    monkeypatch.setattr(pdf_streams, "_MOST_INFLATED", 4_000_000)
    with pytest.raises(InputNotRead, match="too large: its pages inflate to more than 4 MB"):
        read_pdf("a.pdf", data)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\nwords words", pdf(Page())[:300]])
def test_half_a_file_is_not_read(data: bytes) -> None:
    with pytest.raises(InputNotRead, match=r"damaged|no text"):
        read_pdf("a.pdf", data)


def test_a_page_tree_that_holds_itself_is_not_read() -> None:
    data = pdf(release()).replace(b"/Count 1/Kids[", b"/Count 9/Kids[2 0 R ")
    with pytest.raises(InputNotRead, match=r"damaged: page \d cannot be read"):
        read_pdf("a.pdf", data)


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_PAGES", 2)
    with pytest.raises(InputNotRead, match="too long: 3 pages, the limit is 2"):
        read(*three_pages())


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_CHARACTERS", 100)
    with pytest.raises(InputNotRead, match="too long: more than 100 characters"):
        read(release())


def test_a_file_read_apart_gives_the_same() -> None:
    data = pdf(*three_pages())
    here, apart = read_pdf("a.pdf", data), read_apart("pdf", "a.pdf", data)
    assert (here.source, here.text, here.blocks, here.notices) == (
        apart.source,
        apart.text,
        apart.blocks,
        apart.notices,
    )
    assert here.layout is not None
    assert apart.layout is not None
    assert (here.layout.regions, here.layout.numbers) == (apart.layout.regions, apart.layout.numbers)


def test_a_finding_names_page_and_boxes() -> None:
    page = release()
    page.put(70, 500, "The council met on Monday, 7 June 2023.")
    report = check_input(Input("a.pdf", pdf(release(), page)), Options())
    finding = next(finding for finding in report.findings if finding.rule == "weekday-mismatch")
    assert finding.location is not None
    assert (finding.location.frame, finding.location.page) == ("text", 2)
    ((left, bottom, right, top),) = finding.location.boxes
    assert left == pytest.approx(70 + 6 * len("The council met on "), abs=1)
    assert right == pytest.approx(70 + 6 * len("The council met on Monday, 7 June 2023"), abs=1)
    assert bottom < 500 < top


WORDS = st.text(st.characters(codec="cp1252", exclude_categories=("Cc",)), min_size=1, max_size=12)


@given(st.lists(st.tuples(st.integers(0, 560), st.integers(20, 800), WORDS, st.sampled_from([6, 10, 18])), max_size=30))
def test_every_place_leads_into_the_text(placed: list[tuple[int, int, str, int]]) -> None:
    page = release()
    for x, y, words, size in placed:
        page.put(x, y, words, HELVETICA, size)
    draft = read(page)
    assert draft.layout is not None
    numbers = draft.layout.numbers
    assert numbers is not None
    assert len(numbers) == 4 * len(draft.source)
    end = 0
    for block in draft.blocks:
        assert end <= block.span.start < block.span.end <= len(draft.text)
        end = block.span.end
        source = draft.offsets.to_source(block.span)
        assert 0 <= source.start <= source.end <= len(draft.source)
        assert draft.layout.spot(source.start).page == 1
    for position, sign in enumerate(draft.source):
        left, bottom, right, top = numbers[4 * position : 4 * position + 4]
        assert (right > left and top > bottom) == bool(sign.strip()) or sign in "-\u00ad" or not sign.isprintable()


@given(st.data())
def test_damaged_bytes_are_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(pdf(*three_pages(), compressed=data.draw(st.booleans())))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(whole) - 1))
        if data.draw(st.booleans()):
            whole[place] = data.draw(st.integers(0, 255))
        else:
            del whole[place : place + data.draw(st.integers(1, 200))]
    try:
        draft = read_pdf("a.pdf", bytes(whole))
    except InputNotRead:
        return
    assert draft.text.strip()
