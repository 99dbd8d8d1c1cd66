"""Which names of a release are spellings of one name: found once, and asked by every rule about names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.lexicon.reader import words
from factcheck.mentions.model import Mentions, OrganizationMention, Person
from factcheck.mentions.names import SUFFIXES, fold
from factcheck.mentions.spelling import edit_distance, is_slip
from factcheck.text.quick_dataclass import dataclass, field
from factcheck.text.span import Span

_MANY_PEOPLE = 40  # people with one given name (a list of winners) are not compared with each other
_MANY_BODIES = 20  # names that differ in one word only (Unit North, Unit South …) are a series
_LONGEST_BODY = 11  # words
_LONG_BODY = 4
_MARKS = ",.’'\""


@dataclass(frozen=True, slots=True)
class PersonPair:
    """Two people of the release whose names are a slip apart, and the words in which they differ."""

    one: Person
    other: Person
    one_word: str
    other_word: str
    accents_only: bool

    @property
    def is_given(self) -> bool:
        """True when the given names differ: of relatives, or of one person."""
        parts = name_words(self.one.name)
        return len(parts) > 1 and self.one_word == parts[0]

    def differing(self, swapped: bool) -> tuple[str, str]:
        """Both words, ``other_word`` first when ``swapped``."""
        return (self.other_word, self.one_word) if swapped else (self.one_word, self.other_word)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a body's name and where it stands."""

    name: str
    places: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BodyPair:
    """Two spellings that share all words but one, and the words in which they differ.

    ``number_only`` is true where a word that is not the name's head stands with and without its plural ending.
    """

    one: Spelling
    other: Spelling
    one_word: str
    other_word: str
    number_only: bool = False


@dataclass(frozen=True, slots=True)
class NameClusters:
    """The pairs of names that are a slip apart, and what follows of who is who.

    ``cluster`` holds for each person, by number, the lowest number of those who may be the same.
    """

    people: tuple[PersonPair, ...]
    bodies: tuple[BodyPair, ...]
    cluster: tuple[int, ...]
    families: Counter[str]

    def may_be_one(self, one: Person, other: Person) -> bool:
        """True for one person, and for two whose names are a slip apart."""
        return self.cluster[one.number] == self.cluster[other.number]

    def is_only(self, person: Person) -> bool:
        """True when nobody else of the release bears the family name."""
        return self.families[person.family_name] == 1


def name_clusters(mentions: Mentions) -> NameClusters:
    """The clusters of the names that ``mentions`` hold."""
    people = tuple(_person_pairs(mentions.people))
    bodies = tuple(_body_pairs(mentions.organizations))
    families = Counter(person.family_name for person in mentions.people)
    return NameClusters(people, bodies, _joined(len(mentions.people), people), families)


def _joined(count: int, pairs: Sequence[PersonPair]) -> tuple[int, ...]:
    """For each person the first of those that a chain of pairs leads to."""
    first = list(range(count))

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    for pair in pairs:
        low, high = sorted((root(pair.one.number), root(pair.other.number)))
        first[high] = low
    return tuple(map(root, range(count)))


# ---------------------------------------------------------------------------------------------- people


def name_words(name: str) -> list[str]:
    """The words of a person's name without a suffix (Jr) and without nicknames."""
    return [part for part in name.split() if part.lower().rstrip(".") not in SUFFIXES and part[0] not in "“\"'‘("]


def _person_pairs(people: Sequence[Person]) -> Iterator[PersonPair]:
    """The pairs of people whose names differ by a slip, each once."""
    if len(people) < 2:
        return
    split = [name_words(person.name) for person in people]
    groups: dict[tuple[str, str], list[int]] = {}
    for number, (person, parts) in enumerate(zip(people, split, strict=True)):
        if len(parts) > 1:
            groups.setdefault(("given", fold(parts[0])), []).append(number)
            groups.setdefault(("family", fold(parts[-1])), []).append(number)
        for role in sorted({mention.role.lower() for mention in person.mentions if mention.role}):
            groups.setdefault(("role", role), []).append(number)
    if any(len(parts) == 1 for parts in split):
        groups["alone", ""] = list(range(len(people)))
    seen: set[tuple[int, int]] = set()
    for (shared, _), group in groups.items():
        if len(group) > _MANY_PEOPLE:
            continue
        for index, first in enumerate(group, start=1):
            for second in group[index:]:
                if (first, second) in seen:
                    continue
                differing = _differing(split[first], split[second], shared)
                if differing is not None:
                    seen.add((first, second))
                    yield PersonPair(people[first], people[second], *differing)


