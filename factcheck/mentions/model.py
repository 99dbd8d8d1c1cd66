"""The kinds of mentions: typed things found in the text, each with its span and value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from factcheck.mentions.number import Number
from factcheck.text.span import Span

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


class Kind(StrEnum):
    """The kinds, named as ``extract --mentions`` prints them."""

    DATE = "date"
    DURATION = "duration"
    TIME = "time"
    COUNT = "count"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENTAGE = "percentage"
    ORDINAL = "ordinal"
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    ACRONYM = "acronym"
    QUOTE = "quote"
    LINK = "link"
    CONTACT = "contact"


# --------------------------------------------------------------------------------------------------- time


class Precision(StrEnum):
    """The calendar unit a date names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class DateForm(StrEnum):
    """How a date is written."""

    FULL = "full"  # 7 June 2023, June 7, 2023, 2023-06-07, 07/06/2023
    YEARLESS = "yearless"  # 7 June
    PERIOD = "period"  # June 2023, 2023, Q2 2023, the 1990s, spring 2024
    WEEKDAY = "weekday"  # on Friday
    RELATIVE = "relative"  # yesterday, this week, last year, two days ago
    RANGE = "range"  # 7 – 9 June 2023
    ANNIVERSARY = "anniversary"  # its centenary, the 20th anniversary


@dataclass(frozen=True, slots=True)
class DateParts:
    """What is written of one date: each part with its place, None where it is absent.

    ``weekday`` counts from 0 (Monday), as ``date.weekday()``. Parts need not be possible: 31 June is kept as written.
    ``year`` is four digits even where two are written.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_span: Span | None = None
    month_span: Span | None = None
    day_span: Span | None = None
    weekday_span: Span | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, period or range of dates.

    ``first`` and ``last`` are the days it covers, both included; None when it cannot be resolved or is impossible.
    ``start`` holds the parts written of the date or of a range's first end, ``end`` those of the second end.
    ``other`` is the second reading of a numeric date whose order of day and month is open. ``years`` is the count of
    an anniversary. ``basis`` says how a part that is not written was settled ("release date", "nearest", "tense" …).
    """

    span: Span
    form: DateForm
    precision: Precision
    first: date | None
    last: date | None
    start: DateParts
    end: DateParts | None = None
    other: date | None = None
    years: int | None = None
    basis: str | None = None

    kind = Kind.DATE

    def value(self) -> Json:
        """The date in EDTF (``2023-06-07``, ``2023-06``, ``2023-06-07/2023-06-09``), None when unresolved."""
        if self.first is None or self.last is None:
            return None
        first, last = self.first.isoformat(), self.last.isoformat()
        if self.precision is Precision.DAY:
            return first if first == last else f"{first}/{last}"
        if self.precision is Precision.MONTH:
            return first[:7] if first[:7] == last[:7] else f"{first[:7]}/{last[:7]}"
        if self.precision is Precision.YEAR and first[5:] == "01-01" and last[5:] == "12-31":
            return first[:4] if first[:4] == last[:4] else f"{first[:4]}/{last[:4]}"
        return f"{first}/{last}"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day. ``zone`` is as written ("EST", "GMT+8", "local time"); ``end`` closes a range of times.

    ``hour`` is on the 24-hour clock; hours and minutes need not be possible: 25:00 is kept as written.
    """

    span: Span
    hour: int
    minute: int
    zone: str | None = None
    zone_span: Span | None = None
    end_hour: int | None = None
    end_minute: int | None = None

    kind = Kind.TIME

    def value(self) -> Json:
        """``HH:MM``, or ``HH:MM/HH:MM`` for a range, with the zone as written."""
        text = f"{self.hour:02d}:{self.minute:02d}"
        if self.end_hour is not None:
            text += f"/{self.end_hour:02d}:{self.end_minute or 0:02d}"
        return f"{text} {self.zone}" if self.zone else text


@dataclass(frozen=True, slots=True)
class DurationMention:
    """A length of time. ``unit`` is singular (``day``, ``week`` … ``century``, ``night``, ``business day``).

    ``attributive`` is true for "three-day" before a noun; ``age`` for "50-year-old", "aged 50", "50 years old".
    """

    span: Span
    number: Number
    unit: str
    iso: str
    attributive: bool = False
    age: bool = False
    number_span: Span | None = None

    kind = Kind.DURATION

    def value(self) -> Json:
        """The length in ISO 8601, such as ``P3D``."""
        return self.iso


# --------------------------------------------------------------------------------------------- quantities


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of things. ``noun`` is the singular head noun in lower case, None for a bare number.

    ``modifiers`` are the lower-case words between number and noun ("illicit" in "8,263 illicit firearms"). ``share`` is
    true for a part of the things: "two thirds of delegates", "one in five people".
    """

    span: Span
    number: Number
    number_span: Span
    noun: str | None = None
    noun_span: Span | None = None
    modifiers: tuple[str, ...] = ()
    share: bool = False

    kind = Kind.COUNT

    def value(self) -> Json:
        """``{"low", "high", "hedge", "noun"}``, the noun with its modifiers."""
        noun = " ".join((*self.modifiers, self.noun)) if self.noun else None
        return {**self.number.as_json(), "noun": noun}


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A measured amount. ``unit`` is the unit's name in the lexicon; ``per`` the unit below the line ("hour")."""

    span: Span
    number: Number
    number_span: Span
    unit: str
    unit_span: Span
    dimension: str
    per: str | None = None

    kind = Kind.QUANTITY

    def value(self) -> Json:
        """``{"low", "high", "hedge", "unit"}``."""
        return {**self.number.as_json(), "unit": f"{self.unit}/{self.per}" if self.per else self.unit}


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """An amount of money. ``currency`` is an ISO 4217 code ("$" alone counts as USD; ``marked`` is false then).

    ``number`` includes the scale word; ``scale`` is that word's canonical name ("billion").
    """

    span: Span
    number: Number
    number_span: Span
    currency: str
    currency_span: Span
    marked: bool = True
    scale: str | None = None
    scale_span: Span | None = None

    kind = Kind.MONEY

    def value(self) -> Json:
        """``{"low", "high", "hedge", "currency"}``."""
        return {**self.number.as_json(), "currency": self.currency}


