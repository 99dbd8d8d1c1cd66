"""One person's name in two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Finding, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import Person, PersonMention
from factcheck.mentions.names import SUFFIXES, fold
from factcheck.mentions.spelling import edit_distance, is_slip
from factcheck.release import Release
from factcheck.text.span import Span

_MANY = 40  # people with one given name (a list of winners) are not compared with each other
_ALIAS = re.compile(
    r"(?:aka|a/k/a|a\.k\.a\.|f/k/a|n/k/a|also known as|known as|formerly|alias|née|nee|born|called)[,:]? ?[“\"‘'(]?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two people of the release and the words in which their names differ."""

    one: Person
    other: Person
    one_word: str
    other_word: str
    accents_only: bool

    def words(self, swapped: bool) -> tuple[str, str]:
        """Both words, ``other_word`` first when ``swapped``."""
        return (self.other_word, self.one_word) if swapped else (self.one_word, self.other_word)


class NameVariant(Rule):
    """Two names in the release differ by a letter or two and mean the same person.

    ## Why it matters
    A misspelled name is the mistake that the person named sees first, and that every outlet copies.

    ## What it leaves alone
    Two given names with one family name (relatives), short names, names that differ in a whole syllable, initials,
    and the same name in capitals without its accents.
    """

    id = "name-variant"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "Secretary General Jürgen Stock opened the meeting. It ended at noon, Secretary General ⟦Jürgen Stokc⟧ said.",
        "Secretary General Jürgen Stock opened the meeting. “It ended at noon,” said Secretary General ⟦Stcok⟧.",
        "Mayor Ana Quintero and Peter Sample spoke. Ana Quintero was glad, ⟦Ana Quintera⟧ said later.",
    )
    accepts = (
        "Maria Hansen and Mario Hansen run the bakery with Hanna Hansen and Hannah Hansen.",
        "Professor Li Wei and Professor Lu Wei wrote the study with John Smith and John Marsh.",
        "MAYOR JOSÉ EXAMPLE\n\nMayor José Example spoke; Mayor Example thanked all.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the rarer spelling, with the other beside it."""
        for pair in _pairs(release.mentions.people):
            if not any(_is_excused(release, own) for own in (*pair.one.mentions, *pair.other.mentions)):
                right, wrong = _ordered(pair)
                swapped = right is not pair.one
                yield self._variant(release, right.mentions, wrong.mentions, pair.words(swapped), pair.accents_only)
        for person in release.mentions.people:
            yield from self._accents(release, person)

    def _variant(
        self,
        release: Release,
        right: Sequence[PersonMention],
        wrong: Sequence[PersonMention],
        spellings: tuple[str, str],
        accents_only: bool,
    ) -> Finding:
        """The finding at the first of the mentions ``wrong``; ``spellings`` are the right and the wrong word."""
        word, other = spellings
        edits = [edit for own in wrong if (edit := _edit(release, own, other, word)) is not None]
        fix = Fix(f"write {word} as in “{right[0].name}”", Applicability.OFFERED, tuple(edits))
        return self.finding(
            release,
            wrong[0].name_span,
            f"“{wrong[0].name}” stands here, “{right[0].name}” elsewhere in the release",
            observed=wrong[0].name,
            expected=right[0].name,
            related=[Related(right[0].name_span, f"spelled {word} here")],
            fixes=[fix] if edits else [],
            severity=Severity.NOTE if accents_only else None,
        )

    def _accents(self, release: Release, person: Person) -> Iterator[Finding]:
        """A note where one person's name stands with and without its accents."""
        spelled: dict[str, dict[str, list[PersonMention]]] = {}
        for mention in person.mentions:
            for word in _parts(mention.name):
                if not word.isupper():
                    spelled.setdefault(fold(word), {}).setdefault(word.lower(), []).append(mention)
        for forms in spelled.values():
            if len(forms) == 2:
                right, wrong = sorted(forms, key=lambda form: (-len(forms[form]), form.isascii(), form))
                yield self._variant(
                    release,
                    forms[right],
                    forms[wrong],
                    (_as_written(forms[right], right), _as_written(forms[wrong], wrong)),
                    True,
                )


def _as_written(mentions: Sequence[PersonMention], form: str) -> str:
    return next(word for mention in mentions for word in mention.name.split() if word.lower() == form)


def _pairs(people: Sequence[Person]) -> Iterator[_Pair]:
    """The pairs of people whose names differ by a slip, each once."""
    by_word: dict[tuple[str, str], list[Person]] = {}
    for person in people:
        parts = _parts(person.name)
        if len(parts) > 1:
            by_word.setdefault(("given", fold(parts[0])), []).append(person)
            by_word.setdefault(("family", fold(parts[-1])), []).append(person)
        for role in sorted({mention.role.lower() for mention in person.mentions if mention.role}):
            by_word.setdefault(("role", role), []).append(person)
    if any(len(_parts(person.name)) == 1 for person in people):
        by_word["alone", ""] = list(people)
    seen: set[tuple[int, int]] = set()
    for (shared, _), group in by_word.items():
        if len(group) > _MANY:
            continue
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                key = (one.number, other.number)
                if key not in seen and (pair := _compared(one, other, shared)) is not None:
                    seen.add(key)
                    yield pair


def _compared(one: Person, other: Person, shared: str) -> _Pair | None:
    """The pair when the names share what ``shared`` says and differ by a slip in one other word."""
    first, second = _parts(one.name), _parts(other.name)
    if shared in ("role", "alone"):
        # A family name alone: "Secretary General Stcok", "Stcok said"; without a title one letter at most.
        if ((len(first) > 1) == (len(second) > 1) and shared == "alone") or min(len(first), len(second)) > 1:
            return None
        words_differ = (first[-1], second[-1])
    elif shared == "given":
        words_differ = (first[-1], second[-1])
        if not _middle_agrees(first, second):
            return None
    else:
        words_differ = (first[0], second[0])
        if not _middle_agrees(first, second):
            return None
        given = words("given_names")
        full = len(first) > 2 and len(second) > 2  # Rachel and Rachael Sample Example are one, with the middle name
        if not full and fold(first[0]) in given and fold(second[0]) in given:
            return None
    left, right = words_differ
    if left == right or left.isupper() != right.isupper():
        return None
    if shared == "alone" and edit_distance(fold(left), fold(right), 1) > 1:
        return None
    accents_only = fold(left) == fold(right)
    if not accents_only and not is_slip(fold(left), fold(right)):
        return None
    return _Pair(one, other, left, right, accents_only)


def _parts(name: str) -> list[str]:
    return [part for part in name.split() if part.lower().rstrip(".") not in SUFFIXES and part[0] not in "“\"'‘("]


def _middle_agrees(first: Sequence[str], second: Sequence[str]) -> bool:
    """False when both names have middle words and these differ: Carlos A. and Carlos Antonio agree."""
    one, other = [fold(word).rstrip(".") for word in first[1:-1]], [fold(word).rstrip(".") for word in second[1:-1]]
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        left == right or (left[0] == right[0] and 1 in (len(left), len(right)))
        for left, right in zip(one, other, strict=True)
    )


def _ordered(pair: _Pair) -> tuple[Person, Person]:
    """The person with more mentions first; of two equal ones, the one named first."""
    one, other = pair.one, pair.other
    if (len(other.mentions), -other.mentions[0].span.start) > (len(one.mentions), -one.mentions[0].span.start):
        return other, one
    return one, other


def _is_excused(release: Release, mention: PersonMention) -> bool:
    """True for a name cut short ("Meet Ana Quinter...") and for an alias ("Jon Sample, aka Jan Sample")."""
    if release.text.startswith(("…", "..."), mention.span.end):
        return True
    return _ALIAS.search(release.text, max(0, mention.span.start - 20), mention.span.start) is not None


def _edit(release: Release, mention: PersonMention, wrong: str, right: str) -> Edit | None:
    """The change of one word of a name."""
    at = release.text.find(wrong, mention.name_span.start, mention.name_span.end)
    return Edit(Span(at, at + len(wrong)), right) if at >= 0 else None
