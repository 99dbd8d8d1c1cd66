"""Word documents: the words of the accepted view, where they stand, and what else a reader must be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from types import MappingProxyType

from factcheck.errors import InputNotRead
from factcheck.loading.docx.active import active_content
from factcheck.loading.docx.comments import open_comments
from factcheck.loading.docx.model import Context, NoteReference, Section, WordRun
from factcheck.loading.docx.names import is_on, named
from factcheck.loading.docx.numbering import Numbering
from factcheck.loading.docx.package import Relationship, WordPackage
from factcheck.loading.docx.story import Story
from factcheck.loading.docx.styles import Styles
from factcheck.loading.draft import Draft
from factcheck.loading.flow import Cell, Paragraph, Run, Sighting, flow_of
from factcheck.loading.parts import Attributes, walk_part
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Part
from factcheck.text.notice import NoticeKind

_NOTES = ((Part.FOOTNOTE, "footnotes"), (Part.ENDNOTE, "endnotes"))
_MOST_CHUNKS = 50
_UNREAD_CHUNK = Sighting(NoticeKind.UNREAD_CONTENT, "another document that is shown here is not read")
_PLAIN_CHUNKS = frozenset({"text/html", "text/plain", "application/rtf"})
_CHUNK_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
}


@dataclass(frozen=True, slots=True)
class WordText:
    """A Word document as it was read: its draft, and each run with the place in ``draft.source`` where it begins."""

    draft: Draft
    runs: Sequence[tuple[int, Run]]


def read_docx(path: str, data: bytes) -> Draft:
    """The draft of a Word document. Raises InputNotRead when it is damaged, hits a limit, or shows no words."""
    return read_word(path, data).draft


def read_word(path: str, data: bytes) -> WordText:
    """A Word document with the place of each run. Raises InputNotRead when it cannot be read whole."""
    file = _File(WordPackage(path, data))
    paragraphs = list(file.paragraphs())
    flow = flow_of(path, paragraphs, [*file.sightings, *active_content(file.word)], {})
    return WordText(flow.draft, flow.runs)


class _File:
    """Reads the stories of a file in the order of its draft: what is printed on every page, the body, the notes.

    Page headers and footers come first, where they stand in nobody's way: below the text they would look like the rest
    of a web page.
    """

    def __init__(self, word: WordPackage) -> None:
        self.word = word
        self.sightings: list[Sighting] = []
        self._tables = count(1)
        self._chunks = 0

    def paragraphs(self) -> Iterable[Paragraph]:
        """All paragraphs. Raises InputNotRead when a part cannot be read."""
        body = self._story(self.word.main, comments=open_comments(self.word))
        yield from self._running(body.sections)
        yield from body.paragraphs
        for part, kind in _NOTES:
            yield from self._notes(part, kind, body.references)

    def _story(
        self,
        name: str,
        part: Part | None = None,
        notes: Mapping[str, tuple[int, int]] | None = None,
        comments: Mapping[str, str] = MappingProxyType({}),
    ) -> Story:
        context = Context(
            self.word.package,
            lambda: self._styles,
            lambda: self._numbering,
            lambda: next(self._tables),
            comments,
            lambda relation: self._chunk(name, relation),
        )
        story = Story(context, name, self.word.relations(name), part, notes).read()
        if story.fields.unclosed:  # they would swallow all that follows
            ignored = frozenset(story.fields.unclosed)
            story = Story(context, name, self.word.relations(name), part, notes, ignored).read()
        self.sightings += story.fields.outside
        return story

    @cached_property
    def _styles(self) -> Styles:
        return Styles(self.word.package, self.word.related(self.word.main, "styles"))

    @cached_property
    def _numbering(self) -> Numbering:
        return Numbering(self.word.package, self.word.related(self.word.main, "numbering"))

    def _running(self, sections: Sequence[Section]) -> Iterable[Paragraph]:
        """The page footers and headers that are printed, the header of page one last."""
        names: dict[tuple[Part, str], None] = {}
        even = any("even" in section.headers or "even" in section.footers for section in sections)
        kinds = {"default", "even"} if even and self._has_even_pages() else {"default"}
        for section in sections:
            shown = kinds | {"first"} if section.title_page else kinds
            for part, relations in ((Part.FOOTER, section.footers), (Part.HEADER, section.headers)):
                for kind, relation in relations.items():
                    if kind in shown:
                        names[part, self._target(relation)] = None
        if sections:
            first = sections[0].headers.get("first" if sections[0].title_page else "default")
            if first is not None:
                names[Part.HEADER, self._target(first)] = names.pop((Part.HEADER, self._target(first)), None)
        for part, name in sorted(names, key=lambda item: item[0] is Part.HEADER):
            if name:
                yield from self._story(name, part).paragraphs

    def _target(self, relation: str) -> str:
        found = self.word.relations(self.word.main).get(relation)
        return found.target if found is not None and not found.external and self.word.package.has(found.target) else ""

    def _has_even_pages(self) -> bool:
        settings = self.word.related(self.word.main, "settings")
        found = False

        def even(attributes: Attributes) -> None:
            nonlocal found
            found = is_on(attributes)

        if settings is not None:
            walk_part(self.word.package, settings, named({"w:evenAndOddHeaders": even}), {})
        return found

    def _notes(self, part: Part, kind: str, references: Sequence[NoteReference]) -> Sequence[Paragraph]:
        """The footnotes or endnotes that the text refers to, in that order."""
        numbered: dict[str, tuple[int, int]] = {}
        for reference in references:
            if reference.part is part and reference.note_id not in numbered:
                numbered[reference.note_id] = (len(numbered) + 1, reference.place)
        name = self.word.related(self.word.main, kind)
        if not numbered or name is None:
            return ()
        return sorted(self._story(name, part, numbered).paragraphs, key=lambda paragraph: paragraph.note or 0)

    def _chunk(self, name: str, relation: str) -> Sequence[Paragraph]:
        """The paragraphs of another document that is shown inside this one, if it is of a kind that is read here."""
        found = self.word.relations(name).get(relation)
        self._chunks += 1
        if found is None or found.external or self._chunks > _MOST_CHUNKS:
            return [Paragraph(sightings=[_UNREAD_CHUNK])]
        suffix = _CHUNK_SUFFIXES.get(self.word.content_type(found.target))
        draft = self._chunk_draft(found, suffix) if suffix is not None else None
        if draft is None:
            return [Paragraph(sightings=[_UNREAD_CHUNK])]
        self.sightings += (Sighting(notice.kind, notice.message, minor=notice.minor) for notice in draft.notices)
        return list(self._chunk_paragraphs(draft))

    def _chunk_paragraphs(self, draft: Draft) -> Iterable[Paragraph]:
        tables: dict[int, int] = {}
        for block in draft.blocks:
            words = WordRun(block.span.of(draft.text), exact=False)
            if block.kind is BlockKind.TABLE_CELL:
                if block.group not in tables:
                    tables[block.group] = next(self._tables)
                cell = Cell(tables[block.group], block.row, block.column, block.header)
                yield Paragraph(cell=cell, runs=[words])
            else:
                yield Paragraph(block.kind, block.level, f"{self._chunks}.{block.group}", runs=[words])

    def _chunk_draft(self, found: Relationship, suffix: str) -> Draft | None:
        from factcheck.loading.formats import format_of

        path = f"{self.word.path}/{found.target}{suffix}"
        try:
            data = self.word.package.read(found.target)
            form, _ = format_of(path, data)
            return form.read(path, data) if form.media_type in _PLAIN_CHUNKS else None
        except InputNotRead:
            return None
