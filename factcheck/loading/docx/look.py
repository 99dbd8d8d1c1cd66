"""How the characters at a place of a Word file look: hidden, bold, raised, by the run itself and by its styles."""

from __future__ import annotations

from factcheck.loading.docx.names import is_on, value
from factcheck.loading.docx.styles import PLAIN, Style
from factcheck.loading.parts import Attributes

_State = tuple[Style, bool | None, bool | None, bool | None, Style]


class Look:
    """The look of the run that is being read; what is said of paragraph marks counts for no run."""

    __slots__ = ("_bold", "_hidden", "_outer", "_raised", "in_mark", "paragraph", "raised_by_formula", "run")

    def __init__(self) -> None:
        self.paragraph = PLAIN
        self.run = PLAIN
        self.in_mark = False
        self.raised_by_formula = 0
        self._bold: bool | None = None
        self._hidden: bool | None = None
        self._raised: bool | None = None
        self._outer: list[_State] = []

    def begin_run(self) -> None:
        """A run begins, with the look of its paragraph."""
        self.run = PLAIN
        self._bold = self._hidden = self._raised = None

    def enter(self) -> None:
        """A text box begins inside the run."""
        self._outer.append((self.paragraph, self._bold, self._hidden, self._raised, self.run))
        self.paragraph = PLAIN
        self.begin_run()

    def leave(self) -> None:
        """The text box ends, and the run around it goes on."""
        if self._outer:
            self.paragraph, self._bold, self._hidden, self._raised, self.run = self._outer.pop()

    # Switches in the style of a run turn round what the style of the paragraph says; the run itself has the last word.

    @property
    def bold(self) -> bool:
        """True for bold characters."""
        return self._bold if self._bold is not None else self.paragraph.bold is not self.run.bold

    @property
    def hidden(self) -> bool:
        """True for characters that are not shown."""
        return self._hidden if self._hidden is not None else self.paragraph.hidden is not self.run.hidden

    @property
    def raised(self) -> bool:
        """True for superscript characters."""
        if self.raised_by_formula:
            return True
        return self._raised if self._raised is not None else self.run.raised or self.paragraph.raised

    def set_bold(self, attributes: Attributes) -> None:
        """Takes ``w:b``."""
        if not self.in_mark:
            self._bold = is_on(attributes)

    def set_hidden(self, attributes: Attributes) -> None:
        """Takes ``w:vanish``."""
        if not self.in_mark:
            self._hidden = is_on(attributes)

    def set_raised(self, attributes: Attributes) -> None:
        """Takes ``w:vertAlign``."""
        if not self.in_mark:
            self._raised = value(attributes) == "superscript"
