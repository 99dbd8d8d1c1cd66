"""Finds names of persons that earlier releases spell with another letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.archive.difference import Departure, Difference, Known
from factcheck.archive.entry import EarlierPassage
from factcheck.archive.naming import StatedName, names_of
from factcheck.archive.store import KeptName, Store
from factcheck.lexicon.reader import words
from factcheck.mentions.model import Mentions
from factcheck.mentions.spelling import edit_distance
from factcheck.text.document import Document

_FEWEST_USES = 2  # one earlier release may itself be the one that is wrong
_SHORTEST = 5  # Chan and Chang, Song and Yong are two families
_SHORTEST_OF_MANY = 4  # three other words leave no doubt who is meant
_MOST_NAMES = 500


def misspelt(document: Document, mentions: Mentions, known: Known, store: Store) -> Iterator[Difference]:
    """A difference for each name that no earlier release has and that is one letter off one that several have."""
    names = list(names_of(mentions))[:_MOST_NAMES]
    own = {one.name for one in names}
    by_part: dict[str, list[KeptName]] = {}
    for kept in store.names(sorted({part for one in names for part in one.parts})):
        for part in {kept.name.split()[0], kept.name.split()[-1]}:
            by_part.setdefault(part, []).append(kept)
    for one in names:
        near = [kept for part in one.parts for kept in by_part.get(part, ())]
        if any(kept.name == one.name and not (kept.uses == 1 and known.is_same(kept.release)) for kept in near):
            continue
        meant = _meant(one, [kept for kept in near if kept.name not in own])
        if meant is not None:
            yield _difference(one, meant, document, store)


def _meant(name: StatedName, near: Sequence[KeptName]) -> KeptName | None:
    """The name that was meant: the one used most often among those one letter away."""
    found = [kept for kept in near if kept.uses >= _FEWEST_USES and _is_slip(name.name, kept.name)]
    return max(found, key=lambda kept: (kept.uses, kept.name), default=None)


def _is_slip(name: str, other: str) -> bool:
    """True when two names differ in one letter of one word, and not as Andrew and Andrea do."""
    parts, others = name.split(), other.split()
    if len(parts) != len(others):
        return False
    differing = [pair for pair in zip(parts, others, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    left, right = differing[0]
    given = words("given_names")
    shortest = _SHORTEST_OF_MANY if len(parts) > 3 else _SHORTEST
    if min(len(left), len(right)) < shortest or (left in given and right in given):
        return False
    return left.rstrip("s") != right.rstrip("s") and edit_distance(left, right, 1) == 1


def _difference(name: StatedName, meant: KeptName, document: Document, store: Store) -> Difference:
    passage = EarlierPassage(meant.release, store.source(meant.release.number), meant.span)
    said = " ".join(name.span.of(document.text).split())
    why = f"the release names “{said}”, {meant.uses} earlier ones “{passage.quote}”"
    return Difference(Departure.NAME, name.span, why, said, passage.quote, (passage,))
