"""The header lines of an e-mail and of its parts: names, encoded words, media types, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value, parsedate_to_datetime

from factcheck.errors import InputNotRead
from factcheck.loading.mail.characters import header_words

MAXIMUM_HEADERS = 2_000
_MAXIMUM_BLOCK = 200_000
_LONGEST_VALUE = 10_000
_LONGEST_STRUCTURED = 2_000  # the standard parser takes the square of the length of what it parses
_END = re.compile(rb"\r?\n(?:\r?\n|\Z)")
_FIELD = re.compile(r"([!-9;-~]{1,100})[ \t]{0,20}:[ \t]*(.*)", re.DOTALL)
_FOLD = re.compile(r"\r?\n(?=[ \t])")
_LINE_END = re.compile(r"\r?\n")
_SPACES = re.compile(r"[\x00-\x20\x7f\x85\u2028\u2029]+")
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80}")


@dataclass(frozen=True, slots=True)
class Headers:
    """The first value of each header by its name in lower case, and the offset at which the body begins."""

    values: Mapping[str, str]
    body: int

    def words(self, name: str) -> str:
        """What a header says in words, in one line, with its encoded words decoded; empty when it is not there."""
        value = self.values.get(name, "")[:_LONGEST_VALUE]
        return _SPACES.sub(" ", _decoded(value)).strip()

    def day(self, name: str) -> str:
        """The moment that a header states as an ISO 8601 date, empty when it states none."""
        try:
            return parsedate_to_datetime(self.words(name)[:100]).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return ""


@dataclass(frozen=True, slots=True)
class Structured:
    """A header such as Content-Type: its value in lower case, and its parameters."""

    value: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """A parameter, empty when it is not there."""
        return self.parameters.get(name, "")


def read_headers(path: str, data: bytes, start: int, end: int) -> Headers:
    """The headers at ``start``. Raises InputNotRead when they are over a limit."""
    if data.startswith((b"\n", b"\r\n"), start, end):  # a part without headers
        return Headers({}, data.index(b"\n", start) + 1)
    closing = _END.search(data, start, min(end, start + _MAXIMUM_BLOCK))
    if closing is None and end - start > _MAXIMUM_BLOCK:
        raise InputNotRead(path, f"header lines of more than {_MAXIMUM_BLOCK:,} bytes")
    stop, body = (end, end) if closing is None else (closing.start(), closing.end())
    written = data[start:stop]
    try:
        block = written.decode("utf-8")
    except UnicodeDecodeError:
        block = written.decode("cp1252", "replace")
    values: dict[str, str] = {}
    lines = _LINE_END.split(_FOLD.sub("", block))
    if len(lines) > MAXIMUM_HEADERS:
        raise InputNotRead(path, f"more than {MAXIMUM_HEADERS:,} header lines")
    for line in lines:
        match = _FIELD.match(line)
        if match is not None:
            values.setdefault(match.group(1).lower(), match.group(2).strip())
    return Headers(values, body)


def structured(headers: Headers, name: str) -> Structured:
    """A header with parameters, as far as it can be understood."""
    value = headers.values.get(name, "")[:_LONGEST_STRUCTURED]
    if not value:
        return Structured()
    message = Message()
    message[name] = _SPACES.sub(" ", value)
    try:
        pairs = message.get_params(header=name) or []
        parameters = {key.lower(): _decoded(collapse_rfc2231_value(said)) for key, said in reversed(pairs[1:])}
    except (ValueError, TypeError, LookupError):
        return Structured(value.partition(";")[0].strip().lower())
    return Structured(pairs[0][0].strip().lower() if pairs else "", parameters)


def media_type(header: Structured, default: str) -> str:
    """The media type that a Content-Type states; a damaged one means plain text."""
    if not header.value:
        return default
    return header.value if _MEDIA_TYPE.fullmatch(header.value) else "text/plain"


def _decoded(value: str) -> str:
    """A value with its encoded words (=?utf-8?Q?caf=C3=A9?=) as characters; what cannot be decoded stays."""
    if "=?" not in value:
        return value
    try:
        pieces = decode_header(value)
    except (MessageError, ValueError):
        return value
    words: list[str] = []
    for written, charset in pieces:
        if isinstance(written, str):
            words.append(written)
        elif charset is None:  # the plain words between encoded ones
            words.append(written.decode("raw-unicode-escape", "replace"))
        else:
            words.append(header_words(written, charset))
    return "".join(words)
