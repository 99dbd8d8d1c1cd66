"""percent-change-mismatch: a change in per cent that the two figures beside it do not give."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from factcheck.checkers.arithmetic import Range, in_words, percent_change, rounded, size, written
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import CountMention, MoneyMention, PercentageMention, QuantityMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_Figure = CountMention | MoneyMention | QuantityMention | PercentageMention

_FROM = lazy_pattern(r"(?i)\bfrom[ \n]+(?:about |around |some |just |only |nearly |roughly )?$")
_TO = lazy_pattern(r"(?i)[ \n]+(?:[\w’'-]+[ \n]+){0,5}?to[ \n]+(?:about |around |some |just |only |nearly |roughly )?")
_TO_BEFORE = lazy_pattern(r"(?i)\bto[ \n]+(?:about |around |some |just |only |nearly |roughly )?$")
_FROM_AFTER = lazy_pattern(
    r"(?i)[ \n]+(?:[\w’'-]+[ \n]+){0,6}?(?:from|compared with|compared to|against)[ \n]+(?:[\w’'-]+[ \n]+){0,1}?"
)
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
_COMPARED = lazy_pattern(
    r"(?i)(?:,|[ \n])[ \n]*(?:[\w’'-]+[ \n]+){0,3}?"
    r"(?:up from|down from|compared with|compared to|against|versus|from)[ \n]+"
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


class _Change(NamedTuple):
    before: _Figure
    after: _Figure
    span: Span


class PercentChangeMismatch(Rule):
    """A percentage of change does not follow from the two figures it is given for.

    ## Why it matters
    "From 240 to 270, up 50 per cent" is believed by whoever reads only the percentage; the figures give 12.5.

    ## What it leaves alone
    Sentences with several percentages, and a percentage that is right for either of the two figures as its base. Of a
    change between two percentages it says only where points are called per cent (a warning). Rounded figures count with
    all values they may stand for.
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
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for percentage in release.mentions.percentages:
            sentence = release.document.sentence_at(percentage.span.start)
            if sentence is None or len(release.inside(release.mentions.percentages, sentence)) > _MOST:
                continue  # a list or table in prose: which figures belong together is a guess
            if not _CHANGE.search(release.text, sentence.start, sentence.end):
                continue
            if _RATE.match(release.text, percentage.span.end) or _NO_CHANGE.match(release.text, percentage.span.end):
                continue
            if percentage.points:
                yield from self._compare_points(release, percentage, sentence)
                continue
            around = _around(release, percentage, sentence)
            if around is not None:
                yield from self._compare(release, percentage, around)
                continue
            before = max(sentence.start, percentage.span.start - 20)
            shares = _shares(release, percentage, sentence)
            if shares is not None and _CHANGE_BEFORE.search(release.text, before, percentage.span.start):
                yield from self._compare_shares(release, percentage, *shares)
                continue
            change = _change_in(release, sentence)
            if change is None or not _belongs(release, percentage, change.span):
                continue
            if len(release.inside(release.mentions.percentages, sentence)) > 1:
                yield self.not_checkable("percentage", percentage.span, "several percentages in one sentence")
                continue
            yield from self._compare(release, percentage, change)

    def _compare(self, release: Release, percentage: PercentageMention, change: _Change) -> Iterator[Outcome]:
        before, after = written(change.before.number), written(change.after.number)
        stated = rounded(percentage.number)
        forward, backward = size(percent_change(before, after)), size(percent_change(after, before))
        if stated.overlaps(forward, 0.06) or stated.overlaps(backward, 0.06) or _is_cut(percentage, forward):
            yield self.consistent("percentage", percentage.span, "the two figures give it", change.span)
            return
        figures = f"{release.words(change.before.span)} to {release.words(change.after.span)}"
        right = _shown(forward)
        yield self.finding(
            release,
            percentage.span,
            f"from {figures} is a change of {right} per cent, but the text says {release.words(percentage.span)}",
            observed=release.words(percentage.span),
            expected=f"{right} per cent",
            related=[Related(change.span, "the two figures")],
            fixes=[Fix(f"the figures give {right} per cent", Applicability.SHOWN)],
        )

    def _compare_points(self, release: Release, points: PercentageMention, sentence: Span) -> Iterator[Outcome]:
        """Percentage points against the two percentages that the sentence gives them for."""
        shares = _shares(release, points, sentence)
        before = max(sentence.start, points.span.start - 20)
        if shares is None or not _CHANGE_BEFORE.search(release.text, before, points.span.start):
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
    gap = release.text[first.span.end : second.span.start]
    from_to = _FROM.search(release.text, max(0, first.span.start - 20), first.span.start) and _TO.fullmatch(gap)
    return (first, second) if from_to or _COMPARED.fullmatch(gap) else None


