"""The styles of a Word file: what a paragraph or a run in each of them is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.loading.docx.names import is_on, named, number, value
from factcheck.loading.package import Package
from factcheck.loading.parts import Attributes, PartWalk, part_bytes
from factcheck.text.blocks import BlockKind

# Word keeps the English names of its own styles in the file; other programs write those of their language.
_HEADING_WORDS = (
    "heading|überschrift|titre|título|titolo|rubrik|kop|overskrift|otsikko|nagłówek|nadpis|заголовок|başlık|nadpis"
    "|címsor|titlu|naslov|標題|标题|見出し|제목|ヘッダー|επικεφαλίδα"
)
_HEADING = re.compile(rf"(?:{_HEADING_WORDS})[ _]{{0,2}}([1-9])", re.IGNORECASE)
_LIST = re.compile(r"list[ _]{0,1}(?:bullet|number)[ _]{0,2}([1-9]?)", re.IGNORECASE)
_KINDS = {
    **dict.fromkeys(
        ("title", "titel", "titre", "título", "titolo", "otsikko", "tytuł", "название"), BlockKind.HEADLINE
    ),
    **dict.fromkeys(
        ("subtitle", "untertitel", "sous-titre", "subtítulo", "sottotitolo", "ondertitel"), BlockKind.SUBHEADLINE
    ),
    **dict.fromkeys(
        ("quote", "intense quote", "intensequote", "quotations", "block text", "zitat", "intensives zitat", "citation"),
        BlockKind.QUOTE_PARAGRAPH,
    ),
    **dict.fromkeys(("caption", "beschriftung", "légende"), BlockKind.CAPTION),
    **dict.fromkeys((f"toc {level}" for level in range(1, 10)), BlockKind.CHROME),
}
_LATENT = re.compile(
    rb"<w:latentStyles\b[^<>]{0,1000}>(?:\s{0,100}<w:lsdException\b[^<>]{0,500}/>){0,2000}\s{0,100}</w:latentStyles>"
)
_OUTLINE_LEVELS = 9  # 0 to 8; 9 is body text
_LONGEST_CHAIN = 30
_MOST_STYLES = 20_000


@dataclass(frozen=True, slots=True)
class Style:
    """What a style, with those it is based on, makes of its words; None where it says nothing.

    ``list_id`` is the numbering its paragraphs belong to, ``"0"`` for none.
    """

    kind: BlockKind | None = None
    level: int = 0
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool = False
    bold: bool = False
    raised: bool = False


@dataclass(slots=True)
class _Stated:
    """A style as it stands in the file."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool | None = None
    bold: bool | None = None
    raised: bool | None = None


PLAIN = Style()


class Styles:
    """The styles of a file by their id; one that the file does not describe is told by its id alone."""

    def __init__(self, package: Package, part: str | None) -> None:
        self._stated: dict[str, _Stated] = {}
        self._made: dict[str, Style] = {}
        if part is not None:
            _Reader(package, part, self._stated).read()

    def get(self, style_id: str) -> Style:
        """The style of an id."""
        made = self._made.get(style_id)
        if made is None:
            made = self._made[style_id] = _made(style_id, self._stated)
        return made


def named_kind(name: str) -> tuple[BlockKind, int] | None:
    """The kind and level that the name of a style speaks of; None for a style of the writer's own."""
    written = name.strip()
    if match := _HEADING.fullmatch(written):
        return BlockKind.HEADING, int(match.group(1))
    if match := _LIST.fullmatch(written):
        return BlockKind.LIST_ITEM, int(match.group(1) or 1)
    kind = _KINDS.get(written.casefold())
    return (kind, 0) if kind is not None else None


def _made(style_id: str, stated: Mapping[str, _Stated]) -> Style:
    """A style with what it inherits: for each property the nearest style that states it decides."""
    chain: list[_Stated] = []
    current = style_id
    while current in stated and len(chain) < _LONGEST_CHAIN:  # a style may be based on itself
        chain.append(stated[current])
        current = stated[current].based_on
    if not chain:
        chain = [_Stated(name=style_id)]
    kind, level = _kind(chain)
    return Style(
        kind,
        level,
        next((style.list_id for style in chain if style.list_id is not None), None),
        next((style.list_level for style in chain if style.list_level is not None), None),
        next((style.hidden for style in chain if style.hidden is not None), False),
        next((style.bold for style in chain if style.bold is not None), False),
        next((style.raised for style in chain if style.raised is not None), False),
    )


def _kind(chain: list[_Stated]) -> tuple[BlockKind | None, int]:
    for style in chain:
        if (told := named_kind(style.name)) is not None:
            return told
        if style.outline is not None:
            return (BlockKind.HEADING, style.outline + 1) if style.outline < _OUTLINE_LEVELS else (None, 0)
    return None, 0


def _without_latent(data: bytes) -> bytes:
    """The part without the list of styles that Word knows and the file does not use: two thirds of the part."""
    match = _LATENT.search(data)
    return data if match is None else data[: match.start()] + data[match.end() :]


class _Reader:
    """Reads the part that describes the styles."""

    def __init__(self, package: Package, part: str, stated: dict[str, _Stated]) -> None:
        self._package, self._part, self._stated = package, part, stated
        self._style: _Stated | None = None
        self._walk: PartWalk
        handlers = {
            "w:style": self._begin,
            "w:name": self._name,
            "w:basedOn": self._based_on,
            "w:outlineLvl": self._outline,
            "w:numId": self._list_id,
            "w:ilvl": self._list_level,
            "w:vanish": self._hidden,
            "w:b": self._bold,
            "w:vertAlign": self._raised,
            "w:tblStylePr": self._skip,  # what a table makes of its first row, its last column …
            "w:rPrChange": self._skip,
            "w:pPrChange": self._skip,
        }
        self._walk = PartWalk(package, part, named(handlers), named({"w:style": self._end}), lambda _: None)

    def read(self) -> None:
        self._walk.run(_without_latent(part_bytes(self._package, self._part)))

    def _skip(self, _: Attributes) -> None:
        self._walk.skip()

    def _begin(self, attributes: Attributes) -> None:
        self._style = _Stated()
        if len(self._stated) < _MOST_STYLES:
            self._stated[value(attributes, "styleId") or ""] = self._style

    def _end(self) -> None:
        self._style = None

    def _name(self, attributes: Attributes) -> None:
        if self._style is not None:
            self._style.name = value(attributes) or ""

    def _based_on(self, attributes: Attributes) -> None:
        if self._style is not None:
            self._style.based_on = value(attributes) or ""

    def _outline(self, attributes: Attributes) -> None:
        if self._style is not None:
            self._style.outline = number(attributes)

    def _list_id(self, attributes: Attributes) -> None:
        if self._style is not None:
            self._style.list_id = value(attributes)

    def _list_level(self, attributes: Attributes) -> None:
        if self._style is not None:
            self._style.list_level = number(attributes)

    def _hidden(self, attributes: Attributes) -> None:
        if self._style is not None:
            self._style.hidden = is_on(attributes)

    def _bold(self, attributes: Attributes) -> None:
        if self._style is not None:
            self._style.bold = is_on(attributes)

    def _raised(self, attributes: Attributes) -> None:
        if self._style is not None:
            self._style.raised = value(attributes) == "superscript"
