"""Numbers written in digits: groupings, decimals, fractions, powers of ten."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon.reader import table
from factcheck.mentions.reading import Reading
from factcheck.text.lazy_pattern import lazy_pattern

# Longer than any figure of a release; a longer run of digits is an identifier.
# Tokenised news has "46 . 8 million".
_APART = lazy_pattern(r"([0-9]{1,3}) \. ([0-9]{1,2})(?![0-9]| [.] [0-9])(?= (?:%|percent|million|billion|trillion))")
_RUN = lazy_pattern(r"[0-9]{1,30}(?:[.,][0-9]{1,30}){0,8}")
_TOO_LONG = lazy_pattern(r"[0-9.,]*[0-9]")
_SPACED = lazy_pattern(r"[1-9][0-9]{0,2}(?: [0-9]{3}){1,5}(?:\.[0-9]{1,9})?(?![0-9]|[-.,/][0-9]| [0-9]{3,})")
_INTEGER = lazy_pattern(r"0|[1-9][0-9]*")
_GROUPED = lazy_pattern(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LAKHS = lazy_pattern(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_LIST = lazy_pattern(r"(?:0|[1-9][0-9]?)(?:,(?:0|[1-9][0-9]?))+")
_DECIMAL = lazy_pattern(r"[0-9]+\.[0-9]+")
_COMMA_DECIMAL = lazy_pattern(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]{1,2}")
_VULGAR: dict[str, tuple[int, int]] = {
    sign: (above, below) for sign, (above, below) in table("number_words")["vulgar"].items()
}
_VULGAR_SIGN = lazy_pattern(f" ?([{''.join(_VULGAR)}])")
_MIXED = lazy_pattern(r"(?: {1,2}|[-‑])([1-9][0-9]?) ?[/⁄] ?([1-9][0-9]{0,2})(?![0-9/,.]{0,1}[0-9/])")
_FRACTION = lazy_pattern(r" ?[/⁄] ?([1-9][0-9]{0,2})(?![0-9/]|[.,-][0-9])")
_POWER_SIGNS = (" ", "^", "e", "x", "×")
# What follows most integers, and what then follows a blank when the number goes on: "2 1/2", "3 x 10^6".
_PLAIN_AFTER = frozenset(("", " ", ",", ".", "\n", ";", ":", ")", "%"))
_TAIL_AFTER_SPACE = frozenset((*"0123456789/⁄x× ", *_VULGAR))
_RAISED = lazy_pattern(r"\^([-−+]?[0-9]{1,2})(?![0-9])")
_POWER = lazy_pattern(r" ?[x×] ?10(?:\^|\*\*)?([-−–+]?[0-9]{1,3})(?![0-9])|e([-+]?[0-9]{1,2})(?![0-9a-z])")


def read_digits(text: str, start: int) -> Reading | int:
    """The number whose first digit stands at ``start``, or where to go on when the digits are no number."""
    run = _RUN.match(text, start)
    if run is None:
        return _read_vulgar(text, start) if text[start] in _VULGAR else start + 1
    written, end = run.group(), run.end()
    after = text[end : end + 2]
    if after[:1] == " " and (after[1:].isdigit() or after[1:] == "."):
        spaced = _SPACED.match(text, start)
        if spaced:
            return _reading(start, spaced.end(), spaced.group().replace(" ", ""))
        apart = _APART.match(text, start)
        if apart:
            return _reading(start, apart.end(), f"{apart[1]}.{apart[2]}")
    if after[:1].isdigit():
        longest = _TOO_LONG.match(text, end)
        return longest.end() if longest else end + 1
    begin = start
    if text[start - 1 : start] == "." and _opens(text, start - 2) and "," not in written and "." not in written:
        written, begin = f"0.{written}", start - 1  # ".5"
    if _INTEGER.fullmatch(written):
        if after[:1] in _PLAIN_AFTER and after[1:] not in _TAIL_AFTER_SPACE:
            return _reading(begin, end, written)
        return _with_tail(text, begin, end, written)
    if _GROUPED.fullmatch(written) or _LAKHS.fullmatch(written):
        return _with_power(text, _reading(begin, end, written.replace(",", "")))
    if _DECIMAL.fullmatch(written):
        return _with_power(text, _reading(begin, end, written))
    if _COMMA_DECIMAL.fullmatch(written):
        return _reading(begin, end, written.replace(".", "").replace(",", "."))
    return _first_of_list(written, start) or end


def _opens(text: str, before: int) -> bool:
    """True when a number may begin after the character at ``before``."""
    return before < 0 or not (text[before].isalnum() or text[before] in ".)")


def _first_of_list(written: str, start: int) -> Reading | None:
    """The first of "22,24,26": numbers too short to be groups of thousands."""
    if _LIST.fullmatch(written):
        first = written[: written.index(",")]
        return _reading(start, start + len(first), first)
    return None


def _reading(start: int, end: int, written: str) -> Reading:
    if "." in written:
        whole, _, fraction = written.partition(".")
        significant = len((whole + fraction).lstrip("0")) or 1
        return Reading(start, end, Decimal(written), Decimal(1).scaleb(-len(fraction)), significant)
    return Reading(start, end, Decimal(written), digits=len(written.rstrip("0")) or 1)


def _with_tail(text: str, start: int, end: int, written: str) -> Reading | int:
    mixed = _MIXED.match(text, end)
    if mixed and int(mixed[1]) < int(mixed[2]):  # "2 1/2"
        value = Decimal(int(written)) + Decimal(int(mixed[1])) / Decimal(int(mixed[2]))
        return Reading(start, mixed.end(), value, digits=len(written) + 1)
    sign = _VULGAR_SIGN.match(text, end)
    if sign:
        above, below = _VULGAR[sign[1]]
        return Reading(
            start, sign.end(), Decimal(int(written)) + Decimal(above) / Decimal(below), digits=len(written) + 1
        )
    fraction = _FRACTION.match(text, end)
    if fraction:
        above, below = int(written), int(fraction[1])
        if not 0 < above < below or (above, below) == (9, 11):  # "24/7" and "9/11" are names
            return fraction.end()
        return Reading(start, fraction.end(), Decimal(above) / Decimal(below), digits=1, share=True)
    return _with_power(text, _reading(start, end, written))


def _with_power(text: str, reading: Reading) -> Reading:
    if text[reading.end : reading.end + 1] not in _POWER_SIGNS:
        return reading
    raised = _RAISED.match(text, reading.end)
    if raised and reading.value == 0:
        return reading  # 0^0 has no value
    if raised:
        return Reading(
            reading.start, raised.end(), reading.value ** int(raised[1].replace("−", "-")), digits=reading.digits
        )
    power = _POWER.match(text, reading.end)
    if power is None:
        return reading
    exponent = int((power[1] or power[2]).replace("−", "-").replace("–", "-"))
    factor = Decimal(1).scaleb(exponent)
    step = (reading.step or Decimal(1)) * factor
    return Reading(reading.start, power.end(), reading.value * factor, step, reading.digits)


def _read_vulgar(text: str, start: int) -> Reading | int:
    above, below = _VULGAR[text[start]]
    return Reading(start, start + 1, Decimal(above) / Decimal(below), digits=1, share=True)
