"""What a file certainly is, told by its bytes."""

from __future__ import annotations

import re
from enum import Enum, auto

from factcheck.text.lazy_pattern import lazy_pattern


class Content(Enum):
    """A format that shows itself by its bytes and can be read."""

    PDF = auto()
    DOCX = auto()
    ODT = auto()
    RTF = auto()
    HTML = auto()


_READ = ((b"%PDF-", Content.PDF), (b"{\\rtf", Content.RTF))
_REFUSED = (
    (b"PK\x05\x06", "a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc) or a password-protected Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_ZIP = b"PK\x03\x04"
_ODT_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"
_ZIP_KINDS = (
    (b"word/document", Content.DOCX),
    (b"xl/workbook", "an Excel workbook"),
    (b"ppt/presentation", "a PowerPoint presentation"),
    (b"[Content_Types].xml", Content.DOCX),  # its text may have any name
)
_HTML = lazy_pattern(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,300}\?>\s{0,200})?(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s{0,200})?"
    rb"<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE,
)


def certain_content(data: bytes) -> Content | str | None:
    """The format of ``data``, or the name of a kind of file that is not read ("a PNG image"); None for any text."""
    for signature, content in _READ:
        if data.startswith(signature):
            return content
    if data.startswith(_ZIP):
        return _zip_content(data)
    for signature, kind in _REFUSED:
        if data.startswith(signature):
            return kind
    return Content.HTML if _HTML.match(data) else None


def _zip_content(data: bytes) -> Content | str:
    """What a zip archive holds: the names of its entries stand in it as they are."""
    if _ODT_TYPE in data[:200]:
        return Content.ODT
    for name, content in _ZIP_KINDS:
        if name in data:
            return content
    return "a zip archive that is neither a Word document nor an OpenDocument text"
