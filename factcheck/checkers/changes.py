"""A change from one figure to another, in whichever order the words tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checkers.arithmetic import Figure, within
from factcheck.mentions.model import CountMention, MoneyMention, PercentageMention, QuantityMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_SOME = r"(?:(?:about|around|some|just|only|nearly|roughly|over|more than)[ \n]+)?"
# "from 200 to 350", "from 210 units in May to 420".
_FROM = lazy_pattern(rf"(?i)\bfrom[ \n]+{_SOME}$")
_TO = lazy_pattern(rf"(?i)[ \n]+(?:[\w’'–/-]+[ \n]+){{0,5}}?to[ \n]+{_SOME}")
# "to $1.2 million from $1.1 million", "to 600 cases, compared with 200".
_TO_BEFORE = lazy_pattern(rf"(?i)\bto[ \n]+{_SOME}$")
_FROM_AFTER = lazy_pattern(
    r"(?i),?[ \n]+(?:[\w’'–/-]+[ \n]+){0,6}?(?:from|compared[ \n]+with|compared[ \n]+to|against)[ \n]+"
    rf"(?:[\w’'–/-]+[ \n]+){{0,1}}?{_SOME}"
)
# "revenue was $181.6 million, compared with $166.2 million", "₹412.6 crore against ₹375.1 crore", "61% (59% in 2022)".
_COMPARED = lazy_pattern(
    r"(?i)(?:,|[ \n])[ \n]*(?:[\w’'–/-]+[ \n]+){0,3}?"
    r"(?:up[ \n]+from|down[ \n]+from|compared[ \n]+with|compared[ \n]+to|against|versus|from)[ \n]+"
)
_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Change:
    """Two figures of one thing, and where they stand; ``compared`` is true where no "from … to" tells the order."""

    before: Figure
    after: Figure
    compared: bool = False

    @property
    def span(self) -> Span:
        """Both figures with what stands between them."""
        return self.before.span.cover(self.after.span)


def changes_in(figures: Sequence[Figure], release: Release) -> Iterator[Change]:
    """The changes between neighbouring figures."""
    for first, second in pairwise(figures):
        change = change_between(release, first, second)
        if change is not None:
            yield change


def change_between(release: Release, first: Figure, second: Figure) -> Change | None:
    """The change from one of two neighbouring figures to the other, when both are of one kind and the words say so."""
    if not of_one_kind(first, second) or min(first.number.value, second.number.value) <= 0:
        return None
    text, start = release.text, max(0, first.span.start - _BEFORE)
    gap = text[first.span.end : second.span.start]
    if _FROM.search(text, start, first.span.start) and _TO.fullmatch(gap):
        return Change(first, second)
    if _TO_BEFORE.search(text, start, first.span.start) and _FROM_AFTER.fullmatch(gap):
        return Change(second, first)
    if _COMPARED.fullmatch(gap):
        return Change(second, first, compared=True)
    return None


def of_one_kind(first: Figure, second: Figure) -> bool:
    """True when both figures measure or count one thing; a bare number may be of the noun beside the other."""
    if isinstance(first, MoneyMention) and isinstance(second, MoneyMention):
        return first.currency == second.currency
    if isinstance(first, QuantityMention) and isinstance(second, QuantityMention):
        return first.unit == second.unit
    if isinstance(first, PercentageMention) and isinstance(second, PercentageMention):
        return not first.points and not second.points
    if isinstance(first, CountMention) and isinstance(second, CountMention):
        return first.noun is None or second.noun is None or first.noun == second.noun
    return False


def figures_in(release: Release, span: Span) -> list[Figure]:
    """All figures that begin in a stretch, in the order of the text."""
    mentions = release.mentions
    found: list[Figure] = [*within(mentions.counts, span), *within(mentions.money, span)]
    found += [*within(mentions.quantities, span), *within(mentions.percentages, span)]
    return sorted(found, key=lambda figure: figure.span)
