"""The record: what a release says, field by field, each value with the places where it says so.

Frozen dataclasses that pydantic understands: building them costs a tenth of pydantic models, and pydantic itself is
imported only to make the JSON Schema or to read a record back. The string after a field is its description there.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, ClassVar, Literal, cast

from factcheck.mentions.model import Json
from factcheck.record.entries import (
    AcronymEntry,
    ClaimEntry,
    CountEntry,
    DateEntry,
    DurationEntry,
    EventEntry,
    LinkEntry,
    MoneyEntry,
    NameEntry,
    OrdinalEntry,
    PercentageEntry,
    PersonEntry,
    PlaceEntry,
    QuantityEntry,
    QuoteEntry,
    TimeEntry,
)
from factcheck.record.parts import (
    STRICT,
    Contact,
    Dateline,
    Embargo,
    Issuer,
    Passage,
    ReleaseDate,
    Section,
    Source,
    SourceSpan,
)
from factcheck.text.quick_dataclass import dataclass, field_names

VERSION: Literal["1"] = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a press release says: its fields, and every date, figure, name and quotation with its places."""

    schema_version: Literal["1"] = VERSION
    """The version of this schema."""
    source: Source
    """The file that was read."""
    language: str
    """The language of the text, a BCP 47 tag."""
    document_type: Literal["press-release", "media-advisory", "statement", "correction"]
    """What sort of release it is."""
    headline: Passage | None = None
    """The headline; a complete record has one."""
    release_date: ReleaseDate | None = None
    """The day the release bears; a complete record has one."""
    subheadline: Passage | None = None
    """The line below the headline."""
    dateline: Dateline | None = None
    """The place, and sometimes the day, that opens the first paragraph."""
    issuer: Issuer | None = None
    """The organization that speaks."""
    embargo: Embargo | None = None
    """The moment before which the release must not be published."""
    end_mark: Passage | None = None
    """The mark that closes the text, such as ### or ENDS."""
    contacts: tuple[Contact, ...] = ()
    """Who answers questions."""
    boilerplate: tuple[Passage, ...] = ()
    """Standing paragraphs about the issuer and its partners."""
    notes: tuple[Passage, ...] = ()
    """Notes to editors and footnotes."""
    sections: tuple[Section, ...] = ()
    """The headings of the body, in order."""
    people: tuple[PersonEntry, ...] = ()
    """Persons with their roles."""
    organizations: tuple[NameEntry, ...] = ()
    """Organizations."""
    operations: tuple[NameEntry, ...] = ()
    """Named operations."""
    projects: tuple[NameEntry, ...] = ()
    """Named projects and programmes."""
    places: tuple[PlaceEntry, ...] = ()
    """Countries, regions, states and cities."""
    acronyms: tuple[AcronymEntry, ...] = ()
    """Acronyms with what they stand for."""
    events: tuple[EventEntry, ...] = ()
    """Events with their dates and lengths."""
    dates: tuple[DateEntry, ...] = ()
    """Dates, periods and ranges of dates."""
    times: tuple[TimeEntry, ...] = ()
    """Times of day."""
    durations: tuple[DurationEntry, ...] = ()
    """Lengths of time."""
    counts: tuple[CountEntry, ...] = ()
    """Numbers of things."""
    money: tuple[MoneyEntry, ...] = ()
    """Amounts of money."""
    percentages: tuple[PercentageEntry, ...] = ()
    """Shares of a hundred."""
    quantities: tuple[QuantityEntry, ...] = ()
    """Measured amounts."""
    ordinals: tuple[OrdinalEntry, ...] = ()
    """Places in an order."""
    quotes: tuple[QuoteEntry, ...] = ()
    """Direct quotations with their speakers."""
    links: tuple[LinkEntry, ...] = ()
    """Links."""
    claims: tuple[ClaimEntry, ...] = ()
    """Checkable statements with what is known of their source."""

    __pydantic_config__: ClassVar = STRICT


def record_json(record: Record) -> dict[str, Json]:
    """The record as a JSON object, keys in the order of the fields, absent values as null or empty lists."""
    return cast("dict[str, Json]", _object(record))


def _object(value: Any) -> dict[str, Any]:
    names, read = _READERS[value.__class__]
    return {
        name: item if (cls := item.__class__) not in _NESTED else _list(item) if cls is tuple else _object(item)
        for name, item in zip(names, read(value), strict=True)
    }


def _list(values: tuple[Any, ...]) -> list[Any]:
    return [
        # Nine of ten objects in a record are spans.
        {"start": value.start, "end": value.end, "line": value.line, "quote": value.quote}
        if value.__class__ is SourceSpan
        else _object(value)
        if value.__class__ in _NESTED
        else value
        for value in values
    ]


def _reader(cls: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = field_names(cls)
    return names, attrgetter(*names)


_READERS = {
    cls: _reader(cls)
    for cls in (
        Record,
        Source,
        Passage,
        ReleaseDate,
        Dateline,
        Issuer,
        Embargo,
        Contact,
        Section,
        PersonEntry,
        NameEntry,
        PlaceEntry,
        AcronymEntry,
        EventEntry,
        DateEntry,
        TimeEntry,
        DurationEntry,
        CountEntry,
        MoneyEntry,
        PercentageEntry,
        QuantityEntry,
        OrdinalEntry,
        QuoteEntry,
        LinkEntry,
        ClaimEntry,
    )
}
_NESTED = frozenset((tuple, *_READERS))
