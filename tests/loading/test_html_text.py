"""What a page shows: its blocks, its spaces, its tables and links, and the way back to each character."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.draft import Draft
from factcheck.loading.html.reader import read_html
from factcheck.text.blocks import BlockKind
from factcheck.text.span import Span

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "releases"


def draft_of(markup: str, name: str = "release.html") -> Draft:
    return read_html(name, markup.encode())


def shapes(markup: str) -> list[tuple[str, str]]:
    draft = draft_of(markup)
    return [(block.kind.value, block.span.of(draft.text)) for block in draft.blocks]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>a<p>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("a<div>b</div>c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<h1>a</h1><h3>b<br>c</h3>d", [("heading", "a"), ("heading", "b\nc"), ("paragraph", "d")]),
        ("<h2><div>a</div><div>b</div></h2>", [("heading", "a\nb")]),
        ("<h1>a<p>b<p>c", [("heading", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<ul><li>a<li><p>b</p><p>c</p></ul>", [("list-item", "a"), ("list-item", "b"), ("paragraph", "c")]),
        ("<li>a<div>b</div>", [("list-item", "a"), ("paragraph", "b")]),
        (
            "<blockquote>a<p>b</p></blockquote>c",
            [("quote-paragraph", "a"), ("quote-paragraph", "b"), ("paragraph", "c")],
        ),
        ("<pre>x = {\n  1}</pre>", [("code", "x = {\n  1}")]),
        ("<p>a <code>b = 1</code> c</p>", [("paragraph", "a b = 1 c")]),
        ("<figure><img alt=x><figcaption><p>a</p><p>b</p></figcaption></figure>", [("caption", "a\nb")]),
        ("<dl><dt>a<dd>b</dl>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<p><strong>a b</strong></p><p>c</p>", [("heading", "a b"), ("paragraph", "c")]),
        ("<p><b>It met.</b></p><p><b>a</b> b</p>", [("paragraph", "It met."), ("paragraph", "a b")]),
        ("a<br>b<br><br>c<br> <br>d", [("paragraph", "a\nb"), ("paragraph", "c"), ("paragraph", "d")]),
        ("<p>a<br></p><p><br>b</p>", [("paragraph", "a"), ("paragraph", "b")]),
        ("a<br>&nbsp;<br>b<br>\u00a0<br>c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<ul><li>a<br><br>b</ul>", [("list-item", "a"), ("paragraph", "b")]),
        ("<center>a</center><font>b</font>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<hr>a<hr>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("<p>a</p>b</p>c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<p>&nbsp;</p><p>&shy;</p><p>a", [("paragraph", "a")]),
        ("<details><summary>a</summary>b</details>", [("paragraph", "a"), ("paragraph", "b")]),
    ],
)
def test_blocks(markup: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>  a\n\t b </p>", "a b"),
        ("<p>a <b> b </b> c</p>", "a b c"),
        ("<p>a<b>b</b>c</p>", "abc"),
        ("<p>a\r\nb</p>", "a b"),
        ("<p>a <br> b</p>", "a\nb"),
        ("<p>a&nbsp; b</p>", "a  b"),
        ("<p>a &amp; b</p>", "a & b"),
        ("<p>a <!-- x --> b</p>", "a b"),
        ("<p>a<script>x</script><style>y</style><template>z</template><noscript>v</noscript>b</p>", "ab"),
        ("<p>a <svg><text>x</text></svg><button>y</button><select><option>z</select> b", "a b"),
        ("<p>a<math><mi>x</mi></math>", "ax"),
        ("<p>10<sup>6</sup> said<sup>2</sup> 5<sup>th</sup> CO<sub>2</sub>", "10⁶ said² 5th CO2"),
        ("<p>He said <q>it is <q>done</q></q>.", "He said “it is ‘done’”."),
        ("<p>a<ruby>b<rp>(</rp><rt>c</rt></ruby>", "ab"),
        ("<p>a <input type=hidden value=x><label>y</label> b", "a b"),
    ],
)
def test_words(markup: str, expected: str) -> None:
    assert draft_of(markup).text == expected


def test_lists() -> None:
    blocks = draft_of("<ol><li>a<ul><li>b</ul><li>c</ol><ul><li>d</ul>").blocks
    assert [(block.level, block.group) for block in blocks] == [(1, 1), (2, 2), (1, 1), (1, 3)]


def cells(markup: str) -> list[tuple[str, int, int, bool]]:
    draft = draft_of(markup)
    kinds = {block.kind for block in draft.blocks}
    assert kinds == {BlockKind.TABLE_CELL}
    return [(block.span.of(draft.text), block.row, block.column, block.header) for block in draft.blocks]


def test_a_table() -> None:
    assert cells("<table><tr><th>a<th>b<tr><th scope=row>c<td>d</table>") == [
        ("a", 0, 0, True),
        ("b", 0, 1, True),
        ("c", 1, 0, True),
        ("d", 1, 1, False),
    ]


def test_the_rows_of_a_head_are_headers() -> None:
    assert cells("<table><thead><tr><td>a<td>b</thead><tbody><tr><td>c<td>d</table>")[:3] == [
        ("a", 0, 0, True),
        ("b", 0, 1, True),
        ("c", 1, 0, False),
    ]


def test_cells_that_span() -> None:
    markup = "<table><tr><th rowspan=2>a<th colspan=2>b<tr><td>c<td>d<tr><td colspan=x>e<td rowspan=0>f<td>g</table>"
    assert [(text, row, column) for text, row, column, _ in cells(markup)] == [
        ("a", 0, 0),
        ("b", 0, 1),
        ("c", 1, 1),
        ("d", 1, 2),
        ("e", 2, 0),
        ("f", 2, 1),
        ("g", 2, 2),
    ]


def test_a_cell_is_one_block() -> None:
    assert cells("<table border=1><tr><td><p>a<p>b<td><ul><li>c<li>d</ul><tr><td>e<br>f<td>g</table>") == [
        ("a\nb", 0, 0, False),
        ("c\nd", 0, 1, False),
        ("e\nf", 1, 0, False),
        ("g", 1, 1, False),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>a<td>b</table>",
        "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td>f</table>",
        "<table><tr><td><h2>a</h2><td>b<tr><td>c<td>d<tr><td>e<td>f</table>",
        f"<table><tr><td>a<td>b<tr><td>c<td>d<tr><td>{'long ' * 100}<td>f</table>",
    ],
)
def test_a_table_that_lays_out_a_page_has_no_cells(table: str) -> None:
    assert not any(block.kind is BlockKind.TABLE_CELL for block in draft_of(table).blocks)


def test_a_table_in_a_table() -> None:
    inner = "<table><tr><th>Year<th>Cost<tr><td>2019<td>4</table>"
    draft = draft_of(f"<table><tr><td>a<td>{inner}<tr><td>b<td>c<tr><td>d<td>e</table>")
    assert [(block.kind.value, block.group) for block in draft.blocks] == [
        ("paragraph", 0),
        *[("table-cell", 1)] * 4,
        *[("paragraph", 0)] * 4,
    ]


def test_links() -> None:
    draft = draft_of(
        "<p>See <a href=' /a?b=1&amp;c '> the <b>page</b> </a> or <a href=\"mailto:x@y.example\">us</a>, "
        "<a name=z>not</a> <a href='javascript:go()'>this</a> <a href=u>a <a href=v>b</a></p>"
    )
    assert [(link.span.of(draft.text), link.target) for link in draft.links] == [
        ("the page", "/a?b=1&c"),
        ("us", "mailto:x@y.example"),
        ("a", "u"),
        ("b", "v"),
    ]


def test_a_text_that_keeps_its_lines() -> None:
    lines = "It met on Monday and talked of the plan for the port,\nwhich has 3 quays, and of much else besides that.\n"
    draft = draft_of(f"<pre>\n   A TITLE IN CAPITALS\n\n{lines * 2} \n\nThe end.\n</pre>")
    assert [block.span.of(draft.text) for block in draft.blocks] == [
        "A TITLE IN CAPITALS",
        (lines * 2).rstrip(),
        "The end.",
    ]
    assert {block.kind for block in draft.blocks} == {BlockKind.PARAGRAPH}


def test_a_comment_without_an_end_is_told_and_the_rest_is_read() -> None:
    assert shapes("<p>a</p><!-- b <p>c</p>") == [
        ("paragraph", "a"),
        ("residue", "<!--"),
        ("paragraph", "b"),
        ("paragraph", "c"),
    ]


def test_every_character_leads_back() -> None:
    source = "<p>Se&aacute;n &amp;  co.\r\nsa<b>id</b> &ldquo;it&#8217;s&rdquo; <q>so</q> e\u0301</p>"
    draft = draft_of(source)
    assert draft.text == "Seán & co. said “it’s” “so” é"
    for words, written in (
        ("á", "&aacute;"),
        ("& co", "&amp;  co"),
        (". s", ".\r\ns"),
        ("said", "sa<b>id"),
        ("it’s", "it&#8217;s"),
        ("“so", "<q>so"),
        ("é", "e\u0301"),
    ):
        start = draft.text.index(words)
        assert draft.offsets.to_source(Span(start, start + len(words))).of(source) == written


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_release_as_a_page_has_the_words_of_the_release(path: Path) -> None:
    text = path.read_text("utf-8-sig")
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    page = "".join(f"<p>{escape(part).replace('’', '&rsquo;')}</p>\n" for part in paragraphs)
    assert draft_of(f"<!doctype html><body>{page}").text == "\n\n".join(paragraphs)


TEXT = st.text(alphabet="ab &<>\"'\n\té’\u00a0\u200b9", min_size=1, max_size=12).map(escape)
NAMES = (
    *("p", "div", "b", "i", "a", "h1", "h2", "ul", "ol", "li", "table", "tr", "td", "th", "blockquote", "pre", "sup"),
    *("q", "br", "span", "figcaption", "dl", "dt", "dd", "strong", "article", "main", "aside", "footer", "nav"),
)
TAGS = st.sampled_from(NAMES)
OPENING = st.builds("<{0}{1}>".format, TAGS, st.sampled_from(["", " href=x", " hidden", " class='menu a'", " id=x"]))
MARKUP = st.lists(st.one_of(TEXT, OPENING, TAGS.map("</{}>".format)), max_size=30).map("".join)


@given(MARKUP)
def test_any_markup(markup: str) -> None:
    draft = draft_of(f"x<p>{markup}")
    position = 0
    for block in draft.blocks:
        assert position <= block.span.start < block.span.end <= len(draft.text)
        assert block.span.of(draft.text).strip()
        position = block.span.end
        source = draft.offsets.to_source(block.span)
        assert 0 <= source.start <= source.end <= len(draft.source)
    for link in draft.links:
        assert link.span.of(draft.text).strip()
        assert draft.offsets.to_source(link.span).of(draft.source)
    for start, character in enumerate(draft.text):
        if character in "ab9’é":
            written = draft.offsets.to_source(Span(start, start + 1)).of(draft.source)
            assert written == character or written in ("&#x27;", "é", "’")
