"""The entries of a record's lists: persons, places, dates, figures, quotations, claims."""

from __future__ import annotations

from typing import ClassVar

from factcheck.record.parts import STRICT, SourceSpan
from factcheck.text.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person named."""

    name: str
    """The fullest form of the name."""
    family_name: str
    """The family name."""
    role: str | None
    """The office or title given first."""
    organization: str | None
    """The organization given with it."""
    spans: tuple[SourceSpan, ...]
    """Every place that names the person, with the title."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class NameEntry:
    """An organization, operation or project named."""

    name: str
    """Its name, without article or possessive."""
    spans: tuple[SourceSpan, ...]
    """Every place that names it."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A country, region, state or city named."""

    name: str
    """Its name."""
    type: str
    """country, region, state or city."""
    country: str | None
    """The ISO 3166 code of its country, where one is known."""
    spans: tuple[SourceSpan, ...]
    """Every place that names it."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class AcronymEntry:
    """An acronym."""

    short: str
    """The acronym as first written."""
    long: str | None
    """What the release says it stands for."""
    spans: tuple[SourceSpan, ...]
    """The definition, if any, and every use."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class EventEntry:
    """A conference, operation or other event with its dates or its length."""

    name: str
    """The words that name it."""
    date: str | None
    """The days it covers, in EDTF: 2023-06-07 or 2023-06-07/2023-06-09."""
    length: str | None
    """How long it lasts, in ISO 8601: P3D."""
    length_stated: bool
    """Whether the release states the length; false where it is counted from the dates."""
    spans: tuple[SourceSpan, ...]
    """The phrase with the name, the dates and the length."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class DateEntry:
    """A date, period or range of dates."""

    value: str | None
    """The date in EDTF: 2023-06-07, 2023-06, 2023-06-07/2023-06-09; null where it cannot be resolved."""
    form: str
    """How it is written: full, yearless, period, weekday, relative, range or anniversary."""
    precision: str
    """The calendar unit it names: day, week, month, quarter, year …"""
    basis: str | None
    """How a part that is not written was settled, such as by the release date."""
    spans: tuple[SourceSpan, ...]
    """Every place that states it in this form."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """A time of day."""

    value: str
    """HH:MM, or HH:MM/HH:MM for a range; kept as written even where no clock shows it."""
    zone: str | None
    """The time zone as written."""
    spans: tuple[SourceSpan, ...]
    """Every place that states it."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class DurationEntry:
    """A length of time."""

    value: str
    """The length in ISO 8601: P3D, P3W, PT24H."""
    age: bool
    """Whether it is somebody's age."""
    spans: tuple[SourceSpan, ...]
    """Every place that states it."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written, with every value that its digits and its hedge allow."""

    value: float
    """The number as written, its scale word included; the lower end of a range."""
    low: float | None
    """The least value allowed; null for none."""
    high: float | None
    """The greatest value allowed; null for none."""
    hedge: str
    """none, about, more-than, at-least, less-than, at-most, nearly or range."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class CountEntry(Amount):
    """A number of things."""

    noun: str | None
    """What is counted, with its modifiers, as written; null for a bare number."""
    spans: tuple[SourceSpan, ...]
    """Every place that states it."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class MoneyEntry(Amount):
    """An amount of money."""

    currency: str
    """The ISO 4217 code; a bare dollar sign counts as USD."""
    spans: tuple[SourceSpan, ...]
    """Every place that states it."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class PercentageEntry(Amount):
    """A share of a hundred, or a number of percentage points."""

    points: bool
    """Whether these are percentage points."""
    spans: tuple[SourceSpan, ...]
    """Every place that states it."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class QuantityEntry(Amount):
    """A measured amount."""

    unit: str
    """The unit, such as kilogram or kilometre/hour."""
    spans: tuple[SourceSpan, ...]
    """Every place that states it."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class OrdinalEntry:
    """A place in an order."""

    value: int
    """The place, from 1."""
    spans: tuple[SourceSpan, ...]
    """Every place that states it."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """A direct quotation."""

    text: str
    """The words between the marks, its paragraphs parted by an empty line."""
    use: str
    """What the marks are used for: speech, a fragment inside the release's own sentence, or a title."""
    speaker: str | None
    """Who says it."""
    verb: str | None
    """The verb that introduces it."""
    spans: tuple[SourceSpan, ...]
    """Each stretch with its marks; several where it is continued over paragraphs."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """A link."""

    target: str
    """Where it leads, as written."""
    text: str
    """Its visible words."""
    spans: tuple[SourceSpan, ...]
    """The place of the visible words."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A checkable statement, and whether the release links it to a source."""

    id: str
    """c1, c2 … in the order of the text."""
    kind: str
    """count, money, quantity, percentage, superlative or anniversary."""
    status: str
    """linked, unlinked or not-checkable."""
    why: str
    """The reason of the status."""
    quoted: bool
    """Whether it stands inside a direct quotation."""
    spans: tuple[SourceSpan, ...]
    """Its words."""
    evidence: tuple[SourceSpan, ...]
    """The links and attributions it rests on."""

    __pydantic_config__: ClassVar = STRICT
