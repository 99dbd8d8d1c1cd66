"""Every rule finds what its examples mark, at the marked places, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checkers.rule import Example
from factcheck.findings.finding import Checker, Finding
from tests.harness.running import TEXT_RULES, Case, cases, expected, findings_of, found, is_shown, release_of, told


def by_name(case: Case) -> str:
    return case.name


@pytest.mark.parametrize("case", cases("flags"), ids=by_name)
def test_flags(case: Case, tmp_path: Path) -> None:
    release = release_of(case, tmp_path)
    findings = findings_of(case.rule, release)
    assert case.places or not _has_text_place(findings), f"an example that flags marks its place: {case.example.text}"
    assert findings, f"{case.rule.id} finds nothing in: {case.example.text}"
    shown = found(release, findings)
    assert shown == expected(case, release), "\n".join([shown, *(finding.message for finding in findings)])


@pytest.mark.parametrize("case", cases("accepts"), ids=by_name)
def test_accepts(case: Case, tmp_path: Path) -> None:
    assert not case.places, f"an example that is right has no marks: {case.example.text}"
    release = release_of(case, tmp_path)
    wrong = list(findings_of(case.rule, release))
    for rule in TEXT_RULES:
        if rule is case.rule or rule.checker is Checker.CLAIMS:
            continue  # claims are notes that any figure without a source earns
        if case.example.whole or not rule.whole_release:
            wrong += [finding for finding in findings_of(rule, release) if is_shown(finding)]
    assert not wrong, "\n".join(told(release, finding) for finding in wrong)


@pytest.mark.parametrize("case", cases("misses"), ids=by_name)
def test_misses(case: Case, tmp_path: Path) -> None:
    """A known gap: when it is closed, this says so."""
    assert case.places, f"a known gap marks the place that is missed: {case.example.text}"
    release = release_of(case, tmp_path)
    shown = found(release, findings_of(case.rule, release))
    assert shown != expected(case, release), f"found now, move it to flags: {case.example.text}"


@pytest.mark.parametrize("case", cases("flags"), ids=by_name)
def test_findings_are_well_made(case: Case, tmp_path: Path) -> None:
    release = release_of(case, tmp_path)
    for finding in findings_of(case.rule, release):
        spans = [related.span for related in finding.related]
        spans += [edit.span for fix in finding.fixes for edit in fix.edits]
        spans += [finding.span] if finding.span else []
        assert all(span.end <= len(release.text) for span in spans)
        assert finding.span is None or finding.span.of(release.text).strip(), "the place shows nothing"
        assert (finding.rule, finding.checker) == (case.rule.id, case.rule.checker)
        for words in (finding.message, *(related.message for related in finding.related)):
            assert words, "a message is empty"
            assert "\n" not in words, f"one line: {words!r}"
            assert not words.endswith("."), f"no full stop: {words!r}"
            assert _starts_low(words, release.text), f"lower case: {words!r}"
        if release.text and finding.span and release.in_speech(finding.span):
            assert not finding.fixes, "nobody may edit a quotation"


@pytest.mark.parametrize("case", cases("flags") + cases("accepts"), ids=by_name)
def test_same_twice(case: Case, tmp_path: Path) -> None:
    first, second = release_of(case, tmp_path), release_of(case, tmp_path)
    assert list(case.rule.check(first)) == list(case.rule.check(first)), "a rule keeps no state"
    assert list(case.rule.check(first)) == list(case.rule.check(second))


def _has_text_place(findings: list[Finding]) -> bool:
    return any(finding.span is not None for finding in findings)


def _starts_low(message: str, text: str) -> bool:
    """Lower case, unless the message begins with words of the release or a name in capitals."""
    word = message.split()[0].strip("\"“”‘’'")
    return not word[:1].isupper() or word in text or word.isupper()


def test_example_is_a_text_or_an_example() -> None:
    for rule in TEXT_RULES:
        for given in (*rule.flags, *rule.accepts, *rule.misses):
            assert isinstance(given, str | Example)
