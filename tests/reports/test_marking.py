"""Excerpts in lines of a given width, their places underlined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.reports.marking import Mark, display_width, marked_rows

TEXT = "Meals are served at noon; the three-day (7 – 10 June) fair opens at nine and closes at six every day."


def shown(text: str, *places: tuple[str, str], width: int = 60) -> list[str]:
    marks = [
        Mark(text.index(words), text.index(words) + len(words), "~" if label else "^", label) for words, label in places
    ]
    return [row.text for row in marked_rows(text, marks, width)]


def test_short_text_is_shown_whole() -> None:
    assert shown("The 31 June date", ("31 June", "")) == ["The 31 June date", "    ^^^^^^^"]


def test_second_place_has_its_label() -> None:
    assert shown("a three-day (7 – 10 June) fair", ("7 – 10 June", ""), ("three-day", "the length")) == [
        "a three-day (7 – 10 June) fair",
        "  ~~~~~~~~~  ^^^^^^^^^^^",
        "  the length",
    ]


def test_long_text_is_cut_around_the_place() -> None:
    line, below = shown(TEXT, ("7 – 10 June", ""), width=40)
    assert line.startswith("…")
    assert line.endswith("…")
    assert len(line) <= 40
    assert line[below.index("^") : below.rindex("^") + 1] == "7 – 10 June"


def test_places_far_apart_are_wrapped() -> None:
    rows = shown(TEXT, ("Meals", ""), ("every day", "the other"), width=40)
    assert rows[1] == "^^^^^"
    assert rows[-1].strip() == "the other"
    assert not any("…" in row for row in rows)


def test_wide_and_combining_characters_keep_the_underline_in_place() -> None:
    assert shown("東京 31 June", ("31 June", ""))[1] == " " * 5 + "^" * 7
    assert shown("cafe\u0301 31 June", ("31 June", ""))[1] == " " * 5 + "^" * 7
    assert shown("東京 31 June", ("東京", ""))[1] == "^^^^"


def test_what_is_made_visible_counts_as_wide_as_it_shows() -> None:
    line, below = shown("\x1b 31 June", ("31 June", ""))
    assert line[below.index("^") :] == "31 June"
    line, below = shown("##[error] 31 June", ("31 June", ""))
    assert line == "# #[error] 31 June"
    assert line[below.index("^") :] == "31 June"


@given(st.text(alphabet="ab 東\u0301\t\x1b", min_size=1, max_size=300), st.integers(20, 120), st.data())
def test_rows_fit_and_underline_the_place(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    rows = list(marked_rows(text, [Mark(start, end, "^")], width))
    assert all(display_width(row.text) <= width for row in rows)
    below = "".join(row.text for row in rows if row.mark)
    assert ("^" in below) == any(display_width(char) or char in "\t\x1b" for char in text[start:end])
