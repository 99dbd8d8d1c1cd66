"""Characters as the rest of the program expects them: form C, plain spaces, line feeds, nothing invisible."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import combining, is_normalized, normalize

from factcheck.text.offsets import OffsetMap, Piece

# No-break, figure, thin and other spaces of one width: one character each, so no place moves.
_SPACES = dict.fromkeys([0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_ANY_SPACE = re.compile(f"[{''.join(map(chr, _SPACES))}]")

# Line ends, invisible characters (soft hyphen, zero-width space, word joiner, a byte-order mark inside), and what form C
# may change: characters below U+0300 and general punctuation never change and never combine with one before them.
_CHANGING = re.compile(
    "\\r\\n?|[\u00ad\u200b\u2060\ufeff]+|[^\\x00-\u02ff\u2010-\u205e\u2060\u200b\u20a0-\u20bf\u2190-\u21ff\ufeff]+"
)
# Starters that join the character before them: Hangul vowels and finals, and vowel signs of Indic scripts.
_JOINING = frozenset(
    [*map(chr, range(0x1161, 0x1176)), *map(chr, range(0x11A8, 0x11C3))]
    + list("\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35")
    + list("\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930")
)
# Longer heaps of combining marks are left as they stand: ordering them costs the square of their number.
_LONGEST_CLUSTER = 32


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text; ``pieces`` lead back to the characters it was made from, none when no place moved."""

    text: str
    pieces: tuple[Piece, ...] = ()

    @property
    def offsets(self) -> OffsetMap:
        """The map from ``text`` to what it was made from."""
        return OffsetMap(self.pieces)


def normal(source: str) -> Normal:
    """``source`` in form C with ``\\n`` line ends and plain spaces, without invisible characters."""
    if source.isascii() and "\r" not in source:
        return Normal(source)
    spaced = source.translate(_SPACES) if _ANY_SPACE.search(source) else source
    changes = [change for match in _CHANGING.finditer(spaced) for change in _changes(spaced, match)]
    if not changes:
        return Normal(spaced)
    return _applied(spaced, changes)


_Change = tuple[int, int, str]


def _changes(source: str, match: re.Match[str]) -> list[_Change]:
    run = match.group()
    if run[0] == "\r":
        return [(match.start(), match.end(), "\n")]
    if run[0] in "\u00ad\u200b\u2060\ufeff":
        return [(match.start(), match.end(), "")]
    start = max(0, match.start() - 1)
    run = source[start : match.end()]
    if len(run) <= _LONGEST_CLUSTER and is_normalized("NFC", run):
        return []
    found: list[_Change] = []
    cluster = 0
    for position in range(1, len(run) + 1):
        if position == len(run) or _starts_cluster(run[position]):
            written = run[cluster:position]
            if position - cluster <= _LONGEST_CLUSTER:
                composed = normalize("NFC", written)
                if composed != written:
                    found.append((start + cluster, start + position, composed))
            cluster = position
    return found


def _starts_cluster(character: str) -> bool:
    return combining(character) == 0 and character not in _JOINING


def _applied(source: str, changes: list[_Change]) -> Normal:
    chunks: list[str] = []
    pieces: list[Piece] = []
    position = length = open_start = open_source = 0
    moved = False
    for start, end, replacement in changes:
        chunks.append(source[position:start])
        length += start - position
        position = end
        chunks.append(replacement)
        if len(replacement) == end - start:
            length += len(replacement)
            continue
        moved = True
        if length > open_start:
            pieces.append(Piece(open_start, open_source, length - open_start, length - open_start))
        if replacement:
            pieces.append(Piece(length, start, len(replacement), end - start))
            length += len(replacement)
        open_start, open_source = length, end
    chunks.append(source[position:])
    text = "".join(chunks)
    if not moved:
        return Normal(text)
    if len(text) > open_start:
        pieces.append(Piece(open_start, open_source, len(text) - open_start, len(text) - open_start))
    return Normal(text, tuple(pieces))
