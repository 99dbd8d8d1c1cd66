"""The parts that an e-mail is made of.

The standard parser of the library takes a message apart without limits: it looks at each line once for each part
around it, and a hostile mail of 20 MB keeps it busy for minutes. Here each part is found by its boundary, and the
numbers of parts and levels are counted while they are.
"""

from __future__ import annotations

import re
from binascii import Error as BinaryError
from binascii import a2b_base64, a2b_qp
from dataclasses import dataclass

from factcheck.errors import InputNotRead
from factcheck.loading.mail.headers import Headers, Structured, media_type, read_headers, structured

MAXIMUM_PARTS = 200
MAXIMUM_LEVELS = 20
_LONGEST_BOUNDARY = 200
_MAXIMUM_MARKS = 20_000
_ENCODED = frozenset({"base64", "quoted-printable"})
_LINE_FEED = 10
_REST_OF_LINE = re.compile(rb"(--)?[ \t]{0,200}(?:\r?\n|\r?\Z)")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


@dataclass(frozen=True, slots=True)
class MailPart:
    """A part of an e-mail, or the whole of it: what its headers say, and its content or the parts in it."""

    headers: Headers
    type: str
    content_type: Structured
    disposition: Structured
    written: bytes = b""
    parts: tuple[MailPart, ...] = ()
    unclosed: bool = False

    @property
    def file_name(self) -> str:
        """The name of the file that the part is, empty when it has none."""
        return self.disposition.get("filename") or self.content_type.get("name")

    @property
    def content(self) -> bytes:
        """The content, decoded from the form in which mail carries it; of damaged base64 what can be decoded."""
        encoding = _transfer_encoding(self.headers)
        if encoding == "quoted-printable":
            return a2b_qp(self.written)
        if encoding != "base64":
            return self.written
        if self.is_sound:
            return a2b_base64(self.written)
        sound = _NOT_BASE64.sub(b"", self.written)
        return a2b_base64(sound[: len(sound) // 4 * 4])

    @property
    def is_sound(self) -> bool:
        """False for content in base64 that was cut off or damaged."""
        if _transfer_encoding(self.headers) != "base64":
            return True
        try:
            a2b_base64(self.written)
        except BinaryError:
            return False
        return True


def _transfer_encoding(headers: Headers) -> str:
    return headers.values.get("content-transfer-encoding", "").strip().lower()


class MailParts:
    """Takes one e-mail apart."""

    def __init__(self, path: str, data: bytes) -> None:
        self._path = path
        self._data = data
        self._count = self._marks = 0

    def read(self, start: int) -> MailPart:
        """The whole e-mail with its parts. Raises InputNotRead when a limit is hit."""
        return self._part(start, len(self._data), "text/plain", 0)

    def _part(self, start: int, end: int, default: str, level: int) -> MailPart:
        self._count += 1
        if self._count > MAXIMUM_PARTS:
            raise InputNotRead(self._path, f"more than {MAXIMUM_PARTS} parts")
        if level > MAXIMUM_LEVELS:
            raise InputNotRead(self._path, f"more than {MAXIMUM_LEVELS} parts inside each other")
        headers = read_headers(self._path, self._data, start, end)
        content_type = structured(headers, "content-type")
        kind = media_type(content_type, default)
        disposition = structured(headers, "content-disposition")
        body = min(headers.body, end)
        if kind.startswith("multipart/"):
            found = self._pieces(content_type.get("boundary"), body, end)
            if found is not None:
                inner = "message/rfc822" if kind == "multipart/digest" else "text/plain"
                parts = tuple(self._part(*piece, inner, level + 1) for piece in found.pieces)
                return MailPart(headers, kind, content_type, disposition, parts=parts, unclosed=not found.closed)
            return MailPart(headers, "text/plain", content_type, disposition, self._data[body:end], unclosed=True)
        if kind == "message/rfc822" and _transfer_encoding(headers) not in _ENCODED:
            parts = (self._part(body, end, "text/plain", level + 1),)
            return MailPart(headers, kind, content_type, disposition, parts=parts)
        return MailPart(headers, kind, content_type, disposition, self._data[body:end])

    def _pieces(self, boundary: str, start: int, end: int) -> _Pieces | None:
        """The places between the boundary lines; None for a part without any."""
        if not boundary or len(boundary) > _LONGEST_BOUNDARY:
            return None
        mark = b"--" + boundary.encode("utf-8")
        pieces: list[tuple[int, int]] = []
        opened: int | None = None
        position = start
        while (begin := self._data.find(mark, position, end)) >= 0:
            self._spend()
            position = begin + len(mark)
            line = _REST_OF_LINE.match(self._data, position, end)
            if line is None or (begin > start and self._data[begin - 1] != _LINE_FEED):
                continue
            if opened is not None:
                pieces.append((opened, self._without_line_end(opened, begin)))
            if line.group(1):
                return _Pieces(pieces, closed=True)
            opened = position = line.end()
        if opened is None:
            return None
        return _Pieces([*pieces, (opened, end)], closed=False)

    def _spend(self) -> None:
        self._marks += 1
        if self._marks > _MAXIMUM_MARKS:
            raise InputNotRead(self._path, f"more than {_MAXIMUM_MARKS:,} boundary lines")

    def _without_line_end(self, start: int, end: int) -> int:
        """The line end before a boundary belongs to the boundary."""
        for line_end in (b"\r\n", b"\n"):
            if end - len(line_end) >= start and self._data.endswith(line_end, start, end):
                return end - len(line_end)
        return end


@dataclass(frozen=True, slots=True)
class _Pieces:
    pieces: list[tuple[int, int]]
    closed: bool
