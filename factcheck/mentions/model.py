"""All kinds of mentions in one place, and what a release holds of them."""

from __future__ import annotations

from datetime import date

from factcheck.mentions.counted import CountMention, MoneyMention, OrdinalMention, PercentageMention, QuantityMention
from factcheck.mentions.dated import DateForm, DateMention, DateParts, DurationMention, Precision, TimeMention
from factcheck.mentions.kinds import Json, Kind
from factcheck.mentions.named import (
    AcronymMention,
    OrganizationKind,
    OrganizationMention,
    Person,
    PersonMention,
    PlaceMention,
)
from factcheck.mentions.quoted import ContactKind, ContactMention, LinkMention, QuoteMention, QuoteUse, UnpairedMark
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

__all__ = [
    "AcronymMention",
    "Clock",
    "ContactKind",
    "ContactMention",
    "CountMention",
    "DateForm",
    "DateMention",
    "DateParts",
    "DurationMention",
    "Json",
    "Kind",
    "LinkMention",
    "Mention",
    "Mentions",
    "MoneyMention",
    "OrdinalMention",
    "OrganizationKind",
    "OrganizationMention",
    "PercentageMention",
    "Person",
    "PersonMention",
    "PlaceMention",
    "Precision",
    "QuantityMention",
    "QuoteMention",
    "QuoteUse",
    "TimeMention",
    "UnpairedMark",
]

Mention = (
    DateMention
    | TimeMention
    | DurationMention
    | CountMention
    | QuantityMention
    | MoneyMention
    | PercentageMention
    | OrdinalMention
    | PersonMention
    | OrganizationMention
    | PlaceMention
    | AcronymMention
    | QuoteMention
    | LinkMention
    | ContactMention
)


@dataclass(frozen=True, slots=True)
class Clock:
    """The date of the release, from which relative and yearless dates are read.

    ``span`` is its place in the text, None when it comes from the file's metadata or was given; ``basis`` says from
    where: "date line", "dateline", "metadata", "given".
    """

    day: date
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a release, each kind in the order of the text."""

    clock: Clock | None = None
    dates: tuple[DateMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    durations: tuple[DurationMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    money: tuple[MoneyMention, ...] = ()
    percentages: tuple[PercentageMention, ...] = ()
    ordinals: tuple[OrdinalMention, ...] = ()
    persons: tuple[PersonMention, ...] = ()
    people: tuple[Person, ...] = ()
    organizations: tuple[OrganizationMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    acronyms: tuple[AcronymMention, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
    unpaired_marks: tuple[UnpairedMark, ...] = ()
    links: tuple[LinkMention, ...] = ()
    contacts: tuple[ContactMention, ...] = ()

    def all(self) -> list[Mention]:
        """Every mention, by start, end and kind."""
        found: list[Mention] = [
            *self.dates,
            *self.times,
            *self.durations,
            *self.counts,
            *self.quantities,
            *self.money,
            *self.percentages,
            *self.ordinals,
            *self.persons,
            *self.organizations,
            *self.places,
            *self.acronyms,
            *self.quotes,
            *self.links,
            *self.contacts,
        ]
        found.sort(key=lambda mention: (mention.span.start, mention.span.end, mention.kind))
        return found
