"""The styles of an OpenDocument text: headings, titles, bold, raised and hidden characters, and pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from factcheck.loading.odt.names import count, value
from factcheck.loading.parts import Attributes
from factcheck.loading.rtf.styles import styled
from factcheck.text.blocks import BlockKind

_MOST_PARENTS = 50
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(slots=True)
class Style:
    """What one style says itself; None where it says nothing and its parent is asked."""

    name: str = ""
    parent: str = ""
    outline: int | None = None
    page: str = ""
    bold: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None


@dataclass(slots=True)
class Look:
    """How characters look."""

    bold: bool = False
    raised: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """The styles by family and name; those of a part hide the common ones."""

    common: dict[tuple[str, str], Style] = field(default_factory=dict)
    automatic: dict[tuple[str, str], Style] = field(default_factory=dict)
    next_page: dict[str, str] = field(default_factory=dict)
    _filled: dict[tuple[str, str], Style] | None = None
    _style: Style = field(default_factory=Style)
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def of_part(self) -> Styles:
        """The common styles, for another part with automatic styles of its own."""
        return Styles(self.common, next_page=self.next_page)

    def starts(self) -> dict[str, Callable[[Attributes], None]]:
        """What to call for the elements of styles."""
        return {
            "office:styles": lambda _: self._fill(self.common),
            "office:automatic-styles": lambda _: self._fill(self.automatic),
            "style:style": self._begin,
            "style:text-properties": self._characters,
            "style:master-page": self._page,
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """What to call at the ends of the elements of styles."""
        return {"style:style": self._end}

    def _end(self) -> None:
        self._style = Style()  # what follows, such as the look of bullets, is said of no style

    def _fill(self, styles: dict[tuple[str, str], Style]) -> None:
        self._filled = styles

    def _begin(self, attributes: Attributes) -> None:
        name = value(attributes, "style:name")
        outline = value(attributes, "style:default-outline-level")
        self._style = Style(
            name=value(attributes, "style:display-name") or name.replace("_20_", " "),
            parent=value(attributes, "style:parent-style-name"),
            outline=count(attributes, "style:default-outline-level", 0) if outline else None,
            page=value(attributes, "style:master-page-name"),
        )
        if self._filled is not None:
            self._filled[value(attributes, "style:family"), name] = self._style

    def _characters(self, attributes: Attributes) -> None:
        style = self._style
        weight = value(attributes, "fo:font-weight")
        position = value(attributes, "style:text-position")
        display = value(attributes, "text:display")
        if weight:
            style.bold = weight in _BOLD
        if position:  # "super 58%", "33% 80%", "-33% 80%", "0% 100%"
            style.raised = position.startswith("super") or (position[0].isdigit() and not position.startswith("0"))
        if display:
            style.hidden = display == "none"

    def _page(self, attributes: Attributes) -> None:
        self.next_page[value(attributes, "style:name")] = value(attributes, "style:next-style-name")

    # ------------------------------------------------------------------------------------------ answers

    def look(self, family: str, name: str) -> Look:
        """How a style makes characters look by itself and its parents."""
        key = (family, name)
        found = self._looks.get(key)
        if found is None:
            chain = list(self._chain(family, name))
            found = self._looks[key] = Look(
                next((style.bold for style in chain if style.bold is not None), False),
                next((style.raised for style in chain if style.raised is not None), False),
                next((style.hidden for style in chain if style.hidden is not None), False),
            )
        return found

    def kind(self, name: str, outline: int) -> tuple[BlockKind, int]:
        """What a paragraph is by its style and its own outline level."""
        found: tuple[BlockKind, int] = (BlockKind.PARAGRAPH, 0)
        for style in self._chain("paragraph", name):
            found = styled(style.name, outline or style.outline or 0)
            if found[0] is not BlockKind.PARAGRAPH:
                return found
        return (BlockKind.HEADING, outline) if outline else found

    def heads_table(self, name: str) -> bool:
        """True for the paragraphs of cells that name their columns."""
        return any(style.name.casefold() == "table heading" for style in self._chain("paragraph", name))

    def page(self, name: str) -> str:
        """The page that begins with paragraphs of this style, empty for most."""
        style = self._find("paragraph", name)
        return style.page if style is not None else ""

    def _chain(self, family: str, name: str) -> list[Style]:
        chain: list[Style] = []
        while len(chain) < _MOST_PARENTS and (style := self._find(family, name)) is not None:
            chain.append(style)
            name = style.parent
        return chain

    def _find(self, family: str, name: str) -> Style | None:
        if not name:
            return None
        return self.automatic.get((family, name)) or self.common.get((family, name))
