"""One sentence in the mouths of two people."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import QuoteMention, QuoteUse
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_WORD = lazy_pattern(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SENTENCE_END = lazy_pattern(r"[.!?…][”\"’']?\s")
_SHORTEST = 5  # words of a sentence that two people do not say alike by chance, if so many of them tell of something
_WEIGHTY = 3
_LIGHT = words("function_words") | words("sentence_openers")
_LEADS = frozenset({"and", "but", "so", "yet", "because", "now", "well"})  # "But closer is not close enough."
_UNSAID = frozenset(
    {BlockKind.HEADLINE, BlockKind.SUBHEADLINE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.CHROME, BlockKind.CODE}
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A quoted sentence and the quotation it stands in."""

    span: Span
    quote: QuoteMention


class QuoteAttributionConflict(Rule):
    """The same words are given to two speakers, or quoted twice in the body.

    ## Why it matters
    One of the two people did not say it, and both will be asked.

    ## What it leaves alone
    Headlines, captions and pull quotes that repeat words of the same speaker; short sentences; speakers who may be one
    person (a name and "she", a name and an office); chants and texts that two people read.
    """

    id = "quote-attribution-conflict"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "“The new bridge will open for everybody in May,” said Mayor Ana Weber. It has two lanes.\n\n"
        "⟦“The new bridge will open for everybody in May,”⟧ said Governor Tom Marsh.",
        "Mayor Ana Weber said: “The new bridge will open for everybody in May.” Governor Tom Marsh added: ⟦“Good. "
        "The new bridge will open for everybody in May.”⟧",
        "“A narrow bridge costs nine lives,” said Mayor Ana Weber.\n\n⟦“A narrow bridge costs nine lives,”⟧ said "
        "Governor Tom Marsh.",
        "“But wide is not enough, and the board will not declare the bridge open a year too early,” said Mayor Ana "
        "Weber.\n\n⟦“Wide is not enough, and the board will not declare the bridge open a year too early,”⟧ said "
        "Governor Tom Marsh.",
    )
    accepts = (
        "“The new bridge will open for everybody in May,” said Mayor Ana Weber.\n\n“The new bridge will be closed "
        "for everybody in June,” said Governor Tom Marsh.",
        "“The new bridge will open for everybody in May,” said Mayor Ana Weber.\n\n“The new bridge will open for "
        "everybody in May,” she said again.",
        "“We are ready,” said Mayor Ana Weber. “We are ready,” said Governor Tom Marsh.",
        "“We have been there for all of you,” said Mayor Ana Weber. “We have been there for all of you,” said Governor "
        "Tom Marsh.",
        "“The new bridge will open for everybody in May,” said Mayor José Weber.\n\n“The new bridge will open for "
        "everybody in May,” said Mayor Jose Weber.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the second of two quotations with one sentence in common."""
        first: dict[str, _Said] = {}
        told: set[Span] = set()
        for quote in release.mentions.quotes:
            block = release.document.block_at(quote.span.start)
            if quote.use is not QuoteUse.SPEECH or block is None or block.kind in _UNSAID:
                continue
            for key, span in _sentences(release.text, quote.span):
                said = first.setdefault(key, _Said(span, quote))
                if said.quote is quote or quote.span in told:
                    continue
                told.add(quote.span)
                yield self._compared(release, said, _Said(span, quote))

    def _compared(self, release: Release, one: _Said, other: _Said) -> Outcome:
        marked = Span(other.quote.parts[0].start, other.quote.parts[-1].end)
        left, right = one.quote.person, other.quote.person
        if left is None or right is None:
            return self.not_checkable("quotation", marked, "the same words stand before, and one speaker is not known")
        people = release.mentions.people
        if release.names.may_be_one(people[left], people[right]):
            return self.consistent("quotation", marked, "the same speaker is quoted with these words before", one.span)
        return self.finding(
            release,
            marked,
            f"the same words are given to {people[right].name} here and to {people[left].name} before",
            observed=people[right].name,
            expected=people[left].name,
            related=[Related(one.span, f"the same words, said by {people[left].name}")],
        )


def _sentences(text: str, quote: Span) -> Iterator[tuple[str, Span]]:
    """The longer sentences of a quotation with their places: the words in small letters, without "and" before them."""
    start = quote.start
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text, quote.start, quote.end)), quote.end):
        split = _WORD.findall(text[start:end].lower().replace("’", "'"))
        if len(split) >= _SHORTEST and len(set(split) - _LIGHT) >= _WEIGHTY:
            yield (
                " ".join(split[1:] if split[0] in _LEADS else split),
                Span(start, start + len(text[start:end].rstrip())),
            )
        start = end
