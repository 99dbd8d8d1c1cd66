"""The visible words of Markdown, its blocks, and the way back to the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.loading.load import load
from factcheck.loading.markdown import read_markdown
from factcheck.text.blocks import Block, BlockKind


def shapes(text: str) -> list[tuple[str, str]]:
    draft = read_markdown("release.md", text)
    return [(block.kind.value, block.span.of(draft.text)) for block in draft.blocks]


def blocks(text: str, kind: BlockKind) -> list[Block]:
    return [block for block in read_markdown("release.md", text).blocks if block.kind is kind]


def test_markup_is_dropped_and_leads_back() -> None:
    source = "# Hé *two* &amp; b\\* `c d`\n\nSee [the page](https://example.com/a) or **it**.\n"
    draft = read_markdown("release.md", source)
    assert draft.text == "Hé two & b* c d\n\nSee the page or it."
    for words, written in (("two", "two"), ("&", "&amp;"), ("*", "*"), ("c d", "c d"), ("the page", "the page")):
        start = draft.text.index(words)
        span = draft.offsets.to_source(type(draft.blocks[0].span)(start, start + len(words)))
        assert span.of(source) == written
    assert [(link.span.of(draft.text), link.target) for link in draft.links] == [("the page", "https://example.com/a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> said\n> twice", [("quote-paragraph", "said\ntwice")]),
        ("```\ncode\n```", [("code", "code")]),
        ("a<br>b <!-- hidden --> c", [("paragraph", "a\nb  c")]),
        ("<!-- hidden -->\n\ntext", [("paragraph", "text")]),
        ("<script>\nvar x = 1;\n</script>\n\ntext", [("paragraph", "text")]),
        ("<ol>\n<li>one &amp; two</li>\n<li>three</li>\n</ol>", [("list-item", "one & two"), ("list-item", "three")]),
        ("![photo.jpg](a.jpg)\n\ntext", [("paragraph", "text")]),
        ("![The mayor opens the bridge](a.jpg)", [("caption", "The mayor opens the bridge")]),
        ("**A bold line**\n\ntext", [("heading", "A bold line"), ("paragraph", "text")]),
        ("text[^1]\n\n[^1]: the note", [("paragraph", "text[1]"), ("notes", "[1] the note")]),
        ("area 5 km<sup>2</sup>", [("paragraph", "area 5 km²")]),
        ("text\n\n###", [("paragraph", "text"), ("heading", "###")]),
        (
            "    The letterhead of the city\n\ntext",
            [("paragraph", "The letterhead of the city"), ("paragraph", "text")],
        ),
        ('{:start="2"}\n\ntext', [("paragraph", "text")]),
        ("# T\n\n<!-- open\nIt met.", [("heading", "T"), ("residue", "<!--"), ("paragraph", "open\nIt met.")]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(text) == expected


def test_lists_and_tables_are_numbered() -> None:
    text = "- a\n- b\n  - c\n\ntext\n\n1. d\n\nbetween\n\n2. e\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"
    items = blocks(text, BlockKind.LIST_ITEM)
    assert [(item.level, item.group) for item in items] == [(1, 1), (1, 1), (2, 2), (1, 3), (1, 3)]
    cells = blocks(text, BlockKind.TABLE_CELL)
    assert [(cell.row, cell.column, cell.header) for cell in cells] == [
        (0, 0, True),
        (0, 1, True),
        (1, 0, False),
        (1, 1, False),
    ]
    assert len({cell.group for cell in cells}) == 1


def test_front_matter() -> None:
    source = "---\ntitle: 'It''s open'\ndate: 2023-06-07\ntags:\n- a\nquoted: \"x: y\" \n---\nThe text.\n"
    document = load("release.md", source.encode())
    assert dict(document.metadata) == {"title": "It's open", "date": "2023-06-07", "quoted": "x: y"}
    assert document.metadata_spans["date"].of(source) == "2023-06-07"
    assert document.metadata_spans["quoted"].of(source) == "x: y"
    headline = document.blocks[0]
    assert headline.kind is BlockKind.HEADLINE
    assert headline.span.of(document.text) == "It's open"
    assert document.offsets.to_source(headline.span).of(source) == "It''s open"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Two crews\n  train in Bergen # draft", "Two crews train in Bergen"),
        (">-\n  Two crews\n  train in Bergen", "Two crews train in Bergen"),
        ('"Two crews\r\n  train in Bergen"', "Two crews train in Bergen"),
    ],
)
def test_front_matter_over_several_lines(written: str, value: str) -> None:
    source = f"---\ntitle: {written}\ndate: 2023-06-07\n---\nThe text.\n"
    document = load("release.md", source.encode())
    assert dict(document.metadata) == {"title": value, "date": "2023-06-07"}
    assert " ".join(document.metadata_spans["title"].of(source).split()) == value


def test_the_title_does_not_stand_twice() -> None:
    document = load("release.md", b"---\ntitle: Bridge opens\n---\n# Bridge opens at last\n\nText.\n")
    assert [block.kind for block in document.blocks].count(BlockKind.HEADLINE) == 1
    assert document.text.startswith("Bridge opens at last")


def test_front_matter_is_never_expanded() -> None:
    for line in ("x: !!python/object/apply:os.system ['true']", "a: &a [x]", "b: *a"):
        with pytest.raises(InputNotRead):
            read_markdown("release.md", f"---\nt: 1\n{line}\n---\ntext")


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    assert shapes("---\n\ntext\n\n---\n\nmore") == [("paragraph", "text"), ("paragraph", "more")]


@given(st.text(alphabet="ab *_`#>-1.[]()<!&;\n|é😀\r", max_size=60))
def test_every_character_leads_back_to_the_same(source: str) -> None:
    draft = read_markdown("release.md", source)
    for block in draft.blocks:
        for position in range(block.span.start, block.span.end):
            place = draft.offsets.to_source(type(block.span)(position, position + 1))
            assert place.end <= len(source)
            if len(place) == 1 and not draft.text[position].isspace() and source[place.start] != "\\":
                assert draft.text[position] == source[place.start]
