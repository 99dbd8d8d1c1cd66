"""The tables at the head of rich text: fonts with their character sets, and styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factcheck.loading.rtf.characters import WESTERN, charset_codec, code_page_codec
from factcheck.text.blocks import BlockKind

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_KINDS = {
    "title": BlockKind.HEADLINE,
    "quote": BlockKind.QUOTE_PARAGRAPH,
    "intense quote": BlockKind.QUOTE_PARAGRAPH,
    "quotations": BlockKind.QUOTE_PARAGRAPH,
    "caption": BlockKind.CAPTION,
}


@dataclass(slots=True)
class Font:
    """A font: its name, and the codec of its bytes, None for that of the document."""

    name: str = ""
    codec: str | None = None


@dataclass(slots=True)
class Style:
    """A paragraph style: its name, and the depth of its headings, 0 for none."""

    name: str = ""
    level: int = 0

    @property
    def heads_table(self) -> bool:
        """True for the paragraphs of cells that name their columns."""
        return self.name.strip().casefold() == "table heading"


def styled(name: str, outline_level: int) -> tuple[BlockKind, int]:
    """The kind and level of a paragraph, told by the name of its style and its place in the outline."""
    written = name.strip().casefold()
    if written in _KINDS:
        return _KINDS[written], 0
    match = _HEADING.fullmatch(written)
    level = int(match.group(1)) if match else outline_level
    return (BlockKind.HEADING, level) if level else (BlockKind.PARAGRAPH, 0)


@dataclass(slots=True)
class Head:
    """What the tables at the head of a file say; entries are filled in the order in which they stand."""

    code_page: str = WESTERN
    default_font: int = 0
    fonts: dict[int, Font] = field(default_factory=dict)
    styles: dict[int, Style] = field(default_factory=dict)
    _font: Font = field(default_factory=Font)
    _style: Style = field(default_factory=Style)

    def font_word(self, word: str, number: int | None) -> None:
        """Takes a control word of the font table."""
        if word == "f":
            self._font = self.fonts.setdefault(number or 0, Font())
        elif word == "fcharset":
            self._font.codec = charset_codec(number or 0)
        elif word == "cpg" and self._font.codec is None and number:
            self._font.codec = code_page_codec(number)

    def font_name(self, written: str) -> None:
        """Takes characters of the font table."""
        self._font.name += written.split(";")[0]

    def style_begins(self) -> None:
        """Takes the beginning of an entry of the style sheet; one without a number is the normal style."""
        self._style = Style()
        self.styles.setdefault(0, self._style)

    def style_word(self, word: str, number: int | None) -> None:
        """Takes a control word of the style sheet."""
        if word == "s":
            self.styles[number or 0] = self._style
            if self.styles.get(0) is self._style and number:
                del self.styles[0]
        elif word == "outlinelevel" and number is not None and 0 <= number < 9:
            self._style.level = number + 1

    def style_name(self, written: str) -> None:
        """Takes characters of the style sheet."""
        self._style.name += written.split(";")[0]

    def font(self, number: int | None) -> Font:
        """The font of a number; one that is not in the table has the code page of the document."""
        return self.fonts.get(self.default_font if number is None else number, Font())

    def style(self, number: int) -> Style:
        """The paragraph style of a number."""
        return self.styles.get(number, Style())
