"""Finds sentences taken over from an earlier release with a date that was of that release."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from factcheck.archive.difference import Departure, Difference, Known
from factcheck.archive.entry import EarlierPassage
from factcheck.archive.phrasing import Phrase, phrases_of, slots_of
from factcheck.archive.store import KeptPhrase, Store
from factcheck.mentions.model import DateForm, DateMention, Mentions, Precision
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

# Words of a sentence that speaks of the days around its release: "will host a call on 27 April".
_LIVE = lazy_pattern(
    r"(?i)\b(?:will|shall|tomorrow|tonight|upcoming|forthcoming|scheduled|deadline|register|invited"
    r"|(?:is|are)[ \n](?:expected|due|planned|set)[ \n]to)\b"
)
# A sentence in three releases is a standing one: legal text, a note on earlier rulings, a biography.
_MOST_USES = 2
# How long a period lasts, and how long after its end it is still news: "in the first quarter" in a release of May.
_LENGTH = {
    Precision.MONTH: timedelta(days=28),
    Precision.QUARTER: timedelta(days=85),
    Precision.HALF: timedelta(days=150),
}
_NEWS = {
    Precision.MONTH: timedelta(days=60),
    Precision.QUARTER: timedelta(days=100),
    Precision.HALF: timedelta(days=130),
}
_PLANNED = frozenset({Precision.DAY, Precision.WEEK, *_LENGTH})
_FARTHEST = timedelta(days=400)  # a plan for a day beyond that is no plan of one release
_DATED = frozenset({DateForm.FULL, DateForm.PERIOD, DateForm.RANGE, DateForm.YEARLESS})


def recycled(document: Document, mentions: Mentions, known: Known, store: Store) -> Iterator[Difference]:
    """A difference for each sentence that repeats one of an earlier release with its old date left in."""
    if known.day is None:
        return
    phrases = [one for one in phrases_of(document) if _stale_dates(one.span, mentions, known.day)]
    by_wording: dict[int, list[KeptPhrase]] = {}
    for kept in store.phrases(sorted({one.wording for one in phrases})):
        if known.follows(kept.release) and not known.is_same(kept.release):
            by_wording.setdefault(kept.wording, []).append(kept)
    earlier = {wording: _earlier(kept) for wording, kept in by_wording.items()}
    sources: dict[int, str] = {}
    for phrase in phrases:
        use = earlier.get(phrase.wording)
        if use is not None:
            number = use.last.release.number
            if number not in sources:
                sources[number] = store.source(number)
            passage = EarlierPassage(use.last.release, sources[number], use.last.span)
            yield from _judged(phrase, use, passage, document, mentions, known.day)


@dataclass(frozen=True, slots=True)
class _Use:
    """How earlier releases used a wording: the last sentence, and how many releases have each sentence exactly."""

    last: KeptPhrase
    counts: Mapping[int, int]


def _earlier(kept: Sequence[KeptPhrase]) -> _Use:
    last = max(kept, key=lambda one: (one.release.day or date.min, one.release.number, one.span))
    return _Use(last, Counter(exact for exact, _ in {(one.exact, one.release.number) for one in kept}))


def _stale_dates(sentence: Span, mentions: Mentions, day: date) -> list[DateMention]:
    """The dates of a sentence that have passed on a day."""
    first = bisect_left(mentions.dates, sentence.start, key=_start)
    last = bisect_left(mentions.dates, sentence.end, first, key=_start)
    return [
        one
        for one in mentions.dates[first:last]
        if one.form in _DATED
        and one.precision in _PLANNED
        and one.last is not None
        and one.last < day
        # "the first day of January following" is of any year
        and (one.precision is not Precision.DAY or one.start.day is not None)
    ]


def _start(mention: DateMention) -> int:
    return mention.span.start


def _judged(
    phrase: Phrase, use: _Use, passage: EarlierPassage, document: Document, mentions: Mentions, day: date
) -> Iterator[Difference]:
    exact = use.last.exact == phrase.exact
    if exact and use.counts[phrase.exact] > _MOST_USES:
        return
    live = _LIVE.search(document.text, phrase.span.start, phrase.span.end) is not None
    for stale in _stale_dates(phrase.span, mentions, day):
        left = _left_in(stale, phrase.span, document.text, passage.quote)
        if left and _is_old(stale, use.last.release.day or date.min, day, live, exact):
            said = " ".join(stale.span.of(document.text).split())
            why = f"a sentence of {passage.name} is used again with its old date, “{said}”"
            yield Difference(Departure.RECYCLED, stale.span, why, said, None, (passage,), (phrase.span,))
            return


def _left_in(mention: DateMention, sentence: Span, text: str, earlier: str) -> bool:
    """True when the date stands at the same place of the earlier sentence, whatever else has changed in it."""
    own = slots_of(mention.span.of(text))
    first = len(slots_of(text[sentence.start : mention.span.start]))
    before, now = slots_of(earlier), slots_of(sentence.of(text))
    return bool(own) and len(before) == len(now) and before[first : first + len(own)] == own


def _is_old(mention: DateMention, earlier: date, day: date, live: bool, exact: bool) -> bool:
    """True when a date that has passed was of the earlier release: a plan of it, or the period it reported on."""
    if mention.first is None or mention.last is None:
        return False
    if mention.last >= earlier:  # "will travel on Monday, 9 July" in a release of the 11th
        return live and mention.first <= earlier + _FARTHEST
    length = _LENGTH.get(mention.precision)
    if length is None or mention.last + _NEWS[mention.precision] < earlier or day - earlier < length:
        return False
    # "a call on first quarter results" as it was; "sales rose 5% in March" with nothing but the figure new.
    return live and mention.precision is not Precision.MONTH if exact else True
