"""Safe fixes, applied to the text of a file: only what a finding reports is changed, and all else stays as it is."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from factcheck.findings.finding import Applicability, Edit, Finding, Fix
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span


@dataclass(frozen=True, slots=True)
class Fixed:
    """The text of a file after its safe fixes: how many were applied, and how many wait for another pass."""

    source: str
    applied: int = 0
    waiting: int = 0


def apply_safe_fixes(document: Document, findings: Iterable[Finding]) -> Fixed:
    """``document.source`` with the first safe fix of each finding applied, in the order of the findings.

    A fix is applied whole or not at all. One that touches an edit made before it waits until the text is read anew,
    with what the first has made of the place.
    """
    edits: list[tuple[Span, str]] = []
    applied = waiting = 0
    for finding in findings:
        fix = _safe_fix(finding)
        if fix is None:
            continue
        own = _source_edits(document, fix.edits)
        if own is None:
            continue
        if any(_taken(edits, span) for span, _ in own):
            waiting += 1
            continue
        applied += 1
        for edit in own:
            insort(edits, edit)
    return Fixed(_rewritten(document.source, edits), applied, waiting)


def _safe_fix(finding: Finding) -> Fix | None:
    """The first fix that may be applied unasked and that changes nothing but places the finding shows."""
    if finding.span is None:
        return None
    shown = (finding.span, *(related.span for related in finding.related))
    for fix in finding.fixes:
        if (
            fix.applicability is Applicability.SAFE
            and fix.edits
            and all(any(span.contains(edit.span) for span in shown) for edit in fix.edits)
        ):
            return fix
    return None


def _source_edits(document: Document, edits: Sequence[Edit]) -> list[tuple[Span, str]] | None:
    """The same edits over the file; None where markup stands among the words, which an edit would take away."""
    made: list[tuple[Span, str]] = []
    for edit in edits:
        place = document.place(edit.span)
        words = edit.span.of(document.text)
        written = document.source[place.start : place.end]
        if words not in (written, normalize("NFC", written)):
            return None
        if any(_touch(Span(place.start, place.end), other) for other, _ in made):
            return None
        made.append((Span(place.start, place.end), edit.replacement))
    return made


def _taken(edits: Sequence[tuple[Span, str]], span: Span) -> bool:
    """True when ``span`` touches one of these edits, which stand in order and apart from each other."""
    index = bisect_left(edits, (span, ""))
    return any(_touch(span, other) for other, _ in edits[max(0, index - 1) : index + 2])


def _touch(first: Span, second: Span) -> bool:
    """True when two edits share a character, or one inserts at an end of the other."""
    if len(first) and len(second):
        return first.overlaps(second)
    return first.start <= second.end and second.start <= first.end


def _rewritten(source: str, edits: Sequence[tuple[Span, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for span, replacement in edits:
        pieces += [source[position : span.start], replacement]
        position = span.end
    return "".join([*pieces, source[position:]])
