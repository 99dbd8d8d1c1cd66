"""Which mentions name one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from factcheck.lexicon.reader import words
from factcheck.mentions.model import Person, PersonMention
from factcheck.mentions.names import Token, family_name, fold, is_initial, is_nickname, keys_of, span_of, token
from factcheck.mentions.spelling import is_slip
from factcheck.text.quick_dataclass import dataclass, replace
from factcheck.text.span import Span

_VERBS = sorted(words("attributing_verbs"))
_VERBS_BEFORE = (*(f"{verb} " for verb in _VERBS), "according to ")
_VERBS_BEHIND = (*(f" {verb}" for verb in _VERBS), " told")
_LAST_LETTERS = frozenset(verb[-2] for verb in _VERBS_BEFORE)
_FIRST_LETTERS = frozenset(verb[1] for verb in _VERBS_BEHIND)
_CLOSING = frozenset("”\"’'»")
_SHORT = 4  # letters of a family name that alone, beside "said", is too short to be called a slip
_MANY = 20  # family names that a doubtful name is compared with


@dataclass(frozen=True, slots=True)
class Found:
    """A person named at a place, before it is known who else names the same person.

    ``loose`` is true for one word behind an office that also stands before common nouns.
    """

    tokens: list[Token]
    span: Span
    role: str | None = None
    role_span: Span | None = None
    organization: str | None = None
    organization_span: Span | None = None
    honorific: str | None = None
    loose: bool = False


class _People:
    """The persons gathered so far, each a list of what names it, looked up by the words of their names."""

    def __init__(self) -> None:
        self.all: list[list[Found]] = []
        self.full: dict[tuple[str, str], list[Found]] = {}  # family and given name, family name and initial
        self.by_family: dict[str, list[Found]] = {}
        self.by_word: dict[str, list[Found]] = {}

    def add_full(self, keys: tuple[str, ...], one: Found) -> None:
        """Adds a full name: "Jane Q. Example", "Jane Example" and "J. Example" name one person."""
        family, given = keys[-1], keys[0].rstrip(".")
        somebody = self.full.get((family, given))
        if somebody is None and len(given) > 1:
            somebody = self.full.get((family, given[0] + "."))
        if somebody is None:
            somebody = []
            self.all.append(somebody)
        self.full.setdefault((family, given), somebody)
        self.full.setdefault((family, given[0] if len(given) > 1 else given + "."), somebody)
        self.by_family.setdefault(family, somebody)
        for key in keys:
            self.by_word.setdefault(key, somebody)
        somebody.append(one)

    def add_alone(self, key: str, one: Found) -> None:
        """Adds a person of whom only one word is known."""
        somebody = [one]
        self.all.append(somebody)
        self.by_family.setdefault(key, somebody)


def gather(
    text: str, found: list[Found], singles: Iterable[tuple[int, str]], in_prose: Callable[[int], bool]
) -> tuple[tuple[PersonMention, ...], tuple[Person, ...]]:
    """The mentions in order and the persons they name; ``singles`` are words that may repeat a family name."""
    people = _People()
    known = {keys_of(one.tokens) for one in found}
    named = [(keys_of(trimmed.tokens), trimmed) for trimmed in (_trimmed(one, known) for one in found)]
    named.sort(key=lambda pair: pair[1].span)
    for keys, one in named:
        if len(keys) > 1:
            people.add_full(keys, one)
    _add_short(people, named)
    taken = {word.start for one in found for word in one.tokens}
    near: dict[str, list[str]] = {}
    for family in people.by_family:
        near.setdefault(family[0], []).append(family)
    for start, single in singles:
        if start in taken or (len(single) < 5 and single.isupper()):
            continue
        key = fold(single)
        owner = people.by_family.get(key)
        if owner is None and key in people.by_word and _is_spoken_of(text, start, len(single)):
            owner = people.by_word[key]  # “…,” says Ana, of Ana Example
        if owner is None and not (len(key) > _SHORT and key[0] in near and _is_spoken_of(text, start, len(single))):
            continue
        if not single[0].isupper() or not in_prose(start):
            continue
        one = Found([token(start, single)], Span(start, start + len(single)))
        if owner is not None:
            owner.append(one)
        elif any(is_slip(key, family) for family in near[key[0]][:_MANY]):
            people.all.append([one])
    return _numbered(people.all)


def _add_short(people: _People, named: list[tuple[tuple[str, ...], Found]]) -> None:
    """Ties "Secretary General Stock" to the person of that name mentioned last before, or to the first."""
    latest: dict[str, list[Found]] = {}
    for keys, one in named:
        if len(keys) > 1:
            somebody = people.full.get((keys[-1], keys[0].rstrip(".")))
            if somebody is not None:
                latest[keys[-1]] = somebody
        elif keys:
            key = keys[0]
            owner = latest.get(key) or people.by_family.get(key) or people.by_word.get(key)
            if owner is not None:
                owner.append(one)
            elif not one.loose:
                people.add_alone(key, one)


def second_chance(found: list[Found], unsure: list[Found]) -> list[Found]:
    """Those of ``unsure`` that a name found elsewhere proves: the same name, or the same given name and a slip."""
    families: dict[str, set[str]] = {}
    for one in found:
        keys = keys_of(one.tokens)
        if len(keys) > 1:
            families.setdefault(keys[0], set()).add(keys[-1])
    all_families = {family for known in families.values() for family in known}
    proved: list[Found] = []
    for one in unsure:
        keys = keys_of(one.tokens)
        if len(keys) == 1 and len(one.tokens) > 1 and keys[0] in all_families:
            proved.append(one)  # Van der Sample
        known = families.get(keys[0]) if len(keys) > 1 else None
        if known and (keys[-1] in known or any(is_slip(keys[-1], family) for family in sorted(known)[:_MANY])):
            proved.append(one)
    return proved


def _trimmed(one: Found, known: set[tuple[str, ...]]) -> Found:
    """``one`` without the words that a headline runs on with, when its first words are a name elsewhere."""
    for length in range(2, len(one.tokens)):
        tokens, rest = one.tokens[:length], one.tokens[length:]
        if (
            keys_of(tokens) != keys_of(one.tokens)
            and keys_of(tokens) in known
            and not any(is_initial(word) or is_nickname(word) for word in rest)
        ):
            return replace(one, tokens=tokens, span=Span(one.span.start, tokens[-1].end))
    return one


def _is_spoken_of(text: str, start: int, length: int) -> bool:
    """True beside "said": a family name that nobody in the release bears can only be a slip there."""
    end = start + length
    if text[start - 2 : start - 1] in _LAST_LETTERS and follows_saying(text, start):
        return True
    return text[end + 1 : end + 2] in _FIRST_LETTERS and text.startswith(_VERBS_BEHIND, end)


def follows_saying(text: str, start: int) -> bool:
    """True behind "said" and "according to"."""
    return text.endswith(_VERBS_BEFORE, max(0, start - 14), start)


def quoted_names(text: str, singles: Iterable[tuple[int, str]]) -> set[str]:
    """The single names, folded, that a quotation is given to: “…,” says Example."""
    found: set[str] = set()
    for start, single in singles:
        before = text[start - 2 : start - 1]
        if before in _CLOSING:
            quoted = text.startswith(_VERBS_BEHIND, start + len(single))
        elif before in _LAST_LETTERS and follows_saying(text, start):
            verb = text.rfind(" ", 0, start - 1)
            quoted = not _CLOSING.isdisjoint(text[max(0, verb - 2) : verb])
        else:
            continue
        if quoted:
            found.add(fold(single))
    return found


def _numbered(people: list[list[Found]]) -> tuple[tuple[PersonMention, ...], tuple[Person, ...]]:
    for somebody in people:
        somebody.sort(key=lambda one: one.span)
    people.sort(key=lambda somebody: somebody[0].span)
    persons: list[Person] = []
    mentions: list[PersonMention] = []
    for number, somebody in enumerate(people):
        own = tuple(_mention(one, number) for one in somebody)
        fullest = max(somebody, key=_fullness)
        titled = [mention for mention in own if mention.role is not None]
        first = next((mention for mention in titled if " " in mention.name), titled[0] if titled else None)
        name = " ".join(word.text for word in fullest.tokens)
        role = first.role if first else None
        organization = next((one.organization for one in titled if one.role == role and one.organization), None)
        persons.append(Person(number, name, family_name(fullest.tokens), role, organization, own))
        mentions.extend(own)
    mentions.sort(key=lambda mention: (mention.span, mention.name))
    return tuple(mentions), tuple(persons)


def _fullness(one: Found) -> tuple[int, bool, int]:
    """How full a name is: by its words, then JANE EXAMPLE after Jane Example, then the earlier."""
    return len(one.tokens), not all(word.text.isupper() for word in one.tokens), -one.span.start


def _mention(one: Found, number: int) -> PersonMention:
    return PersonMention(
        span=one.span,
        name=" ".join(word.text for word in one.tokens),
        name_span=span_of(one.tokens),
        family_name=family_name(one.tokens),
        person=number,
        role=one.role,
        role_span=one.role_span,
        organization=one.organization,
        organization_span=one.organization_span,
        honorific=one.honorific,
    )
