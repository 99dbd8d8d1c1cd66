"""Word documents: which characters are text, and what is told of the others."""

from __future__ import annotations

import re

import pytest

from factcheck.errors import InputNotRead
from factcheck.text.notice import NoticeKind
from tests.loading.word_drafts import SUPERSCRIPT, read, texts, told
from tests.loading.word_files import field, paragraph, root, run, style, table, text_box

BREAK = "<w:r><w:br/></w:r>"


# ------------------------------------------------------------------------------------------------- characters


def test_runs_of_a_paragraph_are_one_text() -> None:
    draft = read(paragraph("On Mon", "day, 7 Ju", "ne they took 8,2", "63 nets."), "<w:p/>", paragraph("  Next  "))
    assert texts(draft) == ["On Monday, 7 June they took 8,263 nets.", "Next"]
    assert draft.source == "On Monday, 7 June they took 8,263 nets.\n\n  Next  "


def test_signs_that_are_elements() -> None:
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t>"
        '<w:softHyphen/><w:t>f</w:t><w:ptab/><w:t>g</w:t><w:br w:type="page"/><w:t>h</w:t></w:r>'
    )
    stops = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    assert texts(read(paragraph(signs, properties=stops))) == ["a\tb\nc\nd\u2011ef\tg\nh"]


