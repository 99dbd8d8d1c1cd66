"""The lists of a Word file: which of them show a bullet or number, and which count on."""

from __future__ import annotations

from factcheck.loading.docx.names import named, number, value
from factcheck.loading.package import Package
from factcheck.loading.parts import Attributes, walk_part

BULLET, NOTHING = "bullet", "none"
_MOST_LISTS = 20_000


class Numbering:
    """The list formats of a file by the id that paragraphs name."""

    def __init__(self, package: Package, part: str | None) -> None:
        self._formats: dict[str, dict[int, str]] = {}  # by abstract list and level
        self._by_style: dict[str, int] = {}  # the level that is meant for a paragraph style
        self._abstract: dict[str, str] = {}  # the abstract list of each list
        self._list: str | None = None
        self._level = 0
        self._in_abstract = ""
        if part is not None:
            starts = {
                "w:abstractNum": self._abstract_begins,
                "w:num": self._list_begins,
                "w:lvl": self._level_begins,
                "w:numFmt": self._format,
                "w:pStyle": self._style,
                "w:abstractNumId": self._names_abstract,
            }
            ends = {"w:abstractNum": self._ends, "w:num": self._ends}
            walk_part(package, part, named(starts), named(ends))

    def format(self, list_id: str, level: int) -> str:
        """The format of a level: "decimal", "bullet" …, "none" where nothing is shown."""
        abstract = self._abstract.get(list_id)
        if abstract is None:
            return NOTHING
        return self._formats.get(abstract, {}).get(level, "decimal")

    def level_of(self, style_id: str) -> int:
        """The level that belongs to a paragraph style, 0 where none is tied to it."""
        return self._by_style.get(style_id, 0)

    def _abstract_begins(self, attributes: Attributes) -> None:
        self._in_abstract = value(attributes, "abstractNumId") or ""
        if len(self._formats) < _MOST_LISTS:
            self._formats.setdefault(self._in_abstract, {})

    def _list_begins(self, attributes: Attributes) -> None:
        self._list = value(attributes, "numId") or ""

    def _ends(self) -> None:
        self._in_abstract, self._list = "", None

    def _level_begins(self, attributes: Attributes) -> None:
        self._level = number(attributes, "ilvl") or 0

    def _format(self, attributes: Attributes) -> None:
        if self._in_abstract in self._formats:
            self._formats[self._in_abstract][self._level] = value(attributes) or ""

    def _style(self, attributes: Attributes) -> None:
        style_id = value(attributes)
        if style_id is not None and len(self._by_style) < _MOST_LISTS:
            self._by_style[style_id] = self._level

    def _names_abstract(self, attributes: Attributes) -> None:
        if self._list is not None and len(self._abstract) < _MOST_LISTS:
            self._abstract[self._list] = value(attributes) or ""
