"""Plain text: which lines belong together, told by the text as a whole."""

from __future__ import annotations

from itertools import pairwise

from factcheck.lexicon.reader import words
from factcheck.loading.draft import Draft
from factcheck.loading.full_dates import is_date_line
from factcheck.loading.normalizing import normal
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

# A page flattened into one long line keeps its blocks apart by runs of spaces.
_LINE = lazy_pattern(r"[^\n]+")
_GAP = lazy_pattern(r" {8,}")
_FLATTENED = 400
_BULLET = lazy_pattern(r"(?:[-–—*•●▪◦·‣o§]|\(?[0-9]{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,4}\))[ \t]+(?=\S)")
_BULLET_SIGNS = frozenset("•●▪◦·‣")  # alone on a line, where a page set its bullets apart from their items
_FIRST_WORD = lazy_pattern(r"\S{1,60}")
_LAST_WORD = lazy_pattern(r"[A-Za-z]{1,12}$")
_CONTINUES = lazy_pattern(r"(?!\S{1,64}@|www\.|https?:)[a-zàáâäçèéêëìíîïñòóôöùúûüœßæøå]|[,;:.)](?:\s|$)")
_WIDEST_WRAP = 110
_LONGEST_DATELINE = 60
_SHORTEST_WRAP, _FEWEST_BROKEN = 40, 3
_ENDS = frozenset('.!?:;”"’)')


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with words: its trimmed place, its indent, and whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    after_blank: bool
    bullet: bool


def read_plain(path: str, source: str) -> Draft:
    """The blocks of a plain text."""
    del path  # nothing here can fail
    text = normal(source)
    lines = _lines(text.text)
    return Draft(source, text.text, text.offsets, tuple(_blocks(text.text, lines)))


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    expected = 0
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        indent = len(line) - len(line.lstrip())
        start = match.start() + indent
        end = start + len(stripped)
        blank = text.count("\n", expected, match.start()) > 1 if lines else True
        if len(stripped) > _FLATTENED and "        " in stripped:
            position = start
            for gap in _GAP.finditer(text, start, end):
                lines.append(_line(text, position, gap.start(), 0, True))
                position = gap.end()
            start, indent, blank = position, 0, True
        lines.append(_line(text, start, end, indent, blank))
        expected = match.end()
    return lines


def _line(text: str, start: int, end: int, indent: int, after_blank: bool) -> _Line:
    return _Line(
        start, end, indent, after_blank, _BULLET.match(text, start, end) is not None or text[start:end] in _BULLET_SIGNS
    )


def _blocks(text: str, lines: list[_Line]) -> list[Block]:
    width = _wrap_width(text, lines)
    doubled = _doubled_width(text, lines)
    blocks: list[Block] = []
    group = 0
    start = 0
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is not None and (
            _reads_on(text, line, following, doubled) if following.after_blank else _joins(text, line, following, width)
        ):
            continue
        first = lines[start]
        start = index + 1
        span = Span(first.start, line.end)
        if not first.bullet:
            blocks.append(Block(span, BlockKind.PARAGRAPH))
            continue
        if not (blocks and blocks[-1].kind is BlockKind.LIST_ITEM):
            group += 1
        blocks.append(Block(span, BlockKind.LIST_ITEM, level=1, group=group))
    return blocks


def _joins(text: str, line: _Line, following: _Line, width: int) -> bool:
    """True when ``following`` goes on with the paragraph of ``line``."""
    if following.bullet:
        return False
    if is_date_line(text, line.start, line.end) or is_date_line(text, following.start, following.end):
        return False
    if _lone_bullet(text, line) or text[line.end - 1] in "“(":
        return True
    if text[line.end - 1] in "–—" and 3 < line.end - line.start <= _LONGEST_DATELINE and text[line.start].isupper():
        return True  # "GHENT, Belgium –", set apart from its lead
    if width and _is_full(text, line, following, width):
        return True
    if _CONTINUES.match(text, following.start, following.end):
        return text[line.end - 1] not in '.!?:”"'
    last = _LAST_WORD.search(text, max(line.start, line.end - 13), line.end)
    return text[line.end - 1] == "," or (last is not None and last.group() in words("function_words"))


def _reads_on(text: str, line: _Line, following: _Line, doubled: int) -> bool:
    """True when ``following`` goes on with the sentence of ``line``, though an empty line stands between."""
    if doubled == 0 or following.bullet or text[line.end - 1] in _ENDS:
        return False
    # Before a capital only a full line goes on: a shorter one may be a heading.
    share = 50 if text[following.start].islower() else 85
    return (line.end - line.start) * 100 >= doubled * share


def _doubled_width(text: str, lines: list[_Line]) -> int:
    """The longest line of a text that was wrapped with an empty line behind every line, 0 for other texts."""
    if any(not line.after_blank for line in lines) and sum(line.after_blank for line in lines) * 5 < len(lines) * 4:
        return 0
    broken = 0
    for line, following in pairwise(lines):
        if (
            following.after_blank
            and line.end - line.start >= _SHORTEST_WRAP
            and text[following.start].islower()
            and text[line.end - 1] not in _ENDS
        ):
            broken += 1
    if broken < _FEWEST_BROKEN:
        return 0
    longest = sorted(line.end - line.start for line in lines)[-1 - len(lines) // 10]  # some stick out: a letterhead
    return longest if longest <= _WIDEST_WRAP else 0


def _lone_bullet(text: str, line: _Line) -> bool:
    return line.end - line.start == 1 and text[line.start] in _BULLET_SIGNS


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """True when the first word of ``following`` would not have fitted on ``line``."""
    word = _FIRST_WORD.match(text, following.start, following.end)
    return word is not None and line.indent + line.end - line.start + 1 + len(word.group()) > width


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The column at which the lines were wrapped, 0 when each line is a paragraph of its own."""
    lengths = sorted(line.indent + line.end - line.start for line in lines)
    if len(lengths) < 3:
        return 0
    width = lengths[-1 - len(lengths) // 50]  # one line in fifty may stick out: an address, a letterhead
    if not 40 <= width <= _WIDEST_WRAP:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank and not b.bullet]
    full = sum(_is_full(text, a, b, width) for a, b in pairs)
    return width if full >= 2 and full * 3 > len(pairs) else 0
