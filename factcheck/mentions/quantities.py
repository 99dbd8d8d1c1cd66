"""Measured amounts with their units."""

from __future__ import annotations

import re

from factcheck.lexicon.units import unit_forms, units
from factcheck.mentions.hedges import widened
from factcheck.mentions.model import QuantityMention
from factcheck.mentions.number import Hedge, Number
from factcheck.mentions.numerals import Numeral, lowered
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import replace
from factcheck.text.span import Span

_UNITS = units()
_FORMS = unit_forms()
_FORM_STARTS = frozenset(re.split("[ -]", form)[0].rstrip(".").lower() for form in _FORMS)
_LONGEST_FORM = max(form.count(" ") for form in _FORMS) + 1
_GAP = lazy_pattern(r"[ \t]{0,2}(?:\n[ \t]{0,2})?[-‑]?[([]?")
_PIECE = lazy_pattern(r"[°º℃℉]?[A-Za-zµμ]{0,14}(?:/(?:h|hr|s)\b)?[²³]?(?:\^[23])?[23]?\.?(?![\w])")
_BREAK = lazy_pattern(r"[ \t]{1,2}(?:\n[ \t]{0,2})?|\n[ \t]{0,2}|-")
# "8 tonnes a year earlier" are no tonnes a year
_PER = lazy_pattern(
    r"(?:\s{1,2}(?:per|an?|each|every)\s{1,2}|[ ]?/[ ]?)([A-Za-z]{1,12})\b"
    r"(?!\s{1,2}(?:ago|before|after|earlier|later|from|prior)\b)"
)
_PER_UNITS = {
    "second": "second", "sec": "second", "s": "second", "minute": "minute", "min": "minute", "hour": "hour",
    "hr": "hour", "h": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "annum": "year",
    "millisecond": "millisecond", "ms": "millisecond", "capita": "person", "person": "person", "head": "person",
}  # fmt: skip
_DIMENSION_WORD = lazy_pattern(r"\s{1,2}(?:thick|long|wide|high|tall|deep|in\s(?:diameter|length|width)|x|by|×)\b")
_ENDS = lazy_pattern(r"\s*(?:[.,;:)!?](?:\s|\Z)|\Z)")
_TEMPERATURE = lazy_pattern(r"temperature|thermostat|hot|cold|warm|weather|heat|freez|boil|cool|fever")
_ANGLE = lazy_pattern(r"\b(?:turn|angle|rotat|tilt|latitude|longitude|slope|north|south|east|west)")
_INCHES = lazy_pattern(r"(?:,?\s{1,2}(?:and\s{1,2})?|[ ]?)\Z")
_STREET_LETTER = lazy_pattern(r"\. [A-Z]")  # "330 W. Harbour Street"
_COOKING = lazy_pattern(r"\s{1,2}(?:of|(?:[a-z]{2,12}\s)?(?:oil|milk|sugar|water|flour|butter|rice|cream))\b")
_RANGE = lazy_pattern(r"[ ]?[-–—][ ]?|\s{1,2}to\s{1,2}")
_BETWEEN_AND = lazy_pattern(r"\s{1,2}and\s{1,2}")


def find_quantities(document: Document, numerals: tuple[Numeral, ...], taken: Taken) -> tuple[QuantityMention, ...]:
    """The measured amounts outside ``taken``."""
    text = document.text
    lower = lowered(text)
    found: list[QuantityMention] = []
    for numeral in numerals:
        mention = _quantity(text, lower, numeral)
        if mention is None or taken.holds(mention.span.start, mention.span.end):
            continue
        if found and (joined := _joined(text, found[-1], mention)):
            found[-1] = joined
        else:
            found.append(mention)
    return tuple(found)


def _quantity(text: str, lower: str, numeral: Numeral) -> QuantityMention | None:
    end = numeral.core.end
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    unit = _unit_at(text, lower, start, numeral) or _guarded(text, end, start, numeral)
    if unit is None:
        return None
    name, unit_end = unit
    if text[start - 1 : start] in ("(", "[") and text[unit_end : unit_end + 1] not in (")", "]"):
        return None
    place = Span(start, unit_end)
    dimension = _UNITS[name].dimension
    if name == "degree":
        around = lower[max(0, numeral.core.start - 50) : unit_end + 30]
        cold = numeral.number.value < 0 or text[start] in "°º" or _TEMPERATURE.search(around)
        dimension = "temperature" if cold else dimension
        if dimension == "angle" and not _ANGLE.search(around):
            return None
    per, span_end = None, unit_end
    below = _PER.match(text, unit_end)
    if below and below[1] in _PER_UNITS:
        per, span_end = _PER_UNITS[below[1]], below.end()
    elif below and text[below.start() :].lstrip()[:1] in ("p", "/") and below[1] in _FORMS:
        per, span_end = _FORMS[below[1]], below.end()
    number = widened(numeral.number, 1.0)
    span = Span(numeral.core.start, span_end)
    return QuantityMention(span, number, numeral.core, name, place, dimension, per)


