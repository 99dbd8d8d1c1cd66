"""Findings as highlights with notes in a copy of a PDF.

They are appended to the file: what stood in it before, its signatures too, stays byte for byte as it was. Nothing in
them depends on the hour or the machine, so that the same findings make the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from logging import NullHandler, getLogger

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from factcheck.annotations.wording import AUTHOR, comment_lines, joint_comment_lines
from factcheck.errors import InputNotRead
from factcheck.findings.location import Location
from factcheck.findings.report import DocumentReport, FindingReport
from factcheck.findings.severity import Severity
from factcheck.reports.safe import safe_text

_Color = tuple[float, float, float]
_Box = tuple[float, float, float, float]

_COLORS = {Severity.ERROR: (1.0, 0.55, 0.5), Severity.WARNING: (1.0, 0.8, 0.35), Severity.NOTE: (0.65, 0.83, 1.0)}
_FAINT = 0.45  # how strongly the other places of a finding are coloured
_PRINTED = 4  # the flag of annotations that are printed too
_NOTE_SIZE, _NOTE_MARGIN = 18.0, 6.0


def annotate_pdf(data: bytes, document: DocumentReport) -> bytes:
    """The PDF with the findings of its report as highlights. Raises InputNotRead when nothing can be added to it.

    What has no place on a page is said in one note at the top of the first.
    """
    findings = [finding for finding in document.findings if finding.suppression is None]
    if not findings:
        return data
    try:
        return _annotated(document.path, data, findings)
    except InputNotRead:
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
        reason = f"nothing can be added to it ({type(error).__name__})"
        raise InputNotRead(document.path, reason) from error


def _annotated(path: str, data: bytes, findings: Sequence[FindingReport]) -> bytes:
    writer = _writer(path, data)
    pages = _Pages(writer)
    without_place: list[FindingReport] = []
    for finding in findings:
        message = "\n".join(comment_lines(finding))
        color = _COLORS[finding.severity]
        if not pages.highlight(finding.location, color, 1.0, message, finding.fingerprint):
            without_place.append(finding)
        for number, related in enumerate(finding.related):
            words = safe_text(f"{related.message} (a place of: {finding.message})")
            pages.highlight(related.location, color, _FAINT, words, f"{finding.fingerprint}-{number + 1}")
    if without_place:
        gravest = min((finding.severity for finding in without_place), key=lambda severity: severity.rank)
        pages.note(_COLORS[gravest], "\n".join(joint_comment_lines(without_place)))
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _writer(path: str, data: bytes) -> PdfWriter:
    """What adds to the file at its end, or makes it anew where its index is damaged."""
    getLogger("pypdf").addHandler(NullHandler())  # without a handler its warnings would go to standard error
    if PdfReader(BytesIO(data)).is_encrypted:
        raise InputNotRead(path, "encrypted: nothing can be added to it")
    try:
        sound = len(PdfReader(BytesIO(data), strict=True).pages) > 0
    except PyPdfError:
        sound = False
    return PdfWriter(BytesIO(data), incremental=True) if sound else PdfWriter(clone_from=PdfReader(BytesIO(data)))


class _Pages:
    """The pages of a PDF that is added to."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._pages = list(writer.pages)

    def highlight(self, place: Location | None, color: _Color, strength: float, words: str, name: str) -> bool:
        """Highlights a place; False for one that is on no page."""
        if place is None or place.page is None or not place.boxes or place.page > len(self._pages):
            return False
        bounds = _around(place.boxes)
        corners = (
            corner
            for left, bottom, right, top in place.boxes
            for corner in (left, top, right, top, left, bottom, right, bottom)
        )
        annotation = _annotation("/Highlight", bounds, color, words, name)
        annotation[NameObject("/QuadPoints")] = _numbers(corners)
        annotation[NameObject("/CA")] = FloatObject(strength)
        annotation[NameObject("/AP")] = DictionaryObject(
            {NameObject("/N"): self._writer._add_object(_look(place.boxes, bounds, color, strength))}
        )
        self._add(self._pages[place.page - 1], annotation)
        return True

    def note(self, color: _Color, words: str) -> None:
        """Sets a note at the top of the first page."""
        page = self._pages[0]
        left, top = float(page.cropbox.left) + _NOTE_MARGIN, float(page.cropbox.top) - _NOTE_MARGIN
        annotation = _annotation(
            "/Text", (left, top - _NOTE_SIZE, left + _NOTE_SIZE, top), color, words, "without-place"
        )
        annotation[NameObject("/Name")] = NameObject("/Note")
        self._add(page, annotation)

    def _add(self, page: PageObject, annotation: DictionaryObject) -> None:
        reference = self._writer._add_object(annotation)
        if "/Annots" in page and isinstance(present := page["/Annots"].get_object(), ArrayObject):
            present.append(reference)
        else:
            page[NameObject("/Annots")] = ArrayObject([reference])


def _annotation(kind: str, bounds: _Box, color: _Color, words: str, name: str) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers(bounds),
            NameObject("/C"): _numbers(color),
            NameObject("/Contents"): TextStringObject(words),
            NameObject("/T"): TextStringObject(AUTHOR),
            NameObject("/NM"): TextStringObject(f"{AUTHOR}-{name}"),
            NameObject("/F"): NumberObject(_PRINTED),
        }
    )


def _look(boxes: Sequence[_Box], bounds: _Box, color: _Color, strength: float) -> DecodedStreamObject:
    """How a highlight is painted: over the words, which show through."""
    areas = "".join(
        f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re " for left, bottom, right, top in boxes
    )
    stream = DecodedStreamObject()
    stream.set_data(f"/M gs {' '.join(f'{part:g}' for part in color)} rg {areas}f".encode("ascii"))
    state = DictionaryObject({NameObject("/BM"): NameObject("/Multiply"), NameObject("/ca"): FloatObject(strength)})
    states = DictionaryObject({NameObject("/M"): state})
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(bounds),
            NameObject("/Resources"): DictionaryObject({NameObject("/ExtGState"): states}),
        }
    )
    return stream


def _around(boxes: Sequence[_Box]) -> _Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject([FloatObject(f"{value:.3f}") for value in values])
