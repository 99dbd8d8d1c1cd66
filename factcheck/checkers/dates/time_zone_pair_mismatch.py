"""time-zone-pair-mismatch: one moment given in two time zones that are not the same moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise, product

from factcheck.checkers.calendar import dates_within, long_date
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import table
from factcheck.mentions.model import DateForm, Precision, TimeMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "14:00 CET (9 a.m. ET)", "2 p.m. (EDT) / 1 p.m. (CDT)", "8:30 a.m. ET, or 6:30 a.m. MT": the same moment said twice.
# "8 a.m. ET to 7 p.m. PT" is a stretch, "10 a.m. ET and 2 p.m. PT" are two sessions.
_SAME_MOMENT = lazy_pattern(
    r"[ \n]*(?:\((?:[ \n]*(?:i\.e\.|or|which is|that is|equivalent to),?[ \n])?|/|\||=|"
    r",[ \n]*(?:or|which is|that is)[ \n])[ \n]*"
)
_COMMA = lazy_pattern(r"[ \n]*(?:,|[ \n]or)[ \n]+")
_HALF = lazy_pattern(r"(?i)[ap]\.?[ ]?m\b|noon|midnight|midday")
_FIXED = lazy_pattern(r"(?:GMT|UTC)[ ]?(?P<sign>[+−–-])[ ]?(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?")
_KIND = lazy_pattern(r"(?i)[ ](?:(?:standard|daylight|summer|mean|prevailing)[ ])?(?:savings?[ ])?time$")
_SUMMER = lazy_pattern(r"(?i)(?:^[a-z]{1,3}DT|^CEST|^EEST|^WEST|^BST)$|daylight|summer|saving")
_WINTER = lazy_pattern(r"(?i)^(?:[ECMP]ST|AK?ST|NST|NZST|AEST|CET|EET|WET)$|standard")
_REACH = 200
_QUARTER, _HALF_DAY, _DAY = 6 * 60, 12 * 60, 24 * 60
_ANY_YEAR = 2024
_STEP = 15  # days: fine enough to meet the weeks in which only one side of an ocean has changed its clocks


class TimeZonePairMismatch(Rule):
    """One moment is given in two time zones, and the two times are not the same moment.

    ## Why it matters
    "14:00 CET (9 a.m. ET)" is 8 a.m. in New York; half of the audience connects an hour late.

    ## What it leaves alone
    Times joined by "and" or "to", which are two moments; zones whose difference on that day is not known ("local
    time"); and the same digits in both zones, as broadcasters write. Where no date stands beside the times, every
    difference that the two zones have during the year is right, and "EST" counts as the time of New York all year.
    """

    id = "time-zone-pair-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The briefing starts at 14:00 CET (⟦9 a.m. ET⟧) on 17 January 2024.",
        "Join the call on 5 February 2025 at 8:30 a.m. ET (⟦5:30 a.m. MT⟧).",
        "The stream begins at 2 p.m. EDT / ⟦1 p.m. PDT⟧ on the museum's page.",
        "The minister speaks at 10:15 AM WEST / ⟦5:15 PM ET⟧ on 13 October 2023.",
        "Trading opens at 09:00 UTC+8 (⟦05:00 GMT⟧) every day.",
        "The launch is at 10:00 a.m. Eastern Time (⟦8:00 a.m. Pacific Time⟧).",
    )
    accepts = (
        "The briefing starts at 14:00 CET (8 a.m. ET) on 17 January 2024.",
        "The briefing starts at 13:00 CET (8 a.m. ET) on 20 March 2024.",
        "Join the call on 5 February 2025 at 8:30 a.m. ET (6:30 a.m. MT).",
        "The stream begins at 2 p.m. (EDT) / 1 p.m. (CDT) / 11 a.m. (PDT).",
        "The stream begins on 8 July 2024 at 9:10 AM AEST (7 July, 7:10 PM EDT).",
        "The film airs at 9 p.m. ET/9 p.m. PT on Sunday.",
        "Sessions start at 10 a.m. ET and 2 p.m. PT.",
        "The office answers from 8 a.m. ET to 7 p.m. PT.",
        "Trading opens at 09:00 UTC+8 (01:00 GMT) every day.",
        Example("Open house\n\n7 June 2023\n\nThe call starts at 10:00 EST (15:00 BST).", whole=True),
    )
    misses = ("The call starts at 14:00 CET on 17 January 2024. In New York that is ⟦9 a.m. ET⟧.",)

    def check(self, release: Release) -> Iterator[Outcome]:
        for first, second in pairwise(release.mentions.times):
            if first.zone is None or second.zone is None or not 0 <= second.span.start - first.span.end <= 24:
                continue
            one, other = _places(first.zone), _places(second.zone)
            if first.zone == second.zone or not _one_moment(release, first, second):
                continue
            if max(first.minute, second.minute) > 59:
                continue  # another rule's matter
            if one is None or other is None:
                yield self.not_checkable("time-zone", second.span, "the zone of one of the two times is not known")
                continue
            yield from self._compare(release, first, second)

    def _compare(self, release: Release, first: TimeMention, second: TimeMention) -> Iterator[Outcome]:
        assert first.zone is not None
        assert second.zone is not None
        day = _day_of(release, first, second)
        words = [release.words(mention.span) for mention in (first, second)]
        cycle = _DAY if all(_is_certain(m, w) for m, w in zip((first, second), words, strict=True)) else _HALF_DAY
        stated = (_minutes(second) - _minutes(first)) % cycle
        differences = _differences(first.zone, second.zone, day)
        right = {difference % cycle for difference in differences}
        if stated in right or stated == 0:
            yield self.consistent("time-zone", second.span, "both times are the same moment", first.span)
            return
        # "5:15 PM" for 5:15 a.m. is a slip of the half of the day, so that is left out of the search for the nearest
        nearest = min(sorted(differences), key=lambda one: abs((one - stated + _QUARTER) % _HALF_DAY - _QUARTER))
        expected = _shown(_minutes(first) + nearest, like=words[1])
        when = f" on {long_date(day)}" if day is not None else ""
        yield self.finding(
            release,
            second.span,
            f"{words[0]} is {expected} {second.zone}{when}, but the text says {words[1]}",
            observed=words[1],
            expected=f"{expected} {second.zone}",
            related=[Related(first.span, "the same moment in the other zone")],
        )


def _one_moment(release: Release, first: TimeMention, second: TimeMention) -> bool:
    gap = release.text[first.span.end : second.span.start]
    if _SAME_MOMENT.fullmatch(gap):
        return True
    return _COMMA.fullmatch(gap) is not None and release.same_sentence(first.span, second.span)


def _near(sentence: Span, times: Span) -> Span:
    """The part of the sentence in which a date may belong to the times."""
    return Span(max(sentence.start, times.start - _REACH), min(sentence.end, times.end + _REACH))


def _is_certain(mention: TimeMention, written: str) -> bool:
    """True when the half of the day is certain: "9 a.m.", "14:00", "09:00", but not "9:00"."""
    return _HALF.search(written) is not None or mention.hour > 12 or written.startswith("0")


def _minutes(mention: TimeMention) -> int:
    return mention.hour * 60 + mention.minute


def _day_of(release: Release, first: TimeMention, second: TimeMention) -> date | None:
    """The one day named in the sentence of the times, None where there is none or more than two."""
    sentence = release.document.sentence_at(first.span.start)
    if sentence is None:
        return None
    days = [
        mention.first
        for mention in dates_within(release.mentions.dates, _near(sentence, first.span.cover(second.span)))
        if mention.first is not None and mention.precision is Precision.DAY and mention.form is not DateForm.RANGE
    ]
    return days[0] if days and (max(days) - min(days)).days <= 1 else None


# ----------------------------------------------------------------------------------------------------- zones


@cache
def _places(zone: str) -> tuple[str, ...] | None:
    """The places whose clocks a label may name, none for a fixed difference, None where it is not known."""
    if _FIXED.fullmatch(zone):
        return ()
    key = _KIND.sub("", re.sub(r"(?i)^U\.?S\.?[ ]", "", zone)).upper()
    names = table("zone_places").get(key)
    return tuple(names) if names else None


def _differences(first: str, second: str, day: date | None) -> set[int]:
    """The minutes that the second clock may be ahead of the first, on a day or on any day of a year."""
    if day is not None:
        days = [day]
    else:
        start = date(_ANY_YEAR, 1, 1)
        days = [start + timedelta(n) for n in range(0, 365, _STEP)]
    found: set[int] = set()
    for one in days:
        found |= {b - a for a, b in product(_offsets(first, one), _offsets(second, one))}
    found |= {b - a for a, b in product(_literal(first), _literal(second))}
    return found


@cache
def _offsets(zone: str, day: date) -> frozenset[int]:
    """The minutes ahead of universal time that clocks of a label show at noon of a day."""
    from zoneinfo import ZoneInfo

    fixed = _FIXED.fullmatch(zone)
    if fixed:
        minutes = int(fixed["hours"]) * 60 + int(fixed["minutes"] or 0)
        return frozenset({minutes if fixed["sign"] == "+" else -minutes})
    found: set[int] = set()
    for place in _places(zone) or ():
        offset = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(place)).utcoffset()
        assert offset is not None
        found.add(int(offset.total_seconds()) // 60)
    return frozenset(found)


@cache
def _literal(zone: str) -> frozenset[int]:
    """The minutes that a label names by itself: EDT is summer time even in winter."""
    winter, summer = (_offsets(zone, date(_ANY_YEAR, month, 1)) for month in (1, 7))
    if _SUMMER.search(zone):
        return frozenset({max(winter | summer)})
    if _WINTER.search(zone):
        return frozenset({min(winter | summer)})
    return frozenset()


def _shown(minutes: int, like: str) -> str:
    """A time of day in the style of ``like``: "8:00 a.m." or "14:00"."""
    hour, minute = divmod(minutes % _DAY, 60)
    if _HALF.search(like) is None:
        return f"{hour:02d}:{minute:02d}"
    return f"{(hour - 1) % 12 + 1}:{minute:02d} {'a.m.' if hour < 12 else 'p.m.'}"