def _unit_at(text: str, lower: str, start: int, numeral: Numeral) -> tuple[str, int] | None:
    """The longest unit written at ``start``: its name and its end."""
    best: tuple[str, int] | None = None
    cursor = start
    for _ in range(_LONGEST_FORM):
        piece = _PIECE.match(text, cursor)
        if piece is None or piece.group() in ("", "."):
            break
        if cursor == start and piece.group().rstrip(".").lower() not in _FORM_STARTS:
            break
        for end in (piece.end(), piece.end() - 1 if text[piece.end() - 1] == "." else piece.end()):
            written = " ".join(text[start:end].split())
            name = _FORMS.get(written) or (_FORMS.get(written.lower()) if len(written) > 3 else None)
            if name and _meant(text, lower, start, end, written, numeral):
                best = (name, end)
                break
        step = _BREAK.match(text, piece.end())
        if step is None:
            break
        cursor = step.end()
    return best


def _meant(text: str, lower: str, start: int, end: int, written: str, numeral: Numeral) -> bool:
    """True unless a short symbol or a plain word stands here for something else."""
    attached = start == numeral.core.end
    if numeral.share and written in ("t", "m", "g", "K", "V", "W", "N", "J"):
        return False
    if written in (
        "t",
        "g",
        "K",
        "V",
        "W",
        "N",
        "J",
        "L",
        "l",
        "m",
        "ha",
        "ct",
        "cf",
        "mi",
        "mi.",
        "kn",
        "hl",
        "mt",
        "cal",
        "rad",
    ):
        spaced = text[start - 1 : start] == " " and text[numeral.core.end : start] == " "
        if written in ("N", "W", "J", "K", "V", "L") and not attached and not spaced:
            return False
        if written in ("N", "W", "J", "V", "L", "K") and not attached:
            return _ENDS.match(text, end) is not None and written != "L" and not _STREET_LETTER.match(text, end)
        return attached or spaced or text[start - 1 : start] == "-"
    if written in ("cup", "cups"):
        return bool(_COOKING.match(lower, end))
    return True


def _guarded(text: str, end: int, start: int, numeral: Numeral) -> tuple[str, int] | None:
    """Units that are also plain words or marks: "2 in thick", "5'11"", "30 C"."""
    if numeral.words and text[start : start + 2] != "in":
        return None
    sign = text[start : start + 1]
    if text.startswith("in", start) and start == end + 1 and not text[start + 2 : start + 3].isalnum():
        if _DIMENSION_WORD.match(text, start + 2) or (_ENDS.match(text, start + 2) and not numeral.words):
            return "inch", start + 2
    elif (
        sign in ('"', "″", "”")
        and sign
        and (_DIMENSION_WORD.match(text, start + 1) or text[start - 3 : start - 2] in ("'", "′", "’"))
    ):
        return "inch", start + 1
    elif sign in ("'", "′", "’") and sign and text[start + 1 : start + 2].isdigit() and start == end:
        return "foot", start + 1
    elif sign == "C" and not text[start + 1 : start + 2].isalnum() and numeral.number.value < 130:
        warm = _TEMPERATURE.search(text.lower(), max(0, end - 60), end + 30) or "outside" in text[end : end + 20]
        return ("degree Celsius", start + 1) if warm else None
    return None


def _joined(text: str, first: QuantityMention, second: QuantityMention) -> QuantityMention | None:
    """ "5 feet 2 inches" as one length, "44 mg to 50 mg" as one range."""
    if second.span.start - first.span.end > 8:
        return None
    if first.unit == "foot" and second.unit == "inch" and second.number.value < 12 and first.per is None:
        if _INCHES.fullmatch(text, first.span.end, second.span.start):
            value = first.number.value + second.number.value / 12
            step = 1 / 24
            number = Number(value, value - step, value + step, first.number.hedge, first.number.digits + 1, False)
            return replace(first, span=first.span.cover(second.span), number=number)
        return None
    if first.unit != second.unit or first.per != second.per or first.number.hedge is Hedge.RANGE:
        return None
    before = text[max(0, first.span.start - 10) : first.span.start].lower().split()[-1:]
    gap = _BETWEEN_AND if before == ["between"] else _RANGE
    if before == ["from"] or not gap.fullmatch(text, first.span.end, second.span.start):
        return None
    low, high = sorted((first.number.value, second.number.value))
    if not (low < high) or (first.number.value > second.number.value and first.unit[:6] != "degree"):
        return None
    number = Number(first.number.value, low, high, Hedge.RANGE, max(first.number.digits, second.number.digits), False)
    return replace(
        first,
        span=first.span.cover(second.span),
        number=number,
        number_span=first.number_span.cover(second.number_span),
    )
