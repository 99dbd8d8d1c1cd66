"""Reads PDF: the words a reader of its pages sees, in the order of reading.

What is read is the text that the fonts of the file tell: where a font lies about its letters, that shows on the page
only. The title and dates of a PDF's own description are left aside: they name a template, a program or the day of a
conversion more often than the release.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from factcheck.errors import InputNotRead
from factcheck.loading.draft import Draft
from factcheck.loading.pdf.furniture import PageLines, body_height, set_furniture_apart
from factcheck.loading.pdf.library import PDFIUM
from factcheck.loading.pdf.lines import fragments
from factcheck.loading.pdf.notices import annotation_notices, file_notices, link_areas, page_annotations, page_notices
from factcheck.loading.pdf.order import regions
from factcheck.loading.pdf.paragraphs import paragraphs
from factcheck.loading.pdf.streams import damaged_streams
from factcheck.loading.pdf.words import PageWords, read_words
from factcheck.loading.pdf.writing import LinkArea, Writer, hyphens_of
from factcheck.text.layout import Part
from factcheck.text.notice import Notice

_MOST_PAGES = 2_000
_MOST_CHARACTERS = 1_000_000
_PASSWORD, _SECURITY = 4, 5
_UNREADABLE_SHARE = 0.3


def read_pdf(path: str, data: bytes) -> Draft:
    """The words of a PDF. Raises InputNotRead for one that is damaged, encrypted, too long or without words."""
    damaged = damaged_streams(path, data)
    with _opened(path, data) as document:
        file = _File(path, document)
        file.read_pages()
        notices = [*file_notices(document, data, damaged), *annotation_notices(file.annotations)]
    recognized = file.recognized()
    notices += page_notices(file.pages, recognized, file.left_out())
    return _written(file, notices)


@contextmanager
def _opened(path: str, data: bytes) -> Iterator[int]:
    document = PDFIUM.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if PDFIUM.FPDF_GetLastError() in (_PASSWORD, _SECURITY):
            raise InputNotRead(path, "encrypted: it opens with a password only")
        raise InputNotRead(path, "damaged: not a whole PDF")
    try:
        yield document
    finally:
        PDFIUM.FPDF_CloseDocument(document)


class _File:
    """The pages of an open PDF."""

    def __init__(self, path: str, document: int) -> None:
        self._path = path
        self._document = document
        self.pages: list[PageWords] = []
        self.links: dict[int, list[LinkArea]] = {}
        self.annotations: list[tuple[int, int, int]] = []

    def read_pages(self) -> None:
        """Reads every page."""
        count = PDFIUM.FPDF_GetPageCount(self._document)
        if count <= 0:
            raise InputNotRead(self._path, "damaged: it has no pages")
        if count > _MOST_PAGES:
            raise InputNotRead(self._path, f"too long: {count:,} pages, the limit is {_MOST_PAGES:,}")
        characters = 0
        for index in range(count):
            self._read_page(index)
            characters += self.pages[-1].characters
            if characters > _MOST_CHARACTERS:
                raise InputNotRead(self._path, f"too long: more than {_MOST_CHARACTERS:,} characters")
        if not any(page.words or page.hidden for page in self.pages):
            raise InputNotRead(self._path, self._why_empty())
        unreadable = sum(page.unreadable for page in self.pages)
        if unreadable > _UNREADABLE_SHARE * characters:
            raise InputNotRead(self._path, "its fonts do not tell which letters they show")

    def _read_page(self, index: int) -> None:
        page = PDFIUM.FPDF_LoadPage(self._document, index)
        text = PDFIUM.FPDFText_LoadPage(page) if page else None
        try:
            if not text:
                raise InputNotRead(self._path, f"damaged: page {index + 1} cannot be read")
            self.pages.append(read_words(page, text, index + 1))
            if PDFIUM.FPDFPage_GetAnnotCount(page) > 0:
                self.links[index + 1] = link_areas(self._document, page)
                self.annotations.append(page_annotations(page))
        finally:
            if text:
                PDFIUM.FPDFText_ClosePage(text)
            if page:
                PDFIUM.FPDF_ClosePage(page)

    def _why_empty(self) -> str:
        if any(page.covered for page in self.pages):
            return "no text: its pages are images, as a scanner makes them; text recognition would add the words"
        return "no text: its pages show no words"

    def recognized(self) -> list[int]:
        """Takes the invisible words of scanned pages, put there by text recognition, for what the pages say."""
        numbers: list[int] = []
        for page in self.pages:
            if page.covered and page.hidden and not page.words:
                page.words, page.hidden = page.hidden, []
                numbers.append(page.number)
        return numbers

    def left_out(self) -> str:
        """The words that no reader sees."""
        if not any(page.words for page in self.pages):
            raise InputNotRead(self._path, "no text that a reader of its pages sees")
        return " ".join(word.text for page in self.pages for word in page.hidden)


def _written(file: _File, notices: list[Notice]) -> Draft:
    pages = [PageLines(page.number, page.height, fragments(page.words, page.number)) for page in file.pages]
    set_furniture_apart(pages)
    body = body_height(line for page in pages for line in page.lines)
    found = paragraphs([regions(page.lines) for page in pages], body)
    writer = Writer(file.links, hyphens_of(found))
    first, *others = pages
    for line in first.head:
        writer.furniture(line, Part.HEADER)
    for paragraph in found:
        writer.paragraph(paragraph)
    for page in pages:
        for note in page.notes:
            writer.note(note)
    for page in pages:
        for line in page.head if page in others else ():
            writer.furniture(line, Part.HEADER)
        for line in page.foot:
            writer.furniture(line, Part.FOOTER)
    return replace(writer.draft(), notices=tuple(notices))
