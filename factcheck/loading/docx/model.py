"""What the readers of the stories of a Word file pass to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.loading.docx.numbering import Numbering
from factcheck.loading.docx.styles import PLAIN, Style, Styles
from factcheck.loading.flow import Paragraph, Run, Sighting
from factcheck.loading.package import Package
from factcheck.text.layout import Part


@dataclass(frozen=True, slots=True)
class WordRun(Run):
    """Characters with their element: the byte at which its tag begins in the main part, or that of what stands for it.

    ``exact`` is False where the characters themselves are elsewhere or cannot be commented on: those of a footnote,
    whose reference stands for them, or of a text box, for which the paragraph does.
    """

    place: int = -1
    exact: bool = True


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A mark that refers to a footnote or endnote."""

    part: Part
    note_id: str
    place: int


@dataclass(slots=True)
class Section:
    """The page headers and footers of a section: the ids of their relationships, by kind of page."""

    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)
    title_page: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What the stories of a file share.

    ``open_comments`` are the words of the comments that are not resolved, by their ids; ``chunk`` are the paragraphs of
    a document inside the file, by its relationship.
    """

    package: Package
    styles: Callable[[], Styles]
    numbering: Callable[[], Numbering]
    next_table: Callable[[], int]
    open_comments: Mapping[str, str]
    chunk: Callable[[str], Sequence[Paragraph]]


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph that is being read."""

    place: int
    style_id: str = ""
    style: Style = PLAIN
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    joins_next: bool = False  # its mark is deleted, or it is the large first letter of the next
    runs: list[Run] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    below: list[Paragraph] = field(default_factory=list)  # of text boxes that hang on it
