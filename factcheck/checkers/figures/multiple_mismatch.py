"""multiple-mismatch: "doubled" beside two figures of which one is not twice the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factcheck.checkers.arithmetic import Figure, Range, in_words, within, written
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import table
from factcheck.mentions.model import CountMention, MoneyMention, QuantityMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_SOME = r"(?:(?:about|around|some|just|only|nearly|roughly|over|more than)[ \n]+)?"
# "doubled from 200 to 350", "doubled in Asia, from 210 units to 420", "tripled to 600 from 200".
_LEADS = lazy_pattern(rf"(?:,?[ \n]+[\w’'&-]+){{0,6}}?,?[ \n]+(?P<first>from|to)[ \n]+{_SOME}")
_TO = lazy_pattern(rf"[ \n]+(?:[\w’'-]+[ \n]+){{0,5}}?to[ \n]+{_SOME}")
_FROM = lazy_pattern(
    rf",?[ \n]+(?:[\w’'-]+[ \n]+){{0,4}}?(?:from|compared with|compared to|up from|down from)[ \n]+{_SOME}"
)
# "from 200 to 350, nearly doubling", "from 200 to 350, a threefold increase".
_FOLLOWS = lazy_pattern(
    r"(?:[ \n]+[\w’'-]+){0,5}?,?[ \n]+(?:a[ \n]+|an[ \n]+|thereby[ \n]+|thus[ \n]+|more[ \n]+than[ \n]+|"
    r"nearly[ \n]+|almost[ \n]+|over[ \n]+|about[ \n]+|roughly[ \n]+|just[ \n]+under[ \n]+){0,3}"
)
_BEFORE_FROM = lazy_pattern(rf"(?i)\b(?P<word>from|to)[ \n]+{_SOME}$")
_HEDGE = lazy_pattern(
    r"(?i)\b(?P<hedge>(?:much[ \n]+)?more[ \n]+than|well[ \n]+over|over|nearly|almost|close[ \n]+to|about|around|"
    r"roughly|just[ \n]+under|just[ \n]+over|practically|virtually|not[ \n]+quite|at[ \n]+least)(?:[ \n]+an?)?[ \n]+$"
)
_ANOTHER = lazy_pattern(r"(?i)\b(?:and|while|whereas|but|after|which|who|when|as)\b")
# One look for these spares nearly every release the search for the words themselves.
_STEMS = ("oubl", "ripl", "rebl", "uadrupl", "uintupl", "alv", "fold")
_REACH = 150
_UNDER = frozenset({"nearly", "almost", "close to", "just under", "practically", "virtually", "not quite"})
_OVER = frozenset({"more than", "much more than", "well over", "over", "just over", "at least"})


class MultipleMismatch(Rule):
    """A word such as "doubled" or "halved" does not fit the two figures it is given for.

    ## Why it matters
    "Doubled from 200 to 350" is believed by whoever reads only the verb.

    ## What it leaves alone
    Round speech: 190 or 230 may pass for the double of 100; "nearly" opens the lower side, "more than" the upper.
    Figures of different things, and sentences in which another clause stands between the verb and its figures.
    """

    id = "multiple-mismatch"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "Orders ⟦doubled⟧ from 200 to 350 units.",
        "Orders more than ⟦doubled⟧ in Asia, from 210 units to 390.",
        "Revenue ⟦tripled⟧ to $9 million from $4 million.",
        "The number of fires was ⟦halved⟧ from 400 to 300.",
        "Membership grew from 1,000 to 2,500, a ⟦fourfold⟧ increase.",
    )
    accepts = (
        "Orders doubled from 200 to 410 units.",
        "Orders nearly doubled from 200 to 370 units.",
        "Orders more than doubled in Asia, from 210 units to 520.",
        "Revenue tripled to $12 million from $4 million.",
        "The number of fires was halved from 400 to 210.",
        "Membership grew from 1,000 to 4,100, a fourfold increase.",
        "The team doubled in size and moved from 12 rooms to 15 rooms.",
        "He won the doubles from 2 sets to 1.",
        "The fund will double its grants, which rose from $2 million to $3 million last year.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        if not any(stem in release.text for stem in _STEMS):
            return
        for match in _words().finditer(release.text):
            sentence = release.document.sentence_at(match.start())
            if sentence is None:
                continue
            near = Span(max(sentence.start, match.start() - _REACH), min(sentence.end, match.end() + _REACH))
            pair = _pair(release, Span(*match.span()), near)
            if pair is not None:
                yield self._compare(release, match, *pair)

    def _compare(self, release: Release, match: re.Match[str], before: Figure, after: Figure) -> Outcome:
        word = Span(*match.span())
        multiple = float(table("multiples")["verbs"][match[0].lower()])
        one, other = written(before.number), written(after.number)
        ratio = Range(other.low / one.high, other.high / one.low)
        hedge = _HEDGE.search(release.text, max(0, word.start - 24), word.start)
        said = " ".join(hedge["hedge"].lower().split()) if hedge else ""
        if ratio.overlaps(_allowed(multiple, said)):
            return self.consistent("multiple", word, "the two figures give it", before.span, after.span)
        times = in_words(round(after.number.value / before.number.value, 2))
        phrase = f"{said} {match[0]}".strip()
        return self.finding(
            release,
            word,
            f"from {release.words(before.span)} to {release.words(after.span)} is {times} times as much, but the text "
            f'says "{phrase}"',
            observed=phrase,
            expected=f"{times} times",
            related=[Related(before.span.cover(after.span), "the two figures")],
        )


def _allowed(multiple: float, hedge: str) -> Range:
    """The ratios that a word may round: 1.85 to 2.5 for "doubled", 0.4 to 0.56 for "halved"."""
    if multiple < 1:
        if hedge in _UNDER:
            return Range(0.45, 0.65)
        return Range(0.0, 0.51) if hedge in _OVER else Range(0.4, 0.56)
    low, high = multiple * 0.925, multiple + (0.5 if multiple == 2 else 0.7)
    if hedge in _UNDER:
        return Range(multiple * 0.8, multiple * 1.02)
    if hedge in _OVER:
        return Range(multiple * 0.98, float("inf"))
    return Range(multiple * 0.85, high) if hedge else Range(low, high)


@cache
def _words() -> re.Pattern[str]:
    names = "|".join(sorted(table("multiples")["verbs"], key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


def _pair(release: Release, word: Span, near: Span) -> tuple[Figure, Figure] | None:
    """The figures before and after the change that the word tells."""
    figures = _figures(release, near)
    behind = [figure for figure in figures if figure.span.start >= word.end]
    if len(behind) >= 2:
        first, second = behind[:2]
        lead = release.text[word.end : first.span.start]
        leads = _LEADS.fullmatch(lead)
        if leads is not None and not _ANOTHER.search(lead):
            gap = release.text[first.span.end : second.span.start]
            if leads["first"] == "from" and _TO.fullmatch(gap):
                return _alike(first, second)
            if leads["first"] == "to" and _FROM.fullmatch(gap):
                return _alike(second, first)
    before = [figure for figure in figures if figure.span.end <= word.start]
    for first, second in list(pairwise(before))[-1:]:
        opened = _BEFORE_FROM.search(release.text, max(0, first.span.start - 24), first.span.start)
        follows = release.text[second.span.end : word.start]
        if opened is None or opened["word"].lower() != "from" or not _FOLLOWS.fullmatch(follows):
            continue
        if _TO.fullmatch(release.text[first.span.end : second.span.start]) and not _ANOTHER.search(follows):
            return _alike(first, second)
    return None


def _alike(before: Figure, after: Figure) -> tuple[Figure, Figure] | None:
    """The pair, when both are numbers of one thing."""
    if type(before) is not type(after) or before.number.low <= 0 or after.number.value <= 0:
        return None
    if isinstance(before, MoneyMention) and isinstance(after, MoneyMention) and before.currency != after.currency:
        return None
    if isinstance(before, QuantityMention) and isinstance(after, QuantityMention) and before.unit != after.unit:
        return None
    if isinstance(before, CountMention) and isinstance(after, CountMention) and before.noun != after.noun:
        return None if before.noun is not None and after.noun is not None else (before, after)
    return before, after


def _figures(release: Release, near: Span) -> list[Figure]:
    mentions = release.mentions
    found: list[Figure] = [*within(mentions.counts, near), *within(mentions.money, near)]
    found += [*within(mentions.quantities, near), *within(mentions.percentages, near)]
    return sorted(found, key=lambda figure: figure.span)