def test_symbols() -> None:
    def symbol(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    said = paragraph("20", symbol("Symbol", "F0B0"), "C ", symbol("Wingdings", "F0FC"), symbol("Cambria", "2264"), "9")
    assert texts(
        read(said, paragraph("\uf0b7 point"), paragraph(symbol("Symbol", "zz"), symbol("Arial", "D800"), "x"))
    ) == [
        "20°C •≤9",
        "• point",
        "x",
    ]


def test_white_space_counts_where_the_file_says_so() -> None:
    body = "<w:p><w:r><w:t>\n  one  \n</w:t></w:r><w:r><w:t xml:space='preserve'> two\tthree\nfour </w:t></w:r></w:p>"
    draft = read(body)
    assert draft.source == "one two three four "


def test_superscripts_glue_to_no_number() -> None:
    draft = read(
        paragraph("1", run("st", SUPERSCRIPT), " of 10", run("6", SUPERSCRIPT), " and 8,263", run("2", SUPERSCRIPT))
    )
    assert texts(draft) == ["1st of 10⁶ and 8,263²"]
    assert draft.source == "1st of 106 and 8,2632"
    styles = root("w:styles", style("Up", "Up", content=f"<w:rPr>{SUPERSCRIPT}</w:rPr>", kind="character"))
    raised = run("3", '<w:rStyle w:val="Up"/>')
    assert texts(read(paragraph("m", raised), parts={"styles": styles})) == ["m³"]


def test_capitals_are_kept_as_written() -> None:
    assert texts(read(paragraph(run("Harbour", "<w:caps/>")))) == ["Harbour"]


def test_containers_are_transparent() -> None:
    inside = run("in")
    said = paragraph(
        f'<w:smartTag w:uri="u" w:element="e">{inside}</w:smartTag>',
        f"<w:customXml>{inside}</w:customXml>",
        f"<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>",
        f"<w:bdo>{inside}</w:bdo>",
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>no</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby>",
    )
    whole = f"<w:sdt><w:sdtContent>{paragraph('[Click to enter a date]')}</w:sdtContent></w:sdt>"
    assert texts(read(said, whole)) == ["inininin" + "base", "[Click to enter a date]"]


def test_formulas() -> None:
    def part(characters: str) -> str:
        return f"<m:r><m:t>{characters}</m:t></m:r>"

    half = f"<m:oMath><m:f><m:num>{part('1')}</m:num><m:den>{part('2')}</m:den></m:f></m:oMath>"
    power = f"<m:sSup><m:e>{part('m')}</m:e><m:sup>{part('2')}</m:sup></m:sSup>"
    square = f"<m:oMathPara><m:oMath>{power}</m:oMath></m:oMathPara>"
    assert texts(read(paragraph("About ", half, " of a ", square, " plot."))) == ["About 1/2 of a m² plot."]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>'
    assert texts(read(paragraph("T", properties=frame), paragraph("he harbour reopened."))) == ["The harbour reopened."]


def test_strict_files_and_other_names_of_the_main_part() -> None:
    body = paragraph("Read ", run("hidden", "<w:vanish/>"), "alike.")
    assert texts(read(body, strict=True)) == ["Read alike."]
    assert texts(read(body, main="word/document2.xml")) == ["Read alike."]
    assert texts(read(body, main="text/main.xml")) == ["Read alike."]


def test_any_prefix_and_encoding_will_do() -> None:
    usual = root("w:document", f"<w:body>{paragraph('As usual – é.')}</w:body>")
    default = re.sub(r"<(/?)w:", r"<\1", usual).replace("xmlns:w=", "xmlns=")
    other = usual.replace("w:", "word:").replace("xmlns:w=", "xmlns:word=")
    wide = usual.replace("UTF-8", "UTF-16").encode("utf-16")
    western = usual.replace("UTF-8", "ISO-8859-1").replace("–", "&#8211;").encode("latin-1")
    for document in (usual.encode(), default.encode(), other.encode(), wide, western):
        assert texts(read(document=document)) == ["As usual – é."]


# ------------------------------------------------------------------------------------------------- changes


def test_the_accepted_view_is_read() -> None:
    draft = read(
        paragraph(
            "From ",
            '<w:del w:id="1" w:author="A"><w:r><w:delText>15</w:delText></w:r></w:del>',
            f'<w:ins w:id="2" w:author="A">{run("133")}{run(" coastal")}</w:ins>',
            " towns.",
        )
    )
    assert texts(draft) == ["From 133 coastal towns."]
    assert told(draft) == [(NoticeKind.TRACKED_CHANGE, "a tracked insertion “133”, and 1 more", "133")]


def test_moved_words_stand_once() -> None:
    draft = read(
        paragraph(f'<w:moveFrom w:id="1" w:author="A">{run("Here. ")}</w:moveFrom>', "Stays."),
        paragraph(f'<w:moveTo w:id="2" w:author="A">{run("Here. ")}</w:moveTo>', "Too."),
    )
    assert texts(draft) == ["Stays.", "Here. Too."]
    assert told(draft) == [(NoticeKind.TRACKED_CHANGE, "a tracked move “Here.”", "Stays.")]


def test_paragraphs_whose_mark_is_deleted_are_joined() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    draft = read(
        paragraph("The harbour", properties=gone),
        paragraph(" reopened", properties=gone),
        paragraph(" today."),
        table([paragraph("last in its cell", properties=gone), "other"]),
        paragraph("last of all", properties=gone),
    )
    assert texts(draft) == ["The harbour reopened today.", "last in its cell", "other", "last of all"]
    added = '<w:rPr><w:ins w:id="1" w:author="A"/></w:rPr>'
    assert texts(read(paragraph("One.", properties=added), paragraph("Two."))) == ["One.", "Two."]


def test_deleted_rows_and_cells() -> None:
    def row(cells: str, mark: str = "") -> str:
        return f"<w:tr>{mark}{cells}</w:tr>"

    def cell(words: str, mark: str = "") -> str:
        return f"<w:tc>{mark}{paragraph(words)}</w:tc>"

    gone = '<w:trPr><w:del w:id="1" w:author="A"/></w:trPr>'
    cut = '<w:tcPr><w:cellDel w:id="2" w:author="A"/></w:tcPr>'
    rows = row(cell("a") + cell("b")) + row(cell("c") + cell("d"), gone) + row(cell("e") + cell("f", cut))
    draft = read(paragraph("Text."), f"<w:tbl>{rows}</w:tbl>")
    assert texts(draft) == ["Text.", "a", "b", "e"]
    assert [(kind, message) for kind, message, _ in told(draft)] == [
        (NoticeKind.TRACKED_CHANGE, "a tracked deletion “c”, and 2 more")
    ]


def test_changes_of_form_are_minor() -> None:
    changed = '<w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    draft = read(paragraph(run("Bold now.", changed)))
    assert texts(draft) == ["Bold now."]
    assert [(notice.kind, notice.minor) for notice in draft.notices] == [(NoticeKind.TRACKED_CHANGE, True)]


def test_an_inserted_picture_is_no_insertion_of_words() -> None:
    draft = read(paragraph('<w:ins w:id="1" w:author="A"><w:r><w:drawing/></w:r></w:ins>', "Old words."))
    assert draft.notices == ()


# ------------------------------------------------------------------------------------------------- hidden text


def test_hidden_text_is_no_text_and_told() -> None:
    draft = read(
        paragraph(
            "Seen",
            run(" not", "<w:vanish/>"),
            run(" this", '<w:vanish w:val="true"/>'),
            run(" end", '<w:vanish w:val="0"/>'),
        )
    )
    assert texts(draft) == ["Seen end"]
    assert told(draft) == [(NoticeKind.HIDDEN_TEXT, "hidden text “not this”", "Seen end")]


def test_hidden_by_style() -> None:
    vanish = "<w:rPr><w:vanish/></w:rPr>"
    styles = root(
        "w:styles",
        style("Gone", "Gone", content=vanish)
        + style("GoneToo", "Gone too", based_on="Gone")
        + style("Ghost", "Ghost", content=vanish, kind="character"),
    )
    ghost = '<w:rStyle w:val="Ghost"/>'
    draft = read(
        paragraph("Text", run(" ghost", ghost)),
        paragraph("whole", style="GoneToo"),
        paragraph(run("twice turned round", ghost), style="Gone"),
        parts={"styles": styles},
    )
    assert texts(draft) == ["Text", "twice turned round"]
    assert [kind for kind, _, _ in told(draft)] == [NoticeKind.HIDDEN_TEXT]


def test_a_hidden_mark_hides_no_words() -> None:
    draft = read(paragraph("Seen.", properties="<w:rPr><w:vanish/></w:rPr>"))
    assert texts(draft) == ["Seen."]
    assert draft.notices == ()


def test_a_file_that_shows_nothing_is_not_read() -> None:
    for body in ("", "<w:p/>", paragraph(run("hidden", "<w:vanish/>")), paragraph("<w:r><w:drawing/></w:r>")):
        with pytest.raises(InputNotRead, match="no visible text"):
            read(body)


# ------------------------------------------------------------------------------------------------- fields and links


def test_fields_show_their_result() -> None:
    inner = field("MERGEFIELD Town", "Velden")
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        f'{inner}<w:r><w:instrText> = "Velden" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("a city")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    silent = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "entry"</w:instrText></w:r>'
    silent += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    simple = f'<w:fldSimple w:instr="AUTHOR">{run("Ada Bly")}</w:fldSimple>'
    draft = read(paragraph("It is ", nested, ", ", silent, "says ", simple, "."))
    assert texts(draft) == ["It is a city, says Ada Bly."]
    assert draft.notices == ()


@pytest.mark.parametrize("instruction", ['DATE \\@ "d MMMM yyyy"', "TIME", "date \\* MERGEFORMAT"])
def test_fields_that_change(instruction: str) -> None:
    simple = f'<w:fldSimple w:instr="{instruction.replace(chr(34), "&quot;")}">{run("8 June 2023")}</w:fldSimple>'
    for written in (field(instruction, "8 June 2023"), simple):
        draft = read(paragraph("On ", written, "."))
        assert texts(draft) == ["On 8 June 2023."]
        assert [(kind, words) for kind, _, words in told(draft)] == [(NoticeKind.CHANGING_FIELD, "8 June 2023")]


def test_links() -> None:
    web = f'<w:hyperlink r:id="web">{run("our ")}{run("site")}</w:hyperlink>'
    place = f'<w:hyperlink w:anchor="notes">{run("the notes")}</w:hyperlink>'
    both = f'<w:hyperlink r:id="web" w:anchor="top">{run("top")}</w:hyperlink>'
    lost = f'<w:hyperlink r:id="none">{run("lost")}</w:hyperlink>'
    old = field('HYPERLINK "https://old.invalid/page"', "the page")
    body = paragraph("See ", web, ", ", old, " or ", place, ", ", both, " and ", lost, ".")
    draft = read(body, links={"web": ("hyperlink", "https://new.invalid/")})
    assert texts(draft) == ["See our site, the page or the notes, top and lost."]
    assert [(link.span.of(draft.text), link.target) for link in draft.links] == [
        ("our site", "https://new.invalid/"),
        ("the page", "https://old.invalid/page"),
        ("the notes", "#notes"),
        ("top", "https://new.invalid/#top"),
    ]


def test_a_field_that_is_never_closed_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE </w:instrText></w:r>'
    draft = read(paragraph("Before ", begin, "inside."), paragraph("All that follows ", field("AUTHOR", "Ada"), "."))
    assert texts(draft) == ["Before inside.", "All that follows Ada."]
    boxed = read(paragraph("Box: ", text_box(paragraph(begin, "boxed")), "after."), paragraph("Rest."))
    assert texts(boxed) == ["Box: after.", "boxed", "Rest."]


def test_marks_of_fields_without_a_field() -> None:
    stray = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("end", "separate", "end"))
    assert texts(read(paragraph(stray, "Still here."))) == ["Still here."]
