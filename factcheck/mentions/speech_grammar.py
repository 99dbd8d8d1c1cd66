"""The patterns of attribution: verbs, noun phrases and where they end."""

from __future__ import annotations

import re

from factcheck.lexicon.reader import words
from factcheck.text.lazy_pattern import lazy_pattern


def _any_of(name: str) -> str:
    """An alternation of the words of a list, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(name), key=lambda word: (-len(word), word)))


_VERBS = _any_of("speech_verbs")
_ADVERB = rf"(?:{_any_of('speech_adverbs')}|\w{{2,16}}ly)"
_DETERMINER = rf"(?:{_any_of('determiners')})"

VERB = re.compile(rf"(?<![\w-])(?:{_VERBS})\b(?![-’'])")
ADVERBS_THEN_VERB = re.compile(rf"(?:{_ADVERB} ){{0,3}}({_VERBS})\b(?![-’'])")
TRAILING_ADVERBS = lazy_pattern(rf"(?:[\s,]{{1,3}}{_ADVERB}){{1,4}}[\s,]{{0,3}}\Z")
ANY_PAST = lazy_pattern(r" ([a-z]{2,16}ed)\b")
ACCORDING = lazy_pattern(r"\b[Aa]ccording to ")
ATTRIBUTABLE = lazy_pattern(
    r"\b(?:attributable|attributed|attribution|quotes? from|comments? from|statement from|statement by)\b(?: to)?:? ",
    re.IGNORECASE,
)
LEAD = re.compile(r"[,;\s]{0,6}(?:[—–―-]{1,2}\s{0,3})?")  # between a closing mark and "said"
SIGNED = lazy_pattern(r"\s{0,6}[—–―~-]{1,2}\s{0,3}(?=[A-Z])|\s{0,3}\n\s{0,3}(?=[A-Z])|\s{0,3}\((?=[A-Z])")
SIGNATURE = lazy_pattern(r"([A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){1,4})(?=[,\n]|\s*\Z)")

PRONOUN = lazy_pattern(r"(?:he|she|they|it|I|we|He|She|They|It|We|who)\b")
LAST_PRONOUN = lazy_pattern(r"(?<![\w’'])(he|she|they|it|I|we|who|He|She|They|It|We)\Z")
NOUN_PHRASE = lazy_pattern(rf"(?:{_DETERMINER}\b|[A-Z]|(?:{_any_of('speaking_groups')})\b)[^,.;:!?“”\"()—]{{0,100}}")
HEAD_PHRASE = lazy_pattern(r"[^,(–—]{1,110}")
DETERMINED = lazy_pattern(rf"\b{_DETERMINER}\s")
PHRASE_STOP = lazy_pattern(rf"\s(?:{_any_of('phrase_stops')})\b")
CLAUSE_START = lazy_pattern(rf"(?:{_any_of('clause_openers')})\b")
CLAUSE_BREAK = lazy_pattern(r"[,;:—–]\s|\b(?:and|but|that|when|while|because|as|where|if)\s")
CIRCUMSTANCE = lazy_pattern(r"(?:during|after|before|following|earlier|speaking|asked)\b")
NOT_ONE_PHRASE = lazy_pattern(r"[;:“”\"]")
RELATIVE = lazy_pattern(r"\b(?:that|who|about|of the)\b")
PARTY = lazy_pattern(r" ?\([^)]{1,40}\)\Z| [A-Z]{2,4}\Z")  # "Example (D-Ohio) said", "Example MP said"

# The end of a sentence, but not the full stop of "Mr.", "Sen." or an initial.
SENTENCE_END = re.compile(
    r"[.!?](?<!\bM[rs]\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGov\.)(?<!\bGen\.)(?<!\bLt\.)"
    r"(?<!\bCol\.)(?<!\bProf\.)(?<!\bRev\.)(?<!\bHon\.)(?<!\bCapt\.)(?<!\bSgt\.)(?<!\bDet\.)(?<!\b[JS]r\.)(?<!\bSens\.)"
    r"(?<!\bReps\.)(?<!\b[A-Z]\.)(?<!\.[A-Za-z]\.)[\"”’')\]]{0,3}(?=\s{1,3}[^\sa-z]|\s{0,3}\Z)"
)


def last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last place of ``pattern`` in ``text[start:end]``."""
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found
