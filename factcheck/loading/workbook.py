"""Excel workbooks (.xlsx): the cells of all sheets as they are shown, as far as numbers, dates and shares go."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.errors import InputNotRead
from factcheck.loading.opening import read_bytes
from factcheck.loading.package import Package, open_package
from factcheck.loading.parts import Attributes, walk_part
from factcheck.loading.sheets import Sheet, sheets_document
from factcheck.text.document import Document

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")
_DATE_FORMATS = frozenset({*range(14, 23), *range(45, 48)})
_SHARE_FORMATS = frozenset({9, 10})
_DATE_CODE = re.compile(r"[ymd]{2,}", re.IGNORECASE)
_EPOCH = date(1899, 12, 30)  # day 0 of the 1900 date system, its leap year 1900 included
_LATEST_DAY = 2_958_465
_WIDEST, _LONGEST = 400, 100_000


def load_workbook(path: str, data: bytes | None = None) -> Document:
    """The document of a workbook. Raises InputNotRead when it cannot be read whole."""
    content = read_bytes(path) if data is None else data
    package = open_package(path, content)
    if not package.has("xl/workbook.xml"):
        raise InputNotRead(path, "not an Excel workbook")
    shared, formats = _shared_strings(package), _formats(package)
    sheets = (Sheet(name, tuple(_rows(package, part, shared, formats))) for name, part in _sheets(package))
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return sheets_document(path, media_type, content, sheets)


def _sheets(package: Package) -> Iterator[tuple[str, str]]:
    """The name and part of each sheet that is not hidden, in the order of the workbook."""
    targets: dict[str, str] = {}
    listed: list[tuple[str, str]] = []

    def relation(attributes: Attributes) -> None:
        targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(attributes: Attributes) -> None:
        if attributes.get("state", "visible") == "visible":
            listed.append((attributes.get("name", ""), attributes.get(f"{_LINKS} id", "")))

    if package.has("xl/_rels/workbook.xml.rels"):
        walk_part(package, "xl/_rels/workbook.xml.rels", {f"{_RELATIONS} Relationship": relation}, {})
    walk_part(package, "xl/workbook.xml", {f"{_MAIN} sheet": sheet}, {})
    for name, key in listed:
        part = posixpath.normpath(posixpath.join("xl", targets.get(key, "").removeprefix("/xl/")))
        if package.has(part):
            yield name, part


def _shared_strings(package: Package) -> list[str]:
    if not package.has("xl/sharedStrings.xml"):
        return []
    strings: list[str] = []
    parts: list[str] = []
    inside = [False]

    def begin(_: Attributes) -> None:
        parts.clear()

    def text(words: str) -> None:
        if inside[0]:
            parts.append(words)

    walk_part(
        package,
        "xl/sharedStrings.xml",
        {f"{_MAIN} si": begin, f"{_MAIN} t": lambda _: inside.__setitem__(0, True)},
        {f"{_MAIN} si": lambda: strings.append("".join(parts)), f"{_MAIN} t": lambda: inside.__setitem__(0, False)},
        text,
    )
    return strings


def _formats(package: Package) -> list[str]:
    """What each cell style shows: "date", "share" or ""."""
    if not package.has("xl/styles.xml"):
        return []
    codes: dict[int, str] = {}
    kinds: list[str] = []
    in_cells = [False]

    def number_format(attributes: Attributes) -> None:
        codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")

    def style(attributes: Attributes) -> None:
        if in_cells[0]:
            kinds.append(_format_kind(int(attributes.get("numFmtId", "0")), codes))

    walk_part(
        package,
        "xl/styles.xml",
        {
            f"{_MAIN} numFmt": number_format,
            f"{_MAIN} cellXfs": lambda _: in_cells.__setitem__(0, True),
            f"{_MAIN} xf": style,
        },
        {f"{_MAIN} cellXfs": lambda: in_cells.__setitem__(0, False)},
    )
    return kinds


def _format_kind(number: int, codes: dict[int, str]) -> str:
    code = re.sub(r'"[^"]*"|\\.', "", codes.get(number, ""))
    if number in _DATE_FORMATS or _DATE_CODE.search(code):
        return "date"
    return "share" if number in _SHARE_FORMATS or "%" in code else ""


class _SheetReader:
    """Takes the cells of one sheet into rows."""

    def __init__(self, shared: list[str], formats: list[str]) -> None:
        self._shared = shared
        self._formats = formats
        self._cells: dict[tuple[int, int], str] = {}
        self._place = (0, 0)
        self._type = self._style = ""
        self._words: list[str] = []
        self._inside = False

    def cell(self, attributes: Attributes) -> None:
        self._place = _place(attributes.get("r", ""))
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._words = []

    def begin(self, _: Attributes) -> None:
        self._inside = True

    def end(self) -> None:
        self._inside = False

    def text(self, words: str) -> None:
        if self._inside:
            self._words.append(words)

    def close(self) -> None:
        words = self._shown("".join(self._words))
        row, column = self._place
        if words and row < _LONGEST and column < _WIDEST:
            self._cells[self._place] = words

    def _shown(self, raw: str) -> str:
        if self._type == "s":
            index = int(raw) if raw.isdigit() else -1
            return self._shared[index] if 0 <= index < len(self._shared) else ""
        if self._type != "n" or not raw:
            return raw
        kind = (
            self._formats[int(self._style)] if self._style.isdigit() and int(self._style) < len(self._formats) else ""
        )
        return _number(raw, kind)

    def rows(self) -> Iterator[tuple[str, ...]]:
        last = max((row for row, _ in self._cells), default=-1)
        width = max((column for _, column in self._cells), default=-1) + 1
        for row in range(last + 1):
            yield tuple(self._cells.get((row, column), "") for column in range(width))


def _number(raw: str, kind: str) -> str:
    try:
        value = float(raw)
    except ValueError:
        return raw
    if kind == "date" and 1 <= value <= _LATEST_DAY:
        return (_EPOCH + timedelta(days=int(value))).isoformat()
    if kind == "share":
        return f"{round(value * 100, 6):g}%"
    return f"{int(value):,}" if value == int(value) and abs(value) < 1e15 else f"{round(value, 6):,}"


def _place(reference: str) -> tuple[int, int]:
    match = _CELL.match(reference)
    if match is None:
        return (_LONGEST, _WIDEST)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _rows(package: Package, part: str, shared: list[str], formats: list[str]) -> Iterator[tuple[str, ...]]:
    reader = _SheetReader(shared, formats)
    value, inline = f"{_MAIN} v", f"{_MAIN} t"
    walk_part(
        package,
        part,
        {f"{_MAIN} c": reader.cell, value: reader.begin, inline: reader.begin},
        {f"{_MAIN} c": reader.close, value: reader.end, inline: reader.end},
        reader.text,
    )
    yield from reader.rows()
