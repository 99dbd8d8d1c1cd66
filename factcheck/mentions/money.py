"""Amounts of money."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon.currencies import codes, names, parts, symbols, unmarked
from factcheck.lexicon.reader import table
from factcheck.mentions.hedges import shifted, times
from factcheck.mentions.model import MoneyMention
from factcheck.mentions.number import Hedge
from factcheck.mentions.numerals import Numeral
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import replace
from factcheck.text.span import Span

_SYMBOLS = symbols()
_CODES = codes()
_NAMES = names()
_PARTS = parts()
_UNMARKED = unmarked()
_SCALE_NEEDED = frozenset(table("currency_words")["scale_needed"])
_SYMBOL_ENDS = frozenset(symbol[-1] for symbol in _SYMBOLS)
_LONGEST_SYMBOL = max(len(symbol) for symbol in _SYMBOLS)
# Nordic reports write the scale before the code: "MSEK 120", "30 MEUR".
_SCALED_CODES = {
    f"{letter}{code}": (code, power) for code in _CODES for letter, power in (("M", 6), ("T", 3), ("K", 3))
}
_POWERS = {6: "million", 3: "thousand"}
_AFTER = lazy_pattern(
    r"[ \t]{0,2}(?:\n[ \t]{0,2})?-?([A-Z]{3,4}\b(?!\$)|[$€£¥₹¢₩₽₺₪₦₱₫฿₴₸₾₭₮₿元円](?![0-9])|kr\b|zł|Kč|Rs\b|RM\b"
    r"|[cp](?![\w]))"
)
_SCALE_BEHIND = lazy_pattern(r" (million|billion)\b")
_NAME = lazy_pattern(r"\s{1,2}|-")
_POUNDS = frozenset({"pound", "pounds"})
_MASS = lazy_pattern(r"\s{1,2}(?:of|in weight|per|heavier|lighter|weigh)\b")
_CLAUSE_END = lazy_pattern(r"\s*(?:[.;)](?![0-9])|\Z)")
_JOIN = lazy_pattern(r"\s{1,2}(?:and\s{1,2})?")


def find_money(document: Document, numerals: tuple[Numeral, ...], taken: Taken) -> tuple[MoneyMention, ...]:
    """The amounts of money outside ``taken``."""
    text = document.text
    found: list[MoneyMention] = []
    for numeral in numerals:
        used = found[-1].span.end if found else 0  # "17 USD 25": the code belongs to one of them
        mention = _before(text, numeral, used) or _after(text, numeral) or _named(text, numeral)
        if mention is None and found and (joined := _with_bare_hundredths(text, found[-1], numeral)):
            found[-1] = joined
        if mention is None or taken.holds(mention.span.start, mention.span.end):
            continue
        if found and (joined := _with_hundredths(text, found[-1], mention)):
            found[-1] = joined
        else:
            found.append(mention)
    return tuple(found)


def _mention(numeral: Numeral, span: Span, currency: str, place: Span, marked: bool) -> MoneyMention:
    return MoneyMention(span, numeral.number, numeral.core, currency, place, marked, numeral.scale, numeral.scale_span)


def _before(text: str, numeral: Numeral, used: int) -> MoneyMention | None:
    """ "USD 5.7 billion", "$5.7bn", "A$ 20"."""
    start = numeral.core.start
    end = start
    while end and text[end - 1] in " \t\n" and start - end < 3:
        end -= 1
    if end <= used or not (text[end - 1] in _SYMBOL_ENDS or text[end - 1].isupper()):
        return None
    for length in range(min(_LONGEST_SYMBOL, end - used), 0, -1):
        written = text[end - length : end]
        code = _SYMBOLS.get(written) or (written if length == 3 and written in _CODES else None)
        scaled = _SCALED_CODES.get(written) if length == 4 else None
        if (code is None and scaled is None) or (
            written[0].isalpha() and end > length and text[end - length - 1].isalnum()
        ):
            continue
        if written in _SCALE_NEEDED and numeral.scale is None and start != end:
            continue
        place = Span(end - length, end)
        span = Span(place.start, numeral.core.end)
        if scaled:
            return _scaled(numeral, span, place, scaled)
        return _mention(numeral, span, code or "", place, written not in _UNMARKED)
    return None


def _scaled(numeral: Numeral, span: Span, place: Span, scaled: tuple[str, int]) -> MoneyMention:
    code, power = scaled
    number = times(numeral.number, Decimal(10) ** power)
    return MoneyMention(
        span, number, numeral.core, code, place, True, _POWERS[power], Span(place.start, place.start + 1)
    )


def _after(text: str, numeral: Numeral) -> MoneyMention | None:
    """ "20€", "5 million USD", "50p"."""
    match = _AFTER.match(text, numeral.core.end)
    if match is None:
        return None
    written, place = match[1], Span(match.start(1), match.end(1))
    span = Span(numeral.core.start, place.end)
    if written in ("c", "p", "¢"):
        if written != "¢" and (numeral.words or place.start != numeral.core.end or not 0 < numeral.number.value < 100):
            return None
        return _hundredths(numeral, span, place, _PARTS[written])
    if written in _SCALED_CODES and len(written) == 4:
        return _scaled(numeral, span, place, _SCALED_CODES[written])
    code = _SYMBOLS.get(written) or (written if written in _CODES else None)
    if code is None:
        return None
    scale = _SCALE_BEHIND.match(text, place.end)
    if scale and numeral.scale is None:  # "75 USD million"
        number = times(numeral.number, Decimal(10) ** (6 if scale[1] == "million" else 9))
        span, scale_span = Span(span.start, scale.end()), Span(*scale.span(1))
        return MoneyMention(span, number, numeral.core, code, place, True, scale[1], scale_span)
    return _mention(numeral, span, code, place, written not in _UNMARKED)


def _hundredths(numeral: Numeral, span: Span, place: Span, currency: str) -> MoneyMention:
    number = times(numeral.number, Decimal("0.01"))
    return MoneyMention(span, number, numeral.core, currency, place, False, numeral.scale, numeral.scale_span)


def _named(text: str, numeral: Numeral) -> MoneyMention | None:
    """ "5.7 billion US dollars", "50 cents", "two million pounds"."""
    end = numeral.core.end
    gap = _NAME.match(text, end)
    position = gap.end() if gap else end
    words: list[str] = []
    ends: list[int] = []
    cursor = position
    for _ in range(4):
        match = _WORD.match(text, cursor)
        if match is None:
            break
        word = match[1].lower()
        if not words and word not in _NAME_STARTS:
            return None
        words.append(word)
        ends.append(match.end(1))
        cursor = match.end()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        place = Span(position, ends[count - 1])
        span = Span(numeral.core.start, place.end)
        if name in _PARTS and len(name) > 1:
            return _hundredths(numeral, span, place, _PARTS[name])
        code = _NAMES.get(name)
        if code is None:
            continue
        if name in _POUNDS and not _pounds_are_money(text, numeral, place.end):
            return None
        if name in _WEAK and numeral.scale is None:
            return None
        return _mention(numeral, span, code, place, count > 1 or name.startswith("euro"))
    return None


_NAME_STARTS = frozenset(name.split()[0] for name in (*_NAMES, *_PARTS))
_WORD = lazy_pattern(r"(U\.S\.|[A-Za-zóí]{1,14})(?:[ \t]{0,2}\n?[ \t]{0,2})")
_WEAK = frozenset(
    name + suffix for name in table("currency_words")["weak_names"] if name != "pound" for suffix in ("", "s")
)


def _pounds_are_money(text: str, numeral: Numeral, end: int) -> bool:
    """Tells "20 million pounds" from "two pounds of rice" and "a 20-pound bag"."""
    if _MASS.match(text, end):
        return False
    if text[numeral.core.end : numeral.core.end + 1] == "-":
        return False
    return numeral.scale in ("million", "billion", "trillion") or "£" in text


def _with_hundredths(text: str, amount: MoneyMention, rest: MoneyMention) -> MoneyMention | None:
    """ "3 dollars and 50 cents" as one amount."""
    hundredths = text[rest.currency_span.start : rest.currency_span.end].lower() in _PARTS
    if not hundredths or rest.number.value >= 1 or not _takes_hundredths(text, amount, rest.span.start):
        return None
    return _joined(amount, rest.span, rest.number.value, rest.number_span)


def _with_bare_hundredths(text: str, amount: MoneyMention, numeral: Numeral) -> MoneyMention | None:
    """ "15 dollars and 50." as one amount: a number below a hundred that counts nothing else."""
    number = numeral.number
    if not number.exact or not 0 < number.value < 100 or not _takes_hundredths(text, amount, numeral.core.start):
        return None
    if numeral.span != numeral.core or not _CLAUSE_END.match(text, numeral.core.end):
        return None
    hundredths = float(Decimal(repr(number.value)) / 100)
    return _joined(amount, numeral.core, hundredths, numeral.core)


def _takes_hundredths(text: str, amount: MoneyMention, start: int) -> bool:
    """True when cents may follow at ``start``: the amount is whole and no cents itself."""
    whole = amount.number.hedge is not Hedge.RANGE and amount.number.value.is_integer()
    if amount.scale or not whole or not _JOIN.fullmatch(text, amount.span.end, start):
        return False
    return text[amount.currency_span.start : amount.currency_span.end].lower() not in _PARTS


def _joined(amount: MoneyMention, rest: Span, hundredths: float, number_span: Span) -> MoneyMention:
    return replace(
        amount,
        span=amount.span.cover(rest),
        number=shifted(amount.number, hundredths),
        number_span=amount.number_span.cover(number_span),
    )
