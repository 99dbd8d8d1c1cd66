"""headline-figure-mismatch: a figure of the headline that the body gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.identity import Likeness, comparable, identity_of
from factcheck.mentions.model import CountMention, MoneyMention, PercentageMention, QuantityMention
from factcheck.mentions.near_miss import near_miss
from factcheck.mentions.number import Hedge, Number
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

_Figure = CountMention | MoneyMention | PercentageMention | QuantityMention

_HEAD = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADLINE})
_OUTSIDE = frozenset({BlockKind.CODE, BlockKind.CHROME, BlockKind.CONTACT, BlockKind.DATE_LINE})
# What these say of the same noun is of other years and places; they may confirm the headline but not contradict it.
_BACKGROUND = frozenset({BlockKind.NOTES, BlockKind.BOILERPLATE})
# A headline may round: "8,300 guns" for 8,263.
_ROUNDING = 0.05
# "Three persons" above, "to date 76 persons" below: numbers so far apart count different things.
_NEAREST = 0.5
# "In addition to the founder, 21 men were named": the headline counts the founder too.
_BESIDE = lazy_pattern(
    r"(?i)\b(?:in addition to|besides|along with|together with|as well as|to date|so far|since then)\b"
)
_MOST_PARTS, _MOST_SUMMED = 4, 10
_ONE_IN = lazy_pattern(r"(?i)(?:one|1)[ \n]+in[ \n]+")
_DIGITS = lazy_pattern(r"\d+(?![\d.,])")
_WORD = lazy_pattern(r"[A-Za-z’'-]+")
_SAME_WORDS = 3


class HeadlineFigureMismatch(Rule):
    """A figure of the headline stands in the body with another value.

    ## Why it matters
    The headline is what is quoted; when the text below says 270 and the headline 300, the correction will be longer
    than the story.

    ## What it leaves alone
    Rounded and hedged figures that include the body's, headlines that add up parts given in the body ("17 defendants"
    for 14, 2 and 1), and headlines whose figure the body repeats anywhere, beside others.
    """

    id = "headline-figure-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    whole_release = True
    flags = (
        Example(
            "⟦300 delegates⟧ meet in Geneva\n\n7 June 2023\n\nSome 270 delegates from 133 countries met today.",
            whole=True,
        ),
        Example(
            "Police seize ⟦8,236 firearms⟧\n\n7 June 2023\n\nThe raids led to the seizure of 8,263 firearms in May.",
            whole=True,
        ),
        Example(
            "Town to raise ⟦41 bridges⟧\n\n7 June 2023\n\nThe plan adopted today pays for the 14 bridges on the river.",
            whole=True,
        ),
        Example(
            "Bank keeps its key rate at ⟦4.75 per cent⟧\n\n7 June 2023\n\n"
            "The board voted today to hold the key rate at 4.25 per cent, as expected by the markets.",
            whole=True,
        ),
        Example(
            "⟦One in four barns⟧ is unsafe\n\n7 June 2023\n\nPORT AMSEL – One in five barns of the valley has wires "
            "that "
            "are older than the barn, a report of the fire brigade says today.",
            whole=True,
        ),
    )
    accepts = (
        Example(
            "Nearly 300 delegates meet in Geneva\n\n7 June 2023\n\nSome 290 delegates from 133 countries met today.",
            whole=True,
        ),
        Example(
            "17 defendants charged\n\n7 June 2023\n\nProsecutors charged 14 defendants in Harrow, 2 in Leeds and "
            "one in York. All 14 defendants from Harrow pleaded not guilty.",
            whole=True,
        ),
        Example(
            "8,300 firearms seized\n\n7 June 2023\n\nThe raids led to the seizure of 8,263 firearms in May.", whole=True
        ),
        Example(
            "22 traders fined\n\n7 June 2023\n\nBesides the head of the ring, the court fined 21 traders in May.",
            whole=True,
        ),
        Example(
            "One in five barns is unsafe\n\n7 June 2023\n\nOne in five barns has old wires, a report says today. "
            "One in eight barns has no door.",
            whole=True,
        ),
        Example(
            "Bank keeps its key rate at 4.25 per cent\n\n7 June 2023\n\n"
            "The board voted today to hold the key rate at 4.25 per cent; it expects inflation at 2.5 per cent.",
            whole=True,
        ),
        Example(
            "52 fines in market check\n\n7 June 2023\n\nInspectors issued 36 fines to traders and 16 fines to owners.",
            whole=True,
        ),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for figures in _by_kind(release):
            head = [figure for figure in figures if _kind_of_block(release, figure) in _HEAD]
            if not head:
                continue
            body = [figure for figure in figures if _kind_of_block(release, figure) not in (_HEAD | _OUTSIDE)]
            for figure in head:
                yield from self._compare(release, figure, body)

    def _compare(self, release: Release, figure: _Figure, body: Sequence[_Figure]) -> Iterator[Outcome]:
        share = isinstance(figure, CountMention) and figure.share
        if figure.number.value < 2 and not share:
            return
        if share and any(_is_share_of(figure, percentage) for percentage in release.mentions.percentages):
            return
        agreeing = next((other for other in body if _agrees(figure, other)), None)
        if agreeing is not None:
            yield self.consistent("headline", figure.span, "the body gives the same figure", agreeing.span)
            return
        identity = identity_of(figure, release.document, release.mentions)
        same = [
            other
            for other in body
            if _kind_of_block(release, other) not in _BACKGROUND
            and _NEAREST <= other.number.value / figure.number.value <= 1 / _NEAREST
            and not _is_beside(release, other)
            and comparable(identity, identity_of(other, release.document, release.mentions)).likeness is Likeness.SAME
        ]
        told = [other for other in body if _kind_of_block(release, other) not in _BACKGROUND]
        alike = next(
            (other for other in body if _is_slip(release, figure, other) or _is_told_alike(release, figure, other)),
            None,
        )
        if alike is not None:
            same = [alike]
        elif not same or len({other.number.value for other in same}) > 1 or _is_sum(figure.number, told):
            yield self.not_checkable("headline", figure.span, "the body has no single figure to compare")
            return
        words, other_words = release.words(figure.span), release.words(same[0].span)
        yield self.finding(
            release,
            figure.span,
            f"the headline says {words}, the body {other_words}",
            observed=words,
            expected=other_words,
            related=[Related(same[0].span, "the figure of the body")],
        )


def _by_kind(release: Release) -> Iterator[Sequence[_Figure]]:
    mentions = release.mentions
    yield mentions.counts
    yield mentions.money
    yield mentions.percentages
    yield mentions.quantities


def _kind_of_block(release: Release, figure: _Figure) -> BlockKind | None:
    block = release.document.block_at(figure.span.start)
    return block.kind if block is not None else None


def _agrees(headline: _Figure, body: _Figure) -> bool:
    """True when the body repeats the figure, whatever the noun, or gives the same thing with a value that fits."""
    if headline.number.value == body.number.value:
        return True
    if isinstance(headline, CountMention) and isinstance(body, CountMention):
        nouns = {headline.noun, body.noun} - {None}
        if len(nouns) > 1 or headline.share is not body.share:
            return False  # "more than 90 people" says nothing of 1,428 bicycles
    return _fits(headline.number, body.number)


def _is_slip(release: Release, headline: _Figure, body: _Figure) -> bool:
    """True when both count one thing, in one currency and scale, and their digits differ by a slip of the hand."""
    if isinstance(headline, CountMention) and isinstance(body, CountMention):
        alike = headline.noun is not None and headline.noun == body.noun
    elif isinstance(headline, MoneyMention) and isinstance(body, MoneyMention):
        alike = headline.currency == body.currency and headline.scale == body.scale
    else:
        return False
    if not alike or headline.number.hedge is not Hedge.NONE or body.number.hedge is not Hedge.NONE:
        return False
    first, second = release.words(headline.number_span), release.words(body.number_span)
    digits = [_DIGITS.match(written) for written in (first, second)]
    if digits[0] and digits[1] and len(digits[0][0]) == 2:  # "41 levees" above, "14 levees" below
        return digits[0][0] == digits[1][0][::-1] and _kind_of_block(release, body) not in _BACKGROUND
    return (near_miss(first, second) or "").startswith("two digits swapped")


def _is_told_alike(release: Release, headline: _Figure, body: _Figure) -> bool:
    """True when the lead says the same of another number: "Bank Rate at 4.75 per cent" above "Bank Rate at 4.25".

    Shares count as well: "one in four school kitchens" above "One in five school kitchens".
    """
    if _kind_of_block(release, body) is not BlockKind.LEAD:
        return False
    if isinstance(headline, CountMention) and isinstance(body, CountMention):
        nouns = {headline.noun, body.noun}
        return (
            headline.share
            and body.share
            and (None in nouns or len(nouns) == 1)
            and _are_of_ones(release, headline, body)
        )
    if (
        isinstance(headline, PercentageMention)
        and isinstance(body, PercentageMention)
        and headline.points == body.points
    ):
        before = [_words_before(release, figure) for figure in (headline, body)]
        return before[0] == before[1] and len(before[0]) == _SAME_WORDS
    return False


def _is_share_of(share: _Figure, percentage: PercentageMention) -> bool:
    """True for "20 per cent" and "one in five"."""
    return abs(percentage.number.value - 100 * share.number.value) < 1


def _are_of_ones(release: Release, *figures: _Figure) -> bool:
    """True for shares written "one in five"."""
    return all(_ONE_IN.match(release.text, figure.span.start) for figure in figures)


def _words_before(release: Release, figure: _Figure) -> tuple[str, ...]:
    found = _WORD.findall(release.text, max(0, figure.span.start - 60), figure.span.start)
    return tuple(word.lower() for word in found[-_SAME_WORDS:])


def _is_beside(release: Release, figure: _Figure) -> bool:
    sentence = release.document.sentence_at(figure.span.start)
    return sentence is not None and _BESIDE.search(release.text, sentence.start, figure.span.start) is not None


def _fits(headline: Number, body: Number) -> bool:
    """True when both can be one value, or the headline rounds the body's."""
    if headline.agrees_with(body):
        return True
    rounded = headline.exact and headline.value >= 100 and headline.value % 100 == 0
    return rounded and abs(headline.value - body.value) <= _ROUNDING * body.value


def _is_sum(headline: Number, body: Sequence[_Figure]) -> bool:
    """True when some figures of the body add up to the headline's."""
    values = [figure.number.value for figure in body if 0 < figure.number.value < headline.value][:_MOST_SUMMED]
    return any(
        headline.low <= sum(parts) <= headline.high
        for size in range(2, _MOST_PARTS + 1)
        for parts in combinations(values, size)
    )
