"""One name in two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checkers.near_names import NearNames, near_names
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Finding, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import Person, PersonMention
from factcheck.mentions.name_clusters import PersonPair, is_same_but_marks, name_words
from factcheck.mentions.names import fold
from factcheck.mentions.spelling import is_slip
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_ALIAS = lazy_pattern(
    r"(?:aka|a/k/a|a\.k\.a\.|f/k/a|n/k/a|also known as|known as|formerly|alias|née|nee|born|called)[,:]?\s{0,40}"
    r"[“\"‘'(]?\Z",
    re.IGNORECASE,
)
# "aka Ilham Marsh Hossain": the words that differ may be the last of a longer name.
_ALIASES = lazy_pattern(
    r"(?i:[afn]\.k\.a\.|\b(?:akas?|[afn]/k/a|also known as|formerly|alias(?:es)?|née|nee))[,:]?\s{1,40}[“\"‘'(]?"
    r"(?:[A-Z][\w.’'-]{0,30}\s{1,3}){0,4}\Z"
)
_ALIASES_BEFORE = 120  # characters
_ALIAS_SIGNS = ("AKA", ".k.a.", "alias", "alt.")
_ALIAS_LABEL = lazy_pattern(r"AKAs?\W{0,4}:|[afn]\.k\.a\.\s|\balias(?:es)?:?\s{1,3}[A-Z]|\balt\.\s")
# "Ann Hosain Marsh, son of Ann Hossain": two of one family.
_KIN = lazy_pattern(
    r"\b(?:[Ss]ons?|[Dd]aughters?|[Ff]athers?|[Mm]others?|[Bb]rothers?|[Ss]isters?|[Nn]ephews?|[Nn]ieces?|[Cc]ousins?"
    r"|[Uu]ncle|[Aa]unt|[Gg]rand(?:son|daughter|father|mother)|[Tt]wins?)\b"
)
_GIVEN_BEFORE = lazy_pattern(r"\b[A-Z][a-z]{1,20}[ \n]\Z")
_KIN_NEARBY = 60  # characters
_FEW = 3  # labels: with more the release is a list of people with all their spellings


class NameVariant(Rule):
    """Two names in the release differ by a letter or two and mean the same person, body or place.

    ## Why it matters
    A misspelled name is the mistake that the person named sees first, and that every outlet copies.

    ## What it leaves alone
    Two given names with one family name (relatives), short names, names that differ in a whole syllable, initials,
    the same name in capitals without its accents, straight beside curly apostrophes, other forms of a word ("Division",
    "Divisions"; "Centre", "Center"), and spellings that the text itself gives as aliases. Names of others than persons
    are compared where two capitalised words stand together, and are a warning.
    """

    id = "name-variant"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    yields_to = ("entity-variant", "mixed-script-word")
    flags = (
        "Secretary General Jürgen Stock opened the meeting. It ended at noon, Secretary General ⟦Jürgen Stokc⟧ said.",
        "Secretary General Jürgen Stock opened the meeting. “It ended at noon,” said Secretary General ⟦Stcok⟧.",
        "Mayor Ana Quintero and Peter Sample spoke. Ana Quintero was glad, ⟦Ana Quintera⟧ said later.",
        "The crane of Eastham Logistics fell. A ship of Eastham Logistics hit it. Staff of ⟦Eastham Logisitcs⟧ saw it.",
        "The trail of Ilham Hossain was lost. The court heard Ilham Hossain today. ⟦Ilham Hussain⟧ was not there.",
        "It was built by Orlando Marsh Duran. The firm of Orlando Marsh Duran is new. ⟦Orlando Marhs⟧ Duran sold it.",
        "The Saltmann Prize is new. Nobody won the Saltmann Prize. The ⟦Saltman Prize⟧ is worth little.",
        "Sarah Bexley opened the talks. The hall was full all day.\n\nThe last talk was by ⟦Sara Bexley⟧.",
    )
    accepts = (
        "Maria Hansen and Mario Hansen run the bakery with Hanna Hansen and Hannah Hansen.",
        "Professor Li Wei and Professor Lu Wei wrote the study with John Smith and John Marsh.",
        "MAYOR JOSÉ EXAMPLE\n\nMayor José Example spoke; Mayor Example thanked all.",
        "The Harbour Division and both Harbour Divisions met. The Port Centre is the Port Center of the Port Advisory.",
        "Council Advisers met. The Council Advisors agreed. Two Port Chairmen and a Port Chairman came.",
        "Sampleton Health sold Sampleton Wealth. Sampleton Evolution is no Sampleton Revolution.",
        "Ilham Hossain, aka Ilham Hussain, was found. The court heard Ilham Hossain today.",
        "The Media Contact is new. The Media Contract is signed; no contract was better.",
        "Minister Al-Sader met Minister Al-Tamer at noon.",
        "The bridge lies between Marwan Street and Marvan Street.",
        "Mayor Ann O'Hara spoke. Mayor Ann O’Hara was glad, and Ann O''Hara left.",
        "Mayor Ann Bexley''s plan is good. Mayor Ann Bexley will go.",
        "The court heard Hassan Sample. Firas Hasan Sample, Sample’s son, was not there. Hassan Sample left.",
        "Khalaf Sampleina.k.a. Khalaf Samplain was found. The court heard Khalaf Samplein today.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the rarer spelling, with the other beside it."""
        if _lists_aliases(release.text):
            return
        told: list[Span] = []
        for pair in release.names.people:
            both = (*pair.one.mentions, *pair.other.mentions)
            relatives = pair.is_given and any(_are_kin(release, own.span) for own in both)
            if not relatives and not any(_is_excused(release, own) for own in both):
                right, wrong = _ordered(pair)
                swapped = right is not pair.one
                told.extend(own.span for own in (*right.mentions, *wrong.mentions))
                yield self._variant(release, right.mentions, wrong.mentions, pair.differing(swapped), pair.accents_only)
        for person in release.mentions.people:
            yield from self._accents(release, person)
        bodies = [mention.span for mention in release.mentions.organizations]
        for names in near_names(release.document):
            in_bodies = _is_in(bodies, names.right[0]) and _is_in(bodies, names.wrong[0])
            if in_bodies and is_slip(fold(names.right_word), fold(names.wrong_word)):
                continue  # the full names of bodies are compared by entity-variant
            new = [span for span in names.wrong if not any(span.overlaps(other) for other in told)]
            if (
                new
                and not is_same_but_marks(names.right_word, names.wrong_word)
                and not any(
                    _is_relative(release, span, (names.right_word, names.wrong_word))
                    or _ALIASES.search(release.text, max(0, span.start - _ALIASES_BEFORE), span.start)
                    for span in (*names.right, *names.wrong)
                )
            ):
                yield self._near(release, names, new[0])

    def _near(self, release: Release, names: NearNames, wrong: Span) -> Finding:
        """The finding at a place of the rarer of two spellings."""
        right = names.right[0]
        edits = (_edit(release, span, names.wrong_word, names.right_word) for span in names.wrong)
        return self.finding(
            release,
            wrong,
            f"“{_shown(release, wrong)}” stands here, “{_shown(release, right)}” elsewhere in the release",
            observed=_shown(release, wrong),
            expected=_shown(release, right),
            related=[Related(right, f"spelled {names.right_word} here")],
            fixes=[
                Fix(
                    f"write {names.right_word} as in “{_shown(release, right)}”",
                    Applicability.OFFERED,
                    tuple(edit for edit in edits if edit is not None),
                )
            ],
            severity=Severity.WARNING,
        )

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
        edits = [edit for own in wrong if (edit := _edit(release, own.name_span, other, word)) is not None]
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
        if len(person.mentions) < 2 or all(mention.name.isascii() for mention in person.mentions):
            return
        spelled: dict[str, dict[str, list[PersonMention]]] = {}
        for mention in person.mentions:
            for word in name_words(mention.name):
                if not word.isupper():
                    spelled.setdefault(fold(word), {}).setdefault(word.lower(), []).append(mention)
        for forms in spelled.values():
            if len(forms) == 2 and not is_same_but_marks(*forms):
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


