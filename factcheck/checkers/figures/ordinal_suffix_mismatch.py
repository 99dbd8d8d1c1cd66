"""ordinal-suffix-mismatch: an ordinal number with the ending of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_ORDINAL = lazy_pattern(r"(\d{1,6})(st|nd|rd|th)\b", re.IGNORECASE)


class OrdinalSuffixMismatch(Rule):
    """An ordinal number carries the wrong ending.

    ## Why it matters
    "91th" is a slip that every reader sees; often the number beside it was changed in haste and is wrong too.

    ## What it leaves alone
    11th, 12th and 13th (and 111th …), which take th; text in other languages.
    """

    id = "ordinal-suffix-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The ⟦91th⟧ General Assembly opens in Vienna.",
        "The museum celebrates its ⟦122th⟧ year.",
        "The meeting is planned for the ⟦2th⟧ of May.",
        "The ⟦11st⟧ edition begins on June ⟦3th⟧, 2024.",
    )
    accepts = (
        "The 91st General Assembly opens in Vienna.",
        "The 11th, 12th, 13th and 111th editions were held there.",
        "The meeting is planned for the 22nd of May.",
        "Turn left at 23rd Street and 42nd Avenue.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for ordinal in release.mentions.ordinals:
            if ordinal.suffix is not None and ordinal.suffix_span is not None:
                start = ordinal.suffix_span.end - len(ordinal.suffix) - len(str(ordinal.number))
                yield from self._compare(release, max(start, ordinal.span.start))
        for mention in release.mentions.dates:
            for parts in (mention.start, mention.end):
                if parts is not None and parts.day_span is not None:
                    yield from self._compare(release, parts.day_span.start)

    def _compare(self, release: Release, start: int) -> Iterator[Outcome]:
        match = _ORDINAL.match(release.text, start)
        if match is None:
            return
        expected = _suffix(int(match[1]))
        if match[2].lower() == expected:
            return
        right = match[1] + (expected.upper() if match[2].isupper() else expected)
        span = Span(match.start(), match.end())
        edit = Edit(Span(match.start(2), match.end(2)), right[len(match[1]) :])
        yield self.finding(
            release,
            span,
            f"{match[1]} takes the ending {expected}, but the text says {match[0]}",
            observed=match[0],
            expected=right,
            fixes=[Fix(f"write {right}", Applicability.SAFE, (edit,))],
        )


def _suffix(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
