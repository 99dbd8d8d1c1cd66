"""Word documents that mean harm: each is read or refused in one line, and twice as much costs twice the time."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.loading.docx.reader import read_docx, read_word
from tests.harness.doubling import assert_linear
from tests.loading.places import check_places
from tests.loading.word_files import (
    entries_of,
    field,
    numbering,
    paragraph,
    root,
    run,
    style,
    table,
    text_box,
    word_file,
    zipped,
)

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
COMMENT = '<w:commentRangeStart w:id="1"/>'


def full() -> bytes:
    """A file with something of everything."""
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        paragraph("Harbour of Elmstad reopens", style="T")
        + paragraph(
            "ELMSTAD – Caf\u0065\u0301 owners say “at last” – the ﬁrst ", run("2", '<w:vertAlign w:val="superscript"/>')
        )
        + paragraph(
            "On ",
            field("DATE", "8 June 2023"),
            " from ",
            '<w:del w:id="1"><w:r><w:delText>15</w:delText></w:r></w:del>',
        )
        + paragraph(
            f'<w:ins w:id="2">{run("133")}</w:ins>', run(" gone", "<w:vanish/>"), " towns.", text_box(paragraph("Box."))
        )
        + paragraph("Point", properties=item)
        + paragraph(f'<w:hyperlink r:id="web">{run("site")}</w:hyperlink>', f"{COMMENT}{run('said')}")
        + table(["Dam", "5,400"], ["Ost", "1,200"])
        + paragraph("Noted.", '<w:r><w:footnoteReference w:id="4"/></w:r>')
    )
    parts = {
        "styles": root("w:styles", style("T", "Title")),
        "numbering": numbering(n1="bullet"),
        "comments": root("w:comments", f'<w:comment w:id="1">{paragraph("?")}</w:comment>'),
        "footnotes": root("w:footnotes", f'<w:footnote w:id="4">{paragraph("A note.")}</w:footnote>'),
    }
    return word_file(body, parts=parts, links={"web": ("hyperlink", "https://elmstad.invalid/")})


FULL = full()


def test_the_whole_file_is_read() -> None:
    word = read_word("release.docx", FULL)
    check_places(word.draft)
    assert "Café owners say “at last”" in word.draft.text
    for start, written in word.runs:
        assert word.draft.source[start : start + len(written.text)] == written.text


@given(st.data())
def test_any_change_of_a_part_is_read_or_refused(data: st.DataObject) -> None:
    entries = entries_of(FULL)
    name = data.draw(st.sampled_from(sorted(entries)))
    content = bytearray(entries[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        if data.draw(st.booleans()):
            content[place] = data.draw(st.sampled_from(b"<>/\"'=&; wprtbc:0129\x00\xff"))
        else:
            del content[place : place + data.draw(st.integers(1, 40))]
    try:
        draft = read_docx("release.docx", zipped({**entries, name: bytes(content)}))
    except InputNotRead:
        return
    check_places(draft)


@given(st.data())
def test_any_order_of_elements_is_read_or_refused(data: st.DataObject) -> None:
    """Elements where no program would put them, open or closed as the draw has it."""
    pieces = data.draw(st.lists(st.sampled_from(PIECES), max_size=14))
    draft = None
    try:
        draft = read_docx("release.docx", word_file(paragraph("Text.") + "".join(pieces)))
    except InputNotRead:
        return
    check_places(draft)


PIECES = (
    run("loose"),
    paragraph("in ", "place"),
    BEGIN,
    SEPARATE,
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:p><w:p><w:r><w:t>inside</w:t></w:r></w:p><w:r><w:t>outside</w:t></w:r></w:p>",
    "<w:tc><w:p/></w:tc><w:tr/><w:tbl/>",
    f"<w:tbl><w:tr><w:tc>{text_box(paragraph('boxed'))}</w:tc></w:tr></w:tbl>",
    "<w:txbxContent><w:r><w:t>x</w:t></w:r></w:txbxContent>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:del><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:del>",
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>joins</w:t></w:r></w:p>",
    "<w:ins/><w:moveFrom/><w:moveTo/><w:hyperlink/>",
    COMMENT + '<w:commentReference w:id="1"/>',
    "<mc:Choice/><mc:Fallback/><mc:AlternateContent/>",
    '<w:sym w:font="Symbol" w:char="110000"/><w:sym w:char="D800"/>',
    "<m:den/><m:sup/><w:t>bare</w:t>",
    "<w:footnote/><w:sectPr/><w:headerReference/>",
    '<w:numPr><w:numId w:val="99999999999"/></w:numPr><w:gridSpan w:val="-4"/>',
)

UNITS: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: paragraph("The harbour reopened on 7 June 2023.") * n,
    "runs": lambda n: paragraph(*["word "] * n),
    "open fields": lambda n: paragraph(*[BEGIN] * n, "text"),
    "nested fields": lambda n: paragraph(*[BEGIN + SEPARATE] * n, *["x"] * n),
    "links": lambda n: paragraph(*[f'<w:hyperlink w:anchor="a">{run("x")}</w:hyperlink>'] * n),
    "comments": lambda n: paragraph(*[COMMENT] * n, *["<w:ins/>"] * n, "text"),
    "insertions": lambda n: paragraph(*[f"<w:ins>{run('x')}</w:ins><w:del>{run('y')}</w:del>"] * n),
    "joined paragraphs": lambda n: paragraph("x", properties="<w:rPr><w:del/></w:rPr>") * n,
    "hidden runs": lambda n: paragraph("x", *[run("y", "<w:vanish/>")] * n),
    "boxes": lambda n: paragraph("x", *[text_box(paragraph("y"))] * n),
    "cells": lambda n: table(*[["a", "b"]] * n),
    "choices": lambda n: paragraph("x", "<mc:AlternateContent><mc:Choice/><mc:Fallback/></mc:AlternateContent>" * n),
    "lists": lambda n: paragraph("x", properties='<w:numPr><w:numId w:val="1"/></w:numPr>') * n,
    "sections": lambda n: paragraph("x") + '<w:sectPr><w:headerReference r:id="none"/></w:sectPr>' * n,
    "notes": lambda n: paragraph("x", *[f'<w:r><w:footnoteReference w:id="{i}"/></w:r>' for i in range(n)]),
}


@pytest.mark.parametrize("name", UNITS)
def test_doubling(name: str) -> None:
    small, large = (stored(word_file(UNITS[name](n))) for n in (1_500, 3_000))
    assert_linear(partial(read_docx, "release.docx", small), partial(read_docx, "release.docx", large))


def stored(data: bytes) -> bytes:
    """The same file, not packed: what repeats itself is taken for a bomb otherwise."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries_of(data).items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("depth", [1_000, 1_600, 20_000])
