"""title-conflict: one person with two offices that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import Person, PersonMention
from factcheck.release import Release

# "former President Stock", "then-Director Weber": an office of another time.
_OTHER_TIME = re.compile(
    r"(?i)\b(?:former|then|incoming|outgoing|ex|late|past|retired|acting|deputy|interim|elect|designate|vice|assistant)\b"
)


class TitleConflict(Rule):
    """A person is given two titles that one person does not hold at once.

    ## Why it matters
    "Secretary General Stock" in one paragraph and "President Stock" in the next: one of the two people it could be will
    ask for a correction.

    ## What it leaves alone
    Short forms of the same title, offices of another time (former, then, incoming), people who share a surname, and
    offices that go together (senator and chairman, founder and chief executive).
    """

    id = "title-conflict"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "Secretary General Jürgen Stock opened the meeting. “It was time,” said ⟦President Stock⟧.",
        "Mayor Ana Weber opened the bridge. “It was time,” said ⟦Governor Weber⟧.",
    )
    accepts = (
        "Secretary General Jürgen Stock opened the meeting. “It was time,” said Secretary General Stock.",
        "Executive Director Ana Weber opened the bridge. “It was time,” said Director Weber.",
        "President Weber came. Governor Tom Weber spoke first, and thanked Governor Weber's staff.",
        "Secretary of State Ana Weber opened the bridge. “It was time,” said Secretary Weber.",
        "Mayor Ana Weber opened the bridge with former Governor Weber.",
        "President Ana Weber and Governor Tom Weber opened the bridge. “It was time,” said Governor Weber.",
        "Senator Ana Weber spoke first. “It was time,” said Chairwoman Weber.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        people = release.mentions.people
        for person in people:
            if sum(other.family_name == person.family_name for other in people) > 1:
                continue
            yield from self._compare(release, person)

    def _compare(self, release: Release, person: Person) -> Iterator[Outcome]:
        titled = [(mention, office) for mention in person.mentions if (office := _office(release, mention))]
        if len(titled) < 2:
            return
        first, right = titled[0]
        if " " not in first.name:
            return  # "President Weber … Governor Tom Weber": the surname alone may have been another person's
        for mention, office in titled[1:]:
            if " " in mention.name and mention.name != first.name:
                continue
            if office in right or right in office:  # "Secretary Weber" for "Secretary of State Ana Weber"
                yield self.consistent("title", mention.span, f"{right} again", first.span)
                continue
            assert mention.role_span is not None
            edit = Edit(mention.role_span, first.role or right)
            yield self.finding(
                release,
                mention.span,
                f"{release.words(mention.span)} here, but {release.words(first.span)} before",
                observed=mention.role,
                expected=first.role,
                related=[Related(first.span, "the title given first")],
                fixes=[Fix(f"write {first.role}", Applicability.OFFERED, (edit,))],
            )


def _office(release: Release, mention: PersonMention) -> str | None:
    """The exclusive office that stands before the name, None for any other title."""
    if mention.role is None or mention.role_span is None or mention.role_span.start > mention.name_span.start:
        return None
    before = release.text[max(0, mention.role_span.start - 12) : mention.role_span.end]
    if _OTHER_TIME.search(before):
        return None
    role = re.sub(r"[\s-]+", " ", mention.role.lower())
    offices = [office for office in words("exclusive_offices") if role == office or role.endswith(" " + office)]
    return max(offices, key=lambda office: (len(office), office)) if offices else None
