"""What a number is a number of: which quantities of a release may be compared at all.

133 countries that send delegates and 15 countries of an operation are two quantities; 8,263 and 8,236 illicit firearms
seized are one. A quantity's identity is its noun with the modifiers, what governs it ("delegates from", "seizure of"),
and the operation, places and days of its sentence. Words such as "another" and "including" set a number apart from all
others; so do partitives, rates and comparisons with earlier times.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeAlias

from factcheck.lexicon.reader import table
from factcheck.mentions.governors import EVENT_CLASSES, governor_of, without_determiners
from factcheck.mentions.model import (
    CountMention,
    DateForm,
    Kind,
    Mentions,
    MoneyMention,
    OrganizationKind,
    PercentageMention,
    QuantityMention,
)
from factcheck.mentions.noun_phrase import noun_phrase, singular
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

Quantified: TypeAlias = "CountMention | MoneyMention | PercentageMention | QuantityMention"


class Likeness(StrEnum):
    """Whether two numbers are of one quantity."""

    SAME = "same"
    DIFFERENT = "different"
    IN_DOUBT = "in-doubt"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A likeness with its reason in a few words."""

    likeness: Likeness
    why: str

    @property
    def same(self) -> bool:
        """True when the two numbers are of one quantity."""
        return self.likeness is Likeness.SAME


@dataclass(frozen=True, slots=True)
class Identity:
    """What a number is a number of.

    ``governor`` is the class or stem of the word that the noun phrase depends on ("seize" for "seizure of 300 guns" and
    for "300 guns were seized"), ``preposition`` the preposition between. ``definite`` is true for "the 300 guns", which
    takes up an earlier number. ``apart`` says what sets the number apart from all others, None for nothing.
    """

    kind: Kind
    noun: str | None
    unit: str | None
    modifiers: frozenset[str]
    governor: str | None
    preposition: str | None
    definite: bool
    apart: str | None
    people: frozenset[int]
    operations: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    sentence: Span | None
    headline: bool


_WORDS = table("predicates")
_APART = frozenset(_WORDS["apart"])
# A release tells of one seizure or one attendance; it tells of many charges, loans and fines that are each their own.
_EVENTS = frozenset({"seize", "arrest", "kill", "injure", "rescue", "employ", "attend", "build", "infect"})
_FURTHER = frozenset({"another", "further", "additional", "extra", "other"})
_GENERIC = frozenset(_WORDS["generic"])
_LEFT = lazy_pattern(r"[^\W\d_][\w'’-]*|[^\w\s'’-]")
_RIGHT_OF = lazy_pattern(r"\s{1,2}(?:worth\s{1,2}of|worth|in|of|for)\s{1,2}(?:(?:the|its|their)\s{1,2})?(?=[a-zA-Z])")
_WORTH = lazy_pattern(r"([^\W\d_][\w-]*)\s{1,2}(?:worth|valued\s{1,2}at|totall?ing|of)\s{1,2}(?:[a-z]+\s{1,2}){0,2}\Z")
_PER = lazy_pattern(
    r"\s{1,2}(?:per|each|apiece|every|an?\s(?:day|week|month|year|hour|person))\b"
    r"(?!\s(?:ago|before|after|earlier|later)\b)|/[a-z]"
    r"|(?:\s{1,2}[\w-]{1,20}){1,5}?\s(?:each|per|every)\b"
)
_POSTMODIFIED = lazy_pattern(r"\s{1,2}(?:of|in|from|that|which|who|with|across|on|at|for|to)\b")
_OF_THE = lazy_pattern(r"\s{1,2}of\s{1,2}(?:the|these|those|its|their|our|them|whom|which)\b")


def identity_of(mention: Quantified, document: Document, mentions: Mentions | None = None) -> Identity:
    """What the number of ``mention`` is a number of; ``mentions`` add operation, places and times of its sentence."""
    text = document.text
    sentence = document.sentence_at(mention.span.start)
    block = document.block_at(mention.span.start)
    floor = sentence.start if sentence else 0
    before = [word.lower() for word in _LEFT.findall(text, max(floor, mention.span.start - 90), mention.span.start)]
    noun, modifiers, end = _counted(mention, text)
    apart = _apart(mention, text, before, modifiers, end)
    definite, before = without_determiners(before)
    governor, preposition = governor_of(before, text, end)
    people, operations, places, times = _context(sentence, mentions)
    return Identity(
        mention.kind,
        noun,
        _unit(mention),
        frozenset(modifiers),
        governor,
        preposition,
        definite and not _POSTMODIFIED.match(text, end),
        apart,
        people,
        operations,
        places,
        times,
        sentence,
        block is not None and block.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADLINE),
    )


def comparable(first: Identity, second: Identity) -> Comparison:
    """Whether two numbers are of one quantity; ``first`` stands before ``second`` in the text."""
    different = _difference(first, second)
    if different:
        return Comparison(Likeness.DIFFERENT, different)
    if first.noun is None or second.noun is None:
        return Comparison(Likeness.IN_DOUBT, "no noun tells what is counted")
    if first.modifiers != second.modifiers and not (first.headline or second.headline):
        return Comparison(Likeness.IN_DOUBT, "one is described more closely than the other")
    if first.noun in _GENERIC and not first.modifiers:
        return Comparison(Likeness.IN_DOUBT, f"a text may count more than one group of {first.noun}")
    if first.governor in _EVENTS and first.governor == second.governor and _hangs_alike(first, second):
        return Comparison(Likeness.SAME, f"both are the {first.noun} of one event")
    if second.definite:
        return Comparison(Likeness.SAME, f"the second takes up the {first.noun} of the first")
    if first.headline != second.headline:
        return Comparison(Likeness.SAME, f"the headline counts the {first.noun} of the body")
    return Comparison(Likeness.IN_DOUBT, "nothing tells whether both count the same")


