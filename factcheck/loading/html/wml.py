"""Website META Language, HTML with macros: its directives are no text, its definitions stand where they are used."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factcheck.loading.building import TextBuilder
from factcheck.loading.html.main import Sight
from factcheck.loading.html.parsing import VOID, read_tree
from factcheck.loading.html.text import PageReader
from factcheck.loading.html.tokens import unescaped
from factcheck.loading.html.tree import Element, Happening, Tree
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_NO_TEXT = lazy_pattern(r"^#[^\n]*|\\$", re.MULTILINE)  # comments and directives; a line that goes on in the next
_DEFINITION = lazy_pattern(r"<define-tag\s{1,9}([A-Za-z][\w-]{0,60})[^<>]{0,200}>")
_END = "</define-tag>"
_PROGRAM = lazy_pattern(r"<:(?:[^:]++|:(?!>))*+:>")
_ARGUMENT = lazy_pattern(r'"((?:[^"\\]++|\\.)*+)"|([^\s">]++)', re.DOTALL)
# <codename> in an argument, and <downcase <codename>>
_INNER_USE = lazy_pattern(r"<(?:[A-Za-z][\w-]{0,60}\s{1,9}<)?([A-Za-z][\w-]{0,60})>{1,2}")
_TAG = lazy_pattern(r"<[^<>]{0,200}>")
_PLACEHOLDER = lazy_pattern(r"%([0-9])")
_DEEPEST = 4  # definitions that use definitions


@dataclass(slots=True)
class WmlPage:
    """A page: ``markup`` has the places of the source, with blanks for directives and definitions.

    ``bodies`` has the definitions in their places, ``macros`` says where; ``calls`` holds the arguments of each use by
    the place where it begins; ``given`` names what is used with a quoted argument and defined elsewhere.
    """

    markup: str
    bodies: str
    titles: list[tuple[str, Span | None]] = field(default_factory=list)
    date: tuple[str, Span | None] | None = None
    macros: dict[str, Span] = field(default_factory=dict)
    calls: dict[int, list[Span]] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)

    @property
    def void(self) -> frozenset[str]:
        """The elements without content: the uses of definitions among them."""
        return VOID | self.macros.keys() | self.given


def read_wml(source: str) -> WmlPage:
    """The page with its definitions and the places where they are used."""
    bodies = _NO_TEXT.sub(_blank, source)
    programs = bodies.rfind(":>") + 2  # behind the last end of one nothing is looked for
    if programs > 1:
        bodies = _PROGRAM.sub(_arguments_of_program, bodies[:programs]) + bodies[programs:]
    page = WmlPage(bodies, bodies)
    pieces: list[str] = []
    position = 0
    for match in _DEFINITION.finditer(bodies):
        end = bodies.find(_END, match.end())
        if match.start() < position:
            continue
        if end < 0:
            break
        body = Span(match.end(), end)
        pieces += (bodies[position : match.start()], _defined(page, match[1].lower(), match.group(), body))
        position = end + len(_END)
    page.markup = "".join((*pieces, bodies[position:]))
    page.markup = _calls(page)
    return page


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _arguments_of_program(match: re.Match[str]) -> str:
    """A program prints its arguments as it likes: they stand for what it prints, each once."""
    written = match.group()
    shown = [" "] * len(written)
    seen: set[str] = set()
    for place in _PLACEHOLDER.finditer(written):
        if place.group() not in seen:
            seen.add(place.group())
            shown[place.start() : place.end()] = place.group()
    return "".join(shown)


def _defined(page: WmlPage, name: str, opening: str, body: Span) -> str:
    """Takes up a definition; the title of the page becomes its first heading."""
    written = page.bodies[body.start : body.end]
    stripped = written.strip()
    begin = body.start + len(written) - len(written.lstrip())
    place = Span(begin, begin + len(stripped))
    if name == "pagetitle" and stripped:
        page.titles.append((" ".join(unescaped(_TAG.sub("", stripped)).split()), place))
        return f"{'<h1':<{len(opening) - 1}}>{written}{'</h1':<{len(_END) - 1}}>"
    if name == "release_date" and stripped:
        page.date = (stripped, place)
    else:
        page.macros[name] = body
    return " " * (len(opening) + len(written) + len(_END))


def _calls(page: WmlPage) -> str:
    """Notes the arguments of each use of a definition and blanks them, for they may hold tags and ">"."""
    names = "|".join(re.escape(name) for name in page.macros) or "(?!)"
    argument = r'"(?:[^"\\]++|\\.)*+"'
    pattern = re.compile(
        rf"<(?:({names})(?=[\s>])((?:\s++|{argument}|[^\s\">]++){{0,400}}+)|([A-Za-z][\w-]{{0,60}})(\s++{argument}\s*+))>",
        re.IGNORECASE | re.DOTALL,
    )

    def call(match: re.Match[str]) -> str:
        group = 1 if match[1] is not None else 3
        begin, written = match.start(group + 1), match[group + 1]
        groups = [argument.span(argument.lastindex or 0) for argument in _ARGUMENT.finditer(written)]
        page.calls[match.start()] = [Span(begin + start, begin + end) for start, end in groups]
        if group == 3:
            page.given.add(match[3].lower())
        return f"<{match[group]}{' ' * len(written)}>"

    return pattern.sub(call, page.markup)


class WmlReader(PageReader):
    """Reads a page; where a definition is used, what it defines."""

    def __init__(self, page: WmlPage, tree: Tree, sight: Sight, builder: TextBuilder) -> None:
        super().__init__(page.markup, tree, sight, builder, self._add)
        self._page = page
        self._bodies: dict[str, Tree] = {}
        self._call: Element | None = None
        self._depth = 0

    def _add(self, shown: str, start: int, length: int) -> None:
        """Adds characters; those of a definition come from the place where it is used."""
        if self._call is not None:
            start, length = self._call.start, self._call.end - self._call.start
        self._builder.add(shown, start, length)

    def _open(self, element: Element) -> None:
        if element.tag in self._page.macros:
            self._expand(element)
        elif element.start in self._page.calls and self._call is None:  # <url "…"> shows what it is given
            self._argument(self._page.calls[element.start][0])
        else:
            super()._open(element)

    def _close(self, element: Element) -> None:
        if element.tag not in self._page.macros and element.tag not in self._page.given:
            super()._close(element)

    def _expand(self, element: Element) -> None:
        """Adds what the definition of a name says in place of its use."""
        if self._depth >= _DEEPEST:
            return
        body = self._page.macros[element.tag]
        if element.tag not in self._bodies:
            tree = read_tree(self._page.bodies, body.start, body.end, void=self._page.void)
            self._bodies[element.tag] = tree
        outer, self._call = self._call, self._call or element
        markup, self._markup = self._markup, self._page.bodies
        self._depth += 1
        arguments = self._page.calls.get(element.start, [])
        for kind, inner, start, end in self._bodies[element.tag].events:
            if kind is Happening.TEXT:
                self._template(start, end, arguments)
            elif inner is not None and inner.tag != "a":
                (self._open if kind is Happening.OPENS else self._close)(inner)
        self._depth -= 1
        self._markup, self._call = markup, outer

    def _template(self, start: int, end: int, arguments: list[Span]) -> None:
        """Adds text of a definition, with the arguments in the places that it leaves for them."""
        written = self._page.bodies[start:end]
        position = 0
        for match in _PLACEHOLDER.finditer(written):
            self._text(start + position, start + match.start())
            number = int(match[1])
            if number < len(arguments):
                self._argument(arguments[number])
            position = match.end()
        self._text(start + position, end)

    def _argument(self, argument: Span) -> None:
        """Adds what a use gives to its definition: text, tags, and uses of others in it."""
        call, self._call = self._call, None
        markup, self._markup = self._markup, self._page.bodies
        position = argument.start
        for match in _INNER_USE.finditer(self._page.bodies, argument.start, argument.end):
            if match[1].lower() in self._page.macros:
                self._stretch(position, match.start())
                self._expand(Element(match[1].lower(), match.start(), match.end(), "", 0))
                position = match.end()
        self._stretch(position, argument.end)
        self._markup, self._call = markup, call

    def _stretch(self, start: int, end: int) -> None:
        for kind, inner, first, last in read_tree(self._page.bodies, start, end).events:
            if kind is Happening.TEXT:
                self._text(first, last)
            elif inner is not None and inner.tag != "a":
                (super()._open if kind is Happening.OPENS else self._close)(inner)
