"""Two spellings of one capitalised name, whatever it names: "Harbour Logistics" and "Harbour Logisitcs"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from factcheck.mentions.names import bare, fold
from factcheck.mentions.spelling import edit_distance
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.span import Span

# Two capitalised words side by side, or joined as in "Bank of Example", "Ana van Sample".
_TWO_WORDS = re.compile(
    r"\b([A-ZÀ-ÞĀ-Ž][\w’'-]{2,30})"
    r"(?=[ ]?[ \n](?:(?:of|de|del|la|el|da|di|van|von|bin|ibn)[ ])?([A-ZÀ-ÞĀ-Ž][\w’'-]{2,30}))"
)
# Capitals, figures, and two words run together ("OfficerTelephone"), but not McSample.
_ODD = re.compile(r"[\d_]|\A.[A-Z]|(?<!\AMc)(?<!\AMac)(?<!\ADe)(?<!\ALe)(?<!\ALa)(?<!\AFitz)(?<![’'-])\B[A-Z]")
_JOINTS = str.maketrans("", "", "-’'")
_SHORTEST = 5  # letters: Jones and Janes are two families as often as one
_MANY = 30  # neighbours of one word: "Councillor …", "Mount …" have many, and some are alike by chance
_NOT_PROSE = frozenset({BlockKind.CODE, BlockKind.CHROME})

# Spellings of one word on two sides of an ocean, and forms of one noun: no slips.
_ONE_WORD = (
    (re.compile(r"our(?=s?\b|ed\b|ing\b|a|i)"), "or"),  # Harbour, Harbor
    (re.compile(r"or(?=s?\b)"), "er"),  # Advisor, Adviser
    (re.compile(r"(?<=[tcb])re(?=s?\b|d\b)"), "er"),  # Centre, Center
    (re.compile(r"(?<=[iy])s(?=[ei]|ation)"), "z"),  # Organisation, Organization
    (re.compile(r"(?<=n)c(?=es?\b|ed\b)"), "s"),  # Defence, Defense
    (re.compile(r"[ao]e"), "e"),  # Paediatric, Pediatric
    (re.compile(r"ll(?=ing|ed|er|or|ment)"), "l"),  # Counselling, Counseling
    (re.compile(r"ium\b"), "um"),  # Aluminium, Aluminum
    (re.compile(r"dge(?=ment)"), "dg"),  # Judgement, Judgment
    (re.compile(r"\bbanc"), "bank"),  # Bancshares, Bankshares
    (re.compile(r"men\b"), "man"),  # Chairmen, Chairman
    (re.compile(r"es\b"), "is"),  # Crises, Crisis
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
    places = _names(document.text)
    seen: set[frozenset[str]] = set()
    for shared, group in _neighbours(places):
        for one, other in combinations(group, 2):
            words = one[1 - shared], other[1 - shared]
            if not _may_slip(*words) or frozenset(words) in seen or not _is_slip(*words):
                continue
            found = _compared(document, one, places[one], other, places[other], 1 - shared)
            if found is not None:
                seen.add(frozenset(words))
                yield found


def _names(text: str) -> dict[_Name, list[int]]:
    """Where each pair of words begins."""
    places: dict[_Name, list[int]] = {}
    for match in _TWO_WORDS.finditer(text):
        places.setdefault(match.groups(), []).append(match.start())  # type: ignore[arg-type]
    return places


def _neighbours(places: Iterable[_Name]) -> Iterator[tuple[int, list[_Name]]]:
    """The names that share their first word (0), then those that share their second (1)."""
    for shared in (0, 1):
        beside: dict[str, list[_Name]] = {}
        for name in places:
            beside.setdefault(name[shared], []).append(name)
        for group in beside.values():
            if 1 < len(group) <= _MANY:
                yield shared, group


def _compared(
    document: Document, one: _Name, starts: list[int], other: _Name, other_starts: list[int], differing: int
) -> NearNames | None:
    if len(other_starts) > len(starts):
        one, starts, other, other_starts = other, other_starts, one, starts
    right, wrong = _places(document, one, starts), _places(document, other, other_starts)
    if not right or not wrong or _in_one_sentence(document, right, wrong):
        return None
    if _is_plain_word(document.text, other[differing]):
        return None
    return NearNames(right, wrong, bare(one[differing]), bare(other[differing]))


def _places(document: Document, name: _Name, starts: list[int]) -> tuple[Span, ...]:
    """The places of a name in prose."""
    last = bare(name[1])
    spans = []
    for start in starts:
        block = document.block_at(start)
        if block is not None and block.kind not in _NOT_PROSE:
            at = document.text.index(name[1], start + len(name[0]))
            spans.append(Span(start, at + len(last)))
    return tuple(spans)


def _may_slip(one: str, other: str) -> bool:
    """A quick look: the same first letter, and about the same length."""
    return one[0] == other[0] and abs(len(one) - len(other)) < 4 and len(one) >= _SHORTEST <= len(other)


def _is_slip(one: str, other: str) -> bool:
    """True for one letter more, less or changed inside a word, two swapped, or one at another place.

    A word with an ending more ("Division", "Divisions") or another last letter ("Advisory", "Advisors") is another
    form of it; a last letter doubled ("Naquan", "Naquann") is none.
    """
    one, other = bare(one), bare(other)
    if _ODD.search(one) or _ODD.search(other):
        return False
    left, right = fold(one).translate(_JOINTS), fold(other).translate(_JOINTS)
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < _SHORTEST or left == right or _plain(left) == _plain(right):
        return False
    if longer.startswith(shorter):
        return len(longer) == len(shorter) + 1 and (longer[-1] == "h" or longer[-1] == shorter[-1] != "s")
    if len(left) == len(right) and left[:-1] == right[:-1]:
        return False
    distance = edit_distance(left, right, 2)
    return distance == 1 or (distance == 2 and sorted(left) == sorted(right))


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
    return re.search(rf"\b{re.escape(word.lower())}\b", text) is not None