def test_deep_nesting_is_read_or_refused(depth: int) -> None:
    for before, after in (
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<w:sdt><w:sdtContent><w:p>", "</w:p></w:sdtContent></w:sdt>"),
    ):
        body = paragraph("Text.") + before * depth + paragraph("deep") + after * depth
        data = stored(word_file(body))
        if depth < 1_650:
            assert "deep" in read_docx("release.docx", data).text
        else:
            with pytest.raises(InputNotRead, match="nested too deep"):
                read_docx("release.docx", data)


def test_styles_that_are_based_on_each_other_without_end() -> None:
    chain = "".join(style(f"s{n}", f"Style {n}", f"s{n + 1}") for n in range(3_000)) + style("s3000", "heading 1")
    body = "".join(paragraph("x", style=f"s{n}") for n in range(3_000))
    draft = read_docx("release.docx", word_file(body, parts={"styles": root("w:styles", chain)}))
    assert [block.kind.value for block in draft.blocks[-40:]] == [*["paragraph"] * 11, *["heading"] * 29]


def test_packages_without_a_text() -> None:
    entries = entries_of(FULL)
    without = {name: data for name, data in entries.items() if name != "word/document.xml"}
    for package in (without, {"a.txt": b"x"}, {**without, "word/document.xml": b"<other/>"}):
        with pytest.raises(InputNotRead):
            read_docx("release.docx", zipped(package))
    for name in ("word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/styles.xml"):
        with pytest.raises(InputNotRead, match="document type"):
            read_docx("release.docx", zipped({**entries, name: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + entries[name][55:]}))
