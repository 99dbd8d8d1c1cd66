"""The visible text of HTML inside Markdown: tags and comments drop out, what they say of blocks stays."""

from __future__ import annotations

import re
from html import unescape

from factcheck.loading.building import TextBuilder
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

_MARKUP = lazy_pattern(
    r"<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9-]{0,30})(?P<attributes>[^<>]{0,4000})>"
    r"|<(?:!--|[!?])|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_TARGET = lazy_pattern(r"\bhref\s{0,3}=\s{0,3}[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_HIDDEN = frozenset({"script", "style", "template", "noscript", "iframe", "svg"})
_BREAKING = frozenset(
    {"p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "center"}
    | {"address", "dl", "dt", "dd", "form", "fieldset", "hr", "figure"}
)


class HtmlFragments:
    """Reads stretches of HTML in order; lists, tables and hidden elements may span several of them."""

    def __init__(self, source: str, builder: TextBuilder) -> None:
        self._source = source
        self._builder = builder
        self._lists: list[int] = []
        self._groups = 0
        self._table = self._row = self._column = 0
        self._links: list[tuple[int, str]] = []
        self._hidden = ""

    @property
    def hidden(self) -> bool:
        """True inside an element that shows nothing, such as a script."""
        return bool(self._hidden)

    def next_group(self) -> int:
        """A number for a list or table that no other of this file has."""
        self._groups += 1
        return self._groups

    def read(self, start: int, end: int) -> int | None:
        """Adds what ``source[start:end]`` shows; where a comment is opened and never closed, its place."""
        position = start
        while (match := _MARKUP.search(self._source, position, end)) is not None:
            self._text(position, match.start())
            position = match.end()
            if match.group("tag"):
                self.tag(match.group("tag").lower(), bool(match.group("close")), match.group("attributes"))
            elif match.group() == "<!--":
                closing = self._source.find("-->", position, end)
                if closing < 0:
                    return match.start()
                position = closing + 3
            elif match.group()[0] == "<":
                closing = self._source.find(">", position, end)
                position = end if closing < 0 else closing + 1
            elif not self._hidden:
                self._builder.add(unescape(match.group()), match.start(), match.end() - match.start())
        self._text(position, end)
        return None

    def _text(self, start: int, end: int) -> None:
        if start < end and not self._hidden:
            self._builder.add(self._source[start:end], start, end - start)

    def tag(self, tag: str, close: bool, attributes: str) -> None:
        """What a start or end tag means for the blocks."""
        if self._hidden:
            if close and tag == self._hidden:
                self._hidden = ""
            return
        if tag in _HIDDEN:
            if not close and not attributes.endswith("/"):
                self._hidden = tag
        elif tag == "br":
            self._builder.line_break()
        elif tag == "sup":
            self._builder.superscript = not close
        elif tag == "a":
            self._anchor(close, attributes)
        elif tag in ("ul", "ol", "li"):
            self._list(tag, close)
        elif tag in ("table", "tr", "td", "th"):
            self._cell(tag, close)
        elif tag == "blockquote":
            self._builder.open(BlockKind.PARAGRAPH if close else BlockKind.QUOTE_PARAGRAPH)
        elif tag in ("figcaption", "caption"):
            self._builder.open(BlockKind.PARAGRAPH if close else BlockKind.CAPTION)
        elif tag in ("pre", "textarea"):
            self._builder.open(BlockKind.PARAGRAPH if close else BlockKind.CODE)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._builder.open(BlockKind.PARAGRAPH if close else BlockKind.HEADING, 0 if close else int(tag[1]))
        elif tag in _BREAKING and not (self._builder.is_empty and self._builder.kind is not BlockKind.PARAGRAPH):
            self._builder.open(BlockKind.PARAGRAPH)

    def _anchor(self, close: bool, attributes: str) -> None:
        if not close:
            target = _TARGET.search(attributes)
            self._links.append((self._builder.position, unescape(target.group(1)) if target else ""))
        elif self._links:
            start, address = self._links.pop()
            if address:
                self._builder.link(start, address)

    def _list(self, tag: str, close: bool) -> None:
        if tag == "li":
            group = self._lists[-1] if self._lists else 0
            if close:
                self._builder.open(BlockKind.PARAGRAPH)
            else:
                self._builder.open(BlockKind.LIST_ITEM, level=max(1, len(self._lists)), group=group)
            return
        self._builder.open(BlockKind.PARAGRAPH)
        if close:
            del self._lists[-1:]
        else:
            self._lists.append(self.next_group())

    def _cell(self, tag: str, close: bool) -> None:
        if tag == "table":
            self._builder.open(BlockKind.PARAGRAPH)
            self._table, self._row = (0 if close else self.next_group()), -1
        elif tag == "tr":
            if not close:
                self._row, self._column = self._row + 1, 0
        elif close:
            self._builder.open(BlockKind.PARAGRAPH)
        else:
            header = tag == "th"
            row = max(0, self._row)
            self._builder.open(BlockKind.TABLE_CELL, group=self._table, row=row, column=self._column, header=header)
            self._column += 1
