"""OpenDocument text: what is shown, what is hidden, where it stands, and what is refused."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from factcheck.errors import InputNotRead
from factcheck.loading.load import load
from factcheck.loading.odt.reader import read_odt
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Part, Spot
from factcheck.text.notice import NoticeKind
from tests.loading.odt_files import CHANGES, MASTER, NOTE, odt


def shapes(body: str) -> list[tuple[str, str]]:
    draft = read_odt("release.odt", odt(body))
    return [(block.kind.value, block.span.of(draft.text)) for block in draft.blocks]


def words(body: str) -> str:
    return read_odt("release.odt", odt(f"<text:p>{body}</text:p>")).text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("  a\n  b \t c  ", "a b c "),
        ('a<text:s/>b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e', "a b   c\td\ne"),
        ("a <text:span> b</text:span><text:soft-page-break/> c", "a b c"),
        ("x&amp;y &#8212; é", "x&y — é"),
        ('10<text:span text:style-name="T2">6</text:span> H<text:span text:style-name="T4">2</text:span>O', "10⁶ H2O"),
        ('<text:span text:style-name="T2">1<text:span text:style-name="T3">2</text:span></text:span> m', "¹² m"),
        ("<text:ruby><text:ruby-base>橋</text:ruby-base><text:ruby-text>はし</text:ruby-text></text:ruby>", "橋"),
        ("a<text:bookmark-start/>b<text:bookmark-end/> <text:page-number>3</text:page-number>", "ab 3"),
        ("a<draw:frame><svg:title>t</svg:title><draw:image><office:binary-data>QQ</office:binary-data></draw:image>"
         "</draw:frame>b", "ab"),
        ("<text:placeholder>&lt;Name&gt;</text:placeholder>", "<Name>"),
    ],
)  # fmt: skip
def test_characters(body: str, expected: str) -> None:
    assert words(body) == expected


def test_blocks() -> None:
    assert shapes(
        '<text:p text:style-name="P1">The bridge opens</text:p><text:h text:outline-level="1">Figures</text:h>'
        '<text:p text:style-name="Heading_20_2">More</text:p><text:p text:style-name="Quotations">“Yes”</text:p>'
        '<text:p text:style-name="Drawing">The mayor</text:p><text:p>Words.</text:p>'
        "<text:list><text:list-header><text:p>Head</text:p></text:list-header><text:list-item><text:p>one</text:p>"
        "<text:p>still one</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>"
        "<text:table-of-content><text:table-of-content-source><text:p>x</text:p></text:table-of-content-source>"
        "<text:index-body><text:p>Figures 2</text:p></text:index-body></text:table-of-content>"
    ) == [
        ("headline", "The bridge opens"),
        ("heading", "Figures"),
        ("heading", "More"),
        ("quote-paragraph", "“Yes”"),
        ("caption", "The mayor"),
        ("paragraph", "Words."),
        ("list-item", "Head"),
        ("list-item", "one"),
        ("paragraph", "still one"),
        ("list-item", "inner"),
        ("list-item", "two"),
        ("chrome", "Figures 2"),
    ]


ITEM = "<text:list-item><text:p>{}</text:p></text:list-item>"


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ('<text:list text:style-name="L">', False),
        ('<text:list text:style-name="L" text:continue-numbering="true">', True),
        ('<text:list text:style-name="M" text:continue-numbering="true">', False),
        ('<text:list text:continue-list="first">', True),
    ],
)
def test_lists_count_on_where_they_say_so(second: str, same: bool) -> None:
    first = f'<text:list xml:id="first" text:style-name="L">{ITEM.format("one")}</text:list>'
    body = f"{first}<text:p>Between.</text:p>{second}{ITEM.format('two')}</text:list>"
    groups = [block.group for block in read_odt("x.odt", odt(body)).blocks if block.kind is BlockKind.LIST_ITEM]
    assert (groups[0] == groups[1]) is same


def test_tables() -> None:
    body = (
        "<text:p>Before.</text:p><table:table><table:table-column/><table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>Item</text:p></table:table-cell><table:table-cell><text:p>Count</text:p>"
        "</table:table-cell></table:table-row></table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>Wide</text:p></table:table-cell>'
        '<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>Lamps</text:p>'
        "<text:p>big</text:p></table:table-cell><table:table-cell><table:table><table:table-row><table:table-cell>"
        '<text:p text:style-name="Table_20_Heading">270</text:p></table:table-cell></table:table-row></table:table>'
        '</table:table-cell></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        "<table:table-cell><text:p>third</text:p></table:table-cell></table:table-row></table:table>"
    )  # fmt: skip
    document = load("release.odt", odt(body))
    cells = [block for block in document.blocks if block.kind is BlockKind.TABLE_CELL]
    assert [(cell.row, cell.column, cell.header, cell.span.of(document.text)) for cell in cells] == [
        (0, 0, True, "Item"),
        (0, 1, True, "Count"),
        (1, 0, False, "Wide"),
        (2, 0, False, "Lamps\nbig"),
        (2, 1, True, "270"),
        (3, 2, False, "third"),
    ]
    assert document.spot(cells[-1].span) == Spot(table=1, row=4, cell=3)


def test_parts_have_their_spots() -> None:
    begins = '<style:style style:name="P9" style:family="paragraph" style:master-page-name="First"/>'
    body = (
        f"</office:text></office:body><office:automatic-styles>{begins}</office:automatic-styles><office:body>"
        f"<office:text><text:p text:style-name='P9'>One{NOTE.format('footnote', 1, '<text:p>The note.</text:p>')}."
        "</text:p>"
        "<text:p>Two<draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box></draw:frame> three"
        f"{NOTE.format('endnote', 'i', '<text:p>The end.</text:p>')}.</text:p>"
    )
    document = load("release.odt", odt(body, MASTER.format(header="Letter of the city")))
    assert {block.span.of(document.text): document.spot(block.span) for block in document.blocks} == {
        "Page 1": Spot(paragraph=1, part=Part.FOOTER),
        "Letter of the city": Spot(paragraph=1, part=Part.HEADER),
        "7 June 2023": Spot(paragraph=2, part=Part.HEADER),
        "One.": Spot(paragraph=1),
        "Two three.": Spot(paragraph=2),
        "In the box": Spot(paragraph=1, part=Part.TEXT_BOX),
        "The note.": Spot(part=Part.FOOTNOTE, note=1),
        "The end.": Spot(part=Part.ENDNOTE, note=1),
    }


def test_links() -> None:
    draft = read_odt(
        "x.odt",
        odt(
            '<text:p>See <text:a xlink:href="https://example.org/a">the <text:span>page</text:span></text:a>.</text:p>'
        ),
    )
    assert [(link.span.of(draft.text), link.target) for link in draft.links] == [("the page", "https://example.org/a")]


@pytest.mark.parametrize(
    ("body", "shown", "kind", "message"),
    [
        (
            '<text:p>In all<text:span text:style-name="T1"> (not 12)</text:span> 11</text:p>',
            "In all 11",
            NoticeKind.HIDDEN_TEXT,
            "hidden text “(not 12)”",
        ),
        ('<text:p text:style-name="P2">x</text:p><text:p>y</text:p>', "y", NoticeKind.HIDDEN_TEXT, "hidden text “x”"),
        (
            '<text:section text:display="none"><text:p>a</text:p><text:p>b</text:p></text:section><text:p>y</text:p>',
            "y",
            NoticeKind.HIDDEN_TEXT,
            "hidden text “ab”",
        ),
        (
            '<text:p>y<text:hidden-text text:is-hidden="true" text:string-value="secret"/></text:p>',
            "y",
            NoticeKind.HIDDEN_TEXT,
            "hidden text “secret”",
        ),
        (
            '<text:p><text:hidden-paragraph text:is-hidden="true"/>x</text:p><text:p>y</text:p>',
            "y",
            NoticeKind.HIDDEN_TEXT,
            "hidden text “x”",
        ),
        (
            CHANGES + '<text:p>cost <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>five'
            '<text:change-end text:change-id="c1"/></text:p>',
            "cost five",
            NoticeKind.TRACKED_CHANGE,
            "a tracked insertion, and 1 more",
        ),
        (
            CHANGES
            + '<text:p><text:change-start text:change-id="c3"/>y<text:change-end text:change-id="c3"/></text:p>',
            "y",
            NoticeKind.TRACKED_CHANGE,
            "a tracked change of form",
        ),
        (
            "<text:p>y<office:annotation><text:p>Check this</text:p></office:annotation></text:p>",
            "y",
            NoticeKind.OPEN_COMMENT,
            "a comment is still in the file",
        ),
        (
            "<text:p><text:date>7 June 2023</text:date></text:p>",
            "7 June 2023",
            NoticeKind.CHANGING_FIELD,
            "a date field changes each time the file is opened; it was saved with its words here",
        ),
        (
            "<text:p>y<draw:frame><draw:object/></draw:frame></text:p>",
            "y",
            NoticeKind.UNREAD_CONTENT,
            "an embedded object is not read",
        ),
        (
            '<text:section><text:section-source xlink:href="https://example.org/x.odt"/><text:p>y</text:p></text:section>',
            "y",
            NoticeKind.ACTIVE_CONTENT,
            "a section is fetched from elsewhere",
        ),
        ("<text:p>y<text:script>x()</text:script></text:p>", "y", NoticeKind.ACTIVE_CONTENT, "a script"),
        (
            "<office:event-listeners><script:event-listener/></office:event-listeners><text:p>y</text:p>",
            "y",
            NoticeKind.ACTIVE_CONTENT,
            "a macro is called when something happens in the file",
        ),
    ],
)
def test_what_is_not_shown_is_told(body: str, shown: str, kind: NoticeKind, message: str) -> None:
    draft = read_odt("release.odt", odt(body))
    assert draft.text == shown
    assert [(notice.kind, notice.message) for notice in draft.notices] == [(kind, message)]


@pytest.mark.parametrize(
    "body",
    [
        '<text:p><text:date text:fixed="true">7 June</text:date></text:p>',
        "<text:p>y<office:annotation loext:resolved='true'><text:p>Done</text:p></office:annotation></text:p>",
        '<text:section text:display="condition" text:is-hidden="false"><text:p>y</text:p></text:section>',
        CHANGES + "<text:p>y</text:p>",
    ],
)
def test_what_is_not_told(body: str) -> None:
    assert read_odt("release.odt", odt(body)).notices == ()


def test_macros_are_told() -> None:
    draft = read_odt("x.odt", odt("<text:p>y</text:p>", more="Basic/Standard/Module1.xml", content="x"))
    assert [(notice.kind, notice.message) for notice in draft.notices] == [(NoticeKind.ACTIVE_CONTENT, "macros")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt('<text:p text:style-name="P2">all hidden</text:p>'), "nothing to read: the file has no visible text"),
        (odt("<text:p>x</text:h>"), "damaged: the part 'content.xml': not well-formed in line 1: mismatched tag"),
        (
            odt("<text:p>y</text:p>", more="META-INF/manifest.xml", content="<m><encryption-data/></m>"),
            "encrypted: it opens with a password only",
        ),
        (odt("<text:list>" * 6_000), "nested too deep: more than 5,000 elements"),
        (odt("<text:p>x</text:p>" * 100_001), "too large: more than 100,000 paragraphs"),
        (
            odt(" " * 9_000_000 + "<text:p>x</text:p>", method=ZIP_DEFLATED),
            "packed more than 100 times smaller, as only a zip bomb is",
        ),
        (b"PK\x03\x04 not an archive", "damaged: the zip archive that it is cannot be opened"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputNotRead) as refused:
        read_odt("release.odt", data)
    assert refused.value.reason == reason


def test_a_document_type_is_refused() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>')
    with pytest.raises(InputNotRead, match="declares a document type, which is refused"):
        read_odt("release.odt", made.getvalue())


def test_a_file_is_read_by_name_and_content() -> None:
    document = load("release.odt", odt("<text:p>The bridge was opened.</text:p>"))
    assert document.media_type == "application/vnd.oasis.opendocument.text"
    assert load("release", odt("<text:p>The bridge was opened.</text:p>")).text == document.text
