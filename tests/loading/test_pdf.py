"""PDF: the words of its pages in the order of reading, and what they are."""

from __future__ import annotations

import pytest

from factcheck.loading.draft import Draft
from factcheck.text.blocks import BlockKind
from factcheck.text.span import Span
from tests.loading.pdf_drafts import FERRY, HARBOUR, LIBRARY, blocks, kinds, read
from tests.loading.pdf_pages import BOLD, COURIER, COURIER_BOLD, HELVETICA, PITCH, Page


def page_of(draft: Draft, words: str) -> int | None:
    """The page on which words stand."""
    start = draft.text.index(words)
    assert draft.layout is not None
    return draft.layout.spot(draft.offsets.to_source(Span(start, start + len(words))).start).page


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
