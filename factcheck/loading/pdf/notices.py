"""What is told of a PDF besides its words: what was left out, what could act, what could not be read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from ctypes import byref, c_int, c_void_p, create_string_buffer

from factcheck.loading.pdf.library import PDFIUM, Rectangle, wide_text
from factcheck.loading.pdf.words import PageWords
from factcheck.loading.pdf.writing import LinkArea
from factcheck.text.notice import Notice, NoticeKind

_ACTION = re.compile(rb"/S[\s\x00]{0,9}/(JavaScript|Launch)\b")
_OBJECT_STREAM = re.compile(rb"/ObjStm\b[^>]{0,300}>>\s{0,9}stream\r?\n")
_MOST_STREAMS, _LARGEST_STREAM = 200, 4_000_000
_URI = 3
_MOST_LINKS, _LONGEST_LINK = 2_000, 2_000
# Kinds of annotations: remarks of a reader, words typed onto the page, fields of a form.
_REMARKS = frozenset({1, 9, 10, 11, 12, 13, 14})
_TYPED, _FIELD = 3, 20
OWN_AUTHOR = "factcheck"


def link_areas(document: int, page: int) -> list[LinkArea]:
    """The areas of a page that lead to an address."""
    found: list[LinkArea] = []
    position, link, area = c_int(), c_void_p(), Rectangle()
    while len(found) < _MOST_LINKS and PDFIUM.FPDFLink_Enumerate(page, byref(position), byref(link)):
        action = PDFIUM.FPDFLink_GetAction(link)
        if not action or PDFIUM.FPDFAction_GetType(action) != _URI:
            continue
        room = create_string_buffer(_LONGEST_LINK)
        size = PDFIUM.FPDFAction_GetURIPath(document, action, room, len(room))
        target = room.value.decode("utf-8", "replace").strip()
        if 1 < size <= len(room) and target and PDFIUM.FPDFLink_GetAnnotRect(link, byref(area)):
            found.append(LinkArea((area.left, area.bottom, area.right, area.top), target))
    return found


def page_annotations(page: int) -> tuple[int, int, int]:
    """How many remarks of readers, texts typed onto the page, and filled fields a page has."""
    remarks = typed = fields = 0
    for index in range(min(PDFIUM.FPDFPage_GetAnnotCount(page), _MOST_LINKS)):
        note = PDFIUM.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = PDFIUM.FPDFAnnot_GetSubtype(note)
        if kind in _REMARKS:
            written = wide_text(PDFIUM.FPDFAnnot_GetStringValue, note, b"Contents").strip()
            remarks += bool(written) and wide_text(PDFIUM.FPDFAnnot_GetStringValue, note, b"T") != OWN_AUTHOR
        elif kind == _TYPED:
            typed += 1
        elif kind == _FIELD:
            fields += bool(wide_text(PDFIUM.FPDFAnnot_GetStringValue, note, b"V").strip())
        PDFIUM.FPDFPage_CloseAnnot(note)
    return remarks, typed, fields


def file_notices(document: int, data: bytes, damaged: int) -> Iterator[Notice]:
    """What the file as a whole holds."""
    if not PDFIUM.FPDF_DocumentHasValidCrossReferenceTable(document):
        yield Notice(NoticeKind.DAMAGED_FILE, "the index of the file is damaged and was made anew from the rest")
    if damaged:
        shown = "a part of the file is" if damaged == 1 else f"{damaged} parts of the file are"
        yield Notice(NoticeKind.DAMAGED_FILE, f"{shown} damaged: words may be missing")
    actions = _actions(data)
    if b"JavaScript" in actions or PDFIUM.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        yield Notice(NoticeKind.ACTIVE_CONTENT, "the PDF holds JavaScript, which was not run")
    if b"Launch" in actions:
        yield Notice(NoticeKind.ACTIVE_CONTENT, "the PDF starts a program, which was not done")
    attached = PDFIUM.FPDFDoc_GetAttachmentCount(document)
    if attached > 0:
        yield Notice(NoticeKind.UNREAD_CONTENT, f"{_files(attached)} attached to the PDF and not read", minor=True)


def _files(count: int) -> str:
    return "a file is" if count == 1 else f"{count} files are"


def _actions(data: bytes) -> set[bytes]:
    """The kinds of actions named in the file, in its compressed objects too."""
    found = set(_ACTION.findall(data))
    for number, match in enumerate(_OBJECT_STREAM.finditer(data)):
        if number >= _MOST_STREAMS:
            break
        try:
            inflated = zlib.decompressobj().decompress(
                data[match.end() : match.end() + _LARGEST_STREAM], _LARGEST_STREAM
            )
        except zlib.error:
            continue
        found.update(_ACTION.findall(inflated))
    return found


def page_notices(pages: Sequence[PageWords], recognized: Sequence[int], left_out: str) -> Iterator[Notice]:
    """What of the pages is not in the text, or not surely."""
    if left_out:
        count = len(left_out.split())
        numbers = sorted({page.number for page in pages if page.hidden})
        words = "a word" if count == 1 else f"{count} words"
        shown = f"{words} that no reader sees left out, first on page {numbers[0]}: “{_short(left_out)}”"
        yield Notice(NoticeKind.HIDDEN_TEXT, shown)
    images = [page.number for page in pages if page.covered and not page.words]
    if images:
        yield Notice(NoticeKind.UNREAD_CONTENT, f"{_pages(images)} an image without text: what it says was not read")
    if recognized:
        shown = f"{_pages(recognized)} scanned: the words come from text recognition, which misreads"
        yield Notice(NoticeKind.UNREAD_CONTENT, shown, minor=True)
    turned = sum(len(page.turned) for page in pages)
    if turned:
        first = next(page for page in pages if page.turned)
        shown = "a word that does" if turned == 1 else f"{turned} words that do"
        quote = _short(" ".join(word.text for word in first.turned))
        yield Notice(
            NoticeKind.UNREAD_CONTENT,
            f"{shown} not stand upright left out, first on page {first.number}: “{quote}”",
            minor=True,
        )


def annotation_notices(counts: Sequence[tuple[int, int, int]]) -> Iterator[Notice]:
    """What readers of the file added to its pages."""
    remarks, typed, fields = (sum(count[kind] for count in counts) for kind in range(3))
    if remarks:
        shown = "a comment stands" if remarks == 1 else f"{remarks} comments stand"
        yield Notice(NoticeKind.OPEN_COMMENT, f"{shown} in the PDF")
    if typed:
        shown = "a text box" if typed == 1 else f"{typed} text boxes"
        yield Notice(NoticeKind.UNREAD_CONTENT, f"{shown} added to the pages and not read")
    if fields:
        shown = "a filled form field" if fields == 1 else f"{fields} filled form fields"
        yield Notice(NoticeKind.UNREAD_CONTENT, f"{shown} not read")


def _pages(numbers: Sequence[int]) -> str:
    return f"page {numbers[0]} is" if len(numbers) == 1 else f"{len(numbers)} pages, first page {numbers[0]}, are"


def _short(words: str) -> str:
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words[:300]).split())
    return line if len(line) <= 60 else f"{line[:57]}..."
