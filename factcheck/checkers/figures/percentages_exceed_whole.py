"""percentages-exceed-whole: shares of one whole that add up to more than a hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.arithmetic import in_words
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import PercentageMention
from factcheck.mentions.number import Hedge
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "60 per cent of delegates came from Africa, 30 per cent from Asia and 20 per cent from Europe": a list of shares whose
# later members repeat the preposition of the first and leave its noun out.
_MEMBER = lazy_pattern(
    r"(?i)[ \n]*(?:(?P<of>of[ \n]+(?:the[ \n]+|all[ \n]+|its[ \n]+|our[ \n]+)?"
    r"[a-z][\w’'-]*(?:[ \n]+[a-z][\w’'-]*){0,2})[ \n]+)?"
    r"(?:(?:came|come|comes|went|go|goes|are|were|is|was|will|be|live|worked?|based|being|going|coming)[ \n]+){0,2}"
    r"(?P<link>from|to|for|in|by|on|into|held[ \n]+by|owned[ \n]+by|women|men|girls|boys)\b"
)
_JOIN = lazy_pattern(
    r"(?i)[^.;:!?()\n]{0,60}?(?:,|,?[ \n]+and|;)[ \n]+(?:a[ \n]+further|another|the[ \n]+remaining|about|some)?[ \n]*$"
)
# "Of the patients, 60% were women, 30% were men …", "Of the guns seized, 60 per cent were pistols, 30 per cent rifles".
_OF_WHOLE = lazy_pattern(
    r"(?i)\bof[ \n]+(?:the|these|those|all|its|our|them)\b[^.;:!?]{0,60}?,[ \n]+(?:some |about |around )?$"
)
_KIND = lazy_pattern(
    r"(?i)[ \n]+(?:(?P<verb>are|were|is|was|go|goes|went|come|comes|came|gave|had|have|chose|did|made up)[ \n]+)?"
    r"(?:(?:of them|the|an?|no|from|to|for|in|on|by)[ \n]+)?(?P<noun>[\w’'-]+)"
)
# Nobody is counted in two of these.
_EXCLUSIVE = (
    frozenset({"women", "men"}), frozenset({"female", "male"}), frozenset({"girls", "boys"}),
    frozenset({"adults", "children"}), frozenset({"yes", "no"}), frozenset({"for", "against"}),
)  # fmt: skip
# Several answers were allowed, or the numbers are no shares: such lists may exceed a hundred.
_OVERLAPPING = lazy_pattern(
    r"(?i)\b(?:said|say|says|agree[ds]?|believ\w+|report(?:ed|s)?|respon\w+|survey\w*|poll\w*|use[ds]?|cit(?:ed|es)|"
    r"up|down|ros[e]|rise[ns]?|grew|grow\w*|increas\w+|decreas\w+|declin\w+|fell|fall\w*|reduc\w+|chang\w+|"
    r"discount\w*|interest|rate[ds]?|return\w*|yield\w*|compared|than|respectively|also|both|overlap\w*|at least|"
    r"ask\w*)\b"
)


class PercentagesExceedWhole(Rule):
    """The shares of one whole add up to more than a hundred per cent.

    ## Why it matters
    60, 30 and 20 per cent of the same delegates are 110 per cent; one of the shares is wrong.

    ## What it leaves alone
    Answers to surveys, where people may give several; rates and changes; sums within rounding of a hundred; lists whose
    members do not divide the whole in the same way ("60 per cent from Africa, 70 per cent by train").
    """

    id = "percentages-exceed-whole"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "Of these, ⟦60 per cent⟧ of delegates came from Africa, 30 per cent from Asia and 20 per cent from Europe.",
        "Of the guns seized, ⟦60 per cent⟧ were pistols, 30 per cent rifles and 20 per cent shotguns.",
        "Of the patients, ⟦60%⟧ were women, 30% were men and 20% gave no answer.",
        "⟦55%⟧ of the funds go to schools, 35% to hospitals and 15% to roads.",
    )
    accepts = (
        "60 per cent of delegates came from Africa, 30 per cent from Asia and 10 per cent from Europe.",
        "Of the patients, 60% were women, 30% were smokers and 20% had asthma.",
        "Of the guns seized, 60 per cent were pistols, 30 per cent rifles and 10 per cent shotguns.",
        "33.4% of the funds go to schools, 33.4% to hospitals and 33.4% to roads.",
        "In the survey 60% of readers were drawn from print, 70% from radio and 40% from blogs, said the institute.",
        "Prices in Norway rose by 60% in March, 30% in April and 20% in May.",
        "60 per cent of delegates came from Africa, 70 per cent travelled by train and 20 per cent by bus.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        percentages = [p for p in release.mentions.percentages if not p.points and p.number.hedge is Hedge.NONE]
        index = 0
        while index < len(percentages):
            members = _list_from(release, percentages[index:])
            if len(members) >= 3:
                yield from self._compare(release, members)
            index += max(1, len(members))

    def _compare(self, release: Release, members: list[PercentageMention]) -> Iterator[Outcome]:
        total = sum(member.number.value for member in members)
        cover = members[0].span.cover(members[-1].span)
        if total <= 100 + 0.5 * len(members):
            yield self.consistent("percentage", cover, f"the shares add up to {in_words(total)} per cent")
            return
        parts = " + ".join(in_words(member.number.value) for member in members)
        yield self.finding(
            release,
            members[0].span,
            f"the shares {parts} add up to {in_words(total)} per cent, more than the whole",
            observed=f"{in_words(total)} per cent",
            expected="at most 100 per cent",
            related=[Related(member.span, "another share") for member in members[1:]],
        )


def _list_from(release: Release, percentages: list[PercentageMention]) -> list[PercentageMention]:
    """The percentages that continue a list of shares of one whole which the first begins."""
    first = percentages[0]
    sentence = release.document.sentence_at(first.span.start)
    if sentence is None or _OVERLAPPING.search(release.text, sentence.start, sentence.end):
        return [first]
    if _OF_WHOLE.search(release.text, max(sentence.start, first.span.start - 90), first.span.start):
        members = _kinds_from(release, percentages, sentence)
        if len(members) > 1:
            return members
    head = _MEMBER.match(release.text, first.span.end)
    if head is None or head["of"] is None:
        return [first]
    members = [first]
    for other in percentages[1:]:
        member = _MEMBER.match(release.text, other.span.end)
        if not sentence.contains(other.span) or member is None or member["link"].lower() != head["link"].lower():
            break
        if not _joined(release, members[-1].span, other.span):
            break
        members.append(other)
    return members


def _kinds_from(release: Release, percentages: list[PercentageMention], sentence: Span) -> list[PercentageMention]:
    """The shares into which "Of the …," divides a whole: kinds named without a verb of their own, or exclusive ones."""
    members = [percentages[0]]
    for other in percentages[1:]:
        if not sentence.contains(other.span) or not _joined(release, members[-1].span, other.span):
            break
        members.append(other)
    kinds = [match for member in members if (match := _KIND.match(release.text, member.span.end))]
    nouns = {kind["noun"].lower() for kind in kinds}
    exclusive = any(pair <= nouns for pair in _EXCLUSIVE)
    elliptical = len(kinds) == len(members) and kinds[0]["verb"] and not any(kind["verb"] for kind in kinds[1:])
    return members if exclusive or elliptical else members[:1]


def _joined(release: Release, before: Span, after: Span) -> bool:
    gap = release.text[before.end : after.start]
    return len(gap) <= 80 and _JOIN.fullmatch(gap) is not None
