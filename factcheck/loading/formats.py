"""The one table of formats: what a file is, told by its content first and its suffix second, and who reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from factcheck.errors import InputNotRead
from factcheck.loading.decoding import decode
from factcheck.loading.draft import Draft
from factcheck.loading.plain import read_plain
from factcheck.loading.signatures import Content, certain_content
from factcheck.text.notice import Notice, NoticeKind
from factcheck.text.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read: how it is called, its media type, and its reader, told the path for messages.

    With ``content`` a file of this format shows what it is by its first bytes, and nothing else passes for one.
    """

    name: str
    media_type: str
    read: Callable[[str, bytes], Draft]
    content: Content | None = None


def _decoded(read: Callable[[str, str], Draft]) -> Callable[[str, bytes], Draft]:
    """A reader of bytes made of a reader of characters; an encoding that had to be guessed is told."""

    def read_bytes(path: str, data: bytes) -> Draft:
        decoded = decode(path, data)
        draft = read(path, decoded.text)
        return draft if decoded.guess is None else draft.with_notice(guessed_encoding(decoded.guess))

    return read_bytes


def guessed_encoding(encoding: str) -> Notice:
    """What is told of a text whose encoding nothing vouches for."""
    return Notice(NoticeKind.GUESSED_ENCODING, f"not UTF-8: read as {encoding}, which is a guess")


# The reader of a format is imported when the first file of that format is read.


def _read_markdown(path: str, source: str) -> Draft:
    from factcheck.loading.markdown import read_markdown

    return read_markdown(path, source)


def _read_html(path: str, data: bytes) -> Draft:
    from factcheck.loading.html.reader import read_html

    return read_html(path, data)


def _read_docx(path: str, data: bytes) -> Draft:
    from factcheck.loading.isolation import read_apart

    return read_apart("docx", path, data)


def _read_odt(path: str, data: bytes) -> Draft:
    from factcheck.loading.isolation import read_apart

    return read_apart("odt", path, data)


def _read_pdf(path: str, data: bytes) -> Draft:
    from factcheck.loading.isolation import read_apart

    return read_apart("pdf", path, data)


def _read_rtf(path: str, data: bytes) -> Draft:
    from factcheck.loading.rtf.reader import read_rtf

    return read_rtf(path, data)


def _read_mail(path: str, data: bytes) -> Draft:
    from factcheck.loading.mail.reader import read_mail

    return read_mail(path, data)


def _read_wordpress(path: str, data: bytes) -> Draft:
    from factcheck.loading.wordpress import read_wordpress

    return read_wordpress(path, data)


_PLAIN = Format("a plain text", "text/plain", _decoded(read_plain))
_MARKDOWN = Format("a Markdown text", "text/markdown", _decoded(_read_markdown))
_HTML = Format("an HTML page", "text/html", _read_html)
_MAIL = Format("an e-mail", "message/rfc822", _read_mail)
_WORDPRESS = Format("a WordPress post", "application/json", _read_wordpress)
_RTF = Format("a rich text document", "application/rtf", _read_rtf, Content.RTF)
_PDF = Format("a PDF", "application/pdf", _read_pdf, Content.PDF)
_DOCX = Format(
    "a Word document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    _read_docx,
    Content.DOCX,
)
_ODT = Format("an OpenDocument text", "application/vnd.oasis.opendocument.text", _read_odt, Content.ODT)

FORMATS = {
    ".txt": _PLAIN,
    ".text": _PLAIN,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".wml": _HTML,
    ".eml": _MAIL,
    ".json": _WORDPRESS,
    ".rtf": _RTF,
    ".pdf": _PDF,
    ".docx": _DOCX,
    ".docm": _DOCX,
    ".odt": _ODT,
}
# What a folder is searched for: a .json file is rarely a release, so it must be named.
SUFFIXES = frozenset(FORMATS) - {".json"}
_BY_CONTENT = {form.content: form for form in FORMATS.values() if form.content is not None} | {Content.HTML: _HTML}


def format_of(name: str, data: bytes) -> tuple[Format, Notice | None]:
    """The format of a file, and what is to be told where its name says another. Raises InputNotRead for no format."""
    suffix = PurePath(name).suffix.lower()
    named = FORMATS.get(suffix) if suffix else _PLAIN
    content = certain_content(data)
    if isinstance(content, str):
        raise InputNotRead(name, f"unsupported content: this is {content}")
    if content is None or named in (_MAIL, _WORDPRESS):
        if named is None:
            raise InputNotRead(name, f"unsupported format: no reader for {suffix} files")
        if named.content is not None:
            raise InputNotRead(name, f"named {suffix}, but it is not {named.name}")
        return named, None
    form = _BY_CONTENT[content]
    if form is named or named is None or not suffix:
        return form, None
    return form, Notice(NoticeKind.MISNAMED_FILE, f"named {suffix}, but this is {form.name}, and it was read as such")
