"""Which facts changed between two drafts, or between two releases: added, removed, or given another value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from factcheck.mentions.model import Kind, LinkMention, Mention, Mentions
from factcheck.record.aligning import aligned
from factcheck.record.model import Record
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


class Change(StrEnum):
    """What became of a fact."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as one text states it: its value in words, and its place; None for what has no place."""

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: ``what`` is the kind of fact (``count``, ``role``, ``headline`` …), ``subject`` whom it is about."""

    change: Change
    what: str
    subject: str | None = None
    before: Stated | None = None
    after: Stated | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One of the two texts, with what was found in it."""

    document: Document
    mentions: Mentions
    record: Record


_COMPARED = frozenset(
    {
        *(Kind.DATE, Kind.TIME, Kind.DURATION, Kind.COUNT, Kind.QUANTITY, Kind.MONEY, Kind.PERCENTAGE, Kind.ORDINAL),
        *(Kind.LINK, Kind.CONTACT),
    }
)
# A number keeps its subject when its value changes: 270 delegates become 280 delegates, not 280 countries.
_SUBJECTS = {Kind.COUNT: "noun", Kind.QUANTITY: "unit", Kind.MONEY: "currency"}


def differences(before: Text, after: Text) -> list[Difference]:
    """The changes, the fields of the record first, then facts of the body in the order of the new text."""
    found = [*_fields(before.record, after.record), *_people(before.record, after.record), *_quotes(before, after)]
    return found + _settled(_facts(before, after))


# ------------------------------------------------------------------------------------------- the record


def _fields(before: Record, after: Record) -> Iterator[Difference]:
    for what, old, new in zip(_FIELDS, _field_values(before), _field_values(after), strict=True):
        if old != new:
            yield _difference(what, None, old, new)


_FIELDS = ("headline", "subheadline", "release date", "dateline", "issuer", "embargo", "boilerplate")


def _field_values(record: Record) -> tuple[Stated | None, ...]:
    return (
        _stated(record.headline.text if record.headline else None),
        _stated(record.subheadline.text if record.subheadline else None),
        _stated(record.release_date.value if record.release_date else None),
        _stated(record.dateline.place if record.dateline else None),
        _stated(record.issuer.name if record.issuer else None),
        _stated(record.embargo.until if record.embargo else None),
        _stated("\n\n".join(passage.text for passage in record.boilerplate) or None),
    )


def _stated(value: str | None) -> Stated | None:
    return None if value is None else Stated(value)


def _people(before: Record, after: Record) -> Iterator[Difference]:
    old = {person.name: person.role for person in before.people}
    new = {person.name: person.role for person in after.people}
    for name in dict.fromkeys((*old, *new)):
        if name not in old or name not in new:
            yield _difference(
                "person", None, _stated(name if name in old else None), _stated(name if name in new else None)
            )
        elif old[name] != new[name]:
            yield _difference("role", name, _stated(old[name]), _stated(new[name]))


def _quotes(before: Text, after: Text) -> Iterator[Difference]:
    """Quotations whose words changed, or that are said by somebody else."""
    old = {_words(quote.text): quote for quote in before.record.quotes}
    new = {_words(quote.text): quote for quote in after.record.quotes}
    for words in old.keys() & new.keys():
        if old[words].speaker != new[words].speaker:
            shown = old[words].text[:60]
            yield _difference("speaker", shown, _stated(old[words].speaker), _stated(new[words].speaker))
    gone = [quote.text for words, quote in old.items() if words not in new]
    come = [quote.text for words, quote in new.items() if words not in old]
    for text in gone:
        partner = max(come, key=lambda other: _likeness(text, other), default=None)
        if partner is not None and _likeness(text, partner) >= 0.5:
            come.remove(partner)
            yield _difference("quote", None, _stated(text), _stated(partner))
        else:
            yield _difference("quote", None, _stated(text), None)
    yield from (_difference("quote", None, None, _stated(text)) for text in come)


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()


