"""Capitalised runs of words, and what belongs to a person's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.lexicon.reader import lines, words
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

SENTENCE_OPENERS = words("sentence_openers")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
OFFICE_OR_NAME = words("office_or_name")
_PARTICLES = words("name_particles")
_GIVEN = words("given_names")
_WEAK = words("given_names_weak")  # Bill Example: a word that else names no person
_POSTNOMINALS = words("postnominals")
_LEADING = frozenset(("van", "von", "der", "den", "de", "la", "le", "del", "della", "du", "ter"))
_NEVER_IN_NAMES = (
    words("not_names")
    | SENTENCE_OPENERS
    | words("headline_verbs")
    | (words("role_heads") - OFFICE_OR_NAME)
    | _POSTNOMINALS
)
_AFTER_NAMES = _POSTNOMINALS | words("role_heads") | words("role_modifiers") | words("headline_verbs")

# Any letter but a lower-case one of Latin-1; rare lower-case letters beyond (ł, š) are sorted out later.
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
# As the first letter: ranges that are quickly passed by, then the look back at what it really is.
_FIRST = rf"[^\x00-@\[-\xa9](?<={_UPPER})"
# What may follow the first letter: more initials, the end of an abbreviated title, or the rest of the word.
_REST = (
    rf"(?:\.(?:[ ]?-?{_UPPER}\.){{0,3}}"
    r"|r\.(?<=[JSDM]r\.)|rs\.|s\.(?<=Ms\.)|rof\.|e[vp]\.(?<=Re[vp]\.)"
    r"|on\.(?<=Hon\.)|en\.(?<=[SG]en\.)|ov\.(?<=Gov\.)"
    r"|t\.(?<=[LS]t\.)|ol\.(?<=Col\.)|apt\.|pl\.|llr\.|gt\.|upt\.|et\.(?<=Det\.)|aj\.|nsp\.|tty\."
    r"|[\w’'‘]{0,40}(?:[-‐‑.](?=\w)[\w’'‘]{1,40}){0,6})"
)
_WORD = rf"(?:{_UPPER}{_REST}|(?:al|el|ul|as|ad|an|ar)-[A-Z]\w{{1,20}})"
_GAP = r"(?:[ ]{1,2}|[ ]?\n[ ]?)"
_NICKNAME = rf"(?:[“\"‘'(]{_UPPER}[\w.’' -]{{1,18}}[”\"’')]{_GAP})?"
_SMALL = "|".join(re.escape(particle) for particle in lines("name_particles"))
# In "Jane Example, Sr. Director" the Sr. belongs to the office.
_SUFFIX = r"(?:,?[ ](?:Jr\b|Sr\b(?!\.?[ ][A-Z]))\.?|,?[ ]I{2,3}\b|,?[ ]IV\b)?"
# The letter comes first and what must not stand before it second: so the search leaps from capital to capital.
_RUN = lazy_pattern(
    rf"{_FIRST}(?<![\w@#/.&-].){_REST}(?:{_GAP}{_NICKNAME}(?:(?:{_SMALL}){_GAP}){{0,3}}{_WORD}){{0,9}}{_SUFFIX}"
)
_TOKEN = lazy_pattern(r"[“\"‘'(][^”\"’')]{1,24}[”\"’')]|[^\s,]+")
_APOSTROPHES = "’'‘"
_SPECIAL = lazy_pattern(r"[\n,“\"‘'’(]")
_LONGEST_SECOND = 6  # letters
_WRAPPED = 50  # a line at least this long may break inside a name; shorter ones are lines of their own


class Token(NamedTuple):
    """A word of a run, without possessive; ``key`` is its lower-case form without full stops at the end."""

    start: int
    end: int
    text: str
    key: str


def token(start: int, word: str) -> Token:
    """The token of a word that starts at ``start``."""
    return Token(start, start + len(word), word, word.lower().rstrip("."))


SIGNALS = _GIVEN | words("role_heads") | words("honorifics")


def may_name(run: str) -> bool:
    """True when a run holds a given name, a title or an initial."""
    found = run.lower().split()
    if not SIGNALS.isdisjoint(found):
        return True
    if "." in run or "," in run:
        for word in found:
            if word.rstrip(".,") in SIGNALS or (len(word) == 2 and word[1] == "."):
                return True
    return "-" in run


def runs(text: str) -> Iterator[tuple[int, str]]:
    """The capitalised runs of ``text``: start and characters."""
    for match in _RUN.finditer(text):
        yield match.start(), match.group()


def bare(word: str) -> str:
    """``word`` without a possessive ending."""
    last = word[-1]
    if last in "sS":
        return word[:-2] if len(word) > 2 and word[-2] in _APOSTROPHES else word
    return word[:-1] if last in _APOSTROPHES and len(word) > 1 else word


def bare_words(run: str) -> list[str]:
    """The words of ``run`` without possessive endings."""
    found = run.split()
    return found if not any(sign in run for sign in _APOSTROPHES) else [bare(word) for word in found]


def pieces(text: str, start: int, run: str) -> list[list[Token]]:
    """The words of a run, divided where a line of its own ends and behind a possessive."""
    if _SPECIAL.search(run) is None:
        return [_plain_piece(start, run)]
    current: list[Token] = []
    found = [current]
    wraps = "\n" in run
    previous_end = start
    for match in _TOKEN.finditer(run):
        word = match.group()
        begin = start + match.start()
        if wraps and current and "\n" in text[previous_end:begin] and not _is_wrapped(text, previous_end):
            current = []
            found.append(current)
        previous_end = begin + len(word)
        short = word if word[0] in "“\"‘'(" else bare(word)
        current.append(token(begin, short))
        if short is not word:
            current = []
            found.append(current)
    return [tokens for tokens in found if tokens]


def _plain_piece(start: int, run: str) -> list[Token]:
    """The words of a run with nothing but spaces between them."""
    tokens: list[Token] = []
    for word in run.split(" "):
        if word:
            tokens.append(token(start, word))
        start += len(word) + 1
    return tokens


def _is_wrapped(text: str, position: int) -> bool:
    line_end = text.find("\n", position)
    return line_end - text.rfind("\n", max(0, line_end - _WRAPPED), line_end) > _WRAPPED


def fold(word: str) -> str:
    """``word`` in lower case without accents, for comparing names."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.lower().replace("ø", "o").replace("ł", "l").replace("ß", "ss"))
    return "".join(character for character in plain if not unicodedata.combining(character)).replace("’", "'")


