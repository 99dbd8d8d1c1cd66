"""A finding does not depend on how a file ends its lines, marks its byte order or writes its accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.findings.finding import Finding
from factcheck.release import Release
from tests.harness.running import Case, as_file, cases, findings_of, read_release

VARIANTS: dict[str, Callable[[str], bytes]] = {
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "bom": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
}


@pytest.mark.parametrize("case", cases("flags") + cases("accepts"), ids=lambda case: case.name)
def test_same_in_every_file(case: Case, tmp_path: Path) -> None:
    text, example = as_file(case), case.example
    plain = read_release(text.encode(), tmp_path, example)
    expected = [_told(plain, finding) for finding in findings_of(case.rule, plain)]
    for name, written in VARIANTS.items():
        release = read_release(written(text), tmp_path, example)
        assert release.text == plain.text, name
        findings = findings_of(case.rule, release)
        assert [_told(release, finding) for finding in findings] == expected, name
        for finding in findings:
            assert _in_file(release, finding) == _in_text(release, finding), name


def _told(release: Release, finding: Finding) -> tuple[object, ...]:
    return (finding, _in_text(release, finding))


def _in_text(release: Release, finding: Finding) -> str | None:
    return _same_writing(finding.span.of(release.text)) if finding.span else None


def _in_file(release: Release, finding: Finding) -> str | None:
    """The words of the file at the place that is reported."""
    if finding.span is None:
        return None
    place = release.document.place(finding.span)
    return _same_writing(release.document.source[place.start : place.end])


def _same_writing(words: str) -> str:
    return unicodedata.normalize("NFC", words).replace("\r\n", "\n")
