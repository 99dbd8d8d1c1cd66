"""Markdown: the visible words, the blocks its markup states, and the way back to the file."""

from __future__ import annotations

import re
from typing import Any

import pyromark

from factcheck.loading.building import TextBuilder
from factcheck.loading.draft import Draft
from factcheck.loading.front_matter import FrontMatter, read_front_matter
from factcheck.loading.html_fragment import HtmlFragments
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_INLINE_TAG = lazy_pattern(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,30})([^<>]{0,4000})>")
_PARAGRAPH = lazy_pattern(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_WORDS = lazy_pattern(r"[^\W\d_]{2,30}\s+[^\W\d_]{2,30}\s+[^\W\d_]{2,30}")
_FILE_NAME = lazy_pattern(r"\S+\.(?:jpe?g|png|gif|webp|svg)\Z", re.IGNORECASE)
_CODE_SIGN = lazy_pattern(r"[{}<>=$#|\\`]|//|\(\)")
_OWN_HEADLINE = lazy_pattern(r"\s{0,200}(?:<!--[^>]{0,500}-->\s{0,200})?(?:#\s|<h1)")
_WORD = lazy_pattern(r"\w+")
_HEAD = 600  # a title that the body repeats stands in its first lines
_ATTRIBUTES = lazy_pattern(r"\s*\{:[^{}\n]{0,300}\}\s*")  # {:start="2"} speaks to a Markdown dialect, not to readers
_LONGEST_BOLD_HEADING = 120
_LONGEST_HEADING = 300


def read_markdown(path: str, source: str) -> Draft:
    """The blocks of a Markdown text. Raises InputNotRead for front matter that must not be expanded."""
    matter = read_front_matter(path, source)
    reader = _Reader(source, matter)
    reader.title(matter)
    reader.read()
    text, offsets = reader.builder.finish()
    blocks, links = tuple(reader.builder.blocks), tuple(reader.builder.links)
    return Draft(source, text, offsets, blocks, links, matter.values, matter.spans)


def _says(text: str, title: str) -> bool:
    """True when a line of ``text`` is the title."""
    wanted = _WORD.findall(title.casefold())
    return any(_WORD.findall(line.casefold()) == wanted for line in text.split("\n"))


class _Positions:
    """Code points of byte offsets that are asked for in rising order."""

    def __init__(self, source: str, base: int) -> None:
        self._ascii = source.isascii()
        self._bytes = b"" if self._ascii else source.encode()
        self._base = base
        self._byte = 0
        self._point = 0

    def of(self, offset: int) -> int:
        if self._ascii:
            return self._base + offset
        if offset < self._byte:
            self._byte = self._point = 0
        self._point += len(self._bytes[self._byte : offset].decode("utf-8", "replace"))
        self._byte = offset
        return self._base + self._point


class _Reader:
    """Turns the events of the parser into text and blocks."""

    def __init__(self, source: str, matter: FrontMatter) -> None:
        self._source = source
        self._body = source[matter.end :]
        self._positions = _Positions(self._body, matter.end)
        self.builder = TextBuilder()
        self._html = HtmlFragments(source, self.builder)
        self._lists: list[int] = []
        self._count = 0
        self._ended = (0, 0, 0)  # depth, number and last count of the list that ended last
        self._heading = (0, 0)
        self._quotes = self._strong = self._images = 0
        self._table = self._row = self._column = 0
        self._head = False
        self._only_strong = True
        self._in_note = False
        self._links: list[tuple[int, str]] = []
        self._alt: list[tuple[str, int, int]] = []
        self._code: list[tuple[str, int, int]] | None = None

    def title(self, matter: FrontMatter) -> None:
        """Puts the title of the front matter at the head, where the body has no headline of its own."""
        title, span = matter.values.get("title"), matter.spans.get("title")
        if title and span and not _OWN_HEADLINE.match(self._body) and not _says(self._body[:_HEAD], title):
            self.builder.open(BlockKind.HEADLINE, level=1)
            self.builder.add(title, span.start, len(span))
            self.builder.open(BlockKind.PARAGRAPH)

    def read(self) -> None:
        """Reads the whole body; after a comment that is never closed, its words as plain paragraphs."""
        event: Any  # the parser's own types name every tag; here a tag is its name and its detail
        for event, place in pyromark.events_with_range(self._body, options=_OPTIONS):
            if isinstance(event, str):
                self._bare(event, place["start"], place["end"])
                continue
            ((name, value),) = event.items()
            if name == "Text":
                self._text(value, place["start"], place["end"])
            elif name == "Start":
                tag, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
                unclosed = self._start(tag, detail, place["start"], place["end"])
                if unclosed is not None:
                    self._read_unclosed(unclosed)
                    return
            elif name == "End":
                self._end(value if isinstance(value, str) else next(iter(value)))
            elif name == "Code":
                self._code_span(value, place["start"], place["end"])
            elif name == "InlineHtml":
                self._inline_html(value)
            elif name == "FootnoteReference":
                self._leaf(f"[{value}]", place["start"], place["end"])

    # ------------------------------------------------------------------------------------------ blocks

    def _start(self, tag: str, detail: Any, start: int, end: int) -> int | None:
        builder = self.builder
        if tag == "Paragraph":
            self._only_strong, self._alt = True, []
            if self._in_note:
                self._in_note = False
            elif not (builder.is_empty and builder.kind is BlockKind.LIST_ITEM):
                builder.open(BlockKind.QUOTE_PARAGRAPH if self._quotes else BlockKind.PARAGRAPH)
        elif tag == "Heading":
            builder.open(BlockKind.HEADING, level=int(detail["level"][1]))
            self._heading = (start, end)
        elif tag == "List":
            builder.open(BlockKind.PARAGRAPH)
            self._lists.append(self._group_of(detail))
            self._count = detail - 1 if detail else 0
        elif tag == "Item":
            self._count += 1
            builder.open(BlockKind.LIST_ITEM, level=len(self._lists), group=self._lists[-1])
        elif tag == "BlockQuote":
            self._quotes += 1
        elif tag == "Table":
            self._table, self._row = self._html.next_group(), 0
        elif tag in ("TableHead", "TableRow"):
            self._head, self._column = tag == "TableHead", 0
        elif tag == "TableCell":
            builder.open(BlockKind.TABLE_CELL, group=self._table, row=self._row, column=self._column, header=self._head)
        elif tag == "CodeBlock":
            self._code = [] if detail == "Indented" else None
            builder.open(BlockKind.CODE)
        elif tag == "FootnoteDefinition":
            builder.open(BlockKind.NOTES)
            begin = self._positions.of(start)
            builder.add(f"[{detail}] ", begin, len(f"[^{detail}]:"))
            self._in_note = True
        elif tag == "Link":
            self._links.append((builder.position, detail["dest_url"]))
        elif tag == "Image":
            self._images += 1
        elif tag == "Strong":
            self._strong += 1
        elif tag == "HtmlBlock":
            begin = self._positions.of(start)
            return self._html.read(begin, self._positions.of(end))
        return None

    def _group_of(self, number: int | None) -> int:
        """The number of a list; a list that goes on counting where the last one ended is the same list."""
        depth, group, count = self._ended
        if number is not None and number > 1 and depth == len(self._lists) + 1 and number == count + 1:
            return group
        return self._html.next_group()

    def _end(self, tag: str) -> None:
        builder = self.builder
        if tag == "Paragraph":
            self._end_paragraph()
        elif tag == "Heading":
            self._end_heading()
        elif tag in ("List", "Item", "Table", "TableCell", "FootnoteDefinition"):
            builder.open(BlockKind.PARAGRAPH)
            if tag == "List":
                self._ended = (len(self._lists), self._lists.pop(), self._count)
            elif tag == "TableCell":
                self._column += 1
        elif tag in ("TableHead", "TableRow"):
            self._row += 1
        elif tag == "BlockQuote":
            self._quotes -= 1
        elif tag == "CodeBlock":
            self._end_code()
        elif tag == "Link":
            position, target = self._links.pop()
            builder.link(position, target)
        elif tag == "Image":
            self._images -= 1
        elif tag == "Strong":
            self._strong -= 1

    def _end_paragraph(self) -> None:
        builder = self.builder
        if builder.is_empty:
            self._caption()
        elif (
            self._only_strong
            and builder.kind is BlockKind.PARAGRAPH
            and builder.open_length <= _LONGEST_BOLD_HEADING
            and builder.last_character not in ".,;"
        ):
            builder.reshape(BlockKind.HEADING, level=3)
        builder.close()

    def _caption(self) -> None:
        """A picture that stands alone is read by its description, unless that is a file name or a label."""
        words = "".join(text for text, _, _ in self._alt)
        if not self._lists and _WORDS.search(words) and not _FILE_NAME.search(words.strip()):
            self.builder.open(BlockKind.CAPTION)
            for text, start, length in self._alt:
                self.builder.add(text, start, length)
        self._alt = []

    def _end_heading(self) -> None:
        builder = self.builder
        start, end = self._heading
        if builder.is_empty:  # "###" at the end of a release is its end mark, not an empty heading
            written = self._body.encode()[start:end].decode() if not self._body.isascii() else self._body[start:end]
            if "[" not in written:  # a picture as a heading says nothing
                builder.add(written.strip(), self._positions.of(start), len(written.strip()))
        elif builder.open_length > _LONGEST_HEADING:  # a paragraph above a line of hyphens
            builder.reshape(BlockKind.PARAGRAPH)
        builder.open(BlockKind.PARAGRAPH)

    def _end_code(self) -> None:
        """Indented prose is prose: letterheads and quotations are set in, and Markdown takes them for code."""
        if self._code is not None:
            written = "".join(text for text, _, _ in self._code)
            prose = _WORDS.search(written) is not None and _CODE_SIGN.search(written) is None
            self.builder.open(BlockKind.PARAGRAPH if prose else BlockKind.CODE)
            for text, start, length in self._code:
                self.builder.add(text, start, length)
            self._code = None
        self.builder.open(BlockKind.PARAGRAPH)

    # ------------------------------------------------------------------------------------------ leaves

    def _text(self, value: str, start: int, end: int) -> None:
        if self._code is not None:
            begin = self._positions.of(start)
            self._code.append((value, begin, self._positions.of(end) - begin))
            return
        if not self._strong and value.strip():
            self._only_strong = False
        self._leaf(value, start, end)

    def _leaf(self, value: str, start: int, end: int) -> None:
        if self._html.hidden:
            return
        begin = self._positions.of(start)
        length = self._positions.of(end) - begin
        if self._images:
            self._alt.append((value, begin, length))
        elif not (value[:1] == "{" and _ATTRIBUTES.fullmatch(value)):
            self.builder.add(value, begin, length)

    def _bare(self, event: str, start: int, end: int) -> None:
        if event in ("SoftBreak", "HardBreak"):
            self._leaf("\n", start, end)
        elif event == "Rule":
            self.builder.open(BlockKind.PARAGRAPH)

    def _code_span(self, value: str, start: int, end: int) -> None:
        self._only_strong = False
        if self._images or self._html.hidden:
            return
        begin = self._positions.of(start)
        length = self._positions.of(end) - begin
        inside = self._source.find(value, begin, begin + length)
        if inside >= 0:
            begin, length = inside, len(value)
        self.builder.add(value, begin, length)

    def _inline_html(self, value: str) -> None:
        match = _INLINE_TAG.fullmatch(value)
        if match is None:
            return
        tag, closes = match.group(2).lower(), bool(match.group(1))
        if tag in ("b", "strong"):
            self._strong += -1 if closes else 1
        elif not self._images:
            self._html.tag(tag, closes, match.group(3))

    def _read_unclosed(self, position: int) -> None:
        """A comment that is never closed hides the rest from browsers only: it is reported, and the rest is read."""
        self.builder.open(BlockKind.RESIDUE)
        self.builder.add("<!--", position, 4)
        for match in _PARAGRAPH.finditer(self._source, position + 4):
            self.builder.open(BlockKind.PARAGRAPH)
            self.builder.add(match.group(), match.start(), match.end() - match.start())
