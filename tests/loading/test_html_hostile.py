"""Hostile pages: nothing crashes, nothing costs more than its size, and what is too much is refused."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.loading.html.reader import read_html
from factcheck.text.span import Span
from tests.harness.doubling import assert_linear

PAGE = (
    b"<!doctype html><html><head><meta charset=utf-8><title>Quay opens</title><meta name=date content=2019-06-04>"
    b'<script type=\'application/ld+json\'>{"@type": "Article", "headline": "Quay opens"}</script></head><body>'
    b"<main class=a><h1>Quay opens</h1><p>It &amp; the <a href='x'>port</a> met&nbsp;<b>today</b>. <q>Yes</q></p>"
    b"<table><tr><th>a<th>b<tr><td rowspan=2>1<td>2</table><ul><li>x<li>y</ul>"
    b"<p hidden>z</p><!-- c --></main></body></html>"
)
UNITS: dict[str, Callable[[int], str]] = {
    "elements": lambda n: "<div>" * n + "x",
    "attributes": lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x",
    "brackets": lambda n: "x" + "<" * n,
    "tags without an end": lambda n: "<a " * n,
    "values without an end": lambda n: '<a b="' * n,
    "brackets in values": lambda n: '<a b=">" ' * n,
    "references": lambda n: "x&amp" * n,
    "ampersands": lambda n: "x" + "&" * n,
    "digits": lambda n: f"&#{'1' * n};x",
    "comments": lambda n: "x" + "<!--" * n,
    "declarations": lambda n: "x" + "<!" * n,
    "data": lambda n: "x" + "<![CDATA[" * n,
    "odd end tags": lambda n: "<b>" * n + "</i>" * n + "x",
    "end tags out of reach": lambda n: "<div><table><tr><td>" + "<section>" * n + "</div>" * n + "x",
    "end tags out of lists": lambda n: "<ul>" * n + "</div>" * n + "x",
    "tables": lambda n: "<table><tr><td>" * n + "x",
    "cells that span": lambda n: "<table><tr>" + "<td rowspan=9999 colspan=9999>x" * n,
    "lists": lambda n: "<ul><li>" * n + "x",
    "links": lambda n: "<a href=x>y" * n,
    "breaks": lambda n: "x<br>" * n,
    "scripts": lambda n: "<script>" * n + "x",
    "spaces": lambda n: "x  " * n,
    "foreign": lambda n: "<svg>" * n + "<p>x",
    "main": lambda n: "<div role=main>" * n + "x",
    "menus": lambda n: f"<body><p>{'long ' * 40}</p>" + "<div><a href=x>y</a><a href=x>y</a><a href=z>u</a>" * n,
    "asides": lambda n: f"<p>{'long text ' * n}</p>" + "<aside>@a" * n,
    "hidden": lambda n: "x" + "<p hidden>y" * n,
    "titles": lambda n: f"<meta property=og:title content='{'a | ' * n}'><h1>b</h1>x",
    "headings": lambda n: "<title>a b</title>" + "<h1>x</h1>" * n + f"<main>{'y ' * 3 * n}",
    "data for machines": lambda n: f"<script type=application/ld+json>{'[' * n}</script>x",
    "dates": lambda n: "x " + "datePublished " * n,
    "classes": lambda n: f"<div class='{'a-' * n}'>x",
    "styles": lambda n: f"<style>{'.a{display:none}' * n}{'{' * n}{'/*' * n}</style><p class=a>x",
    "rules that hide": lambda n: "<style>.a{opacity:0}</style>x" + "<p class=a>y" * n,
    "preformatted": lambda n: f"<pre>{'word ' * 40}" + "x\n\n" * n,
    "templates": lambda n: "{%" + " {%" * n + "x",
    "definitions": lambda n: "#use wml::x\n" + "<define-tag a>" * n,
    "many definitions": lambda n: "#use wml::x\n" + "".join(f"<define-tag t{i}>x</define-tag>" for i in range(n)),
    "uses": lambda n: "#use wml::x\n<define-tag a>%0</define-tag>" + '<a "' * n,
    "uses of uses": lambda n: "#use wml::x\n<define-tag a><a><a></define-tag>" + "<a>" * n,
    "programs": lambda n: "#use wml::x\nx" + "<:" * n,
}


@pytest.mark.parametrize("name", UNITS)
def test_doubling(name: str) -> None:
    small, large = (UNITS[name](n).encode() for n in (1_000, 2_000))
    assert_linear(partial(read_html, "release.html", small), partial(read_html, "release.html", large))


@pytest.mark.parametrize("page", ["<div>" * 60_000 + "x", "<p " + "a=1 " * 40_000 + ">x", "<b>" * 60_000 + "x"])
def test_what_is_much_is_read(page: str) -> None:
    assert read_html("release.html", page.encode()).text == "x"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<p>x" * 260_000, "over a limit: more than 250,000 tags"),
        ("<img>x" + "<br>" * 260_000, "over a limit: more than 250,000 tags"),
        ("&amp;x" * 510_000, "over a limit: a text in more than 500,000 pieces"),
    ],
)
def test_what_is_too_much_is_refused(page: str, reason: str) -> None:
    with pytest.raises(InputNotRead, match=reason):
        read_html("release.html", page.encode())


@given(st.lists(st.tuples(st.integers(0, len(PAGE) - 1), st.binary(max_size=3)), max_size=6))
def test_a_damaged_page_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    content = PAGE
    for position, written in changes:
        content = content[:position] + written + content[position + len(written) :]
    try:
        draft = read_html("release.html", content)
    except InputNotRead:
        return
    for span in (*(block.span for block in draft.blocks), *(link.span for link in draft.links)):
        assert 0 <= span.start < span.end <= len(draft.text)
        source = draft.offsets.to_source(span)
        assert 0 <= source.start <= source.end <= len(draft.source)
    assert all(Span(0, len(draft.source)).contains(span) for span in draft.metadata_spans.values())


@given(st.binary(max_size=80))
def test_any_bytes(content: bytes) -> None:
    for name in ("release.html", "release.wml", "release.xhtml"):
        with suppress(InputNotRead):
            assert read_html(name, b"<p>" + content).source
