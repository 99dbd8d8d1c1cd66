"""Two spellings of one capitalised name, whatever it names: "Harbour Logistics" and "Harbour Logisitcs"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from factcheck.mentions.capitals import capital_vocabulary, capital_words
from factcheck.mentions.names import SENTENCE_OPENERS, bare, fold
from factcheck.mentions.near_words import near_pairs
from factcheck.mentions.spelling import edit_distance
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

# Two capitalised words side by side, or joined as in "Bank of Example", "Ana van Sample".
_TWO_WORDS = lazy_pattern(
    r"([A-ZÀ-ÞĀ-Ž](?<!\w.)[\w’'-]{2,30})"
    r"(?=[ ]?[ \n](?:(?:of|de|del|la|el|da|di|van|von|bin|ibn)[ ])?([A-ZÀ-ÞĀ-Ž][\w’'-]{2,30}))"
)
# Capitals, figures, and two words run together ("OfficerTelephone"), but not McSample.
_ODD = lazy_pattern(r"[\d_]|\A.[A-Z]|(?<!\AMc)(?<!\AMac)(?<!\ADe)(?<!\ALe)(?<!\ALa)(?<!\AFitz)(?<![’'-])\B[A-Z]")
_JOINTS = str.maketrans("", "", "-’'")
_SHORTEST = 5  # letters: Bond and Bend are two families as often as one
_SHORTEST_WITH_END = 4  # Sara and Sarah, Bond and Bondd: one letter more at the end
_LONG = 8  # letters: longer words are seldom alike by chance
# Vowels; consonants that sound alike or look alike; neighbours on a keyboard.
_ALIKE_LETTERS = tuple(
    map(
        frozenset,
        ("aeiouy", "bdp", "bv", "ckqx", "gjq", "scz", "mn", "nuv", "uvw", "fvp", "td", "jy", "ijl", "lit", "rn"),
    )
) + tuple(frozenset(row[at : at + 2]) for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for at in range(len(row) - 1))
_ALIKE = 3  # letters of a short form: Jess and Jessica, Rob and Robert
_MANY = 40  # neighbours of one word: "Councillor …", "Mount …" have many, and some are alike by chance
_NOT_PROSE = frozenset({BlockKind.CODE, BlockKind.CHROME})

# Spellings of one word on two sides of an ocean, and forms of one noun: no slips.
_ONE_WORD = (
    (lazy_pattern(r"our(?=s?\b|ed\b|ing\b|a|i)"), "or"),  # Harbour, Harbor
    (lazy_pattern(r"or(?=s?\b)"), "er"),  # Advisor, Adviser
    (lazy_pattern(r"(?<=[tcb])re(?=s?\b|d\b)"), "er"),  # Centre, Center
    (lazy_pattern(r"(?<=[iy])s(?=[ei]|ation)"), "z"),  # Organisation, Organization
    (lazy_pattern(r"(?<=n)c(?=es?\b|ed\b)"), "s"),  # Defence, Defense
    (lazy_pattern(r"[ao]e"), "e"),  # Paediatric, Pediatric
    (lazy_pattern(r"ll(?=ing|ed|er|or|ment)"), "l"),  # Counselling, Counseling
    (lazy_pattern(r"ium\b"), "um"),  # Aluminium, Aluminum
    (lazy_pattern(r"dge(?=ment)"), "dg"),  # Judgement, Judgment
    (lazy_pattern(r"\bbanc"), "bank"),  # Bancshares, Bankshares
    (lazy_pattern(r"men\b"), "man"),  # Chairmen, Chairman
    (lazy_pattern(r"es\b"), "is"),  # Crises, Crisis
)


@dataclass(frozen=True, slots=True)
class NearNames:
    """Two pairs of words that share one word and differ by a slip in the other; ``wrong`` is the rarer.

    The places are those of both words, all of them, in order; the words are those that differ.
    """

    right: tuple[Span, ...]
    wrong: tuple[Span, ...]
    right_word: str
    wrong_word: str


_Name = tuple[str, str]


def near_names(document: Document) -> Iterator[NearNames]:
    """The names that stand in two spellings, each pair of spellings once, in the order of the text."""
    if not _may_hold_slips(document.text):
        return
    places = _names(document.text)
    seen: set[frozenset[str]] = set()
    for shared, group in _neighbours(places):
        for one, other in combinations(group, 2):
            words = one[1 - shared], other[1 - shared]
            if one[shared] != other[shared] and not one[0].startswith(other[0]) and not other[0].startswith(one[0]):
                continue
            if not _may_slip(*words) or frozenset(words) in seen or not _is_slip(*words):
                continue
            found = _compared(document, one, places[one], other, places[other], 1 - shared)
            if found is not None:
                seen.add(frozenset(words))
                yield found


def _may_hold_slips(text: str) -> bool:
    """True when two capitalised words are a slip apart and stand beside like words: seldom, and quickly told."""
    found = [fold(word) for word in capital_vocabulary(text) if len(word) >= _SHORTEST_WITH_END]
    slips = (pair for pair in near_pairs(found) if _is_near(*pair))
    pairs = list(islice(slips, _MANY))
    if not 0 < len(pairs) < _MANY:
        return bool(pairs)
    beside: dict[str, set[str]] = {word: set() for pair in pairs for word in pair}
    before = ""
    for _, written in capital_words(text):
        word = fold(written)
        if before in beside:
            beside[before].add(word)
        if word in beside:
            beside[word].add(before[:_ALIKE])
        before = word
    return any(not beside[one].isdisjoint(beside[other]) for one, other in pairs)


def _names(text: str) -> dict[_Name, list[int]]:
    """Where each pair of words begins."""
    places: dict[_Name, list[int]] = {}
    for match in _TWO_WORDS.finditer(text):
        places.setdefault((match[1], bare(match[2])), []).append(match.start())
    return {name: starts for name, starts in places.items() if name[0].lower() not in SENTENCE_OPENERS}


def _neighbours(places: Iterable[_Name]) -> Iterator[tuple[int, list[_Name]]]:
    """The names that begin alike (0: "Jess" and "Jessica", too), then those that share their second word (1)."""
    for shared in (0, 1):
        beside: dict[str, list[_Name]] = {}
        for name in places:
            beside.setdefault(name[shared] if shared else name[0][:_ALIKE], []).append(name)
        for group in beside.values():
            if 1 < len(group) <= _MANY:
                yield shared, group


def _compared(
    document: Document, one: _Name, starts: list[int], other: _Name, other_starts: list[int], differing: int
) -> NearNames | None:
    small, other_small = _is_plain_word(document.text, one[differing]), _is_plain_word(document.text, other[differing])
    if (len(other_starts), other_small) > (len(starts), small):
        one, starts, small, other, other_starts, other_small = other, other_starts, other_small, one, starts, small
    if other_small:
        return None
    right, wrong = _places(document, one, starts), _places(document, other, other_starts)
    swapped = sorted(one[differing]) == sorted(other[differing])  # no two names differ so
    if not right or not wrong or (not swapped and _in_one_sentence(document, right, wrong)):
        return None
    return NearNames(right, wrong, bare(one[differing]), bare(other[differing]))


def _places(document: Document, name: _Name, starts: list[int]) -> tuple[Span, ...]:
    """The places of a name in prose."""
    spans = []
    for start in starts:
        block = document.block_at(start)
        if block is not None and block.kind not in _NOT_PROSE:
            at = document.text.index(name[1], start + len(name[0]))
            spans.append(Span(start, at + len(name[1])))
    return tuple(spans)


def _may_slip(one: str, other: str) -> bool:
    """A quick look: the same first letter, and about the same length."""
    return one[0] == other[0] and abs(len(one) - len(other)) < 4 and len(one) + len(other) > 2 * _SHORTEST_WITH_END


def _is_slip(one: str, other: str) -> bool:
    """True for one letter more, less or changed inside a word, two swapped, or one at another place.

    A word with an ending more ("Division", "Divisions") or another last letter ("Advisory", "Advisors") is another
    form of it; a last letter doubled ("Naquan", "Naquann") is none.
    """
    if _ODD.search(one) or _ODD.search(other):
        return False
    return _is_near(fold(one).translate(_JOINTS), fold(other).translate(_JOINTS))


def _is_near(left: str, right: str) -> bool:
    """True when two words in small letters are a slip apart."""
    shorter, longer = (left, right) if len(left) <= len(right) else (right, left)
    if longer.startswith(shorter):
        added = longer[len(shorter) :]
        near = len(shorter) >= _SHORTEST_WITH_END and (added == "h" or added == shorter[-1] != "s")
    elif len(shorter) < _SHORTEST or (len(left) == len(right) and left[:-1] == right[:-1]):
        return False
    elif edit_distance(left, right, 1) == 1:
        near = len(left) != len(right) or len(left) >= _LONG or _are_confused(left, right)
    elif len(left) != len(right) or set(left) != set(right):
        return False
    else:
        moved = sorted(left) == sorted(right) and edit_distance(left, right, 2) == 2
        near = moved or _single(left) == _single(right)  # the wrong letter doubled: Addison, Adisson
    return near and _plain(left) != _plain(right)


def _single(word: str) -> str:
    """A word without the second of two equal letters."""
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)


def _are_confused(left: str, right: str) -> bool:
    """True unless one letter stands for another that neither sounds, looks nor lies like it: Marsen and Marten."""
    changed = [{one, other} for one, other in zip(left, right, strict=True) if one != other]
    return len(changed) != 1 or any(changed[0] <= group for group in _ALIKE_LETTERS)


def _plain(word: str) -> str:
    for pattern, replacement in _ONE_WORD:
        word = pattern.sub(replacement, word)
    return word


def _in_one_sentence(document: Document, one: Iterable[Span], other: Iterable[Span]) -> bool:
    """True where both spellings stand in one sentence: there they are meant to be two."""
    sentences = {document.sentence_at(span.start) for span in one}
    return any(document.sentence_at(span.start) in sentences for span in other)


def _is_plain_word(text: str, word: str) -> bool:
    """True for a word that the text also writes small: "Media Contract" beside "Media Contact"."""
    return re.search(rf"\b{re.escape(bare(word).lower())}\b", text) is not None
