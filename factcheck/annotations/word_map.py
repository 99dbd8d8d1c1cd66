"""Where the runs and paragraphs of a Word text stand in the bytes of its main part."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial

from factcheck.errors import InputNotRead
from factcheck.loading.docx.names import expanded, keeps_space, named, number
from factcheck.loading.package import Package
from factcheck.loading.parts import Attributes, PartWalk

_TAG = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_PREFIX = re.compile(rb"<(?:([^\s:/>]{1,100}):)?")
_BLANKS = " \t\n\r"
# What a run holds that a reader sees or a note hangs on: the reader of the text gives the same elements as places.
_PIECES = (
    *("w:t", "w:br", "w:cr", "w:tab", "w:ptab", "w:noBreakHyphen", "w:sym"),
    *("w:footnoteReference", "w:endnoteReference"),
)
_FORMULA_PIECES = ("m:t", "m:den")


@dataclass(slots=True)
class Element:
    """An element in the bytes of a part: its start tag, its content and its end tag."""

    start: int
    content: int  # behind the start tag, and behind the properties if it has some
    close: int = -1  # where the end tag begins; -1 for an element without content
    end: int = -1
    prefix: bytes = b""
    properties: bytes = b""
    tag: bytes = b""


@dataclass(slots=True)
class Piece:
    """An element inside a run; ``run`` is None inside a formula, whose ``unit`` is not to be parted."""

    element: Element
    unit: Element
    run: Element | None
    text: str = ""


@dataclass(slots=True)
class TextMap:
    """The pieces and paragraphs of a part by the byte at which they begin, and the comments that stand in it.

    ``namespace`` is that of its elements: the usual or the strict one.
    """

    data: bytes
    pieces: dict[int, Piece] = field(default_factory=dict)
    paragraphs: dict[int, Element] = field(default_factory=dict)
    comments: set[int] = field(default_factory=set)
    namespace: str = ""


def map_text(package: Package, part: str, data: bytes) -> TextMap:
    """The map of a part. Raises InputNotRead when it is damaged."""
    mapper = _Mapper(package, part, data)
    mapper.walk.run(data)
    if not mapper.map.namespace:
        raise InputNotRead(package.path, f"damaged: the part {part[:80]!r} is no Word text")
    return mapper.map


def start_tag(data: bytes, start: int) -> tuple[bytes, bytes]:
    """The start tag of the element at ``start``, and its prefix."""
    tag = _TAG.match(data, start)
    prefix = _PREFIX.match(data, start)
    assert tag is not None  # the parser has just read it
    assert prefix is not None
    return tag.group(), prefix.group(1) or b""


class _Mapper:
    """Notes where elements begin and end while the part is read."""

    def __init__(self, package: Package, part: str, data: bytes) -> None:
        self.map = TextMap(data)
        self._data = data
        self._paragraphs: list[Element] = []
        self._runs: list[tuple[int, Element]] = []
        self._properties: list[Element] = []
        self._formula: Element | None = None
        self._formula_depth = 0
        self._piece: Piece | None = None
        self._keeps_space = False
        self._characters: list[str] = []
        starts = {
            "w:p": self._begin_paragraph,
            "w:pPr": self._begin_properties,
            "w:r": self._begin_run,
            "w:rPr": self._begin_properties,
            "m:oMath": self._begin_formula,
            "m:oMathPara": self._begin_formula,
            "w:commentRangeStart": self._comment,
            "w:commentReference": self._comment,
            **dict.fromkeys(_PIECES, self._begin_piece),
            **dict.fromkeys(_FORMULA_PIECES, self._begin_formula_piece),
        }
        ends = {
            "w:p": lambda: self._close(self._paragraphs.pop()),
            "w:pPr": self._end_paragraph_properties,
            "w:r": lambda: self._close(self._runs.pop()[1]),
            "w:rPr": self._end_run_properties,
            "m:oMath": self._end_formula,
            "m:oMathPara": self._end_formula,
            **dict.fromkeys(_PIECES, self._end_piece),
        }
        roots = {name: partial(self._begin_text, name.partition(" ")[0]) for name in expanded("w:document")}
        self.walk = PartWalk(package, part, {**named(starts), **roots}, named(ends), self._characters.append)

    def _begin_text(self, namespace: str, _: Attributes) -> None:
        self.map.namespace = namespace

    def _element(self) -> Element:
        start = self.walk.position
        tag, prefix = start_tag(self._data, start)
        return Element(start, start + len(tag), prefix=prefix, tag=tag)

    def _close(self, element: Element) -> None:
        if element.tag.endswith(b"/>"):
            element.end = element.content
        else:
            element.close = self.walk.position
            element.end = self._data.index(b">", element.close) + 1

    def _begin_paragraph(self, _: Attributes) -> None:
        element = self._element()
        self._paragraphs.append(element)
        self.map.paragraphs[element.start] = element

    def _begin_properties(self, _: Attributes) -> None:
        self._properties.append(self._element())

    def _end_paragraph_properties(self) -> None:
        properties = self._properties.pop()
        self._close(properties)
        if self._paragraphs:
            self._paragraphs[-1].content = properties.end

    def _begin_run(self, _: Attributes) -> None:
        self._runs.append((self.walk.depth, self._element()))

    def _end_run_properties(self) -> None:
        properties = self._properties.pop()
        self._close(properties)
        if self._runs and self.walk.depth == self._runs[-1][0]:  # not those of the mark of a paragraph inside
            run = self._runs[-1][1]
            run.content = properties.end
            run.properties = self._data[properties.start : properties.end]

    def _begin_formula(self, _: Attributes) -> None:
        if self._formula is None and self._paragraphs:
            self._formula, self._formula_depth = self._element(), self.walk.depth
            self._formula.prefix = self._paragraphs[-1].prefix  # that of the marks beside it

    def _end_formula(self) -> None:
        if self._formula is not None and self.walk.depth < self._formula_depth:
            self._close(self._formula)
            self._formula = None

    def _begin_piece(self, attributes: Attributes) -> None:
        if self._runs and self._piece is None:
            element, run = self._element(), self._runs[-1][1]
            self._piece = Piece(element, run, run)
            self.map.pieces[element.start] = self._piece
            self._keeps_space = keeps_space(attributes)
            self._characters.clear()

    def _end_piece(self) -> None:
        if self._piece is not None:
            written = "".join(self._characters)
            self._piece.text = written if self._keeps_space else written.strip(_BLANKS)
            self._close(self._piece.element)
            self._piece = None

    def _begin_formula_piece(self, _: Attributes) -> None:
        if self._formula is not None:
            element = self._element()
            self.map.pieces[element.start] = Piece(element, self._formula, None)

    def _comment(self, attributes: Attributes) -> None:
        comment = number(attributes, "id")
        if comment is not None:
            self.map.comments.add(comment)
