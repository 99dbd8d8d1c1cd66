"""Comments in Word files: at exactly the words, with every other byte as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotations.word import annotate_word
from factcheck.findings.finding import Applicability, Checker
from factcheck.findings.report import (
    DocumentReport,
    DocumentStatus,
    FindingReport,
    FixReport,
    Location,
    RelatedReport,
    SuppressionKind,
    SuppressionReport,
)
from factcheck.findings.severity import Confidence, Severity
from factcheck.loading.docx.reader import read_docx
from factcheck.text.layout import Part
from tests.harness.doubling import assert_linear
from tests.loading.word_files import (
    NAMESPACES,
    STRICT_W,
    W,
    entries_of,
    field,
    paragraph,
    root,
    run,
    table,
    text_box,
    word_file,
)

MAIN = "word/document.xml"
COMMENTS = "word/comments.xml"


def finding(location: Location | None, message: str = "these differ", **more: object) -> FindingReport:
    made = FindingReport(
        rule="count-conflict",
        checker=Checker.COUNTS,
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message=message,
        location=location,
        excerpt=None,
        related=(),
        observed=None,
        expected=None,
        fixes=(),
        fingerprint="f",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def place(data: bytes, words: str, nth: int = 0) -> Location:
    """Where words stand in the text that is extracted from a file."""
    source = read_docx("release.docx", data).source
    start = -1
    for _ in range(nth + 1):
        start = source.index(words, start + 1)
    return Location(start, start + len(words), 1, 1, 1, 1, words, frame="text", paragraph=1)


def report(*findings: FindingReport) -> DocumentReport:
    return DocumentReport("release.docx", "word", "0", DocumentStatus.CHECKED, None, findings)


def annotated(data: bytes, *words: str) -> bytes:
    return annotate_word(data, report(*(finding(place(data, word)) for word in words)))


def commented(data: bytes, main: str = MAIN, namespace: str = W) -> dict[str, str]:
    """The words that each comment of a file stands on, by its id: read without any of the code that wrote them."""
    open_ids: list[str] = []
    found: dict[str, str] = {}
    referred: list[str] = []
    names = {f"{{{namespace}}}{local}": local for local in ("t", "tab", "br", "sym")}
    for element in ElementTree.fromstring(entries_of(data)[main]).iter():
        number = element.get(f"{{{namespace}}}id", "")
        if element.tag == f"{{{namespace}}}commentRangeStart":
            open_ids.append(number)
            found[number] = ""
        elif element.tag == f"{{{namespace}}}commentRangeEnd":
            open_ids.remove(number)
        elif element.tag == f"{{{namespace}}}commentReference":
            referred.append(number)
        elif element.tag in names:
            written = (
                (element.text or "")
                if names[element.tag] == "t"
                else {"tab": "\t", "br": "\n"}.get(names[element.tag], "•")
            )
            for each in open_ids:
                found[each] += written
    assert not open_ids
    assert sorted(referred) == sorted(found)
    return found


def said(data: bytes, part: str = COMMENTS) -> dict[str, list[str]]:
    """The lines of each comment by its id."""
    comments = ElementTree.fromstring(entries_of(data)[part])
    return {
        comment.get(f"{{{W}}}id", ""): [
            "".join(text.text or "" for text in line.iter(f"{{{W}}}t")) for line in comment.iter(f"{{{W}}}p")
        ]
        for comment in comments
    }


def looks(data: bytes) -> list[tuple[str, str]]:
    """Each character of a file with the properties of its run."""
    found = []
    for one in ElementTree.fromstring(entries_of(data)[MAIN]).iter(f"{{{W}}}r"):
        properties = one.find(f"{{{W}}}rPr")
        look = "" if properties is None else ElementTree.tostring(properties).decode()
        found += [(character, look) for text in one.iter(f"{{{W}}}t") for character in text.text or ""]
    return found


# ------------------------------------------------------------------------------------------------- ranges


def test_comments_stand_on_exactly_the_words() -> None:
    data = word_file(
        paragraph("The dam holds ", run("5,4", "<w:b/>"), run("00 mega", "<w:i/>"), "litres now.") + paragraph("Next.")
    )
    new = annotated(data, "5,400 megalitres", "holds", "Next.", "The dam")
    assert list(commented(new).values()) == ["The dam", "holds", "5,400 megalitres", "Next."]
    assert looks(new) == looks(data)
    assert read_docx("a", new).source == read_docx("a", data).source


def test_comments_on_the_same_and_on_overlapping_words() -> None:
    data = word_file(paragraph("On Monday, 7 June 2023, they met."))
    new = annotated(data, "7 June 2023", "Monday, 7 June", "7 June 2023", "7", "June")
    assert sorted(commented(new).values()) == ["7", "7 June 2023", "7 June 2023", "June", "Monday, 7 June"]


@pytest.mark.parametrize("words", ["a", "b", "c", "ab", "bc", "abc", "\tb", "a\t", "b\nc"])
def test_runs_with_tabs_breaks_and_signs(words: str) -> None:
    signs = '<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t xml:space="preserve">c</w:t></w:r>'
    data = word_file(
        paragraph(signs if "\t" in words or "\n" in words else signs.replace("<w:tab/>", "").replace("<w:br/>", ""))
    )
    new = annotated(data, words)
    assert list(commented(new).values()) == [words]
    assert looks(new) == looks(data)


def test_characters_that_are_written_in_another_way() -> None:
    written = (
        "<w:r><w:t>\n  R&amp;D &lt;was&gt; <![CDATA[20 & more]]>&#8364; caf&#xE9;<!-- not seen --> shut </w:t></w:r>"
    )
    data = word_file(f"<w:p>{written}</w:p>")
    for words in ("R&D", "<was>", "20 & more€", "café shut", "R&D <was> 20 & more€ café shut"):
        new = annotated(data, words)
        assert next(iter(commented(new).values())).strip() == words
        assert read_docx("a", new).source == read_docx("a", data).source


def test_words_in_links_changes_tables_and_formulas() -> None:
    half = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    body = (
        paragraph(
            "See ",
            f'<w:hyperlink w:anchor="a">{run("our dam page")}</w:hyperlink>',
            " or ",
            field("AUTHOR", "Ada Bly"),
            ".",
        )
        + paragraph(f'<w:ins w:id="3" w:author="A">{run("133 new")}</w:ins>', " towns.")
        + paragraph(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('in control')}</w:sdtContent></w:sdt>", " and ", half, " more."
        )
        + table(["Dam", "5,400"])
    )
    data = word_file(body)
    words = ("dam page or Ada", "new towns", "control and", "5,400")
    new = annotated(data, *words, "1/2 more")
    assert list(commented(new).values()) == [*words[:3], " more", words[3]]
    assert read_docx("a", new).source == read_docx("a", data).source
    assert b"<w:commentRangeStart" not in entries_of(new)[MAIN].split(b"<m:oMath>")[1].split(b"</m:oMath>")[0]


@given(st.data())
def test_any_words_of_any_runs(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab é&<😀\t", min_size=1, max_size=30).filter(lambda text: text.strip()))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    looks_of = data.draw(
        st.lists(st.sampled_from(["", "<w:b/>", "<w:i/>"]), min_size=len(pieces), max_size=len(pieces))
    )
    file = word_file(paragraph(*(as_runs(piece, look) for piece, look in zip(pieces, looks_of, strict=True))))
    source = read_docx("a", file).source
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(source)), st.integers(0, len(source))), min_size=1, max_size=5)
    )
    wanted = [(min(span), max(span)) for span in spans if span[0] != span[1]]
    locations = [Location(start, end, 1, 1, 1, 1, source[start:end], frame="text") for start, end in wanted]
    new = annotate_word(file, report(*(finding(location) for location in locations)))
    assert sorted(commented(new).values()) == sorted(source[start:end] for start, end in wanted)
    assert looks(new) == looks(file)
    assert read_docx("a", new).source == source


def as_runs(text: str, look: str) -> str:
    """A run whose tabs are elements, as Word writes it."""
    inside = "".join("<w:tab/>" if piece == "\t" else characters(piece) for piece in split_tabs(text))
    return f"<w:r><w:rPr>{look}</w:rPr>{inside}</w:r>"


def split_tabs(text: str) -> list[str]:
    pieces: list[str] = []
    for character in text:
        if character == "\t" or not pieces or pieces[-1] == "\t":
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def characters(text: str) -> str:
    return run(text).removeprefix("<w:r>").removesuffix("</w:r>")


# ------------------------------------------------------------------------------------------------- what is said


def test_a_comment_says_what_is_wrong_and_how_to_mend_it() -> None:
    data = word_file(paragraph("The three-day fair runs 7 – 10 June.") + paragraph("Four <days>."))
    other = RelatedReport("the stated length", place(data, "Four <days>"), None)  # type: ignore[arg-type]
    fixes = (FixReport("write four", Applicability.SAFE), FixReport("write 7 – 9 June", Applicability.OFFERED))
    new = annotate_word(
        data, report(finding(place(data, "7 – 10 June"), "4 days, not “three”\x1b[31m", related=(other,), fixes=fixes))
    )
    assert said(new) == {
        "0": [
            "error: 4 days, not “three”<U+001B>[31m",
            "see paragraph 1, “Four <days>”: the stated length",
            "fix: write four (safe to apply), or write 7 – 9 June",
            "more: factcheck explain count-conflict",
        ]
    }
    assert entries_of(new)[COMMENTS].isascii()
    assert b'w:author="factcheck"' in entries_of(new)[COMMENTS]


def test_the_expected_value_where_there_is_no_fix() -> None:
    data = word_file(paragraph("Four days."))
    lines = said(annotate_word(data, report(finding(place(data, "Four"), expected="3 days"))))["0"]
    assert lines[1] == "expected: 3 days"


def test_what_has_no_place_is_one_comment_on_the_headline() -> None:
    data = word_file(
        paragraph("PRESS RELEASE")
        + paragraph("Harbour of Elmstad reopens after repairs")
        + paragraph("ELMSTAD – The harbour reopened on Wednesday after six weeks of repairs, the port authority said.")
    )
    new = annotate_word(data, report(finding(None, "no contact"), finding(None, "no date", rule="missing-field")))
    assert list(commented(new).values()) == ["Harbour of Elmstad reopens after repairs"]
    assert said(new)["0"] == [
        "error: no contact",
        "error: no date",
        "more: factcheck explain count-conflict",
        "more: factcheck explain missing-field",
    ]


def test_words_outside_the_body_are_spoken_of_where_word_allows_it() -> None:
    notes = root("w:footnotes", f'<w:footnote w:id="4">{paragraph("Measured on 7 May.")}</w:footnote>')
    header = root("w:hdr", paragraph("Port of Elmstad, 1898"))
    reference = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    data = word_file(
        paragraph("Of 8,263", reference, " nets.")
        + paragraph("Around ", text_box(paragraph("Boxed on 7 June.")), "the box.")
        + '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>',
        parts={"footnotes": notes, "header": header},
    )
    note = replace(place(data, "7 May"), part=Part.FOOTNOTE)
    new = annotate_word(
        data, report(finding(place(data, "1898"), "h"), finding(place(data, "7 June"), "b"), finding(note, "n"))
    )
    words, lines = commented(new), said(new)
    assert {lines[number][0]: words[number] for number in lines} == {
        "error: paragraph 1, “1898”: h": "Of 8,263 nets.",
        "error: paragraph 1, “7 June”: b": "Around Boxed on 7 June.Boxed on 7 June.the box.",
        "error: footnote, “7 May”: n": "",
    }
    main = entries_of(new)[MAIN]
    assert b"/><w:r><w:footnoteReference" in main
    for name in ("word/footnotes.xml", "word/header.xml"):
        assert entries_of(new)[name] == entries_of(data)[name]


def test_suppressed_findings_are_left_out() -> None:
    data = word_file(paragraph("One and two."))
    silent = finding(place(data, "One"), suppression=SuppressionReport("checked", SuppressionKind.CONFIG))
    assert annotate_word(data, report(silent)) == data
    assert list(commented(annotate_word(data, report(silent, finding(place(data, "two"))))).values()) == ["two"]


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
