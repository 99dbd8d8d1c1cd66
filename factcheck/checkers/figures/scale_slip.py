"""scale-slip: one amount with two scale words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.identity import identity_of
from factcheck.mentions.model import CountMention, MoneyMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"[A-Za-z][a-z]{3,}")
# Words that stand beside any amount and say nothing of what it is for.
_EMPTY = frozenset(
    {
        "about", "across", "after", "also", "amount", "annual", "approximately", "average", "been", "billion", "cost",
        "costs", "cover", "dollars", "during", "each", "euros", "from", "further", "have", "including", "into",
        "million", "more", "nearly", "over", "pounds", "received", "such", "than", "that", "their", "there", "these",
        "this", "thousand", "total", "totalling", "trillion", "under", "value", "valued", "were", "which", "will",
        "with", "worth", "year", "years",
    }
)  # fmt: skip
_REACH = 60
_SCALE = lazy_pattern(r"(?i)(?:thousand|million|billion|trillion|lakh|crore)\b|\b(?:mn|bn)\b")
# "the $2.55 billion Coastal Fund": an amount in the name of something known.
_OF_NAME = lazy_pattern(r"[ \n]+(?:[a-z]+[ \n]+)?[A-Z]")
_MOST = 20
_FARTHEST = 400
_DEFINITE = lazy_pattern(r"(?i)\b(?:the|this|that|its)[ \n]+$")


_Figure = MoneyMention | CountMention


class _Scaled(NamedTuple):
    """A figure with its scale word, and what it is of: a currency or a noun."""

    figure: _Figure
    of: str
    scale: str


class ScaleSlip(Rule):
    """The same figure stands with two different scale words, such as million and billion.

    ## Why it matters
    Between 5.7 million and 5.7 billion lies a factor of a thousand, and it is the headline that is quoted.

    ## What it leaves alone
    Figures of a single digit ("$2 million" and "$2 billion"), other currencies, and amounts that stand in different
    company: a true part of a programme may repeat the digits of the whole.
    """

    id = "scale-slip"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        Example(
            "Drugs seized\n\n7 June 2023\n\nPolice recovered drugs worth USD 5.7 billion.\n\n"
            "The ⟦USD 5.7 million⟧ in drugs were burned.",
            whole=True,
        ),
        "The bridge cost €12.4 million. Of the ⟦€12.4 billion⟧ for the bridge, half came from tolls.",
        "The ferries carried 1.24 million passengers. The ⟦1.24 billion passengers⟧ include children.",
        "Lending rose from £50.5 billion in May to £53.1 billion in June. The ⟦£53.1 million⟧ is a record.",
        "The mill sold cloth for ₹412.6 crore. Of the ⟦₹412.6 lakh⟧ in sales, most came from linen.",
    )
    accepts = (
        "Police recovered drugs worth USD 5.7 billion. The USD 5.7 billion in drugs were burned.",
        "The bridge cost $2 million, the port $2 billion.",
        "The bridge cost €12.4 million; the national debt stands at €12.4 billion.",
        "The budget holds a reserve of $250 billion. It includes $250 million for local funds, as the budget says.",
        "The grant of £1.5 million is part of a £1.5 billion fund.",
        "The ferries carried 1.24 million passengers. They burned 1.24 billion litres in ten years.",
        "The town asks for £2.55 million. The £2.55 billion Coastal Fund decides in May.",
        "Lending rose by £53.1 million in June. A loan of £53.1 billion would be a record.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        earlier: dict[tuple[str, str], list[_Scaled]] = defaultdict(list)
        for later in sorted(_scaled(release), key=lambda one: one.figure.span):
            known = earlier[later.of, _digits(release, later.figure)]
            others = [one for one in known if one.scale != later.scale and _same_figure(one.figure, later.figure)]
            if len(known) < _MOST:
                known.append(later)
            if not others:
                continue
            told = ((one.figure, _shared(release, one.figure, later.figure)) for one in others)
            found = next(
                ((one, shared) for one, shared in told if shared and not _is_part(release, one, later.figure)), None
            )
            if found is None:
                yield self.not_checkable("money", later.figure.span, "the same digits may name another amount")
                continue
            yield self._finding(release, found[0], later.figure, min(found[1]))

    def _finding(self, release: Release, first: _Figure, second: _Figure, shared: str) -> Outcome:
        what = f" for “{shared}”" if shared else ""
        return self.finding(
            release,
            second.span,
            f"{release.words(second.span)} here, but {release.words(first.span)} elsewhere: the same "
            f"figure{what} at two scales",
            observed=release.words(second.span),
            expected=release.words(first.span),
            related=[Related(first.span, "the other scale")],
        )


def _scaled(release: Release) -> Iterator[_Scaled]:
    """The amounts and counts of at least two digits that carry a scale word."""
    for amount in release.mentions.money:
        if amount.scale is not None and amount.number.digits >= 2:
            yield _Scaled(amount, amount.currency, amount.scale)
    for count in release.mentions.counts:
        if count.noun is None or count.number.digits < 2 or count.number.value < 1e4 or count.share:
            continue
        scale = _SCALE.search(release.text, count.number_span.start, count.number_span.end)
        if scale is not None:
            yield _Scaled(count, count.noun, scale[0].lower())


def _digits(release: Release, figure: _Figure) -> str:
    return "".join(filter(str.isdigit, release.words(figure.number_span))).strip("0")


def _same_figure(first: _Figure, second: _Figure) -> bool:
    larger, smaller = sorted((first.number.value, second.number.value), reverse=True)
    return smaller > 0 and any(abs(larger / smaller / scale - 1) < 1e-9 for scale in (1e2, 1e3, 1e5, 1e6, 1e9))


def _shared(release: Release, first: _Figure, second: _Figure) -> set[str]:
    """The words that say that both figures are of one thing: their noun, or words of their company.

    "the £53.0 million" takes up £53.0 billion by its article alone; then the word is empty.
    """
    if isinstance(first, CountMention) or isinstance(second, CountMention):
        return {first.noun} if isinstance(first, CountMention) and first.noun else set()
    nouns = [identity_of(amount, release.document).noun for amount in (first, second)]
    if nouns[0] is not None and nouns[0] == nouns[1]:
        return {nouns[0]}
    if release.same_sentence(first.span, second.span):
        return set()  # one sentence sets its amounts side by side, and lends both the same words
    shared = _company(release, first) & _company(release, second)
    if _DEFINITE.search(release.text, max(0, second.span.start - 8), second.span.start):
        if shared:
            return shared  # "the €85 billion package" takes up the "€85 million package" named before
        if second.number.digits > 2 and not _OF_NAME.match(release.text, second.span.end):
            return {""}
    enough = 1 if len(_digits(release, second)) > 2 else 3  # 12.4 twice is less of a chance than 25 twice
    return shared if len(shared) >= enough else set()


def _company(release: Release, amount: MoneyMention) -> set[str]:
    """The telling words around an amount, within its sentence."""
    sentence = release.document.sentence_at(amount.span.start)
    if sentence is None:
        return set()
    before = release.text[max(sentence.start, amount.span.start - _REACH) : amount.span.start]
    after = release.text[amount.span.end : min(sentence.end, amount.span.end + _REACH)]
    text = before.rpartition(";")[2] + " " + after.partition(";")[0]
    words = {word.lower().rstrip("s") for word in _WORD.findall(text)}
    return words - {word.rstrip("s") for word in _EMPTY}


def _is_part(release: Release, first: _Figure, second: _Figure) -> bool:
    """True for "£1.5 million of a £1.5 billion fund": the sentence itself sets part and whole apart."""
    if not release.same_sentence(first.span, second.span):
        return False
    if second.span.start - first.span.end > _FARTHEST:
        return True
    gap = release.text[first.span.end : second.span.start]
    return re.search(r"\b(?:of|from|under|within|out)\b", gap) is not None and "." not in gap
