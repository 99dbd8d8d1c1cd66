"""Compares facts that do not change, and totals that only grow, with what earlier releases stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.archive.difference import Departure, Difference, Known
from factcheck.archive.facts import facts_of
from factcheck.archive.stated import Manner, StatedFact
from factcheck.archive.store import KeptFact, Store
from factcheck.claims.claim import Claim
from factcheck.mentions.model import Mentions
from factcheck.text.document import Document

_MOST_SHOWN = 3


def conflicts(
    document: Document, mentions: Mentions, claims: tuple[Claim, ...], known: Known, store: Store
) -> Iterator[Difference]:
    """A difference for each fact that earlier releases state otherwise."""
    lasting = [fact for fact in facts_of(document, mentions, claims) if fact.manner is not Manner.DATED]
    by_key: dict[str, list[KeptFact]] = {}
    for kept in store.facts(sorted({fact.key for fact in lasting})):
        if not known.is_same(kept.release):
            by_key.setdefault(kept.key, []).append(kept)
    for fact in lasting:
        against = _against(fact, by_key.get(fact.key, []), known)
        if against:
            yield _difference(fact, against, document, store)


def _against(fact: StatedFact, kept: Sequence[KeptFact], known: Known) -> list[KeptFact]:
    """The facts of earlier releases that speak against one, the strongest first."""
    if fact.manner is Manner.GROWING:
        return _greater(fact, kept, known)
    values = Counter(one.value for one in kept)
    if not values or fact.value in values:
        return []  # earlier releases that disagree among themselves prove nothing
    (value, _), *others = values.most_common()
    return [] if others else [one for one in kept if one.value == value]


def _greater(fact: StatedFact, kept: Sequence[KeptFact], known: Known) -> list[KeptFact]:
    """The totals of earlier days that were greater already, the latest first."""
    if fact.high is None:
        return []
    greater = [one for one in kept if one.low is not None and one.low > fact.high and known.follows(one.release)]
    return sorted(greater, key=lambda one: (one.release.day, one.release.number), reverse=True)


def _difference(fact: StatedFact, against: Sequence[KeptFact], document: Document, store: Store) -> Difference:
    passages = tuple(one.passage(store) for one in against[:_MOST_SHOWN])
    said, first = " ".join(fact.span.of(document.text).split()), passages[0]
    if fact.manner is Manner.GROWING:
        why = f"a total that only grows has shrunk: “{said}”, {first.name} says “{first.quote}”"
    else:
        why = f"the release says “{said}”, {first.name} says “{first.quote}”"
    return Difference(Departure.CONFLICT, fact.span, why, said, first.quote, passages)
