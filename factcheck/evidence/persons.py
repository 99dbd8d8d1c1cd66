"""Weighs the names and titles of persons of the release against those of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.evidence.source import Passage, Source
from factcheck.evidence.verdict import FactKind, Outcome, Verdict
from factcheck.lexicon.reader import words
from factcheck.mentions.governors import stem
from factcheck.mentions.model import Mentions, Person, PersonMention
from factcheck.mentions.names import fold
from factcheck.mentions.spelling import is_slip
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_]{2,40}")
_FORMER = frozenset({"former", "acting", "interim", "deputy", "vice", "assistant", "outgoing", "incoming", "elect"})


def weigh_persons(
    document: Document, mentions: Mentions, sources: Sequence[Source], expired: Sequence[Source] = ()
) -> Iterator[Verdict]:
    """The verdict on each person that a source names too, or nearly so; ``expired`` sources held at another time."""
    known = [(source, person) for source in sources for person in source.mentions.people]
    names = {_key(person.name) for _, person in known}
    for person in mentions.people:
        first = person.mentions[0]
        same = [(source, other) for source, other in known if _key(other.name) == _key(person.name)]
        if not same:
            yield from _weighed_past(document, person, expired)
        if same:
            yield from _weighed_role(document, person, same)
        elif " " in person.name and _key(person.name) not in names:
            yield from _weighed_name(person, first, known)


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.casefold().split())


def _weighed_role(document: Document, person: Person, same: Sequence[tuple[Source, Person]]) -> Iterator[Verdict]:
    titled = next((mention for mention in person.mentions if mention.role is not None), None)
    if titled is None or titled.role is None:
        mention = person.mentions[0]
        passage = Passage(same[0][0], same[0][1].mentions[0].name_span)
        yield Verdict(
            FactKind.PERSON, mention.name_span, Outcome.SUPPORTED, f"{passage.place} names them so", (passage,)
        )
        return
    stated = [(source, mention) for source, other in same for mention in other.mentions if mention.role is not None]
    own = _title(document, titled)
    agreeing = [(source, mention) for source, mention in stated if _same_office(own, _title(source.document, mention))]
    span = titled.span
    if agreeing:
        passage = Passage(agreeing[0][0], agreeing[0][1].span)
        yield Verdict(FactKind.PERSON, span, Outcome.SUPPORTED, f"{passage.place} gives the same title", (passage,))
    elif stated:
        source, mention = max(stated, key=lambda pair: (pair[0].day is not None, pair[0].day or 0))
        passage = Passage(source, mention.span)
        why = f"{passage.place} says “{mention.role}” of {person.name}"
        yield Verdict(FactKind.PERSON, span, Outcome.CONTRADICTED, why, (passage,))


def _weighed_past(document: Document, person: Person, expired: Sequence[Source]) -> Iterator[Verdict]:
    """A title that somebody held or will hold at another time than that of the release."""
    titled = next((mention for mention in person.mentions if mention.role is not None), None)
    if titled is None or _office(_title(document, titled)) & _FORMER_STEMS:
        return
    for source in expired:
        for other in source.mentions.people:
            mention = next((mention for mention in other.mentions if mention.role is not None), None)
            if mention is None or _key(other.name) != _key(person.name):
                continue
            if _same_office(_title(document, titled), _title(source.document, mention)):
                passage = Passage(source, mention.span)
                why = f"{source.path} has {person.name} in this office {_time(source)}"
                yield Verdict(FactKind.PERSON, titled.span, Outcome.CONTRADICTED, why, (passage,))
                return


def _time(source: Source) -> str:
    if source.last is not None:
        return f"until {source.last}"
    return f"from {source.first}" if source.first is not None else "at another time"


def _title(document: Document, mention: PersonMention) -> str:
    """The title with the word before it, which may make it a former or a deputy one."""
    before = _WORD.findall(document.text[max(0, mention.span.start - 20) : mention.span.start])[-1:]
    return " ".join([*(word for word in before if word.lower() in _FORMER), mention.role or ""])


def _same_office(first: str, second: str) -> bool:
    """True for titles that may be one: one says no less than the other, and none is former or deputy."""
    left, right = _office(first), _office(second)
    if (left ^ right) & _FORMER_STEMS:
        return False
    return left <= right or right <= left


_FORMER_STEMS = frozenset(map(stem, _FORMER))


def _office(role: str) -> frozenset[str]:
    small = words("small_words") | words("function_words")
    return frozenset(stem(word) for word in _WORD.findall(role.casefold()) if word not in small)


def _weighed_name(person: Person, mention: PersonMention, known: Sequence[tuple[Source, Person]]) -> Iterator[Verdict]:
    """A name that no source has, where one has nearly the same: all words alike but one, and that a slip apart."""
    own = _key(person.name).split()
    for source, other in known:
        words_of = _key(other.name).split()
        if len(words_of) != len(own):
            continue
        differing = [(left, right) for left, right in zip(own, words_of, strict=True) if left != right]
        if len(differing) == 1 and is_slip(*differing[0]):
            passage = Passage(source, other.mentions[0].name_span)
            why = f"{passage.place} writes {other.name}"
            yield Verdict(FactKind.PERSON, mention.name_span, Outcome.CONTRADICTED, why, (passage,))
            return
