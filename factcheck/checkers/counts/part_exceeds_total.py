"""part-exceeds-total: a part that is larger than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import CountMention, MoneyMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

_Figure = CountMention | MoneyMention

# "270 delegates, including 300 officers", "270 delegates, of whom 300 were officers".
_INCLUDES = re.compile(
    r"(?i)(?:[ \n]+[a-z’'-]+){0,4}?,?[ \n]+\(?(?P<cue>including|of whom|of which|among them|among whom),?[ \n]+"
    r"(?:the[ \n]+|some[ \n]+|about[ \n]+|at least[ \n]+|more than[ \n]+|over[ \n]+)?"
)
# "270 delegates, 300 of them from Asia".
_APPOSED = lazy_pattern(r"(?:[ \n]+[a-z’'-]+){0,6}?,[ \n]+(?:some |about |nearly |more than )?")
_OF_THEM = lazy_pattern(r"[ \n]+of[ \n]+(?:them|whom|which)\b")
_OUT_OF = re.compile(r"(?i)[ \n]+(?:out[ \n]+)?of[ \n]+(?:the|its|their|our|all|these|those)[ \n]+")


class PartExceedsTotal(Rule):
    """A part is larger than the whole it belongs to.

    ## Why it matters
    Of 270 delegates no 300 can be officers; one of the two numbers is wrong or they have changed places.

    ## What it leaves alone
    Parts of another kind than the whole ("15 countries, including 300 cities"), where no comparison is meant.
    """

    id = "part-exceeds-total"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "The meeting drew 270 delegates, including ⟦300 officers⟧.",
        "The meeting drew 270 delegates, ⟦300⟧ of them from Asia.",
        "The meeting drew 270 delegates, of whom ⟦300⟧ were women.",
        "Of the votes, ⟦91⟧ out of the 81 delegates were for it.",
        "The city spent €5 million, of which ⟦€7 million⟧ on roads.",
    )
    accepts = (
        "The meeting drew 270 delegates, including 150 officers.",
        "The network spans 15 countries, including 300 cities.",
        "The group runs 12 depots, including 40 lorries and 3 cranes.",
        "Some 81 of the 270 delegates were for it.",
        "Results improved in 2 of 15 regions.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        figures: list[_Figure] = sorted(
            (*release.mentions.counts, *release.mentions.money), key=lambda figure: figure.span
        )
        for first, second in pairwise(figures):
            if type(first) is not type(second):
                continue
            gap = release.text[first.span.end : second.span.start]
            if len(gap) > 60:
                continue
            if _APPOSED.fullmatch(gap) and _OF_THEM.match(release.text, second.number_span.end):
                yield from self._compare(release, first, second)
                continue
            included = _INCLUDES.fullmatch(gap)
            if included is not None and _one_class(first, second, included["cue"].lower()):
                yield from self._compare(release, first, second)
            elif _OUT_OF.fullmatch(gap) and isinstance(first, CountMention) and first.noun is None:
                yield from self._compare(release, second, first)

    def _compare(self, release: Release, whole: _Figure, part: _Figure) -> Iterator[Outcome]:
        if part.number.low <= whole.number.high:
            yield self.consistent("part", part.span, "not larger than the whole", whole.span)
            return
        yield self.finding(
            release,
            part.span,
            f"{release.words(part.span)} is more than the whole, {release.words(whole.span)}",
            observed=release.words(part.span),
            expected=f"at most {release.words(whole.span)}",
            related=[Related(whole.span, "the whole")],
        )


def _one_class(whole: _Figure, part: _Figure, cue: str) -> bool:
    if isinstance(whole, MoneyMention) and isinstance(part, MoneyMention):
        return whole.currency == part.currency
    if not isinstance(whole, CountMention) or not isinstance(part, CountMention) or whole.noun is None:
        return False
    people = words("people_nouns")
    if cue in {"of whom", "among whom"} and whole.noun in people:
        return part.noun is None or part.noun in people
    if part.noun is None:
        return cue == "of which" and whole.noun not in people
    return part.noun == whole.noun or (part.noun in people and whole.noun in people)
