"""percent-of-total-mismatch: a share in per cent that "81 of 270" does not give."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.checkers.arithmetic import Range, in_words, percent_of, rounded, within, written
from factcheck.checkers.rule import Outcome, Rule
from factcheck.checkers.shares import Share, odd_share, share_lists
from factcheck.checkers.wholes import OF_THEM, counts_before, takes_up, wholes_before
from factcheck.findings.finding import Applicability, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import CountMention, MoneyMention, PercentageMention
from factcheck.mentions.number import Hedge
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_Figure = CountMention | MoneyMention

_OF = lazy_pattern(r"(?i)[ \n]+(?:out[ \n]+)?of[ \n]+(?:the |its |their |our |all |a total of |some )?(?:[a-z]+ )?")
# "81 of 270 (30%)", "81 of 270 delegates, or 30 per cent,", "81 of 270 – 30%", "30 per cent (81 of 270)".
_SHARE_AFTER = lazy_pattern(r"[ \n]*(?:\(|,|–|—|;)?[ \n]*(?:or|i\.e\.|which is|that is|representing|equal to)?[ \n]*")
# "Of the 1,482 bicycles, 1,037 (70 per cent) have been returned."
_WHOLE_FIRST = lazy_pattern(r"(?i)\bof[ \n]+(?:the|these|those|its|all|our|their)?[ \n]*$")
_PART_AFTER = lazy_pattern(r"(?:[ \n]+[a-z’'-]+){0,4},[ \n]+(?:some |about |only |just )?")
_SHARE_BEFORE = lazy_pattern(r"[ \n]*(?:\(|,|–|—|:)[ \n]*(?:or |i\.e\. )?")
# "118 of them (29%)", "1,012 (55 per cent)", "470 of these, or 20 per cent,": beside the part, the whole is far.
_SHARE_BESIDE = lazy_pattern(r"[ \n]*(?:\([ \n]*|,[ \n]+or[ \n]+|[–—][ \n]*)(?:or |about |some |nearly )?")
_NO_SHARE = ("more", "less", "fewer", "of ", "up", "down", "higher", "lower", "increase", "rise")


class PercentOfTotalMismatch(Rule):
    """A share in per cent does not follow from the part and the whole it is given for.

    ## Why it matters
    "81 of 270 (40 %)" contradicts itself; the reader cannot know which of the three numbers to quote.

    ## What it leaves alone
    Percentages that only stand near two figures, and shares that are right when the figures are rounded.
    """

    id = "percent-of-total-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "In all, 81 of 270 delegates (⟦40%⟧) took part.",
        "In all, 81 out of the 270 delegates, or ⟦40 per cent⟧, took part.",
        "Of the 1,482 bicycles, 1,037 (⟦60 per cent⟧) have been returned.",
        "The survey shows that ⟦40 percent⟧ (81 of 270) took part.",
        "Crews inspected 520 barns. In 156 of them (⟦40%⟧) the wiring was old.",
        "The agents called 640 shops. Of these, 160 (⟦35 per cent⟧) plan to close earlier.",
        "North gets €60 million (⟦40 per cent⟧), South €80 million (40 per cent) and West €60 million (30 per cent).",
    )
    accepts = (
        "In all, 81 of 270 delegates (30%) took part.",
        "Of the 1,482 bicycles, 1,037 (70 per cent) have been returned.",
        "In all, 82 of 270 delegates (30%) took part.",
        "Two of three voters, or about 67 per cent, took part.",
        "Nine of 15 members voted, 40 per cent more than last year.",
        "Crews inspected 520 barns. In 156 of them (30%) the wiring was old.",
        "Crews inspected 520 barns on 40 farms. In 156 of them (30%) the wiring was old.",
        "Crews inspected 520 barns. They took 12 weeks and five vans. In 156 of them (30%) the wiring was old.",
        "The agents called 640 shops in May and 410 shops in June. Of these, 160 (35 per cent) plan to close.",
        "North gets €60 million (30 per cent), South €80 million (40 per cent) and West €60 million (30 per cent).",
        "Sales were €60 million in May (up 40 per cent), €80 million in June (40 per cent) and €60 million in July.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        if not release.mentions.percentages:
            return
        yield from self._beside_wholes(release)
        yield from self._of_them(release)
        for shares in share_lists(release):
            yield from self._compare_list(release, shares)

    def _beside_wholes(self, release: Release) -> Iterator[Outcome]:
        """Part, whole and percentage in one phrase: "81 of 270 (30%)"."""
        figures: list[_Figure] = sorted(
            (*release.mentions.counts, *release.mentions.money), key=lambda figure: figure.span
        )
        for first, second in pairwise(figures):
            part, whole = first, second
            if type(part) is not type(whole) or min(part.number.value, whole.number.value) <= 0:
                continue
            gap = release.text[part.span.end : whole.span.start]
            if _PART_AFTER.fullmatch(gap) and _WHOLE_FIRST.search(
                release.text, max(0, part.span.start - 12), part.span.start
            ):
                part, whole = whole, part
            elif not _OF.fullmatch(gap):
                continue
            percentage = _stated(release, part, whole)
            if percentage is not None:
                yield from self._compare(release, part, whole, percentage)

    def _of_them(self, release: Release) -> Iterator[Outcome]:
        """Part and percentage behind their whole: "412 fires. In 118 of them (29%)"."""
        for part in release.mentions.counts:
            if part.share or part.number.value <= 0 or not takes_up(release, part):
                continue
            percentage = _beside(release, part)
            if percentage is None:
                continue
            wholes = [whole for whole in wholes_before(release, part) if whole.number.value > part.number.value]
            fitting = next((one for one in counts_before(release, part) if _gives(part, one, percentage)), None)
            if fitting is not None:
                yield from self._compare(release, part, fitting, percentage)
            elif len(wholes) == 1:
                yield from self._compare(release, part, wholes[0], percentage)
            else:
                yield self.not_checkable("percentage", percentage.span, "it is not certain what it is a share of")

    def _compare_list(self, release: Release, shares: list[Share]) -> Iterator[Outcome]:
        """Amounts with their shares in brackets: all must be of one whole."""
        odd = odd_share(shares)
        if odd is None:
            return
        share, right = odd
        yield self.finding(
            release,
            share.percentage.span,
            f"{release.words(share.amount.span)} is about {right} per cent of what the other shares are of, but the "
            f"text "
            f"says {release.words(share.percentage.span)}",
            observed=release.words(share.percentage.span),
            expected=f"about {right} per cent",
            related=[Related(other.amount.span, "another share") for other in shares if other is not share],
        )

    def _compare(
        self, release: Release, part: _Figure, whole: _Figure, percentage: PercentageMention
    ) -> Iterator[Outcome]:
        share = percent_of(written(part.number), written(whole.number))
        if rounded(percentage.number).overlaps(share, 0.06):
            yield self.consistent("percentage", percentage.span, "part and whole give it", part.span, whole.span)
            return
        right = in_words(round(_middle(share), 1))
        words = f"{release.words(part.span)} of {release.words(whole.span)}"
        yield self.finding(
            release,
            percentage.span,
            f"{words} is {right} per cent, but the text says {release.words(percentage.span)}",
            observed=release.words(percentage.span),
            expected=f"{right} per cent",
            related=[Related(part.span.cover(whole.span), "part and whole")],
            fixes=[Fix(f"part and whole give {right} per cent", Applicability.SHOWN)],
        )


def _middle(share: Range) -> float:
    return (share.low + share.high) / 2


def _stated(release: Release, part: _Figure, whole: _Figure) -> PercentageMention | None:
    """The percentage beside part and whole: "(40%) 81 of 270" or "81 of 270 (40%)"."""
    text = release.text
    for percentage in within(release.mentions.percentages, Span(max(0, part.span.start - 60), part.span.start)):
        before = text[percentage.span.end : part.span.start]
        if not percentage.points and part.span.end <= whole.span.start and _SHARE_BEFORE.fullmatch(before):
            return percentage
    end = max(part.span.end, whole.span.end)
    for percentage in within(release.mentions.percentages, Span(end, end + 26)):
        if not percentage.points and _SHARE_AFTER.fullmatch(text[end : percentage.span.start]):
            following = text[percentage.span.end : percentage.span.end + 6].lstrip()
            return None if following.startswith(_NO_SHARE) else percentage
    return None


def _beside(release: Release, part: CountMention) -> PercentageMention | None:
    """The percentage right behind a part: "118 of them (29%)", "1,012 (55 per cent)"."""
    text = release.text
    them = OF_THEM.match(text, part.number_span.end)
    start = them.end() if them is not None else part.span.end
    for percentage in within(release.mentions.percentages, Span(start, start + 25)):
        if percentage.points or not _SHARE_BESIDE.fullmatch(text[start : percentage.span.start]):
            return None
        following = text[percentage.span.end : percentage.span.end + 9].lstrip()
        return None if following.startswith(_NO_SHARE) else percentage
    return None


def _gives(part: CountMention, whole: CountMention, percentage: PercentageMention) -> bool:
    if whole.number.hedge is not Hedge.NONE:
        return False  # "at least one raft" would be the whole of any share
    share = percent_of(written(part.number), written(whole.number))
    return rounded(percentage.number).overlaps(share, 0.06)
