"""From mentions to the entries of the record's lists: equal values become one entry with all their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar

from factcheck.mentions.model import (
    AcronymMention,
    CountMention,
    DateMention,
    DurationMention,
    LinkMention,
    Mentions,
    MoneyMention,
    OrdinalMention,
    OrganizationKind,
    OrganizationMention,
    PercentageMention,
    Person,
    PlaceMention,
    QuantityMention,
    TimeMention,
)
from factcheck.mentions.number import Number, plain
from factcheck.record.entries import (
    AcronymEntry,
    CountEntry,
    DateEntry,
    DurationEntry,
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
from factcheck.record.locate import Locator, one_line
from factcheck.record.parts import SourceSpan
from factcheck.text.document import Document
from factcheck.text.span import Span


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_M = TypeVar("_M", bound=_Placed)
_MARKS = "\"'“”‘’«»„‟"


def _grouped(
    mentions: Iterable[_M], key: Callable[[_M], Hashable], locate: Locator
) -> list[tuple[_M, tuple[SourceSpan, ...]]]:
    """The first mention of each value with the places of all that are equal to it, in the order of the text."""
    groups: dict[Hashable, list[_M]] = {}
    for mention in mentions:
        groups.setdefault(key(mention), []).append(mention)
    return [(group[0], locate.places(mention.span for mention in group)) for group in groups.values()]


def _amount(number: Number) -> tuple[float, float | None, float | None, str]:
    return plain(number.value) or 0, plain(number.low), plain(number.high), number.hedge.value


def date_entries(mentions: Iterable[DateMention], locate: Locator) -> tuple[DateEntry, ...]:
    """Dates, by value and form."""
    # What cannot be resolved is no other date's equal: it stands alone.
    groups = _grouped(
        mentions, lambda mention: (date_value(mention) or mention.span, mention.form, mention.precision), locate
    )
    return tuple(
        DateEntry(date_value(first), first.form.value, first.precision.value, first.basis, spans)
        for first, spans in groups
    )


def date_value(mention: DateMention) -> str | None:
    """The date in EDTF, None when it cannot be resolved."""
    value = mention.value()
    return value if isinstance(value, str) else None


def time_entries(mentions: Iterable[TimeMention], locate: Locator) -> tuple[TimeEntry, ...]:
    """Times of day."""
    entries = []
    for first, spans in _grouped(mentions, lambda mention: str(mention.value()), locate):
        clock = f"{first.hour:02d}:{first.minute:02d}"
        if first.end_hour is not None:
            clock += f"/{first.end_hour:02d}:{first.end_minute or 0:02d}"
        entries.append(TimeEntry(clock, first.zone, spans))
    return tuple(entries)


def duration_entries(mentions: Iterable[DurationMention], locate: Locator) -> tuple[DurationEntry, ...]:
    """Lengths of time."""
    groups = _grouped(mentions, lambda mention: (mention.iso, mention.age), locate)
    return tuple(DurationEntry(first.iso, first.age, spans) for first, spans in groups)


def count_entries(document: Document, mentions: Iterable[CountMention], locate: Locator) -> tuple[CountEntry, ...]:
    """Numbers of things."""
    groups = _grouped(mentions, lambda mention: (mention.number, mention.modifiers, mention.noun), locate)
    return tuple(CountEntry(*_amount(first.number), _counted(document, first), spans) for first, spans in groups)


def _counted(document: Document, mention: CountMention) -> str | None:
    """What a count counts, with its modifiers, as written; None for a bare number."""
    if mention.noun_span is None:
        return None
    between = document.text[mention.number_span.end : mention.noun_span.end]
    # "8,263 illicit firearms", but "firearms: 8,263" and "40 of the crew" have other words between.
    if len(between.split()) == len(mention.modifiers) + 1:
        return one_line(between)
    return one_line(mention.noun_span.of(document.text))


def money_entries(mentions: Iterable[MoneyMention], locate: Locator) -> tuple[MoneyEntry, ...]:
    """Amounts of money."""
    groups = _grouped(mentions, lambda mention: (mention.number, mention.currency), locate)
    return tuple(MoneyEntry(*_amount(first.number), first.currency, spans) for first, spans in groups)


def percentage_entries(mentions: Iterable[PercentageMention], locate: Locator) -> tuple[PercentageEntry, ...]:
    """Shares of a hundred."""
    groups = _grouped(mentions, lambda mention: (mention.number, mention.points), locate)
    return tuple(PercentageEntry(*_amount(first.number), first.points, spans) for first, spans in groups)


def quantity_entries(mentions: Iterable[QuantityMention], locate: Locator) -> tuple[QuantityEntry, ...]:
    """Measured amounts."""
    groups = _grouped(mentions, lambda mention: (mention.number, mention.unit, mention.per), locate)
    return tuple(
        QuantityEntry(*_amount(first.number), f"{first.unit}/{first.per}" if first.per else first.unit, spans)
        for first, spans in groups
    )


def ordinal_entries(mentions: Iterable[OrdinalMention], locate: Locator) -> tuple[OrdinalEntry, ...]:
    """Places in an order."""
    groups = _grouped(mentions, lambda mention: mention.number, locate)
    return tuple(OrdinalEntry(first.number, spans) for first, spans in groups)


def person_entries(people: Iterable[Person], locate: Locator) -> tuple[PersonEntry, ...]:
    """Persons with their roles."""
    return tuple(
        PersonEntry(
            person.name,
            person.family_name,
            person.role,
            person.organization,
            locate.places(mention.span for mention in person.mentions),
        )
        for person in people
    )


def name_entries(
    mentions: Iterable[OrganizationMention], kind: OrganizationKind, locate: Locator
) -> tuple[NameEntry, ...]:
    """Organizations, operations or projects."""
    of_kind = (mention for mention in mentions if mention.type is kind)
    return tuple(
        NameEntry(first.name, spans) for first, spans in _grouped(of_kind, lambda mention: mention.name, locate)
    )


def place_entries(mentions: Iterable[PlaceMention], locate: Locator) -> tuple[PlaceEntry, ...]:
    """Places; "Singaporean" names people or things, not the place."""
    named = (mention for mention in mentions if not mention.demonym)
    groups = _grouped(named, lambda mention: (mention.name, mention.country), locate)
    return tuple(PlaceEntry(first.name, first.type, first.country, spans) for first, spans in groups)


def acronym_entries(mentions: Mentions, locate: Locator) -> tuple[AcronymEntry, ...]:
    """Acronyms, singular and plural together; a second long form makes a second entry.

    Capitals that only stand inside another mention are none: "SINGAPORE", "USD", the "IX" of an operation.
    """
    groups: dict[str, list[AcronymMention]] = {}
    for mention in mentions.acronyms:
        groups.setdefault(mention.base, []).append(mention)
    others = _others(mentions)
    entries = []
    for group in groups.values():
        longs = list(dict.fromkeys([mention.long for mention in group if mention.long]))
        if not longs and all(_inside(others, mention.short_span) for mention in group):
            continue
        for index, long in enumerate(longs or [None]):
            # Uses belong to the first definition.
            mine = [mention for mention in group if mention.long == long or (index == 0 and not mention.long)]
            entries.append(AcronymEntry(mine[0].short, long, locate.places(mention.span for mention in mine)))
    return tuple(entries)


def _others(mentions: Mentions) -> list[tuple[int, int]]:
    """The places, amounts and undertakings, in order."""
    places = [place.span for place in mentions.places]
    amounts = [amount.span for amount in mentions.money]
    ventures = [named.span for named in mentions.organizations if named.type is not OrganizationKind.ORGANIZATION]
    return _in_order([*places, *amounts, *ventures])


def _in_order(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return sorted([(span.start, span.end) for span in spans])  # pairs are compared faster than spans


def _inside(places: list[tuple[int, int]], span: Span) -> bool:
    index = bisect_right(places, (span.start, span.end + 1_000_000)) - 1
    return index >= 0 and span.end <= places[index][1]


def quote_entries(document: Document, mentions: Mentions, locate: Locator) -> tuple[QuoteEntry, ...]:
    """Direct quotations, each of its own, with the speaker's fullest name."""
    names = {person.number: person.name for person in mentions.people}
    return tuple(
        QuoteEntry(
            "\n\n".join(one_line(part.of(document.text)).strip(_MARKS) for part in mention.parts),
            mention.use.value,
            mention.speaker if mention.person is None else names.get(mention.person, mention.speaker),
            mention.verb,
            locate.places(mention.parts),
        )
        for mention in mentions.quotes
    )


def link_entries(document: Document, mentions: Iterable[LinkMention], locate: Locator) -> tuple[LinkEntry, ...]:
    """Links, by target and visible words; an address that the markup links is one link."""
    found = list(mentions)
    marked = _in_order(mention.span for mention in found if not mention.bare)
    kept = [mention for mention in found if not (mention.bare and _inside(marked, mention.span))]
    groups = _grouped(kept, lambda mention: (mention.target, mention.span.of(document.text)), locate)
    return tuple(LinkEntry(first.target, one_line(spans[0].quote), spans) for first, spans in groups)
