"""All that a rule may look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from factcheck.claims.claim import Claim
from factcheck.mentions.model import Clock, Mention, Mentions, QuoteUse
from factcheck.mentions.name_clusters import NameClusters, name_clusters
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

if TYPE_CHECKING:
    from factcheck.archive.difference import Difference
    from factcheck.evidence.verdict import Verdict
    from factcheck.record.model import Record
    from factcheck.record.schema import RecordProblem


M = TypeVar("M", bound=Mention)


@dataclass(frozen=True)
class Release:
    """A release with what was found in it; ``record`` is None where only a passage is looked at.

    ``record_problems`` are the fields of the record that fail its schema or that its profile misses. ``verdicts`` are
    what the sources of the run say of its facts, ``differences`` where it departs from earlier releases of the archive;
    without sources or archive there are none.
    """

    document: Document
    mentions: Mentions
    record: Record | None = None
    claims: tuple[Claim, ...] = ()
    as_of: date | None = None
    record_problems: tuple[RecordProblem, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def text(self) -> str:
        """The visible words, ``document.text``."""
        return self.document.text

    @property
    def clock(self) -> Clock | None:
        """The release date, from which relative dates are read."""
        return self.mentions.clock

    def blocks(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """The blocks of these kinds, in order."""
        return tuple(block for block in self.document.blocks if block.kind in kinds)

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return self.document.text[span.start : span.end]

    def same_sentence(self, first: Span, second: Span) -> bool:
        """True when both spans begin in one sentence."""
        sentence = self.document.sentence_at(first.start)
        return sentence is not None and sentence.start <= second.start < sentence.end

    def inside(self, mentions: Sequence[M], span: Span) -> Sequence[M]:
        """The mentions of one kind that begin inside ``span``, found by bisection."""
        first = bisect_left(mentions, span.start, key=_start)
        return mentions[first : bisect_left(mentions, span.end, first, key=_start)]

    def in_speech(self, span: Span) -> bool:
        """True inside a direct quotation: nobody may edit what somebody said."""
        index = bisect_right(self._speech_starts, span.start) - 1
        return index >= 0 and span.end <= self._speech[index].end

    def in_quotation(self, span: Span) -> bool:
        """True where ``span`` touches a quotation of any use, also one set as a quoted block."""
        if any(quote.span.start <= span.end and span.start <= quote.span.end for quote in self.mentions.quotes):
            return True
        block = self.document.block_at(span.start)
        return block is not None and block.kind is BlockKind.QUOTE_PARAGRAPH

    @cached_property
    def tokens(self) -> list[str]:
        """What stands between blanks, in small letters, without commas, colons and stops."""
        text = self.document.text.lower()
        return text.replace(",", "").replace(".", "").replace(";", "").replace(":", "").split()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different tokens."""
        return frozenset(self.tokens)

    @cached_property
    def names(self) -> NameClusters:
        """Which names are spellings of one name."""
        return name_clusters(self.mentions)

    @cached_property
    def _speech(self) -> list[Span]:
        return [quote.span for quote in self.mentions.quotes if quote.use is QuoteUse.SPEECH]

    @cached_property
    def _speech_starts(self) -> list[int]:
        return [span.start for span in self._speech]


def _start(mention: Mention) -> int:
    return mention.span.start
