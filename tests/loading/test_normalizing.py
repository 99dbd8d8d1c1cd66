"""Normal text, and the way back to what it was made from."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.normalizing import normal
from factcheck.text.span import Span

_TEXT = st.text(
    alphabet="ae1 \r\n\u00a0\u2009\u00ad\u200b\u0301\u0323\u0308\u212b😀ü“가\u1100\u1161\u11a8", max_size=40
)


def test_text_that_is_normal_is_left_alone() -> None:
    for text in ("plain\ntext", "Jürgen – “quoted” 😀"):
        made = normal(text)
        assert made.text == text
        assert made.pieces == ()


def test_spaces_keep_their_places() -> None:
    made = normal("7\u00a0June\u20092023")
    assert made.text == "7 June 2023"
    assert made.pieces == ()


def test_line_ends_and_invisible_characters() -> None:
    made = normal("a\r\nb\rc\u00add\u200b8")
    assert made.text == "a\nb\ncd8"
    assert made.offsets.to_source(Span(1, 2)) == Span(1, 3)
    assert made.offsets.to_source(Span(2, 3)) == Span(3, 4)
    assert made.offsets.to_source(Span(4, 7)) == Span(5, 10)


def test_composed_letters_lead_back_to_all_their_parts() -> None:
    made = normal("Ju\u0308rgen")
    assert made.text == "Jürgen"
    assert made.offsets.to_source(Span(1, 2)) == Span(1, 3)
    assert made.offsets.to_source(Span(2, 6)) == Span(3, 7)


def test_a_heap_of_marks_is_left_as_it_stands() -> None:
    heap = "a" + "\u0301\u0323" * 4000
    assert normal(heap).text == heap


@given(_TEXT)
def test_the_text_is_normal(source: str) -> None:
    text = normal(source).text
    assert is_normalized("NFC", text)
    assert "\r" not in text
    assert "\u00a0" not in text


@given(_TEXT, st.integers(0, 40), st.integers(0, 40))
def test_each_place_leads_back_to_what_it_was_made_from(source: str, first: int, second: int) -> None:
    made = normal(source)
    start, end = sorted((min(first, len(made.text)), min(second, len(made.text))))
    place = made.offsets.to_source(Span(start, end))
    assert place.end <= len(source)
    written = normalize("NFC", place.of(source)).replace("\r\n", "\n").replace("\r", "\n")
    for space in "\u00a0\u2009":
        written = written.replace(space, " ")
    for invisible in "\u00ad\u200b":
        written = written.replace(invisible, "")
    if end > start:
        assert normalize("NFC", made.text[start:end]) in (written, normalize("NFC", written))
