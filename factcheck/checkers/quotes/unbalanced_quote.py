"""A quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import UnpairedMark
from factcheck.release import Release
from factcheck.text.blocks import PROSE
from factcheck.text.span import Span

# A paragraph with more is no quotation gone wrong but broken text: its first marks are named, the rest counted.
_MOST_TOLD = 5


class UnbalancedQuote(Rule):
    """A quotation opens and never closes, or closes without having opened.

    ## Why it matters
    Without the second mark nobody can tell where a person's words end and the release's own words begin.

    ## What it leaves alone
    A quotation that runs over several paragraphs reopens in each and closes once, in the last. Apostrophes
    (‘Ndrangheta, the ’90s, the boys’), also set twice (O''Hara), feet and inches are no quotation marks, and single
    marks are never reported.
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
        "Mayor Ann O''Hara opened the Ministers'' meeting, and the group ‘Heron’’s boats came.",
        "“The bridge opens in May. “The road follows. “Then comes the port,” said the mayor.",
        "“The bridge opens, and nobody said no.     “The road follows. * * “Then comes the port,” said the mayor.",
        'The picture ("Port in May 2021" by Ann Marsh) is new, and so is the "Blue Book"" plan of FY \'\'05.',
        "GHENT – “The bridge opens in May.\n\nWe call it “Heron”.\n\nThe road is next.”",
        "The loss was « point, and the year began well.",
        "The fee in M“nster rose by 5«% and the speed to 3« knots.",
        "The mayor said: “The bridge opens in May.\n\nWe call it “Heron”, and we like “Heron”.\n\nThe road is next.”",
        "The Act is amended by inserting:\n\n“Proof of awards\n\n12. An award may be proved by a copy of it.”.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the marks that have no partner."""
        for marks in _by_block(release):
            told, rest = marks[:_MOST_TOLD], len(marks) - _MOST_TOLD
            for mark in told:
                written = release.words(mark.span)
                if mark.opening:
                    message = f"the quotation that {written} opens here never closes"
                else:
                    message = f"{written} closes a quotation here that never opened"
                if mark is told[-1] and rest > 0:
                    message += f"; {rest} more marks of this paragraph have no partner"
                yield self.finding(release, mark.span, message, observed=written)
        for quote in release.mentions.quotes:
            yield self.consistent("quotation marks", quote.span, "each mark has its partner", *quote.parts)


def _by_block(release: Release) -> Iterator[list[UnpairedMark]]:
    """The unpaired marks of each paragraph, in order."""
    kept: dict[Span, list[UnpairedMark]] = {}
    for mark in _without_passages(release):
        block = release.document.block_at(mark.span.start)
        if block is not None and block.kind in PROSE:
            kept.setdefault(block.span, []).append(mark)
    yield from kept.values()


def _without_passages(release: Release) -> Iterator[UnpairedMark]:
    """The marks without those around a passage of whole paragraphs, as laws set the words that they insert."""
    marks = release.mentions.unpaired_marks
    skipped = -1
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        if following is not None and index > skipped and _sets_a_passage(release, mark, following):
            skipped = index + 1
        elif index > skipped:
            yield mark


def _sets_a_passage(release: Release, opening: UnpairedMark, closing: UnpairedMark) -> bool:
    """True for a mark that begins a paragraph and one that ends a later one."""
    if not opening.opening or closing.opening:
        return False
    first, last = release.document.block_at(opening.span.start), release.document.block_at(closing.span.start)
    if first is None or last is None or first is last or opening.span.start != first.span.start:
        return False
    return not release.text[closing.span.end : last.span.end].strip(" .;,")
