"""ordinal-sequence-gap: First, Second, Fourth."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.blocks import PROSE
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_NAMES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
# "Second, they agree"; "The second" and "Second Lieutenant" do not number what follows.
_OPENING = lazy_pattern(rf"({'|'.join(_NAMES)})(?:ly)?,[ \n]")

_BEGINNINGS = frozenset(name[:3] for name in _NAMES)
# In a speech of many pages "Third" may belong to a list that began without a number.
_REACH, _NEXT = 1_200, 250


class OrdinalSequenceGap(Rule):
    """Sentences numbered First, Second … leave a number out or use one twice.

    ## Why it matters
    A "Fourth" without a "Third" tells the reader that a point was lost, and the writer that the count given above may
    be wrong too.

    ## What it leaves alone
    A single "First," (which may mean "to begin with"), ordinals inside sentences, numbering that starts anew or runs
    over several pages, and a number that stands in other words between ("the second task").
    """

    id = "ordinal-sequence-gap"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "First, the delegates compare methods. Second, they agree on priorities. ⟦Fourth⟧, they plan operations.",
        "First, we listen. Second, we plan. ⟦Second⟧, we build.",
    )
    accepts = (
        "First, the delegates compare methods. Second, they agree on priorities. Third, they plan operations.",
        "First, a word of thanks. The fourth speaker was late.",
        "First, we listen. Second, we plan. The rest follows. First, we build. Second, we open.",
        "First, the council meets today. The second task is to report. Third, we consider a paper.",
        "Firstly, we listen. Secondly, we plan. Finally, we build.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        before: tuple[int, Span] | None = None
        for sentence in release.document.sentences:
            if release.text[sentence.start : sentence.start + 3] not in _BEGINNINGS:
                continue
            match = _OPENING.match(release.text, sentence.start, sentence.end)
            if match is None:
                continue
            block = release.document.block_at(sentence.start)
            if block is None or block.kind not in PROSE:
                continue
            number, span = _NAMES.index(match[1]) + 1, Span(match.start(1), match.end(1))
            if before is not None:
                yield from self._compare(release, number, span, before)
            before = (number, span)

    def _compare(self, release: Release, number: int, span: Span, before: tuple[int, Span]) -> Iterator[Outcome]:
        last, place = before
        if number == last + 1:
            yield self.consistent("ordinal", span, f"follows {_NAMES[last - 1]}", place)
            return
        between = release.text[place.end : span.start]
        repeated = number == last > 1 and len(between) <= _NEXT
        skipped = number == last + 2 and len(between) <= _REACH and _NAMES[last].lower() not in between.lower()
        if not repeated and not skipped:
            return  # the numbering starts anew
        expected = _NAMES[last]
        yield self.finding(
            release,
            span,
            f"after {_NAMES[last - 1]} comes {_NAMES[number - 1]}, not {expected}",
            observed=_NAMES[number - 1],
            expected=expected,
            related=[Related(place, "the number before")],
        )