def is_initial(word: Token) -> bool:
    """True for "J.", "J.K." and a lone "J"."""
    if (len(word.text) > 1 and word.text[-1] != ".") or not word.text[0].isalpha():
        return False
    return word.key not in SUFFIXES and len(word.key.replace(".", "").replace(" ", "")) <= 2


def is_nickname(word: Token) -> bool:
    """True for a quoted or bracketed word inside a name: Robert “Bob” Example."""
    return word.text[0] in "“\"‘'("


def is_given(word: Token) -> bool:
    """True for a common given name, also one joined by a hyphen (Anne-Marie)."""
    key = word.key if word.key.isascii() else fold(word.key)
    if key in _GIVEN:
        return True
    first, hyphen, second = key.partition("-")  # Anne-Marie, but not Gene-Directed
    return bool(hyphen) and first in _GIVEN and len(second) <= _LONGEST_SECOND


def is_particle(word: Token) -> bool:
    """True for "van", "de", "bin" and their like, in lower case."""
    return word.text in _PARTICLES


def is_honour(word: Token, tokens: Sequence[Token]) -> bool:
    """True for the letters behind a name: "Jane Example MP", "John Sample CSC"."""
    if word.key in _POSTNOMINALS:
        return True
    return word.text.isupper() and 2 <= len(word.text) <= 4 and not all(other.text.isupper() for other in tokens)


def fits_a_name(word: Token) -> bool:
    """True for a word that may be part of a person's name."""
    text = word.text
    if word.key in _NEVER_IN_NAMES:
        return len(text) == 2 and text[1] == "."  # the A. of "Jane A. Example" is no article
    if text.isalpha():
        return True
    return is_initial(word) or is_nickname(word) or text.translate(_JOINTS).isalpha()


_JOINTS = str.maketrans("", "", "-‐‑'’‘")


def name_part(tokens: Sequence[Token]) -> list[Token]:
    """The tokens up to the first that is no part of a name, without an initial or a particle at the end."""
    weak = len(tokens) > 1 and tokens[0].key in _WEAK and fits_a_name(tokens[1])  # Bill Example
    name: list[Token] = [tokens[0]] if weak else []
    for word in tokens[len(name) :]:
        if not (fits_a_name(word) or is_particle(word) or word.key in SUFFIXES):
            break
        name.append(word)
    while name and (is_initial(name[-1]) or is_nickname(name[-1]) or is_particle(name[-1])):
        name.pop()
    return name


def ends_name(word: Token) -> bool:
    """True for what may follow a name in its run: letters of honour, an office, a headline's verb, a lone letter."""
    return word.key in _AFTER_NAMES or is_initial(word) or (word.text.isupper() and len(word.text) <= 4)


def family_name(tokens: Sequence[Token]) -> str:
    """The family name of a full name, particles included, or the only word."""
    end = len(tokens)
    while end > 1 and tokens[end - 1].key in SUFFIXES:
        end -= 1
    start = end - 1
    while start > 0 and is_particle(tokens[start - 1]):
        start -= 1
    return " ".join(word.text for word in tokens[start:end])


def keys_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The folded words of a name, without suffix, nickname and the particles of a family name that stands alone."""
    keys = tuple(fold(word.key) for word in tokens if word.key not in SUFFIXES and not is_nickname(word))
    first = 0
    while first < len(keys) - 1 and keys[first] in _LEADING:
        first += 1
    return keys[first:]


def span_of(tokens: Sequence[Token]) -> Span:
    """The place of consecutive tokens."""
    return Span(tokens[0].start, tokens[-1].end)
