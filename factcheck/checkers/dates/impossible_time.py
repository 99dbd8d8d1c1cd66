"""impossible-time: a time of day that no clock shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import TimeMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

# "13 p.m.", "14.30 am", "19-21 pm": the hour that carries the half of the day.
_HALVED = lazy_pattern(
    r"(?<!\d)(?P<hour>\d{1,2})(?P<minute>[:.]\d{2})?[ \t\n]{0,4}(?P<half>[ap])\.?[ ]?m\b", re.IGNORECASE
)


class ImpossibleTime(Rule):
    """A time of day does not exist, such as 25:00, 12:60 or 13 p.m.

    ## Why it matters
    A reader who has to guess the hour of a briefing guesses wrong or does not come.

    ## What it leaves alone
    Ratios, scores and verses, which have no word that makes them a time ("at", "from", a zone, a.m. or p.m.), 24:00 as
    the end of a day, and "14:30 p.m.", which says twice what it means but can be understood.
    """

    id = "impossible-time"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The briefing starts at ⟦13:75⟧ in the town hall.",
        "The gates close at ⟦25:00⟧ on Friday.",
        "Doors open at ⟦13 p.m.⟧ for members.",
        "The call starts at ⟦8:60 a.m. ET⟧ and lasts an hour.",
        "The ferry leaves at ⟦14:30 a.m.⟧ from pier two.",
        "The shop is open from ⟦9:00 to 17:65⟧ on weekdays.",
        Example(
            "EMBARGOED UNTIL ⟦25:00 GMT⟧, 7 JUNE 2023\n\nHarbour reopens\n\nThe harbour reopened after repairs that "
            "took "
            "two years and cost less than planned, the port said.",
            whole=True,
        ),
    )
    accepts = (
        "The exhibition is open from 10:00 to 24:00.",
        "The mixture of 25:75 and the ratio of 13:75 were tested.",
        "The team won 98:75 at home.",
        "The ferry leaves at 14:30 p.m. from pier two.",
        "The night train leaves at 00:30 a.m. from platform 2.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for time in release.mentions.times:
            written = release.words(time.span)
            why = _problem(time, written)
            if why is None:
                yield self.consistent("time", time.span, "a time that a clock shows")
                continue
            yield self.finding(release, time.span, f'"{written}" is no time of day: {why}', observed=written)


def _problem(time: TimeMention, written: str) -> str | None:
    for hour, minute in ((time.hour, time.minute), (time.end_hour or 0, time.end_minute or 0)):
        if minute > 59:
            return f"an hour has 60 minutes, the text says {minute}"
        if hour > 24 or (hour == 24 and minute):
            return f"a day has 24 hours, the text says {hour}:{minute:02d}"
    for match in _HALVED.finditer(written):
        hour = int(match["hour"])
        if hour > 12 and (match["half"] in "aA" or match["minute"] is None):
            return f"with {match['half'].lower()}.m. the hours go up to 12, the text says {hour}"
    return None
