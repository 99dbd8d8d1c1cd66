"""Comments in Word files: at exactly the words, saying what is wrong."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotations.word import annotate_word
from factcheck.findings.finding import Applicability
from factcheck.findings.report import (
    FixReport,
    Location,
    RelatedReport,
    SuppressionKind,
    SuppressionReport,
)
from factcheck.loading.docx.reader import read_docx
from factcheck.text.layout import Part
from tests.annotations.word_comments import COMMENTS, MAIN, annotated, commented, finding, place, report, said
from tests.loading.word_files import (
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
