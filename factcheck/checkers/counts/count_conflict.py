"""count-conflict: one quantity with two values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.identity import Identity, Likeness, comparable, identity_of
from factcheck.mentions.model import CountMention, MoneyMention, QuantityMention
from factcheck.mentions.near_miss import near_miss
from factcheck.mentions.number import Hedge
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

_Figure = CountMention | MoneyMention | QuantityMention

# The headline has a rule of its own; tables set side by side what differs.
_ELSEWHERE = frozenset(
    {BlockKind.HEADLINE, BlockKind.SUBHEADLINE, BlockKind.TABLE_CELL, BlockKind.CODE, BlockKind.CHROME,
     BlockKind.BOILERPLATE}
)  # fmt: skip
# Small numbers are counted anew in every sentence: "three officers … two officers".
_SMALLEST = 10
# How many earlier numbers of its kind a number is compared with: the cost stays linear, and no release counts as much.
_REACH = 40
# "nine banks … 12 banks … the 21 banks": a total is no second count of its parts.
_NEAR = 1.25
_SWAPPED = "two digits swapped"
_WHOLE = lazy_pattern(r"\d{3}|\d{1,3}(?:[, ]\d{3})+")


class CountConflict(Rule):
    """One quantity is given two values that cannot both be right.

    ## Why it matters
    8,263 firearms here and 8,236 there: every report will carry one of the two, and both are quoted from you.

    ## What it leaves alone
    Numbers of different things, places, times, operations or phrases: 133 countries that send delegates and 15 that
    took part in an operation. Hedged and rounded numbers whose possible values meet. Numbers set apart by a word
    ("another 270", "up from 240"). Where the later number does not clearly take up the earlier one ("the 41,700
    containers"), only digits that differ by a slip of the hand are a conflict: a firm may issue shares twice.
    """

    id = "count-conflict"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        Example(
            "Guns seized\n\n7 June 2023\n\nThe operation resulted in the seizure of 8,263 illicit firearms.\n\n"
            "All ⟦8,236 illicit firearms⟧ were melted down.",
            whole=True,
        ),
        "The port handled 41,200 containers in all. At times the ⟦41,700 containers⟧ filled the yards.",
        "The cup brought 352 players to the isle. The ⟦325 players⟧ went home on Monday.",
        "In May crews walked 1,140 kilometres of dykes. The ⟦1,410 kilometres⟧ were checked again in June.",
    )
    accepts = (
        "Some 270 delegates from 133 countries met. The operation saw cooperation across 15 countries.",
        "The operation resulted in the seizure of 8,263 illicit firearms. The 8,263 illicit firearms were melted down.",
        "Police seized 8,263 firearms in May. Another 8,236 firearms were seized in June.",
        "The port handled 41,200 containers, up from 41,700 containers a year before.",
        "The firm issued 56,600,000 common shares. In May it issued an aggregate of 2,830,000 common shares.",
        "A couple with $40,000 pays less. A couple with an income of $60,000 pays more.",
        "In all nine banks lent more and 12 banks less. The 21 banks meet in May.",
        "One household saves $1,655. The next saves $1,615.",
        "He was fined $17,500. The second defendant was fined $15,750.",
        "More than 8,000 firearms were seized. The 8,263 firearms were melted down.",
        "The cup brought 352 players to the isle. The 325 players of the last cup were younger.",
        "The cup brought 352 players to the isle. Some 325 players went home on Monday.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for figures in _groups(release):
            yield from self._compare_group(release, figures)

    def _compare_group(self, release: Release, figures: list[_Figure]) -> Iterator[Outcome]:
        known: dict[int, Identity] = {}  # what a number counts is asked of few numbers, and costs the most

        def identity(index: int) -> Identity:
            if index not in known:
                known[index] = identity_of(figures[index], release.document, release.mentions)
            return known[index]

        for index in range(1, len(figures)):
            nearest = range(max(0, index - _REACH), index)
            conflict = next(
                (found for earlier in nearest if (found := _conflict(release, figures, identity, earlier, index))), None
            )
            if conflict is not None:
                yield self._finding(release, conflict.earlier, figures[index], conflict.slip)
            elif any(_repeats(figures, identity, earlier, index) for earlier in nearest):
                yield self.consistent("count", figures[index].span, "the same number as before")

    def _finding(self, release: Release, earlier: _Figure, later: _Figure, slip: str | None) -> Outcome:
        first, second = release.words(earlier.span), release.words(later.span)
        return self.finding(
            release,
            later.span,
            f"{second} here, but {first} before" + (f" ({slip})" if slip else ""),
            observed=second,
            expected=first,
            related=[Related(earlier.span, "the other number")],
            severity=Severity.ERROR if slip else Severity.WARNING,
        )


class _Conflict(NamedTuple):
    """An earlier number that a later one contradicts, and how their digits differ by a slip, if they do."""

    earlier: _Figure
    slip: str | None


_IdentityAt = Callable[[int], Identity]


def _conflict(
    release: Release, figures: list[_Figure], identity: _IdentityAt, first: int, second: int
) -> _Conflict | None:
    """The conflict of a number with an earlier one; what costs nothing is looked at before what they count."""
    earlier, later = figures[first], figures[second]
    if earlier.number.agrees_with(later.number):
        return None
    slip = _slip(release, earlier, later)
    if slip is None:
        if not _is_near(earlier, later) or not identity(second).definite:
            return _swapped_back(release, figures, identity, first, second)
        same = comparable(identity(first), identity(second)).likeness is Likeness.SAME
        return _Conflict(earlier, None) if same else _swapped_back(release, figures, identity, first, second)
    likeness = comparable(identity(first), identity(second)).likeness
    if likeness is Likeness.SAME or (likeness is Likeness.IN_DOUBT and _alike(identity(first), identity(second))):
        return _Conflict(earlier, slip)
    return _swapped_back(release, figures, identity, first, second)


def _swapped_back(
    release: Release, figures: list[_Figure], identity: _IdentityAt, first: int, second: int
) -> _Conflict | None:
    """True for "352 players … The 325 players": the article takes the number up, and two of its digits are swapped."""
    earlier, later = figures[first], figures[second]
    if isinstance(later, MoneyMention) or not (earlier.number.hedge is later.number.hedge is Hedge.NONE):
        return None
    written = [release.words(figure.number_span) for figure in (earlier, later)]
    if near_miss(*written) != _SWAPPED or any(not _WHOLE.fullmatch(one) for one in written):
        return None
    one, other = identity(first), identity(second)
    if not other.definite or one.apart or other.apart or one.sentence == other.sentence:
        return None
    nouns = {one.noun, other.noun}
    of_one = len(nouns) == 1 or (None in nouns and isinstance(later, QuantityMention))  # "1,140 kilometres of dykes"
    return _Conflict(earlier, _SWAPPED) if of_one and one.modifiers == other.modifiers else None


def _repeats(figures: list[_Figure], identity: _IdentityAt, first: int, second: int) -> bool:
    """True when a number is the one that was given before of the same thing."""
    if not figures[first].number.agrees_with(figures[second].number):
        return False
    return comparable(identity(first), identity(second)).likeness is Likeness.SAME


def _groups(release: Release) -> Iterable[list[_Figure]]:
    """The figures of prose that have a noun or unit in common, two and more of each."""
    groups: dict[tuple[str, str], list[_Figure]] = defaultdict(list)
    mentions = release.mentions
    for count in mentions.counts:
        if count.noun is not None and count.number.value >= 2:
            groups["count", count.noun].append(count)
    for amount in mentions.money:
        groups["money", amount.currency].append(amount)
    for quantity in mentions.quantities:
        groups["quantity", quantity.unit].append(quantity)
    for figures in groups.values():
        if len(figures) > 1 and len({figure.number.value for figure in figures}) > 1:
            kept = [figure for figure in figures if _in_prose(release, figure)]
            if len(kept) > 1:
                yield kept


def _in_prose(release: Release, figure: _Figure) -> bool:
    block = release.document.block_at(figure.span.start)
    return block is not None and block.kind not in _ELSEWHERE


def _slip(release: Release, earlier: _Figure, later: _Figure) -> str | None:
    """How two exact numbers of at least four digits differ by a slip, None when they do not.

    Zeros at the end do not count: "$40,000" and "$60,000" are two steps of a table, not one number mistyped.
    """
    if not (earlier.number.exact and later.number.exact):
        return None
    first, second = release.words(earlier.number_span), release.words(later.number_span)
    # Amounts of four digits stand in rows: "a rise of $1,655 … a rise of $1,615" for two households.
    fewest = 5 if isinstance(later, MoneyMention) else 4
    if min(sum(map(str.isdigit, first)), sum(map(str.isdigit, second))) < fewest:
        return None
    if min(earlier.number.digits, later.number.digits) < 3 or (_is_round(first) and _is_round(second)):
        return None
    return near_miss(first, second)


def _is_round(written: str) -> bool:
    return written.endswith("000")


def _is_near(earlier: _Figure, later: _Figure) -> bool:
    """True for two numbers that may be of one thing, "41,200 containers" and "the 41,700 containers"."""
    if isinstance(later, MoneyMention) or later.number.value < _SMALLEST:
        return False
    return 1 / _NEAR <= later.number.value / max(earlier.number.value, 1) <= _NEAR


def _alike(one: Identity, other: Identity) -> bool:
    """True when noun and modifiers are the same, so that a slip of digits is the likeliest reading."""
    return one.noun is not None and one.noun == other.noun and one.modifiers == other.modifiers
