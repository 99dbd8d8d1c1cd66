"""Mentions of speech and addresses: quotations, links, contacts."""

from __future__ import annotations

from enum import StrEnum

from factcheck.mentions.kinds import Json, Kind
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


class QuoteUse(StrEnum):
    """What quotation marks are used for."""

    SPEECH = "speech"
    FRAGMENT = "fragment"  # a few quoted words inside the release's own sentence
    TITLE = "title"  # of a work, programme or event


@dataclass(frozen=True, slots=True)
class QuoteMention:
    """A direct quotation. ``span`` lies between the first opening and the last closing mark.

    ``parts`` are its stretches with their marks, more than one when it is continued over paragraphs.
    """

    span: Span
    parts: tuple[Span, ...]
    use: QuoteUse
    speaker: str | None = None
    speaker_span: Span | None = None
    person: int | None = None
    verb: str | None = None
    verb_span: Span | None = None

    kind = Kind.QUOTE

    def value(self) -> Json:
        """``{"speaker", "verb"}``."""
        return {"speaker": self.speaker, "verb": self.verb}


@dataclass(frozen=True, slots=True)
class UnpairedMark:
    """A quotation mark without its partner; ``opening`` tells which half it is."""

    span: Span
    opening: bool


@dataclass(frozen=True, slots=True)
class LinkMention:
    """A link: visible text with a target from the markup, or an address written in the text (``bare``)."""

    span: Span
    target: str
    bare: bool

    kind = Kind.LINK

    def value(self) -> Json:
        """``{"target"}``."""
        return {"target": self.target}


class ContactKind(StrEnum):
    """The ways to reach somebody."""

    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class ContactMention:
    """An e-mail address or phone number, ``address`` in its normal form."""

    span: Span
    type: ContactKind
    address: str

    kind = Kind.CONTACT

    def value(self) -> Json:
        """``{"type", "address"}``."""
        return {"type": self.type.value, "address": self.address}
