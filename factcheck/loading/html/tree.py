"""The elements of an HTML page in the order of the file, each with its place, and what stands in them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import IntEnum

from factcheck.loading.html.tokens import attributes_of, unescaped

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
CELLS = frozenset({"td", "th", "caption"})
TABLE_PARTS = frozenset({"tr", "tbody", "thead", "tfoot", "colgroup"})
# Elements that begin on a line of their own.
BLOCKS = (
    HEADINGS
    | LISTS
    | CELLS
    | TABLE_PARTS
    | {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "frameset", "head", "header", "hgroup", "hr", "html"}
    | {"legend", "li", "listing", "main", "nav", "p", "plaintext", "pre", "search", "section", "summary", "table"}
)


class PageTooLarge(Exception):
    """A page with more markup than any page has; its text says what there is too much of."""


class Happening(IntEnum):
    """What an event of the tree is."""

    TEXT = 0
    OPENS = 1
    CLOSES = 2


@dataclass(slots=True, eq=False)
class Element:
    """An element: its start tag, where its content stops, and the numbers of its first and last event.

    ``written`` is what stands in the start tag behind its name.
    """

    tag: str
    start: int
    end: int
    written: str
    opened: int
    closed: int = 0
    stop: int = 0

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes by name."""
        return attributes_of(self.written) if self.written else {}


# What happens, to which element (none for text), and from where to where in the file.
Event = tuple[Happening, Element | None, int, int]


@dataclass(slots=True)
class Tree:
    """A page: its events in the order of the file, and the elements that others ask for.

    ``texts`` numbers the events of text that is more than white space; ``words`` and ``linked`` count their characters
    up to and with each of them, all and those in links. ``links`` numbers the events that open a link, ``prose`` those
    of text, outside links, that is too long for a label.
    """

    events: list[Event] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    metas: list[Element] = field(default_factory=list)
    scripts: list[tuple[Element, int, int]] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=lambda: [0])
    linked: list[int] = field(default_factory=lambda: [0])
    links: list[int] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    styles: list[tuple[int, int]] = field(default_factory=list)
    title: tuple[int, int] | None = None
    unclosed_comment: int | None = None

    def content(self, element: Element | None = None) -> Content:
        """How much stands in an element, or on the whole page."""
        if element is None:
            return Content(self.words[-1], self.linked[-1], len(self.links), len(self.prose))
        first, last = bisect_left(self.texts, element.opened), bisect_left(self.texts, element.closed)
        return Content(
            self.words[last] - self.words[first],
            self.linked[last] - self.linked[first],
            bisect_left(self.links, element.closed) - bisect_left(self.links, element.opened),
            bisect_left(self.prose, element.closed) - bisect_left(self.prose, element.opened),
        )

    def plain_words(self, markup: str, element: Element) -> str:
        """The text of an element in one line."""
        events = self.events[element.opened : element.closed]
        texts = (markup[start:end] for kind, _, start, end in events if kind is Happening.TEXT)
        return " ".join(unescaped("".join(texts)).split())


@dataclass(frozen=True, slots=True)
class Content:
    """How much stands in an element: the characters of its text, those of them in links, the links, and the stretches
    of text outside links that are too long for a label."""

    words: int
    linked: int
    links: int
    sentences: int
