"""Numbers written in words: "two hundred and seventy", "half a million", "two dozen"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon.reader import table
from factcheck.mentions.reading import Reading, Scale, rough, scale_word
from factcheck.mentions.word_fractions import mixed, read_decimals, read_fraction
from factcheck.mentions.word_steps import (
    AND,
    ARTICLE,
    BREAK,
    COMMA,
    DOZENS,
    HYPHEN,
    OF_A,
    PARTS,
    SMALL,
    after_gap,
    scale_at,
    word_at,
)
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass

_FIGURE = lazy_pattern(r"[1-9][0-9]{0,2}(?![0-9/%]|[.,][0-9])")
_FOLLOWING = lazy_pattern(rf"(?:{BREAK}|[-‐‑])+([a-z]{{1,14}}|&)")
_GOES_ON = frozenset((*SMALL, *PARTS, *DOZENS, *table("scales")["words"], "and", "&", "point"))
_OPEN = 99  # no scale word has closed the number yet
_HUNDRED = 2
_DOZEN = 1


@dataclass(slots=True)
class _Sum:
    """A number word by word: ``total`` is closed by a scale word, ``group`` still open below it.

    ``last`` is the power of ten of the word just taken (``_DOZEN`` for a dozen, 0 for a plain number), ``closed`` that
    of the scale word that closed ``total``. ``tail`` is what stands after the last "and", ``tail_unit`` what a fraction
    there would be of.
    """

    total: Decimal
    group: Decimal
    end: int
    last: int = 0
    closed: int = _OPEN
    scale: Scale | None = None
    indefinite: bool = False
    tail: Decimal | None = None
    tail_unit: Decimal = Decimal(1)

    @property
    def value(self) -> Decimal:
        return self.total + self.group

    @property
    def step(self) -> Decimal:
        """What the number may be rounded by: "five million" by a million, "five hundred" by nothing."""
        return Decimal(10) ** self.last if self.last > _HUNDRED else Decimal(0)


def read_words(lower: str, start: int) -> Reading | None:
    """The number whose first word stands at ``start`` of the text in lower case."""
    plain = _plain_word(lower, start)
    if plain is not None:
        return plain
    opened = _opening(lower, start)
    if opened is None:
        return None
    while _scale_next(lower, opened) or _small_next(lower, opened):
        pass
    step = opened.step
    if opened.last == _DOZEN or (opened.indefinite and opened.last):
        step = max(rough(opened.value), Decimal(1))
    reading = Reading(start, opened.end, opened.value, step, _significant(opened.value), words=True)
    reading = _with_scale(reading, opened)
    if opened.closed == _OPEN:
        reading = read_decimals(lower, reading)
    if opened.tail is not None and (fraction := mixed(lower, reading, opened.tail, opened.tail_unit)):
        return fraction
    return read_fraction(lower, reading)


def _plain_word(lower: str, start: int) -> Reading | None:
    """The number of a single word, which most are: "three boats", not "three hundred" or "three and a half"."""
    word = word_at(lower, start)
    number = SMALL.get(word)
    if number is None:
        return None
    end = start + len(word)
    following = _FOLLOWING.match(lower, end)
    if following is not None and following[1] in _GOES_ON:
        return None
    return Reading(start, end, Decimal(number), digits=2 if number > 10 and number % 10 else 1, words=True)


def continue_in_words(lower: str, reading: Reading) -> Reading:
    """The number in digits with what number words add to it: "3 hundred and 21", "4 thousand 3 hundred"."""
    sum_ = _Sum(Decimal(0), reading.value, reading.end)
    if not _scale_next(lower, sum_):
        return reading
    while _scale_next(lower, sum_) or _small_next(lower, sum_, after_digits=True):
        pass
    step = sum_.step if sum_.group == 0 else Decimal(0)
    return read_fraction(lower, _with_scale(reading._replace(end=sum_.end, value=sum_.value, step=step), sum_))


def _with_scale(reading: Reading, sum_: _Sum) -> Reading:
    """The reading with its scale word where that is its last: not in "two million three hundred"."""
    scale = sum_.scale
    if scale is None or sum_.last <= _HUNDRED or scale.end != reading.end:
        return reading
    return reading._replace(scale=scale)


def _opening(lower: str, start: int) -> _Sum | None:
    article = ARTICLE.match(lower, start)
    position = article.end() if article else start
    word = word_at(lower, position)
    end = position + len(word)
    if article is None and word in SMALL:
        return _Sum(Decimal(0), Decimal(SMALL[word]), end)
    if word in ("half", "quarter"):
        return _part_of_scale(lower, end, Decimal(1) / PARTS[word])
    if article is None and word != "hundred":
        return None
    scale = scale_at(lower, position)
    if scale is not None and scale.power == _HUNDRED:
        return _Sum(Decimal(0), Decimal(100), end, _HUNDRED, indefinite=True)
    if scale is not None:
        return _Sum(Decimal(10) ** scale.power, Decimal(0), end, scale.power, scale.power, scale, True)
    return _Sum(Decimal(12), Decimal(0), end, _DOZEN, _DOZEN, indefinite=True) if word in DOZENS else None


def _part_of_scale(lower: str, end: int, part: Decimal) -> _Sum | None:
    """ "half a million", "half a dozen", "a quarter of a million", "half million"."""
    gap = OF_A.match(lower, end)
    if gap is None:
        return None
    scale = scale_at(lower, gap.end())
    if scale:
        value = part * Decimal(10) ** scale.power
        return _Sum(value, Decimal(0), scale.end, scale.power, scale.power, scale, True)
    word = word_at(lower, gap.end())
    if word in DOZENS:
        return _Sum(part * 12, Decimal(0), gap.end() + len(word), _DOZEN, _DOZEN, indefinite=True)
    return None


def _scale_next(lower: str, sum_: _Sum) -> bool:
    """Takes "hundred", "million", "dozen" after the sum so far."""
    gap = HYPHEN.match(lower, sum_.end)
    if gap is None or sum_.value == 0:
        return False
    word = word_at(lower, gap.end())
    end = gap.end() + len(word)
    if word in DOZENS:
        _take_dozens(sum_, end)
        return True
    named = scale_word(word)
    if named is None or not _take_scale(sum_, Scale(named[0], named[1], gap.end(), end)):
        return False
    sum_.tail = None
    return True


def _take_dozens(sum_: _Sum, end: int) -> None:
    """ "two dozen", "three hundred and two dozens" (324), "two hundred dozens" (2,400)."""
    value = sum_.value
    dozens = value % 100 if value > 100 and value % 100 else value
    sum_.total, sum_.group = value - dozens + dozens * 12, Decimal(0)
    sum_.end, sum_.last, sum_.closed, sum_.indefinite, sum_.tail = end, _DOZEN, _DOZEN, True, None


def _take_scale(sum_: _Sum, scale: Scale) -> bool:
    factor = Decimal(10) ** scale.power
    if scale.power == _HUNDRED:
        if not 0 < sum_.group < 1000 or sum_.last == _HUNDRED:
            return False
        sum_.group *= 100
    elif sum_.group:
        if scale.power >= sum_.closed:
            return False
        sum_.total, sum_.group, sum_.closed = sum_.total + sum_.group * factor, Decimal(0), scale.power
    elif sum_.last > _HUNDRED:  # "lakh crore"
        sum_.total, sum_.closed = sum_.total * factor, scale.power
    else:
        return False
    sum_.end, sum_.last, sum_.scale = scale.end, scale.power, scale
    return True


def _small_next(lower: str, sum_: _Sum, after_digits: bool = False) -> bool:
    """Takes "seventy" after "two hundred and", "three" after "twenty-"."""
    if sum_.last == _DOZEN:
        return False
    and_ = AND.match(lower, sum_.end)
    gap = and_ or HYPHEN.match(lower, sum_.end) or (COMMA.match(lower, sum_.end) if sum_.last > _HUNDRED else None)
    if gap is None:
        return False
    word = word_at(lower, gap.end())
    if word in SMALL:
        if after_digits and sum_.last != _HUNDRED:
            return False  # "£1 million and ten vehicles" are two numbers
        number, end = SMALL[word], gap.end() + len(word)
    elif figure := _FIGURE.match(lower, gap.end()):
        number, end = int(figure.group()), figure.end()
        if sum_.last == 0 or (sum_.last != _HUNDRED if and_ else scale_at(lower, after_gap(lower, end)) is None):
            return False
    else:
        return False
    if not _fits(sum_, number, and_ is not None) or (sum_.closed == _OPEN and _hundred_follows(lower, end, sum_.last)):
        return False
    sum_.group += number
    if and_:
        sum_.tail, sum_.tail_unit = Decimal(number), Decimal(10) ** sum_.last if sum_.last > _HUNDRED else Decimal(1)
    elif sum_.tail is not None:
        sum_.tail += number
    sum_.end, sum_.last = end, 0
    return True


def _fits(sum_: _Sum, number: int, and_: bool) -> bool:
    """True when a number below a hundred may be added: after "hundred", a scale word, or a ten."""
    if sum_.last == _HUNDRED:
        return number < 100
    if sum_.last > _HUNDRED:
        return number < Decimal(10) ** sum_.last
    tens = sum_.group % 100
    return not and_ and tens >= 20 and tens % 10 == 0 and 0 < number < 10


def _hundred_follows(lower: str, end: int, last: int) -> bool:
    """True when another hundred follows a hundred: "three hundred and two hundred" are two numbers."""
    return last == _HUNDRED and word_at(lower, after_gap(lower, end)) == "hundred"


def _significant(value: Decimal) -> int:
    digits = format(value.normalize(), "f").replace(".", "").strip("0")
    return min(len(digits), 15) or 1