def _differing(first: Sequence[str], second: Sequence[str], shared: str) -> tuple[str, str, bool] | None:
    """The words that are a slip apart in two names that share what ``shared`` says; true for accents alone."""
    if not first or not second:
        return None
    if shared in ("role", "alone"):
        # A family name alone: "Secretary General Stcok", "Stcok said"; without a title one letter at most.
        if ((len(first) > 1) == (len(second) > 1) and shared == "alone") or min(len(first), len(second)) > 1:
            return None
        left, right = first[-1], second[-1]
    elif not _middle_agrees(first, second):
        return None
    elif shared == "given":
        left, right = first[-1], second[-1]
    else:
        left, right = first[0], second[0]
        full = len(first) > 2 and len(second) > 2  # Rachel and Rachael Sample Example are one, with the middle name
        given = words("given_names")
        if not full and fold(left) in given and fold(right) in given:
            return None
    if left == right or is_same_but_marks(left, right) or left.isupper() != right.isupper():
        return None
    one, other = fold(left), fold(right)
    if shared == "alone" and edit_distance(one, other, 1) > 1:
        return None
    if one != other and not is_slip(_stem(one), _stem(other)):
        return None
    return left, right, one == other


def _middle_agrees(first: Sequence[str], second: Sequence[str]) -> bool:
    """False when both names have middle words and these differ: Carlos A. and Carlos Antonio agree."""
    if len(first) < 3 or len(second) < 3:
        return True
    one, other = [fold(word).rstrip(".") for word in first[1:-1]], [fold(word).rstrip(".") for word in second[1:-1]]
    return len(one) == len(other) and all(
        left == right or (left[0] == right[0] and 1 in (len(left), len(right)))
        for left, right in zip(one, other, strict=True)
    )


def _stem(folded: str) -> str:
    """A word without the Arabic article: of "al-sader" and "al-tamer" the article says nothing."""
    return folded[3:] if folded[:3] in ("al-", "el-") else folded


_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼʻ", "'"))


def is_same_but_marks(word: str, other: str) -> bool:
    """True for words that differ in the shape of an apostrophe at most: "O'Hara", "O’Hara", "O''Hara"."""
    return word == other or _level(word) == _level(other)


def _level(word: str) -> str:
    level = word.translate(_APOSTROPHES)
    while "''" in level:
        level = level.replace("''", "'")
    return level.strip("'")


# ---------------------------------------------------------------------------------------------- bodies


def _body_pairs(mentions: Sequence[OrganizationMention]) -> Iterator[BodyPair]:
    """The pairs of names of bodies that share all words but one, which are a slip apart."""
    forms: dict[str, Spelling] = {}
    for mention in mentions:
        forms.setdefault(mention.name, Spelling(mention.name)).places.append(mention.span)
    if len(forms) < 2:
        return
    groups: dict[tuple[str, ...], list[tuple[Spelling, str]]] = {}
    for name, form in forms.items():
        split = name.split()
        for index in range(len(split) if 1 < len(split) <= _LONGEST_BODY else 0):
            rest = (*split[:index], "", *split[index + 1 :])
            groups.setdefault(rest, []).append((form, split[index]))
    for rest, group in groups.items():
        if 1 < len(group) <= _MANY_BODIES:
            for number, (one, word) in enumerate(group, start=1):
                for other, second in group[number:]:
                    left, right = fold(word).strip(_MARKS), fold(second).strip(_MARKS)
                    if is_slip(left, right):
                        yield BodyPair(one, other, word, second)
                    elif left != right and left.rstrip("s") == right.rstrip("s") and not _is_head(rest):
                        yield BodyPair(one, other, word, second, number_only=True)


def _is_head(rest: Sequence[str]) -> bool:
    """True where the word left out of a name may be its head, and in short names, of which there may be two.

    The head stands last or before "of": there are Criminal Organizations and a Criminal Organization, but one Office
    of Foreign Assets.
    """
    if "of" in rest:
        return rest.index("") < rest.index("of")
    return len(rest) < _LONG_BODY or rest[-1] == ""
