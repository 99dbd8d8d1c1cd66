"""A post as the REST interface of WordPress gives it: JSON with title and text in HTML."""

from __future__ import annotations

import json
from dataclasses import dataclass

from factcheck.errors import InputNotRead
from factcheck.loading.building import ExtractingBuilder
from factcheck.loading.decoding import decode
from factcheck.loading.draft import Draft
from factcheck.loading.formats import guessed_encoding
from factcheck.loading.html.main import Sight
from factcheck.loading.html.parsing import read_tree
from factcheck.loading.html.reader import hidden_text
from factcheck.loading.html.text import PageReader
from factcheck.loading.html.tree import PageTooLarge
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.layout import Layout, Region, Spot
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.offsets import OffsetMap
from factcheck.text.span import Span

_LONGEST_NUMBER = 400
_HALF = lazy_pattern("[\ud800-\udfff]")


class _NotStrict(ValueError):
    """What JSON allows a reader to accept and no two readers accept alike; its text says what."""


@dataclass(frozen=True, slots=True)
class _Post:
    """What is read of a post; title and text are HTML."""

    title: str
    text: str
    date: str | None


def read_wordpress(path: str, data: bytes) -> Draft:
    """The release in a post. Raises InputNotRead for JSON that is damaged, ambiguous or no post, or several of them."""
    decoded = decode(path, data)
    post = _post(path, _parsed(path, decoded.text))
    builder = ExtractingBuilder()
    try:
        _reader(builder, post.title).read_as(BlockKind.HEADLINE, level=1)
        title_end = builder.written_length
        reader = _reader(builder, post.text)
        reader.read()
    except PageTooLarge as error:
        raise InputNotRead(path, f"over a limit: {error}") from error
    text, offsets = builder.finish()
    metadata, spans = _metadata(post, builder.written[:title_end])
    layout = Layout(_regions(builder.blocks, offsets))
    blocks, links = tuple(builder.blocks), tuple(builder.links)
    notices = hidden_text(post.text, reader.hidden, lines=False)
    draft = Draft(builder.written, text, offsets, blocks, links, metadata, spans, layout, notices)
    return draft if decoded.guess is None else draft.with_notice(guessed_encoding(decoded.guess))


def _reader(builder: ExtractingBuilder, markup: str) -> PageReader:
    """A reader for a stretch of HTML, whose words go into the extracted text."""
    tree = read_tree(markup)

    def emit(shown: str, start: int, length: int) -> None:
        builder.write(shown)

    return PageReader(markup, tree, Sight(markup, tree, None), builder, emit)


def _metadata(post: _Post, written: str) -> tuple[dict[str, str], dict[str, Span]]:
    title = written.strip()
    metadata = {"title": " ".join(title.split())} if title else {}
    spans = {"title": Span(written.index(title), written.index(title) + len(title))} if title else {}
    return metadata | ({"date": post.date} if post.date else {}), spans


def _regions(blocks: list[Block], offsets: OffsetMap) -> list[Region]:
    """Where the blocks stand: the number of the paragraph, and in a table of table, row and cell."""
    regions: list[Region] = []
    tables: dict[int, int] = {}
    for number, block in enumerate(blocks, start=1):
        spot = Spot(paragraph=number)
        if block.kind is BlockKind.TABLE_CELL:
            table = tables.setdefault(block.group, len(tables) + 1)
            spot = Spot(paragraph=number, table=table, row=block.row + 1, cell=block.column + 1)
        regions.append(Region(offsets.to_source(block.span).start, spot))
    return regions


# ------------------------------------------------------------------------------------------ JSON


def _parsed(path: str, text: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_int=_number,
            parse_float=_number,
        )
    except _NotStrict as error:
        raise InputNotRead(path, f"not strict JSON: {error}") from error
    except json.JSONDecodeError as error:
        reason = f"not valid JSON: {_lower(error.msg)} in line {error.lineno}, column {error.colno}"
        raise InputNotRead(path, reason) from error
    except RecursionError as error:
        raise InputNotRead(path, "not read: the JSON nests too deep") from error


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _NotStrict("an object has a key twice")
    return made


def _constant(written: str) -> object:
    raise _NotStrict(f"{written} is no number")


def _number(written: str) -> None:
    """Numbers say nothing of a release, so none is made of them, and none is too long to be read."""
    if len(written) > _LONGEST_NUMBER:
        raise _NotStrict(f"a number of {len(written):,} characters")


def _post(path: str, data: object) -> _Post:
    if isinstance(data, list):
        if len(data) != 1:
            reason = (
                f"{len(data)} posts in one file: split it, a release is one post" if data else "a list without posts"
            )
            raise InputNotRead(path, reason)
        data = data[0]
    if not isinstance(data, dict):
        raise InputNotRead(path, "not a WordPress post: no object with a title and a content")
    content = _rendered(data.get("content"))
    if content is None:
        raise InputNotRead(path, "not a WordPress post: no content.rendered in it")
    if isinstance(data["content"], dict) and data["content"].get("protected") is True and not content.strip():
        raise InputNotRead(path, "a post that is protected with a password: its text is not in the file")
    date = next((value for key in ("date", "date_gmt") if isinstance(value := data.get(key), str) and value), None)
    return _checked(path, _Post(_rendered(data.get("title")) or "", content, date))


def _rendered(value: object) -> str | None:
    """The HTML of a field; None where it has none."""
    rendered = value.get("rendered") if isinstance(value, dict) else None
    return rendered if isinstance(rendered, str) else None


def _checked(path: str, post: _Post) -> _Post:
    if _HALF.search(post.title) or _HALF.search(post.text):
        raise InputNotRead(path, "not strict JSON: half of a character (a lone surrogate) in the text")
    return post
