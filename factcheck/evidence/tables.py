"""The numbers of tables with the words of their row and column, which say what they are numbers of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.lexicon.currencies import codes, symbols
from factcheck.lexicon.reader import table
from factcheck.lexicon.units import unit_forms
from factcheck.mentions.model import Kind
from factcheck.mentions.number import Number
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span
from factcheck.text.tables import Cell, Table, tables_of

_TOKEN = lazy_pattern(r"[^\W\d_][\w'’.-]*|[$€£¥%]|'000")
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A number of a table; ``labels`` are the words of its row and column, ``years`` those named there."""

    kind: Kind
    number: Number
    unit: str | None
    labels: str
    years: frozenset[int]
    span: Span


def table_figures(document: Document) -> Iterator[CellFigure]:
    """The numbers of all tables of a document, each worth what the units of its row and column make of it."""
    for made in tables_of(document):
        heads = _headings(made)
        for row in made.rows[1:] if heads else made.rows:
            label = _row_label(row)
            for column, cell in row.items():
                if cell.value is not None and not cell.blank and cell is not label:
                    yield _figure(cell, heads.get(column, ""), label.words if label is not None else "")


def _headings(made: Table) -> dict[int, str]:
    """The words above the columns: the first row, where it holds no number or is marked as the head."""
    first = made.rows[0]
    named = all(cell.header or cell.value is None or _YEAR.fullmatch(cell.words) for cell in first.values())
    return {column: cell.words for column, cell in first.items()} if named else {}


def _row_label(row: dict[int, Cell]) -> Cell | None:
    """The cell that names a row: its first, where that is no amount."""
    first = row.get(min(row, default=0))
    if first is None or not first.words or (first.value is not None and not _YEAR.fullmatch(first.words)):
        return None
    return first


def _figure(cell: Cell, heading: str, label: str) -> CellFigure:
    kind, unit, factor = _measure(f"{heading} {label} {cell.words}", share=cell.share)
    value = (cell.value or 0.0) * factor
    half = 0.5 * 10.0**-cell.decimals * factor if cell.decimals or factor != 1 else 0.0
    digits = len(cell.words.replace(",", "").replace(".", "").strip("0"))
    number = Number(value, value - half, value + half, digits=max(1, digits), exact=half == 0)
    years = frozenset(int(year) for year in _YEAR.findall(f"{heading} {label}"))
    return CellFigure(kind, number, unit, f"{heading} {label}", years, cell.span)


def _measure(words: str, share: bool) -> tuple[Kind, str | None, float]:
    """What a cell measures, in which unit, and by how much its number is to be multiplied."""
    factor = 1.0
    kind, unit = (Kind.PERCENTAGE, "percent") if share else (Kind.COUNT, None)
    for token in _TOKEN.findall(words):
        factor = _scales().get(token.lower().rstrip("."), factor) if factor == 1 else factor
        currency = token if token in codes() else symbols().get(token)
        if currency is not None:
            kind, unit = Kind.MONEY, currency
        elif token == "%" or token.lower() in ("percent", "percentage"):
            kind, unit = Kind.PERCENTAGE, "percent"
        elif kind is Kind.COUNT and token.lower() in unit_forms() and len(token) > 1:
            kind, unit = Kind.QUANTITY, unit_forms()[token.lower()]
    return kind, unit, 1.0 if kind is Kind.PERCENTAGE else factor


@cache
def _scales() -> dict[str, float]:
    """The factor of each scale word that a heading may hold: "EUR million", "in thousands", "'000"."""
    scales = table("scales")
    named = {**scales["words"], **{key: value for key, value in scales["abbreviations"].items() if len(key) > 1}}
    return {word: 10.0**power for word, (_, power) in named.items() if power >= 3} | {"'000": 1000.0}
