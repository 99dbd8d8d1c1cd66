"""table-total-mismatch: a row or column of a table that does not add up to its total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.checkers.arithmetic import in_words
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.tables import Cell, Table, tables_of

_TOTAL = lazy_pattern(r"(?i)(?:grand |overall |sub-?)?totals?\b|sum$")
_PLAIN_TOTAL = lazy_pattern(r"(?i)(?:grand |overall )?totals?(?: [(\[].{1,40}[)\]])?:?$|sum:?$|all [a-z]+s:?$")
_ALL = lazy_pattern(r"(?i)all [a-z]+s:?$")  # "All ferries", as the last row
# Rows that are taken off, or that repeat a part of another row.
_NOT_ADDED = lazy_pattern(
    r"(?i)(?:less|minus|of which|including|thereof|net|average|mean|median|change|share|per|ratio|rate|target|"
    r"last year|previous|prior|difference|deduct|elimination)\b"
)
_NOT_SUMMED = lazy_pattern(
    r"(?i)%|per ?cent|\b(?:share|average|mean|median|change|rate|per|ratio|rank|year|date|price|age|index)\b"
)
_IN_UNITS = lazy_pattern(
    r"(?i)\b(?:thousands?|millions?|billions?|rounded|rounding|mn|bn)\b|[€$£]m\b|’000|'000|\bin [€$£]"
)
_LOOK_BACK = 60
_NEAR = 0.2


class _Sum(NamedTuple):
    parts: Sequence[Cell]
    total: Cell

    @property
    def value(self) -> float:
        return sum(cell.value or 0.0 for cell in self.parts)

    @property
    def fits(self) -> bool:
        return abs(self.value - (self.total.value or 0.0)) <= self.slack(1)

    def slack(self, rounded: int) -> float:
        """Half a step of the last digit for every figure when they are rounded, else nothing."""
        decimals = max(cell.decimals for cell in (*self.parts, self.total))
        return 1e-6 + rounded * 0.5 * 10.0**-decimals * (len(self.parts) + 1)


_MOST_SHOWN = 6  # figures of a sum that are written out and pointed at


class TableTotalMismatch(Rule):
    """The figures of a table do not add up to the total that the table gives.

    ## Why it matters
    Tables are copied without being read; a wrong total or a wrong row travels into every report that uses them.

    ## What it leaves alone
    Whatever fits in some grouping of the rows above (subtotals, several blocks), differences that rounding explains,
    shares and averages, rows that are taken off or repeat a part ("of which"), and tables where no column shows which
    rows the total is made of.
    """

    id = "table-total-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        Example(
            "| Group | Delegates |\n|---|---|\n| Police | 150 |\n| Customs | 90 |\n| Coast guard | 40 |\n"
            "| Total | ⟦270⟧ |",
            suffix=".md",
        ),
        Example(
            "| Segment (in $ millions) | 2024 | 2023 |\n|---|---|---|\n| Laboratory | 30.1 | 26.4 |\n"
            "| Industrial | 18.2 | 15.6 |\n| Total | 48.3 | ⟦45.0⟧ |",
            suffix=".md",
        ),
        Example(
            "| Town | Women | Men | Total |\n|---|---|---|---|\n| Amsel | 12 | 10 | 22 |\n| Linton | 7 | 9 | 16 |\n"
            "| Harrow | 5 | 8 | ⟦15⟧ |\n| Upton | 6 | 6 | 12 |",
            suffix=".md",
        ),
        Example(
            "| Seats | Failures |\n|---|---|\n| Up to 50 | 96 |\n| 51 to 300 | 71 |\n| More than 300 | 36 |\n"
            "| All ferries | ⟦230⟧ |",
            suffix=".md",
        ),
    )
    accepts = (
        Example(
            "| Group | Delegates |\n|---|---|\n| Police | 150 |\n| Customs | 90 |\n| Coast guard | 30 |\n"
            "| Total | 270 |",
            suffix=".md",
        ),
        Example(
            "| Item | 2024 | 2023 |\n|---|---|---|\n| Cash | 10 | 12 |\n| Stock | 20 | 18 |\n"
            "| Total current | 30 | 30 |\n| Plant | 40 | 45 |\n| Total assets | 70 | 75 |",
            suffix=".md",
        ),
        Example(
            "| Item | Share |\n|---|---|\n| Roads | 33.3% |\n| Bridges | 33.3% |\n| Ports | 33.3% |\n| Total | 100% |",
            suffix=".md",
        ),
        Example(
            "| Segment (in $ millions) | 2024 |\n|---|---|\n| Laboratory | 30.1 |\n| Industrial | 18.2 |\n"
            "| Total | 48.4 |",
            suffix=".md",
        ),
        Example(
            "| Region | Members |\n|---|---|\n| North | 120 |\n| of which women | 70 |\n| South | 80 |\n"
            "| Total | 200 |",
            suffix=".md",
        ),
        Example(
            "| Age | Rate |\n|---|---|\n| Up to 50 | 3.1 |\n| 51 to 70 | 4.2 |\n| Over 70 | 5.0 |\n| All ages | 3.9 |",
            suffix=".md",
        ),
        Example(
            "| Season | Games |\n|---|---|\n| 2021 | 40 |\n| 2022 | 45 |\n| Best | 60 |\n| Career total | 900 |",
            suffix=".md",
        ),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        seen: set[Cell] = set()
        for table in tables_of(release.document):
            rounded = _IN_UNITS.search(release.text, max(0, table.span.start - 200), table.span.end) is not None
            for wrong in (*_column_totals(table), *_row_totals(table)):
                if isinstance(wrong, Cell):
                    yield self.consistent("table", wrong.span, "the figures add up to it")
                    continue
                if wrong.total in seen:
                    continue
                seen.add(wrong.total)
                if abs(wrong.value - (wrong.total.value or 0.0)) <= wrong.slack(1):
                    why = "rounding may explain the difference" if rounded else "the difference is within rounding"
                    yield self.not_checkable("table", wrong.total.span, why)
                    continue
                yield self._finding(release, wrong)

    def _finding(self, release: Release, wrong: _Sum) -> Outcome:
        value = in_words(round(wrong.value, 6))
        shown = " + ".join(in_words(cell.value or 0.0) for cell in wrong.parts[:_MOST_SHOWN])
        more = " + …" if len(wrong.parts) > _MOST_SHOWN else ""
        return self.finding(
            release,
            wrong.total.span,
            f"{shown}{more} add up to {value}, but the table says {wrong.total.words}",
            observed=wrong.total.words,
            expected=value,
            related=[Related(cell.span, "a figure that is added") for cell in wrong.parts[:_MOST_SHOWN]],
        )


# ---------------------------------------------------------------------------------------------- column totals


def _column_totals(table: Table) -> Iterator[_Sum | Cell]:
    """The totals of columns: those that fit as they are, the others with the rows that must be meant.

    Which rows count is told by another column, or by a table too plain to be read in two ways.
    """
    columns = [column for column in table.columns if column and not _NOT_SUMMED.search(table.heading(column))]
    for index, row in enumerate(table.rows):
        closing = index == len(table.rows) - 1 and _ALL.match(_label(row)) is not None
        if not (_TOTAL.match(_label(row)) or closing) or row.get(0) is None or row[0].header:
            continue
        fitting: list[set[int]] = []
        failing: list[int] = []
        for column in columns:
            total = row.get(column)
            if total is None or total.value is None or total.blank or total.share:
                continue
            starts = _starts(table, index, column, total)
            if starts:
                fitting.append(starts)
                yield total
            elif starts is not None:
                failing.append(column)
        yield from _told_by_others(table, index, fitting, failing)
        if not fitting and len(failing) == 1:
            yield from _told_by_plainness(table, index, failing[0])


def _label(row: dict[int, Cell]) -> str:
    return row[0].words if 0 in row else ""


def _starts(table: Table, index: int, column: int, total: Cell) -> set[int] | None:
    """The rows from which on the column adds up to its total in some grouping; None where there is no row to add.

    Groupings: every row, only the subtotals, only the rows that are no subtotals, the rows below the last subtotal with
    it ("Cash, Stock, Total current, Plant, Total assets").
    """
    found: set[int] = set()
    every = parts = subtotals = tail = 0.0
    decimals, count, below = total.decimals, 0, True
    for start in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        cell = table.rows[start].get(column)
        if cell is None or cell.header or cell.value is None or cell.share:
            break
        count, decimals, every = count + 1, max(decimals, cell.decimals), every + cell.value
        is_total = _TOTAL.match(_label(table.rows[start])) is not None
        tail += cell.value if below else 0.0
        below = below and not is_total
        if is_total:
            subtotals += cell.value
        else:
            parts += cell.value
        slack = 1e-6 + 0.5 * 10.0**-decimals * (count + 1)
        if count > 1 and any(abs(one - (total.value or 0.0)) <= slack for one in (every, parts, subtotals, tail)):
            found.add(start)
    return found if count > 1 else None


def _told_by_others(table: Table, index: int, fitting: list[set[int]], failing: list[int]) -> Iterator[_Sum]:
    if not fitting or len(failing) > len(fitting):
        return
    common = set.intersection(*fitting)
    rows = range(max(common), index) if common else range(0)
    if any(_TOTAL.match(_label(table.rows[row])) or _NOT_ADDED.match(_label(table.rows[row])) for row in rows):
        return
    for column in failing:
        parts = [table.rows[row].get(column) for row in rows]
        if parts and all(cell is not None and cell.value is not None for cell in parts):
            yield _Sum([cell for cell in parts if cell is not None], table.rows[index][column])


def _told_by_plainness(table: Table, index: int, column: int) -> Iterator[_Sum]:
    """A table of one column of figures whose last row is its only total: every row above is a part."""
    if not _PLAIN_TOTAL.fullmatch(_label(table.rows[index])) or index != len(table.rows) - 1:
        return
    above = [row for row in table.rows[:index] if row.get(column) is not None and not row[column].header]
    labels = [_label(row) for row in above]
    if any(_TOTAL.match(label) or _NOT_ADDED.match(label) or not label for label in labels):
        return
    parts = [row[column] for row in above]
    if len(parts) < 2 or any(cell.value is None or cell.blank or cell.value < 0 for cell in parts):
        return
    wrong = _Sum(parts, table.rows[index][column])
    if abs(wrong.value - (wrong.total.value or 0.0)) <= _NEAR * max(wrong.value, wrong.total.value or 0.0):
        yield wrong


# ------------------------------------------------------------------------------------------------- row totals


def _row_totals(table: Table) -> Iterator[_Sum | Cell]:
    """The totals of rows, where most rows of the table add up."""
    for column in table.columns:
        if column < 3 or not _PLAIN_TOTAL.fullmatch(table.heading(column)):
            continue
        before = [c for c in range(1, column) if not _NOT_SUMMED.search(table.heading(c)) and table.heading(c)]
        if any(_TOTAL.match(table.heading(c)) for c in before):
            continue
        sums = [found for row in table.rows[1:] if (found := _row_sum(row, before, column)) is not None]
        wrong = [one for one in sums if not one.fits]
        if len(sums) - len(wrong) >= 2 and 3 * len(wrong) <= len(sums):
            yield from (one.total if one.fits else one for one in sums)


def _row_sum(row: dict[int, Cell], before: Sequence[int], column: int) -> _Sum | None:
    total = row.get(column)
    parts = [row[c] for c in before if c in row]
    if total is None or total.value is None or total.blank or len(parts) < 2:
        return None
    if any(cell.value is None or cell.share for cell in parts):
        return None
    return _Sum(parts, total)
