"""Rich text: what is shown, what is hidden, where it stands, and what is refused."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.loading.load import load
from factcheck.loading.rtf.reader import read_rtf
from factcheck.loading.rtf.tokens import MAXIMUM_DEPTH, MAXIMUM_TOKENS
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Part, Spot
from factcheck.text.notice import NoticeKind
from tests.loading.places import check_places

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0{\*\panose 02020603}Times New Roman;}{\f1\fnil\fcharset2 Symbol;}"
    r"{\f2\fswiss\fcharset204 Arial Cyr;}{\f3\fnil\fcharset128 Gothic;}{\f4\fnil\fcharset2 Wingdings;}}"
)
STYLES = (
    r"{\stylesheet{\ql\fs24 \snext0 Normal;}{\s1\outlinelevel0\b\fs32 heading 1;}{\*\cs10 \additive Default;}"
    r"{\s2 Title;}{\s3 Quote;}{\s4 caption;}{\s5\outlinelevel1 \'dcberschrift;}{\s6 Table Heading;}}"
)


def rtf(body: str, head: str = r"\ansi\ansicpg1252\uc1\deff0") -> bytes:
    """A file as Word writes it, around ``body``."""
    return (r"{\rtf1" + head + FONTS + STYLES + "\n" + body + "}").encode("latin-1")


def shapes(body: str) -> list[tuple[str, str]]:
    draft = read_rtf("release.rtf", rtf(body))
    return [(block.kind.value, block.span.of(draft.text)) for block in draft.blocks]


def text(body: str, head: str = r"\ansi\ansicpg1252\uc1\deff0") -> str:
    return read_rtf("release.rtf", rtf(body, head)).text


def messages(body: str) -> list[tuple[NoticeKind, str]]:
    return [(notice.kind, notice.message) for notice in read_rtf("release.rtf", rtf(body)).notices]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"Plain \b bold\b0  words", "Plain bold words"),
        ("a line\nbroken by the file\r\n", "a linebroken by the file"),
        (r"\ldblquote Yes\rdblquote \endash  it\rquote s \emdash\bullet\lquote x", "“Yes”– it’s —•‘x"),
        (r"\{a\} \\ b\~c d\_e f\-g", "{a} \\ b c d‑e fg"),
        (r"r\'e9sum\'e9 \'96 \'80", "résumé – €"),
        (r"\u8364?5 \u233\'e9 \uc2\u8211\'96\'96x \uc0\u8211 y", "€5 é –x –y"),
        (r"\u8364 ? and {\u8364}? and \u8364\endash z", "€ and €? and €z"),
        (r"\u-10179?\u-8704? \u55357?x", "😀 x"),
        (r"\u57?", "9"),
        (r"{\f2 \'cc\'e8\'f0} {\f3\'93\'fa\'96\'7b} {\f3 \'93\'fa\'96{x}}", "Мир 日本 日\ufffdx"),
        (r"5 {\f1 m}g, 3 {\f1\'b3} 2, {\f4\'fc} {\f1\u-3913?} item", "5 μg, 3 ≥ 2, • • item"),
        (r"one\tab two\line three", "one\ttwo\nthree"),
        (r"10{\super 6} km{\super 2} H{\sub 2}O said\up6 3\up0  4", "10⁶ km² H2O said³ 4"),
        (r"{\upr{ugly}{\*\ud{r\u233?al}}} {\*\unknown {deep} x} end", "réal  end"),
        (r"a{\pict\pngblip 0102{\*\blipuid ff}}b{\*\themedata \bin5 }}}}}}c", "abc"),
        (r"a{\xe word}{\tc entry}{\*\bkmkstart here}{\*\bkmkend here}b", "ab"),
        (r"{\info{\title Not this}{\author Nor this}}words", "words"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}}{\shprslt twice}}once", "once"),
    ],
)
def test_characters(body: str, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize(
    ("head", "written", "expected"),
    [
        (r"\ansi\ansicpg1251", r"\f9\'cc\'e8\'f0", "Мир"),
        (r"\mac", r"\f9 caf\'8e", "café"),
        (r"\pc", r"\f9 caf\'82", "café"),
        (r"\ansi\ansicpg65001", "\\f9 caf\xc3\xa9", "café"),
        (r"\ansi\ansicpg932", r"\f9\'93\'fa", "日"),
    ],
)
def test_code_pages(head: str, written: str, expected: str) -> None:
    assert text(written, head) == expected


def test_an_unknown_code_page_is_told() -> None:
    draft = read_rtf("release.rtf", rtf(r"caf\'e9", r"\ansi\ansicpg4711"))
    assert draft.text == "café"
    assert [notice.kind for notice in draft.notices] == [NoticeKind.GUESSED_ENCODING]


def test_blocks() -> None:
    assert shapes(
        r"\pard\s2 The bridge opens\par\pard\s1 Figures\par\pard\s5 Zahlen\par\pard\s3 \ldblquote Yes\rdblquote\par"
        r"\pard\s4 The mayor\par\pard\outlinelevel2 Deep\par\pard Words.\par"
        "{\\listtext\\'b7\\tab}\\pard\\ls1\\ilvl0 one\\par{\\listtext o\\tab}\\pard\\ls1\\ilvl1 inner\\par"
        r"{\pntext 1.\tab}\pard two\par\pard\ls0 Last."
    ) == [
        ("headline", "The bridge opens"),
        ("heading", "Figures"),
        ("heading", "Zahlen"),
        ("quote-paragraph", "“Yes”"),
        ("caption", "The mayor"),
        ("heading", "Deep"),
        ("paragraph", "Words."),
        ("list-item", "one"),
        ("list-item", "inner"),
        ("list-item", "two"),
        ("paragraph", "Last."),
    ]


def test_lists_count_on_only_where_they_are_numbered() -> None:
    body = r"{\listtext %s\tab}\pard\ls1 one\par\pard Between.\par{\listtext %s\tab}\pard\ls1 two\par"
    for labels, same in ((("1.", "2."), True), ((r"\'b7", r"\'b7"), False)):
        blocks = read_rtf("release.rtf", rtf(body % labels)).blocks
        groups = [block.group for block in blocks if block.kind is BlockKind.LIST_ITEM]
        assert len(groups) == 2
        assert (groups[0] == groups[1]) is same


def test_a_title_that_says_media_release_is_no_headline() -> None:
    assert shapes(r"\pard\s2 MEDIA RELEASE\par\pard\s2 The bridge opens\par\pard\s2 After a year\par") == [
        ("paragraph", "MEDIA RELEASE"),
        ("headline", "The bridge opens"),
        ("heading", "After a year"),
    ]


def test_bold_lines_are_headings_below_prose_only() -> None:
    prose = "The bridge over the river was opened by the mayor on Wednesday, " * 3
    kinds = [kind for kind, _ in shapes(rf"\b City of Ghent\b0\par {prose}\par \b What follows\b0\par {prose}")]
    assert kinds == ["paragraph", "paragraph", "heading", "paragraph"]


TABLE = (
    r"Before the table.\par\trowd\trhdr\cellx100\cellx200\pard\intbl Item\cell Count\cell\row"
    r"\trowd\cellx100\cellx200\pard\intbl Lamps\par big\cell 270\cell\row\pard After."
)


def test_tables() -> None:
    draft = read_rtf("release.rtf", rtf(TABLE))
    cells = [block for block in draft.blocks if block.kind is BlockKind.TABLE_CELL]
    assert [(block.row, block.column, block.header, block.span.of(draft.text)) for block in cells] == [
        (0, 0, True, "Item"),
        (0, 1, True, "Count"),
        (1, 0, False, "Lamps\nbig"),
        (1, 1, False, "270"),
    ]
    document = load("release.rtf", rtf(TABLE))
    assert document.spot(cells[3].span) == Spot(table=1, row=2, cell=2)
    assert document.spot(draft.blocks[-1].span) == Spot(paragraph=2)


def test_a_cell_with_paragraphs_of_prose_sets_out_the_page() -> None:
    prose = "The bridge over the river was opened by the mayor on Wednesday, after a year of works. " * 2
    body = rf"Top.\par\trowd\cellx1\cellx2\pard\intbl {prose}\par {prose}\cell Side\cell\row\pard"
    assert [kind for kind, _ in shapes(body)] == ["paragraph"] * 4


def test_parts_have_their_spots() -> None:
    body = (
        r"{\header\pard Letter of the city\par}{\footer\pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
        r"\pard One.{\super\chftn{\footnote\pard\plain{\super\chftn} The note.}}\par "
        r"Two.{\super\chftn{\*\footnote\ftnalt\pard\plain The end.}}"
        r"{\shp{\*\shpinst{\shptxt\pard In the box\par}}{\shprslt In the box}} three.\par Four.\sect"
        r"{\header\pard Letter of the city\par}Five."
    )
    document = load("release.rtf", rtf(body))
    spots = {block.span.of(document.text): document.spot(block.span) for block in document.blocks}
    assert spots == {
        "Page 1": Spot(paragraph=1, part=Part.FOOTER),
        "Letter of the city": Spot(paragraph=1, part=Part.HEADER),
        "One.": Spot(paragraph=1),
        "Two. three.": Spot(paragraph=2),
        "In the box": Spot(paragraph=1, part=Part.TEXT_BOX),
        "Four.": Spot(paragraph=3),
        "Five.": Spot(paragraph=4),
        "The note.": Spot(part=Part.FOOTNOTE, note=1),
        "The end.": Spot(part=Part.ENDNOTE, note=1),
    }
    kinds = {block.span.of(document.text): block.kind for block in document.blocks}
    assert kinds["Page 1"] is kinds["Letter of the city"] is BlockKind.CHROME
    assert kinds["The note."] is BlockKind.NOTES


def test_a_letterhead_in_the_page_header_is_read_with_the_release() -> None:
    lead = r"GHENT \endash  The bridge over the river was opened by the mayor on Wednesday, after a year of works."
    head = r"{\header\pard MEDIA RELEASE\par 7 June 2023\par}\pard The bridge opens\par "
    document = load("release.rtf", rtf(head + lead))
    assert [block.kind.value for block in document.blocks] == ["chrome", "date-line", "headline", "lead"]


def test_links() -> None:
    body = (
        r"See {\field{\*\fldinst{ HYPERLINK "
        '"https://example.org/a" \\\\o "tip"'
        r"}{\*\datafield 00}}"
        r"{\fldrslt{\ul the }{\b page}}} or {\field{\*\fldinst HYPERLINK mailto:a@example.org}{\fldrslt write}},"
        r" {\field{\*\fldinst HYPERLINK \\l "
        '"mark"'
        r"}{\fldrslt above}}."
    )
    draft = read_rtf("release.rtf", rtf(body))
    assert draft.text == "See the page or write, above."
    assert [(link.span.of(draft.text), link.target) for link in draft.links] == [
        ("the page", "https://example.org/a"),
        ("write", "mailto:a@example.org"),
    ]


@pytest.mark.parametrize(
    ("body", "shown", "kind", "message"),
    [
        (r"In all{\v  (not 12 million)} 11", "In all 11", NoticeKind.HIDDEN_TEXT, "hidden text “(not 12 million)”"),
        (r"a{\v b}c{\v d}e", "ace", NoticeKind.HIDDEN_TEXT, "hidden text “b”, and 1 more"),
        (
            r"cost {\deleted four}{\revised five}",
            "cost five",
            NoticeKind.TRACKED_CHANGE,
            "a tracked insertion, and 1 more",
        ),
        (r"a{\*\annotation Check this}b", "ab", NoticeKind.OPEN_COMMENT, "a comment is still in the file"),
        (
            r"a{\object\objemb{\*\objdata 01}{\result x}}",
            "ax",
            NoticeKind.UNREAD_CONTENT,
            "an embedded object is not read",
        ),
        (
            r"a\chdate b",
            "ab",
            NoticeKind.CHANGING_FIELD,
            "a date or time is set anew each time the file is opened, and not read",
        ),
        (
            r"on {\field{\*\fldinst DATE \\@ x}{\fldrslt 7 June 2023}}",
            "on 7 June 2023",
            NoticeKind.CHANGING_FIELD,
            "a date field changes each time the file is opened; it was saved with its words here",
        ),
        (
            r"{\*\template https://example.org/t.dot}a",
            "a",
            NoticeKind.ACTIVE_CONTENT,
            "a template is fetched from elsewhere",
        ),
        (
            r"{\field{\*\fldinst DDEAUTO c cmd}{\fldrslt a}}",
            "a",
            NoticeKind.ACTIVE_CONTENT,
            "a field asks another program for its words",
        ),
        (
            r"{\field{\*\fldinst INCLUDEPICTURE " '"https://example.org/p.png"' r"}{\fldrslt a}}",
            "a",
            NoticeKind.ACTIVE_CONTENT,
            "a field fetches something from elsewhere",
        ),
    ],
)
def test_what_is_not_shown_is_told(body: str, shown: str, kind: NoticeKind, message: str) -> None:
    assert text(body) == shown
    assert messages(body) == [(kind, message)]


@pytest.mark.parametrize(
    "body",
    [
        r"{\*\template C:\\Users\\Normal.dotm}a",
        r"{\field{\*\fldinst SAVEDATE}{\fldrslt 7 June}}",
        r"a{\v  }b",
        r"a{\pict 01}",
    ],
)
def test_what_is_not_told(body: str) -> None:
    assert messages(body) == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rb"{\rtf1{\b cut", "damaged: it ends inside a group, the rest is missing"),
        (rb"{\rtf1 cut {\pict 0102", "damaged: it ends inside a group, the rest is missing"),
        (b"{\\rtf1 cut \\", "damaged: it ends inside a control word"),
        (rb"{\rtf1{\v all hidden}}", "nothing to read: the file has no visible text"),
        (rb"{\rtf1\bin999999999 gone}", "nothing to read: the file has no visible text"),
        (
            b"{\\rtf1" + b"{" * MAXIMUM_DEPTH + b"x" + b"}" * (MAXIMUM_DEPTH + 1),
            "more than 1,000 groups inside each other",
        ),
        (b"{\\rtf1 x" + b"\\b" * (MAXIMUM_TOKENS + 1) + b"}", "too large: more than 500,000 control words and braces"),
        (b"{\\rtf1 x{\\pict" + b"{}" * MAXIMUM_TOKENS + b"}}", "too large: more than 500,000 control words and braces"),
        (b"{\\rtf1" + b"x\\par " * 100_001 + b"}", "too large: more than 100,000 paragraphs"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputNotRead) as refused:
        read_rtf("release.rtf", data)
    assert refused.value.reason == reason


def test_a_missing_last_brace_is_told() -> None:
    draft = read_rtf("release.rtf", rb"{\rtf1 All words are here.")
    assert draft.text == "All words are here."
    assert [notice.kind for notice in draft.notices] == [NoticeKind.DAMAGED_FILE]


def test_nothing_behind_the_last_brace_is_read() -> None:
    assert read_rtf("release.rtf", rb"{\rtf1 shown}} not shown {").text == "shown"


def check_damaged(data: bytes) -> None:
    """A file is refused, or every place leads into its text."""
    try:
        draft = read_rtf("release.rtf", data)
    except InputNotRead:
        return
    check_places(draft)


PIECES = (
    *(
        "word ",
        "\\par ",
        "{",
        "}",
        "\\b ",
        "\\v ",
        "\\v0 ",
        "\\'e9",
        "\\u8364?",
        "\\cell ",
        "\\row ",
        "\\intbl ",
        "\\pard ",
    ),
    *(
        "{\\footnote ",
        "{\\header ",
        "{\\field",
        "{\\*\\fldinst DATE}",
        "{\\fldrslt x}",
        "\\f1 ",
        "\\ls1 ",
        "{\\shptxt ",
    ),
    *(
        "\\bin3 ",
        "\\uc9 ",
        "\\upr",
        "\\*",
        "\\super ",
        "\\s1 ",
        "{\\stylesheet",
        "{\\fonttbl",
        "\\trhdr ",
        "\\deleted ",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.integers(0, 3))
def test_any_order_of_control_words(pieces: list[str], closing: int) -> None:
    check_damaged(b"{\\rtf1 a" + "".join(pieces).encode() + b"}" * closing)


def test_damaged_files() -> None:
    sound = rtf(TABLE + r"\par{\footnote x}{\field{\*\fldinst HYPERLINK a}{\fldrslt b}}{\v c}\u8364?{\f3\'93\'fa}")
    chance = random.Random(5)
    for _ in range(400):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            position = chance.randrange(6, len(data))
            if chance.random() < 0.5:
                data[position] = chance.randrange(256)
            else:
                del data[position : position + chance.randint(1, 20)]
        check_damaged(bytes(data))
