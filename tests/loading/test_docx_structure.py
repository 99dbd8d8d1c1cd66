"""Word documents: headings, lists, tables, page headers, and where everything stands."""

from __future__ import annotations

import pytest

from factcheck.loading.docx.reader import read_docx
from factcheck.loading.draft import Draft
from factcheck.loading.load import load
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Part, Spot
from factcheck.text.notice import NoticeKind
from tests.loading.word_files import field, numbering, paragraph, root, run, style, table, word_file

STYLES = root(
    "w:styles",
    '<w:latentStyles><w:lsdException w:name="heading 1"/></w:latentStyles>'
    + style("Standard", "Normal")
    + style("Titel", "Title", "Standard")
    + style("Untertitel", "Subtitle", "Standard")
    + style("berschrift1", "heading 1", "Standard", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("Own", "Crosshead", "berschrift1")
    + style("Deep", "Deep", "Standard", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("Flat", "Flat", "berschrift1x", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    + style("Zitat", "Quote", "Standard")
    + style("Beschriftung", "caption", "Standard")
    + style("Punkte", "Our points", "Standard", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    + style("Loop", "Loop", "Loop2")
    + style("Loop2", "Loop two", "Loop")
    + style("Fett", "Strong line", "Standard", "<w:rPr><w:b/></w:rPr>")
    + style("Inhalt", "toc 1", "Standard"),
)


def read(*body: str, **options: object) -> Draft:
    return read_docx("release.docx", word_file("".join(body), **options))  # type: ignore[arg-type]


def styled(*body: str) -> Draft:
    return read(*body, parts={"styles": STYLES, "numbering": numbering(n1="bullet", n2="decimal", n3="none")})


def outline(draft: Draft) -> list[tuple[str, str, int]]:
    return [(block.span.of(draft.text), block.kind.value, block.level) for block in draft.blocks]


def kinds(draft: Draft) -> list[tuple[str, int]]:
    return [(block.kind.value, block.level) for block in draft.blocks]


def in_list(number: str, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


# ------------------------------------------------------------------------------------------------- styles


@pytest.mark.parametrize(
    ("style_id", "kind", "level"),
    [
        ("Titel", "headline", 1),
        ("berschrift1", "heading", 1),
        ("Own", "heading", 1),
        ("Deep", "heading", 3),
        ("Flat", "paragraph", 0),
        ("Zitat", "quote-paragraph", 0),
        ("Beschriftung", "caption", 0),
        ("Inhalt", "chrome", 0),
        ("Loop", "paragraph", 0),
        ("Unknown", "paragraph", 0),
        ("Heading2", "heading", 2),  # not described in the file: told by its id
    ],
)
def test_paragraph_styles(style_id: str, kind: str, level: int) -> None:
    draft = styled(paragraph("The words of it", style=style_id))
    assert kinds(draft) == [(kind, level)]


@pytest.mark.parametrize(
    "name", ["Überschrift 2", "Titre 2", "Título 2", "Kop 2", "Заголовок 2", "HEADING 2", "標題 2"]
)
def test_headings_by_the_name_of_another_language(name: str) -> None:
    styles = root("w:styles", style("x", name))
    assert kinds(read(paragraph("Words", style="x"), parts={"styles": styles})) == [("heading", 2)]


def test_outline_levels_of_single_paragraphs() -> None:
    draft = styled(
        paragraph("Up", properties='<w:outlineLvl w:val="1"/>'),
        paragraph("Down", style="berschrift1", properties='<w:outlineLvl w:val="9"/>'),
        paragraph("Title stays", style="Titel", properties='<w:outlineLvl w:val="0"/>'),
    )
    assert kinds(draft) == [("heading", 2), ("paragraph", 0), ("headline", 1)]


def test_a_subtitle_stands_below_a_title() -> None:
    draft = styled(
        paragraph("Harbour reopens", style="Titel"),
        "<w:p/>",
        paragraph("After six weeks", style="Untertitel"),
        paragraph("Text."),
        paragraph("Not here", style="Untertitel"),
    )
    assert kinds(draft) == [("headline", 1), ("subheadline", 0), ("paragraph", 0), ("paragraph", 0)]


def test_bold_lines_by_run_and_by_style() -> None:
    prose = paragraph(
        "The harbour reopened on Tuesday after six weeks of work on the quay, the port authority said. " * 2
    )
    bold = run("What comes next", "<w:b/>")
    draft = styled(
        prose, paragraph(bold), prose, paragraph("Who pays", style="Fett"), prose, paragraph(bold, " or not")
    )
    assert [kind for kind, _ in kinds(draft)] == [*["paragraph", "heading"] * 2, "paragraph", "paragraph"]
    light = run("Who pays", '<w:b w:val="0"/>')
    assert kinds(styled(prose, paragraph(light, style="Fett")))[1][0] == "paragraph"


# ------------------------------------------------------------------------------------------------- lists


def test_lists_and_their_levels() -> None:
    draft = styled(
        paragraph("First", properties=in_list("1")),
        paragraph("Inner", properties=in_list("1", 1)),
        paragraph("By style", style="Punkte"),
        paragraph("Not by style", style="Punkte", properties=in_list("0")),
        paragraph("No sign", properties=in_list("3")),
        paragraph("No such list", properties=in_list("77")),
        paragraph("By name", style="ListBullet2"),
    )
    assert [(words, level) for words, kind, level in outline(draft) if kind == "list-item"] == [
        ("First", 1),
        ("Inner", 2),
        ("By style", 1),
        ("By name", 2),
    ]


def test_numbers_count_on_and_bullets_do_not() -> None:
    def interrupted(number: str) -> list[int]:
        items = paragraph("One", properties=in_list(number)), paragraph("Two", properties=in_list(number))
        draft = styled(items[0], paragraph("Between."), items[1])
        return [block.group for block in draft.blocks if block.kind is BlockKind.LIST_ITEM]

    assert len(set(interrupted("2"))) == 1
    assert len(set(interrupted("1"))) == 2


def test_numbered_headings_are_headings() -> None:
    draft = styled(paragraph("Results", style="berschrift1", properties=in_list("2")))
    assert kinds(draft) == [("heading", 1)]


# ------------------------------------------------------------------------------------------------- tables


def cells(draft: Draft) -> list[tuple[str, int, int, int, bool]]:
    return [
        (block.span.of(draft.text), block.group, block.row, block.column, block.header)
        for block in draft.blocks
        if block.kind is BlockKind.TABLE_CELL
    ]


def test_tables() -> None:
    draft = read(
        paragraph("Above."),
        table(["Dam", "Level"], ["Wendel", "5,400"], header=True),
        paragraph("Between."),
        table(["a", "b"]),
    )
    assert cells(draft) == [
        ("Dam", 1, 0, 0, True),
        ("Level", 1, 0, 1, True),
        ("Wendel", 1, 1, 0, False),
        ("5,400", 1, 1, 1, False),
        ("a", 2, 0, 0, False),
        ("b", 2, 0, 1, False),
    ]
    assert draft.layout is not None
    spot = draft.layout.spot(draft.source.index("5,400"))
    assert spot == Spot(table=1, row=2, cell=2)


def test_cells_of_several_columns_and_rows() -> None:
    def cell(words: str, mark: str = "") -> str:
        return f"<w:tc><w:tcPr>{mark}</w:tcPr>{paragraph(words) if words else '<w:p/>'}</w:tc>"

    first = cell("wide", '<w:gridSpan w:val="2"/>') + cell("c")
    second = cell("tall", '<w:vMerge w:val="restart"/>') + cell("b2") + cell("c2")
    third = cell("covered", "<w:vMerge/>") + cell("b3") + cell("c3")
    fourth = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("b4") + cell("c4")
    rows = "".join(f"<w:tr>{row}</w:tr>" for row in (first, second, third, fourth))
    draft = read(paragraph("Above."), f"<w:tbl>{rows}</w:tbl>")
    assert [(words, row, column) for words, _, row, column, _ in cells(draft)] == [
        ("wide", 0, 0),
        ("c", 0, 2),
        ("tall", 1, 0),
        ("b2", 1, 1),
        ("c2", 1, 2),
        ("b3", 2, 1),
        ("c3", 2, 2),
        ("b4", 3, 1),
        ("c4", 3, 2),
    ]
    assert [(notice.kind, notice.message) for notice in draft.notices] == [
        (NoticeKind.HIDDEN_TEXT, "hidden text “covered”")
    ]


def test_paragraphs_of_a_cell_are_lines_of_it() -> None:
    draft = read(paragraph("Above."), table([paragraph("one") + paragraph("two"), "b"], ["c", "d"]))
    assert [words for words, *_ in cells(draft)] == ["one\ntwo", "b", "c", "d"]


def test_tables_in_tables() -> None:
    inner = table(["Dam", "Level"], ["Wendel", "5,400"])
    outer = table([paragraph("left") + inner + paragraph("below"), "right"])
    draft = read(paragraph("Above."), outer, table(["next", "one"], ["x", "y"]))
    assert [words for words, *_ in cells(draft)] == ["Dam", "Level", "Wendel", "5,400", "next", "one", "x", "y"]
    assert [words for words, kind, _ in outline(draft) if kind == "paragraph"] == ["Above.", "left", "below", "right"]


# ------------------------------------------------------------------------------------------------- page headers


def section(*references: str, title_page: bool = False) -> str:
    return f"<w:sectPr>{''.join(references)}{'<w:titlePg/>' if title_page else ''}</w:sectPr>"


def refer(part: str, page: str, relation: str) -> str:
    return f'<w:{part}Reference w:type="{page}" r:id="{relation}"/>'


def header(*words: str) -> str:
    return root("w:hdr", "".join(paragraph(word) for word in words))


def test_page_headers_and_footers_are_no_part_of_the_text() -> None:
    footer = root("w:ftr", paragraph("Page ", field("PAGE", "1"), " of 3"))
    body = paragraph("The text."), section(refer("header", "default", "header"), refer("footer", "default", "footer"))
    draft = read(*body, parts={"header": header("Port of Elmstad"), "footer": footer})
    assert outline(draft) == [
        ("Page 1 of 3", "chrome", 0),
        ("Port of Elmstad", "chrome", 0),
        ("The text.", "paragraph", 0),
    ]
    assert draft.layout is not None
    assert [region.spot.part for region in draft.layout.regions] == [Part.FOOTER, Part.HEADER, None]


def test_a_letterhead_is_read_with_the_text() -> None:
    body = paragraph("The text."), section(refer("header", "default", "header"))
    draft = read(*body, parts={"header": header("Port of Elmstad", "Press release")})
    assert kinds(draft) == [("paragraph", 0)] * 3


def test_only_headers_that_are_printed_are_read() -> None:
    parts = {"header": header("Every page"), "header first": header("Page one"), "header even": header("Even")}
    references = [
        refer("header", page, f"header{'' if page == 'default' else page}") for page in ("default", "first", "even")
    ]
    plain = read(paragraph("Text."), section(*references), parts=parts)
    assert [words for words, *_ in outline(plain)] == ["Every page", "Text."]
    titled = read(paragraph("Text."), section(*references, title_page=True), parts=parts)
    assert [words for words, *_ in outline(titled)] == ["Every page", "Page one", "Text."]
    settings = root("w:settings", "<w:evenAndOddHeaders/>")
    all_three = read(paragraph("Text."), section(*references, title_page=True), parts={**parts, "settings": settings})
    assert {words for words, *_ in outline(all_three)} == {"Every page", "Even", "Page one", "Text."}


def test_links_of_a_header_are_its_own() -> None:
    linked = root("w:hdr", paragraph(f'<w:hyperlink r:id="web">{run("our site")}</w:hyperlink>'))
    body = paragraph("Text."), section(refer("header", "default", "header"))
    draft = read(*body, parts={"header": linked}, links={"web": ("hyperlink", "https://body.invalid/")})
    assert draft.links == ()


# ------------------------------------------------------------------------------------------------- as a release


def test_roles_and_places_of_a_release() -> None:
    body = "".join(
        (
            paragraph("PRESS RELEASE"),
            paragraph("Harbour of Elmstad reopens after six weeks of repairs", style="Titel"),
            paragraph("7 June 2023"),
            paragraph(
                "ELMSTAD – The harbour reopened on Wednesday after six weeks of repairs, the port authority said."
            ),
            paragraph("For more information contact: Ada Bly, press@elmstad.invalid"),
        )
    )
    document = load("release.docx", word_file(body, parts={"styles": STYLES}))
    assert [block.kind.value for block in document.blocks] == ["chrome", "headline", "date-line", "lead", "contact"]
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.dateline is not None
    spot = document.spot(document.dateline)
    assert spot is not None
    assert spot.paragraph == 4


def test_a_text_of_any_name_is_a_word_document() -> None:
    document = load("release.docx", word_file(paragraph("The harbour reopened."), main="text/main.xml"))
    assert document.text == "The harbour reopened."


def test_a_title_that_only_names_the_kind_of_text_is_no_headline() -> None:
    draft = styled(paragraph("Press release", style="Titel"), paragraph("Harbour reopens", style="berschrift1"))
    assert kinds(draft) == [("paragraph", 0), ("heading", 1)]
