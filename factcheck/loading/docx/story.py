"""A story of a Word file: the body, a page header, the footnotes. Its elements become paragraphs."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.loading.docx.model import Context, OpenParagraph, Section, WordRun
from factcheck.loading.docx.names import is_on, named, number, relation, value
from factcheck.loading.docx.numbering import BULLET, NOTHING
from factcheck.loading.docx.package import Relationship
from factcheck.loading.docx.styles import PLAIN
from factcheck.loading.docx.words import ONE_SPACE, Ends, Starts, Words
from factcheck.loading.flow import Paragraph
from factcheck.loading.parts import Attributes, PartWalk, part_bytes
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Part

_BODY_TEXT = 9  # the outline level that makes a heading body text
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Story(Words):
    """Reads one part; ``notes`` are the numbers and the places of the notes that are referred to, by id."""

    def __init__(
        self,
        context: Context,
        part_name: str,
        relations: Mapping[str, Relationship],
        part: Part | None = None,
        notes: Mapping[str, tuple[int, int]] | None = None,
        ignored_fields: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(context, relations, part, ignored_fields)
        self.paragraphs: list[Paragraph] = []
        self.sections: list[Section] = []
        self._part_name = part_name
        self._notes = notes or {}
        self._carried: tuple[int, OpenParagraph] | None = None  # waits for what it joins, at this depth
        self._taken: list[bool] = []  # of each open choice between alternatives, whether one was read
        self._above = BlockKind.PARAGRAPH  # what the paragraph before is
        starts = {**self._word_starts(), **self._paragraph_starts(), **self._cell_starts()}
        ends = {**self._word_ends(), **self._paragraph_ends()}
        self._walk = PartWalk(context.package, part_name, named(starts), named(ends), self._text)

    def read(self) -> Story:
        """Reads the story. Raises InputNotRead when the part is damaged or hits a limit."""
        self._walk.run(part_bytes(self._context.package, self._part_name))
        self._flush_carried(0)
        self.fields.leave()
        if self._tables.holders:  # a table that holds tables sets out a page; what stands in it is no figure
            for paragraph in self.paragraphs:
                if paragraph.cell is not None and paragraph.cell.table in self._tables.holders:
                    paragraph.cell = None
        return self

    def _paragraph_starts(self) -> Starts:
        return {
            "w:p": self._begin_paragraph,
            "w:pPr": self._begin_mark,
            "w:pStyle": self._set_style,
            "w:outlineLvl": self._set_outline,
            "w:numId": self._set_list,
            "w:ilvl": self._set_list_level,
            "w:framePr": self._set_frame,
            "w:footnote": self._begin_note,
            "w:endnote": self._begin_note,
            "w:txbxContent": self._begin_box,
            "v:textpath": self._text_path,
            "mc:AlternateContent": lambda _: self._taken.append(False),
            "mc:Choice": self._alternative,
            "mc:Fallback": self._alternative,
            "w:sdtPr": self._skip,
            "w:sectPr": lambda _: self.sections.append(Section()),
            "w:sectPrChange": self._skip,
            "w:headerReference": self._header,
            "w:footerReference": self._footer,
            "w:titlePg": self._title_page,
            "w:altChunk": self._chunk,
            "w:numberingChange": self._skip,
        }

    def _cell_starts(self) -> Starts:
        tables = self._tables
        return {
            "w:tbl": tables.begin_table,
            "w:tr": tables.begin_row,
            "w:trPr": self._begin_row_mark,
            "w:tblHeader": tables.set_header,
            "w:gridBefore": tables.before,
            "w:tc": tables.begin_cell,
            "w:gridSpan": tables.set_span,
            "w:vMerge": tables.merge,
            "w:hMerge": tables.merge,
            "w:cellDel": tables.delete_cell,
            **dict.fromkeys(("w:tblPrChange", "w:trPrChange", "w:tcPrChange"), self._skip),
            **dict.fromkeys(("w:tblPrExChange", "w:tblGridChange"), self._skip),
        }

    def _paragraph_ends(self) -> Ends:
        return {
            "w:p": self._end_paragraph,
            "w:pPr": self._end_mark,
            "w:trPr": self._end_row_mark,
            "w:footnote": self._end_note,
            "w:endnote": self._end_note,
            "w:tbl": self._tables.end_table,
            "w:tc": self._end_cell,
            "w:txbxContent": self._end_box,
            "mc:AlternateContent": self._end_alternatives,
        }

    # ------------------------------------------------------------------------------------------ paragraphs

    def _begin_paragraph(self, _: Attributes) -> None:
        depth = len(self._open)
        if self._carried is not None and self._carried[0] == depth:
            begun = self._carried[1]
            begun.style_id, begun.style, begun.outline, begun.list_id, begun.list_level = "", PLAIN, None, None, None
            begun.joins_next = False
            self._carried = None
        else:
            self._flush_carried(depth)
            begun = OpenParagraph(self._walk.position)
        self._open.append(begun)
        self._look.paragraph = PLAIN
        self._look.begin_run()

    def _end_paragraph(self) -> None:
        if not self._open:
            return
        ended = self._open.pop()
        if ended.joins_next:
            self._carried = (len(self._open), ended)
        else:
            self._finish(ended)
        self._look.paragraph = self._open[-1].style if self._open else PLAIN

    def _flush_carried(self, depth: int) -> None:
        """Finishes a paragraph that nothing follows which it could join."""
        if self._carried is not None and self._carried[0] >= depth:
            carried = self._carried[1]
            self._carried = None
            self._finish(carried)

    def _finish(self, ended: OpenParagraph) -> None:
        target = self._open[-1].below if self._open else self.paragraphs
        if ended.runs or ended.sightings:
            target.append(self._made(ended))
        target.extend(ended.below)

    def _made(self, ended: OpenParagraph) -> Paragraph:
        kind, level, list_name, goes_on = self._kind(ended)
        if kind is BlockKind.SUBHEADLINE and self._above not in (BlockKind.HEADLINE, BlockKind.SUBHEADLINE):
            kind = BlockKind.PARAGRAPH
        if any(run.text.strip() for run in ended.runs):
            self._above = kind
        return self._placed(
            Paragraph(
                kind, level, list_name, goes_on, runs=ended.runs, sightings=ended.sightings, comments=ended.comments
            )
        )

    def _placed(self, paragraph: Paragraph) -> Paragraph:
        paragraph.part = self._part or (Part.TEXT_BOX if self._boxes else None)
        paragraph.note = self._note[0] if self._note is not None else None
        paragraph.cell = self._tables.cell
        return paragraph

    def _kind(self, ended: OpenParagraph) -> tuple[BlockKind, int, str, bool]:
        style = ended.style
        if ended.outline is not None and style.kind is not BlockKind.HEADLINE:
            kind, level = (BlockKind.HEADING, ended.outline + 1) if ended.outline < _BODY_TEXT else (None, 0)
        else:
            kind, level = style.kind, style.level
        if kind not in (None, BlockKind.LIST_ITEM):
            return kind, level, "", False
        list_id = ended.list_id if ended.list_id is not None else style.list_id
        if list_id is not None and list_id != "0":
            numbering = self._context.numbering()
            depth = ended.list_level if ended.list_level is not None else style.list_level
            depth = numbering.level_of(ended.style_id) if depth is None else depth
            form = numbering.format(list_id, depth)
            if form != NOTHING:
                return BlockKind.LIST_ITEM, depth + 1, list_id, form != BULLET
        if kind is BlockKind.LIST_ITEM and list_id != "0":
            return kind, level, ended.style_id, False
        return BlockKind.PARAGRAPH, 0, "", False

    # ------------------------------------------------------------------------------------------ properties

    def _begin_mark(self, _: Attributes) -> None:
        self._look.in_mark = True

    def _end_mark(self) -> None:
        self._look.in_mark = False

    def _begin_row_mark(self, _: Attributes) -> None:
        self._in_row_mark = self._look.in_mark = True

    def _end_row_mark(self) -> None:
        self._in_row_mark = self._look.in_mark = False

    def _set_style(self, attributes: Attributes) -> None:
        if self._open and self._look.in_mark:
            style_id = value(attributes) or ""
            begun = self._open[-1]
            begun.style_id, begun.style = style_id, self._context.styles().get(style_id)
            self._look.paragraph = begun.style

    def _set_outline(self, attributes: Attributes) -> None:
        if self._open and self._look.in_mark:
            self._open[-1].outline = number(attributes)

    def _set_list(self, attributes: Attributes) -> None:
        if self._open and self._look.in_mark:
            self._open[-1].list_id = value(attributes)

    def _set_list_level(self, attributes: Attributes) -> None:
        if self._open and self._look.in_mark:
            self._open[-1].list_level = number(attributes)

    def _set_frame(self, attributes: Attributes) -> None:
        if self._open and value(attributes, "dropCap") in ("drop", "margin"):
            self._open[-1].joins_next = True

    # ------------------------------------------------------------------------------------------ notes, boxes and cells

    def _begin_note(self, attributes: Attributes) -> None:
        self._note = self._notes.get(value(attributes, "id") or "")
        if self._note is None or value(attributes, "type") in _SEPARATORS:
            self._note = None
            self._walk.skip()

    def _end_note(self) -> None:
        self._flush_carried(0)
        self._note = None

    def _begin_box(self, _: Attributes) -> None:
        self._boxes += 1
        self._look.enter()
        self._tables.enter()
        self.fields.enter()

    def _end_box(self) -> None:
        self._flush_carried(len(self._open))
        self._boxes -= 1
        self._look.leave()
        self._tables.leave()
        self.fields.leave()

    def _end_cell(self) -> None:
        self._flush_carried(len(self._open))
        self._tables.end_cell()

    def _text_path(self, attributes: Attributes) -> None:
        """Letters that are drawn along a line, as in a heading set as a picture or a watermark."""
        words = attributes.get("string", "")
        if self._open and not self._gone and words.strip():
            self._boxes += 1
            drawn = WordRun(words.translate(ONE_SPACE), place=self._stand_in(), exact=False)
            self._open[-1].below.append(self._placed(Paragraph(runs=[drawn])))
            self._boxes -= 1

    def _alternative(self, _: Attributes) -> None:
        """The first of several ways to show the same thing is read, as Word itself does."""
        if self._taken and self._taken[-1]:
            self._walk.skip()
        elif self._taken:
            self._taken[-1] = True

    def _end_alternatives(self) -> None:
        del self._taken[-1:]

    # ------------------------------------------------------------------------------------------ sections and chunks

    def _header(self, attributes: Attributes) -> None:
        if self.sections:
            self.sections[-1].headers[value(attributes, "type") or "default"] = relation(attributes) or ""

    def _footer(self, attributes: Attributes) -> None:
        if self.sections:
            self.sections[-1].footers[value(attributes, "type") or "default"] = relation(attributes) or ""

    def _title_page(self, attributes: Attributes) -> None:
        if self.sections:
            self.sections[-1].title_page = is_on(attributes)

    def _chunk(self, attributes: Attributes) -> None:
        if not self._gone:
            target = self._open[-1].below if self._open else self.paragraphs
            for paragraph in self._context.chunk(relation(attributes) or ""):
                cell = paragraph.cell
                self._placed(paragraph).cell = cell or self._tables.cell
                target.append(paragraph)
