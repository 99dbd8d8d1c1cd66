"""The words dates are made of, and the pattern pieces that date grammars share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from factcheck.lexicon.reader import table

MONTHS: dict[str, int] = table("months")
WEEKDAYS: dict[str, int] = table("weekdays")
# Written so only before a comma and a whole date: "Mo, 6 May 2024".
SHORT_WEEKDAYS = {"mo": 0, "tu": 1, "th": 3, "fr": 4, "sa": 5, "su": 6}  # "We, 6 May" is no Wednesday for sure
_DAY_WORDS: dict[str, int] = table("day_words")
DAY_WORDS = {**_DAY_WORDS, **{word.replace("-", " "): day for word, day in _DAY_WORDS.items()}}
CONTEXT: dict[str, list[str]] = table("date_context")
COUNT_WORDS: dict[str, float] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip

_CHARACTERS = (("İ", "I"), ("–", "-"), ("—", "-"), ("‐", "-"), ("‑", "-"), ("−", "-"), ("’", "'"), ("‘", "'"))


@lru_cache(maxsize=2)
def levelled(text: str) -> str:
    """The text in lower case with one kind of dash and apostrophe, character for character as long as before."""
    for written, level in _CHARACTERS:
        text = text.replace(written, level)
    return text.lower()


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, as a tree of their letters so that a miss is seen at the first letter."""
    return _tree(sorted(set(words)))


def _tree(words: list[str]) -> str:
    if len(words) == 1:
        return re.escape(words[0])
    by_first: dict[str, list[str]] = {}
    for word in words:
        if word:
            by_first.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(first) + _tree(rests) for first, rests in by_first.items()]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if "" in words:
        return f"(?:{body})?"
    return body


# White space inside a date: blanks, and one line end of wrapped text ("Wednesday,\n7 June").
SPACE = r"(?:[ \t]{1,8}(?:\n[ \t]{0,8})?|\n[ \t]{0,8})"
MAYBE = r"(?:[ \t]{0,8}(?:\n[ \t]{0,8})?)"
MONTH = one_of(MONTHS)
WEEKDAY = one_of(WEEKDAYS)
DAY_WORD = one_of(DAY_WORDS)
SUFFIX = r"(?:st|nd|rd|th)"
# Years of print: 1000 to 2199, or two digits after an apostrophe; "2,023" and "2023.5" are counts, "2023-4455" is none.
YEAR = r"(?:(?:1\d|2[01])\d\d(?!\d|[.,]\d|-\d{3})|'\d\d(?!\d))"
SPOKEN_YEAR = (
    r"(?:two thousand(?: and)?(?: (?:twenty|thirty))?[ -]?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)?\b|"
    r"(?:eighteen|nineteen|twenty)[ -](?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen)\b)"
)


def year_of(written: str) -> int:
    """The year that four digits, two digits or words name; two digits stand for 1950 to 2049."""
    digits = written.lstrip("'")
    if digits.isdigit():
        number = int(digits)
        if len(digits) > 2:
            return number
        return number + (2000 if number < 50 else 1900)
    parts = written.replace("-", " ").replace(" and ", " ").split()
    if parts[:2] == ["two", "thousand"]:
        return 2000 + int(sum(COUNT_WORDS[word] for word in parts[2:]))
    return int(COUNT_WORDS[parts[0]]) * 100 + int(sum(COUNT_WORDS[word] for word in parts[1:]))


def count_of(written: str) -> float | None:
    """The number that digits or a few number words name ("three", "twenty-five", "a hundred"), or None."""
    digits = written.replace(",", "")
    if digits.replace(".", "", 1).isdigit():
        return float(digits)
    total = 0.0
    for word in written.replace("-", " ").split():
        if word == "and":
            continue
        value = COUNT_WORDS.get(word)
        if value is None:
            return None
        total = max(total, 1) * 100 if word == "hundred" else total + value
    return total or None
