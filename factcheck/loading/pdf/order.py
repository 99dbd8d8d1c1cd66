"""The order in which the lines of a PDF page are read, and the tables among them.

Programs write pages in the order of reading, mostly; what they get wrong is where columns, side boxes and running
heads come. So the order of the file counts among things the page gives no order for, and geometry counts elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.loading.pdf.lines import Line, intervals, joined, on_one_level, rows, usual
from factcheck.text.lazy_pattern import lazy_pattern

_DEEPEST = 16
_GUTTER = 0.55  # times the height of a line: the least width of the white strip between two columns
_PROSE_WIDTH = 9.0  # times the height: a column narrower than that is one of a table
_PROSE_FULL = 0.8
_FEWEST_ROWS = 3
_MOST_COLUMNS = 40
_NUMBER = lazy_pattern(r"[^\w]{0,3}[\d.,\s]{1,20}(?:[^\w\s]|[a-zA-Z]{1,3})?\Z")


@dataclass(slots=True)
class Table:
    """Rows of cells; a cell has the lines that stand in it, none when it is empty."""

    rows: list[list[list[Line]]]


@dataclass(slots=True)
class Region:
    """Lines below each other, with the sides of the column they stand in; a cell's lines go on in no other region."""

    items: list[Line | Table]
    left: float
    right: float
    cell: bool = False


@dataclass(slots=True)
class _Cluster:
    """Lines that follow each other closely, or a table."""

    items: list[Line | Table]
    left: float
    bottom: float
    right: float
    top: float
    order: int
    height: float


def regions(lines: list[Line]) -> list[Region]:
    """The lines of a page, given in the order of the file, in the order of reading."""
    clusters = _clusters(_rows_resolved(lines))
    return _ordered(clusters, 0) if clusters else []


# Rows: lines beside each other that also follow each other in the file.


def _rows_resolved(lines: list[Line]) -> list[Line | Table]:
    """Lines side by side made into what they are: the lines of two columns, the cells of a table, one line."""
    found: list[Line | Table] = []
    run: list[list[Line]] = []
    for row, below in pairwise([*rows(lines), None]):
        assert row is not None
        if run and not _next_row(run[-1], row):
            found += _resolved(run)
            run = []
        if not run and (len(row) == 1 or (below is not None and _goes_on_alone(row, below))):
            found += row
        else:
            run.append(row)
    return found + _resolved(run)


def _goes_on_alone(row: list[Line], below: list[Line]) -> bool:
    """True where the last of several beside each other goes on below: a label and what is said of it."""
    last, first = row[-1], below[0]
    near = 0 < last.bottom - first.bottom < 1.8 * last.height and abs(last.left - first.left) < 0.5 * last.height
    return near and len(below) == 1 and last.right - last.left > _PROSE_WIDTH * last.height


def _next_row(above: list[Line], below: list[Line]) -> bool:
    height = max(line.height for line in above)
    step = min(line.bottom for line in above) - min(line.bottom for line in below)
    if not 0 < step < 3.5 * height:
        return False
    return len(below) > 1 or (step < 1.8 * height and len(above) > 1)


def _resolved(run: list[list[Line]]) -> list[Line | Table]:
    below = [row[0] for row in run[_last_full(run) :]]  # what follows below a table is no row of it
    run = run[: _last_full(run)]
    if not run:
        return [*below]
    height = usual(line.height for row in run for line in row)
    columns = intervals((line for row in run for line in row), _GUTTER * height)
    if 1 < len(columns) <= _MOST_COLUMNS:
        placed = [[[line for line in row if left <= line.left < right] for left, right in columns] for row in run]
        if len(run) >= _FEWEST_ROWS and all(
            _is_prose([cell[0] for row in placed if (cell := row[number])], right - left)
            for number, (left, right) in enumerate(columns)
        ):
            return [*(line for number in range(len(columns)) for row in placed for line in row[number]), *below]
        if _is_table(placed):
            return [Table(placed), *below]
    return [*map(joined, run), *below]


def _last_full(run: list[list[Line]]) -> int:
    """The number of rows up to the last with more than one line."""
    return max((number for number, row in enumerate(run, 1) if len(row) > 1), default=0)


def _is_prose(lines: list[Line], width: float) -> bool:
    """True for lines of running text: most fill their column."""
    full = sum(line.right - line.left >= _PROSE_FULL * width for line in lines)
    return len(lines) >= _FEWEST_ROWS and full * 2 > len(lines) and width >= _PROSE_WIDTH * lines[0].height


def _is_table(placed: list[list[list[Line]]]) -> bool:
    """True for rows that surely are a table: three columns, or two of which the second holds numbers."""
    if any(len(cell) > 1 for row in placed for cell in row):
        return False
    full = [row for row in placed if sum(bool(cell) for cell in row) > 1]
    if len(placed[0]) > 2:
        return len(full) >= 2
    numbers = sum(bool(row[1]) and _NUMBER.match(row[1][0].text) is not None for row in full)
    return len(full) >= _FEWEST_ROWS and numbers * 3 >= len(full) * 2


# Clusters: lines below each other that also follow each other in the file.


def _clusters(items: list[Line | Table]) -> list[_Cluster]:
    found: list[_Cluster] = []
    for item in items:
        if isinstance(item, Table):
            lines = [line for row in item.rows for cell in row for line in cell]
            found.append(_cluster(item, lines, len(found)))
        elif found and _continues(found[-1], item):
            last = found[-1]
            last.items.append(item)
            last.left, last.right = min(last.left, item.left), max(last.right, item.right)
            last.bottom = min(last.bottom, item.bottom)
        else:
            found.append(_cluster(item, [item], len(found)))
    return found


