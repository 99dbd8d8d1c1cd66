"""Numbers of things, with the noun they count."""

from __future__ import annotations

from factcheck.lexicon.reader import words
from factcheck.mentions.model import CountMention
from factcheck.mentions.noun_phrase import NounPhrase, noun_phrase, singular
from factcheck.mentions.numerals import Numeral
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_UNCOUNTED = words("uncounted_nouns")
_STRONG = lazy_pattern(r"-strong\b")
# "three times greater", "ten-fold", a "1-for-20" split, "two-to-one"
_MULTIPLE = lazy_pattern(r"(?:\s{1,2}|-)(?:times?|fold)\b|x\b|-(?:for|to|on|by|in)-")
_HYPHEN = lazy_pattern(r"[-‑]([a-z]{2,20}(?:-[a-z]{2,20}){0,2})\b")
# "three-dimensional", "two-legged"
_ADJECTIVE = lazy_pattern(r"[-‑](?:[a-z]{2,20}-)?[a-z]{2,20}(?:al|ed|ic|ive|ous|ful|less|able|ish)\b")
_VERSION = lazy_pattern(r"[0-9]{1,3}\.[0-9]{1,3}")
_ARTICLE = lazy_pattern(r"\b[Aa]n? \Z")
_SMALL_WORD = lazy_pattern(r" ([a-z]{3,14}) (?=[a-z])")
_NO_NOUN = words("noun_phrase_ends")
_OF_THE = lazy_pattern(r"\s{1,2}of\s{1,2}(?:the|these|those|its|their|our|his|her|my)(?=\s)")
_CAPITALS_BEFORE = lazy_pattern(r"\b[A-Z]{3,12} \Z")
_BARE_YEAR = lazy_pattern(r"(?:19|20)[0-9]{2}")
_NAME_BEFORE = lazy_pattern(r"([A-Z][\w'’.&-]{1,30})[ ]{1,2}\Z")
_AGE = lazy_pattern(r"[A-Z][\w'’.-]{1,24}(?: (?:Jr|Sr)\.?)?, ?\Z")
_AFTER_AGE = lazy_pattern(r"[,;.)]|\s(?:of|and|from)\b")


def find_counts(document: Document, numerals: tuple[Numeral, ...], taken: Taken) -> tuple[CountMention, ...]:
    """The numerals left over outside ``taken``, each with the noun it counts where there is one."""
    found: list[CountMention] = []
    for numeral in numerals:
        if taken.holds(numeral.core.start, numeral.core.end):
            continue
        mention = _count(document, numeral)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _count(document: Document, numeral: Numeral) -> CountMention | None:
    text, start, end = document.text, numeral.span.start, numeral.core.end
    if _MULTIPLE.match(text, end) or _ADJECTIVE.match(text, end):
        return None
    if _STRONG.match(text, end):
        return CountMention(Span(start, end + len("-strong")), numeral.number, numeral.core)
    phrase = _phrase(text, numeral)
    if phrase is None:
        if _names_something(document, numeral):
            return None
        return CountMention(Span(start, numeral.span.end), numeral.number, numeral.core, share=numeral.share)
    if phrase.noun in _UNCOUNTED or (phrase.modifiers and phrase.modifiers[0] in _UNCOUNTED):
        return None
    if _is_version(text, numeral) or _is_edition(text, numeral):
        return None
    return CountMention(
        Span(start, phrase.noun_span.end),
        numeral.number,
        numeral.core,
        phrase.noun,
        phrase.noun_span,
        phrase.modifiers,
        numeral.share,
    )


def _phrase(text: str, numeral: Numeral) -> NounPhrase | None:
    end = numeral.span.end
    one = numeral.number.value == 1 and not numeral.share and not numeral.scale
    hyphen = _HYPHEN.match(text, end)
    if hyphen:
        *modifiers, noun = hyphen[1].split("-")
        return NounPhrase(singular(noun), Span(hyphen.end() - len(noun), hyphen.end()), tuple(modifiers))
    if text[end : end + 1] not in (" ", "\n", "\t"):
        return None
    of_the = _OF_THE.match(text, end)
    if of_the:
        return noun_phrase(text, of_the.end())
    if text.startswith(" of ", end):
        return noun_phrase(text, end + 3) if numeral.share else None
    phrase = noun_phrase(text, end, plural=not one)
    if phrase is None and _ARTICLE.search(text, max(0, numeral.span.start - 3), numeral.span.start):
        return _attributive(text, end)
    return phrase


def _attributive(text: str, end: int) -> NounPhrase | None:
    """The noun of "a 12 member committee"."""
    match = _SMALL_WORD.match(text, end)
    if match is None or match[1] in _NO_NOUN:
        return None
    return NounPhrase(match[1], Span(*match.span(1)), ())


def _is_edition(text: str, numeral: Numeral) -> bool:
    """True for a year or number in a name: "2025 Technology Awards", "the PLAY 60 ambassadors"."""
    start, end = numeral.core.start, numeral.core.end
    if numeral.words or numeral.scale or numeral.span.start != start:
        return False
    following = text[end + 1 : end + 2]
    if end - start == 4 and text[start:end].isdigit() and 1900 <= numeral.number.value <= 2100 and following.isupper():
        return True
    return not following.isupper() and bool(_CAPITALS_BEFORE.search(text, max(0, start - 16), start))


def _is_version(text: str, numeral: Numeral) -> bool:
    """True for a decimal after a name: "the Leap 15.1 repositories" are not counted."""
    start, end = numeral.core.start, numeral.core.end
    return bool(_VERSION.fullmatch(text, start, end)) and bool(_NAME_BEFORE.search(text, max(0, start - 34), start))


def _names_something(document: Document, numeral: Numeral) -> bool:
    """True for a bare number after a capitalised word inside a sentence: "Expo 2025", "Route 66", "Boeing 777"."""
    if numeral.words or numeral.scale or numeral.span.start != numeral.core.start:
        return False
    text, start = document.text, numeral.core.start
    if text[start] == "." or _BARE_YEAR.fullmatch(text, start, numeral.core.end):
        return True  # ".40 semi-automatic", "during 2022"
    if (
        numeral.core.end - start <= 2
        and _AGE.search(text, max(0, start - 30), start)
        and _AFTER_AGE.match(text, numeral.core.end)
    ):
        return True  # "John Smith, 32, of Hobart"
    name = _NAME_BEFORE.search(text, max(0, start - 34), start)
    if name is None:
        return False
    sentence = document.sentence_at(start)
    if sentence is None or name.start() > sentence.start:
        return True
    following = text[numeral.core.end : numeral.core.end + 4].lstrip(" \t")[
        :1
    ]  # "Recommendation 1 The council", but "Only 12 were"
    return following in ("", "\n", ":") or following.isupper() or _is_version(text, numeral)
