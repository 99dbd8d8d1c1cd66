"""From the bytes of an e-mail to characters, by the encoding that a part or an encoded word states."""

from __future__ import annotations

import codecs

from factcheck.loading.decoding import Decoded, decode

# What mail programs call an encoding, and the one that has all its characters and those they really write.
_READ_AS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks-c-5601-1987": "cp949",
    "x-mac-roman": "mac-roman",
    "unicode-1-1-utf-7": "utf-7",
}
# Encodings whose bytes look like ASCII or UTF-8 and mean something else: only the header tells.
_ONLY_DECLARED = ("iso2022", "hz", "utf-7", "utf-16", "utf-32")
_NOT_TEXT = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})


def body_text(path: str, data: bytes, charset: str) -> Decoded:
    """The characters of a part. Raises InputNotRead when they cannot be told."""
    codec = _codec(charset)
    if not data.decode(codec or "utf-8", "ignore").strip(" \t\r\n\0\xa0\ufeff"):
        return Decoded("")  # the empty text beside an attachment
    if codec.startswith(_ONLY_DECLARED):
        try:
            return Decoded(data.decode(codec))
        except UnicodeError:
            pass
    return decode(path, data, codec or None)


def header_words(written: bytes, charset: str) -> str:
    """The characters of an encoded word; what its encoding does not have is shown by a sign for that."""
    for codec in (_codec(charset), "utf-8"):
        try:
            return written.decode(codec) if codec else written.decode("ascii")
        except UnicodeError:
            continue
    return written.decode("cp1252", "replace")


def _codec(charset: str) -> str:
    """The name of the codec for an encoding of mail, empty when there is none."""
    label = charset.strip().strip("\"'").lower().replace("_", "-")[:40]
    try:
        info = codecs.lookup(_READ_AS.get(label, label))
    except (LookupError, ValueError):
        return ""
    name = info.name.replace("_", "-")
    return name if getattr(info, "_is_text_encoding", True) and name not in _NOT_TEXT else ""
