"""percent-change-mismatch: a change in per cent that the two figures beside it do not give."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.checkers.arithmetic import Figure, Range, in_words, percent_change, rounded, size, written
from factcheck.checkers.changes import Change, change_between, changes_in, figures_in, of_one_kind
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import PercentageMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# A second statement begins here: "rose 5 per cent and profit went from 240 to 270".
_BREAK = lazy_pattern(r"(?i)\b(?:and|while|whereas|but|with|after|as|when|which|who|including)\b|[;:]")
_CHANGE = lazy_pattern(
    r"(?i)\b(?:up|down|rose|risen|rise[sn]?|grew|grow[ns]?|growth|fell|fall(?:en|s)?|dropp?(?:ed|s)?|declin\w+|decreas\w+|"
    r"increas\w+|reduc\w+|gain(?:ed|s)?|climb\w*|jump\w*|surg\w+|soar\w*|chang\w+|cut|lower\w*|higher|more|fewer|less|"
    r"raise[ds]?|shr[aiu]nk|plung\w+|slump\w*|expand\w*|improv\w+|widen\w*|narrow\w*)\b"
)
# "revenue of $48.3 million, up 15% from $42.0 million": the percentage stands between its two figures.
_UP = lazy_pattern(
    r"(?i)[ \n]*[,(–—-]?[ \n]*(?:up|down|(?:an?[ \n]+)?(?:rise|increase|fall|drop|decrease|decline)[ \n]+of)[ \n]+"
    r"(?:(?:by|about|some|nearly)[ \n]+)?"
)
_UP_FROM = lazy_pattern(r"(?i)[ \n]+(?:from|on|over|compared with|compared to|against)[ \n]+(?:[a-z]+[ \n]+){0,2}?")
# "$181.6 million, compared with $166.2 million in 2023, an increase of 9%": what leads from the pair to its percentage.
_THEN = lazy_pattern(
    r"(?i)(?:[ \n]+(?:in|for|at|by|of)?[ \n]*(?:[\w’'–/-]+[ \n]*){0,5}?)?[ \n]*[,;(–—-][ \n]*(?:an?|the)?[ \n]*"
    r"(?:(?:increase|rise|growth|gain|jump|fall|drop|decline|decrease|reduction)[ \n]+of|up|down)[ \n]+"
    r"(?:(?:by|about|some|nearly|almost|over|around)[ \n]+)?"
)
# "84.6%, an increase of 1.3 points from 83.3%"
_POINTS = lazy_pattern(
    r"(?i),?[ \n]+(?:(?:an?[ \n]+)?(?:increase|rise|gain|jump|fall|drop|decline|decrease|improvement|"
    r"reduction)[ \n]+of|up|down)"
    r"[ \n]+(?:by[ \n]+)?(?P<points>\d{1,2}(?:\.\d{1,2})?)[ \n]+(?:percentage[ \n]+)?points?,?[ \n]+(?:from|on|over|"
    r"against|"
    r"compared[ \n]+with|compared[ \n]+to)[ \n]+"
)
# What introduces the percentage of a change between two percentages: "an increase of 30 percent", "fell 4%".
_CHANGE_BEFORE = lazy_pattern(
    r"(?i)\b(?:(?:increase|rise|fall|drop|decline|decrease|growth|jump|gain|change|reduction|improvement)[ \n]+of|up|"
    r"down|by|rose|fell|grew|increased|decreased|dropped|declined|climbed|gained|jumped|improved)[ \n]+$"
)
# "grow 2 percent a year": a rate, of which the two figures are the outcome after many years.
_RATE = lazy_pattern(
    r"(?i)[ \n]+(?:a|per|each|every)[ \n]+(?:year|month|quarter|week|annum)\b|[ \n]+(?:annual|compound|yearly)"
)
# "$165 billion, or 1.6 percent of GDP", "the 10-percent bracket": a share or a name, not a change.
_NO_CHANGE = lazy_pattern(
    r"(?i)[ \n]+of[ \n]|(?<=-percent)[ \n]+(?!(?:increase|rise|jump|gain|drop|fall|decline|growth)\b)[a-z]"
)
_NEAR = 70
_MOST = 4


class PercentChangeMismatch(Rule):
    """A percentage of change does not follow from the two figures it is given for.

    ## Why it matters
    "From 240 to 270, up 50 per cent" is believed by whoever reads only the percentage; the figures give 12.5.

    ## What it leaves alone
    Sentences with several percentages. A percentage that is right for the other figure as its base passes, unless the
    words call it "an increase of" (a warning). Of a change between two percentages it says only where points are called
    per cent (a warning). Rounded figures count with all values they may stand for.
    """

    id = "percent-change-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "Attendance rose ⟦50 per cent⟧, from 240 to 270 delegates.",
        "Attendance went from 240 to 270 delegates, an increase of ⟦50 per cent⟧.",
        "Net sales grew ⟦25%⟧ to $1.2 million from $1.1 million.",
        "Revenue was $48.3 million, up ⟦12%⟧ from $42.0 million in 2023.",
        "The share fell from 26 per cent in 2019 to 20 per cent, a fall of ⟦four percentage points⟧.",
        "The margin was 61.4%, compared with 59.9% a year earlier, an increase of ⟦2.5 percentage points⟧.",
        "Seizures fell by ⟦40 percent⟧, from 500 tonnes to 400 tonnes.",
        "The share of safe doors went from 31 percent to 54 percent—an increase of ⟦23 percent⟧.",
        "The vacancy rate fell ⟦4%⟧, from 12% to 8%.",
        "Revenue was $181.6 million, compared with $166.2 million in 2023, an increase of ⟦19%⟧.",
        "Sales came to €412.6 million against €375.1 million in spring, up ⟦18%⟧.",
        "The ferries ran at a load of 84.6%, an increase of ⟦2.3⟧ points from 83.3%.",
        "The club grew from 29 to 58 teams since 1998, an increase of ⟦50 per cent⟧.",
    )
    accepts = (
        "Attendance rose 12.5 per cent, from 240 to 270 delegates.",
        "Attendance went from 240 to 270 delegates, an increase of about 13 per cent.",
        "Net sales grew 9.1% to $1.2 million from $1.1 million.",
        "The share rose from 20 percent to 34 percent, an increase of 14 percentage points.",
        "Revenue was $48.3 million, up 15% from $42.0 million in 2023.",
        "The margin was 61.4%, compared with 59.9% a year earlier, an increase of 1.5 percentage points.",
        "If output grows 2 percent a year, it will grow from $10 trillion to $44 trillion.",
        "The deficit rose from $106 billion to $165 billion, or 1.6 percent of output.",
        "The law widens the 10-percent bracket and raises the credit from $600 to $1000.",
        "Spending grew at a rate of 3.8 percent, from 2.2 percent, and added 2.6 percentage points to growth.",
        "Filings increased 70 percent, from 174,100 to 297,400.",
        "Sales rose 5 per cent and staff grew from 240 to 270.",
        "Seizures fell by 20 percent, from 500 tonnes to 400 tonnes.",
        "Sales were down 5%, while 10% of the shops, from 40 to 50, closed.",
        "Prices more than doubled, from 100 to 250, a rise of 150 per cent.",
        "The vacancy rate fell by a third (33%), from 12% to 8%.",
        "Costs rose 4% while the share of rent went from 12% to 8%.",
        "Revenue was $181.6 million, compared with $166.2 million in 2023, an increase of 9%.",
        "Revenue was $181.6 million, compared with $166.2 million in 2023, and orders were up 19%.",
        "The ferries ran at a load of 84.6%, an increase of 1.3 points from 83.3%.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        percentages = release.mentions.percentages
        for percentage in percentages:
            sentence = release.document.sentence_at(percentage.span.start)
            if sentence is None or len(release.inside(percentages, sentence)) > _MOST:
                continue  # a list or table in prose: which figures belong together is a guess
            if not _CHANGE.search(release.text, sentence.start, sentence.end):
                continue
            if _RATE.match(release.text, percentage.span.end) or _NO_CHANGE.match(release.text, percentage.span.end):
                continue
            if percentage.points:
                yield from self._compare_points(release, percentage, sentence)
            else:
                yield from self._look_at(release, percentage, sentence)
        shares = [percentage for percentage in percentages if not percentage.points]
        for first, second in pairwise(shares):
            points = _POINTS.fullmatch(release.text, first.span.end, second.span.start)
            if points is not None:
                yield self._points_between(release, first, second, points)

    def _look_at(self, release: Release, percentage: PercentageMention, sentence: Span) -> Iterator[Outcome]:
        """The change that a percentage is of: around it, right before it, between shares, or the only one."""
        direct = _around(release, percentage, sentence) or _compared(release, percentage, sentence)
        if direct is not None:
            yield self._compare(release, percentage, direct)
            return
        shares = _shares(release, percentage, sentence)
        if shares is not None and _is_called_change(release, percentage):
            yield from self._compare_shares(release, percentage, *shares)
            return
        change = _change_in(release, sentence)
        if change is None or not _belongs(release, percentage, change.span):
            return
        if len(release.inside(release.mentions.percentages, sentence)) > 1:
            yield self.not_checkable("percentage", percentage.span, "several percentages in one sentence")
            return
        yield self._compare(release, percentage, change)

    def _compare(self, release: Release, percentage: PercentageMention, change: Change) -> Outcome:
        before, after = written(change.before.number), written(change.after.number)
        stated = rounded(percentage.number)
        forward, backward = size(percent_change(before, after)), size(percent_change(after, before))
        if stated.overlaps(forward, 0.06) or _is_cut(percentage, forward):
            return self.consistent("percentage", percentage.span, "the two figures give it", change.span)
        other_base = stated.overlaps(backward, 0.06)
        if other_base and not _is_called_change(release, percentage):
            return self.consistent("percentage", percentage.span, "the two figures give it", change.span)
        figures = f"{release.words(change.before.span)} to {release.words(change.after.span)}"
        right = _shown(forward)
        return self.finding(
            release,
            percentage.span,
            f"from {figures} is a change of {right} per cent, but the text says {release.words(percentage.span)}",
            observed=release.words(percentage.span),
            expected=f"{right} per cent",
            related=[Related(change.span, "the two figures")],
            fixes=[Fix(f"the figures give {right} per cent", Applicability.SHOWN)],
            severity=Severity.WARNING if other_base else None,
            confidence=Confidence.MEDIUM if other_base else None,
        )

    def _points_between(
        self, release: Release, first: PercentageMention, second: PercentageMention, points: re.Match[str]
    ) -> Outcome:
        """Points that stand between the two shares: "84.6%, an increase of 1.3 points from 83.3%"."""
        span = Span(*points.span("points"))
        one, two = written(first.number), written(second.number)
        moved = size(Range(one.low - two.high, one.high - two.low))
        half = 0.5 * 10.0 ** -len(points["points"].partition(".")[2])
        stated = float(points["points"])
        if Range(stated - half, stated + half).overlaps(moved, 0.06):
            return self.consistent("percentage", span, "the two shares give it", first.span, second.span)
        right = in_words(round(abs(second.number.value - first.number.value), 2))
        return self.finding(
            release,
            span,
            f"{release.words(first.span)} and {release.words(second.span)} are {right} percentage points apart, "
            f"but the text says {points['points']}",
            observed=points["points"],
            expected=f"{right} percentage points",
            related=[Related(first.span, "one share"), Related(second.span, "the other")],
            fixes=[Fix(f"the shares give {right} percentage points", Applicability.SHOWN)],
        )

    def _compare_points(self, release: Release, points: PercentageMention, sentence: Span) -> Iterator[Outcome]:
        """Percentage points against the two percentages that the sentence gives them for."""
        shares = _shares(release, points, sentence)
        if shares is None or not _is_called_change(release, points):
            return
        first, second = shares
        one, two = written(first.number), written(second.number)
        moved = size(Range(two.low - one.high, two.high - one.low))
        if written(points.number).overlaps(moved, 0.06):
            yield self.consistent("percentage", points.span, "the two shares give it", first.span, second.span)
            return
        right = in_words(round(abs(second.number.value - first.number.value), 2))
        yield self.finding(
            release,
            points.span,
            f"{release.words(first.span)} and {release.words(second.span)} are {right} percentage points apart, "
            f"but the text says {release.words(points.span)}",
            observed=release.words(points.span),
            expected=f"{right} percentage points",
            related=[Related(first.span.cover(second.span), "the two shares")],
            fixes=[Fix(f"the shares give {right} percentage points", Applicability.SHOWN)],
        )

    def _compare_shares(
        self, release: Release, percentage: PercentageMention, first: PercentageMention, second: PercentageMention
    ) -> Iterator[Outcome]:
        """A rise from 42 to 72 per cent: 30 percentage points, or 71 per cent."""
        if percentage.span.end <= first.span.start:
            gap = release.text[percentage.span.end : first.span.start]
        else:
            gap = release.text[second.span.end : percentage.span.start]
        if len(gap) > _NEAR or _BREAK.search(gap) or first.number.value <= 0 or second.number.value <= 0:
            return
        one, two = written(first.number), written(second.number)
        stated = rounded(percentage.number)
        moved = size(Range(two.low - one.high, two.high - one.low))
        if any(stated.overlaps(size(change), 0.06) for change in (percent_change(one, two), percent_change(two, one))):
            yield self.consistent("percentage", percentage.span, "the two shares give it", first.span, second.span)
            return
        if not written(percentage.number).overlaps(moved, 0.06):
            yield self.not_checkable("percentage", percentage.span, "several percentages in one sentence")
            return
        points = in_words(round(abs(second.number.value - first.number.value), 2))
        right = _shown(size(percent_change(one, two)))
        yield self.finding(
            release,
            percentage.span,
            f"from {release.words(first.span)} to {release.words(second.span)} is a change of {points} percentage "
            f"points or {right} per cent, but the text says {release.words(percentage.span)}",
            observed=release.words(percentage.span),
            expected=f"{points} percentage points",
            related=[Related(first.span.cover(second.span), "the two shares")],
            fixes=[Fix(f"write {points} percentage points", Applicability.SHOWN)],
            severity=Severity.WARNING,
            confidence=Confidence.MEDIUM,
        )


def _is_called_change(release: Release, percentage: PercentageMention) -> bool:
    """True when the words right before a percentage call it a change: "an increase of", "fell"."""
    before = max(0, percentage.span.start - 20)
    return _CHANGE_BEFORE.search(release.text, before, percentage.span.start) is not None


def _shares(
    release: Release, change: PercentageMention, sentence: Span
) -> tuple[PercentageMention, PercentageMention] | None:
    """The only two other percentages of a sentence, when it goes from one to the other."""
    inside = release.inside(release.mentions.percentages, sentence)
    shares = [other for other in inside if not other.points and other is not change]
    if len(shares) != 2 or len(inside) != 3:
        return None
    first, second = shares
    if first.span.end <= change.span.start < second.span.start:
        return None
    goes = change_between(release, first, second)
    return (first, second) if goes is not None else None


def _is_cut(percentage: PercentageMention, change: Range) -> bool:
    """True for "70 percent" of 70.8: many cut the digits behind the point off."""
    return math.floor(change.high) == percentage.number.value and change.high - percentage.number.value < 1


def _shown(change: Range) -> str:
    middle = (change.low + change.high) / 2
    return in_words(round(middle, 1))


def _around(release: Release, percentage: PercentageMention, sentence: Span) -> Change | None:
    """The two figures between which the percentage stands: "B, up 15% from A"."""
    figures = [figure for figure in _figures(release, sentence) if figure.number.value > 0]
    text = release.text
    before = [figure for figure in figures if figure.span.end <= percentage.span.start]
    after = [figure for figure in figures if figure.span.start >= percentage.span.end]
    if not before or not after or not of_one_kind(before[-1], after[0]):
        return None
    if not _UP.fullmatch(text[before[-1].span.end : percentage.span.start]):
        return None
    if not _UP_FROM.fullmatch(text[percentage.span.end : after[0].span.start]):
        return None
    return Change(after[0], before[-1])


def _change_in(release: Release, sentence: Span) -> Change | None:
    """The only pair "from A to B" (or "to B from A") of the sentence, both of one kind."""
    pairs = [change for change in changes_in(_figures(release, sentence), release) if not change.compared]
    return pairs[0] if len(pairs) == 1 else None


def _compared(release: Release, percentage: PercentageMention, sentence: Span) -> Change | None:
    """The pair right before a percentage that says of itself to be its change: "B against A, up 10%"."""
    figures = [figure for figure in _figures(release, sentence) if figure.span.end <= percentage.span.start][-2:]
    if len(figures) < 2 or not _THEN.fullmatch(release.text, figures[1].span.end, percentage.span.start):
        return None
    return change_between(release, *figures)


def _figures(release: Release, sentence: Span) -> list[Figure]:
    return [figure for figure in figures_in(release, sentence) if not isinstance(figure, PercentageMention)]


def _belongs(release: Release, percentage: PercentageMention, pair: Span) -> bool:
    if percentage.span.overlaps(pair):
        return False
    if percentage.span.end <= pair.start:
        gap = release.text[percentage.span.end : pair.start]
    else:
        gap = release.text[pair.end : percentage.span.start]
    return len(gap) <= _NEAR and not _BREAK.search(gap)
