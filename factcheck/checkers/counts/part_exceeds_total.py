"""part-exceeds-total: a part that is larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.checkers.arithmetic import step_of
from factcheck.checkers.rule import Outcome, Rule
from factcheck.checkers.wholes import OF_THEM, counts_before, takes_up, wholes_before
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import table, words
from factcheck.mentions.model import CountMention, MoneyMention
from factcheck.mentions.number import Hedge, Number
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_Figure = CountMention | MoneyMention

# "270 delegates, including 300 officers", "270 delegates, of whom 300 were officers".
_INCLUDES = lazy_pattern(
    r"(?i)(?:[ \n]+[a-z’'-]+){0,4}?,?[ \n]+\(?(?P<cue>including|of whom|of which|among them|among whom),?[ \n]+"
    r"(?:the[ \n]+|some[ \n]+|about[ \n]+|at least[ \n]+|more than[ \n]+|over[ \n]+)?"
)
# "€18 million from 2026 to 2028, of which €7.5 million goes to …": an amount may be described at more length.
_OF_AMOUNT = lazy_pattern(r"(?:[ \n]+[\w’'-]+){1,8},[ \n]+of which[ \n]+(?:about[ \n]+|some[ \n]+|over[ \n]+)?")
# "among them 60 from the north", "including 12 who …": a number without a noun is of the noun before.
_NO_NOUN = lazy_pattern(
    r"[ \n]+(?:from|in|at|on|with|of|to|who|that|which|aged|under|over|for|near|by|were|was|are|is)\b"
)
# "270 delegates, 300 of them from Asia".
_APPOSED = lazy_pattern(r"(?:[ \n]+[a-z’'-]+){0,6}?,[ \n]+(?:some |about |nearly |more than )?")
_OUT_OF = lazy_pattern(r"(?i)[ \n]+(?:out[ \n]+)?of[ \n]+(?:the|its|their|our|all|these|those)[ \n]+")
_LONGEST_GAP = 60
# A part many times the whole is of something else that was named without a number.
_FARTHEST = 10


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
        "The city adds €5 million from 2026 to 2028, of which ⟦€7 million⟧ goes to roads.",
        "Some 270 delegates took part, among them ⟦290⟧ from the coast.",
        "Crews inspected 520 barns. In ⟦1,560⟧ of them the wiring was old.",
        "The agents called 640 shops. Of these, ⟦760⟧ plan to close earlier.",
        "The navy keeps 38 ships, including ⟦83 frigates⟧.",
    )
    accepts = (
        "The meeting drew 270 delegates, including 150 officers.",
        "The network spans 15 countries, including 300 cities.",
        "The group runs 12 depots, including 40 lorries and 3 cranes.",
        "Some 81 of the 270 delegates were for it.",
        "Results improved in 2 of 15 regions.",
        "Crews inspected 520 barns. In 156 of them the wiring was old.",
        "Inspectors came to every barn in the valley, with 12 trainees. In 156 of them the wiring was old.",
        "The agents called 640 shops. It took them four weeks and two vans. Of these, 160 plan to close earlier.",
        "Some 270 delegates took part, among them 274 from the coast.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        figures: list[_Figure] = sorted(
            (*release.mentions.counts, *release.mentions.money), key=lambda figure: figure.span
        )
        compared: set[Span] = set()
        for first, second in pairwise(figures):
            pair = _part_beside(release, first, second)
            if pair is not None:
                compared.add(pair[1].span)
                yield self._compare(release, *pair)
        for part in release.mentions.counts:
            whole = _whole_before(release, part) if part.span not in compared else None
            if whole is not None:
                yield self._compare(release, whole, part)

    def _compare(self, release: Release, whole: _Figure, part: _Figure) -> Outcome:
        if part.number.low <= _most(whole.number):
            return self.consistent("part", part.span, "not larger than the whole", whole.span)
        return self.finding(
            release,
            part.span,
            f"{release.words(part.span)} is more than the whole, {release.words(whole.span)}",
            observed=release.words(part.span),
            expected=f"at most {release.words(whole.span)}",
            related=[Related(whole.span, "the whole")],
        )


def _part_beside(release: Release, first: _Figure, second: _Figure) -> tuple[_Figure, _Figure] | None:
    """Whole and part, when the words between two figures say that one is a part of the other."""
    gap_length = second.span.start - first.span.end
    if type(first) is not type(second) or not 0 <= gap_length <= _LONGEST_GAP:
        return None
    gap = release.text[first.span.end : second.span.start]
    if isinstance(first, MoneyMention) and _OF_AMOUNT.fullmatch(gap):
        return (first, second) if _one_class(release, first, second, "of which") else None
    if _APPOSED.fullmatch(gap) and OF_THEM.match(release.text, second.number_span.end):
        return first, second
    included = _INCLUDES.fullmatch(gap)
    if included is not None and _one_class(release, first, second, included["cue"].lower()):
        return first, second
    if _OUT_OF.fullmatch(gap) and isinstance(first, CountMention) and first.noun is None:
        return second, first
    return None


def _whole_before(release: Release, part: CountMention) -> CountMention | None:
    """The whole that "of them" takes up, when the part is larger than all that was counted before."""
    if part.share or not takes_up(release, part):
        return None
    wholes = [whole for whole in wholes_before(release, part) if part.noun in (None, whole.noun)]
    if not wholes or any(_most(count.number) >= part.number.low for count in counts_before(release, part)):
        return None
    whole = max(wholes, key=lambda whole: whole.number.value)
    return whole if part.number.value <= _FARTHEST * whole.number.value else None


def _most(number: Number) -> float:
    """The largest whole that a number allows; "some 270" is not as much as 290, though it is less than exact."""
    return number.value + step_of(number.value) if number.hedge is Hedge.ABOUT else number.high


def _one_class(release: Release, whole: _Figure, part: _Figure, cue: str) -> bool:
    if isinstance(whole, MoneyMention) and isinstance(part, MoneyMention):
        return whole.currency == part.currency
    if not isinstance(whole, CountMention) or not isinstance(part, CountMention) or whole.noun is None:
        return False
    people = words("people_nouns")
    if cue in {"of whom", "among whom"} and whole.noun in people:
        return part.noun is None or part.noun in people
    if part.noun is None:
        return (cue == "of which" and whole.noun not in people) or _NO_NOUN.match(
            release.text, part.span.end
        ) is not None
    if part.noun == whole.noun or part.noun in table("kinds_of_things").get(whole.noun, ()):
        return True
    return part.noun in people and whole.noun in people
