"""The words of a PDF page, with their boxes, as the library finds them in the order of the page's content."""

from __future__ import annotations

import ctypes
import re
from ctypes import byref
from dataclasses import dataclass, field
from math import isfinite
from struct import Struct
from typing import NamedTuple

from factcheck.loading.pdf.library import PDFIUM, Rectangle
from factcheck.text.layout import Box
from factcheck.text.lazy_pattern import lazy_pattern

# PDFium writes a hyphen at the end of a line as one of these, and no line end after it.
HYPHEN, _OTHER_HYPHEN = "\x02", "\ufffe"
_CLOSING = ".,;:!?)”’"
_WITHOUT_WIDTH = "\x00\u200b\u200c\u200d\u2060\ufeff"
# Characters without a width have no box either.
_WORD = re.compile(r"[^\s\x00\u200b-\u200d\u2060\ufeff]+")
_BOLD = lazy_pattern(r"bold|black|heavy|demi|semibd", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_INVISIBLE_MODES = frozenset({3, 7})  # neither filled nor stroked
_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_RIGHT_TO_LEFT_RUN = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]{2,}")
_SMALLER = 0.9  # times the height of the letters before: raised, as the 3 of "said3"
_LOOSE = 0.6  # times the height: a gap that a program sets without a space, as between the cells of a table
_SMALLEST = 1.5  # points; nobody reads such letters
_WHITE = 250
_TEXT, _PATH, _IMAGE = 1, 2, 3
_COVERING = 0.4  # of a page: an image so large is the page
_MOST_OBJECTS = 20_000  # looked at for backgrounds
_SAMPLE = 100  # characters of a page of which it is asked whether the font tells what they are
_MOST_GROUNDS = 200  # backgrounds, the largest, among which white words may stand
_BOX_OF, _OBJECT_OF = PDFIUM.FPDFText_GetLooseCharBox, PDFIUM.FPDFText_GetTextObject
_FOUR = Struct("=4f")
_COLORS = [ctypes.c_uint() for _ in range(4)]
_COLOR_ROOM = [byref(color) for color in _COLORS]

Look = tuple[bool, int, bool]  # bold, render mode, white


class Word(NamedTuple):
    """A word as it stands on its page.

    The sides are those a reader sees on a page that is turned upright, mirrored where the page is read from right to
    left; ``first`` and ``last`` are the boxes of the first and last character in the page's own coordinates.
    ``apart`` tells a word that a space stands before from one that goes on with the word before it; before a ``loose``
    one there is a gap that no space fills.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool
    apart: bool
    loose: bool
    first: Box
    last: Box


@dataclass(slots=True)
class PageWords:
    """The words of a page, those a reader does not see, and whether an image covers it.

    ``unreadable`` is about the number of its ``characters`` that no font says the meaning of.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    hidden: list[Word] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)
    covered: bool = False
    unreadable: float = 0.0
    characters: int = 0


