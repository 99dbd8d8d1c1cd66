"""Findings at words of Word files, and the comments that are written of them."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from factcheck.annotations.word import annotate_word
from factcheck.findings.assemble import placeless
from factcheck.findings.finding import Checker
from factcheck.findings.report import (
    DocumentReport,
    DocumentStatus,
    FindingReport,
    Location,
)
from factcheck.findings.severity import Severity
from factcheck.loading.docx.reader import read_docx
from tests.loading.word_files import (
    W,
    entries_of,
)

MAIN = "word/document.xml"
COMMENTS = "word/comments.xml"


def finding(location: Location | None, message: str = "these differ", **more: object) -> FindingReport:
    made = replace(placeless("count-conflict", Severity.ERROR, message, "f"), checker=Checker.COUNTS, location=location)
    return replace(made, **more)  # type: ignore[arg-type]


def place(data: bytes, words: str, nth: int = 0) -> Location:
    """Where words stand in the text that is extracted from a file."""
    source = read_docx("release.docx", data).source
    start = -1
    for _ in range(nth + 1):
        start = source.index(words, start + 1)
    return Location(start, start + len(words), 1, 1, 1, 1, words, frame="text", paragraph=1)


def report(*findings: FindingReport) -> DocumentReport:
    return DocumentReport("release.docx", "word", "0", DocumentStatus.CHECKED, None, findings)


def annotated(data: bytes, *words: str) -> bytes:
    return annotate_word(data, report(*(finding(place(data, word)) for word in words)))


def commented(data: bytes, main: str = MAIN, namespace: str = W) -> dict[str, str]:
    """The words that each comment of a file stands on, by its id: read without any of the code that wrote them."""
    open_ids: list[str] = []
    found: dict[str, str] = {}
    referred: list[str] = []
    names = {f"{{{namespace}}}{local}": local for local in ("t", "tab", "br", "sym")}
    for element in ElementTree.fromstring(entries_of(data)[main]).iter():
        number = element.get(f"{{{namespace}}}id", "")
        if element.tag == f"{{{namespace}}}commentRangeStart":
            open_ids.append(number)
            found[number] = ""
        elif element.tag == f"{{{namespace}}}commentRangeEnd":
            open_ids.remove(number)
        elif element.tag == f"{{{namespace}}}commentReference":
            referred.append(number)
        elif element.tag in names:
            written = (
                (element.text or "")
                if names[element.tag] == "t"
                else {"tab": "\t", "br": "\n"}.get(names[element.tag], "•")
            )
            for each in open_ids:
                found[each] += written
    assert not open_ids
    assert sorted(referred) == sorted(found)
    return found


def said(data: bytes, part: str = COMMENTS) -> dict[str, list[str]]:
    """The lines of each comment by its id."""
    comments = ElementTree.fromstring(entries_of(data)[part])
    return {
        comment.get(f"{{{W}}}id", ""): [
            "".join(text.text or "" for text in line.iter(f"{{{W}}}t")) for line in comment.iter(f"{{{W}}}p")
        ]
        for comment in comments
    }
