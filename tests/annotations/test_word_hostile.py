"""Comments in Word files that no program wrote: whatever can be read can be commented on, or is refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotations.word import annotate_word
from factcheck.errors import InputNotRead
from factcheck.findings.report import Location
from factcheck.loading.docx.reader import read_docx
from tests.annotations.test_word import finding, report
from tests.loading.test_docx_hostile import FULL, PIECES
from tests.loading.word_files import entries_of, paragraph, text_box, word_file, zipped

MAIN = "word/document.xml"


def comment_on(file: bytes, data: st.DataObject) -> None:
    """Comments on any words of a file, and on none; the words stay as they are."""
    try:
        source = read_docx("release.docx", file).source
    except InputNotRead:
        return
    starts = data.draw(st.lists(st.integers(0, len(source) - 1), max_size=4))
    ends = [data.draw(st.integers(start, min(len(source), start + 30))) for start in starts]
    places = [
        Location(start, end, 1, 1, 1, 1, source[start:end], frame="text")
        for start, end in zip(starts, ends, strict=True)
    ]
    new = annotate_word(file, report(finding(None), *(finding(place) for place in places)))
    assert read_docx("release.docx", new).source == source
    assert entries_of(new).keys() >= entries_of(file).keys()


@given(st.data())
def test_any_change_of_the_text(data: st.DataObject) -> None:
    entries = entries_of(FULL)
    content = bytearray(entries[MAIN])
    for _ in range(data.draw(st.integers(0, 3))):
        start = content.find(b"<", data.draw(st.integers(0, len(content) - 1)))
        end = content.find(b">", start) + 1
        if 0 <= start < end:
            element = bytes(content[start:end])
            content[start:end] = data.draw(st.sampled_from([b"", element * 2, b"<!-- -->" + element, b" " + element]))
    comment_on(zipped({**entries, MAIN: bytes(content)}), data)


@given(st.data())
def test_any_order_of_elements(data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from(PIECES), max_size=10))
    comment_on(word_file(paragraph("Text.") + "".join(pieces)), data)


@pytest.mark.parametrize("depth", [300, 1_200])
def test_deep_nesting(depth: int) -> None:
    deep = paragraph("deep")
    for _ in range(depth // 300):
        deep = paragraph("around ", text_box(deep))
    cells = "<w:tbl><w:tr><w:tc>" * depth + deep + "</w:tc></w:tr></w:tbl>" * depth
    file = word_file(paragraph("Text.") + cells)
    source = read_docx("release.docx", file).source
    start = source.index("deep")
    place = Location(start, start + 4, 1, 1, 1, 1, "deep", frame="text")
    new = annotate_word(file, report(finding(place)))
    assert read_docx("release.docx", new).source == source


@pytest.mark.parametrize("part", ["word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", MAIN])
@pytest.mark.parametrize("content", [b"<", b"", b"<!DOCTYPE a><a/>", b"<other/>"])
def test_damaged_parts_are_refused(part: str, content: bytes) -> None:
    bare = word_file(paragraph("Text."), links={"web": ("hyperlink", "https://elmstad.invalid/")})
    entries = entries_of(FULL if part == "word/comments.xml" else bare)
    with pytest.raises(InputNotRead) as raised:
        annotate_word(zipped({**entries, part: content}), report(finding(None)))
    assert "\n" not in raised.value.reason


def test_a_main_part_with_another_root() -> None:
    usual = entries_of(word_file(paragraph("Text.")))[MAIN]
    file = word_file("", document=usual.replace(b"w:document", b"w:other"))
    with pytest.raises(InputNotRead, match="no Word text"):
        annotate_word(file, report(finding(None)))
