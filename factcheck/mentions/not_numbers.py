"""Digits that name or label something and count nothing: "COVID-19", "Section 922", "3. Key"."""

from __future__ import annotations

import re

from factcheck.lexicon.currencies import codes
from factcheck.lexicon.reader import lines

_LABELS = frozenset(word for word in lines("number_labels") if not word[0].isupper())
_CAPITAL_LABELS = frozenset(word for word in lines("number_labels") if word[0].isupper())
_LETTERS = re.compile(r"[A-Za-z]+\Z")
_AFTER_LETTERS = re.compile(r"[A-Za-zµμ]{1,12}")
_NUMBERED = re.compile(r"[.)](?=[ \t\n])")
_LINE_START = re.compile(r"(?:^|\n)[ \t]{0,8}[(*•·-]{0,2}[ \t]{0,2}\Z")
_STREET = re.compile(
    r",? (?:[NSEW]\.? |(?:North|South|East|West) )?(?:[A-Z][\w'’.-]{1,20} ){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Parade|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Place|Square|Sq|Court|Ct|Terrace|"
    r"Highway|Hwy|Parkway|Pkwy|Crescent|Close|Circle|Quay|Walk|Row)\b"
)
_NAMES = re.compile(r"(?:3M|7-Eleven|7-eleven|4K|5K|8K|20VC|24/7|360°?)\b(?! (?:people|jobs))")
_ATTACHED = re.compile(
    r"[-–][A-Z](?![a-zA-Z])|\(\w{1,3}\)|[:@_\\=&][\w]|['’]s\b|-[0-9]"
    # "$15/hour" is a price, "720/1280" and "11/apples.jpg" are paths.
    r"|/(?!hour|hr|day|week|month|year|kg|person|share|ton|t\b|m\b|l\b|km|h\b|s\b|MWh|kWh|bbl|barrel|lb|oz|sq)\w"
)
_ZIP = re.compile(r"\b[A-Z]{2}[ ]{1,2}\Z")
_BEFORE = frozenset("-–—‑‐/:.'’")


def labelled(text: str, start: int) -> bool:
    """True when the word before ``start`` makes the number a name: "No. 12", "phase 2", "Room 5"."""
    before = text[max(0, start - 18) : start].rstrip(" \t").rstrip(".")
    if len(before) < 1 or not (before[-1].isalpha() or before[-1] in "§#№@"):
        return False
    word = before[before.rfind(" ") + 1 :].lstrip('(\n\t"“')
    return word.lower() in _LABELS or word in _CAPITAL_LABELS


def code_before(text: str, start: int) -> bool:
    """True when the letters right before ``start`` are a currency: "USD5", "Rs20"."""
    letters = _LETTERS.search(text, max(0, start - 6), start)
    return letters is not None and (letters.group() in codes() or letters.group() in ("Rs", "RM", "kr", "Kr", "R"))


def part_of_name(text: str, start: int) -> bool:
    """True when what stands right before the digits makes them part of a name, a path, a time or a version."""
    if start == 0:
        return False
    before = text[start - 1]
    if before == " " or before.isspace():
        return False
    if before.isalpha():
        return not code_before(text, start)
    if before in "_#§@\\[^=|*&":
        return True
    if before == "(" and start > 1 and text[start - 2] in "0123456789)":
        return True  # "Section 5(1)"
    if before not in _BEFORE or start == 1:
        return False
    further = text[start - 2]
    if before == ".":
        return further.isalnum() and not code_before(text, start - 1)
    if before in "'’":
        # "’90s" and the Swiss "1'000'000", but not the inches of "5'11"
        return not further.isalnum() or (further.isdigit() and text[start : start + 3].isdigit())
    if before == "—":
        return False
    return further.isalnum()


def followed_as_name(text: str, end: int) -> bool:
    """True when what stands right after the digits makes them part of a name: "10-K", "922(g)", "5/7", "10:30"."""
    return _ATTACHED.match(text, end) is not None


def numbering(text: str, start: int, end: int) -> bool:
    """True for the number of a list item at the start of a line: "3. Key findings", "2) the rest"."""
    return bool(_NUMBERED.match(text, end)) and bool(_LINE_START.search(text, max(0, start - 14), start))


def address(text: str, start: int, end: int) -> bool:
    """True for a house number or a postal code: "80 Harbour Parade", "NY 10001"."""
    if end - start > 5 or start == 0:
        return False
    if not (text[start - 1] == " " and text[start - 2 : start - 1].isupper()) and not text[end + 1 : end + 2].isupper():
        return False
    return bool(_STREET.match(text, end)) or (end - start == 5 and bool(_ZIP.search(text, max(0, start - 5), start)))


def named(text: str, start: int) -> bool:
    """True for names that begin with digits: "3M", "4K"."""
    return _NAMES.match(text, start) is not None


def letters_after(text: str, end: int) -> str:
    """The letters written right after the digits: "bn", "kg", "th"."""
    match = _AFTER_LETTERS.match(text, end)
    return match.group() if match else ""
