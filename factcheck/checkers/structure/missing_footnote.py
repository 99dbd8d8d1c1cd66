"""missing-footnote: a footnote mark without its note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_SUPERSCRIPT = {"¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁰": "0"}
# A mark hangs on a word or its punctuation: "firearms[3],", "year.[12]", "members¹". An editor's "[two]" stands alone,
# and "m²" and "km³" are units.
_BRACKET_MARK = lazy_pattern(r"(?<=[A-Za-z0-9”\"’.,;:!?)])\[(\d{1,2})\](?!\w)")
# "… to maturity. [2] Asset-backed securities are …": notes that lost their line breaks still repeat the mark.
_ANY_MARK = lazy_pattern(r"\[(\d{1,2})\]")
# "[2–4]", "[3, 7]": citations of a paper whose list of references was left out on purpose.
_CITATIONS = lazy_pattern(r"\[\d{1,2}[ ]?[,–-][ ]?\d{1,2}[^\]]{0,20}\]")
_SUPERSCRIPT_MARK = lazy_pattern(r"(?:(?<=[a-z]{3})|(?<=[”\"’.,;!?)]))([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?)(?![\w])")
# A note begins a line: "[3] World report 2022", "3. World report", "³ World report".
_NOTE = lazy_pattern(r"(?:\A|\n)[ \t]*(?:\[(\d{1,2})\]:?|(\d{1,2})[.):]|([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?))[ \t]+\S")

_BARE_NOTE = lazy_pattern(r"(\d{1,2})\s+\S")


class MissingFootnote(Rule):
    """A footnote mark has no note.

    ## Why it matters
    The mark promises a source; the reader who looks for it finds nothing, and the figure stands unproved.

    ## What it leaves alone
    Years and editorial words in brackets, units with exponents, marks in code, and numbers of references that a list at
    the end gives in any of the usual writings.
    """

    id = "missing-footnote"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "The operation led to the seizure of 8,263 illicit firearms⟦[3]⟧, the police said.",
        Example(
            "Guns seized\n\n7 June 2023\n\nPolice seized guns[1] and cars.⟦[2]⟧\n\n[1] Police report, 2023.", whole=True
        ),
    )
    accepts = (
        Example("Guns seized\n\n7 June 2023\n\nPolice seized guns[1] there.\n\n[1] Police report, 2023.", whole=True),
        "Holdings rose[1] in May.\n\nThe table follows. [1] Securities of one year or more.",
        "“He [2] said so”, the judge wrote of the second witness in the case of 1998 [2021].",
        "The hall covers 300 m² and the tank holds 5 km³.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        marks = list(_marks(release))
        if not marks:
            return
        notes = _notes(release)
        if not notes and _CITATIONS.search(release.text):
            return
        missing = []
        for number, span in marks:
            if number in notes:
                yield self.consistent("footnote", span, f"note {number} is there")
            else:
                missing.append((number, span))
        if missing:
            number, span = missing[0]
            others = len(missing) - 1
            more = f", nor for {others} more {'mark' if others == 1 else 'marks'}" if others else ""
            yield self.finding(
                release,
                span,
                f"there is no note {number} for the mark {release.words(span)}{more}",
                observed=release.words(span),
                expected=f"a note {number}",
                related=[Related(other, "another mark without its note") for _, other in missing[1:]],
            )


def _marks(release: Release) -> Iterator[tuple[int, Span]]:
    text = release.text
    if "[" not in text and not any(mark in text for mark in _SUPERSCRIPT):
        return
    linked = {link.span.start for link in release.document.links if link.target.startswith("#")}
    for pattern in (_BRACKET_MARK, _SUPERSCRIPT_MARK):
        for match in pattern.finditer(text):
            block = release.document.block_at(match.start())
            if block is not None and block.kind is not BlockKind.CODE and match.start(1) not in linked:
                yield _number(match[1]), Span(match.start(), match.end())


def _notes(release: Release) -> set[int]:
    """The numbers that have a note: one that begins a line, or a second mark further down wherever it stands.

    Among the notes of a PDF the number stands alone before the words: "1 Annual report, page 31".
    """
    text = release.text
    again = Counter(int(match[1]) for match in _ANY_MARK.finditer(text))
    found = {number for number, times in again.items() if times > 1}
    found |= {_number(match[1] or match[2] or match[3]) for match in _NOTE.finditer(text)}
    for block in release.blocks(BlockKind.NOTES):
        if (match := _BARE_NOTE.match(text, block.span.start)) is not None:
            found.add(_number(match[1]))
    return found


def _number(written: str) -> int:
    return int("".join(_SUPERSCRIPT.get(digit, digit) for digit in written))
