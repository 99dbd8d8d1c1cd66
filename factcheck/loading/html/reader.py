"""HTML: the words of a release on its page, the blocks its markup states, and the way back to the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.errors import InputNotRead
from factcheck.loading.building import TextBuilder
from factcheck.loading.decoding import decode
from factcheck.loading.draft import Draft
from factcheck.loading.formats import guessed_encoding
from factcheck.loading.front_matter import read_front_matter
from factcheck.loading.html.head import PageHead, read_head, title_form
from factcheck.loading.html.main import Sight, main_element
from factcheck.loading.html.parsing import read_tree
from factcheck.loading.html.text import Hidden, PageReader
from factcheck.loading.html.tree import Element, PageTooLarge, Tree
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.notice import Notice, NoticeKind

if TYPE_CHECKING:
    from factcheck.loading.html.wml import WmlPage

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}[\"']([A-Za-z0-9._:-]{1,40})"
    rb"|<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9._:-]{1,40})",
    re.IGNORECASE,
)
_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]{0,1000}\[|<!ENTITY\s", re.IGNORECASE)
_XML = lazy_pattern(r"\s{0,200}<\?xml\s")
_DIRECTIVE = lazy_pattern(r"\{%[^%\n]{0,500}(?:%(?!\})[^%\n]{0,500}){0,20}%\}|\{#[^#\n]{0,500}#\}")
_WML = "#use wml::"
_SPACES = lazy_pattern(r"\s+")
_PROLOGUE = 4096  # where browsers look for the encoding: the first kilobyte, and editors put it a little later
_TITLED = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE_CELL})
_LONGEST_TITLE = 400
_HEADLINES = frozenset({"h1", "h2", "h3"})
_MOST_AROUND = 200  # characters that stand with a headline: a date, a line below it; more is the head of the site
_HEAD = 30  # blocks among which the headline is looked for
_LONGEST_SHOWN = 60


def read_html(path: str, data: bytes) -> Draft:
    """The release on an HTML page. Raises InputNotRead for entities of its own, and for one that is over a limit."""
    declared = _DECLARED.search(data[:_PROLOGUE])
    label = (declared[1] or declared[2]).decode("ascii") if declared is not None else None
    decoded = decode(path, data, label)
    try:
        draft = _read_page(path, decoded.text)
    except PageTooLarge as error:
        raise InputNotRead(path, f"over a limit: {error}") from error
    return draft if decoded.guess is None else draft.with_notice(guessed_encoding(decoded.guess))


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is read: ``markup`` has the places of ``source``, with blanks for what is no HTML in it."""

    source: str
    markup: str
    tree: Tree
    head: PageHead
    wml: WmlPage | None = None


def _read_page(path: str, source: str) -> Draft:
    page = _page(path, source)
    builder = TextBuilder()
    hidden = _read_words(page, builder)
    text, offsets = builder.finish()
    blocks = tuple(with_headline(text, builder.blocks, page.head))
    notices = hidden_text(source, hidden)
    metadata, spans = page.head.metadata, page.head.spans
    return Draft(source, text, offsets, blocks, tuple(builder.links), metadata, spans, notices=notices)


def _page(path: str, source: str) -> _Page:
    if _ENTITIES.search(source):
        raise InputNotRead(path, "declares entities of its own, which are not expanded")
    if _is_wml(path, source):
        from factcheck.loading.html.wml import read_wml

        wml = read_wml(source)
        tree = read_tree(wml.markup, void=wml.void)
        return _Page(source, wml.markup, tree, PageHead(wml.titles, wml.date), wml)
    matter = read_front_matter(path, source)  # a page of a site generator
    markup = source
    if source.startswith("{%", matter.end):  # a template of a page: what it tells its engine is no text
        markup = _DIRECTIVE.sub(lambda match: " " * len(match.group()), source)
    xml = path.lower().endswith(".xhtml") or _XML.match(source) is not None
    tree = read_tree(markup, matter.end, xml=xml)
    head = read_head(markup, tree)
    if title := matter.values.get("title"):
        head.titles.insert(0, (title, matter.spans["title"]))
    if date := matter.values.get("date"):
        head.date = (date, matter.spans["date"])
    return _Page(source, markup, tree, head)


def _is_wml(path: str, source: str) -> bool:
    """True for a page in the Website META Language, HTML with macros."""
    place = source.find(_WML)
    return path.lower().endswith(".wml") or place == 0 or (place > 0 and source[place - 1] == "\n")


def _read_words(page: _Page, builder: TextBuilder) -> list[Hidden]:
    if page.wml is not None:
        from factcheck.loading.html.wml import WmlReader

        sight = Sight(page.markup, page.tree, None)
        reader: PageReader = WmlReader(page.wml, page.tree, sight, builder)
        reader.read()
        return reader.hidden
    root = main_element(page.markup, page.tree)
    reader = PageReader(page.markup, page.tree, Sight(page.markup, page.tree, root), builder, builder.add)
    reader.read(root, None if root is None else _head_above(page, root))
    return reader.hidden


def _head_above(page: _Page, root: Element) -> Element | None:
    """What stands above the main element and belongs to it: the headline with the date and the lines around it."""
    tree = page.tree
    headline = _headline_above(page, root)
    if headline is None:
        return None
    for element in tree.elements:
        if element.opened <= headline.opened and headline.closed <= element.closed < root.opened:
            content = tree.content(element)
            around = content.words - tree.content(headline).words
            if around <= _MOST_AROUND and content.linked * 2 <= content.words:
                return element
    return headline


def _headline_above(page: _Page, root: Element) -> Element | None:
    """The heading above the main element that is the title of the page, or else its only one of the first rank."""
    tree = page.tree
    above = [element for element in tree.elements if element.tag in _HEADLINES and element.closed < root.opened]
    forms = page.head.title_forms() if above else frozenset()
    for element in above:
        if title_form(tree.plain_words(page.markup, element)) in forms:
            return element
    first = [element for element in above if element.tag == "h1"]
    inside = any(root.opened < element.opened < root.closed for element in tree.elements if element.tag in _HEADLINES)
    return first[0] if len(first) == 1 and not inside else None


def with_headline(text: str, blocks: list[Block], head: PageHead) -> Iterable[Block]:
    """The blocks; the one that the page itself calls its title is the headline."""
    forms = head.title_forms()
    for kinds in ((BlockKind.HEADING,), _TITLED):
        for index, block in enumerate(blocks[:_HEAD]):
            short = block.kind in kinds and len(block.span) <= _LONGEST_TITLE
            if short and title_form(text[block.span.start : block.span.end]) in forms:
                headline = Block(block.span, BlockKind.HEADLINE, level=1)
                return (*blocks[:index], headline, *blocks[index + 1 :])
    return blocks


def hidden_text(source: str, hidden: list[Hidden], lines: bool = True) -> tuple[Notice, ...]:
    """What is told of words that stand in the file and on no reader's screen; ``lines`` with the line of the first."""
    if not hidden:
        return ()
    first = hidden[0]
    place = f" in line {source.count(chr(10), 0, first.start) + 1}" if lines else ""
    written = re.sub(r"<[^<>]{0,2000}>", " ", source[first.start : min(first.stop, first.start + 2000)])
    words = "".join(sign for sign in _SPACES.sub(" ", written).strip() if sign.isprintable())
    shown = words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1].rstrip() + "…"
    others = len(hidden) - 1
    more = f" and in {others} more {'place' if others == 1 else 'places'}" if others else ""
    message = f"text that no reader sees is left out: “{shown}”{place}{more}"
    return (Notice(NoticeKind.HIDDEN_TEXT, message, minor=True),)
