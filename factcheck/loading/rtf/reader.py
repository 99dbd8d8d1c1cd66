"""Rich text: its visible words, paragraphs, tables and notes, and what is hidden in it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from factcheck.loading.draft import Draft
from factcheck.loading.flow import Paragraph, Sighting, draft_of
from factcheck.loading.rtf.characters import WESTERN, code_page_codec
from factcheck.loading.rtf.fields import elsewhere, read_field
from factcheck.loading.rtf.state import State, Target
from factcheck.loading.rtf.story import Story
from factcheck.loading.rtf.styles import Head
from factcheck.loading.rtf.tokens import Token, Tokens
from factcheck.text.layout import Part
from factcheck.text.notice import NoticeKind

# Groups that show nothing, or say once more what another group says.
_SKIPPED = frozenset(
    {"colortbl", "info", "pict", "sp", "shprslt", "nonshppict", "nonesttables", "xe", "rxe", "txe", "tc", "tcn"}
    | {"bkmkstart", "bkmkend", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "filetbl", "private"}
    | {"objdata", "objclass", "objname", "themedata", "pgdsctbl", "revtbl", "listtable", "listoverridetable"}
)
# Groups marked as new in their time ({\*\word …}) that are read; others so marked are passed over, as the mark asks.
_STARRED = frozenset({"fldinst", "fldrslt", "footnote", "shpinst", "shptxt", "do", "dptxbxtext", "ud"}) | {
    "annotation",
    "template",
}
_PARTS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Part.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Part.FOOTER),
}
_CHARACTERS = {"tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•"}
_CHARACTERS |= {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"}
_CHARACTERS |= {"emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005"}
_CHARACTERS |= {"zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b", "ltrmark": "\u200e", "rtlmark": "\u200f"}
_SIGNS = {"\\": "\\", "{": "{", "}": "}", "~": "\xa0", "_": "\u2011", "\t": "\t"}
_HEAD_WORDS = frozenset({"fcharset", "cpg"})
_SETS = {"ansi": WESTERN, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_COMMENT = Sighting(NoticeKind.OPEN_COMMENT, "a comment is still in the file")
_EMBEDDED = Sighting(NoticeKind.UNREAD_CONTENT, "an embedded object is not read", minor=True)
_LINKED = Sighting(NoticeKind.ACTIVE_CONTENT, "an object is linked, or acts when the file is opened")
_TEMPLATE = Sighting(NoticeKind.ACTIVE_CONTENT, "a template is fetched from elsewhere")
_DATE = Sighting(NoticeKind.CHANGING_FIELD, "a date or time is set anew each time the file is opened, and not read")
_BRACE = Sighting(NoticeKind.DAMAGED_FILE, "the closing brace is missing: the file may have been cut off")


def read_rtf(path: str, data: bytes) -> Draft:
    """The draft of rich text. Raises InputNotRead for a file that is cut off, hits a limit, or shows no words."""
    reader = _Reader(path, data)
    reader.read()
    return draft_of(path, reader.paragraphs(), reader.sightings, {})


class _Reader:
    """Follows the tokens of a file; each group has a state, which ends with it."""

    def __init__(self, path: str, data: bytes) -> None:
        self.sightings: list[Sighting] = []
        self._head = Head()
        self._tables = 0
        self._body = Story(self._head, self._next_table)
        self._state = State(self._head, self._body)
        self._stack: list[State] = []
        self._pending = bytearray()  # bytes of one code page: characters of two bytes may be written in two ways
        self._fallback = 0  # characters still to be passed over, which stand for a Unicode character before them
        self._high = 0  # the first half of a character that is written as two
        self._skip_next = False
        self._footnotes = self._endnotes = 0
        self._notes: list[Paragraph] = []
        self._running: dict[Part, dict[str, list[Paragraph]]] = {Part.HEADER: {}, Part.FOOTER: {}}
        self._words: dict[str, Callable[[int | None], None]] = self._handlers()
        self._tokens = Tokens(path, data, _SKIPPED | _HEAD_WORDS | _CHARACTERS.keys() | self._words.keys())

    def read(self) -> None:
        """Reads to the end of the outermost group; what stands behind it is shown by no program."""
        tokens = self._tokens
        while (token := tokens.next()) is not None:
            if token is Token.TEXT:
                self._text(tokens.value)
                continue
            if token is Token.BYTE:
                self._byte(int(tokens.value, 16))
                continue
            if self._pending:
                self._flush()
            if token is Token.WORD:
                self._word(tokens.value, tokens.number)
            elif token is Token.OPEN:
                self._open()
            elif token is Token.CLOSE:
                self._close()
                if tokens.depth <= 0:
                    break
            else:
                self._sign(tokens.value)
        else:
            if tokens.depth > 1:
                raise tokens.unclosed()
            self.sightings.append(_BRACE)
        self._flush()
        self._body.end_paragraph(self._state.look)

    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs; what is printed on every page comes first: below the text it would look like a web page's."""
        headers = chain.from_iterable(self._running[Part.HEADER].values())
        footers = chain.from_iterable(self._running[Part.FOOTER].values())
        return [*footers, *headers, *self._body.paragraphs, *self._notes]

    # ------------------------------------------------------------------------------------------ tokens

    def _open(self) -> None:
        self._stack.append(self._state)
        self._state = self._state.inner()
        self._fallback = 0
        if self._skip_next:
            self._skip_next = False
            self._tokens.skip_group()
        elif self._state.target is Target.STYLES:
            self._head.style_begins()

    def _close(self) -> None:
        self._fallback = 0
        if not self._stack:
            return
        state, self._state = self._state, self._stack.pop()
        if state.at_close is not None:
            state.at_close()

    def _word(self, word: str, number: int | None) -> None:
        if (self._tokens.starred and word not in _STARRED) or word in _SKIPPED:
            self._tokens.skip_group()
            return
        target = self._state.target
        if target is Target.FONTS:
            self._head.font_word(word, number)
        elif target is Target.STYLES:
            self._head.style_word(word, number)
        elif (characters := _CHARACTERS.get(word)) is not None:
            if self._fallback:
                self._fallback -= 1
            else:
                self._state.put(characters)
        elif (handle := self._words.get(word)) is not None:
            handle(number)

    def _sign(self, sign: str) -> None:
        if sign in "\r\n":
            self._state.story.end_paragraph(self._state.look)
        elif (characters := _SIGNS.get(sign)) is not None:
            self._text(characters) if characters.isascii() else self._state.put(characters)

    def _text(self, written: str) -> None:
        if "\n" in written or "\r" in written:
            written = written.replace("\r", "").replace("\n", "")
        if self._fallback:
            passed = min(self._fallback, len(written))
            self._fallback -= passed
            written = written[passed:]
        if not self._pending and written.isascii() and not self._state.is_symbol:
            self._state.put(written)
        else:
            self._pending += written.encode("latin-1")

    def _byte(self, byte: int) -> None:
        if self._fallback:
            self._fallback -= 1
        else:
            self._pending.append(byte)

    def _flush(self) -> None:
        self._state.put_bytes(bytes(self._pending))
        self._pending.clear()

    # ------------------------------------------------------------------------------------------ control words

    def _handlers(self) -> dict[str, Callable[[int | None], None]]:
        handlers: dict[str, Callable[[int | None], None]] = {
            **dict.fromkeys(("par", "sect", "page", "column", "nestcell", "nestrow"), self._end_paragraph),
            **{word: self._set_part(part) for word, part in _PARTS.items()},
            **dict.fromkeys(("shptxt", "dptxbxtext"), self._text_box),
            **dict.fromkeys(("chdate", "chdpl", "chdpa", "chtime"), self._sight(_DATE)),
            **dict.fromkeys(("objautlink", "objlink", "objocx", "objupdate"), self._sight(_LINKED)),
            **dict.fromkeys(("listtext", "pntext"), self._list_label),
            **{word: self._set_code_page(name) for word, name in _SETS.items()},
        }
        handlers |= {"cell": self._end_cell, "row": lambda _: self._state.story.end_row(), "u": self._unicode}
        handlers |= {"ansicpg": self._code_page, "deff": self._default_font, "f": lambda n: self._state.set_font(n)}
        handlers |= {"fonttbl": lambda _: self._state.aim(Target.FONTS), "upr": self._skip_following}
        handlers |= {"stylesheet": lambda _: self._state.aim(Target.STYLES), "object": self._sight(_EMBEDDED)}
        handlers |= {"field": lambda _: self._state.begin_field(), "fldinst": self._instruction}
        handlers |= {"fldrslt": lambda _: self._state.begin_result(), "template": self._template}
        handlers |= {"footnote": self._note, "ftnalt": self._endnote}
        handlers |= {"annotation": self._comment, "trowd": self._row(False), "trhdr": self._row(True)}
        for word in ("pard", "s", "outlinelevel", "ls", "ilvl", "intbl"):
            handlers[word] = self._paragraph_word(word)
        for word in ("plain", "b", "v", "super", "sub", "nosupersub", "up", "dn", "deleted", "revised", "uc"):
            handlers[word] = self._character_word(word)
        return handlers

    def _paragraph_word(self, word: str) -> Callable[[int | None], None]:
        return lambda number: self._state.paragraph_word(word, number)

    def _character_word(self, word: str) -> Callable[[int | None], None]:
        return lambda number: self._state.character_word(word, number)

    def _sight(self, sighting: Sighting) -> Callable[[int | None], None]:
        return lambda _: self._state.story.sightings.append(sighting)

    def _row(self, header: bool) -> Callable[[int | None], None]:
        return lambda _: self._state.story.begin_row(header)

    def _set_code_page(self, name: str) -> Callable[[int | None], None]:
        return lambda _: self._use_code_page(name)

    def _set_part(self, part: Part) -> Callable[[int | None], None]:
        return lambda _: self._running_part(part)

    def _end_paragraph(self, number: int | None) -> None:
        del number
        if self._state.target is Target.TEXT:
            self._state.story.end_paragraph(self._state.look)

    def _end_cell(self, number: int | None) -> None:
        del number
        if self._state.target is Target.TEXT:
            self._state.story.end_cell(self._state.look)

    def _code_page(self, number: int | None) -> None:
        name = code_page_codec(number or 0)
        if name is None:
            label = f"code page {number} is not known: read as Windows-1252, which is a guess"
            self.sightings.append(Sighting(NoticeKind.GUESSED_ENCODING, label))
        self._use_code_page(name or WESTERN)

    def _use_code_page(self, name: str) -> None:
        self._head.code_page = name
        self._state.set_font(None)

    def _default_font(self, number: int | None) -> None:
        self._head.default_font = number or 0

    def _skip_following(self, number: int | None) -> None:
        del number  # {\upr{in the code page}{\*\ud{in Unicode}}} says the same twice
        self._skip_next = True

    def _unicode(self, number: int | None) -> None:
        self._fallback = self._state.fallback
        code = (number or 0) + (0x10000 if number is not None and number < 0 else 0)
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00) if self._high else -1
        self._high = 0
        self._state.put_code(code)

    # ------------------------------------------------------------------------------------------ groups

    def _next_table(self) -> int:
        self._tables += 1
        return self._tables

    def _instruction(self, number: int | None) -> None:
        del number
        field = self._state.field

        def close() -> None:
            read = read_field("".join(words))
            if field is not None:
                field.read = read
            if read.outside is not None:
                story.sightings.append(read.outside)

        story = self._state.story
        words = self._state.collect(close)

    def _template(self, number: int | None) -> None:
        del number

        def close() -> None:
            if elsewhere("".join(words)):
                self.sightings.append(_TEMPLATE)

        words = self._state.collect(close)

    def _list_label(self, number: int | None) -> None:
        del number
        story = self._state.story

        def close() -> None:
            story.list_label = "".join(words)

        words = self._state.collect(close)

    def _comment(self, number: int | None) -> None:
        del number
        self._state.story.sightings.append(_COMMENT)
        self._tokens.skip_group()

    def _running_part(self, part: Part) -> None:
        story = Story(self._head, self._next_table, part)

        def close() -> None:
            words = "\n".join(paragraph.text for paragraph in story.paragraphs)
            self._running[part].setdefault(words, story.paragraphs)  # each section states its own once more

        self._state.begin_story(story, close)

    def _text_box(self, number: int | None) -> None:
        del number
        around = self._state.story
        story = Story(self._head, self._next_table, around.part or Part.TEXT_BOX, around.note)
        self._state.begin_story(story, lambda: around.put_below(story.paragraphs))

    def _note(self, number: int | None) -> None:
        del number
        self._footnotes += 1
        story = Story(self._head, self._next_table, Part.FOOTNOTE, self._footnotes)
        self._state.begin_story(story, lambda: self._notes.extend(story.paragraphs))

    def _endnote(self, number: int | None) -> None:
        del number
        story = self._state.story
        if story.part is Part.FOOTNOTE:
            self._footnotes -= 1
            self._endnotes += 1
            story.part, story.note = Part.ENDNOTE, self._endnotes