def _difference(first: Identity, second: Identity) -> str | None:
    """Why two numbers cannot be of one quantity, None when they may be."""
    if first.kind is not second.kind or first.unit != second.unit:
        return "they measure different things"
    if first.noun and second.noun and first.noun != second.noun:
        return "they count different things"
    if (first.apart or second.apart) and not _repeats(first, second):
        return f"“{first.apart or second.apart}” sets one apart"
    if first.sentence is not None and first.sentence == second.sentence:
        return "one sentence names both"
    if first.modifiers - second.modifiers and second.modifiers - first.modifiers:
        return "they are described differently"
    for one, other, what in (
        (first.people, second.people, "people"),
        (first.operations, second.operations, "operations"),
        (first.places, second.places, "places"),
        (first.times, second.times, "times"),
    ):
        if one and other and one.isdisjoint(other):
            return f"they belong to different {what}"
    return _other_governor(first, second)


def _repeats(first: Identity, second: Identity) -> bool:
    """True for a headline and its body that set one number apart alike: "48 new berths", "46 new berths"."""
    return first.apart == second.apart == "new" and first.headline != second.headline


def _other_governor(first: Identity, second: Identity) -> str | None:
    """A different event, told by verbs of two classes or by what the phrase hangs on ("delegates from", "across")."""
    if first.governor is None or second.governor is None or first.governor == second.governor:
        return None
    if first.governor in EVENT_CLASSES and second.governor in EVENT_CLASSES:
        return "they belong to different events"
    if not _hangs_alike(first, second) or first.preposition not in (None, "of"):
        return "they belong to different phrases"
    return None


def _hangs_alike(first: Identity, second: Identity) -> bool:
    """True when the same preposition leads to both; "seized 300 guns" and "seizure of 300 guns" count as one."""
    return (first.preposition or "of") == (second.preposition or "of")


def _counted(mention: Quantified, text: str) -> tuple[str | None, tuple[str, ...], int]:
    """The noun, its modifiers, and where the phrase ends."""
    end = mention.span.end
    if isinstance(mention, CountMention):
        return mention.noun, mention.modifiers, end
    of = _RIGHT_OF.match(text, end)
    start = of.end() if of else end
    phrase = None
    if of or text[end : end + 1] == " ":
        phrase = noun_phrase(text, start) or noun_phrase(text, start, plural=False)
    if phrase:
        return phrase.noun, phrase.modifiers, phrase.noun_span.end
    worth = _WORTH.search(text, max(0, mention.span.start - 40), mention.span.start)
    return (singular(worth[1].lower()) if worth else None), (), end


def _unit(mention: Quantified) -> str | None:
    if isinstance(mention, MoneyMention):
        return mention.currency
    if isinstance(mention, QuantityMention):
        return f"{mention.unit}/{mention.per}" if mention.per else mention.unit
    if isinstance(mention, PercentageMention):
        return "points" if mention.points else "percent"
    return None


def _apart(mention: Quantified, text: str, before: list[str], modifiers: Iterable[str], end: int) -> str | None:
    """The word that sets this number apart from others of its noun, None when there is none."""
    for word in (*before[-2:], *modifiers):
        if word in _APART or word.endswith(("'s", "’s")):
            return word
    for word in before[-4:]:
        if word in _FURTHER:
            return word  # "an additional funding of $11 million"
    if before[-3:-1] == ["compared", "with"] or before[-2:-1] == ["compared"] or before[-2:] == ["up", "from"]:
        return "compared"
    if isinstance(mention, CountMention) and mention.share:
        return mention.number_span.of(text)
    number_end = mention.number_span.end
    if text[number_end : number_end + 1] == "-":
        return text[number_end:end].strip()  # "a five-member panel" has no five members of its own to compare
    if _OF_THE.match(text, number_end):
        return "of the"
    per = _PER.match(text, end)
    return per.group().strip() if per else None


_Context: TypeAlias = tuple[frozenset[int], frozenset[str], frozenset[str], frozenset[str]]


def _context(sentence: Span | None, mentions: Mentions | None) -> _Context:
    """The people, operations, places and times named in a sentence."""
    if sentence is None or mentions is None:
        return frozenset(), frozenset(), frozenset(), frozenset()
    people = frozenset(person.person for person in mentions.persons if sentence.contains(person.span))
    operations = frozenset(
        organization.name
        for organization in mentions.organizations
        if organization.type is not OrganizationKind.ORGANIZATION and sentence.contains(organization.span)
    )
    places = frozenset(place.name for place in mentions.places if sentence.contains(place.span))
    times = frozenset(
        str(date.value())
        for date in mentions.dates
        if sentence.contains(date.span) and date.form is not DateForm.ANNIVERSARY and date.first is not None
    )
    return people, operations, places, times
