"""The patterns of attribution: verbs, noun phrases and where they end."""

from __future__ import annotations

import re

from factcheck.lexicon.reader import words


def _any_of(name: str) -> str:
    """An alternation of the words of a list, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(name), key=lambda word: (-len(word), word)))


_VERBS = _any_of("speech_verbs")
_ADVERB = rf"(?:{_any_of('speech_adverbs')}|\w{{2,16}}ly)"
_DETERMINER = rf"(?:{_any_of('determiners')})"

VERB = re.compile(rf"(?<![\w-])(?:{_VERBS})\b(?![-’'])")
ADVERBS_THEN_VERB = re.compile(rf"(?:{_ADVERB} ){{0,3}}({_VERBS})\b(?![-’'])")
TRAILING_ADVERBS = re.compile(rf"(?:[\s,]{{1,3}}{_ADVERB}){{1,4}}[\s,]{{0,3}}\Z")
ANY_PAST = re.compile(r" ([a-z]{2,16}ed)\b")
ACCORDING = re.compile(r"\b[Aa]ccording to ")
ATTRIBUTABLE = re.compile(
    r"\b(?:attributable|attributed|attribution|quotes? from|comments? from|statement from|statement by)\b(?: to)?:? ",
    re.IGNORECASE,
)
LEAD = re.compile(r"[,;\s]{0,6}(?:[—–―-]{1,2}\s{0,3})?")  # between a closing mark and "said"
SIGNED = re.compile(r"\s{0,6}[—–―~-]{1,2}\s{0,3}(?=[A-Z])|\s{0,3}\n\s{0,3}(?=[A-Z])|\s{0,3}\((?=[A-Z])")
SIGNATURE = re.compile(r"([A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){1,4})(?=[,\n]|\s*\Z)")

PRONOUN = re.compile(r"(?:he|she|they|it|I|we|He|She|They|It|We|who)\b")
LAST_PRONOUN = re.compile(r"(?<![\w’'])(he|she|they|it|I|we|who|He|She|They|It|We)\Z")
NOUN_PHRASE = re.compile(rf"(?:{_DETERMINER}\b|[A-Z]|(?:{_any_of('speaking_groups')})\b)[^,.;:!?“”\"()—]{{0,100}}")
HEAD_PHRASE = re.compile(r"[^,(–—]{1,110}")
DETERMINED = re.compile(rf"\b{_DETERMINER}\s")
PHRASE_STOP = re.compile(rf"\s(?:{_any_of('phrase_stops')})\b")
CLAUSE_START = re.compile(rf"(?:{_any_of('clause_openers')})\b")
CLAUSE_BREAK = re.compile(r"[,;:—–]\s|\b(?:and|but|that|when|while|because|as|where|if)\s")
CIRCUMSTANCE = re.compile(r"(?:during|after|before|following|earlier|speaking|asked)\b")
NOT_ONE_PHRASE = re.compile(r"[;:“”\"]")
RELATIVE = re.compile(r"\b(?:that|who|about|of the)\b")
PARTY = re.compile(r" ?\([^)]{1,40}\)\Z| [A-Z]{2,4}\Z")  # "Example (D-Ohio) said", "Example MP said"

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
