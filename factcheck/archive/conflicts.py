"""Compares facts that do not change, and totals that only grow, with what earlier releases stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.archive.difference import Departure, Difference, Known
from factcheck.archive.facts import facts_of
from factcheck.archive.stated import Manner, StatedFact
from factcheck.archive.store import KeptFact, Store
from factcheck.claims.claim import Claim
from factcheck.mentions.model import Mentions
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass

_MOST_SHOWN = 3


def conflicts(
    document: Document, mentions: Mentions, claims: tuple[Claim, ...], known: Known, store: Store
) -> Iterator[Difference]:
    """A difference for each fact that earlier releases state otherwise."""
    lasting = {(fact.key, fact.value): fact for fact in facts_of(document, mentions, claims) if _lasts(fact)}
    by_key: dict[str, list[KeptFact]] = {}
    for kept in store.facts(sorted({key for key, _ in lasting})):
        if not known.is_same(kept.release):
            by_key.setdefault(kept.key, []).append(kept)
    stated = {key: _stated(kept, known) for key, kept in by_key.items()}
    for (key, _), fact in lasting.items():
        against = _against(fact, stated[key]) if key in stated else ()
        if against:
            yield _difference(fact, against, document, store)


def _lasts(fact: StatedFact) -> bool:
    return fact.manner is not Manner.DATED


@dataclass(frozen=True, slots=True)
class _Stated:
    """What earlier releases state under one key: the value if they agree on one, and the greatest of earlier days."""

    agreed: str | None
    first: tuple[KeptFact, ...]
    greatest: KeptFact | None


def _stated(kept: Sequence[KeptFact], known: Known) -> _Stated:
    values = {one.value for one in kept}
    earlier = [one for one in kept if one.low is not None and known.follows(one.release)]
    greatest = max(earlier, key=lambda one: (one.low, one.release.day, one.release.number), default=None)
    return _Stated(values.pop() if len(values) == 1 else None, tuple(kept[:_MOST_SHOWN]), greatest)


def _against(fact: StatedFact, stated: _Stated) -> Sequence[KeptFact]:
    """The facts of earlier releases that speak against one."""
    if fact.manner is Manner.STATIC:
        # Earlier releases that disagree among themselves prove nothing.
        return stated.first if stated.agreed not in (None, fact.value) else ()
    greatest = stated.greatest
    if greatest is None or greatest.low is None or fact.high is None or greatest.low <= fact.high:
        return ()
    return (greatest,)


def _difference(fact: StatedFact, against: Sequence[KeptFact], document: Document, store: Store) -> Difference:
    passages = tuple(one.passage(store) for one in against)
    said, first = " ".join(fact.span.of(document.text).split()), passages[0]
    if fact.manner is Manner.GROWING:
        why = f"a total that only grows has shrunk: “{said}”, {first.name} says “{first.quote}”"
    else:
        why = f"the release says “{said}”, {first.name} says “{first.quote}”"
    return Difference(Departure.CONFLICT, fact.span, why, said, first.quote, passages)
