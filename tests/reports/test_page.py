"""The HTML report: well-formed, complete, and inert whatever the release says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from factcheck.findings.report import Summary, SuppressionKind, SuppressionReport
from factcheck.findings.severity import Severity
from factcheck.pipeline import Input, Options, check_input
from factcheck.reports.page.segments import PageMark, segments
from factcheck.reports.page.write import slices, write_html
from factcheck.text.span import Span
from tests.reports.machine import RUN, hostile_document, unread_document, written

VOID = {"meta", "br", "rect"}
OWN_TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "script",
        "body",
        "header",
        "main",
        "section",
        "article",
        "div",
        "span",
    ),
    *("h1", "h2", "h3", "h4", "p", "a", "b", "br", "sup", "kbd", "ul", "ol", "li", "table", "thead", "tbody", "tr"),
    *("th", "td", "blockquote", "pre", "details", "summary", "svg", "rect"),
}


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed where it was opened, and every address inside the page exists."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.classes: Counter[str] = Counter()
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        values = dict(attrs)
        assert not [name for name in values if name.startswith("on")], "an attribute that runs something"
        assert not {"src", "srcset", "action", "formaction", "style"} & values.keys()
        self.ids.update([values["id"]] if values.get("id") else [])
        self.classes.update((values.get("class") or "").split())
        if "href" in values:
            self.links.append(values["href"] or "")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "script" not in self._open and "style" not in self._open:
            self.words.append(data)

    @property
    def text(self) -> str:
        """The visible words."""
        return " ".join("".join(self.words).split())


def test_hostile_words_are_words() -> None:
    page = Reader(written(write_html, hostile_document(), unread_document()))
    assert set(page.tags) <= OWN_TAGS
    assert page.tags["script"] == 1
    assert "<script>alert(1)</script>" in page.text
    assert "<U+202E>" in page.text
    assert all(link.startswith("#") for link in page.links)


def test_nothing_of_the_release_stands_in_the_script() -> None:
    text = written(write_html, hostile_document())
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    other = re.search(r"<script>(.*?)</script>", written(write_html), re.DOTALL)
    assert script
    assert other
    assert script[1] == other[1]


def test_the_policy_allows_the_own_style_and_script_only() -> None:
    text = written(write_html, hostile_document())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert policy[1].startswith("default-src")
    assert policy[1].count("sha256-") == 2
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg|example\.org)", text), "nothing is loaded from elsewhere"


def test_addresses_lead_somewhere_and_ids_are_unique() -> None:
    page = Reader(written(write_html, hostile_document("a.txt"), hostile_document("b.txt"), unread_document()))
    assert max(page.ids.values()) == 1
    assert {link[1:] for link in page.links} <= page.ids.keys()


def test_every_finding_has_a_card_and_a_mark() -> None:
    document = hostile_document()
    page = Reader(written(write_html, document))
    assert page.classes["card"] == len(document.findings)
    for number, finding in enumerate((f for f in document.findings if f.location is not None), 1):
        assert page.ids[f"r1-p{number}"] == 1, finding.message
    assert page.ids["r1-p1-1"] == 1, "the other place it rests on"


def test_suppressed_findings_are_told_and_not_marked() -> None:
    document = hostile_document()
    kept = SuppressionReport("an <old> friend", SuppressionKind.CONFIG, 1)
    findings = tuple(replace(finding, suppression=kept) for finding in document.findings)
    quiet = Reader(written(write_html, replace(document, findings=findings)))
    assert quiet.classes["card"] == 0
    assert "5 suppressed" in quiet.text
    asked = write_html([replace(document, findings=findings)], Summary(), replace(RUN, suppressed=True))
    page = Reader("".join(asked))
    assert page.classes["mark"] == 0
    assert page.text.count("Suppressed: an <old> friend") == len(findings)
    assert {link[1:] for link in page.links} <= page.ids.keys(), "a card leads to no mark that is not there"
    assert "5 suppressed" in page.text


def test_what_needs_somebody_comes_first_in_the_overview() -> None:
    good = replace(hostile_document("a.txt"), findings=())
    text = written(write_html, good, hostile_document("b.txt"), unread_document())
    table = text[text.index("<tbody>", text.index('id="overview"')) :]
    assert table.index("b.txt") < table.index("a.txt")


def test_the_whole_release_can_be_read() -> None:
    source = (
        "# A headline\n\n7 June 2023\n\nELMSTAD – It met on Monday, 7 June 2023, and for three days (7 – 10 June).\n\n"
        "- one\n- two\n\n> said so\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n"
    )
    report = check_input(Input("a.md", source.encode()), Options(with_view=True))
    page = Reader(written(write_html, report))
    for words in ("A headline", "It met on", "one", "said so", "code"):
        assert words in page.text
    assert page.tags["blockquote"] == 1
    assert page.tags["pre"] == 1
    assert page.tags["th"] >= 2


def test_a_page_in_a_log_commands_no_build_server() -> None:
    source = "Headline\n\n7 June 2023\n\nThey wrote\n::stop-commands::x\n  ::error::y\n##[error]z\n##vso[a]b\n"
    report = check_input(Input("##[group]a::b.txt", source.encode()), Options(with_view=True))
    text = written(write_html, report)
    assert not re.search(r"(?m)^\s*::", text)
    assert "##" not in text
    page = Reader(text)
    for words in ("::stop-commands::x", "##[error]z", "##vso[a]b", "##[group]a::b.txt"):
        assert words in page.text, "the reader sees what was written"


@pytest.mark.parametrize(("name", "own"), [("a.txt", 1), ("a.md", 0)])
def test_an_item_has_one_mark(name: str, own: int) -> None:
    source = "A headline\n\n7 June 2023\n\nThe measures:\n\n* shore power\n* a speed limit\n\nThey hold from Monday.\n"
    page = Reader(written(write_html, check_input(Input(name, source.encode()), Options(with_view=True))))
    assert page.classes["list-item"] == 1
    assert page.classes["own-marks"] == own


def test_marks_may_overlap() -> None:
    text = "one two three four"
    marks = [
        PageMark(Span(0, 7), 1, Severity.NOTE),
        PageMark(Span(4, 13), 2, Severity.ERROR),
        PageMark(Span(8, 13), 1, Severity.NOTE, related=1),
    ]
    cut = list(segments(text, Span(0, len(text)), marks))
    assert "".join(segment.words for segment in cut) == text
    shown = [(segment.words, segment.first.anchor if segment.first else None) for segment in cut]
    assert shown == [("one ", "1"), ("two", "2"), (" ", "2"), ("three", "2"), (" four", None)]
    assert [mark.anchor for segment in cut for mark in segment.begins] == ["1", "2", "1-1"]


@pytest.mark.parametrize(
    ("facts", "widths"), [({}, []), ({"conflicting": 1, "consistent": 3, "total": 4}, [(0.0, 25.0), (25.0, 75.0)])]
)
def test_picture_of_the_facts(facts: dict[str, int], widths: list[tuple[float, float]]) -> None:
    assert [(slice_.start, slice_.width) for slice_ in slices(facts)] == widths
