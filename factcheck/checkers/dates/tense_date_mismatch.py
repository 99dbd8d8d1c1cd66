"""tense-date-mismatch: a plan for a day that has passed, or a report of a day that is still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.checkers.calendar import has_written_year, long_date
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import Clock, DateForm, DateMention, Precision
from factcheck.release import Release
from factcheck.text.blocks import PROSE, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

# Between a verb and its date only places and names may stand: "will open in Port Amsel on", "was held at the pier on".
_ON = r"(?:on|starting|beginning|starting on|beginning on)"
_IN = r"(?:in|during|starting in|beginning in|at the end of|by the end of|at the beginning of)"
_WORD = r"[\w’'&.-]{1,30}"
_GAP = rf"(?P<gap>(?:,?[ \n]{{1,3}}{_WORD}){{0,9}}?)"
_PLAN = (
    r"\b(?P<verb>will(?:[ \n]{1,3}(?:also|now|then|again|next|first|officially|formally))?[ \n]{1,3}(?P<plan>"
    r"(?:be[ \n]{1,3})?[a-z-]{2,20}(?:[ \n]{1,3}place)?)|(?:is|are)[ \n]{1,3}(?:scheduled|planned|set|slated|due)"
    r"(?P<fixed>(?:[ \n]{1,3}to[ \n]{1,3}(?:be[ \n]{1,3})?[a-z-]{2,20}(?:[ \n]{1,3}place)?)?))"
)
_PLANNED_DAY = lazy_pattern(rf"{_PLAN}{_GAP},?[ \n]{{1,3}}(?:{_ON}|for)[ \n]{{1,3}}$")
_PLANNED_DAYS = lazy_pattern(rf"{_PLAN}{_GAP},?[ \n]{{1,3}}(?:{_ON}|from|between|for)[ \n]{{1,3}}$")
_PLANNED_PERIOD = lazy_pattern(rf"{_PLAN}{_GAP},?[ \n]{{1,3}}{_IN}[ \n]{{1,3}}$")
_DONE = (
    r"\b(?<!be[ \n])(?<!been[ \n])"
    r"(?P<verb>took[ \n]{1,3}place|(?:was|were)[ \n]{1,3}(?:[a-z]{3,12}ly[ \n]{1,3})?(?P<done>[a-z]{2,14}ed|held|"
    r"born|found|sold|shot|begun)|opened|closed|began|started|ended|met|died|visited|arrived|signed|launched|arrested|seized|"
    r"attended|hosted|convened|celebrated)"
)
_DONE_DAY = lazy_pattern(rf"{_DONE}{_GAP},?[ \n]{{1,3}}(?:{_ON})[ \n]{{1,3}}$")
_DONE_DAYS = lazy_pattern(rf"{_DONE}{_GAP},?[ \n]{{1,3}}(?:{_ON}|between|from)[ \n]{{1,3}}$")
# "The City Council approved the program on", "Inspectors boarded 1,624 ferries between": any verb in the past tense,
# told from a participle by what it is about.
_ACTED = (
    r"(?:\b[A-Z][\w’'-]{1,30}|\b[a-z]{3,20}s|\b(?:they|he|she|it|who|"
    r"which))[ \n]{1,3}(?:[a-z]{3,12}ly[ \n]{1,3})?(?P<verb>(?P<done>[a-z]{3,14}ed))"
    r"(?=[ \n]{1,3}(?:the|a|an|its|his|her|their|this|that|these|more|over|about|some|\d[\d,. ]{0,9})[ \n])"
)
_ACTED_DAY = lazy_pattern(rf"{_ACTED}{_GAP},?[ \n]{{1,3}}(?:{_ON})[ \n]{{1,3}}$")
_ACTED_DAYS = lazy_pattern(rf"{_ACTED}{_GAP},?[ \n]{{1,3}}(?:{_ON}|between|from)[ \n]{{1,3}}$")
_LOOK_BACK = 150
_READ = PROSE | {BlockKind.NOTES}
# A wire in another time zone may still have, or already have, the neighbouring day.
_SLACK = timedelta(days=1)
_DETERMINERS = frozenset({"the", "a", "an", "all", "its", "visitors"})
_PERIODS = frozenset({Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.SEASON})


class TenseDateMismatch(Rule):
    """A sentence says "will" of a day before the release date, or "was" of a day after it.

    ## Why it matters
    "Will open on 3 May 2022" in a release of June 2023 is a wrong year or an old paragraph that was never updated; the
    reader cannot tell which.

    ## What it leaves alone
    Dates without a year, which are read by the tense itself; the day before and the day after the release; verbs that
    stand in another clause than the date; plans told in the past ("was scheduled for"); releases without a date.
    """

    id = "tense-date-mismatch"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        Example("Pier to open\n\n7 June 2023\n\nThe pier will open to the public on ⟦3 May 2022⟧.", whole=True),
        Example("Pier to open\n\n7 June 2023\n\nThe ceremony will take place in ⟦May 2021⟧.", whole=True),
        Example("Pier opened\n\n7 June 2023\n\nThe pier was opened by the mayor on ⟦3 June 2032⟧.", whole=True),
        Example("Pier opened\n\n7 June 2023\n\nThe ceremony took place in Port Amsel on ⟦June 9, 2023⟧.", whole=True),
        Example("Pier to open\n\n7 June 2023\n\nThe hearing is scheduled for ⟦15 March 2023⟧.", whole=True),
        Example("Pier opened\n\n7 June 2023\n\nThe Town Council approved the plan on ⟦12 July 2023⟧.", whole=True),
        Example("Pier opened\n\n7 June 2023\n\nCrews visited 162 barns between ⟦2 and 12 July 2023⟧.", whole=True),
        Example(
            "Cup over\n\n7 June 2023\n\nThe next cup will be played in three towns, Amsel, Linton and Harrow, from "
            "⟦4 to 14 September 2021⟧.",
            whole=True,
        ),
    )
    accepts = (
        Example("Pier to open\n\n7 June 2023\n\nThe pier will open to the public on 3 May 2024.", whole=True),
        Example(
            "Digest to come\n\n31 May 2023\n\nThe digest will be launched in Port Amsel on 9 June 2023.", whole=True
        ),
        Example("Pier opened\n\n7 June 2023\n\nThe pier was opened by the mayor on 3 June 2023.", whole=True),
        Example("Pier opened\n\n7 June 2023\n\nThe start was scheduled for 3 July 2023.", whole=True),
        Example("Pier planned\n\n7 June 2023\n\nThe board will review the plan adopted on 3 May 2022.", whole=True),
        Example("Pier planned\n\n7 June 2023\n\nThe plan will be published on 03/08/2023.", whole=True),
        Example("Pier planned\n\n7 June 2023\n\nThe Council expected the plan on 12 July 2023.", whole=True),
        Example("Pier planned\n\n7 June 2023\n\nRegistered guests meet the mayor on 12 July 2023.", whole=True),
        Example("Pier planned\n\n7 June 2023\n\nThe Council invited the mayor to a talk on 12 July 2023.", whole=True),
        Example("Pier planned\n\n7 June 2023\n\nThe law was amended to take effect on 1 July 2023.", whole=True),
        Example("Pier planned\n\n7 June 2023\n\nThe minister said on 3 May 2022 that the pier will open.", whole=True),
        Example("Pier planned\n\n7 June 2023\n\nThe deadline was extended on request to 3 July 2023.", whole=True),
        Example("Pier planned\n\n7 June 2023\n\nThe fund will pay for damage from 1 May 2022.", whole=True),
        Example(
            "Notes sold\n\n7 June 2023\n\nThe sale will refund $3 million of notes held on 1 May 2023.", whole=True
        ),
        Example(
            "Notes sold\n\n7 June 2023\n\nIt will repay $3 million of privately held notes maturing on 15 June 2023.",
            whole=True,
        ),
        Example(
            "Debt to grow in June\n\n7 June 2023\n\nDebt will rise from the end of 2022 to the end of June 2023.",
            whole=True,
        ),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        clock = release.clock
        if clock is None:
            return
        for mention in release.mentions.dates:
            if mention.first is None or mention.last is None or not has_written_year(mention):
                continue
            if _may_be_read_twice(release, mention):
                continue
            if mention.last < clock.day - _SLACK:
                found = _planned(release, mention)
            elif mention.first > clock.day + _SLACK:
                found = _done(release, mention)
            else:
                continue
            if found is not None:
                yield self._finding(release, mention, found, clock)

    def _finding(self, release: Release, mention: DateMention, verb: str, clock: Clock) -> Outcome:
        assert mention.first is not None
        written = " ".join(release.words(mention.span).split())
        side = "before" if mention.first < clock.day else "after"
        year = _other_year(mention, clock.day)
        return self.finding(
            release,
            mention.span,
            f'the text says "{verb}" of {written}, which is {side} the release date, {long_date(clock.day)}',
            observed=written,
            expected=f"a date {'after' if side == 'before' else 'before'} {long_date(clock.day)}",
            related=[Related(clock.span, "the release date")] if clock.span is not None else (),
            fixes=year,
        )


def _may_be_read_twice(release: Release, mention: DateMention) -> bool:
    """True for 03/06/2025, which is a day in March or in June."""
    parts = mention.start
    if mention.other is not None:
        return True
    if parts.day is None or parts.day > 12 or parts.month_span is None or parts.year_span is None:
        return False
    return release.words(parts.month_span).isdigit() and parts.month_span.start < parts.year_span.start


def _planned(release: Release, mention: DateMention) -> str | None:
    """The verb that plans what has passed."""
    if mention.precision is Precision.DAY:
        pattern = _PLANNED_DAYS if mention.form is DateForm.RANGE else _PLANNED_DAY
    elif mention.precision in _PERIODS:
        pattern = _PLANNED_PERIOD
    else:
        return None
    match = _before(release, mention, pattern)
    if match is None or (match["plan"] is None and mention.precision is not Precision.DAY and not match["fixed"]):
        return None
    return _told(match)


def _done(release: Release, mention: DateMention) -> str | None:
    """The verb that reports what is still to come."""
    if mention.precision is not Precision.DAY or mention.form not in {DateForm.FULL, DateForm.RANGE}:
        return None
    patterns = (_DONE_DAYS, _ACTED_DAYS) if mention.form is DateForm.RANGE else (_DONE_DAY, _ACTED_DAY)
    for pattern in patterns:
        match = _before(release, mention, pattern)
        if match is not None:
            return _told(match) if (match["done"] or "") not in words("planned_verbs") else None
    return None


def _told(match: re.Match[str]) -> str:
    return " ".join(match["verb"].split())


def _before(release: Release, mention: DateMention, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The verb of the clause that the date ends, None where another clause or verb stands between."""
    sentence = release.document.sentence_at(mention.span.start)
    block = release.document.block_at(mention.span.start)
    if sentence is None or block is None or block.kind not in _READ:
        return None
    start = max(sentence.start, mention.span.start - _LOOK_BACK)
    match = pattern.search(release.text, start, mention.span.start)
    if match is None or _breaks(match["gap"].replace(",", " ").split()):
        return None
    return match


