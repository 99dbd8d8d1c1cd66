"""What comes from a document cannot steer a terminal or a build server."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reports.safe import safe_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("7 – 9 June, “quoted” café 東京 👩‍🚒", "7 – 9 June, “quoted” café 東京 👩‍🚒"),
        ("a\tb\nc", "a b c"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("\x9b2J", "<U+009B>2J"),
        ("abc\u202edef", "abc<U+202E>def"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("##[error]no", "# #[error]no"),
        ("##vso[task.complete]", "# #vso[task.complete]"),
        ("## heading", "## heading"),
        ("\udc80.txt", "<U+DC80>.txt"),
    ],
)
def test_makes_visible(text: str, shown: str) -> None:
    assert safe_text(text) == shown


@given(st.text())
def test_holds_no_control_and_stays_as_it_is(text: str) -> None:
    shown = safe_text(text)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
    assert safe_text(shown) == shown
