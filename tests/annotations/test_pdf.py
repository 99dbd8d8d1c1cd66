"""Findings as highlights in a copy of a PDF."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from factcheck.annotations.pdf import annotate_pdf
from factcheck.errors import InputNotRead
from factcheck.findings.report import DocumentReport, FindingReport
from factcheck.findings.severity import Severity
from factcheck.loading.pdf.reader import read_pdf
from factcheck.pipeline import Input, Options, check_input
from tests.loading.pdf_pages import BOLD, Page, pdf

OTHER_NOTE = "<</Type/Annot/Subtype/Text/Rect[9 9 30 30]/Contents(Is this right?)/T(Ola)>>"


def release(annotations: tuple[str, ...] = ()) -> bytes:
    """A release with a wrong weekday on its first page and another on its second."""
    first, second = Page(annotations=list(annotations)), Page()
    first.put(70, 760, "Norvale opens a terminal", BOLD, 18)
    first.put(70, 740, "7 June 2023")
    first.paragraph(70, 700, "NORVALE - On Monday, 7 June 2023 the harbour authority opened its eastern terminal.", 40)
    second.paragraph(70, 700, "The council will meet on Friday, 5 July 2023, to decide on the costs of the railway.")
    return pdf(first, second)


def report_of(data: bytes) -> DocumentReport:
    """What a run says of the file."""
    return check_input(Input("a.pdf", data), Options())


def annotations(data: bytes, page: int) -> list[Any]:
    """The annotations of a page."""
    return [reference.get_object() for reference in PdfReader(BytesIO(data)).pages[page].get("/Annots", ())]


def placed(report: DocumentReport) -> list[FindingReport]:
    """The findings that have a place."""
    return [finding for finding in report.findings if finding.location is not None]


def test_each_finding_is_highlighted_where_it_stands() -> None:
    data = release()
    report = report_of(data)
    annotated = annotate_pdf(data, report)
    notes = [
        (page, note) for page in (0, 1) for note in annotations(annotated, page) if note["/Subtype"] == "/Highlight"
    ]
    findings = placed(report)
    assert len(findings) >= 2
    for finding in findings:
        place = finding.location
        assert place is not None
        assert place.page is not None
        note = next(note for page, note in notes if note["/NM"] == f"factcheck-{finding.fingerprint}")
        assert (place.page - 1, note) in notes
        assert finding.message in note["/Contents"]
        assert note["/T"] == "factcheck"
        assert len(note["/QuadPoints"]) == 8 * len(place.boxes)
        corners = [float(corner) for corner in note["/QuadPoints"]]
        assert min(corners[::2]) == pytest.approx(min(box[0] for box in place.boxes), abs=0.01)
        assert max(corners[1::2]) == pytest.approx(max(box[3] for box in place.boxes), abs=0.01)


def test_a_place_over_two_lines_has_two_boxes() -> None:
    words = "NORVALE - The authority opened it on Monday, 7 June 2023, in the presence of the whole council."
    page = Page()
    page.put(70, 740, "7 June 2023")
    page.paragraph(70, 700, words, 46)
    data = pdf(page)
    boxes = [len(place.location.boxes) for place in placed(report_of(data)) if place.location is not None]
    assert 2 in boxes
    note = next(note for note in annotations(annotate_pdf(data, report_of(data)), 0) if len(note["/QuadPoints"]) == 16)
    assert note["/AP"]["/N"].get_data().count(b" re ") == 2


def test_what_has_no_place_is_said_at_the_top_of_the_first_page() -> None:
    data = release()
    report = report_of(data)
    without = [finding for finding in report.findings if finding.location is None]
    assert without
    notes = [note for note in annotations(annotate_pdf(data, report), 0) if note["/Subtype"] == "/Text"]
    assert len(notes) == 1
    assert all(finding.message in notes[0]["/Contents"] for finding in without)
    assert float(notes[0]["/Rect"][1]) > 800


def test_severities_have_colours_and_related_places_are_fainter() -> None:
    data = release()
    notes = annotations(annotate_pdf(data, report_of(data)), 0)
    colours = {
        tuple(map(float, note["/C"])) for note in notes if Severity.ERROR.value in note["/Contents"].split("\n")[0]
    }
    assert len(colours) == 1
    strengths = {float(note["/CA"]) for note in notes if note["/Subtype"] == "/Highlight"}
    assert 1.0 in strengths


def test_what_stood_in_the_file_stays() -> None:
    data = release((OTHER_NOTE,))
    report = report_of(data)
    annotated = annotate_pdf(data, report)
    assert annotated.startswith(data)
    assert "Is this right?" in [note.get("/Contents") for note in annotations(annotated, 0)]
    before, after = read_pdf("a.pdf", data), read_pdf("a.pdf", annotated)
    assert (before.text, before.blocks, before.notices) == (after.text, after.blocks, after.notices)


def test_the_same_findings_make_the_same_file() -> None:
    data = release()
    assert annotate_pdf(data, report_of(data)) == annotate_pdf(data, report_of(data))


def test_the_findings_are_found_again_in_the_annotated_file() -> None:
    data = release()
    before = report_of(data)
    after = report_of(annotate_pdf(data, before))
    assert [finding.fingerprint for finding in before.findings] == [finding.fingerprint for finding in after.findings]


def test_a_file_with_a_damaged_index_is_made_anew() -> None:
    data = release()
    start = data.index(b"xref")
    broken = data[:start] + data[start:].replace(b"0000000", b"0000009")
    annotated = annotate_pdf(broken, report_of(broken))
    assert read_pdf("a.pdf", annotated).text == read_pdf("a.pdf", broken).text
    assert len(annotations(annotated, 0)) > 1
    assert annotated == annotate_pdf(broken, report_of(broken))


def test_a_file_without_findings_is_left_alone() -> None:
    data = release()
    report = report_of(data)
    assert annotate_pdf(data, DocumentReport("a.pdf", None, None, report.status, None, ())) == data


def test_an_encrypted_file_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(release())))
    writer.encrypt("", "secret")
    written = BytesIO()
    writer.write(written)
    data = written.getvalue()
    with pytest.raises(InputNotRead, match="encrypted: nothing can be added to it"):
        annotate_pdf(data, report_of(data))


def test_a_file_that_cannot_be_added_to_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    data = release()
    report = report_of(data)
    with pytest.raises(InputNotRead, match="nothing can be added to it"):
        annotate_pdf(data[:200], report)
    assert capfd.readouterr() == ("", "")
