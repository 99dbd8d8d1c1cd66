"""The same release in every format: the same errors are found, each at its own words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.findings.report import DocumentReport, FindingReport
from factcheck.findings.severity import Severity
from factcheck.pipeline import Input, Options, check_input
from tests.formats.content import PLANTED
from tests.formats.writers import as_flat_odt, as_html, as_mail, as_markdown, as_text

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "formats"
FILES = sorted(path.name for path in FOLDER.iterdir())
WRITTEN: dict[str, Callable[[], bytes]] = {
    "release.txt": lambda: as_text().encode(),
    "release.md": lambda: as_markdown().encode(),
    "release.html": lambda: as_html().encode(),
    "release.eml": as_mail,
}
# A note has a mark of its own in every format, and none in those that keep it beside the text.
UNLIKE = {"footnote"}
# What a format cannot say, and so no rule can find there.
LOST: dict[str, set[str]] = {
    "release.txt": {"table-total-mismatch"},  # its columns are only spaces
    "release-browser.pdf": {"list-count-mismatch"},  # its bullets are drawn, no letters
}


def report_of(name: str, data: bytes) -> DocumentReport:
    """The report of a file with this name and content."""
    report = check_input(Input(name, data), Options())
    assert report.reason is None, report.reason
    return report


def grave(report: DocumentReport) -> list[FindingReport]:
    """Its errors and warnings."""
    return [finding for finding in report.findings if finding.severity is not Severity.NOTE]


def quoted(report: DocumentReport) -> Counter[tuple[str, str]]:
    """The rule and the words of each error and warning, with every run of white space made one space."""
    return Counter((f.rule, " ".join(f.location.quote.split())) for f in grave(report) if f.location is not None)


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_files_are_up_to_date(name: str) -> None:
    """What no other program writes is as our own writers write it."""
    assert (FOLDER / name).read_bytes() == WRITTEN[name]()
    assert as_flat_odt().startswith("<?xml")


@pytest.mark.parametrize("name", FILES)
def test_every_planted_error_is_found_at_its_words(name: str) -> None:
    found = quoted(report_of(name, (FOLDER / name).read_bytes()))
    expected = Counter({(p.rule, p.quote): 1 for p in PLANTED if p.rule not in LOST.get(name, ())})
    assert found == expected


@pytest.mark.parametrize("name", FILES)
def test_the_same_facts(name: str) -> None:
    """The ledger of every format agrees with that of the Markdown file."""
    expected = facts("release.md")
    if "table-total-mismatch" in LOST.get(name, ()):
        expected -= Counter({("figure", "790"): 1, ("table", "300"): 1, ("table", "930"): 1})
    if "list-count-mismatch" in LOST.get(name, ()):
        expected -= Counter({("count", "four measures"): 1})
    assert facts(name) == expected


def facts(name: str) -> Counter[tuple[str, str]]:
    """The kind and words of each fact that was looked at."""
    report = report_of(name, (FOLDER / name).read_bytes())
    facts = ((fact.kind, " ".join(fact.quote.split())) for fact in report.claims)
    return Counter(fact for fact in facts if fact[0] not in UNLIKE)


@pytest.mark.parametrize("name", FILES)
def test_places_are_told_as_the_format_has_them(name: str) -> None:
    for finding in grave(report_of(name, (FOLDER / name).read_bytes())):
        place = finding.location
        assert place is not None
        if name.endswith((".txt", ".md", ".html")):
            assert (place.frame, place.page, place.paragraph) == ("file", None, None)
        elif name.endswith(".pdf"):
            assert place.page in (1, 2, 3)
            assert place.boxes
        else:
            assert place.frame == "text"
            assert place.paragraph or place.cell or place.part


def with_mark(text: str) -> bytes:
    return b"\xef\xbb\xbf" + text.encode()


ENCODED: dict[str, Callable[[str], bytes]] = {
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "bom": with_mark,
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "cp1252": lambda text: text.encode("cp1252"),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
}


@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize("name", ["release.txt", "release.md", "release.html"])
def test_encodings(name: str, encoding: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    if name.endswith(".html") and encoding in ("cp1252", "utf-16", "utf-16-be", "utf-32"):
        text = text.replace('<meta charset="utf-8">\n', "")
    written = report_of(name, ENCODED[encoding](text))
    assert quoted(written) == quoted(report_of(name, text.encode()))


def test_wrapped_lines() -> None:
    """Seventy-two columns, as mail programs wrap: the words of a finding may stand on two lines."""
    assert quoted(report_of("release.txt", as_text(width=72).encode())) == quoted(
        report_of("release.txt", as_text().encode())
    )
