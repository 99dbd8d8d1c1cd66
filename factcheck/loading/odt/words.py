"""What stands inside the paragraphs of an OpenDocument text: characters, links, fields, changes, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from factcheck.loading.flow import Paragraph, Run, Sighting
from factcheck.loading.odt.names import count, value
from factcheck.loading.odt.styles import Look, Styles
from factcheck.loading.parts import Attributes, PartWalk
from factcheck.loading.rtf.fields import elsewhere
from factcheck.text.notice import NoticeKind

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 20  # of one tag: more set out nothing, and a million such tags would fill the memory
_MOST_HIDDEN = 200
_INSERTED = Sighting(NoticeKind.TRACKED_CHANGE, "a tracked insertion")
_DELETED = Sighting(NoticeKind.TRACKED_CHANGE, "a tracked deletion")
_RESTYLED = Sighting(NoticeKind.TRACKED_CHANGE, "a tracked change of form", minor=True)
_COMMENT = Sighting(NoticeKind.OPEN_COMMENT, "a comment is still in the file")
_DATE = Sighting(
    NoticeKind.CHANGING_FIELD, "a date field changes each time the file is opened; it was saved with its words here"
)
_TIME = Sighting(
    NoticeKind.CHANGING_FIELD, "a time field changes each time the file is opened; it was saved with its words here"
)
_OBJECT = Sighting(NoticeKind.UNREAD_CONTENT, "an embedded object is not read", minor=True)
_MACRO = Sighting(NoticeKind.ACTIVE_CONTENT, "a macro is called when something happens in the file")
_SCRIPT = Sighting(NoticeKind.ACTIVE_CONTENT, "a script")
_FETCHED = Sighting(NoticeKind.ACTIVE_CONTENT, "a section is fetched from elsewhere")
_FRAME = Sighting(NoticeKind.ACTIVE_CONTENT, "a frame shows a page from elsewhere")


@dataclass(slots=True)
class OpenParagraph:
    """An open paragraph or, without one, a drawing, whose characters are none of the text around it.

    ``holder`` is the paragraph that what is not shown belongs to: the paragraph itself, or that around the drawing.
    """

    paragraph: Paragraph | None
    holder: Paragraph | None
    look: Look = field(default_factory=Look)
    ends_blank: bool = True
    spans: list[Look] = field(default_factory=list)


class Words:
    """Takes the elements inside paragraphs; what they make goes to the innermost open paragraph.

    A subclass opens the paragraphs and sets ``_walk``.
    """

    _walk: PartWalk

    def __init__(self, styles: Styles) -> None:
        self.sightings: list[Sighting] = []
        self._styles = styles
        self._open: list[OpenParagraph] = []
        self._links: list[str] = []
        self._remarks: list[Sighting | None] = []  # of the fields that are open
        self._hidden = 0  # inside how many hidden sections
        self._hidden_words: list[str] = []
        self._sections: list[bool] = []
        self._changes: dict[str, Sighting] = {}
        self._change = ""
        self._inserted: set[str] = set()

    def _word_starts(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {
            "text:span": self._begin_span,
            "text:a": self._begin_link,
            "text:s": self._spaces,
            "text:tab": self._tab,
            "text:line-break": self._line_break,
            "office:annotation": self._comment,
            "text:changed-region": self._begin_change,
            "text:insertion": self._insertion,
            "text:deletion": self._deletion,
            "text:format-change": self._restyling,
            "text:change": self._change_mark,
            "text:change-start": self._change_start,
            "text:change-end": self._change_end,
            "text:date": self._begin_field(_DATE),
            "text:time": self._begin_field(_TIME),
            "text:hidden-text": self._hidden_field,
            "text:hidden-paragraph": self._hidden_paragraph,
            "text:section": self._begin_section,
            "text:section-source": self._section_source,
            "office:event-listeners": self._listeners,
            "text:script": self._script,
            "draw:object": self._object,
            "draw:object-ole": self._object,
            "draw:applet": self._object,
            "draw:plugin": self._object,
            "draw:floating-frame": self._frame,
        }

    def _word_ends(self) -> Mapping[str, Callable[[], None]]:
        return {
            "text:span": self._end_span,
            "text:a": self._end_link,
            "text:date": self._end_field,
            "text:time": self._end_field,
            "text:section": self._end_section,
        }

    # ------------------------------------------------------------------------------------------ characters

    def _characters(self, characters: str) -> None:
        if not self._open or self._open[-1].paragraph is None:
            return
        written = _BLANKS.sub(" ", characters)
        if self._open[-1].ends_blank and written.startswith(" "):
            written = written[1:]
        if written:
            self._put(written)

    def _put(self, characters: str) -> None:
        """Adds characters to the open paragraph."""
        if not self._open or (paragraph := self._open[-1].paragraph) is None:
            return
        opened = self._open[-1]
        look = opened.spans[-1] if opened.spans else opened.look
        if look.hidden or self._hidden:
            if len(self._hidden_words) < _MOST_HIDDEN:
                self._hidden_words.append(characters)
            return
        self._end_hidden(paragraph)
        sighting = self._remarks[-1] if self._remarks else None
        if sighting is None and self._inserted:
            sighting = _INSERTED
        link = self._links[-1] if self._links else ""
        paragraph.runs.append(Run(characters, link, look.bold, look.raised, sighting))
        opened.ends_blank = characters[-1] in " \t\n"

    def _end_hidden(self, paragraph: Paragraph) -> None:
        """Notes the words that were hidden up to here."""
        words = "".join(self._hidden_words)
        self._hidden_words.clear()
        if words.strip():
            paragraph.sightings.append(Sighting(NoticeKind.HIDDEN_TEXT, "hidden text", words))

    def _spaces(self, attributes: Attributes) -> None:
        self._put(" " * min(count(attributes, "text:c"), _MOST_SPACES))

    def _tab(self, attributes: Attributes) -> None:
        del attributes
        self._put("\t")

    def _line_break(self, attributes: Attributes) -> None:
        del attributes
        self._put("\n")

    def _skip(self, attributes: Attributes) -> None:
        del attributes
        self._walk.skip()

    def _begin_span(self, attributes: Attributes) -> None:
        if self._open:
            opened = self._open[-1]
            around = opened.spans[-1] if opened.spans else opened.look
            own = self._styles.look("text", value(attributes, "text:style-name"))
            opened.spans.append(Look(own.bold or around.bold, own.raised or around.raised, own.hidden or around.hidden))

    def _end_span(self) -> None:
        if self._open and self._open[-1].spans:
            self._open[-1].spans.pop()

    def _begin_link(self, attributes: Attributes) -> None:
        self._links.append(value(attributes, "xlink:href"))

    def _end_link(self) -> None:
        if self._links:
            self._links.pop()

    # ------------------------------------------------------------------------------------------ what is not shown

    def _comment(self, attributes: Attributes) -> None:
        if value(attributes, "loext:resolved") != "true":
            self._say(_COMMENT)
        self._walk.skip()

    def _say(self, sighting: Sighting) -> None:
        paragraph = self._open[-1].holder if self._open else None
        (self.sightings if paragraph is None else paragraph.sightings).append(sighting)

    def _begin_change(self, attributes: Attributes) -> None:
        self._change = value(attributes, "xml:id") or value(attributes, "text:id")

    def _insertion(self, attributes: Attributes) -> None:
        del attributes
        self._changes[self._change] = _INSERTED
        self._walk.skip()

    def _deletion(self, attributes: Attributes) -> None:
        del attributes
        self._changes[self._change] = _DELETED
        self._walk.skip()

    def _restyling(self, attributes: Attributes) -> None:
        del attributes
        self._changes[self._change] = _RESTYLED
        self._walk.skip()

    def _change_mark(self, attributes: Attributes) -> None:
        sighting = self._changes.get(value(attributes, "text:change-id"))
        if sighting is not None:
            self._say(sighting)

    def _change_start(self, attributes: Attributes) -> None:
        name = value(attributes, "text:change-id")
        sighting = self._changes.get(name)
        if sighting is _INSERTED:
            self._inserted.add(name)
        elif sighting is not None:
            self._say(sighting)

    def _change_end(self, attributes: Attributes) -> None:
        self._inserted.discard(value(attributes, "text:change-id"))

    def _begin_field(self, sighting: Sighting) -> Callable[[Attributes], None]:
        def begin(attributes: Attributes) -> None:
            around = self._remarks[-1] if self._remarks else None
            self._remarks.append(around if value(attributes, "text:fixed") == "true" else sighting)

        return begin

    def _end_field(self) -> None:
        if self._remarks:
            self._remarks.pop()

    def _hidden_field(self, attributes: Attributes) -> None:
        words = value(attributes, "text:string-value")
        if value(attributes, "text:is-hidden") == "true" and words.strip():
            self._say(Sighting(NoticeKind.HIDDEN_TEXT, "hidden text", words))
            self._walk.skip()

    def _hidden_paragraph(self, attributes: Attributes) -> None:
        if value(attributes, "text:is-hidden") == "true" and self._open:
            self._open[-1].look = Look(hidden=True)

    def _begin_section(self, attributes: Attributes) -> None:
        display = value(attributes, "text:display")
        hidden = display == "none" or (display == "condition" and value(attributes, "text:is-hidden") == "true")
        self._sections.append(hidden)
        self._hidden += hidden

    def _end_section(self) -> None:
        if self._sections and self._sections.pop():
            self._hidden -= 1
            if not self._hidden:
                holder = Paragraph()
                self._end_hidden(holder)
                self.sightings += holder.sightings

    def _section_source(self, attributes: Attributes) -> None:
        if elsewhere(value(attributes, "xlink:href")):
            self.sightings.append(_FETCHED)

    def _listeners(self, attributes: Attributes) -> None:
        del attributes
        self.sightings.append(_MACRO)
        self._walk.skip()

    def _script(self, attributes: Attributes) -> None:
        del attributes
        self.sightings.append(_SCRIPT)
        self._walk.skip()

    def _object(self, attributes: Attributes) -> None:
        del attributes
        self.sightings.append(_OBJECT)
        self._walk.skip()

    def _frame(self, attributes: Attributes) -> None:
        del attributes
        self.sightings.append(_FRAME)
        self._walk.skip()
