"""How the letters of an acronym are found in a long form."""

from __future__ import annotations

import unicodedata

from factcheck.lexicon.reader import words
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

LINK_WORDS = words("acronym_link_words")
_TOKEN = lazy_pattern(r"[^\s()\[\]]+")
_PIECE = lazy_pattern(r"[^\W_]+(?:['’][^\W\d_]+)?")

# What an alignment costs: letters inside a word after its first one, letters of a word whose first one is passed over,
# words without a letter: "eXtensible Markup Language (XML)" costs an inner letter, "Bureau of Fire (BF)" a link word.
_INNER, WITHOUT_INITIAL, _CAPITAL_INSIDE = 0.35, 1.0, 0.1
_SKIPPED, _SKIPPED_LINK, _SKIPPED_HYPHENATED = 0.9, 0.08, 0.25
_NEVER = 99.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a part of a hyphenated one (``joined``), of a possible long form."""

    span: Span
    word: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the long form is and what finding the letters in it costs; ``initials`` when each letter begins a word."""

    span: Span
    cost: float
    initials: bool


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """The parts of ``text[start:end]``, hyphenated ones in their parts."""
    found: list[Piece] = []
    for token in _TOKEN.finditer(text, start, end):
        joined = False
        for part in _PIECE.finditer(text, token.start(), token.end()):
            found.append(Piece(Span(part.start(), part.end()), plain(part.group()), joined))
            joined = True
    return found


def plain(word: str) -> str:
    """The word in lower case, without accents."""
    if word.isascii():
        return word.lower()
    return "".join(char for char in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(char))


def letters(short: str) -> str:
    """The letters and digits of an acronym in lower case."""
    return "".join(char for char in plain(short) if char.isalnum())


def align(wanted: str, parts: list[Piece], text: str, *, from_start: bool = False) -> Alignment | None:
    """The cheapest long form in the last words (with ``from_start``: in all) that holds the letters in order."""
    count, length = len(parts), len(wanted)
    if not count or not length or not any(_begins(piece.word, wanted) for piece in parts):
        return None
    costs = [[_NEVER] * (length + 1) for _ in range(count + 1)]
    costs[count][length] = 0.0
    best: tuple[float, int] | None = None
    for index in range(count - 1, -1, -1):
        row, piece = costs[index], parts[index]
        following = costs[index + 1]
        skip = _skip_cost(piece)
        for position in range(length + 1):
            if following[position] < _NEVER:
                row[position] = following[position] + skip
        for position in range(length):
            for taken, cost in _matches(wanted, position, piece, text):
                total = cost + following[position + taken]
                if total < row[position]:
                    row[position] = total
                if position == 0 and _begins(piece.word, wanted):
                    total += 0.02 * (count - index) + (0.3 if piece.joined else 0.0)
                    if index and piece.word in LINK_WORDS and parts[index - 1].word[0] == wanted[0]:
                        continue  # "the Office of Harbour Pilots (OHP)" begins with "Office"
                    if (best is None or total < best[0]) and (not from_start or index == 0):
                        best = (total, index)
    if best is None or best[0] >= _NEVER:
        return None
    cost, index = best
    span = Span(parts[index].span.start, parts[-1].span.end)
    return Alignment(span, cost, cost < 0.02 * (count - index) + _SKIPPED_LINK * (count - index) + 0.01)


def _begins(word: str, wanted: str) -> bool:
    return word[0] == wanted[0] or (wanted[0] == "x" and word.startswith("ex"))


def _skip_cost(piece: Piece) -> float:
    if piece.word in LINK_WORDS:
        return _SKIPPED_LINK
    return _SKIPPED_HYPHENATED if piece.joined else _SKIPPED


def _matches(wanted: str, position: int, piece: Piece, text: str) -> list[tuple[int, float]]:
    """How many letters from ``position`` on a word can give, with the cost of each count."""
    word = piece.word
    found: list[tuple[int, float]] = []
    at = word.find(wanted[position])
    if at < 0:
        return found
    cost = 0.0 if at == 0 else (_CAPITAL_INSIDE if _is_capital(piece, at, text) else WITHOUT_INITIAL)
    found.append((1, cost))
    for taken in range(1, min(6, len(wanted) - position)):
        at = word.find(wanted[position + taken], at + 1)
        if at < 0:
            break
        cost += _CAPITAL_INSIDE if _is_capital(piece, at, text) else _INNER
        found.append((taken + 1, cost))
    return found


def _is_capital(piece: Piece, at: int, text: str) -> bool:
    char = text[min(piece.span.start + at, piece.span.end - 1)]
    return char.isupper() or char.isdigit()


def initials_of(parts: list[Piece]) -> tuple[str, ...]:
    """The first letters of the parts, without and with those of link parts, and with joined parts as one."""
    without = "".join(piece.word[0] for piece in parts if piece.word not in LINK_WORDS)
    whole = "".join(piece.word[0] for piece in parts)
    unjoined = "".join(piece.word[0] for piece in parts if piece.word not in LINK_WORDS and not piece.joined)
    return tuple(dict.fromkeys((without, whole, unjoined)))


def one_slip(first: str, second: str) -> str | None:
    """The one step from ``first`` to ``second``: "transposition", "substitution", "insertion", "deletion" or None."""
    if first == second or abs(len(first) - len(second)) > 1:
        return None
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    if len(first) == len(second):
        if first[start + 1 :] == second[start + 1 :]:
            return "substitution"
        swapped = first[start : start + 2][::-1] == second[start : start + 2]
        return "transposition" if swapped and first[start + 2 :] == second[start + 2 :] else None
    if len(first) < len(second):
        return "insertion" if first[start:] == second[start + 1 :] else None
    return "deletion" if first[start + 1 :] == second[start:] else None
