"""A paragraph that stands in the release twice."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.blocks import Block, BlockKind

_BLOCKS = (BlockKind.LEAD, BlockKind.PARAGRAPH)
_SHORTEST = 12  # words; shorter lines come back as labels and refrains
_OPENING = 30  # characters
_ENDS = (".", "!", "?", "”", '"', "’", ":", ")", "…", ";")


class DuplicatedParagraph(Rule):
    """A paragraph of twelve words or more stands in the release twice.

    ## Why it matters
    A paragraph that was pasted twice is printed twice, and mostly one of the two should have been another text.

    ## What it leaves alone
    Pull quotes (a quotation that stands by itself), captions, headings, lists, tables, boilerplate and notes;
    paragraphs that differ in a word; the title and teaser of a web page above its text.
    """

    id = "duplicated-paragraph"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    english = False
    flags = (
        "The new bridge over the river was opened on Monday by the mayor of the city.\n\nIt has two lanes.\n\n"
        "⟦The new bridge over the river was opened on Monday by the mayor of the city.⟧",
        "Work on the dykes begins in April and will take two years, the city said.\n\n"
        "⟦Work on the dykes begins in April and will take two years,\nthe city said.⟧\n\nIt has two lanes.",
    )
    accepts = (
        "The new bridge over the river was opened on Monday by the mayor of the city.\n\n"
        "The new bridge over the canal was opened on Monday by the mayor of the city.",
        "The bridge is open to all.\n\nIt has two lanes.\n\nThe bridge is open to all.",
        "“We have waited for this bridge since my children went to school here,” said Mayor Ana Example.\n\nIt opens "
        "in May.\n\n“We have waited for this bridge since my children went to school here,”",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the second of two equal paragraphs, with the first beside it."""
        seen: dict[str, Block] = {}
        for block in self._twins(release):
            split = release.words(block.span).lower().split()
            first = seen.setdefault(" ".join(split), block)
            if first is block or len(split) < _SHORTEST:
                continue
            if any(first.span.end <= page.span.start < block.span.start for page in release.blocks(BlockKind.CHROME)):
                yield self.not_checkable("paragraph", block.span, "the page around the release stands between the two")
                continue
            yield self.finding(
                release,
                block.span,
                f"this paragraph of {len(split)} words stands in the release before",
                related=[Related(first.span, "the same words stand here")],
            )

    def _twins(self, release: Release) -> Iterator[Block]:
        """The paragraphs that begin like another: the only ones worth comparing whole."""
        openings: dict[str, list[Block]] = {}
        for block in release.blocks(*_BLOCKS):
            start, end = block.span.start, block.span.end
            if end - start < 3 * _SHORTEST or release.text[start] in "“\"‘'" or not _ends_itself(release.text, end):
                continue
            opening = " ".join(release.text[start : start + 60].split())[:_OPENING].lower()
            openings.setdefault(opening, []).append(block)
        for blocks in openings.values():
            if len(blocks) > 1:
                yield from blocks


def _ends_itself(text: str, end: int) -> bool:
    return text[max(0, end - 3) : end].rstrip().endswith(_ENDS)
