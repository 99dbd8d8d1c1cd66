"""Where tags stand, what references mean, and how a browser nests elements."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.loading.html.parsing import read_tree
from factcheck.loading.html.tokens import attribute_places, attributes_of, references, unescaped
from factcheck.loading.html.tree import Happening, Tree


def outline(markup: str) -> str:
    """The elements and texts of a tree, elements in brackets behind their names."""
    parts: list[str] = []
    for kind, element, start, end in read_tree(markup).events:
        if kind is Happening.TEXT:
            parts.append(markup[start:end])
        elif kind is Happening.OPENS:
            assert element is not None
            parts.append(f"{element.tag}[")
        else:
            parts.append("]")
    return "".join(parts)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (" a=1 B='2' c=\"3\" d", {"a": "1", "b": "2", "c": "3", "d": ""}),
        (" a = 1  b= '2'", {"a": "1", "b": "2"}),
        (" title=don't id=x", {"title": "don't", "id": "x"}),
        (" href=/a/b/", {"href": "/a/b/"}),
        (' a="1"b="2" a="3"', {"a": "1", "b": "2"}),
        (' href="?a=1&amp;b=2&copy=3&para;"', {"href": "?a=1&b=2&copy=3¶"}),
        (" a='x>y' / ", {"a": "x>y"}),
        ("", {}),
    ],
)
def test_attributes(written: str, expected: dict[str, str]) -> None:
    assert attributes_of(written) == expected


def test_the_places_of_attributes() -> None:
    written = " content='a &amp; b' name=x"
    assert {name: written[slice(*place)] for name, place in attribute_places(written).items()} == {
        "content": "a &amp; b",
        "name": "x",
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("&amp;&lt;&nbsp;", "&<\xa0"),
        ("&copy2021 &AMP", "©2021 &"),
        ("&notin; &notit;", "∉ ¬it;"),
        ("&#65;&#x42;&#67", "ABC"),
        ("&#150;", "–"),
        ("&#0; &#xD800; &#x110000;", "\ufffd \ufffd \ufffd"),
        ("&#" + "9" * 6000 + ";", "\ufffd"),
        ("&unknown; & &; &#; &#x;", "&unknown; & &; &#; &#x;"),
    ],
)
def test_references(written: str, expected: str) -> None:
    assert unescaped(written) == expected


def test_the_places_of_references() -> None:
    assert [(start, end, meaning) for start, end, meaning in references("a&ampx &#65;")] == [(1, 5, "&"), (7, 12, "A")]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>a<p>b", "p[a]p[b]"),
        ("<p>a<div>b</div>c</p>d", "p[a]div[b]cp[]d"),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul[li[a]li[bul[li[c]]]li[d]]"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl[dt[a]dd[b]dt[c]]"),
        ("<table><tr><td>a<td>b<tr><th>c</table>d", "table[tr[td[a]td[b]]tr[th[c]]]d"),
        ("<table><tr><td><table><tr><td>a</table>b</table>", "table[tr[td[table[tr[td[a]]]b]]]"),
        ("<table><tr><td>a</div>b</table>", "table[tr[td[ab]]]"),
        ("<div><ul><li>a</div>b", "div[ul[li[a]]]b"),
        ("<b>a<i>b</b>c</i>d", "b[ai[b]]cd"),
        ("<div><span>a</div>b</span>c", "div[span[a]]bc"),
        ("<h1>a<h2>b</h2>", "h1[a]h2[b]"),
        ("<a href=x>a<a href=y>b</a>", "a[a]a[b]"),
        ("a<br>b<br/>c</br>d<hr>e", "abr[]bbr[]cbr[]dhr[]e"),
        ("<!-- a --><p>b<!-- > -- --!>c<!>d<?e f?>g</ h>", "p[bcdg]"),
        ("<!-->a<!--->b", "ab"),
        ("<script>if (a < b) '</p>'</script><style>c</style>d", "script[]style[]d"),
        ("<title>a</title><textarea><p>b</textarea>c", "title[]textarea[]c"),
        ("<head><title>a</title>b", "head[title[]]b"),
        ("<html><head></head><body>a</body>b</html>c<body>d", "html[head[]body[abcd]]"),
        ("a<template><p>b<table><tr></template>c", "atemplate[p[b]table[tr[]]]c"),
        ("<svg><text>a</text><p>b</p>", "svg[text[a]]p[b]"),
        ("<math><title>a</title><![CDATA[<b>]]></math>c", "math[title[a]<b>]c"),
        ("<math><mtext>a</mtext></math>b", "math[mtext[a]]b"),
        ("<nav><a>a</a><nav>b</NAV ></nav>c<svg><p>d</svg>e", "nav[]csvg[]e"),
        ("<nav><a>a</a><nav>b</nav>c", "nav[a[a]nav[b]c]"),
        ("<div/>a<img src=x/>b<x-y/>c", "div[]abx-y[]c"),
        ("a < b <1 <> </ >c", "a < b <1 <> c"),
        ("<A HREF=X>a</a ><P CLASS=y>b</P>", "a[a]p[b]"),
        ("a<b", "a<b"),
        ('a<p title="b>c', "ap[c]"),
        ('a<p title="b', 'a<p title="b'),
        ("<p title='a>b'>c", "p[c]"),
    ],
)
def test_nesting(markup: str, expected: str) -> None:
    assert outline(markup) == expected


def test_a_comment_without_an_end_hides_nothing() -> None:
    tree = read_tree("<p>a<!-- b<p>c<!-- d")
    assert tree.unclosed_comment == 4
    assert outline("<p>a<!-- b<p>c<!-- d") == "p[a<!-- b]p[c d]"


def test_void_elements_of_xhtml() -> None:
    tree = read_tree("<script/><p/>a<![CDATA[ <b> ]]>", xml=True)
    assert [element.tag for element in tree.elements] == ["script", "p"]
    assert words(tree, "<script/><p/>a<![CDATA[ <b> ]]>") == "a <b> "


def words(tree: Tree, markup: str) -> str:
    return "".join(markup[start:end] for kind, _, start, end in tree.events if kind is Happening.TEXT)


def test_what_stands_in_an_element() -> None:
    markup = f"<div>a <a href=x>bc</a> d</div><p>{'long ' * 13}</p>"
    tree = read_tree(markup)
    content = tree.content(tree.elements[0])
    assert (content.words, content.linked, content.links, content.sentences) == (4, 2, 1, 0)
    assert tree.content(tree.elements[2]).sentences == 1
    assert tree.content().words == 4 + len("long " * 13) - 1


PIECES = (
    *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", '<a href="x>y">', "</a>", "<br/>", "<!-- c -- d -->", "<!-->"),
    *("<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<li>", "</ul>", "<h1>", "</h1>", "<dl><dt>", "<dd>"),
    *("&amp;", "&copy2", "&notit;", "&#65", "& ", "< ", "<1", '"', "'", "=", ">", "one", " ", "two", "é", "\r\n", "\0"),
    *("<script>if(a<b)'</p>'</script>", "<title>t</title>", "<x-y>", "</x-y>", "<P CLASS=a>", "</P>", "<!x>", "<?y?>"),
    *("<img alt='a>b'>", "<a title=don't>", "</br>", "<form>", "</form>", "<blockquote>", "<section>", "</section>"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=300)
def test_the_words_are_those_that_a_browser_finds(pieces: list[str]) -> None:
    """Checked against a full parser, where it is installed; that one may move words before a table, we do not."""
    turbohtml = pytest.importorskip("turbohtml")
    markup = "".join(pieces)
    ours = unescaped(words(read_tree(markup), markup))
    page = turbohtml.parse(markup)
    for name in ("script", "title"):
        for element in page.select(name):
            element.decompose()
    assert sorted(visible(ours)) == sorted(visible(page.text))


def visible(text: str) -> str:
    return re.sub(r"[\s\0\ufffd]", "", text)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_event_has_its_place(pieces: list[str]) -> None:
    markup = "".join(pieces)
    tree = read_tree(markup)
    open_elements = []
    position = 0
    for number, (kind, element, start, end) in enumerate(tree.events):
        assert position <= start <= end <= len(markup)
        position = start
        if kind is Happening.OPENS:
            assert element is not None
            assert element.opened == number
            assert markup[start] == "<"
            open_elements.append(element)
        elif kind is Happening.CLOSES:
            assert open_elements.pop() is element
            assert element is not None
            assert element.closed == number
    assert not open_elements
