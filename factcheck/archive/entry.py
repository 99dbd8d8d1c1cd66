"""What the archive keeps of a release: the text itself, and what later releases are compared with."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum

from factcheck.archive.facts import facts_of
from factcheck.archive.naming import StatedName, names_of
from factcheck.archive.phrasing import Phrase, phrases_of
from factcheck.archive.standing import StandingText, standing_texts
from factcheck.archive.stated import StatedFact
from factcheck.claims.claim import Claim
from factcheck.mentions.model import Mentions
from factcheck.record.model import Record, record_json
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


class Frame(StrEnum):
    """What the places of a release index: its decoded file, or the text taken out of it."""

    FILE = "file"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Entry:
    """A release as the archive takes it in.

    ``source`` is the decoded file or the text taken out of it, ``words`` the visible words, which are searched. All
    places are of ``source``.
    """

    sha256: str
    path: str
    issuer: str | None
    headline: str
    day: date | None
    frame: Frame
    source: str
    words: str
    record: str
    facts: tuple[StatedFact, ...]
    phrases: tuple[Phrase, ...]
    standing: tuple[StandingText, ...]
    names: tuple[StatedName, ...]


@dataclass(frozen=True, slots=True)
class Archived:
    """A release of the archive by its number, without its text."""

    number: int
    sha256: str
    path: str
    issuer: str | None
    headline: str
    day: date | None
    frame: Frame


@dataclass(frozen=True, slots=True)
class EarlierPassage:
    """Words of an archived release, at ``span`` of its source."""

    release: Archived
    source: str
    span: Span

    @property
    def quote(self) -> str:
        """The words on one line."""
        return " ".join(self.span.of(self.source).split())

    @property
    def name(self) -> str:
        """How a message calls the release: ``march.txt (3 March 2023)``."""
        day = self.release.day
        return self.release.path if day is None else f"{self.release.path} of {day.isoformat()}"


def entry_of(document: Document, mentions: Mentions, record: Record, claims: tuple[Claim, ...]) -> Entry:
    """The entry that a release makes."""
    return Entry(
        sha256=document.sha256,
        path=document.path,
        issuer=record.issuer.name if record.issuer else None,
        headline=record.headline.text if record.headline else "",
        day=mentions.clock.day if mentions.clock is not None else None,
        frame=Frame.FILE if document.layout is None else Frame.TEXT,
        source=document.source,
        words=document.text,
        record=json.dumps(record_json(record), ensure_ascii=False, separators=(",", ":")),
        facts=tuple(fact.placed(document) for fact in facts_of(document, mentions, claims)),
        phrases=tuple(phrase.placed(document) for phrase in phrases_of(document)),
        standing=tuple(text.placed(document) for text in standing_texts(document, record)),
        names=tuple(name.placed(document) for name in names_of(mentions)),
    )
