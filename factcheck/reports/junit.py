"""JUnit XML, valid against the schema of Jenkins (junit-10.xsd): a suite a release, a test case a finding.

GitLab and Jenkins keep only the first of several test cases with one name, so each name holds the fingerprint.
Errors and warnings are failures; a note is a passed case that says it in its output; what was not read is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from factcheck.findings.report import DocumentReport, FindingReport, Summary
from factcheck.findings.severity import Severity
from factcheck.reports.paths import relative_path
from factcheck.reports.places import spot_words
from factcheck.reports.run import Run
from factcheck.reports.safe import safe_text

# Characters that XML 1.0 forbids even as references; safe_text has shown the others.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(documents: Iterable[DocumentReport], summary: Summary, run: Run) -> Iterator[str]:
    """The pieces of the report, a suite each."""
    del summary  # totals would have to stand before the suites, which are written as they come
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name={_attribute(run.tool.name)}>\n'
    for document in documents:
        yield _suite(document, run)
    yield "</testsuites>\n"


def _suite(document: DocumentReport, run: Run) -> str:
    path = relative_path(document.path, run.folder)
    cases = [_case(path, finding, unread=document.reason is not None) for finding in document.findings]
    if document.reason is None:
        cases.insert(
            0, f"<testcase classname={_attribute(path)} name={_attribute('the release was read and checked')}/>"
        )
    failures = sum(
        finding.severity is not Severity.NOTE and finding.suppression is None and document.reason is None
        for finding in document.findings
    )
    skipped = sum(finding.suppression is not None for finding in document.findings)
    errors = int(document.reason is not None)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    return f"<testsuite name={_attribute(path)} {counts}>\n" + "\n".join(cases) + "\n</testsuite>\n"


def _case(path: str, finding: FindingReport, unread: bool) -> str:
    place = finding.location
    where = (
        "" if place is None else f" {place.line}:{place.column}" if place.frame == "file" else f" {spot_words(place)}"
    )
    name = f"{finding.rule}{where} {finding.fingerprint[:8]}"
    return (
        f"<testcase classname={_attribute(path)} name={_attribute(name)}>{_outcome(path, finding, unread)}</testcase>"
    )


def _outcome(path: str, finding: FindingReport, unread: bool) -> str:
    told = _text(_body(path, finding))
    message, kind = _attribute(finding.message), _attribute(finding.severity.value)
    if finding.suppression is not None:
        return f"<skipped message={_attribute(finding.suppression.reason)}/>"
    if unread:
        return f"<error message={message} type={_attribute(finding.rule)}>{told}</error>"
    if finding.severity is Severity.NOTE:
        return f"<system-out>{told}</system-out>"
    return f"<failure message={message} type={kind}>{told}</failure>"


def _body(path: str, finding: FindingReport) -> str:
    """What a build server shows: the place, the words with the place between brackets, and the repairs."""
    lines = [f"{finding.severity.value}: {finding.message}"]
    if finding.location is not None:
        lines.append(f"{path}: {spot_words(finding.location)}")
    if finding.excerpt is not None:
        words, start, end = finding.excerpt.text, finding.excerpt.start, finding.excerpt.end
        lines.append(f"{words[:start]}⟦{words[start:end]}⟧{words[end:]}")
    lines += [f"and {spot_words(related.location)}: {related.message}" for related in finding.related]
    lines += [f"fix: {fix.description}" for fix in finding.fixes]
    return "\n".join(map(safe_text, lines))


def _text(words: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", words))


def _attribute(words: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", safe_text(words)))
