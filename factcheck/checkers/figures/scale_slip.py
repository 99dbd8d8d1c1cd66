"""scale-slip: one amount with two scale words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.identity import identity_of
from factcheck.mentions.model import MoneyMention
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
_DEFINITE = re.compile(r"(?i)\b(?:the|this|that|its)[ \n]+$")


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
    )
    accepts = (
        "Police recovered drugs worth USD 5.7 billion. The USD 5.7 billion in drugs were burned.",
        "The bridge cost $2 million, the port $2 billion.",
        "The bridge cost €12.4 million; the national debt stands at €12.4 billion.",
        "The budget holds a reserve of $250 billion. It includes $250 million for local funds, as the budget says.",
        "The grant of £1.5 million is part of a £1.5 billion fund.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        scaled = [amount for amount in release.mentions.money if amount.scale is not None and amount.number.digits >= 2]
        firsts: dict[tuple[str, str], dict[str, MoneyMention]] = defaultdict(dict)
        for second in scaled:
            assert second.scale is not None
            known = firsts[second.currency, _digits(release, second)]
            first = next((amount for scale, amount in known.items() if scale != second.scale), None)
            known.setdefault(second.scale, second)
            if first is None or not _same_figure(first, second):
                continue
            shared = _shared(release, first, second)
            if not shared or _is_part(release, first, second):
                yield self.not_checkable("money", second.span, "the same digits may name another amount")
                continue
            yield self.finding(
                release,
                second.span,
                f"{release.words(second.span)} here, but {release.words(first.span)} elsewhere: the same "
                f"figure for “{min(shared)}” at two scales",
                observed=release.words(second.span),
                expected=release.words(first.span),
                related=[Related(first.span, "the other scale")],
            )


def _digits(release: Release, amount: MoneyMention) -> str:
    return "".join(filter(str.isdigit, release.words(amount.number_span))).strip("0")


def _same_figure(first: MoneyMention, second: MoneyMention) -> bool:
    larger, smaller = sorted((first.number.value, second.number.value), reverse=True)
    return smaller > 0 and any(abs(larger / smaller / scale - 1) < 1e-9 for scale in (1e3, 1e6, 1e9))


def _shared(release: Release, first: MoneyMention, second: MoneyMention) -> set[str]:
    """The words that say that both amounts are for one thing: their noun, or two words of their company."""
    nouns = [identity_of(amount, release.document).noun for amount in (first, second)]
    if nouns[0] is not None and nouns[0] == nouns[1]:
        return {nouns[0]}
    if release.same_sentence(first.span, second.span):
        return set()  # one sentence sets its amounts side by side, and lends both the same words
    shared = _company(release, first) & _company(release, second)
    if shared and _DEFINITE.search(release.text, max(0, second.span.start - 8), second.span.start):
        return shared  # "the €85 billion package" takes up the "€85 million package" named before
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


def _is_part(release: Release, first: MoneyMention, second: MoneyMention) -> bool:
    """True for "£1.5 million of a £1.5 billion fund": the sentence itself sets part and whole apart."""
    if not release.same_sentence(first.span, second.span):
        return False
    gap = release.text[first.span.end : second.span.start]
    return re.search(r"\b(?:of|from|under|within|out)\b", gap) is not None and "." not in gap
