"""Characters as the rest of the program expects them: form C, plain spaces, line feeds, nothing invisible."""

from __future__ import annotations

import re
from unicodedata import combining, is_normalized, normalize

from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.offsets import OffsetMap, Piece
from factcheck.text.quick_dataclass import dataclass

# No-break, figure, thin and other spaces: one character each, so no place moves.
_SPACES = "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

# Line ends, invisible characters (soft hyphen, zero-width space, word joiner, a byte-order mark inside), and what
# form C may change: characters below U+0300 and general punctuation never change and never join one before them.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_CHANGEABLE = "\u00ad\u0300-\u200f\u205f-\u209f\u20c0-\u218f\u2200-\U0010ffff"
_CHANGING = lazy_pattern(f"[\\r{_CHANGEABLE}](?:(?<=\\r)\\n?|[{_CHANGEABLE}]*)")
# Starters that join the character before them: Hangul vowels and finals, and vowel signs of Indic scripts.
_JOINING = frozenset(
    {*map(chr, range(0x1161, 0x1176)), *map(chr, range(0x11A8, 0x11C3))}
    | set("\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35")
    | set("\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930")
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
    spaced = source
    for space in _SPACES:
        if space in source:
            spaced = spaced.replace(space, " ")
    if "\r" not in spaced and is_normalized("NFC", spaced) and not any(sign in spaced for sign in _INVISIBLE):
        return Normal(spaced)
    changes = [change for match in _CHANGING.finditer(spaced) for change in _changes(spaced, match)]
    if not changes:
        return Normal(spaced)
    return _applied(spaced, changes)


_Change = tuple[int, int, str]


def _changes(source: str, match: re.Match[str]) -> list[_Change]:
    run = match.group()
    if run[0] == "\r":
        return [(match.start(), match.end(), "\n")]
    start = match.start()
    if start and source[start - 1] not in "\r\n":
        start -= 1  # the letter that the first mark may join
    run = source[start : match.end()]
    if len(run) <= _LONGEST_CLUSTER and is_normalized("NFC", run) and not any(sign in run for sign in _INVISIBLE):
        return []
    found: list[_Change] = []
    cluster = 0
    for position in range(1, len(run) + 1):
        if position == len(run) or _starts_cluster(run[position]):
            found += _cluster_changes(run[cluster:position], start + cluster)
            cluster = position
    return found


def _cluster_changes(written: str, start: int) -> list[_Change]:
    """What becomes of a letter with its marks, and of the invisible characters around and among them."""
    inner = written.strip(_INVISIBLE)
    begin = start + len(written) - len(written.lstrip(_INVISIBLE))
    end = begin + len(inner)
    found: list[_Change] = []
    if begin > start and inner:
        found.append((start, begin, ""))
    if len(inner) <= _LONGEST_CLUSTER:
        made = inner
        for sign in _INVISIBLE:
            made = made.replace(sign, "")
        made = normalize("NFC", made)
        if made != inner:
            found.append((begin, end, made))
    if not inner:
        found.append((start, start + len(written), ""))
    elif end < start + len(written):
        found.append((end, start + len(written), ""))
    return found


def _starts_cluster(character: str) -> bool:
    return combining(character) == 0 and character not in _JOINING and character not in _INVISIBLE


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
