"""reversed-date-range: a range of dates that ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import DateForm, DateMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

# "28 December – 3 January" turns the year; "9 July – 7 June" would have to last eleven months.
_LONGEST_TURN = 6
_LOOK_BACK = 300
# "moving the sale, originally scheduled for 8 January, to 6 January": two days, no range.
_MOVED = lazy_pattern(
    r"(?i)\b(?:mov(?:ed?|ing|es)|postpon\w+|reschedul\w+|shift\w*|chang\w+|brought forward|originally|instead|"
    r"accelerat\w+|advanc\w+|revis\w+)\b"
)
# "comparing 2001 to 1929": bare years are a range only where the words say so.
_SPANS = lazy_pattern(r"(?i)\b(?:from|between|during|years|period|in|of)[ \n]+$|\($")


class ReversedDateRange(Rule):
    """A range of dates ends before it starts.

    ## Why it matters
    "9 – 7 June" names no days; one of the two numbers is wrong or they have changed places.

    ## What it leaves alone
    Ranges over the turn of the year ("28 December – 3 January"), season labels ("2022–23"), scores and phone numbers.
    """

    id = "reversed-date-range"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The three-day (⟦9 – 7 June⟧) conference is being held in Singapore.",
        "The fair runs ⟦June 9-7, 2023⟧.",
        "The exhibition is open from ⟦12 July to 3 June 2023⟧.",
        "The programme ran from ⟦2019 to 2016⟧.",
    )
    accepts = (
        "The three-day (7 – 9 June) conference is being held in Singapore.",
        "The office is closed from 28 December to 3 January.",
        "The office is closed 28 December – 3 January 2023.",
        "The auction, originally scheduled for Thursday, January 8, 2009, to Tuesday, January 6, 2009, was moved.",
        "The fiscal year (October 1 through September 30) ends soon.",
        "The bill brings half of the relief by accelerating the cut from 2006 to 2003.",
        "Comparing 2001 to 1929 is misleading.",
        "The 2022–23 season ended 9 – 7 for the home side.",
        "The exhibition is open from 12 November 2022 to 3 June 2023.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for mention in release.mentions.dates:
            if mention.form is not DateForm.RANGE or mention.end is None or not _is_span(release, mention):
                continue
            if not _reversed(mention):
                yield self.consistent("date-range", mention.span, "the range ends after it starts")
                continue
            words = release.words(mention.span)
            first, last = release.words(mention.start.span), release.words(mention.end.span)
            if mention.end.day is not None and not any(map(str.isalpha, last)):
                last = str(mention.end.day)  # "June 9-7, 2023"
            yield self.finding(
                release,
                mention.span,
                f"the range runs backwards: it starts with {first} and ends with {last}",
                observed=words,
                fixes=_swap(mention),
            )


def _is_span(release: Release, mention: DateMention) -> bool:
    """True when the words mean the time between, not a move or a comparison of two dates."""
    sentence = release.document.sentence_at(mention.span.start)
    start = sentence.start if sentence is not None else mention.span.start
    if _MOVED.search(release.text, max(start, mention.span.start - _LOOK_BACK), mention.span.start):
        return False
    if mention.start.month is None and mention.start.day is None:
        return _SPANS.search(release.text, max(0, mention.span.start - 12), mention.span.start) is not None
    return True


def _reversed(mention: DateMention) -> bool:
    start, end = mention.start, mention.end
    assert end is not None
    if start.year is not None and end.year is not None and start.year != end.year:
        return start.year > end.year
    month = start.month or end.month
    if month is None or end.month is None or month == end.month:
        return start.day is not None and end.day is not None and start.day > end.day
    if month < end.month:
        return False
    if start.year is None and month - end.month <= 1 and (start.day or 1) in {1, 2} and (end.day or 28) >= 28:
        return False  # "1 October to 30 September": a whole year
    same_year = start.year is not None and start.year == end.year
    return same_year or month - end.month < _LONGEST_TURN


def _swap(mention: DateMention) -> tuple[Fix, ...]:
    start, end = mention.start, mention.end
    assert end is not None
    if start.month is not None or start.day_span is None or end.day_span is None:
        return ()
    edits = (Edit(start.day_span, str(end.day)), Edit(end.day_span, str(start.day)))
    return (Fix("exchange the two days", Applicability.OFFERED, edits),)
