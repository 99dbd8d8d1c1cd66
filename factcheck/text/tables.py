"""Tables as rows and columns of cells, with the numbers they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

# "48.3", "$1,240", "(12.5)", "−3", "1 240", "€ 12.40 *"; a share is told apart, other words make a cell no number.
_NUMBER = lazy_pattern(
    r"(?P<open>\()?[ ]?(?P<minus>[-−–])?[ ]?(?:US|C|A|HK|S|NZ)?[$€£¥]?[ ]?(?P<minus2>[-−–])?"
    r"(?P<digits>\d{1,15}|\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?: \d{3}){1,5})(?:\.(?P<decimals>\d{1,6}))?[ ]?"
    r"(?P<share>%)?(?P<close>\))?[ ]?[*†‡]{0,3}"
)
_NOTHING = frozenset({"", "-", "–", "—", "−", "nil", "none"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, and its number where it holds nothing else. An empty cell or a dash counts as zero."""

    span: Span
    words: str
    header: bool
    value: float | None = None
    decimals: int = 0
    share: bool = False
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table in order, each with its cells by column."""

    rows: tuple[dict[int, Cell], ...]
    span: Span

    @property
    def columns(self) -> range:
        """The numbers of all columns."""
        return range(max((max(row, default=-1) for row in self.rows), default=-1) + 1)

    def heading(self, column: int) -> str:
        """The words that name a column, empty where there are none."""
        cell = self.rows[0].get(column) if self.rows else None
        return cell.words if cell is not None and cell.header else ""


def tables_of(document: Document) -> Iterator[Table]:
    """The tables of a document that have at least three rows."""
    groups: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_CELL:
            groups[block.group].append(block)
    for blocks in groups.values():
        rows: dict[int, dict[int, Cell]] = defaultdict(dict)
        for block in blocks:
            rows[block.row][block.column] = _cell(document.text, block)
        if len(rows) >= 3:
            yield Table(tuple(rows[row] for row in sorted(rows)), blocks[0].span.cover(blocks[-1].span))


def _cell(text: str, block: Block) -> Cell:
    words = " ".join(block.span.of(text).split())
    if words.lower() in _NOTHING:
        return Cell(block.span, words, block.header, 0.0, blank=True)
    match = _NUMBER.fullmatch(words)
    if match is None or bool(match["open"]) is not bool(match["close"]):
        return Cell(block.span, words, block.header)
    decimals = match["decimals"] or ""
    value = float(match["digits"].replace(",", "").replace(" ", "") + "." + (decimals or "0"))
    negative = match["open"] or match["minus"] or match["minus2"]
    return Cell(block.span, words, block.header, -value if negative else value, len(decimals), bool(match["share"]))
