"""Digits that name or label something and count nothing: "COVID-19", "Section 922", "3. Key"."""

from __future__ import annotations

from factcheck.lexicon.currencies import codes
from factcheck.lexicon.reader import lines
from factcheck.text.lazy_pattern import lazy_pattern

_LABELS = frozenset(word for word in lines("number_labels") if not word[0].isupper())
_CAPITAL_LABELS = frozenset(word for word in lines("number_labels") if word[0].isupper())
_LETTERS = lazy_pattern(r"[A-Za-z]+\Z")
_AFTER_LETTERS = lazy_pattern(r"[A-Za-zµμ]{1,12}")
_NUMBERED = lazy_pattern(r"[.)](?=[ \t\n])")
_LINE_START = lazy_pattern(r"(?:^|\n)[ \t]{0,8}[(*•·-]{0,2}[ \t]{0,2}\Z")
_BEFORE_INLINE = lazy_pattern(r"[:;.]\s\Z")  # "two aims: 1. Lock the doors. 2. Open"
_BEFORE_ITEM = lazy_pattern(r"(?:[:;,.]|\b(?:and|or|by))\s{1,2}\Z")
# The law reports: "684 F.3d 852", "42 U.S.C. § 289".
_CITED = lazy_pattern(r"\s(?:U\.?S\.?C\b|F\.(?:[234]d|\s?Supp)|S\.\s?Ct|C\.?F\.?R\b|Cal\.\s?[A-Z1-9]|Fed\.\sReg)")
_STREET = lazy_pattern(
    r",? (?:[NSEW]\.? |(?:North|South|East|West) )?(?:[A-Z][\w'’.-]{1,20} ){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Parade|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Place|Square|Sq|Court|Ct|Terrace|"
    r"Highway|Hwy|Parkway|Pkwy|Crescent|Close|Circle|Quay|Walk|Row)\b"
)
_NAMES = lazy_pattern(r"(?:3M|7-Eleven|7-eleven|4K|5K|8K|20VC|24/7|360°)\b(?! (?:people|jobs))")
_ATTACHED = lazy_pattern(
    r"[-–][A-Z](?![a-zA-Z])|\(\w{1,3}\)|[:@_\\=&][\w]|['’]s\b|-[0-9]"
    # "$15/hour" is a price, "720/1280" and "11/apples.jpg" are paths.
    r"|/(?!hour|hr|day|week|month|year|kg|person|share|ton|t\b|m\b|l\b|km|h\b|s\b|MWh|kWh|bbl|barrel|lb|oz|sq)\w"
)
_ZIP = lazy_pattern(r"\b[A-Z]{2}[ ]{1,2}\Z")
_NO_LABEL = frozenset(",;(-–")
_BEFORE = frozenset("-–—‑‐/:.'’")


def labelled(text: str, start: int) -> bool:
    """True when the word before ``start`` makes the number a name: "No. 12", "phase 2", "Room 5"."""
    if text[start - 1 : start] in _NO_LABEL:
        return False
    before = text[max(0, start - 18) : start].rstrip(" \t").rstrip(".")
    if before.endswith(("§\n", "F.2d", "F.3d", "F.4th")):
        return True
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
    if before == "(" and start > 1 and not text[start - 2].isspace():
        return text[start - 2] not in '([{“"—–-'  # "Section 5(1)", and the footnote of "a year.(3)"
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
    if end - start <= 2 and text[end : end + 1] == "\t" and _LINE_START.search(text, max(0, start - 14), start):
        return True
    if end - start > 3 or not _NUMBERED.match(text, end):
        return False
    if _LINE_START.search(text, max(0, start - 14), start):
        return True
    if text[end] == ".":
        return bool(_BEFORE_INLINE.search(text, max(0, start - 3), start)) and text[end + 2 : end + 3].isupper()
    if text[start - 1] == "(":
        return bool(_BEFORE_ITEM.search(text, max(0, start - 7), start - 1))
    return text[start - 1].isspace() and "(" not in text[max(0, start - 40) : start].rpartition(")")[2]


def address(text: str, start: int, end: int) -> bool:
    """True for a house number or a postal code: "80 Harbour Parade", "NY 10001"."""
    if end - start > 5 or start == 0 or not text[start:end].isdigit():
        return False
    if not (text[start - 1] == " " and text[start - 2 : start - 1].isupper()) and not text[end + 1 : end + 2].isupper():
        return False
    return bool(_STREET.match(text, end)) or (end - start == 5 and bool(_ZIP.search(text, max(0, start - 5), start)))


def cited(text: str, end: int) -> bool:
    """True for the volume of a law report: "684 F.3d 852"."""
    return _CITED.match(text, end) is not None


def named(text: str, start: int) -> bool:
    """True for names that begin with digits: "3M", "4K"."""
    return _NAMES.match(text, start) is not None


def letters_after(text: str, end: int) -> str:
    """The letters written right after the digits: "bn", "kg", "th"."""
    match = _AFTER_LETTERS.match(text, end)
    return match.group() if match else ""
