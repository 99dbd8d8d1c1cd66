"""Tables written with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io

from factcheck.errors import InputNotRead
from factcheck.loading.decoding import decode
from factcheck.loading.opening import read_bytes
from factcheck.loading.sheets import Sheet, sheets_document
from factcheck.text.document import Document

_SAMPLE = 20_000
_DELIMITERS = ",;\t|"


def load_csv(path: str, data: bytes | None = None) -> Document:
    """The document of a table file. Raises InputNotRead when it is none."""
    content = read_bytes(path) if data is None else data
    text = decode(path, content).text
    try:
        rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise InputNotRead(path, f"not a table: {error}") from None
    return sheets_document(path, "text/csv", content, [Sheet("", rows)])


def _delimiter(text: str) -> str:
    """The sign that stands most evenly in the first lines: equally often, and at least once, in each."""
    lines = [line for line in text[:_SAMPLE].split("\n")[:20] if line.strip()]
    counts = {sign: [line.count(sign) for line in lines] for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: (min(counts[sign], default=0) > 0, sum(counts[sign])))
