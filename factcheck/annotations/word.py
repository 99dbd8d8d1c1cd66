"""Findings as comments in a copy of a Word document, each at exactly the words it is about.

The bytes of the text are spliced, not parsed and written anew: existing comments, tracked changes and every form that
is not understood here stay as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from factcheck.annotations.word_comments import Comments
from factcheck.annotations.word_map import Element, TextMap, map_text
from factcheck.annotations.word_marks import Anchor, Marks, Words
from factcheck.annotations.word_package import repacked
from factcheck.annotations.wording import comment_lines, joint_comment_lines
from factcheck.errors import InputNotRead
from factcheck.findings.report import DocumentReport, FindingReport
from factcheck.loading.docx.model import WordRun
from factcheck.loading.docx.package import WordPackage
from factcheck.loading.docx.reader import WordText, read_word
from factcheck.loading.parts import part_bytes
from factcheck.loading.roles import assign_roles
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.span import Span

_Place = Words | Element


def annotate_word(data: bytes, document: DocumentReport) -> bytes:
    """The Word file with the findings of its report as comments. Raises InputNotRead when it cannot be read.

    What has no place in the text, or stands where Word allows no comment, is said in one comment on the headline.
    """
    findings = [finding for finding in document.findings if finding.suppression is None]
    if not findings:
        return data
    text = read_word(document.path, data)
    annotated = _annotated(document.path, data, text, findings)
    if read_word(document.path, annotated).draft.source != text.draft.source:
        raise InputNotRead(document.path, "comments cannot be added without changing its words")
    return annotated


def _annotated(path: str, data: bytes, text: WordText, findings: Sequence[FindingReport]) -> bytes:
    file = WordPackage(path, data)
    main = part_bytes(file.package, file.main)
    where = map_text(file.package, file.main, main)
    places = _Places(text, where)
    marks = Marks(where, where.namespace)
    comments = Comments(file, where.namespace, where.comments)
    placed = [(finding, _place_of(finding, places)) for finding in findings]
    elsewhere = [finding for finding, place in placed if place is None]
    if elsewhere:
        marks.add(comments.add(joint_comment_lines(elsewhere)), places.head())
    for finding, place in placed:
        if place is not None:
            words, exact = place
            marks.add(comments.add(comment_lines(finding, with_place=not exact)), words)
    return repacked(file.package, {file.main: marks.put(), **comments.parts()})


def _place_of(finding: FindingReport, places: _Places) -> tuple[_Place, bool] | None:
    if finding.location is None:
        return None
    return places.of(Span(finding.location.start, finding.location.end))


class _Places:
    """From places in the extracted text to places in the bytes of the main part."""

    def __init__(self, text: WordText, where: TextMap) -> None:
        self._text = text
        self._where = where
        self._starts = [start for start, _ in text.runs]

    def of(self, span: Span) -> tuple[_Place, bool] | None:
        """What a comment on ``span`` can be put on, and whether that is the span; None for nothing in the body."""
        runs = list(self._overlapping(span))
        if not runs:
            return None
        words = self._words(span, runs)
        if words is not None:
            return words, True
        place = next((run.place for _, run in runs if run.place >= 0), -1)
        piece = self._where.pieces.get(place)
        if piece is not None:  # a mark that refers to a note
            return Words(Anchor(piece, 0), Anchor(piece, len(piece.text))), False
        paragraph = self._where.paragraphs.get(place)
        return (paragraph, False) if paragraph is not None else None

    def head(self) -> _Place:
        """The headline, or else the first words of the body, or its first paragraph."""
        headline = next((block.span for block in self._blocks() if block.kind is BlockKind.HEADLINE), None)
        if headline is not None and (found := self.of(self._text.draft.offsets.to_source(headline))) is not None:
            return found[0]
        for start, run in self._text.runs:
            if isinstance(run, WordRun) and run.exact and run.text.strip():
                found = self.of(Span(start, start + len(run.text)))
                if found is not None:
                    return found[0]
        return next(iter(self._where.paragraphs.values()))

    def _blocks(self) -> Iterable[Block]:
        return assign_roles(self._text.draft)[0]

    def _overlapping(self, span: Span) -> Iterable[tuple[int, WordRun]]:
        for index in range(max(0, bisect_right(self._starts, span.start) - 1), len(self._starts)):
            start, run = self._text.runs[index]
            if start >= max(span.end, span.start + 1):
                return
            if start + len(run.text) > span.start and isinstance(run, WordRun):
                yield start, run

    def _words(self, span: Span, runs: Sequence[tuple[int, WordRun]]) -> Words | None:
        """The words of a span that stands in the body itself."""
        pieces = [self._where.pieces.get(run.place) if run.exact else None for _, run in runs]
        if not all(pieces) or len(span) == 0:
            return None
        (begin, _), (start, last) = runs[0], runs[-1]
        ahead, behind = pieces[0], pieces[-1]
        assert ahead is not None
        assert behind is not None
        return Words(Anchor(ahead, max(0, span.start - begin)), Anchor(behind, min(len(last.text), span.end - start)))