def _likeness(first: str, second: str) -> float:
    left, right = set(_words(first).split()), set(_words(second).split())
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def _difference(what: str, subject: str | None, before: Stated | None, after: Stated | None) -> Difference:
    change = Change.ADDED if before is None else Change.REMOVED if after is None else Change.CHANGED
    return Difference(change, what, subject, before, after)


# ------------------------------------------------------------------------------------ facts of the body


@dataclass(frozen=True, slots=True)
class _Fact:
    kind: Kind
    subject: str | None
    value: str
    span: Span
    words: str

    @property
    def key(self) -> tuple[Kind, str | None, str]:
        return (self.kind, self.subject, self.value)


def _facts(before: Text, after: Text) -> Iterator[Difference]:
    old_facts, new_facts = _by_sentence(before), _by_sentence(after)
    for old, new in aligned(before.document, after.document):
        yield from _compared(old_facts.get(old, []) if old else [], new_facts.get(new, []) if new else [])


def _by_sentence(text: Text) -> dict[Span, list[_Fact]]:
    facts: dict[Span, list[_Fact]] = {}
    for mention in text.mentions.all():
        sentence = text.document.sentence_at(mention.span.start)
        if mention.kind in _COMPARED and sentence is not None and not _is_inner_link(mention):
            facts.setdefault(sentence, []).append(_fact(mention, text.document))
    return facts


def _is_inner_link(mention: Mention) -> bool:
    """True for the mark of a footnote, which leads to another place of the same page."""
    return isinstance(mention, LinkMention) and mention.target.startswith("#")


def _fact(mention: Mention, document: Document) -> _Fact:
    value = mention.value()
    words = " ".join(mention.span.of(document.text).split())
    if not isinstance(value, dict):
        return _Fact(mention.kind, None, str(value if value is not None else words), mention.span, words)
    name = _SUBJECTS.get(mention.kind)
    subject = value.get(name) if name else None
    rest = {key: item for key, item in value.items() if key != name}
    return _Fact(mention.kind, str(subject) if subject else None, repr(sorted(rest.items())), mention.span, words)


def _compared(old: Sequence[_Fact], new: Sequence[_Fact]) -> Iterator[Difference]:
    """What became of the facts of one sentence; a fact with another value is the one of its kind and subject."""
    kept = [fact.key for fact in new]
    gone = [fact for fact in old if not _taken(kept, fact.key)]
    kept = [fact.key for fact in old]
    come = [fact for fact in new if not _taken(kept, fact.key)]
    for fact in gone:
        partner = next((other for other in come if (other.kind, other.subject) == (fact.kind, fact.subject)), None)
        partner = partner or next((other for other in come if other.kind is fact.kind), None)
        if partner is not None:
            come.remove(partner)
        yield _of_fact(fact, partner)
    yield from (_of_fact(None, fact) for fact in come)


def _taken(keys: list[tuple[Kind, str | None, str]], key: tuple[Kind, str | None, str]) -> bool:
    if key not in keys:
        return False
    keys.remove(key)
    return True


def _of_fact(old: _Fact | None, new: _Fact | None) -> Difference:
    fact = new or old
    assert fact is not None
    before = None if old is None else Stated(old.words, old.span)
    after = None if new is None else Stated(new.words, new.span)
    subject = fact.subject if old is None or new is None or old.subject == new.subject else None
    return _difference(fact.kind.value, subject, before, after)


def _settled(found: Iterable[Difference]) -> list[Difference]:
    """The differences without facts that only moved to another sentence."""
    listed = list(found)
    removed = [item for item in listed if item.change is Change.REMOVED]
    moved: set[int] = set()
    for item in listed:
        if item.change is not Change.ADDED or item.after is None:
            continue
        for other in removed:
            same = other.before is not None and _words(other.before.value) == _words(item.after.value)
            if same and other.what == item.what and id(other) not in moved:
                moved |= {id(other), id(item)}
                break
    return sorted((item for item in listed if id(item) not in moved), key=_order)


def _order(item: Difference) -> tuple[int, int]:
    place = item.after or item.before
    return (item.change is Change.REMOVED, place.span.start if place is not None and place.span is not None else -1)
