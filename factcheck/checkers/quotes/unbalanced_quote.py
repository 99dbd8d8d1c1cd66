"""A quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.blocks import PROSE


class UnbalancedQuote(Rule):
    """A quotation opens and never closes, or closes without having opened.

    ## Why it matters
    Without the second mark nobody can tell where a person's words end and the release's own words begin.

    ## What it leaves alone
    A quotation that runs over several paragraphs reopens in each and closes once, in the last. Apostrophes
    (‘Ndrangheta, the ’90s, the boys’), feet and inches are no quotation marks, and single marks are never reported.
    """

    id = "unbalanced-quote"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
    flags = (
        "The mayor said: ⟦“⟧The bridge will open in May and the road a week later.\n\nWork began in 2021.",
        "The bridge will open in May,⟦”⟧ said the mayor.",
        '⟦"⟧The bridge will open in May, said Mayor Ana Example. "The road follows a week later."',
        "“The bridge will open in May.\n\n⟦“⟧The road follows a week later.\n\nWork began in 2021.",
    )
    accepts = (
        "“The bridge will open in May.\n\n“The road follows a week later,” said Mayor Ana Example.",
        '"The bridge will open in May.\n\n"The road follows a week later," said Mayor Ana Example.',
        "The project against the ‘Ndrangheta began in the ’90s; the boys’ club and rock ’n’ roll came later.",
        'The door is 6\'2" high, the pipe 12" wide and the screen 24" x 36".',
        "“We asked ‘Who pays?’ and nobody said ‘we do’,” said the mayor.",
        "The mayor promised: “We will\n\n- open the bridge,\n- open the road.”\n\nWork began in 2021.",
        "“We are glad“, said the mayor, ”and we thank everybody”.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the marks that have no partner."""
        for mark in release.mentions.unpaired_marks:
            block = release.document.block_at(mark.span.start)
            if block is None or block.kind not in PROSE:
                continue
            written = release.words(mark.span)
            if mark.opening:
                message = f"the quotation that {written} opens here never closes"
            else:
                message = f"{written} closes a quotation here that never opened"
            yield self.finding(release, mark.span, message, observed=written)
        for quote in release.mentions.quotes:
            yield self.consistent("quotation marks", quote.span, "each mark has its partner", *quote.parts)
