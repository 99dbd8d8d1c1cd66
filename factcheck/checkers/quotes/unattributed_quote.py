"""A direct quotation of which nobody is said to be the speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import QuoteMention, QuoteUse
from factcheck.release import Release
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_WORD = lazy_pattern(r"[^\W_][\w’'-]*")
_SPEAKING = lazy_pattern(
    r"\b(?:according to|quot(?:e|es|ed|ing|ation)|comment(?:s|ed|ing)?|statement|remarks?|testimonials?|saying"
    rf"|says?|tells?|told|asks?|asked|writes?|wrote|reads?|{'|'.join(sorted(words('attributing_verbs')))})\b",
    re.IGNORECASE,
)
_FACT = lazy_pattern(r"(?:WHO|WHAT|WHEN|WHERE|WHY|HOW)[ \t]?:")
_TWO_CAPITALS = lazy_pattern(r"\b[A-Z][\w.’'-]*[ \t]+(?:[a-z]{1,4}[ \t]+)?[A-Z]")  # "Conference call" has one
_ENDS = (".", "!", "?", "…", ",")
_SHORTEST = 8  # words
_LEAST = 2  # other paragraphs; where there are fewer, the headline says who speaks
_OPENING = 40  # characters by which a pull quote is known
_LABEL = 90  # characters; a shorter line beside a quotation may be its signature or its label
_BLOCKS = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.QUOTE_PARAGRAPH})
_AROUND = frozenset({BlockKind.CHROME, BlockKind.RESIDUE})


class UnattributedQuote(Rule):
    """A direct quotation of eight words or more has no speaker, in its own paragraph or one beside it.

    ## Why it matters
    Words in quotation marks are somebody's; without a name they cannot be used, and nobody has answered for them.

    ## What it leaves alone
    Quotations continued over paragraphs, pull quotes, short quoted words, titles of works, headlines, quotations inside
    the release's own sentence, and paragraphs with a person, a word of saying or a short line in or beside them.
    """

    id = "unattributed-quote"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "The new bridge over the river carries two lanes and a path for cyclists, and it is lit from below.\n\n"
        "⟦“We have waited for this bridge since my children went to school here.”⟧\n\n"
        "Work on the second bridge begins in spring and will take about two years, with one lane open at all times.",
        "The new bridge over the river carries two lanes and a path for cyclists, and it is lit from below.\n\n"
        "⟦“We have waited for this bridge since my children went to school here.”⟧\n\nWHEN: Monday, 9 a.m.\n\n"
        "Work on the second bridge begins in spring and will take about two years, with one lane open at all times.",
        "The new bridge over the river carries two lanes and a path for cyclists, and it is lit from below.\n\n"
        "⟦“We have waited for this bridge since my children went to school here.”⟧\n\nThe plan has two parts:\n\n"
        "Work on the second bridge begins in spring and will take about two years, with one lane open at all times.",
    )
    accepts = (
        "“We have waited for this bridge since my children went to school here,” said Mayor Ana Example.\n\n“It is lit "
        "from below at night, and that is how we wanted it to be.”\n\nThe second bridge follows in a year.",
        "Mayor Ana Example opened the bridge on Monday.\n\n“We have waited for this bridge since my children went to "
        "school here.”\n\nThe second bridge follows.",
        "“We have waited for this bridge since my children went to school here.”\n\n— Ana Example, mayor",
        "The bridge carries two lanes and a path for cyclists, and it is lit from below.\n\n“We have waited for this "
        "bridge since my children went to school here.”\n\nHarbour Walkers’ Guild, Ghent\n\nThe second bridge follows.",
        "The rule of the house is this:\n\n“Whoever crosses the bridge at night carries a lamp and walks on the left.”",
        "What do you like best about your work?\n\n“Every day is different, and so are the people that I see.”\n\nIs "
        "there anything else?",
        "The court found that “the bridge was not safe for the carts of that time”. It was closed.",
        "“We have waited for this bridge for years.\n\n“It is lit from below at night, and that is how we wanted it,” "
        "said Mayor Ana Example.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the quotation with its marks."""
        blocks = [block for block in release.document.blocks if block.kind not in _AROUND]
        for quote in release.mentions.quotes:
            if quote.use is not QuoteUse.SPEECH or quote.speaker is not None:
                continue
            span = Span(quote.parts[0].start, quote.parts[-1].end)
            if not self._is_statement(release, quote, span):
                continue
            first = bisect_right(blocks, span.start, key=_start) - 1
            last = bisect_right(blocks, span.end - 1, key=_start) - 1
            if not (0 <= first < len(blocks)) or blocks[first].kind not in _BLOCKS:
                continue
            area = blocks[max(0, first - 1) : last + 2]
            if sum(block.kind in _BLOCKS for block in blocks[:first] + blocks[last + 1 :]) < _LEAST:
                yield self.not_checkable("quotation", span, "the whole release is a statement")
                continue
            if not _stands_alone(release, span, blocks[first], blocks[last]) or any(
                _may_name(release, block, span) for block in area
            ):
                yield self.not_checkable("quotation", span, "who speaks stands near by, or it is no statement")
                continue
            if release.text.count(quote.span.of(release.text)[:_OPENING]) > 1:
                yield self.not_checkable("quotation", span, "a pull quote: the words stand elsewhere too")
                continue
            yield self.finding(release, span, "nobody is named as the speaker of this quotation")

    def _is_statement(self, release: Release, quote: QuoteMention, span: Span) -> bool:
        content = quote.span.of(release.text).rstrip()
        return content.endswith(_ENDS) and len(_WORD.findall(content)) >= _SHORTEST


def _stands_alone(release: Release, span: Span, first: Block, last: Block) -> bool:
    """True when the paragraph holds the quotation and no word besides."""
    before = release.text[first.span.start : span.start]
    behind = release.text[span.end : last.span.end]
    return not _WORD.search(before) and not _WORD.search(behind)


def _may_name(release: Release, block: Block, quote: Span) -> bool:
    """True when a paragraph may say who speaks: a person, a word of saying, a colon, a label, a quotation."""
    if block.span.overlaps(quote):
        return False
    text = release.words(block.span).strip()
    if release.inside(release.mentions.persons, block.span) or _SPEAKING.search(text) is not None:
        return True
    if text[:1] in "“\"‘'" or text.endswith("?"):  # what an interview asks
        return True
    if block.span.start > quote.start and _begins_section(block, text):
        return False
    return text.endswith(":") or (len(text) < _LABEL and not text.endswith((".", "!")))


def _begins_section(block: Block, text: str) -> bool:
    """True for what follows a quotation and is no signature: a heading, a table, a fact sheet, a list to come."""
    if block.kind in (BlockKind.TABLE_CELL, BlockKind.LIST_ITEM) or text.endswith(":") or _FACT.match(text):
        return True
    return block.kind is BlockKind.HEADING and (text.startswith("About ") or _TWO_CAPITALS.search(text) is None)


def _start(block: Block) -> int:
    return block.span.start