def _is_cut(percentage: PercentageMention, change: Range) -> bool:
    """True for "70 percent" of 70.8: many cut the digits behind the point off."""
    return math.floor(change.high) == percentage.number.value and change.high - percentage.number.value < 1


def _shown(change: Range) -> str:
    middle = (change.low + change.high) / 2
    return in_words(round(middle, 1))


def _around(release: Release, percentage: PercentageMention, sentence: Span) -> _Change | None:
    """The two figures between which the percentage stands: "B, up 15% from A"."""
    figures = [figure for figure in _figures(release, sentence) if figure.number.value > 0]
    text = release.text
    before = [figure for figure in figures if figure.span.end <= percentage.span.start]
    after = [figure for figure in figures if figure.span.start >= percentage.span.end]
    if not before or not after or not _same_kind(before[-1], after[0]):
        return None
    if not _UP.fullmatch(text[before[-1].span.end : percentage.span.start]):
        return None
    if not _UP_FROM.fullmatch(text[percentage.span.end : after[0].span.start]):
        return None
    return _Change(after[0], before[-1], before[-1].span.cover(after[0].span))


def _change_in(release: Release, sentence: Span) -> _Change | None:
    """The only pair "from A to B" (or "to B from A") of the sentence, both of one kind."""
    figures = _figures(release, sentence)
    pairs = [pair for first, second in pairwise(figures) if (pair := _pair(release, first, second))]
    return pairs[0] if len(pairs) == 1 else None


def _figures(release: Release, sentence: Span) -> list[_Figure]:
    mentions = release.mentions
    found: list[_Figure] = [
        *release.inside(mentions.counts, sentence),
        *release.inside(mentions.money, sentence),
        *release.inside(mentions.quantities, sentence),
    ]
    return sorted(found, key=lambda figure: figure.span)


def _pair(release: Release, first: _Figure, second: _Figure) -> _Change | None:
    if not _same_kind(first, second) or first.number.value <= 0 or second.number.value <= 0:
        return None
    text, start = release.text, max(0, first.span.start - 20)
    gap = text[first.span.end : second.span.start]
    span = first.span.cover(second.span)
    if _FROM.search(text, start, first.span.start) and _TO.fullmatch(gap):
        return _Change(first, second, span)
    if _TO_BEFORE.search(text, start, first.span.start) and _FROM_AFTER.fullmatch(gap):
        return _Change(second, first, span)
    return None


def _same_kind(first: _Figure, second: _Figure) -> bool:
    if isinstance(first, MoneyMention) and isinstance(second, MoneyMention):
        return first.currency == second.currency
    if isinstance(first, QuantityMention) and isinstance(second, QuantityMention):
        return first.unit == second.unit
    if isinstance(first, CountMention) and isinstance(second, CountMention):
        return first.noun is None or second.noun is None or first.noun == second.noun
    return False


def _belongs(release: Release, percentage: PercentageMention, pair: Span) -> bool:
    if percentage.span.overlaps(pair):
        return False
    if percentage.span.end <= pair.start:
        gap = release.text[percentage.span.end : pair.start]
    else:
        gap = release.text[pair.end : percentage.span.start]
    return len(gap) <= _NEAR and not _BREAK.search(gap)
