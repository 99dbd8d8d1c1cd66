"""title-conflict: one person with two offices that exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Finding, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import Person, PersonMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

_SPACES = lazy_pattern(r"[\s-]+")
_AND = lazy_pattern(r" and | & |[,/]")
_FIELD = lazy_pattern(r",? (?:for|of|on|to) ")
_PUBLIC = frozenset({"governor", "king", "mayor", "president", "prince", "princess", "queen"})
# Offices that go with many others, and those they do not go with: a chief executive may be president, a minister
# premier, and a chief sheriff.
_APART = {
    "chief executive": _PUBLIC - {"president"} | {"chief financial officer"},
    "chief executive officer": _PUBLIC - {"president"} | {"chief financial officer"},
    "chief financial officer": _PUBLIC - {"president"},
    "managing director": _PUBLIC - {"president"} | {"chief financial officer"},
    "minister": _PUBLIC | {"ambassador", "sheriff", "chief executive officer", "chief financial officer"},
    "chief": _PUBLIC | {"minister", "premier"},
}
# "former President Stock", "then-Director Weber": an office of another time.
_OTHER_TIME = lazy_pattern(
    r"(?i)\b(?:former|then|incoming|outgoing|ex|late|past|retired|acting|deputy|interim|elect|designate|vice|assistant)\b"
)


class TitleConflict(Rule):
    """A person is given two titles that one person does not hold at once.

    ## Why it matters
    "Secretary General Stock" in one paragraph and "President Stock" in the next: one of the two people it could be will
    ask for a correction.

    ## What it leaves alone
    Short forms of the same title, offices of another time (former, then, incoming), people who share a surname, and
    offices that go together (senator and chairman, president and chief executive), and a second office that a sentence
    about the person tells of.
    """

    id = "title-conflict"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "Secretary General Jürgen Stock opened the meeting. “It was time,” said ⟦President Stock⟧.",
        "Mayor Ana Weber opened the bridge. “It was time,” said ⟦Governor Weber⟧.",
        "“It was time,” said Ana Weber, Chief Executive Officer of Harbour Bank. ⟦Chief Financial Officer Weber⟧ left.",
        "The Minister for Ports, Ana Weber, spoke first. “It was time,” said ⟦President Weber⟧.",
        "“It was time,” said Fire Chief Ana Weber. ⟦Mayor Weber⟧ has led the department since May.",
    )
    accepts = (
        "Secretary General Jürgen Stock opened the meeting. “It was time,” said Secretary General Stock.",
        "Executive Director Ana Weber opened the bridge. “It was time,” said Director Weber.",
        "President Weber came. Governor Tom Weber spoke first, and thanked Governor Weber's staff.",
        "Secretary of State Ana Weber opened the bridge. “It was time,” said Secretary Weber.",
        "Mayor Ana Weber opened the bridge with former Governor Weber.",
        "President Ana Weber and Governor Tom Weber opened the bridge. “It was time,” said Governor Weber.",
        "Senator Ana Weber spoke first. “It was time,” said Chairwoman Weber.",
        "“It was time,” said Ana Weber, President and Chief Executive Officer of Harbour Bank. President Weber left.",
        "Chief Executive Officer Ana Weber, who is also president of the board, spoke first. President Weber left.",
        "Minister for Ports Ana Weber spoke first. “It was time,” said Prime Minister Weber.",
        "“It was time,” said Managing Director Ana Weber. Chief Executive Officer Weber left, and Director Weber too.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for person in release.mentions.people:
            if len(person.mentions) > 1 and release.names.is_only(person):
                yield from self._compare(release, person)

    def _compare(self, release: Release, person: Person) -> Iterator[Outcome]:
        titled = [(mention, offices) for mention in person.mentions if (offices := _offices(release, mention))]
        if not titled or " " not in titled[0][0].name:
            return  # "President Weber … Governor Tom Weber": the surname alone may have been another person's
        first, held, around = titled[0][0], set(titled[0][1]), None
        for mention, offices in titled[1:]:
            if " " in mention.name and mention.name != first.name:
                continue
            if not _stands_before(mention):
                held |= offices
                continue
            if _agree(held, offices):
                yield self.consistent("title", mention.span, f"{' and '.join(sorted(titled[0][1]))} again", first.span)
                continue
            if around is None:
                around = _around(release, person)
            if any(office in around for office in offices):
                yield self.not_checkable("title", mention.span, "the release tells of both offices")
                continue
            yield self._conflict(release, first, mention)

    def _conflict(self, release: Release, first: PersonMention, mention: PersonMention) -> Finding:
        fixes = []
        if mention.role_span is not None and first.role is not None:
            edit = Edit(mention.role_span, first.role)
            fixes.append(Fix(f"write {first.role}", Applicability.OFFERED, (edit,)))
        return self.finding(
            release,
            mention.span,
            f"{_shown(release, mention)} here, but {_shown(release, first)} before",
            observed=mention.role,
            expected=first.role,
            related=[Related(first.span, "the title given first")],
            fixes=fixes,
        )


def _shown(release: Release, mention: PersonMention) -> str:
    """A person with the title, on one line."""
    span = mention.span if mention.role_span is None else mention.span.cover(mention.role_span)
    return " ".join(release.words(span).split())


def _stands_before(mention: PersonMention) -> bool:
    return mention.role_span is not None and mention.role_span.start < mention.name_span.start


def _offices(release: Release, mention: PersonMention) -> frozenset[str]:
    """The exclusive offices in the title of a mention; none for any other title and for one of another time."""
    if mention.role is None or mention.role_span is None:
        return frozenset()
    before = release.text[max(0, mention.role_span.start - 12) : mention.role_span.end]
    if _OTHER_TIME.search(before):
        return frozenset()
    role = _SPACES.sub(" ", mention.role.lower())
    return frozenset(office for part in _AND.split(role) if (office := _office(part)) is not None)


def _office(role: str) -> str | None:
    """The exclusive office that a title ends with, or that stands before its field: "minister for health"."""
    for title in (role, _FIELD.split(role)[0]):
        offices = [office for office in words("exclusive_offices") if title == office or title.endswith(f" {office}")]
        if offices:
            return max(offices, key=lambda office: (len(office), office))
    return None


def _agree(held: Iterable[str], offices: Iterable[str]) -> bool:
    """True for an office given again, if shorter ("Secretary Weber"), and for one that goes with all that are held."""
    pairs = [(one, other) for one in held for other in offices]
    return any(one in other or other in one for one, other in pairs) or all(
        _go_together(one, other) for one, other in pairs
    )


def _go_together(one: str, other: str) -> bool:
    """True for two offices that one person may hold."""
    if one in _APART or other in _APART:
        return other not in _APART.get(one, ()) and one not in _APART.get(other, ())
    return False


def _around(release: Release, person: Person) -> str:
    """What stands around a person in the sentences that name him or her, in small letters: "who is also president"."""
    said: list[str] = []
    end = 0
    for mention in person.mentions:
        sentence = release.document.sentence_at(mention.span.start)
        if sentence is None or sentence.start < end:
            continue
        start, end = sentence.start, sentence.end
        for other in release.inside(release.mentions.persons, sentence):  # their titles say nothing of this person
            said.append(release.text[start : max(start, other.span.start)])
            start = max(start, other.span.end)
        said.append(release.text[start:end])
    return _SPACES.sub(" ", " ".join(said).lower())
