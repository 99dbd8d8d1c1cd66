"""daylight-saving-mismatch: a standard-time label in summer or a summer-time label in winter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from factcheck.checkers.calendar import long_date
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import table
from factcheck.mentions.model import DateForm, DateMention, Precision, TimeMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "The office answers from 9 a.m. to 5 p.m. EST" holds in any season: the date of the sentence before is no date of it.
_ALWAYS = lazy_pattern(
    r"(?i)\b(?:office|hours|weekdays?|every|daily|weekly|monthly|hotline|helpline|calls?|phone|available|contact|"
    r"open[ \n]from|"
    r"(?:of|in)[ \n]each|each[ \n](?:week|month|quarter|year))\b"
)
_REACH = 600  # characters around a time in which its date and its place are looked for
# The rules of daylight-saving time have changed (in the United States in 1987 and 2007): a day without a year is judged
# only where all of these years agree, as for 31 May and 10 January.
_YEARS = (1985, 1998, 2006, 2007, 2012, 2018, 2023, 2024)


class _Label(NamedTuple):
    """A time-zone label: where it holds, whether it names summer time, its partner, and the label for all year."""

    zone: str
    summer: bool
    other: str
    general: str


class DaylightSavingMismatch(Rule):
    """A time carries the label of standard time on a day of daylight-saving time, or the other way round.

    ## Why it matters
    "10:00 EST" in June is read as 10:00 by some and as 11:00 by others; viewers of a webcast miss it by an hour.

    ## What it leaves alone
    Places without daylight-saving time (Arizona, Jamaica, Queensland …), labels for the whole year (ET, CET in winter,
    GMT as universal time), and times without a date to judge them by.
    """

    id = "daylight-saving-mismatch"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
    flags = (
        "The webcast starts on 7 June 2023 at ⟦10:00 EST⟧.",
        "The call takes place at ⟦9:00 a.m. PDT⟧ on Tuesday, January 10, 2023.",
        Example("Results on 14 June\n\n7 June 2023\n\nThe call starts on 14 June at ⟦10 a.m. EST⟧.", whole=True),
        "The hearing is set for May 31 at ⟦2 pm EST⟧ before the port court.",
        Example(
            "EMBARGOED UNTIL ⟦9:00 EST⟧, WEDNESDAY 7 JUNE 2023\n\nHarbour reopens\n\nThe harbour reopened after "
            "repairs "
            "that took two years and cost less than planned, the port said.",
            whole=True,
        ),
        "The fair runs from 24 to 26 October 2024 on the pier. Gates open at ⟦6:00 p.m. EST⟧ each evening.",
    )
    accepts = (
        "The webcast starts on 7 June 2023 at 10:00 EDT.",
        "The webcast starts on 7 June 2023 at 10:00 ET.",
        "The call starts at 9:00 a.m. PST on Tuesday, January 10, 2023.",
        "The briefing in Phoenix, Arizona, starts on 7 June 2023 at 10:00 MST.",
        "The webcast starts on 7 June 2023 at 10:00 GMT.",
        "Doors open in Kingston, Jamaica, on 7 June 2023 at 10:00 EST.",
        "The hearing is set for March 15 at 2 pm EST, the next for November 3 at 2 pm EDT.",
        "The hearing is set for January 31 at 2 pm EST before the port court.",
        "The fair opens on 24 October 2024 and again on 6 December 2024. Gates open at 6:00 p.m. EST each evening.",
        "From 10 May 2005 on the bank gives new figures. They come at 3:00 PM EST on the 7th day of each month.",
        "The fair opens on 24 October 2024. The office answers from 9 a.m. to 5 p.m. EST on all days.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        labels = _labels()
        for time in release.mentions.times:
            label = labels.get((time.zone or "").upper())
            if label is None or time.zone_span is None:
                continue
            dates = _dates_of(release, time)
            days = [day for date_of in dates for day in _days_of(date_of)]
            if not days:
                yield self.not_checkable("time-zone", time.span, "no date stands beside the time")
                continue
            yield self._compare(release, time, label, dates[0], days)

    def _compare(
        self, release: Release, time: TimeMention, label: _Label, date_of: DateMention, days: list[date]
    ) -> Outcome:
        assert time.zone is not None
        assert time.zone_span is not None
        shown = long_date(days[0]) if date_of.first is not None else release.words(date_of.span)
        summers = {_is_summer(label.zone, day) for day in days}
        if label.summer in summers or _is_exempt(release, time):
            return self.consistent("time-zone", time.span, f"{time.zone} may hold on {shown}")
        return self.finding(
            release,
            time.span,
            f"{'daylight-saving' if True in summers else 'standard'} time ({label.other}) holds on {shown}, "
            f"but the text says {time.zone}",
            observed=time.zone,
            expected=label.other,
            related=[Related(date_of.span, "the date of the time")],
            fixes=[
                Fix(f"write {name}", Applicability.OFFERED, (Edit(time.zone_span, name),))
                for name in (label.other, label.general)
            ],
        )


def _labels() -> dict[str, _Label]:
    return {key: _Label(*entry) for key, entry in table("daylight_saving")["labels"].items()}


def _dates_of(release: Release, time: TimeMention) -> list[DateMention]:
    """The date the time belongs to: the nearest of its sentence, else all of the sentence before in its paragraph."""
    sentence = release.document.sentence_at(time.span.start)
    if sentence is None:
        return []
    reach = Span(max(sentence.start, time.span.start - _REACH), min(sentence.end, time.span.end + _REACH))
    near = [mention for mention in release.inside(release.mentions.dates, reach) if _is_day(mention)]
    if near:
        return [min(near, key=lambda mention: min(_distance(mention, time), 10_000))]
    block = release.document.block_at(sentence.start)
    if block is None or sentence.start < block.span.start + 2 or _is_daily(release, time, sentence):
        return []
    before = release.document.sentence_at(sentence.start - 2)
    if before is None:
        return []
    return [mention for mention in release.inside(release.mentions.dates, before) if _is_day(mention)]


def _is_daily(release: Release, time: TimeMention, sentence: Span) -> bool:
    """True where a sentence speaks of other days than the one before: opening hours, a weekday."""
    if release.inside(release.mentions.dates, sentence):
        return True
    start, end = max(sentence.start, time.span.start - _REACH), min(sentence.end, time.span.end + _REACH)
    return _ALWAYS.search(release.text, start, end) is not None


def _is_day(mention: DateMention) -> bool:
    if mention.precision is not Precision.DAY:
        return False
    if mention.first is None:
        return mention.form is DateForm.YEARLESS
    return mention.form in {DateForm.FULL, DateForm.YEARLESS, DateForm.RANGE, DateForm.WEEKDAY}


def _days_of(mention: DateMention) -> list[date]:
    """The day of a date; the days it may be where its year is not known."""
    if mention.first is not None:
        return [mention.first]
    month, day = mention.start.month, mention.start.day
    if month is None or day is None or not 1 <= day <= 28 + 3 * (month != 2):
        return []
    try:
        return [date(year, month, day) for year in _YEARS]
    except ValueError:
        return []


def _distance(mention: DateMention, time: TimeMention) -> int:
    """How far the date is from the time; one right behind it ("at 15:00 BST on 2 April") is nearer than one before."""
    if mention.span.start >= time.span.end:
        return (mention.span.start - time.span.end) // 3
    return time.span.start - mention.span.end


def _is_summer(zone: str, day: date) -> bool:
    from zoneinfo import ZoneInfo

    offset = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone)).dst()
    return bool(offset)


def _is_exempt(release: Release, time: TimeMention) -> bool:
    """True where a place without daylight-saving time is named in the time's block or the dateline."""
    block = release.document.block_at(time.span.start)
    words = ""
    if block is not None:
        words = release.text[
            max(block.span.start, time.span.start - _REACH) : min(block.span.end, time.span.end + _REACH)
        ]
    if release.document.dateline is not None:
        words += " " + release.words(release.document.dateline)
    folded = words.casefold()
    return any(place in folded for place in table("daylight_saving")["without"])
