"""multiple-mismatch: "doubled" beside two figures of which one is not twice the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.checkers.arithmetic import Figure, Range, in_words, written
from factcheck.checkers.changes import Change, change_between, figures_in, of_one_kind
from factcheck.checkers.occurrences import places_of
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import table
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "doubled from 200 to 350", "doubled in Asia, from 210 units to 420", "tripled to 600 from 200".
_LEADS = lazy_pattern(
    r"(?:,?[ \n]+[\w’'&-]+){0,6}?,?[ \n]+(?:from|to)[ \n]+"
    r"(?:(?:about|around|some|just|only|nearly|roughly|over|more than)[ \n]+)?"
)
# "from 200 to 350, nearly doubling", "from 200 to 350, a threefold increase".
_FOLLOWS = lazy_pattern(
    r"(?:[ \n]+[\w’'-]+){0,5}?,?[ \n]+(?:a[ \n]+|an[ \n]+|thereby[ \n]+|thus[ \n]+|more[ \n]+than[ \n]+|"
    r"nearly[ \n]+|almost[ \n]+|over[ \n]+|about[ \n]+|roughly[ \n]+|just[ \n]+under[ \n]+){0,3}"
)
# "twice as many", "three times as much", "five times more": behind both figures, or between them with "as the 200 of".
_TIMES = lazy_pattern(
    r"(?i)\b(?:(?P<twice>twice)|(?P<word>two|three|four|five|six|seven|eight|nine|ten)[ \n]+times|"
    r"(?P<digits>\d{1,2}(?:\.\d{1,2})?)[ \n]+times)[ \n]+as[ \n]+(?:many|much|large|high|big)\b"
)
_AS_THE = lazy_pattern(
    r"(?i)(?:[ \n]+[a-z][\w’'-]*){0,2}?[ \n]+as[ \n]+(?:the[ \n]+)?(?:(?:in|on|at|for|of)[ \n]+[\w’'-]+[ \n]+\(?)?"
    r"(?:(?:about|some|roughly|nearly)[ \n]+)?"
)
# "A$31 million on roads in 2021–22 and A$62 million in 2022–23, twice as much": two years set side by side.
_SIDE_BY_SIDE = lazy_pattern(r"(?:[ \n]+[\w’'–/-]+){0,8}?,?[ \n]+(?:and|but)[ \n]+(?:(?:about|some)[ \n]+)?")
_PERIOD = lazy_pattern(r"[ \n]+(?:in|by|at|for|during)[ \n]+(?:the[ \n]+)?(?:[\w’'-]+[ \n]+){0,2}?(?:19|20)\d\d\b")
_CLOSES = lazy_pattern(r"(?:[ \n]+(?:[\w’'–/-]+)){0,5}?[ \n]*(?:,|–|—|\()[ \n]*(?:[a-z]+[ \n]+){0,2}?")
_NAMES = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_HEDGE = lazy_pattern(
    r"(?i)\b(?P<hedge>(?:much[ \n]+)?more[ \n]+than|well[ \n]+over|over|nearly|almost|close[ \n]+to|about|around|"
    r"roughly|just[ \n]+under|just[ \n]+over|practically|virtually|not[ \n]+quite|at[ \n]+least)(?:[ \n]+an?)?[ \n]+$"
)
_ANOTHER = lazy_pattern(r"(?i)\b(?:and|while|whereas|but|after|which|who|when|as)\b")
# "won the doubles", "both halves": no verbs.
_NOUN = lazy_pattern(r"(?i)\b(?:the|both|two|these|those|men['’]s|women['’]s|mixed|of|in|its|their)[ \n]+$")
# One look for these spares nearly every release the search for the words themselves.
_STEMS = ("oubl", "ripl", "rebl", "uadrupl", "uintupl", "alv", "fold")
_REACH = 150
_LONGEST_WORD = 40
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
        "Spending on pumps ⟦doubles⟧ from €40 million to €65 million.",
        "The town spent $31 million on roads in 2021 and $62 million in 2022, ⟦three times as much⟧.",
        "The fair drew 620 guests, ⟦three times as many⟧ as the 310 of 2021.",
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
        "The town spent $31 million on roads in 2021 and $62 million in 2022, twice as much.",
        "The fair drew 620 guests, twice as many as the 310 of 2021.",
        "The town spent $31 million on roads and $62 million on bridges, three times as much as in 2021.",
        "The fair drew 620 guests and 40 traders, three times as many as before.",
        "The second half from 40 minutes to 65 minutes was dull; both halves had from 2 to 3 goals.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for match in _words_in(release.text):
            near = _near(release, match)
            change = _change(release, Span(*match.span()), near) if near is not None else None
            if change is not None:
                multiple = float(table("multiples")["verbs"][match[0].lower()])
                yield self._compare(release, Span(*match.span()), multiple, change.before, change.after)
        if " times as " in release.text or "wice as " in release.text:
            yield from self._times_as_many(release)

    def _times_as_many(self, release: Release) -> Iterator[Outcome]:
        """Two figures of which one is said to be so many times the other: "62, twice as many as the 31 of 2019"."""
        for match in _TIMES.finditer(release.text):
            near = _near(release, match)
            pair = _times_pair(release, Span(*match.span()), near) if near is not None else None
            if pair is not None:
                yield self._compare(release, Span(*match.span()), _times(match), *pair)

    def _compare(self, release: Release, word: Span, multiple: float, before: Figure, after: Figure) -> Outcome:
        one, other = written(before.number), written(after.number)
        ratio = Range(other.low / one.high, other.high / one.low)
        hedge = _HEDGE.search(release.text, max(0, word.start - 24), word.start)
        said = " ".join(hedge["hedge"].lower().split()) if hedge else ""
        if ratio.overlaps(_allowed(multiple, said)):
            return self.consistent("multiple", word, "the two figures give it", before.span, after.span)
        times = in_words(round(after.number.value / before.number.value, 2))
        phrase = f"{said} {' '.join(release.words(word).split())}".strip()
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


def _words_in(text: str) -> Iterator[re.Match[str]]:
    """The words of multiplying, in the order of the text; each is looked for around its stem."""
    starts = {text.rfind(" ", 0, at) + 1 for stem in _STEMS for at in places_of(text, stem)}
    for start in sorted(starts):
        match = _word().search(text, start, start + _LONGEST_WORD)
        if match is not None and not (
            match[0].endswith("s") and _NOUN.search(text, max(0, match.start() - 12), match.start())
        ):
            yield match


@cache
def _word() -> re.Pattern[str]:
    names = "|".join(sorted(table("multiples")["verbs"], key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


def _near(release: Release, match: re.Match[str]) -> Span | None:
    sentence = release.document.sentence_at(match.start())
    if sentence is None:
        return None
    return Span(max(sentence.start, match.start() - _REACH), min(sentence.end, match.end() + _REACH))


def _change(release: Release, word: Span, near: Span) -> Change | None:
    """The change that the word tells: the first behind it, or the one that ends before it."""
    figures = figures_in(release, near)
    behind = [figure for figure in figures if figure.span.start >= word.end][:2]
    if len(behind) == 2:
        lead = release.text[word.end : behind[0].span.start]
        if _LEADS.fullmatch(lead) and not _ANOTHER.search(lead):
            change = change_between(release, *behind)
            if change is not None and not change.compared:
                return change
    before = [figure for figure in figures if figure.span.end <= word.start][-2:]
    if len(before) < 2:
        return None
    follows = release.text[before[1].span.end : word.start]
    if not _FOLLOWS.fullmatch(follows) or _ANOTHER.search(follows):
        return None
    change = change_between(release, *before)
    return change if change is not None and change.before is before[0] else None


def _times_pair(release: Release, phrase: Span, near: Span) -> tuple[Figure, Figure] | None:
    """The smaller and the larger figure that "three times as many" compares."""
    text = release.text
    figures = [figure for figure in figures_in(release, near) if not figure.span.overlaps(phrase)]
    before = [figure for figure in figures if figure.span.end <= phrase.start]
    behind = [figure for figure in figures if figure.span.start >= phrase.end]
    if not before or not _CLOSES.fullmatch(text, before[-1].span.end, phrase.start):
        return None
    after = before[-1]
    if behind and _AS_THE.fullmatch(text, phrase.end, behind[0].span.start):
        return (behind[0], after) if of_one_kind(behind[0], after) else None
    if len(before) < 2 or text.startswith(" as", phrase.end) or not of_one_kind(before[-2], after):
        return None
    first = before[-2]
    dated = _PERIOD.search(text, first.span.end, after.span.start) and _PERIOD.match(text, after.span.end)
    return (first, after) if dated and _SIDE_BY_SIDE.fullmatch(text, first.span.end, after.span.start) else None


def _times(match: re.Match[str]) -> float:
    if match["twice"]:
        return 2.0
    return float(match["digits"]) if match["digits"] else float(_NAMES.index(match["word"].lower()))
