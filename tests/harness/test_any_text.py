"""No text crashes a rule: pieces of all examples, cut, glued and mixed with odd characters."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.findings.finding import Finding
from factcheck.loading.load import load
from factcheck.pipeline import document_release
from factcheck.release import Release
from factcheck.text.span import Span
from tests.harness.running import TEXT_RULES, cases

TEXTS = sorted({case.text for role in ("flags", "accepts", "misses") for case in cases(role)})
ODD = st.text(st.characters(codec="utf-8"), max_size=12)
GLUE = st.sampled_from(["", " ", "\n", "\n\n", ", ", ". ", " – ", " “", "” ", " (", ") ", "\u00a0", "\u2028", "\t"])


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """A piece of an example, from anywhere to anywhere."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) // 2))
    return text[start : draw(st.integers(start, len(text)))]


@settings(max_examples=150)
@given(st.lists(st.one_of(pieces(), pieces(), GLUE, ODD), min_size=1, max_size=8), st.sampled_from([".txt", ".md"]))
def test_no_text_crashes(parts: list[str], suffix: str) -> None:
    try:
        document = load(f"any{suffix}", "".join(parts).encode("utf-8", "surrogatepass"))
    except InputNotRead:
        return
    release = document_release(document)
    for mention in release.mentions.all():
        assert mention.span.end <= len(release.text)
    for rule in TEXT_RULES:
        for outcome in rule.check(release):
            for span in _spans(outcome) if isinstance(outcome, Finding) else [outcome.span, *outcome.evidence]:
                _stands_in(release, span)


def _spans(finding: Finding) -> list[Span]:
    spans = [related.span for related in finding.related]
    spans += [edit.span for fix in finding.fixes for edit in fix.edits]
    return [*spans, finding.span] if finding.span is not None else spans


def _stands_in(release: Release, span: Span) -> None:
    assert span.end <= len(release.text)
    place = release.document.place(span)
    assert 0 <= place.start <= place.end <= len(release.document.source)
    assert (place.line, place.column) <= (place.end_line, place.end_column)
