"""Comments in Word files: every other byte stays as it was, whatever the kind of file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from xml.etree import ElementTree

from factcheck.annotations.word import annotate_word
from factcheck.findings.report import (
    Location,
)
from factcheck.loading.docx.reader import read_docx
from tests.annotations.word_comments import COMMENTS, MAIN, annotated, commented, finding, place, report, said
from tests.harness.doubling import assert_linear
from tests.loading.word_files import (
    NAMESPACES,
    STRICT_W,
    W,
    entries_of,
    paragraph,
    root,
    run,
    word_file,
)

# ------------------------------------------------------------------------------------------------- what stays


def changed_entries(before: bytes, after: bytes) -> set[str]:
    old, new = entries_of(before), entries_of(after)
    assert list(new)[: len(old)] == list(old)
    return {name for name in new if old.get(name) != new[name]}


def test_every_other_entry_stays_as_it_is() -> None:
    files = {"word/media/a.png": b"\x89PNG" + bytes(300), "customXml/item1.xml": b"<x/>"}
    styles = root("w:styles", "")
    data = word_file(paragraph("Some words."), parts={"styles": styles}, files=files)
    new = annotated(data, "words")
    assert changed_entries(data, new) == {MAIN, COMMENTS, "[Content_Types].xml", "word/_rels/document.xml.rels"}
    bare = word_file(paragraph("Some words."))
    assert changed_entries(bare, annotated(bare, "words")) >= {MAIN, COMMENTS, "[Content_Types].xml"}
    assert list(commented(annotated(bare, "words")).values()) == ["words"]


def test_comments_and_changes_of_others_stay() -> None:
    theirs = f'<w:comment w:id="7" w:author="Ada" w:date="2023-01-01T00:00:00Z">{paragraph("Is it 15?")}</w:comment>'
    body = paragraph(
        "From ",
        '<w:del w:id="1" w:author="B"><w:r><w:delText>15</w:delText></w:r></w:del>',
        '<w:commentRangeStart w:id="7"/>',
        f'<w:ins w:id="2" w:author="B">{run("133")}</w:ins>',
        '<w:commentRangeEnd w:id="7"/>',
        '<w:r><w:commentReference w:id="7"/></w:r>',
        " towns.",
    )
    data = word_file(body, parts={"comments": root("w:comments", theirs)})
    new = annotated(data, "133 towns")
    assert changed_entries(data, new) == {MAIN, COMMENTS}
    assert theirs.encode() in entries_of(new)[COMMENTS]
    assert commented(new) == {"8": "133 towns", "7": "133"}
    main = entries_of(new)[MAIN]
    for kept in (
        b'<w:del w:id="1" w:author="B"><w:r><w:delText>15</w:delText></w:r></w:del>',
        b'<w:ins w:id="2" w:author="B">',
    ):
        assert kept in main


def test_comments_can_be_added_again() -> None:
    data = word_file(paragraph("One and two."))
    twice = annotated(annotated(data, "One"), "two", "One")
    assert sorted(commented(twice).items()) == [("0", "One"), ("1", "two"), ("2", "One")]


def test_a_change_of_form_that_is_parted_keeps_one_number_each() -> None:
    changed = '<w:b/><w:rPrChange w:id="5" w:author="A"><w:rPr/></w:rPrChange>'
    new = annotated(word_file(paragraph(run("Some bold words here", changed))), "bold", "words")
    tree = ElementTree.fromstring(entries_of(new)[MAIN])
    numbers = [one.get(f"{{{W}}}id") for one in tree.iter(f"{{{W}}}rPrChange")]
    assert len(numbers) == 5
    assert len(set(numbers)) == 5


def test_bytes_are_the_same_each_time() -> None:
    data = word_file(paragraph("One and two."))
    assert annotated(data, "One", "two") == annotated(data, "One", "two")


# ------------------------------------------------------------------------------------------------- kinds of file


def test_strict_files() -> None:
    data = word_file(paragraph("Some words."), strict=True)
    new = annotated(data, "words")
    assert list(commented(new, namespace=STRICT_W).values()) == ["words"]
    assert STRICT_W.encode() in entries_of(new)[COMMENTS]
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in entries_of(new)["word/_rels/document.xml.rels"]
    )


def test_other_prefixes_and_encodings() -> None:
    usual = root("w:document", f"<w:body>{paragraph('Some é words.')}</w:body>")
    default = usual.replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns=")
    other = usual.replace("w:", "word:").replace("xmlns:w=", "xmlns:word=")
    wide = usual.replace("UTF-8", "UTF-16").encode("utf-16")
    western = usual.replace("UTF-8", "ISO-8859-1").encode("latin-1")
    marked = b"\xef\xbb\xbf" + usual.encode()
    for document in (usual.encode(), marked, default.encode(), other.encode(), wide, western):
        data = word_file("", document=document)
        new = annotated(data, "é words", "Some é")
        assert sorted(commented(new).values()) == ["Some é", "é words"]
        assert read_docx("a", new).source == read_docx("a", data).source


def test_a_main_part_of_another_name_and_a_part_called_comments() -> None:
    data = word_file(paragraph("Some words."), main="text/main.xml", files={"text/comments.xml": b"<other/>"})
    new = annotated(data, "words")
    assert list(commented(new, main="text/main.xml").values()) == ["words"]
    assert "text/comments2.xml" in entries_of(new)
    assert entries_of(new)["text/comments.xml"] == b"<other/>"


def test_a_body_without_words_of_its_own() -> None:
    header = root("w:hdr", paragraph("Port of Elmstad"))
    reference = '<w:headerReference w:type="default" r:id="header"/>'
    for body in ("<w:p/>", "<w:p></w:p>", '<w:p><w:pPr><w:jc w:val="left"/></w:pPr></w:p>'):
        data = word_file(f"{body}<w:sectPr>{reference}</w:sectPr>", parts={"header": header})
        new = annotate_word(data, report(finding(None, "no date"), finding(place(data, "Elmstad"), "odd")))
        assert commented(new) == {"0": ""}
        assert said(new)["0"][:2] == ["error: no date", "error: paragraph 1, “Elmstad”: odd"]


def test_an_empty_list_of_comments() -> None:
    empty = f'<w:comments xmlns:w="{NAMESPACES["w"]}"/>'
    new = annotated(word_file(paragraph("Some words."), parts={"comments": empty}), "words")
    assert list(said(new)) == ["0"]


def test_twice_the_comments_cost_twice_the_time() -> None:
    """A comment on each of so many runs of one paragraph, and as many on the words of one run."""

    def annotated(count: int) -> Callable[[], object]:
        data = word_file(paragraph(*["word "] * count) + paragraph("word " * count))
        places = [Location(at, at + 4, 1, 1, 1, 1, "word", frame="text") for at in range(0, 10 * count - 5, 5)]
        return partial(annotate_word, data, report(*(finding(one) for one in places)))

    assert_linear(annotated(400), annotated(800))