def _cluster(item: Line | Table, lines: list[Line], order: int) -> _Cluster:
    return _Cluster(
        [item],
        min(line.left for line in lines),
        min(line.bottom for line in lines),
        max(line.right for line in lines),
        max(line.top for line in lines),
        order,
        usual(line.height for line in lines),
    )


def _continues(cluster: _Cluster, line: Line) -> bool:
    last = cluster.items[-1]
    if isinstance(last, Table):
        return False
    step = last.bottom - line.bottom
    height = min(last.height, line.height)
    if not 0.4 * height < step < 1.9 * height or abs(last.height - line.height) > 0.12 * height:
        return False
    if line.bold != last.bold and len(line.words) > 1:
        return False
    overlap = min(last.right, line.right) - max(last.left, line.left)
    return overlap > 0.3 * min(last.right - last.left, line.right - line.left)


# Order: a region is cut along its white strips until nothing can be cut.


def _ordered(clusters: list[_Cluster], depth: int) -> list[Region]:
    if len(clusters) == 1 or depth > _DEEPEST:
        return [_region(clusters, clusters)]
    columns = _columns(clusters)
    if len(columns) > 1:
        if not _by_rows(clusters, columns):
            return [region for column in columns for region in _ordered(column, depth + 1)]
        strips = _strips(clusters)
        if len(strips) == 1:
            return [_region(sorted(clusters, key=lambda cluster: cluster.order), clusters)]
        found = [region for strip in strips for region in _ordered(strip, depth + 1)]
        for region in found:
            region.cell = True
        return found
    strips = _bands(_strips(clusters))
    if len(strips) == 1:
        return [_region(sorted(clusters, key=lambda cluster: cluster.order), clusters)]
    found = []
    alone: list[_Cluster] = []
    for strip in strips:
        if len(strip) == 1:
            alone += strip
            continue
        if alone:
            found.append(_region(alone, clusters))
            alone = []
        found += _ordered(strip, depth + 1)
    if alone:
        found.append(_region(alone, clusters))
    return found


def _region(clusters: list[_Cluster], within: list[_Cluster]) -> Region:
    items = [item for cluster in clusters for item in cluster.items]
    return Region(items, min(cluster.left for cluster in within), max(cluster.right for cluster in within))


def _columns(clusters: Sequence[_Cluster]) -> list[list[_Cluster]]:
    """The clusters in groups with a white strip between them from top to bottom."""
    gap = _GUTTER * usual(cluster.height for cluster in clusters)
    found: list[list[_Cluster]] = []
    end = 0.0
    for cluster in sorted(clusters, key=lambda cluster: cluster.left):
        if found and cluster.left <= end + gap:
            found[-1].append(cluster)
            end = max(end, cluster.right)
        else:
            found.append([cluster])
            end = cluster.right
    return found


def _strips(clusters: Sequence[_Cluster]) -> list[list[_Cluster]]:
    """The clusters in groups with nothing beside each other, from top to bottom."""
    found: list[list[_Cluster]] = []
    end = 0.0
    for cluster in sorted(clusters, key=lambda cluster: -cluster.top):
        if found and cluster.top > end + 0.3 * cluster.height:
            found[-1].append(cluster)
            end = min(end, cluster.bottom)
        else:
            found.append([cluster])
            end = cluster.bottom
    return found


def _bands(strips: list[list[_Cluster]]) -> list[list[_Cluster]]:
    """The strips, where those that columns run through are one: a gap in both columns at once does not end them."""
    found: list[list[_Cluster]] = []
    for strip in strips:
        if found and _run_on(found[-1], strip):
            found[-1] = found[-1] + strip
        else:
            found.append(strip)
    return found


def _run_on(above: list[_Cluster], below: list[_Cluster]) -> bool:
    """True where the columns of one strip go on in the next."""
    if len(above) < 2 and len(below) < 2:
        return False
    both = above + below
    columns = _columns(both)
    if len(columns) < 2 or _by_rows(both, columns):
        return False
    if len(above) > 1 and len(below) > 1:
        return True
    # One column may be longer than the other: its rest follows closely.
    gap = min(cluster.bottom for cluster in above) - max(cluster.top for cluster in below)
    return gap < 1.2 * usual(cluster.height for cluster in both)


def _by_rows(clusters: Sequence[_Cluster], columns: list[list[_Cluster]]) -> bool:
    """True where the file goes through several rows of cells, each from left to right: a table with long cells."""
    place = {id(cluster): number for number, column in enumerate(columns) for cluster in column}
    ordered = sorted(clusters, key=lambda cluster: cluster.order)
    back = sum(
        place[id(other)] < place[id(one)] and other.top < one.top and place[id(one)] > 0
        for one, other in pairwise(ordered)
    )
    return back > 0 and sum(_level(strip) for strip in _strips(clusters)) > 1


def _level(strip: list[_Cluster]) -> bool:
    """True for clusters of which two begin on one level."""
    firsts = [item for cluster in strip if isinstance(item := cluster.items[0], Line)]
    firsts.sort(key=lambda line: line.bottom)
    return any(on_one_level(one, other) for one, other in pairwise(firsts))