def _lists_aliases(text: str) -> bool:
    """True for a list of people with all their spellings."""
    if not any(sign in text for sign in _ALIAS_SIGNS):
        return False
    return sum(1 for _ in _ALIAS_LABEL.finditer(text)) > _FEW


def _ordered(pair: PersonPair) -> tuple[Person, Person]:
    """The person with more mentions first; of two equal ones, the one named first."""
    one, other = pair.one, pair.other
    if (len(other.mentions), -other.mentions[0].span.start) > (len(one.mentions), -one.mentions[0].span.start):
        return other, one
    return one, other


def _is_excused(release: Release, mention: PersonMention) -> bool:
    """True for a name cut short ("Meet Ana Quinter...") and for an alias ("Jon Sample, aka Jan Sample")."""
    if release.text.startswith(("…", "..."), mention.span.end):
        return True
    return _ALIAS.search(release.text, max(0, mention.span.start - 60), mention.span.start) is not None


def _are_kin(release: Release, span: Span) -> bool:
    """True beside the word for a relative: "Hassan Marsh’s son, Firas Hasan Marsh"."""
    start, end = max(0, span.start - _KIN_NEARBY), span.end + _KIN_NEARBY
    return _KIN.search(release.text, start, end) is not None


def _is_relative(release: Release, span: Span, differing: tuple[str, str]) -> bool:
    """True for a middle name: in "Hassan Marsh and his son Firas Hasan Marsh" the name goes on before."""
    middle = _GIVEN_BEFORE.search(release.text, max(0, span.start - 30), span.start) is not None
    return middle and release.words(span).startswith(differing) and _are_kin(release, span)


def _is_in(spans: Sequence[Span], span: Span) -> bool:
    return any(other.contains(span) for other in spans)


def _edit(release: Release, name: Span, wrong: str, right: str) -> Edit | None:
    """The change of one word of a name."""
    at = release.text.find(wrong, name.start, name.end)
    return Edit(Span(at, at + len(wrong)), right) if at >= 0 else None


def _shown(release: Release, span: Span) -> str:
    """The words of a name on one line."""
    return " ".join(release.words(span).split())
