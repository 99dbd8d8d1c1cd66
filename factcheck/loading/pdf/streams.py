"""The compressed parts of a PDF: how large they are, and whether they are whole.

PDFium shows what is left of a damaged page and says nothing of the rest, and it inflates whatever it is given. So
what is compressed is inflated here first, within limits, but for fonts and images, which hold no words.
"""

from __future__ import annotations

import re
import zlib

from factcheck.errors import InputNotRead

_STREAM = re.compile(rb"stream\r?\n")  # "endstream" too; a pattern that tells them apart takes ten times as long
_HEADER = 600  # bytes before a stream, in which its dictionary is looked for
_NO_WORDS = re.compile(
    rb"/(?:Image|Length1|Length2|Type1C|CIDFontType0C|OpenType|XRef|ICCBased|N\s|FunctionType|ASCII85|ASCIIHex|LZW|RunLength)"
)
_MOST_INFLATED = 64_000_000
_PIECE = 1 << 20


def damaged_streams(path: str, data: bytes) -> int:
    """How many compressed parts with words are not whole. Raises InputNotRead when they are too large together."""
    if b"/Encrypt" in data:
        return 0
    damaged, left = 0, _MOST_INFLATED
    for match in _STREAM.finditer(data):
        if data.startswith(b"end", match.start() - 3):
            continue
        header = data[max(0, match.start() - _HEADER) : match.start()]
        header = header[header.rfind(b" obj") + 1 :]
        if b"/FlateDecode" not in header or _NO_WORDS.search(header):
            continue
        end = data.find(b"endstream", match.end())
        if end < 0:
            return damaged + 1
        size, whole = _inflated(memoryview(data)[match.end() : end], left)
        left -= size
        if left <= 0:
            raise InputNotRead(path, f"too large: its pages inflate to more than {_MOST_INFLATED // 1_000_000} MB")
        damaged += not whole
    return damaged


def _inflated(packed: memoryview, most: int) -> tuple[int, bool]:
    """The size of a stream when inflated, counted up to ``most``, and whether it is whole."""
    inflater = zlib.decompressobj()
    size = 0
    try:
        while packed and not inflater.eof and size < most:
            size += len(inflater.decompress(packed, _PIECE))
            packed = memoryview(inflater.unconsumed_tail)
    except zlib.error:
        return size, False
    return size, inflater.eof
