"""Amounts of one sentence that each carry their share of one whole in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checkers.arithmetic import Range, in_words, rounded, within, written
from factcheck.mentions.model import CountMention, MoneyMention, PercentageMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

# "€96 million (40 per cent)", "1,037 (70 %)": nothing but the share stands in the brackets.
_OPENS = lazy_pattern(r"[ \n]*\([ \n]*")
_CLOSES = lazy_pattern(r"[ \n]*\)")
# "rose to $5 million (40%)", "$5 million (40%) more": percentages of a change, of which every amount has its own whole.
_CHANGES = lazy_pattern(
    r"(?i)\b(?:up|down|ros[e]|ris(?:e[ns]?|ing)|grew|grow\w*|gain\w*|increas\w+|decreas\w+|declin\w+|fell|fall\w*|drop\w*|"
    r"reduc\w+|chang\w+|higher|lower|margin|compared|versus|from|rate[ds]?|return\w*|yield\w*|interest|discount\w*)\b"
)
_FEWEST, _MOST = 3, 12
# A sentence longer than this is no sentence, and what stands in it no list of shares.
LONGEST_SENTENCE = 1_500


@dataclass(frozen=True, slots=True)
class Share:
    """An amount and the percentage in the brackets behind it."""

    amount: CountMention | MoneyMention
    percentage: PercentageMention

    @property
    def whole(self) -> Range:
        """The values of which the amount is the stated share."""
        amount, share = written(self.amount.number), rounded(self.percentage.number)
        return Range(100 * amount.low / share.high, 100 * amount.high / max(share.low, 1e-9))


def share_lists(release: Release) -> Iterator[list[Share]]:
    """The lists of three and more shares of a sentence, each of amounts of one kind."""
    shares: list[Share] = []
    for percentage in release.mentions.percentages:
        share = _share_at(release, percentage)
        if share is None:
            continue
        if shares and (len(shares) == _MOST or not _continues(release, shares[-1], share)):
            if _is_list(release, shares):
                yield shares
            shares = []
        shares.append(share)
    if _is_list(release, shares):
        yield shares


def odd_share(shares: Sequence[Share]) -> tuple[Share, str] | None:
    """The one share that is of another whole than all others, with the percentage that they give it."""
    odd = [share for share in shares if (common := _common(shares, share)) and not share.whole.overlaps(common)]
    if len(odd) != 1:
        return None
    common = _common(shares, odd[0])
    assert common is not None
    middle = 200 * odd[0].amount.number.value / (common.low + common.high)
    return odd[0], in_words(round(middle, 1))


def are_of_one_whole(shares: Sequence[Share]) -> bool:
    """True when one whole fits all shares, or all but one."""
    return _common(shares, None) is not None or odd_share(shares) is not None


def _common(shares: Sequence[Share], without: Share | None) -> Range | None:
    """The values of one whole that all other shares allow; None when there is none."""
    wholes = [share.whole for share in shares if share is not without]
    low, high = max(whole.low for whole in wholes), min(whole.high for whole in wholes)
    return Range(low, high) if low <= high else None


def _share_at(release: Release, percentage: PercentageMention) -> Share | None:
    if percentage.points or percentage.number.value <= 0 or not _CLOSES.match(release.text, percentage.span.end):
        return None
    reach = Span(max(0, percentage.span.start - 60), percentage.span.start)
    amounts: list[CountMention | MoneyMention] = [
        *within(release.mentions.counts, reach),
        *within(release.mentions.money, reach),
    ]
    for amount in amounts:
        if amount.span.end <= percentage.span.start and _OPENS.fullmatch(
            release.text, amount.span.end, percentage.span.start
        ):
            return Share(amount, percentage) if amount.number.value > 0 else None
    return None


def _continues(release: Release, last: Share, share: Share) -> bool:
    one, other = last.amount, share.amount
    if isinstance(one, MoneyMention) and isinstance(other, MoneyMention):
        alike = one.currency == other.currency
    else:
        alike = type(one) is type(other)
    return alike and release.same_sentence(last.percentage.span, share.percentage.span)


def _is_list(release: Release, shares: Sequence[Share]) -> bool:
    if len(shares) < _FEWEST:
        return False
    sentence = release.document.sentence_at(shares[0].percentage.span.start)
    if sentence is None or len(sentence) > LONGEST_SENTENCE:
        return False
    return _CHANGES.search(release.text, sentence.start, sentence.end) is None
