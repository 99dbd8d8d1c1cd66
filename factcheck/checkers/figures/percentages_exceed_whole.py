"""percentages-exceed-whole: shares of one whole that add up to more than a hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.arithmetic import in_words
from factcheck.checkers.rule import Outcome, Rule
from factcheck.checkers.shares import LONGEST_SENTENCE, are_of_one_whole, share_lists
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
    r"(?:(?:came|come|comes|went|go|goes|are|were|is|was|will|be|lived?|worked?|based|being|going|coming)[ \n]+){0,2}"
    r"(?P<link>from|to|for|in|by|on|into|held[ \n]+by|owned[ \n]+by|women|men|girls|boys)\b"
)
_JOIN = lazy_pattern(
    r"(?i)\)?[^.;:!?()\n]{0,60}?(?:,|,?[ \n]+and|;)[ \n]+(?:a[ \n]+further|another|the[ \n]+remaining|about|"
    r"some)?[ \n]*$"
)
# "Of the patients, 60% were women, 30% were men …", "Of the guns seized, 60 per cent were pistols, 30 per cent rifles".
_OF_WHOLE = lazy_pattern(
    r"(?i)\bof[ \n]+(?:the|these|those|all|its|our|them)\b[^.;:!?]{0,60}?,[ \n]+(?:some |about |around )?"
    r"(?:[\d,]{1,9}[ \n]+\()?$"
)
_KIND = lazy_pattern(
    r"(?i)\)?[ \n]+(?:(?P<verb>are|were|is|was|go|goes|went|come|comes|came|gave|had|have|chose|did|made up)[ \n]+)?"
    r"(?:(?:of them|the|an?|no|from|to|for|in|on|by)[ \n]+)?(?P<noun>[\w’'-]+)"
)
# "Of the guests, 48% slept in tents, 37% in huts and 25% in boats": the verb of the first holds for all.
_SHARED_VERB = lazy_pattern(
    r"(?i)\)?[ \n]+(?:[a-z]{2,12}ly[ \n]+)?(?P<verb>[a-z]{3,12})[ \n]+(?:[a-z]{3,14}[ \n]+)?"
    r"(?P<link>within|from|to|in|into|at|on|by)[ \n]"
)
_LINKED = lazy_pattern(r"(?i)[ \n]+(?P<link>within|from|to|in|into|at|on|by)[ \n]")
_ONE_PLACE = (frozenset({"within", "in", "into", "to", "at"}), frozenset({"from"}), frozenset({"on", "by"}))
# "Of these, 55 per cent plan to raise prices, 34 per cent plan no change and 24 per cent expect to cut them": what
# people expect, choose or vote is one thing each.
_CHOICE = lazy_pattern(
    r"(?i)\)?[ \n]+(?:plan(?:s|ned)?|expect(?:s|ed)?|intend(?:s|ed)?|chose|choose|prefer(?:s|red)?|vot(?:e|ed)|"
    r"opt(?:ed|s)?|"
    r"hop(?:e|ed)|want(?:ed|s)?|favou?r(?:s|ed)?|oppos(?:e|ed)|were[ \n]+undecided|are[ \n]+undecided|abstained)\b"
)
# "Cotton made up 64% of the fabric sold, linen 24% and blends 22%": the later members leave verb and whole out.
_COMPOSES = lazy_pattern(
    r"(?i)\b(?:ma[dk]es?[ \n]+up|account(?:ed|s)?[ \n]+for|represent(?:ed|s)?|contribut(?:ed|es?)|constitut(?:ed|es?)|"
    r"form(?:ed|s)?|"
    r"provid(?:ed|es?)|suppli(?:ed|es)|generat(?:ed|es?)|caus(?:ed|es?)|receiv(?:ed|es?)|h[eo]ld[s]?|owns?|owned|won|took|takes?)"
    r"[ \n]+(?:about[ \n]+|some[ \n]+|around[ \n]+|nearly[ \n]+)?$"
)
_OF_ONE_WHOLE = lazy_pattern(r"(?i)[ \n]+of[ \n]+(?:the[ \n]+|all[ \n]+|its[ \n]+|their[ \n]+|our[ \n]+)?[a-z]")
_NEXT_SUBJECT = lazy_pattern(
    r"(?i)[^.;:!?()\n%]{0,60}?(?:,|,?[ \n]+and)[ \n]+(?:the[ \n]+)?[a-z][\w’'&-]*(?:[ \n]+[\w’'&-]+){0,3}?"
    r"(?:[ \n]+(?:for|about|some|another))?[ \n]+$"
)
# Nobody is counted in two of these.
_EXCLUSIVE = (
    frozenset({"women", "men"}), frozenset({"female", "male"}), frozenset({"girls", "boys"}),
    frozenset({"adults", "children"}), frozenset({"yes", "no"}), frozenset({"for", "against"}),
)  # fmt: skip
# Several answers were allowed, or the numbers are no shares: such lists may exceed a hundred.
_OVERLAPPING = lazy_pattern(
    r"(?i)\b(?:said|say|says|agree[ds]?|believ\w+|report(?:ed|s)?|respon\w+|survey\w*|poll\w*|use[ds]?|cit(?:ed|es)|"
    r"(?<!made )(?<!make )(?<!makes )up|down|ros[e]|rise[ns]?|grew|grow\w*|increas\w+|decreas\w+|declin\w+|fell|"
    r"fall\w*|reduc\w+|(?<!no )chang\w+|"
    r"discount\w*|interest|rate[ds]?|return\w*|yield\w*|compared|than|respectively|also|both|overlap\w*|at least|"
    r"ask\w*)\b"
)


_ANOTHER_VERB = lazy_pattern(r"(?i)\b(?:is|are|was|were|has|have|had|will|would|did|said)\b")
_COMPARED = lazy_pattern(r"(?i)[ \n]+(?:above|below|more|less|fewer|higher|lower|than)\b")
_MOST = 12  # members of a list


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
        "Of the guests, ⟦48%⟧ slept in tents, 37% in huts and 25% in boats.",
        "Of these, 512 (⟦55 per cent⟧) plan to hire, 34 per cent plan no change and 24 per cent expect to close.",
        "Cotton made up ⟦64%⟧ of the cloth sold, linen 24% and silk 22%.",
        "The north accounted for ⟦54%⟧ of sales, the south for 31% and the isles for 25%.",
        "North gets €60 million (⟦50 per cent⟧), South €48 million (40 per cent) and West €24 million (20 per cent).",
    )
    accepts = (
        "60 per cent of delegates came from Africa, 30 per cent from Asia and 10 per cent from Europe.",
        "Of the patients, 60% were women, 30% were smokers and 20% had asthma.",
        "Of the guns seized, 60 per cent were pistols, 30 per cent rifles and 10 per cent shotguns.",
        "33.4% of the funds go to schools, 33.4% to hospitals and 33.4% to roads.",
        "In the survey 60% of readers were drawn from print, 70% from radio and 40% from blogs, said the institute.",
        "Prices in Norway rose by 60% in March, 30% in April and 20% in May.",
        "60 per cent of delegates came from Africa, 70 per cent travelled by train and 20 per cent by bus.",
        "Of the guests, 48% slept in tents, 37% in huts and 15% in boats.",
        "Of the guests, 48% came with children, 37% with dogs and 25% with boats.",
        "Of these, 55 per cent plan to hire, 34 per cent have debts and 24 per cent expect to close.",
        "Cotton made up 54% of the cloth sold, linen 24% and silk 22%.",
        "Cotton made up 64% of the cloth sold, and sales of linen were 24% and of silk 22% above those of May.",
        "North gets €60 million (45 per cent), South €48 million (36 per cent) and West €24 million (18 per cent).",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        percentages = [p for p in release.mentions.percentages if not p.points and p.number.hedge is Hedge.NONE]
        if len(percentages) < 3:
            return
        compared: set[PercentageMention] = set()
        index = 0
        while index < len(percentages):
            members = _list_from(release, percentages[index : index + _MOST])
            if len(members) >= 3:
                compared.update(members)
                yield self._compare(release, members)
            index += max(1, len(members))
        for shares in share_lists(release):
            members = [share.percentage for share in shares]
            if are_of_one_whole(shares) and compared.isdisjoint(members):
                yield self._compare(release, members)

    def _compare(self, release: Release, members: list[PercentageMention]) -> Outcome:
        total = sum(member.number.value for member in members)
        cover = members[0].span.cover(members[-1].span)
        if total <= 100 + 0.5 * len(members):
            return self.consistent("percentage", cover, f"the shares add up to {in_words(total)} per cent")
        parts = " + ".join(in_words(member.number.value) for member in members)
        return self.finding(
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
    if sentence is None or len(sentence) > LONGEST_SENTENCE:
        return [first]
    here = [other for other in percentages[:_MOST] if sentence.contains(other.span)]
    if len(here) < 3 or _OVERLAPPING.search(release.text, sentence.start, sentence.end):
        return [first]
    before = Span(max(sentence.start, first.span.start - 90), first.span.start)
    if _OF_WHOLE.search(release.text, before.start, before.end):
        members = _kinds_from(release, here)
        if len(members) > 1:
            return members
    if _COMPOSES.search(release.text, before.start, before.end):
        return _subjects_from(release, here)
    return _links_from(release, here)


def _links_from(release: Release, here: list[PercentageMention]) -> list[PercentageMention]:
    """The shares that one preposition leads to: "60% of delegates came from Africa, 30% from Asia"."""
    head = _MEMBER.match(release.text, here[0].span.end)
    if head is None or head["of"] is None:
        return here[:1]
    members = here[:1]
    for other in here[1:]:
        member = _MEMBER.match(release.text, other.span.end)
        if member is None or member["link"].lower() != head["link"].lower():
            break
        if not _joined(release, members[-1].span, other.span):
            break
        members.append(other)
    return members


def _subjects_from(release: Release, here: list[PercentageMention]) -> list[PercentageMention]:
    """The shares of one whole that several things have: "cotton made up 64% of the cloth, linen 24%"."""
    if not _OF_ONE_WHOLE.match(release.text, here[0].span.end):
        return here[:1]
    members = here[:1]
    for other in here[1:]:
        gap = release.text[members[-1].span.end : other.span.start]
        if not _NEXT_SUBJECT.fullmatch(gap) or _ANOTHER_VERB.search(gap):
            break
        members.append(other)
    complete = members[-1] is here[-1] and not _COMPARED.match(release.text, members[-1].span.end)
    return members if complete else here[:1]


def _kinds_from(release: Release, here: list[PercentageMention]) -> list[PercentageMention]:
    """The shares into which "Of the …," divides a whole, when nothing can be counted in two of them."""
    members = here[:1]
    for other in here[1:]:
        if not _joined(release, members[-1].span, other.span):
            break
        members.append(other)
    kinds = [match for member in members if (match := _KIND.match(release.text, member.span.end))]
    nouns = {kind["noun"].lower() for kind in kinds}
    exclusive = any(pair <= nouns for pair in _EXCLUSIVE)
    # "48% came with children, 37% with dogs": whoever came may have come with both
    elliptical = len(kinds) == len(members) and kinds[0]["verb"] and not any(kind["verb"] for kind in kinds[1:])
    elliptical = elliptical and "with" not in nouns
    apart = exclusive or elliptical or _share_a_verb(release, members) or _are_choices(release, members)
    return members if apart else members[:1]


def _share_a_verb(release: Release, members: list[PercentageMention]) -> bool:
    """True for "48% slept in tents, 37% in huts": the later members have no verb of their own, and go on alike."""
    head = _SHARED_VERB.match(release.text, members[0].span.end)
    if head is None:
        return False
    links = [_LINKED.match(release.text, member.span.end) for member in members[1:]]
    said = {head["link"].lower(), *(link["link"].lower() for link in links if link is not None)}
    return all(links) and any(said <= places for places in _ONE_PLACE)


def _are_choices(release: Release, members: list[PercentageMention]) -> bool:
    return all(_CHOICE.match(release.text, member.span.end) for member in members)


def _joined(release: Release, before: Span, after: Span) -> bool:
    gap = release.text[before.end : after.start]
    return len(gap) <= 80 and _JOIN.fullmatch(gap) is not None
