"""What stands inside the paragraphs of a Word file: characters and their look, fields, links, changes, comments.

What is read is the accepted view: insertions that are tracked are text, deletions are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from factcheck.loading.docx.fields import Fields
from factcheck.loading.docx.look import Look
from factcheck.loading.docx.model import Context, NoteReference, OpenParagraph, WordRun
from factcheck.loading.docx.names import keeps_space, relation, value
from factcheck.loading.docx.package import Relationship
from factcheck.loading.docx.tables import Tables
from factcheck.loading.flow import Sighting
from factcheck.loading.parts import Attributes, PartWalk
from factcheck.loading.rtf.characters import symbols
from factcheck.text.layout import Part
from factcheck.text.notice import NoticeKind

_BLANKS = " \t\n\r"
ONE_SPACE = str.maketrans("\t\n\r", "   ")
_MOST_QUOTED = 400
_INSERTED = Sighting(NoticeKind.TRACKED_CHANGE, "a tracked insertion")
_DELETED = Sighting(NoticeKind.TRACKED_CHANGE, "a tracked deletion")
_MOVED = Sighting(NoticeKind.TRACKED_CHANGE, "a tracked move")
_RESTYLED = Sighting(NoticeKind.TRACKED_CHANGE, "a tracked change of form", minor=True)
_HIDDEN = Sighting(NoticeKind.HIDDEN_TEXT, "hidden text")
_COMMENT = Sighting(NoticeKind.OPEN_COMMENT, "a comment is still in the file, at")
_UNREAD = {
    "c:chart": Sighting(NoticeKind.UNREAD_CONTENT, "a chart is not read", minor=True),
    "cx:chart": Sighting(NoticeKind.UNREAD_CONTENT, "a chart is not read", minor=True),
    "dgm:relIds": Sighting(NoticeKind.UNREAD_CONTENT, "a diagram is not read", minor=True),
    "lc:lockedCanvas": Sighting(NoticeKind.UNREAD_CONTENT, "a drawing is not read", minor=True),
    "w:object": Sighting(NoticeKind.UNREAD_CONTENT, "an embedded object is not read", minor=True),
    "w:subDoc": Sighting(NoticeKind.UNREAD_CONTENT, "another document that belongs here is not read"),
}
# Characters of symbol fonts, which stand for bullets, arrows and ticks: what they show is known to the font alone.
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SIGNS = {"w:br": "\n", "w:cr": "\n", "w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "\u2011"}

Starts = Mapping[str, Callable[[Attributes], None]]
Ends = Mapping[str, Callable[[], None]]


class Words:
    """Takes the elements inside paragraphs; what they make goes to the innermost open paragraph.

    A subclass opens the paragraphs and sets ``_walk``.
    """

    _walk: PartWalk

    def __init__(
        self,
        context: Context,
        relations: Mapping[str, Relationship],
        part: Part | None,
        ignored_fields: frozenset[int],
    ) -> None:
        self.references: list[NoteReference] = []
        self.fields = Fields(ignored_fields)
        self._context = context
        self._relations = relations
        self._part = part
        self._note: tuple[int, int] | None = None
        self._look = Look()
        self._tables = Tables(context.next_table)
        self._open: list[OpenParagraph] = []
        self._boxes = 0  # inside how many text boxes
        self._in_row_mark = False
        self._characters: list[str] | None = None  # those of the element that is being read
        self._keeps_space = False
        self._place = -1
        self._links: list[str] = []
        self._gone = 0  # inside how many deletions
        self._gone_words: list[str] = []
        self._inserted = False  # the words that come next are the first of an insertion
        self._waiting_comments = 0  # begin at the words that come next
        self._commented: set[str] = set()

    def _word_starts(self) -> Starts:
        look = self._look
        return {
            "w:r": self._begin_run,
            "m:r": self._begin_run,
            "w:rStyle": self._set_run_style,
            "w:b": look.set_bold,
            "w:vanish": look.set_hidden,
            "w:vertAlign": look.set_raised,
            "w:t": self._begin_text,
            "w:delText": self._begin_text,
            "m:t": self._begin_text,
            "w:instrText": self._begin_text,
            "w:sym": self._symbol,
            "w:fldChar": self._field_mark,
            "w:fldSimple": self._begin_simple_field,
            "w:ffData": self._skip,
            "w:hyperlink": self._begin_link,
            "w:ins": self._begin_insertion,
            "w:del": self._begin_deletion,
            "w:moveFrom": self._begin_deletion,
            "w:commentRangeStart": self._begin_comment,
            "w:commentReference": self._comment_mark,
            "w:footnoteReference": self._footnote_mark,
            "w:endnoteReference": self._endnote_mark,
            "m:den": self._begin_denominator,
            "m:sup": self._begin_exponent,
            "w:rt": self._skip,  # how an Asian word is spoken, in small signs above it
            "w:rPrChange": self._restyled,
            "w:pPrChange": self._restyled,
            **{name: self._sign(shown) for name, shown in _SIGNS.items()},
            **{name: self._unread(sighting) for name, sighting in _UNREAD.items()},
        }

    def _word_ends(self) -> Ends:
        return {
            "w:t": self._end_text,
            "m:t": self._end_text,
            "w:delText": self._end_text,
            "w:instrText": self._end_instruction,
            "w:fldSimple": self.fields.end,
            "w:hyperlink": self._end_link,
            "w:ins": self._end_insertion,
            "w:del": lambda: self._end_deletion(_DELETED),
            "w:moveFrom": lambda: self._end_deletion(_MOVED),
            "m:sup": self._end_exponent,
        }

    def _begin_run(self, _: Attributes) -> None:
        self._look.begin_run()

    def _set_run_style(self, attributes: Attributes) -> None:
        if not self._look.in_mark:
            self._look.run = self._context.styles().get(value(attributes) or "")

    def _begin_text(self, attributes: Attributes) -> None:
        self._characters = []
        self._place = self._walk.position
        self._keeps_space = keeps_space(attributes)

    def _text(self, characters: str) -> None:
        if self._characters is not None:
            self._characters.append(characters)

    def _end_text(self) -> None:
        written = "".join(self._characters or ())
        self._characters = None
        shown = written if self._keeps_space else written.strip(_BLANKS)
        if shown:
            if not shown.isascii():
                shown = _PRIVATE.sub("•", shown)
            self._say(shown.translate(ONE_SPACE), self._place)

    def _end_instruction(self) -> None:
        if not self._gone:
            self.fields.instruct("".join(self._characters or ()))
        self._characters = None

    def _sign(self, shown: str) -> Callable[[Attributes], None]:
        def say(_: Attributes) -> None:
            if not self._look.in_mark:  # a tab stop is called w:tab too
                self._say(shown, self._walk.position)

        return say

    def _symbol(self, attributes: Attributes) -> None:
        try:
            sign = chr(int(value(attributes, "char") or "", 16))
        except (ValueError, OverflowError):
            return
        if sign < " " or "\ud800" <= sign <= "\udfff":  # no character at all
            return
        font = value(attributes, "font") or ""
        private = "\ue000" <= sign <= "\uf8ff" or sign < "\u0100"
        self._say(symbols(sign, font) if private else sign, self._walk.position)

    def _say(self, shown: str, place: int) -> None:
        """Takes characters that stand in the text, if they are shown."""
        if not self._open or self.fields.silent:
            return
        begun, look = self._open[-1], self._look
        if self._gone:
            self._gone_words.append(shown[:_MOST_QUOTED])
            return
        gone = self._tables.gone
        if gone is NoticeKind.TRACKED_CHANGE:
            _quote(begun.sightings, _DELETED, shown)
        elif gone is not None or look.hidden:
            _quote(begun.sightings, _HIDDEN, shown)
        else:
            link = self._links[-1] if self._links else self.fields.link
            noticed = self._inserted or self._waiting_comments or self.fields.sightings
            sighting = self._sighting_of(shown) if noticed else None
            exact = True
            if self._part is not None or self._boxes:
                place, exact = self._stand_in(), False
            begun.runs.append(WordRun(shown, link, look.bold, look.raised, sighting, place, exact))

    def _stand_in(self) -> int:
        """Where in the body words are spoken of that are not in it."""
        if self._note is not None:
            return self._note[1]
        return self._open[0].place if self._part is None else -1

    # ------------------------------------------------------------------------------------------ sightings

    def _sighting_of(self, shown: str) -> Sighting | None:
        """What is to be told of these words; what does not fit there is told of the paragraph."""
        if not shown.strip():
            return None
        first, *more = [
            *self.fields.sightings,
            *([replace(_INSERTED, words=shown)] * self._inserted),
            *([replace(_COMMENT, words=shown)] * self._waiting_comments),
        ]
        self.fields.sightings.clear()
        self._inserted, self._waiting_comments = False, 0
        self._open[-1].sightings += more
        return first

    def _sight(self, sighting: Sighting) -> None:
        if self._open and not self._gone:
            self._open[-1].sightings.append(sighting)

    def _unread(self, sighting: Sighting) -> Callable[[Attributes], None]:
        return lambda _: self._sight(sighting)

    def _restyled(self, _: Attributes) -> None:
        self._sight(_RESTYLED)
        self._walk.skip()

    def _skip(self, _: Attributes) -> None:
        self._walk.skip()

    # ------------------------------------------------------------------------------------------ fields and links

    def _field_mark(self, attributes: Attributes) -> None:
        if self._gone:
            return
        kind = value(attributes, "fldCharType")
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self.fields.end()

    def _begin_simple_field(self, attributes: Attributes) -> None:
        self.fields.begin_simple(value(attributes, "instr") or "")

    def _begin_link(self, attributes: Attributes) -> None:
        target = self._relations.get(relation(attributes) or "")
        anchor = value(attributes, "anchor")
        address = target.target if target is not None and target.external else ""
        self._links.append(f"{address}#{anchor}" if anchor and "#" not in address else address)

    def _end_link(self) -> None:
        del self._links[-1:]

    # ------------------------------------------------------------------------------------------ changes and comments

    def _begin_insertion(self, _: Attributes) -> None:
        if not self._look.in_mark:
            self._inserted = True

    def _end_insertion(self) -> None:
        if not self._look.in_mark:
            self._inserted = False  # nothing was inserted but a picture, say

    def _begin_deletion(self, _: Attributes) -> None:
        if self._in_row_mark:
            self._tables.delete_row()
        elif not self._look.in_mark:
            self._gone += 1
        elif self._open:
            self._open[-1].joins_next = True

    def _end_deletion(self, sighting: Sighting) -> None:
        if self._look.in_mark or not self._gone:
            return
        self._gone -= 1
        words = "".join(self._gone_words)
        if not self._gone and self._open and words.strip():
            self._sight(replace(sighting, words=words))
        if not self._gone:
            self._gone_words.clear()

    def _begin_comment(self, attributes: Attributes) -> None:
        comment = value(attributes, "id") or ""
        if comment not in self._context.open_comments or comment in self._commented:
            return
        self._commented.add(comment)
        words = self._context.open_comments[comment].strip()
        if not words.lower().startswith("factcheck:"):
            self._waiting_comments += 1
        elif self._open:
            self._open[-1].comments.append(words)

    def _comment_mark(self, attributes: Attributes) -> None:
        self._begin_comment(attributes)
        if self._waiting_comments:  # on a picture, or on no words at all
            self._waiting_comments -= 1
            self._sight(replace(_COMMENT, label="a comment is still in the file"))

    # ------------------------------------------------------------------------------------------ notes and formulas

    def _footnote_mark(self, attributes: Attributes) -> None:
        self._refer(Part.FOOTNOTE, attributes)

    def _endnote_mark(self, attributes: Attributes) -> None:
        self._refer(Part.ENDNOTE, attributes)

    def _refer(self, part: Part, attributes: Attributes) -> None:
        gone = self._gone or self._look.hidden or self.fields.silent or self._tables.gone is not None
        note_id = value(attributes, "id")
        if note_id is not None and not gone:
            place = self._stand_in() if self._boxes else self._walk.position
            self.references.append(NoteReference(part, note_id, place))

    def _begin_denominator(self, _: Attributes) -> None:
        self._say("/", self._walk.position)

    def _begin_exponent(self, _: Attributes) -> None:
        self._look.raised_by_formula += 1

    def _end_exponent(self) -> None:
        self._look.raised_by_formula -= 1


def _quote(sightings: list[Sighting], sighting: Sighting, words: str) -> None:
    """Adds words to what was noticed last if it is of the same kind: a stretch over many runs is one sighting."""
    if sightings and sightings[-1].label == sighting.label:
        last = sightings[-1]
        if len(last.words) < _MOST_QUOTED:
            sightings[-1] = replace(last, words=last.words + words)
    else:
        sightings.append(replace(sighting, words=words))