@dataclass(frozen=True, slots=True)
class PercentageMention:
    """A share of a hundred; ``points`` is true for percentage points, ``basis_points`` count as hundredths of one."""

    span: Span
    number: Number
    number_span: Span
    points: bool = False

    kind = Kind.PERCENTAGE

    def value(self) -> Json:
        """``{"low", "high", "hedge"}`` in per cent."""
        return dict(self.number.as_json())


@dataclass(frozen=True, slots=True)
class OrdinalMention:
    """A place in an order. ``suffix`` is the one written after digits ("th" in "91th"), None for a word."""

    span: Span
    number: int
    suffix: str | None = None
    suffix_span: Span | None = None

    kind = Kind.ORDINAL

    def value(self) -> Json:
        """The place, from 1."""
        return self.number


# -------------------------------------------------------------------------------------------------- names


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named. ``span`` covers the title and the name; ``person`` numbers the person in ``Mentions.people``."""

    span: Span
    name: str
    name_span: Span
    family_name: str
    person: int
    role: str | None = None
    role_span: Span | None = None
    organization: str | None = None
    organization_span: Span | None = None
    honorific: str | None = None

    kind = Kind.PERSON

    def value(self) -> Json:
        """``{"name", "role"}``."""
        return {"name": self.name, "role": self.role}


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the release: the fullest name, the first role given, and all mentions in order."""

    number: int
    name: str
    family_name: str
    role: str | None
    organization: str | None
    mentions: tuple[PersonMention, ...]


class OrganizationKind(StrEnum):
    """What a named body or undertaking is."""

    ORGANIZATION = "organization"
    OPERATION = "operation"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """An organization, operation or project named; ``name`` is the canonical form without article or possessive."""

    span: Span
    name: str
    type: OrganizationKind = OrganizationKind.ORGANIZATION

    kind = Kind.ORGANIZATION

    def value(self) -> Json:
        """The name."""
        return self.name


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named. ``type`` is country, region, city or state; ``country`` an ISO 3166 code where one is known.

    ``demonym`` is true for "Singaporean" and the like.
    """

    span: Span
    name: str
    type: str
    country: str | None = None
    demonym: bool = False

    kind = Kind.PLACE

    def value(self) -> Json:
        """The canonical name."""
        return self.name


@dataclass(frozen=True, slots=True)
class AcronymMention:
    """An acronym, at its definition or a later use. ``short`` is as written, ``base`` without a plural s.

    ``span`` covers the whole definition, "National Central Bureaus (NCBs)", or just the acronym at a use.
    ``matched`` is true when the letters of the acronym are found in order in the long form.
    """

    span: Span
    short: str
    short_span: Span
    base: str
    long: str | None = None
    long_span: Span | None = None
    definition: bool = False
    matched: bool = True

    kind = Kind.ACRONYM

    def value(self) -> Json:
        """``{"short", "long"}``."""
        return {"short": self.short, "long": self.long}


# ------------------------------------------------------------------------------------------------- speech


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


# -------------------------------------------------------------------------------------------------- links


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
