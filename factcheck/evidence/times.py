"""Weighs dates and lengths of time of the release against those of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.evidence.figures import content_stems
from factcheck.evidence.source import Passage, Source
from factcheck.evidence.verdict import FactKind, Outcome, Verdict
from factcheck.mentions.model import DateForm, DateMention, DurationMention, Mentions, Precision
from factcheck.text.document import Document
from factcheck.text.span import Span

_STATED = frozenset({DateForm.FULL, DateForm.RANGE, DateForm.YEARLESS})
_DAYS = {"day": 1, "week": 7, "night": 1}
_FEWEST_SHARED = 2  # words of a sentence that two dates of one event share


def weigh_dates(document: Document, mentions: Mentions, sources: Sequence[Source]) -> Iterator[Verdict]:
    """The verdict on each day and range of days that the release states beside its own date."""
    own = mentions.clock.day if mentions.clock is not None else None
    for mention in mentions.dates:
        if mention.form not in _STATED or mention.precision is not Precision.DAY or mention.first is None:
            continue
        if mention.first == own and mention.last == own:
            continue
        verdict = _weighed(document, mention, sources)
        if verdict is not None:
            yield verdict


def _weighed(document: Document, mention: DateMention, sources: Sequence[Source]) -> Verdict | None:
    stems = _stems(document, mention.span)
    near: tuple[int, Passage] | None = None
    for source in sources:
        for other in source.mentions.dates:
            if other.first is None or other.last is None or other.precision is not Precision.DAY:
                continue
            if (other.first, other.last) == (mention.first, mention.last):
                passage = Passage(source, other.span)
                return Verdict(
                    FactKind.DATE, mention.span, Outcome.SUPPORTED, f"{passage.place} has this date", (passage,)
                )
            shared = len(stems & _stems(source.document, other.span))
            if _nearly(mention, other) and (near is None or shared > near[0]):
                near = shared, Passage(source, other.span)
    if near is None:
        return None
    shared, passage = near
    why = f"{passage.place} says “{passage.quote}”"
    outcome = Outcome.CONTRADICTED if shared >= _FEWEST_SHARED else Outcome.OTHER_CONTEXT
    return Verdict(FactKind.DATE, mention.span, outcome, why, (passage,))


def _stems(document: Document, span: Span) -> frozenset[str]:
    sentence = document.sentence_at(span.start)
    if sentence is None:
        return frozenset()
    text = document.text
    return content_stems(text[sentence.start : span.start] + " " + text[span.end : sentence.end])


def _nearly(mention: DateMention, other: DateMention) -> bool:
    """True for dates that are one with a slip: another year, another month, or another day of the same month."""
    return _slipped(mention.first, other.first) or _slipped(mention.last, other.last)


def _slipped(first: date | None, second: date | None) -> bool:
    if first is None or second is None or first == second:
        return False
    return sum((first.year == second.year, first.month == second.month, first.day == second.day)) == 2


def weigh_durations(document: Document, mentions: Mentions, sources: Sequence[Source]) -> Iterator[Verdict]:
    """The verdict on each length in days or weeks that a source states, or that follows from its dates."""
    for mention in mentions.durations:
        days = _days(mention)
        if days is None or mention.age:
            continue
        verdict = _length(document, mention, days, sources)
        if verdict is not None:
            yield verdict


def _days(mention: DurationMention) -> int | None:
    factor = _DAYS.get(mention.unit)
    if factor is None or not mention.number.exact:
        return None
    return int(mention.number.value) * factor


def _length(document: Document, mention: DurationMention, days: int, sources: Sequence[Source]) -> Verdict | None:
    stems = _stems(document, mention.span)
    for source in sources:
        for other in source.mentions.durations:
            if _days(other) == days and stems & _stems(source.document, other.span):
                passage = Passage(source, other.span)
                why = f"{passage.place} says “{passage.quote}”"
                return Verdict(FactKind.DURATION, mention.span, Outcome.SUPPORTED, why, (passage,))
    for source in sources:
        for dates in source.mentions.dates:
            if dates.form is DateForm.RANGE and dates.first and dates.last and dates.precision is Precision.DAY:
                inclusive = (dates.last - dates.first).days + 1
                if days in (inclusive, inclusive - 1) and stems & _stems(source.document, dates.span):
                    passage = Passage(source, dates.span)
                    how = f"{passage.quote} is {inclusive} days"
                    why = f"{passage.place}: {how}"
                    return Verdict(FactKind.DURATION, mention.span, Outcome.SUPPORTED, why, (passage,), how)
    return None
