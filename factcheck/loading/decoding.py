"""From bytes to characters: byte-order mark, UTF-8, UTF-16 told by its zero bytes, then a guess."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from factcheck.errors import InputNotRead
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = lazy_pattern(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH_BYTES = lazy_pattern(rb"[\x80-\xff]+")
# Curly quotes, dashes, the ellipsis, currency and other signs; letters beside plain letters, two in a row at most.
_WESTERN = lazy_pattern(
    rb"[\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb]|(?<=[A-Za-z])[\xc0-\xff]{1,2}(?![\x80-\xff])"
    rb"|(?<![\x80-\xff])[\xc0-\xff](?=[a-z])"
)
# Pages and mail that state ISO 8859-1 or ASCII use the curly quotes of Windows-1252; the web reads them so.
_READ_AS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
# What Python calls an encoding and is none of text, or UTF-8, which the bytes have been tried as.
_NOT_TEXT = frozenset({"utf-8", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"})
_SAMPLE = 65_536
_LEAST_CONFIDENCE = 0.15  # chardet gives plain Windows-1252 prose about 0.45, damaged files below 0.1


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a text file without its byte-order mark; ``guess`` names an encoding nothing vouches for."""

    text: str
    guess: str | None = None


def decode(name: str, data: bytes, declared: str | None = None) -> Decoded:
    """The characters of a text file. Raises InputNotRead when they cannot be told.

    ``declared`` is the encoding that the file itself states: it is believed where the bytes are not UTF-8.
    """
    decoded = _decode(name, data, declared)
    if not decoded.text.strip():
        raise InputNotRead(name, "nothing to read: the file is empty or only white space")
    sample = decoded.text[:_SAMPLE]
    # A stray control character is a slip in a text, read and reported; one in three is no text.
    zeros = sample.count("\0")
    if (zeros > 2 and zeros * 200 > len(sample)) or len(_CONTROLS.findall(sample)) * 3 > len(sample):
        raise InputNotRead(name, "binary content, not text")
    return decoded


def _decode(name: str, data: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(name, data[len(mark) :], encoding))
    wide = _wide_encoding(data) if b"\0" in data else None
    if wide is not None:
        return Decoded(_strict(name, data, wide))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        said = _as_declared(data, declared)
        return Decoded(said) if said is not None else _guess(name, data, error)


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """The characters by the encoding that the file states; None when it states none that fits."""
    if declared is None:
        return None
    label = declared.strip().lower().replace("_", "-")
    try:
        name = codecs.lookup(_READ_AS.get(label, label)).name
        return data.decode(name) if name not in _NOT_TEXT else None
    except (LookupError, ValueError, UnicodeError):
        return None


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputNotRead(name, f"not valid {encoding.upper()}: byte {error.start} cannot be decoded") from error


def _wide_encoding(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs and len(data) % 2 == 0:
        if odd > pairs * 0.4 and even < pairs * 0.05:
            return "utf-16-le"
        if even > pairs * 0.4 and odd < pairs * 0.05:
            return "utf-16-be"
    return None


def _is_western(sample: bytes, high: int) -> bool:
    """True for English with the quotation marks, dashes and accents of Windows-1252: too few signs for a guess."""
    return high * 10 <= len(sample) and sum(map(len, _WESTERN.findall(sample))) == high


def _guess(name: str, data: bytes, error: UnicodeDecodeError) -> Decoded:
    sample = data[:_SAMPLE]
    damaged = InputNotRead(name, f"not valid UTF-8: byte {error.start} cannot be decoded")
    if b"\0" in sample:
        raise InputNotRead(name, "binary content, not text") from error
    high = sum(len(run) for run in _HIGH_BYTES.findall(sample))
    sound = len(sample.decode("utf-8", "ignore").encode()) - (len(sample) - high)
    if sound * 2 > high:  # UTF-8 with a few bad bytes, not another encoding
        raise damaged from error
    if _is_western(sample, high):
        return Decoded(_strict(name, data, "cp1252"), "Windows-1252")
    import chardet

    found = chardet.detect(sample)
    encoding, confidence = found["encoding"], found["confidence"]
    if encoding is None or confidence is None or confidence < _LEAST_CONFIDENCE:
        raise damaged from error
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        raise damaged from error


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the characters of a file were written: the byte-order mark at its start, and the name of the encoding."""

    mark: bytes
    name: str

    def write(self, text: str) -> bytes:
        """The bytes of ``text``. Raises UnicodeEncodeError for a character that the encoding does not have."""
        return self.mark + text.encode(self.name)


def encoding_of(data: bytes, text: str) -> Encoding | None:
    """The encoding in which ``text`` was written as ``data``, byte for byte; None when there is no such."""
    for encoding in _possible_encodings(data):
        try:
            if encoding.write(text) == data:
                return encoding
        except (UnicodeEncodeError, LookupError):
            continue
    return None


def _possible_encodings(data: bytes) -> Iterator[Encoding]:
    yield from (Encoding(mark, name) for mark, name in _MARKS if data.startswith(mark))
    yield from (Encoding(b"", name) for name in ("utf-8", "utf-16-le", "utf-16-be", "cp1252"))
    import chardet

    guessed = chardet.detect(data[:_SAMPLE])["encoding"]
    if guessed is not None:
        yield Encoding(b"", guessed)
