"""A number with the scale behind it: "5.7 billion", "$5m", "10k", "3 hundred and 21"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon.currencies import codes
from factcheck.lexicon.reader import table
from factcheck.lexicon.units import unit_forms
from factcheck.mentions.digits import read_digits
from factcheck.mentions.number_words import continue_in_words, read_words
from factcheck.mentions.reading import Reading, Scale, scale_word
from factcheck.mentions.word_fractions import read_decimals, read_fraction, read_part
from factcheck.mentions.word_steps import DOZENS
from factcheck.text.lazy_pattern import lazy_pattern

_ABBREVIATIONS: dict[str, tuple[str, int]] = {
    word: (name, power) for word, (name, power) in table("scales")["abbreviations"].items()
}
_CODES = codes()
# Letters that may stand right after digits and leave them a number: "5bn", "200lbs", "115USD"; not "5th" or "4x4".
_ATTACHABLE = (
    frozenset(form for form in unit_forms() if form.isalpha()) | _CODES | {"m", "mm", "c", "p", "C", "RM", "kr"}
)
CURRENCY_SIGNS = "$€£¥₹₩₽₺₪₦₱₫฿₴₿¢"
_CURRENCY = lazy_pattern(
    rf"(?:(?<![A-Za-z])[A-Za-z]{{1,3}}\.?)?[{CURRENCY_SIGNS}][ ]?-?\Z|\b(?:([A-Z]{{3}})|Rs\.?|RM)[ \t]{{0,2}}\Z"
)
_AFTER = lazy_pattern(r"(\+?[ \t]{0,2}\n?[ \t]{0,2}[-‑]?)([a-z]{1,11})\b")
_PART_FOLLOWS = lazy_pattern(
    r"(?:\s{1,2}|-)and(?:\s{1,2}|-)(?:an?|one|two|three)[\s-](?:half|thirds?|quarters?|fifths?|fourth)"
)
_MANY = lazy_pattern(
    r"\s{1,2}(?:[a-z-]{2,16}\s){0,2}(?:people|women|men|children|[a-z]{2,18}[^su]s)\b(?<!metres)(?<!meters)(?<!across)"
)


def read_scaled(text: str, lower: str, start: int) -> Reading | int:
    """The number that begins at ``start`` with its scale, or where to go on when there is none."""
    if "a" <= lower[start] <= "z":
        return read_words(lower, start) or read_part(lower, start) or start + 1
    reading = read_digits(text, start)
    return reading if isinstance(reading, int) else with_scale(text, lower, reading)


def with_scale(text: str, lower: str, reading: Reading) -> Reading:
    """The number in digits with the scale, decimals or fraction spoken after it."""
    match = _AFTER.match(lower, reading.end)
    if match is None:
        return reading
    gap, word = match[1], match[2]
    named = scale_word(word)
    if gap and gap[0] == "+" and named is None:
        return reading  # "$19+ million", but "50+ people"
    if named is None:
        if word in DOZENS and not reading.step:
            dozens = reading.value * 12
            return reading._replace(end=match.end(), value=dozens, step=max(dozens / 5, Decimal(1)))
        if word == "point" and not reading.step:
            return read_decimals(lower, reading)
        if word == "and":
            return read_fraction(lower, reading) if _PART_FOLLOWS.match(lower, reading.end) else reading
        return _abbreviated(text, lower, reading, gap, word, match.start(2))
    if reading.step or gap[:1] == "+":
        return reading.scaled(Scale(named[0], named[1], match.start(2), match.end()))
    return continue_in_words(lower, reading)


def attachable(letters: str) -> bool:
    """True when these letters right after digits leave them a number."""
    return letters in _ATTACHABLE or letters.lower() in _ABBREVIATIONS


def currency_start(text: str, start: int) -> int:
    """Where the currency right before ``start`` begins; ``start`` when there is none."""
    before = text[start - 1 : start]
    if before == " ":
        before = text[start - 2 : start - 1]
    if not before or not (before.isupper() or before in CURRENCY_SIGNS or before in "s.-"):
        return start
    match = _CURRENCY.search(text, max(0, start - 8), start)
    if match is None or (match[1] and match[1] not in _CODES):
        return start
    return match.start()


def _abbreviated(text: str, lower: str, reading: Reading, gap: str, word: str, start: int) -> Reading:
    named = _ABBREVIATIONS.get(word)
    if named is None or "-" in gap:
        return reading
    priced = currency_start(text, reading.start) != reading.start
    if len(word) == 1:
        if not (len(gap) <= 1 if priced else _letter_is_scale(text, lower, reading, gap, word, start)):
            return reading
    elif word in ("mm", "mio") and not priced:
        return reading
    return reading.scaled(Scale(named[0], named[1], start, start + len(word)))


def _letter_is_scale(text: str, lower: str, reading: Reading, gap: str, letter: str, start: int) -> bool:
    """Tells "10m people" from ten metres, "10k" from ten kelvin, "1.2b" from bits."""
    capital = text[start].isupper()
    if letter == "m":
        return not gap and (capital or _MANY.match(lower, start + 1) is not None)
    if letter == "k":
        return not capital or (reading.step == 0 and not gap)
    return letter == "b" and not gap and reading.step != 0
