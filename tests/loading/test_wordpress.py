"""Posts as the REST interface of WordPress gives them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.loading.load import load
from factcheck.loading.wordpress import read_wordpress
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Spot
from factcheck.text.notice import NoticeKind

CONTENT = (
    "<p>VELMARA &#8211; The port\u00a0opened <a href='/quay'>3\u200b quays</a>.</p>\n<ul><li>one</li></ul>"
    "<table><tr><th>Year</th><th>Quays</th></tr><tr><td>2019</td><td>3</td></tr></table>"
)


def post(content: str = CONTENT, **more: object) -> dict[str, object]:
    return {
        "id": 7,
        "date": "2019-06-04T09:00:00",
        "date_gmt": "2019-06-04T07:00:00",
        "title": {"rendered": "Quays &#038; ships"},
        "content": {"rendered": content, "protected": False},
        "excerpt": {"rendered": "<p>Not read</p>"},
        **more,
    }


def data(value: object) -> bytes:
    return json.dumps(value).encode()


@pytest.mark.parametrize("value", [post(), [post()]])
def test_a_post(value: object) -> None:
    draft = read_wordpress("post.json", data(value))
    assert [(block.kind, block.span.of(draft.text)) for block in draft.blocks] == [
        (BlockKind.HEADLINE, "Quays & ships"),
        (BlockKind.PARAGRAPH, "VELMARA – The port opened 3 quays."),
        (BlockKind.LIST_ITEM, "one"),
        (BlockKind.TABLE_CELL, "Year"),
        (BlockKind.TABLE_CELL, "Quays"),
        (BlockKind.TABLE_CELL, "2019"),
        (BlockKind.TABLE_CELL, "3"),
    ]
    assert draft.metadata == {"title": "Quays & ships", "date": "2019-06-04T09:00:00"}
    assert draft.metadata_spans["title"].of(draft.source) == "Quays & ships"
    assert [(link.span.of(draft.text), link.target) for link in draft.links] == [("3 quays", "/quay")]


def test_the_source_is_the_text_as_it_stands_in_the_post() -> None:
    draft = read_wordpress("post.json", data(post()))
    assert draft.source.startswith("Quays & ships\n\nVELMARA – The port\u00a0opened 3\u200b quays.\n\none\n\nYear")
    for block in draft.blocks:
        written = draft.offsets.to_source(block.span).of(draft.source)
        assert written.replace("\u00a0", " ").replace("\u200b", "") == block.span.of(draft.text)


def test_places() -> None:
    document = load("post.json", data(post()))
    spots = [document.spot(block.span) for block in document.blocks]
    assert spots[0] == Spot(paragraph=1)
    assert spots[1] == Spot(paragraph=2)
    assert spots[-1] == Spot(paragraph=7, table=1, row=2, cell=2)
    assert document.media_type == "application/json"


def test_the_date_of_a_post() -> None:
    assert read_wordpress("post.json", data(post(date=None))).metadata["date"] == "2019-06-04T07:00:00"
    assert "date" not in read_wordpress("post.json", data(post(date=7, date_gmt=""))).metadata


def test_a_post_without_a_title() -> None:
    draft = read_wordpress("post.json", data(post(title=None)))
    assert draft.blocks[0].kind is BlockKind.PARAGRAPH
    assert "title" not in draft.metadata


def test_hidden_text_is_told() -> None:
    (notice,) = read_wordpress("post.json", data(post("<p>a</p><p hidden>9 quays</p>"))).notices
    assert notice.kind is NoticeKind.HIDDEN_TEXT
    assert notice.message == "text that no reader sees is left out: “9 quays”"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (data([]), "a list without posts"),
        (data([post(), post()]), "2 posts in one file: split it"),
        (data([7]), "not a WordPress post"),
        (data("text"), "not a WordPress post"),
        (data({"title": {"rendered": "a"}}), "no content.rendered in it"),
        (data({"content": "a"}), "no content.rendered in it"),
        (data({"content": {"rendered": 7}}), "no content.rendered in it"),
        (data({"content": {"rendered": "", "protected": True}}), "protected with a password"),
        (b'{"content": 1, "content": 2}', "not strict JSON: an object has a key twice"),
        (b'{"content": NaN}', "not strict JSON: NaN is no number"),
        (b'{"content": -Infinity}', "not strict JSON: -Infinity is no number"),
        (b'{"a": %s}' % (b"1" * 5000), "not strict JSON: a number of 5,000 characters"),
        (b'{"content": {"rendered": "\\ud83d", "a": 1}}', "lone surrogate"),
        (b'{"content": {"rendered": "a"}', "not valid JSON: .* in line 1, column 30"),
        (b"[" * 60_000, "nests too deep"),
        (b'{"a":' * 60_000, "nests too deep"),
        (data(post("<b>" * 260_000)), "over a limit: more than 250,000 tags"),
    ],
)
def test_what_is_not_read(content: bytes, reason: str) -> None:
    with pytest.raises(InputNotRead, match=reason) as refusal:
        read_wordpress("post.json", content)
    assert "\n" not in str(refusal.value)


def test_a_post_without_words_is_not_read() -> None:
    with pytest.raises(InputNotRead, match="no visible text"):
        load("post.json", data(post("<p></p>", title={"rendered": ""})))


@given(st.integers(0, 600), st.integers(0, 255))
def test_a_damaged_post_is_read_or_refused(position: int, byte: int) -> None:
    content = bytearray(data(post()))
    content[position % len(content)] = byte
    try:
        draft = read_wordpress("post.json", bytes(content))
    except InputNotRead:
        return
    assert all(0 <= block.span.start < block.span.end <= len(draft.text) for block in draft.blocks)
