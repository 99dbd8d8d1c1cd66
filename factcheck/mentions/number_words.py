"""Numbers written in words: "two hundred and seventy", "half a million", "two dozen", "a third"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.lexicon.reader import table
from factcheck.mentions.reading import Reading, Scale, rough, scale_word

_WORDS = table("number_words")
_ONES: dict[str, int] = _WORDS["ones"]
_TEENS: dict[str, int] = _WORDS["teens"]
_TENS: dict[str, int] = _WORDS["tens"]
_PARTS: dict[str, int] = _WORDS["parts"]
_SMALL = {**_ONES, **_TEENS, **_TENS}
_DOZENS = frozenset(table("scales")["dozens"])
_WORD = re.compile(r"[a-z]{1,14}(?![a-z0-9])")
_BREAK = r"(?:[ \t]{1,3}(?:\n[ \t]{0,3})?|\n[ \t]{0,3})"
_GAP = re.compile(_BREAK)
_HYPHEN = re.compile(rf"{_BREAK}?[-‐‑]{_BREAK}?|{_BREAK}")
_AND = re.compile(rf",?{_BREAK}(?:and|&){_BREAK}")
_COMMA = re.compile(rf",{_BREAK}")
_A = re.compile(rf"an?{_BREAK}")
_OF_A = re.compile(rf"{_BREAK}(?:of{_BREAK})?an?{_BREAK}|{_BREAK}")
_POINT = re.compile(rf"{_BREAK}point{_BREAK}")
_FIGURE = re.compile(r"[1-9][0-9]{0,2}(?![0-9/%]|[.,][0-9])")
# What may follow "a third" when it is a share; "a third arrest" is an ordinal.
_SHARE_ENDS = re.compile(
    rf"{_BREAK}(?:of|less|fewer|more|higher|lower|cheaper|faster|smaller|larger)\b|[ \t]*(?:[.,;:)\n]|\Z)"
)


@dataclass(slots=True)
class _Sum:
    """A number word by word: ``total`` is closed by a scale word, ``group`` still open below it."""

    total: Decimal
    group: Decimal
    end: int
    last: int  # the power of ten of the last scale word, 0 after a plain number
    closed: int = 99  # the power of the scale word that closed ``total``
    scale: str | None = None
    scale_start: int = -1
    scale_end: int = -1
    indefinite: bool = False
    tail: Decimal | None = None  # what was added after the last "and", and the unit that a fraction there is of
    tail_unit: Decimal = Decimal(1)

    @property
    def value(self) -> Decimal:
        return self.total + self.group


def read_words(lower: str, start: int) -> Reading | None:
    """The number whose first word stands at ``start`` of the text in lower case."""
    sum_ = _opening(lower, start)
    if sum_ is None:
        return None
    _continue(lower, sum_)
    return _finished(lower, start, sum_)


def continue_in_words(lower: str, reading: Reading) -> Reading:
    """The number in digits with what number words add to it: "3 hundred and 21", "4 thousand 3 hundred"."""
    sum_ = _Sum(Decimal(0), reading.value, reading.end, 0)
    if not _scale_next(lower, sum_):
        return reading
    _continue(lower, sum_, only_hundreds=True)
    grown = replace(reading, end=sum_.end, value=sum_.value, step=_step(sum_) if sum_.group == 0 else Decimal(0))
    if sum_.last > 2:
        grown = replace(grown, scale=sum_.scale, scale_start=sum_.scale_start, scale_end=sum_.scale_end)
    return read_fraction(lower, grown)


def _word(lower: str, position: int) -> str:
    match = _WORD.match(lower, position)
    return match.group() if match else ""


def _opening(lower: str, start: int) -> _Sum | None:
    article = _A.match(lower, start)
    position = article.end() if article else start
    word = _word(lower, position)
    end = position + len(word)
    if article is None and word in _SMALL:
        return _Sum(Decimal(0), Decimal(_SMALL[word]), end, 0)
    if word in ("half", "quarter"):
        return _half(lower, end, word, article is not None)
    if article is None and word != "hundred":
        return None
    scale = scale_word(word)
    if scale is not None and not word.endswith("s"):
        name, power = scale
        base = Decimal(10) ** power
        if power == 2:
            return _Sum(Decimal(0), base, end, 2, 99, name, position, end, True)
        return _Sum(base, Decimal(0), end, power, power, name, position, end, True)
    if word in _DOZENS:
        return _Sum(Decimal(12), Decimal(0), end, 1, 1, indefinite=True)
    return None


def _half(lower: str, end: int, word: str, article: bool) -> _Sum | None:
    """ "half a million", "half a dozen", "a quarter of a million", "half million"."""
    gap = _OF_A.match(lower, end)
    part = Decimal(1) / _PARTS[word]
    if gap:
        following = _word(lower, gap.end())
        after = gap.end() + len(following)
        scale = scale_word(following)
        if scale and not following.endswith("s"):
            value = part * Decimal(10) ** scale[1]
            return _Sum(value, Decimal(0), after, scale[1], scale[1], scale[0], gap.end(), after, True)
        if following in _DOZENS:
            return _Sum(part * 12, Decimal(0), after, 1, 1, indefinite=True)
    return None


def _continue(lower: str, sum_: _Sum, only_hundreds: bool = False) -> None:
    while True:
        if _scale_next(lower, sum_):
            continue
        if not _small_next(lower, sum_, only_hundreds):
            return


def _scale_next(lower: str, sum_: _Sum) -> bool:
    """Takes "hundred", "million", "dozen" after the sum so far."""
    gap = _HYPHEN.match(lower, sum_.end)
    if gap is None or sum_.value == 0:
        return False
    word = _word(lower, gap.end())
    end = gap.end() + len(word)
    if word in _DOZENS:
        sum_.tail = None
        if sum_.group == 0:
            sum_.group, sum_.total = sum_.total, Decimal(0)
        ones = sum_.group % 100 if sum_.group > 100 and sum_.group % 100 else sum_.group
        sum_.total += sum_.group - ones + ones * 12
        sum_.group, sum_.end, sum_.last, sum_.closed, sum_.indefinite = Decimal(0), end, 1, 1, True
        return True
    scale = scale_word(word)
    if scale is None:
        return False
    name, power = scale
    factor = Decimal(10) ** power
    if power == 2:
        if not 0 < sum_.group < 1000 or sum_.last == 2:
            return False
        sum_.group *= 100
    elif sum_.group:
        if power >= sum_.closed:
            return False
        sum_.total, sum_.group = sum_.total + sum_.group * factor, Decimal(0)
    elif sum_.last > 2:  # "lakh crore"
        sum_.total *= factor
    else:
        return False
    sum_.tail = None
    sum_.end, sum_.last, sum_.scale, sum_.scale_start, sum_.scale_end = end, power, name, gap.end(), end
    if power > 2:
        sum_.closed = power
    return True


def _small_next(lower: str, sum_: _Sum, only_hundreds: bool) -> bool:
    """Takes "seventy" after "two hundred and", "three" after "twenty-"."""
    if sum_.last == 1:
        return False
    and_ = _AND.match(lower, sum_.end)
    gap = and_ or _HYPHEN.match(lower, sum_.end) or (_COMMA.match(lower, sum_.end) if sum_.last > 2 else None)
    if gap is None:
        return False
    word = _word(lower, gap.end())
    if word in _SMALL:
        number, end = _SMALL[word], gap.end() + len(word)
    else:
        figure = _FIGURE.match(lower, gap.end())
        if figure is None or sum_.last == 0 or (and_ and sum_.last != 2):
            return False
        number, end = int(figure.group()), figure.end()
        if not and_ and not scale_word(_word(lower, _after_gap(lower, end))):
            return False
    if not _fits(sum_, number, and_ is not None):
        return False
    if only_hundreds and sum_.last != 2 and not lower[gap.end()].isdigit():
        return False  # "£1 million and ten vehicles" are two numbers
    if (and_ or sum_.last) and _hundred_follows(lower, end) and sum_.closed == 99:
        return False  # "three hundred and two hundred" are two numbers
    sum_.group += number
    if and_:
        sum_.tail, sum_.tail_unit = Decimal(number), Decimal(10) ** sum_.last if sum_.last > 2 else Decimal(1)
    elif sum_.tail is not None:
        sum_.tail += number
    sum_.end, sum_.last = end, 0
    return True


def _after_gap(lower: str, end: int) -> int:
    gap = _GAP.match(lower, end)
    return gap.end() if gap else end


def _fits(sum_: _Sum, number: int, and_: bool) -> bool:
    """True when a number below a hundred may be added: after "hundred", a scale word, or a ten."""
    if sum_.last == 2:
        return number < 100
    if sum_.last > 2:
        return number < Decimal(10) ** sum_.last
    tens = sum_.group % 100
    return not and_ and tens >= 20 and tens % 10 == 0 and 0 < number < 10


def _hundred_follows(lower: str, end: int) -> bool:
    return _word(lower, _after_gap(lower, end)) == "hundred"


def _step(sum_: _Sum) -> Decimal:
    return Decimal(10) ** sum_.last if sum_.last > 2 else Decimal(0)


def _finished(lower: str, start: int, sum_: _Sum) -> Reading | None:
    value, step, end = sum_.value, _step(sum_), sum_.end
    if sum_.last == 1 or (sum_.indefinite and sum_.last):
        step = max(rough(value), Decimal(1))
    reading = Reading(start, end, value, step, _significant(value), words=True)
    if sum_.last > 2 and sum_.scale_end == end:
        reading = replace(reading, scale=sum_.scale, scale_start=sum_.scale_start, scale_end=sum_.scale_end)
    if sum_.closed == 99:
        reading = read_decimals(lower, reading)
    if sum_.tail is not None and (mixed := _mixed(lower, reading, sum_)):
        return mixed
    return read_fraction(lower, reading)


def _mixed(lower: str, reading: Reading, sum_: _Sum) -> Reading | None:
    """ "one hundred and three quarters", "nine million and five ninths": a proper fraction after "and"."""
    gap = _HYPHEN.match(lower, reading.end)
    part = _word(lower, gap.end()) if gap else ""
    below = _PARTS.get(part)
    if gap is None or below is None or sum_.tail is None or not 0 < sum_.tail < below or not part.endswith("s"):
        return None
    value = reading.value - sum_.tail + sum_.tail_unit * sum_.tail / below
    return replace(reading, end=gap.end() + len(part), value=value, step=Decimal(0), scale=None)


def read_decimals(lower: str, reading: Reading) -> Reading:
    """The number with the decimals spoken after it: "two hundred point zero three", "1 point 1"."""
    point = _POINT.match(lower, reading.end)
    if point is None:
        return reading
    decimals = _decimals(lower, point.end())
    if decimals is None:
        figure = _DECIMAL_FIGURE.match(lower, point.end())
        if figure is None:
            return reading
        decimals = figure.group(), figure.end()
    written, end = decimals
    value = reading.value + Decimal(f"0.{written}")
    return replace(reading, end=end, value=value, step=Decimal(1).scaleb(-len(written)), scale=None)


_DECIMAL_FIGURE = re.compile(r"[0-9]{1,9}(?![0-9.,])")


def _decimals(lower: str, position: int) -> tuple[str, int] | None:
    """The digits after "point": "zero three", "seventy-one"."""
    written, end = "", position
    while len(written) < 9:
        word = _word(lower, position)
        if word not in _SMALL:
            break
        number, end = _SMALL[word], position + len(word)
        if number >= 20:
            gap = _HYPHEN.match(lower, end)
            ones = _ONES.get(_word(lower, gap.end())) if gap else None
            if gap and ones:
                number, end = number + ones, gap.end() + len(_word(lower, gap.end()))
        written += str(number)
        gap = _GAP.match(lower, end)
        if gap is None:
            break
        position = gap.end()
    return (written, end) if written else None


def _significant(value: Decimal) -> int:
    digits = format(value.normalize(), "f").replace(".", "").strip("0")
    return min(len(digits), 15) or 1


def read_fraction(lower: str, reading: Reading) -> Reading:
    """The number with a fraction behind it: "two thirds", "five and a half", "two and a half million"."""
    and_ = _AND.match(lower, reading.end)
    if and_:
        position = and_.end()
        article = _A.match(lower, position)
        above = 1
        if article:
            position = article.end()
        else:
            word = _word(lower, position)
            above = _ONES.get(word, 0)
            gap = _HYPHEN.match(lower, position + len(word))
            if not above or gap is None:
                return reading
            position = gap.end()
        part = _word(lower, position)
        if part not in _PARTS or (article and part.endswith("s")):
            return reading
        end = position + len(part)
        share = Decimal(above) / _PARTS[part]
        if reading.scale and (added := _scale_at(lower, end)):  # "one billion and a quarter million"
            value = reading.value + share * Decimal(10) ** added.power
            return replace(reading, end=added.end, value=value, step=Decimal(10) ** added.power / 10, scale=None)
        unit = Decimal(10) ** _power_of(reading.scale) if reading.scale else Decimal(1)
        grown = replace(
            reading, end=end, value=reading.value + unit * share, step=Decimal(0) if unit == 1 else unit / 10
        )
        return _scaled_after(lower, grown)
    gap = _HYPHEN.match(lower, reading.end)
    if gap is None or reading.scale not in (None, "hundred", "thousand"):
        return reading
    part = _word(lower, gap.end())
    if part in _TENS and (compound := _compound_part(lower, gap.end() + len(part), _TENS[part])):
        below, end = compound  # "three twenty-firsts"
        return replace(reading, end=end, value=reading.value / below, step=Decimal(0), digits=1, share=True, scale=None)
    below = _PARTS.get(part)
    if below is None or part in ("half", "quarter") or part == "halves":
        return reading
    end = gap.end() + len(part)
    if part.endswith("s") == (reading.value == 1):
        return reading
    if reading.value != 1 and not part.endswith("s"):
        return reading
    value = reading.value / below
    fraction = replace(reading, end=end, value=value, step=rough(value), digits=1, share=True, scale=None)
    return _scaled_after(lower, fraction, of=True)


def _compound_part(lower: str, position: int, tens: int) -> tuple[int, int] | None:
    """What "twenty-firsts" divide by, and where they end."""
    gap = _HYPHEN.match(lower, position)
    part = _word(lower, gap.end()) if gap else ""
    ones = {"firsts": 1, "seconds": 2, **_PARTS}.get(part, 10)
    if gap is None or ones > 9 or part.startswith(("half", "halves", "quarter")) or not part.endswith("s"):
        return None
    return tens + ones, gap.end() + len(part)


def _scale_at(lower: str, end: int) -> Scale | None:
    start = _after_gap(lower, end)
    word = _word(lower, start)
    scale = scale_word(word)
    return Scale(scale[0], scale[1], start, start + len(word)) if scale and not word.endswith("s") else None


def _power_of(scale: str) -> int:
    named = scale_word(scale)
    return named[1] if named else 0


def _scaled_after(lower: str, reading: Reading, of: bool = False) -> Reading:
    gap = _OF_A.match(lower, reading.end) if of else _GAP.match(lower, reading.end)
    if gap is None:
        return reading
    word = _word(lower, gap.end())
    scale = scale_word(word)
    if scale is None or word.endswith("s"):
        return reading
    tenth = replace(reading, step=Decimal("0.1"), scale=None)
    return tenth.scaled(Scale(scale[0], scale[1], gap.end(), gap.end() + len(word)))


def read_part(lower: str, start: int) -> Reading | None:
    """The share that begins with an article: "a third of", "a quarter", "half of the"."""
    article = _A.match(lower, start)
    position = article.end() if article else start
    part = _word(lower, position)
    below = _PARTS.get(part)
    if below is None or part.endswith("s") or (article is None and part != "half"):
        return None
    end = position + len(part)
    if not _SHARE_ENDS.match(lower, end) and not (
        part == "half" and _word(lower, _after_gap(lower, end)) in ("the", "their", "its", "all")
    ):
        return None
    value = Decimal(1) / below
    return Reading(start, end, value, rough(value), 1, words=True, share=True)