def _breaks(gap: list[str]) -> bool:
    """True when a word opens another clause or is another verb: "that", "adopted", "maturing", "to close"."""
    for before, word, following in zip(["", *gap], gap, [*gap[1:], ""], strict=False):
        if word == "to" and following in _DETERMINERS:
            continue  # "open to the public"
        if word == "and" and before.istitle() and following.istitle():
            continue  # "in Porto, Braga and Aveiro"
        if word in words("event_nouns"):
            continue  # "present the report at a meeting in Geneva"
        if word.lower() in words("clause_breaks") or (word.islower() and word.endswith(("ed", "ing"))):
            return True
    return False


def _other_year(mention: DateMention, today: date) -> tuple[Fix, ...]:
    """The year with which the date falls on the right side of the release date, where one year is written."""
    place = mention.start.year_span or (mention.end.year_span if mention.end is not None else None)
    if place is None or mention.first is None or mention.last is None:
        return ()
    ahead = mention.first < today
    month, day = (mention.last.month, mention.last.day) if ahead else (mention.first.month, mention.first.day)
    year = today.year
    if ahead and (month, day) < (today.month, today.day):
        year += 1
    elif not ahead and (month, day) > (today.month, today.day):
        year -= 1
    return (Fix(f"write {year}", Applicability.OFFERED, (Edit(place, str(year)),)),)
