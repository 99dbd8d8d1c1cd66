"""Fingerprints stay the same while the rest of a file is edited."""

from __future__ import annotations

import unicodedata

import pytest

from factcheck.findings.finding import Checker, Finding
from factcheck.findings.fingerprint import fingerprints
from factcheck.findings.severity import Confidence, Severity
from factcheck.loading.load import load
from factcheck.text.document import Document
from factcheck.text.span import Span

TEXT = """Harbour café reopens after repairs

7 June 2023

The harbour café reopened on Monday, 7 June 2023 after repairs.

The café in the old town reopened on Monday, 7 June 2023 as well.
"""
PLACE = "Monday, 7 June 2023"


def document(text: str, encoding: str = "utf-8") -> Document:
    return load("release.txt", text.encode(encoding))


def found(loaded: Document, rule: str = "weekday-mismatch") -> list[str]:
    spans, at = [], loaded.text.find(PLACE)
    while at >= 0:
        spans.append(Span(at, at + len(PLACE)))
        at = loaded.text.find(PLACE, at + 1)
    return fingerprints(loaded, [finding(rule, span) for span in spans])


def finding(rule: str, span: Span | None, message: str = "message") -> Finding:
    return Finding(rule, Checker.DATES, Severity.ERROR, Confidence.HIGH, message, span)


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace("\n\nThe harbour", "\n\nA new paragraph, with 14 words of its own.\n\nThe harbour"),
        TEXT.replace("as well", "as well as the pier"),
        TEXT.replace("after repairs.", "after repairs.  Tickets are free."),
    ],
    ids=["crlf", "bom", "nfd", "paragraph before", "words later in the sentence", "sentence after"],
)
def test_stays_the_same(text: str) -> None:
    assert found(document(text))[0] == found(document(TEXT))[0]


def test_differs_by_place_rule_and_occurrence() -> None:
    twice = document("Monday, 7 June 2023\n\nMonday, 7 June 2023\n\nMonday, 7 June 2023\n")
    marks = [*found(twice), *found(twice, "impossible-date"), *found(document(TEXT))]
    assert len(set(marks)) == len(marks) == 8


def test_without_a_place_the_message_tells() -> None:
    loaded = document(TEXT)
    findings = [finding("missing-field", None, "no contact"), finding("missing-field", None, "no issuer")]
    assert len(set(fingerprints(loaded, findings))) == 2
