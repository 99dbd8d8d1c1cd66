"""sum-mismatch: parts that do not add up to the total given with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.checkers.arithmetic import Range, in_words, written
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import CountMention, MoneyMention
from factcheck.mentions.number import Hedge
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

_Figure = CountMention | MoneyMention

# "270 delegates (150 men and 130 women)", "270 delegates, comprising 150 men and 130 women".
_OPENS = lazy_pattern(r"[ \n]*(?:[a-z’'-]+[ \n]+){0,3}?\([ \n]*")
_COMPRISES = lazy_pattern(
    r"(?i)[ \n]*(?:[a-z’'-]+[ \n]+){0,3}?,?[ \n]*(?:which[ \n]+)?(?:comprising|comprises|comprised of|consisting of|"
    r"made up of|composed of|divided into|split into|namely|that is,?|:|—|–)[ \n]*(?:about[ \n]+|some[ \n]+)?"
)
# The words of a part beside its number: "150 men", "130 from Africa", "$6 million for roads".
_BETWEEN = lazy_pattern(
    r"(?i)[ \n]*(?:(?:for|in|from|to|of|on|by|at|as|with|the|a|an|its|and|or)?[ \n]*[\w’'&/.-]+[ \n]+){0,6}?"
    r"[\w’'&/.-]*(?:,|;|,?[ \n]+and|[ \n]+plus|,?[ \n]+as well as)?[ \n]*(?:the[ \n]+other[ \n]+|a[ \n]+further[ \n]+)?"
)
# "Of the €240 million in total, €96 million goes to roads, €72 million to bridges …": here the rest may be left out.
_OF_TOTAL = lazy_pattern(r"(?i)\bof[ \n]+(?:the|these|this|its|a total of)[ \n]+(?:total of[ \n]+)?$")
_AFTER_OF = lazy_pattern(
    r"(?:[ \n]+[a-z’'-]+){0,4},[ \n]+(?:[A-Z][\w’'-]*[ \n]+(?:[a-z]+[ \n]+){1,2})?(?:some |about )?"
)
# "270 delegates, 150 of them men and 130 women": the rest may be neither.
_APPOSED = lazy_pattern(r",[ \n]+")
_AND = lazy_pattern(r",?[ \n]+(?:and|plus|as well as)[ \n]")
_OF_THEM = lazy_pattern(r"[ \n]+of[ \n]+(?:them|whom)\b")
# "1,260 volunteers, 693 women and 567 men,": two kinds that leave no third.
_COMPLEMENTS = (
    frozenset({"woman", "man"}),
    frozenset({"girl", "boy"}),
    frozenset({"adult", "child"}),
    frozenset({"female", "male"}),
)
# "Of the 612 homes, 459 (75 per cent) have been repaired, 98 are being rebuilt and 55 have been bought": each part has
# a verb of its own.
_WITH_VERBS = lazy_pattern(
    r"(?i)(?:[ \n]+\([^()]{1,30}\))?(?:[ \n]+[\w’'/-]+){1,9}?(?:,|;|,?[ \n]+and|,?[ \n]+while)[ \n]+"
    r"(?:and[ \n]+)?(?:the[ \n]+other[ \n]+|another[ \n]+|a[ \n]+further[ \n]+)?"
)
_BRACKETS = lazy_pattern(r"\([^()]{1,30}\)")
# "two cooks, two stewards and a pilot": a member of one, written without a number.
_AND_ONE = lazy_pattern(
    r"(?i)(?:[ \n]+[a-z’'-]+){0,4}?(?:,[ \n]+(?:and[ \n]+)?|[ \n]+and[ \n]+)an?[ \n]+"
    r"(?!half|quarter|third|total|further|few|number|lot|dozen|hundred|thousand|couple|pair|series)[a-z]"
)
_JOINT = lazy_pattern(r"(?i),|;|\band\b|\bplus\b|\bas well as\b")
_OPEN_LIST = lazy_pattern(r"(?i)\b(?:includ\w+|such as|among|e\.g\.|for example|mainly|mostly|of whom|of which|up from|"
                        r"down from|compared|versus|vs|against|more than|each|per|or)\b")  # fmt: skip
_TAIL = lazy_pattern(r"[^()\d]{0,60}\)")
# Parts that cover this share of the total were meant to be all of it.
_NEARLY_ALL = 0.85
# Guests may have come by train and stayed overnight: parts with verbs of their own divide the whole only when they come
# this near to it.
_NEAR = 0.1


class _Sum(NamedTuple):
    total: _Figure
    parts: Sequence[_Figure]
    complete: bool
    ones: int = 0
    """Members of the list that are one without saying so: "and a pilot"."""
    loose: bool = False
    """True where each part has a verb of its own, so that parts may overlap."""


class SumMismatch(Rule):
    """Parts do not add up to the total they are given for.

    ## Why it matters
    "270 delegates (150 men and 130 women)" are 280; whoever copies the sentence copies an error into a table.

    ## What it leaves alone
    Lists that are not said to be complete ("including", "of whom"), parts in brackets that leave a large rest ("440
    posts (126 agents and 15 attorneys)"), and rounded figures whose possible values add up.
    """

    id = "sum-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "The meeting drew ⟦270 delegates⟧ (150 men and 130 women).",
        "The plan provides ⟦$10 million⟧ ($6.2 million for roads and $5.4 million for bridges).",
        "Of the ⟦€240 million⟧ in total, €96 million goes to roads, €98 million to bridges and €58 million to ports.",
        "The meeting drew ⟦270 delegates⟧, 150 of them men and 130 women.",
        "A team of ⟦25 officers⟧, comprising 12 detectives, 8 analysts and 6 divers, searched the site.",
        "Of the ⟦480 barns⟧, 310 (65 per cent) have been rebuilt, 90 are being repaired and 95 have been sold.",
        "Of the ⟦480 barns⟧, 310 (65 per cent) have been rebuilt; 180 are still waiting for a roof.",
        "The study followed ⟦480 nurses⟧, 300 women and 190 men, in four towns for two years.",
        "A crew of ⟦six people⟧: three cooks, three stewards and a pilot.",
    )
    accepts = (
        "The meeting drew 270 delegates (140 men and 130 women).",
        "The meeting drew 270 delegates, 150 of them men and 20 of them students.",
        "The list grew to 160: 48 traffickers, 30 firms in Mexico, Peru and Chile, and 82 other persons.",
        "Incomes between $50,000 and $70,000 ($80,000 and $100,000 for couples) are taxed less.",
        "Of the 270 delegates, 100 came by train and 80 by bus.",
        "The bill adds 440 posts (126 agents and 15 attorneys).",
        "The meeting drew 270 delegates, including 150 men and 130 women.",
        "The plan provides $10 million ($6 million for roads and $5 million for bridges).",
        "The plan provides $10.2 million ($6.1 million for roads and $4.2 million for bridges).",
        "The meeting drew 270 delegates (up from 150 in 2021 and 130 in 2020).",
        "A team of 26 officers, comprising 12 detectives, 8 analysts and 6 divers, searched the site.",
        "Of the 480 barns, 310 (65 per cent) have been rebuilt, 90 are being repaired and 80 have been sold.",
        "Of the 480 guests, 310 came by train, 120 stayed overnight and 210 joined the walk.",
        "The study followed 480 nurses, 290 women and 190 men, in four towns for two years.",
        "The ferry took 480 people, 290 women and 150 men, and 40 children from the isle.",
        "A crew of 11 people (five cooks, five stewards and a pilot) came aboard.",
        "A crew of seven people: three cooks, three stewards and a pilot.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for kind in (release.mentions.counts, release.mentions.money):
            figures: Sequence[_Figure] = kind
            for index, total in enumerate(figures):
                found = _sum_at(release, total, figures[index + 1 : index + 12])
                if found is not None:
                    yield from self._compare(release, found)

    def _compare(self, release: Release, found: _Sum) -> Iterator[Outcome]:
        total = written(found.total.number)
        low, high = sum(p.number.low for p in found.parts), sum(p.number.high for p in found.parts)
        added = Range(low + found.ones, high + found.ones)
        places = tuple(part.span for part in found.parts)
        slack = 1e-6 * max(1.0, abs(found.total.number.value))
        if added.overlaps(total, slack):
            yield self.consistent("sum", found.total.span, "the parts add up", *places)
            return
        short = added.high < total.low
        if short and not found.complete and added.high < _NEARLY_ALL * total.low:
            yield self.not_checkable("sum", found.total.span, "the parts need not be all there are")
            return
        if found.loose and not added.overlaps(total, _NEAR * total.high):
            yield self.not_checkable("sum", found.total.span, "the parts may overlap")
            return
        values = [part.number.value for part in found.parts] + [1.0] * found.ones
        sums = " + ".join(in_words(value) for value in values)
        yield self.finding(
            release,
            found.total.span,
            f"the parts {sums} add up to {in_words(sum(values))}, but the text says {release.words(found.total.span)}",
            observed=release.words(found.total.span),
            expected=in_words(sum(values)),
            related=[Related(place, "a part") for place in places],
        )


def _sum_at(release: Release, total: _Figure, following: Sequence[_Figure]) -> _Sum | None:
    """The parts announced right after ``total``: all the figures of its bracket, or of the list it comprises."""
    text = release.text
    if len(following) < 2 or total.number.value <= 0 or total.number.hedge is Hedge.RANGE:
        return None
    gap = text[total.span.end : following[0].span.start]
    if len(gap) > 50:
        return None
    bracketed = _OPENS.fullmatch(gap) is not None
    drawn = _is_drawn(text, total, gap)
    beside = _APPOSED.fullmatch(gap) is not None
    if beside and _are_complements(text, total, following):
        return _Sum(total, following[:2], complete=True)
    apposed = beside and _OF_THEM.match(text, following[0].number_span.end) is not None
    if not bracketed and not drawn and not apposed and not _COMPRISES.fullmatch(gap):
        return None
    parts = _parts(text, total, following, bracketed, drawn)
    if len(parts) < 2 or not release.same_sentence(total.span, parts[-1].span):
        return None
    if not bracketed and _goes_on(release, total, following[len(parts) :]):
        return None  # "160: 48 traffickers, 30 firms in Mexico, Peru and Chile, and 82 others"
    stretch = (
        _BRACKETS.sub("", text[total.span.end : parts[-1].span.end])
        if drawn
        else text[total.span.end : parts[-1].span.end]
    )
    if _OPEN_LIST.search(stretch) or (bracketed and not _TAIL.match(text, parts[-1].span.end)):
        return None
    ones = 0 if drawn else _ones_behind(release, parts[-1])
    return _Sum(total, parts, not (bracketed or drawn or apposed), ones, drawn and isinstance(total, CountMention))


def _is_drawn(text: str, total: _Figure, gap: str) -> bool:
    """True for "Of the 612 homes, 459 …"."""
    if "," not in gap:
        return False
    opening = _OF_TOTAL.search(text, max(0, total.span.start - 25), total.span.start)
    return opening is not None and _AFTER_OF.fullmatch(gap) is not None


def _are_complements(text: str, total: _Figure, following: Sequence[_Figure]) -> bool:
    """True for "1,260 volunteers, 693 women and 567 men": two kinds that leave no third."""
    first, second = following[:2]
    if not all(isinstance(figure, CountMention) for figure in (total, first, second)):
        return False
    nouns = frozenset(figure.noun for figure in (first, second) if isinstance(figure, CountMention))
    joined = text[first.span.end : second.span.start].split() == ["and"]
    return nouns in _COMPLEMENTS and joined and not _AND.match(text, second.span.end)


def _goes_on(release: Release, total: _Figure, rest: Sequence[_Figure]) -> bool:
    return bool(rest) and release.same_sentence(total.span, rest[0].span)


def _ones_behind(release: Release, last: _Figure) -> int:
    """How many members led by "a" close the list behind its last number."""
    sentence = release.document.sentence_at(last.span.start)
    position, ones = last.span.end, 0
    while sentence is not None and (one := _AND_ONE.match(release.text, position, sentence.end)):
        position, ones = one.end(), ones + 1
    return ones


def _parts(text: str, total: _Figure, following: Sequence[_Figure], bracketed: bool, drawn: bool) -> list[_Figure]:
    parts: list[_Figure] = [following[0]]
    for part in following[1:]:
        gap = text[parts[-1].span.end : part.span.start]
        if len(gap) > 90 or (bracketed and ")" in gap):
            break
        if not (_BETWEEN.fullmatch(gap) or (drawn and _WITH_VERBS.fullmatch(gap))) or not _JOINT.search(gap):
            break
        if not _same_kind(total, part):
            break
        parts.append(part)
    return parts if _same_kind(total, parts[0]) else []


def _same_kind(total: _Figure, part: _Figure) -> bool:
    if isinstance(total, MoneyMention):
        return isinstance(part, MoneyMention) and part.currency == total.currency
    return isinstance(part, CountMention) and part.number.value % 1 == 0
