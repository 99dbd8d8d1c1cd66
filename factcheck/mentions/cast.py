"""Whom the release names: looked up by place, by a single name, by office."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.lexicon.reader import words
from factcheck.mentions.model import Person, PersonMention

_RANKS = frozenset({"acting", "assistant", "associate", "deputy", "former", "prime", "vice"})


class Cast:
    """The persons named outside of quotations, in order."""

    def __init__(self, persons: Sequence[PersonMention], people: Sequence[Person]) -> None:
        self.persons = persons
        self._starts = [mention.span.start for mention in persons]
        self._named: dict[str, set[int]] = {}
        for mention in persons:
            for word in (mention.name.split()[0], mention.family_name):
                self._named.setdefault(word, set()).add(mention.person)
        self._offices = sorted(
            {
                (" ".join(mention.role.lower().split()), mention.person)
                for person in people
                for mention in person.mentions
                if mention.role
            }
        )

    def office(self, phrase: str) -> int | None:
        """The person of whom "the minister" can be said: the only one with that office."""
        spoken = [word for word in phrase.lower().split() if word not in words("determiners")]
        if not spoken or not self._offices:
            return None
        office = " ".join(spoken)
        exact = {person for role, person in self._offices if _holds(role, office)}
        if not exact and spoken[-1] in words("role_heads"):
            exact = {person for role, person in self._offices if _is_rank(role, spoken)}
        return exact.pop() if len(exact) == 1 else None

    def starting(self, start: int, end: int) -> PersonMention | None:
        """The first person named in ``[start, end)``."""
        index = bisect_left(self._starts, start)
        if index < len(self.persons) and self.persons[index].span.start < end:
            return self.persons[index]
        return None

    def last(self, start: int, end: int) -> PersonMention | None:
        """The last person named in ``[start, end)``."""
        index = bisect_left(self._starts, end) - 1
        if index >= 0 and self.persons[index].span.start >= start:
            return self.persons[index]
        return None

    def named(self, word: str) -> int | None:
        """The only person with that given or family name."""
        found = self._named.get(word, set())
        return next(iter(found)) if len(found) == 1 else None


def _holds(role: str, office: str) -> bool:
    """True when ``role`` is that office, alone or one of two: "deputy prime minister and minister for …"."""
    return f"{role} ".startswith(f"{office} ") or f" and {office} " in f"{role} " or f" & {office} " in f"{role} "


def _is_rank(role: str, spoken: Sequence[str]) -> bool:
    """True for "the Oslo mayor" of a mayor, but not for "the prime minister" of a deputy prime minister."""
    held = set(role.split())
    return spoken[-1] in held and _RANKS & held == _RANKS & set(spoken)