class _Reader:
    """Reads the words of one page."""

    def __init__(self, page: int, text: int, number: int) -> None:
        self._page = page
        self._text = text
        self._fonts: dict[int, bool] = {}
        self._room = (ctypes.c_float * 4)()
        self._room_address = ctypes.addressof(self._room)
        self._last_object = 0
        self._last_right = 0.0
        self._look: Look = (False, 0, False)
        self._rotation = PDFIUM.FPDFPage_GetRotation(page) % 4
        area = Rectangle()
        PDFIUM.FPDF_GetPageBoundingBox(page, byref(area))
        self._area = (area.left, area.bottom, area.right, area.top)
        self._upright_already = self._rotation == 0 and area.left == 0 and area.bottom == 0
        self._right_to_left = False
        self._found: list[tuple[Word, Look]] = []
        width, height = area.right - area.left, area.top - area.bottom
        if self._rotation % 2:
            width, height = height, width
        self.page = PageWords(number, width, height, [])

    def read(self) -> PageWords:
        """The words of the page."""
        characters = self._characters()
        self.page.characters = len(characters)
        self._right_to_left = _RIGHT_TO_LEFT.search(characters) is not None
        for match in _WORD.finditer(characters):
            self._read_word(characters, match)
        if not isfinite(sum(word.left + word.bottom + word.right + word.top for word, _ in self._found)):
            self._found = [found for found in self._found if isfinite(sum(found[0].first + found[0].last))]
        self._sort()
        if not self.page.words:
            self._look_for_scan()
        if self._right_to_left and len(_RIGHT_TO_LEFT.findall(characters)) * 2 > len(characters):
            self.page.words = [word._replace(left=-word.right, right=-word.left) for word in self.page.words]
        return self.page

    def _sort(self) -> None:
        """Tells the words a reader sees from the others."""
        page = self.page
        white: list[Word] = []
        for word, (_, mode, is_white) in self._found:
            if mode in _INVISIBLE_MODES or word.top - word.bottom < _SMALLEST or self._outside(word.first):
                page.hidden.append(word)
            elif is_white:
                white.append(word)
            elif word.first is not word.last and self._is_turned(word):
                page.turned.append(word)
            else:
                page.words.append(word)
        if white:
            self._sort_white(white)

    def _characters(self) -> str:
        count = PDFIUM.FPDFText_CountChars(self._text)
        if count <= 0:
            return ""
        room = (ctypes.c_ushort * (count + 1))()
        written = PDFIUM.FPDFText_GetText(self._text, 0, count, room)
        characters = bytes(room)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if written != count + 1 or len(characters) != count or re.search("[\ud800-\udfff]", characters):
            codes = (PDFIUM.FPDFText_GetUnicode(self._text, index) for index in range(count))
            characters = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
        sample = [index for index in range(0, count, 1 + count // _SAMPLE) if not characters[index].isspace()]
        unknown = sum(PDFIUM.FPDFText_HasUnicodeMapError(self._text, index) == 1 for index in sample)
        self.page.unreadable = count * unknown / max(1, len(sample))
        return characters.replace(_OTHER_HYPHEN, HYPHEN)

    def _read_word(self, characters: str, match: re.Match[str]) -> None:
        start, end = match.span()
        text = match.group()
        apart = self._apart(characters, start)
        if HYPHEN in text:
            ends = [start + at + 1 for at, sign in enumerate(text[:-1]) if sign == HYPHEN]
            for stop in ends:
                if self._ends_line(stop - 1):
                    self._add(characters, start, stop, apart)
                    start, apart = stop, True
        self._add(characters, start, end, apart)

    def _ends_line(self, index: int) -> bool:
        """True for a character whose successor stands on another line."""
        this, following = self._box(index), self._box(index + 1)
        if self._rotation % 2:
            return abs(this[0] - following[0]) > 0.5 * (this[2] - this[0])
        return abs(this[1] - following[1]) > 0.5 * (this[3] - this[1])

    def _add(self, characters: str, start: int, end: int, apart: bool) -> None:
        """Adds the word of these characters to those found."""
        item = _OBJECT_OF(self._text, start) or 0
        if item != self._last_object:
            self._last_object = item
            self._look = self._look_of(item) if item else (False, 0, False)
        first = last = self._box(start)
        if end - start > 1:
            last = self._box(end - 1)
        if last[3] - last[1] < _SMALLER * (first[3] - first[1]):
            raised = self._raised_from(start, end)
            if raised:
                self._add(characters, start, raised, apart)
                self._add(characters, raised, end, False)
                return
        if self._upright_already:
            left, bottom, right, top = first if first is last else _around(first, last)
        else:
            left, bottom, right, top = _around(self._upright(first), self._upright(last))
        gap = left - self._last_right
        loose = apart and gap > _LOOSE * (top - bottom) and start > 0 and characters[start - 1] == " "
        if loose:
            loose = bool(PDFIUM.FPDFText_IsGenerated(self._text, start - 1))
        self._last_right = right
        text = characters[start:end]
        if self._right_to_left:
            text = _RIGHT_TO_LEFT_RUN.sub(lambda run: self._logical(run, start), text)
        self._found.append((Word(text, left, bottom, right, top, self._look[0], apart, loose, first, last), self._look))

    def _logical(self, run: re.Match[str], start: int) -> str:
        """Letters read from right to left in that order: PDFium leaves some in the order of their places."""
        first, last = self._box(start + run.start()), self._box(start + run.end() - 1)
        return run.group()[::-1] if first[0] < last[0] else run.group()

    def _box(self, index: int) -> Box:
        if not _BOX_OF(self._text, index, self._room_address):
            return (0.0, 0.0, 0.0, 0.0)
        left, top, right, bottom = _FOUR.unpack_from(self._room)
        return (left, bottom, right, top)

    def _upright(self, box: Box) -> Box:
        """The box on the page as it is shown."""
        left, bottom, right, top = box
        x, y, far_x, far_y = self._area
        if self._rotation == 1:
            return (bottom - y, far_x - right, top - y, far_x - left)
        if self._rotation == 2:
            return (far_x - right, far_y - top, far_x - left, far_y - bottom)
        if self._rotation == 3:
            return (far_y - top, left - x, far_y - bottom, right - x)
        return (left - x, bottom - y, right - x, top - y)

    def _apart(self, characters: str, start: int) -> bool:
        """True for a word with a space or line end before it, unless PDFium was misled to make that up."""
        before = characters[start - 1 : start]
        if before == " " and start > 1 and characters[start - 2] > " " and characters[start - 2] not in _WITHOUT_WIDTH:
            dense = is_east_asian(characters[start]) or is_east_asian(characters[start - 2])
            return not (
                dense and self._is_close(start - 2, start) and PDFIUM.FPDFText_IsGenerated(self._text, start - 1)
            )
        if before == "\n" and characters[start] not in _CLOSING:
            return True
        end = start
        while end and not _WORD.match(characters, end - 1):
            end -= 1
        between = characters[end:start]
        seen = between.strip(_WITHOUT_WIDTH)
        zero_width = seen != between and seen in ("", " ")
        lowered = "\n" in seen and characters[start] in _CLOSING  # the full stop after a raised number
        if end == 0 or not (zero_width or lowered):
            return True
        last, first = self._box(end - 1), self._box(start)
        height = first[3] - first[1]
        if not -0.3 * height < first[0] - last[2] < 0.04 * height or abs(first[1] - last[1]) > 0.6 * height:
            return True
        return seen == " " and not PDFIUM.FPDFText_IsGenerated(self._text, characters.index(" ", end))

    def _is_close(self, index: int, following: int) -> bool:
        """True for two characters with less between them than a space."""
        one, other = self._box(index), self._box(following)
        return other[0] - one[2] < 0.3 * (other[3] - other[1])

    def _raised_from(self, start: int, end: int) -> int:
        """Where the raised end of a word begins, 0 where all of it stands on the line."""
        base = self._box(start)
        height = base[3] - base[1]
        for index in range(start + 1, end):
            box = self._box(index)
            if box[3] - box[1] < _SMALLER * height and box[1] > base[1] + 0.1 * height:
                return index
        return 0

    def _look_of(self, found: int) -> Look:
        font = PDFIUM.FPDFTextObj_GetFont(found) or 0
        bold = self._fonts.get(font)
        if bold is None:
            bold = self._fonts[font] = font != 0 and _is_bold(font)
        mode = PDFIUM.FPDFTextObj_GetTextRenderMode(found)
        return bold, mode, mode in (0, 4) and _is_white(found)

    def _is_turned(self, word: Word) -> bool:
        """True for a word that runs upwards, downwards or aslant."""
        low, high = (0, 2) if self._rotation % 2 else (1, 3)
        height = max(word.first[high] - word.first[low], word.last[high] - word.last[low])
        return word.top - word.bottom > 1.6 * height

    def _outside(self, box: Box) -> bool:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return not (self._area[0] <= x <= self._area[2] and self._area[1] <= y <= self._area[3])

    def _sort_white(self, white: list[Word]) -> None:
        """White words are seen where something darker lies below them."""
        grounds = sorted((bounds for _, bounds in self._objects()), key=_area)[-_MOST_GROUNDS:]
        seen = {id(word) for word in white if any(_lies_on(word.first, ground) for ground in grounds)}
        self.page.hidden += [word for word in white if id(word) not in seen]
        kept = {id(word) for word in self.page.words} | seen
        self.page.words = [word for word, _ in self._found if id(word) in kept]

    def _look_for_scan(self) -> None:
        least = _COVERING * _area(self._area)
        self.page.covered = any(kind == _IMAGE and _area(bounds) > least for kind, bounds in self._objects())

    def _objects(self) -> list[tuple[int, Box]]:
        """Images, shadings and painted shapes that are not white."""
        found: list[tuple[int, Box]] = []
        sides = [ctypes.c_float() for _ in range(4)]
        for index in range(min(PDFIUM.FPDFPage_CountObjects(self._page), _MOST_OBJECTS)):
            item = PDFIUM.FPDFPage_GetObject(self._page, index)
            kind = PDFIUM.FPDFPageObj_GetType(item)
            if kind == _TEXT or (kind == _PATH and not _is_painted(item)):
                continue
            if PDFIUM.FPDFPageObj_GetBounds(item, *map(byref, sides)):
                found.append((kind, (sides[0].value, sides[1].value, sides[2].value, sides[3].value)))
        return found


def read_words(page: int, text: int, number: int) -> PageWords:
    """The words of a loaded page."""
    return _Reader(page, text, number).read()


def is_east_asian(sign: str) -> bool:
    """True for signs of scripts that are written without spaces."""
    return sign >= "\u2e80" and (sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or "\uff00" <= sign <= "\uffef")


def _around(one: Box, other: Box) -> Box:
    left, bottom, right, top = one
    a, b, c, d = other
    return (min(a, left), min(b, bottom), max(c, right), max(d, top))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _lies_on(box: Box, ground: Box) -> bool:
    across = ground[0] <= box[0] + 1 and box[2] <= ground[2] + 1
    return across and ground[1] <= box[3] and box[1] <= ground[3]


def _is_bold(font: int) -> bool:
    room = ctypes.create_string_buffer(200)
    PDFIUM.FPDFFont_GetBaseFontName(font, room, len(room))
    flags = ctypes.c_int()
    PDFIUM.FPDFFont_GetFlags(font, byref(flags))
    return bool(flags.value & _FORCED_BOLD) or _BOLD.search(room.value.decode("latin-1")) is not None


def _is_white(item: int) -> bool:
    if not PDFIUM.FPDFPageObj_GetFillColor(item, *_COLOR_ROOM):
        return False
    return _COLORS[3].value == 0 or all(color.value >= _WHITE for color in _COLORS[:3])


def _is_painted(path: int) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    PDFIUM.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    return fill.value != 0 and not _is_white(path)
