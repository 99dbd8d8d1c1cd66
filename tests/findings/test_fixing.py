"""Safe fixes over a text: what is changed, and that nothing else is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.findings.finding import Applicability, Checker, Edit, Finding, Fix, Related
from factcheck.findings.fixing import apply_safe_fixes
from factcheck.findings.severity import Confidence, Severity
from factcheck.loading.load import load
from factcheck.loading.passage import load_passage
from factcheck.text.document import Document
from factcheck.text.span import Span

TEXT = "The 91th assembly met on the 2th of May."


def finding(
    span: Span, *edits: Edit, safety: Applicability = Applicability.SAFE, beside: Span | None = None
) -> Finding:
    return Finding(
        "ordinal-suffix-mismatch",
        Checker.FIGURES,
        Severity.ERROR,
        Confidence.HIGH,
        "two values",
        span,
        related=() if beside is None else (Related(beside, "the other"),),
        fixes=(Fix("write it right", safety, edits),),
    )


def replaced(document: Document, words: str, by: str, **more: Applicability) -> Finding:
    start = document.text.index(words)
    span = Span(start, start + len(words))
    return finding(span, Edit(span, by), **more)


def test_only_safe_fixes_are_applied() -> None:
    document = load_passage(TEXT)
    offered = replaced(document, "2th", "2nd", safety=Applicability.OFFERED)
    fixed = apply_safe_fixes(document, [replaced(document, "91th", "91st"), offered])
    assert (fixed.source, fixed.applied, fixed.waiting) == (TEXT.replace("91th", "91st"), 1, 0)


def test_the_first_of_two_that_touch_wins() -> None:
    document = load_passage(TEXT)
    fixed = apply_safe_fixes(document, [replaced(document, "91th", "91st"), replaced(document, "th assembly", "x")])
    assert (fixed.source, fixed.applied, fixed.waiting) == (TEXT.replace("91th", "91st"), 1, 1)


def test_an_insertion_beside_an_edit_waits() -> None:
    document = load_passage(TEXT)
    at = document.text.index(" assembly")
    inserted = finding(Span(at, at + 9), Edit(Span(at, at), "!"))
    fixed = apply_safe_fixes(document, [replaced(document, "91th", "91st"), inserted])
    assert (fixed.applied, fixed.waiting) == (1, 1)


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    document = load_passage(TEXT)
    first, second = Span(4, 8), Span(document.text.index("2th"), document.text.index("2th") + 3)
    pair = (Edit(first, "92nd"), Edit(second, "3rd"))
    assert apply_safe_fixes(document, [finding(first, *pair)]).source == TEXT  # the second place is not shown
    shown = apply_safe_fixes(document, [finding(first, *pair, beside=second)])
    assert shown.source == "The 92nd assembly met on the 3rd of May."
    clash = apply_safe_fixes(document, [replaced(document, "2th", "2nd"), finding(first, *pair, beside=second)])
    assert clash.source == TEXT.replace("2th", "2nd")


def test_markup_inside_the_words_is_never_taken_away() -> None:
    document = load("a.md", b"# Harbour opens\n\nThe 91*th* assembly met on the **2th** of May.\n")
    assert apply_safe_fixes(document, [replaced(document, "91th", "91st")]).applied == 0
    fixed = apply_safe_fixes(document, [replaced(document, "2th", "2nd")])
    assert "91*th* assembly met on the **2nd** of" in fixed.source


@given(
    st.lists(
        st.sampled_from(["1th", "2th", "e\u0301", "\r\n", "\r", "\u00a0", "\U0001f6a2", "word ", "\ufeff"]), max_size=30
    )
)
def test_everything_else_keeps_its_characters(words: list[str]) -> None:
    source = "Start " + " ".join(words)
    document = load("a.txt", source.encode())
    spans = [Span(at, at + 3) for at in range(len(document.text)) if document.text[at : at + 3] == "1th"]
    fixed = apply_safe_fixes(document, [finding(span, Edit(span, "1st")) for span in spans])
    assert fixed.source == document.source.replace("1th", "1st")
    assert fixed.applied == len(spans)
