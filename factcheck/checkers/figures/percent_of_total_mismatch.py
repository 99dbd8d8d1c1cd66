"""percent-of-total-mismatch: a share in per cent that "81 of 270" does not give."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.checkers.arithmetic import Range, in_words, percent_of, rounded, written
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import CountMention, MoneyMention, PercentageMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

_Figure = CountMention | MoneyMention

_OF = lazy_pattern(r"(?i)[ \n]+(?:out[ \n]+)?of[ \n]+(?:the |its |their |our |all |a total of |some )?(?:[a-z]+ )?")
# "81 of 270 (30%)", "81 of 270 delegates, or 30 per cent,", "81 of 270 – 30%", "30 per cent (81 of 270)".
_SHARE_AFTER = lazy_pattern(r"[ \n]*(?:\(|,|–|—|;)?[ \n]*(?:or|i\.e\.|which is|that is|representing|equal to)?[ \n]*")
# "Of the 1,482 bicycles, 1,037 (70 per cent) have been returned."
_WHOLE_FIRST = lazy_pattern(r"(?i)\bof[ \n]+(?:the|these|those|its|all|our|their)?[ \n]*$")
_PART_AFTER = lazy_pattern(r"(?:[ \n]+[a-z’'-]+){0,4},[ \n]+(?:some |about |only |just )?")
_SHARE_BEFORE = lazy_pattern(r"[ \n]*(?:\(|,|–|—|:)[ \n]*(?:or |i\.e\. )?")


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
    )
    accepts = (
        "In all, 81 of 270 delegates (30%) took part.",
        "Of the 1,482 bicycles, 1,037 (70 per cent) have been returned.",
        "In all, 82 of 270 delegates (30%) took part.",
        "Two of three voters, or about 67 per cent, took part.",
        "Nine of 15 members voted, 40 per cent more than last year.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        if not release.mentions.percentages:
            return
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
    text = release.text
    for percentage in release.mentions.percentages:
        if percentage.points:
            continue
        end = max(part.span.end, whole.span.end)
        after = text[end : percentage.span.start]
        if len(after) <= 25 and end <= percentage.span.start and _SHARE_AFTER.fullmatch(after):
            following = text[percentage.span.end : percentage.span.end + 6].lstrip()
            return None if following.startswith(("more", "less", "fewer", "of ", "up", "down")) else percentage
        before = text[percentage.span.end : part.span.start]
        if (
            part.span.end <= whole.span.start
            and len(before) <= 8
            and percentage.span.end <= part.span.start
            and _SHARE_BEFORE.fullmatch(before)
        ):
            return percentage
    return None
