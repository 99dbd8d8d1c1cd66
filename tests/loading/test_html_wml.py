"""Pages in the Website META Language: directives are no text, and definitions are read where they are used."""

from __future__ import annotations

import pytest

from factcheck.loading.draft import Draft
from factcheck.loading.html.reader import read_html
from factcheck.text.blocks import BlockKind
from factcheck.text.span import Span

PAGE = """\
## a note for translators
<define-tag pagetitle>Norsk 4.1 <q>Fjord</q> released</define-tag>
<define-tag release_date>2012-05-06</define-tag>
#use wml::norsk::news

<define-tag version>4.1</define-tag>
<define-tag fix>
  <tr><td><a href="$(HOME)/%0">%0</a></td><td>%1, since <version></td></tr>
</define-tag>
<define-tag advisory><tr><td>NSA-%0</td><td><: for my $p (split /,/, "%1") { print "%1" } :></td></tr></define-tag>

<p>The project \\
   released Norsk <version> today.</p>
<table>
<tr><th>Package</th><th>Reason</th></tr>
<fix kettle "Do not <q>boil</q> when 2 > 1">
<Fix pan 'x'>
<advisory 2012-1 "kettle,pan">
</table>
<p>See <url "http://norsk.example/<downcase <version>>/log"> or <url "http://norsk.example/">.
# the end
"""


def draft_of(source: str, name: str = "release.wml") -> Draft:
    return read_html(name, source.encode())


def test_a_page() -> None:
    draft = draft_of(PAGE)
    assert [(block.kind, block.span.of(draft.text)) for block in draft.blocks] == [
        (BlockKind.HEADLINE, "Norsk 4.1 “Fjord” released"),
        (BlockKind.PARAGRAPH, "The project released Norsk 4.1 today."),
        (BlockKind.TABLE_CELL, "Package"),
        (BlockKind.TABLE_CELL, "Reason"),
        (BlockKind.TABLE_CELL, "kettle"),
        (BlockKind.TABLE_CELL, "Do not “boil” when 2 > 1, since 4.1"),
        (BlockKind.TABLE_CELL, "pan"),
        (BlockKind.TABLE_CELL, "'x', since 4.1"),
        (BlockKind.TABLE_CELL, "NSA-2012-1"),
        (BlockKind.TABLE_CELL, "kettle,pan"),
        (BlockKind.PARAGRAPH, "See http://norsk.example/4.1/log or http://norsk.example/."),
    ]
    assert [(block.row, block.column) for block in draft.blocks if block.kind is BlockKind.TABLE_CELL][-2:] == [
        (3, 0),
        (3, 1),
    ]
    assert draft.metadata["date"] == "2012-05-06"
    assert draft.metadata_spans["date"].of(PAGE) == "2012-05-06"
    assert draft.metadata_spans["title"].of(PAGE) == "Norsk 4.1 <q>Fjord</q> released"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("4.1 today", "<version> today"),
        ("boil", "boil"),
        ("kettle,pan", "kettle,pan"),
        ("NSA-", '<advisory 2012-1 "kettle,pan">'),
        ("Fjord", "Fjord"),
    ],
)
def test_a_use_leads_back_to_where_it_stands(words: str, written: str) -> None:
    draft = draft_of(PAGE)
    start = draft.text.index(words)
    assert draft.offsets.to_source(Span(start, start + len(words))).of(PAGE) == written


def test_the_language_is_told_by_name_or_first_line() -> None:
    assert draft_of("#use wml::norsk\n<p>a", "release.html").text == "a"
    assert draft_of("# a\n<p>b", "release.wml").text == "b"
    assert draft_of("# a\n<p>b", "release.html").text == "# a\n\nb"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<define-tag a>b", "b"),
        ("<define-tag a><a></define-tag><p>x<a>y", "xy"),
        ("<define-tag q>b</define-tag><p>x <q> y", "x b y"),
        ("<define-tag a>%0%9</define-tag><p><a>x", "x"),
        ("<define-tag a>1<: print ", "1<: print"),
        ("<p>a <: b", "a <: b"),
        ("<define-tag pagetitle> </define-tag><p>a", "a"),
        ('<define-tag v>2</define-tag><p><url "a<v">b', "a<vb"),
    ],
)
def test_damaged_pages(source: str, text: str) -> None:
    assert draft_of(source).text == text
