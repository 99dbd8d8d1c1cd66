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

VERB = lazy_pattern(rf"(?<![\w-])(?:{_VERBS})\b(?![-’'])")
ADVERBS_THEN_VERB = lazy_pattern(
    rf"(?:{_ADVERB} ){{0,3}}({_VERBS})\b(?![-’'])"
    r"|(Said|Says|Added|Adds|Explained|Explains|Commented|Comments)(?= [A-Z]| the )"  # “…,” Says Jane Example
)
# Before a verb form that is a noun ("her remarks") or a participle ("are accused", "on shared values").
_IS_NOUN = lazy_pattern(
    r"(?:remarks|notes|comments|reports|claims|calls|demands|posts|reads|shares|charges|answers|questions|cries|jokes"
    r"|hopes|brands)\Z"
)
_BEFORE_NOUN = lazy_pattern(
    r"(?:[’']s?|\b(?:the|an?|his|her|their|our|its|my|your|in|of|with|on|for|these|those|some|any|no))\s\Z"
)
_PASSIVE = lazy_pattern(
    r"\b(?:is|are|was|were|be|been|being|as|when|if|on|of|the|an?|in|with|by|for)\s(?:not\s|also\s)?\Z"
)
_BY = lazy_pattern(r"\s(?:[\w-]{2,20}\s){0,2}by\b")
TRAILING_ADVERBS = lazy_pattern(rf"(?:[\s,]{{1,3}}{_ADVERB}){{1,4}}[\s,]{{0,3}}\Z")
ANY_PAST = lazy_pattern(r" ([a-z]{2,16}ed)\b")
ACCORDING = lazy_pattern(r"\b[Aa]ccording to ")
ATTRIBUTABLE = lazy_pattern(
    r"\b(?:attributable|attributed|attribution|quotes? from|comments? from|statement from|statement by)\b(?: to)?:? ",
    re.IGNORECASE,
)
LEAD = lazy_pattern(r"[,;\s]{0,6}(?:[—–―-]{1,2}\s{0,3})?")  # between a closing mark and "said"
# The agent before an opening mark: "As noted by Jane Example:", "Notes provided by Jane Example, Director: “…”".
AGENT = lazy_pattern(r"\b[a-z]{2,14}(?:ed|en|id|old) by (?=[^\s,:])")
# "The text of Senator Example's remarks: “…”"
OWN_WORDS = lazy_pattern(
    r"[’']s? (?:\w{2,12} ){0,2}"
    r"(?:remarks|statement|comments?|words|speech|testimony|message|response|letter|reply|answer)"
    r"(?: (?:follows?|below|in full))?\Z"
)
# "Senator Example released the following statement on the ferry: “…”"
ISSUED = lazy_pattern(
    r"\b(?:issued|issues|released|releases|made|makes|gave|offered|provided|delivered|had)\b"
    r" (?=[^:]{0,40}\b(?:statement|comments?|remarks|response|message|reply|to say)\b)"
)
SIGNED = lazy_pattern(r"\s{0,6}[—–―~-]{1,2}\s{0,3}(?=[A-Z])|\s{0,3}\n\s{0,3}(?=[A-Z])|\s{0,3}\((?=[A-Z])")
SIGNATURE = lazy_pattern(r"([A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){1,4})(?=[,\n]|\s*\Z)")

PRONOUN = lazy_pattern(r"(?:he|she|they|it|I|we|He|She|They|It|We|who)\b")
LAST_PRONOUN = lazy_pattern(r"(?<![\w’'])(he|she|they|it|I|we|who|He|She|They|It|We)\Z")
OBJECT = lazy_pattern(r"\b(?:about|at|by|for|from|in|of|on|over|to|with) (?:it|I|they|we|he|she)\Z")  # who paid for it
# The rest of a sentence that only says who spoke: "said in a statement", "told reporters", "wrote, smiling".
ONLY_SAYS = lazy_pattern(
    r"(?:told|tells|asked|asks)\b|\w+\s*(?:\Z|[,(]|(?:in|on|at|to|during|after|before|from|via|with|when|while"
    r"|today|yesterday|this|last|recently|later|earlier|then|again|further|[A-Z][a-z]{2,6}day)\b)"
)
NOUN_PHRASE = lazy_pattern(rf"(?:{_DETERMINER}\b|[A-Z]|(?:{_any_of('speaking_groups')})\b)[^,.;:!?“”\"()—]{{0,100}}")
HEAD_PHRASE = lazy_pattern(r"[^,(–—]{1,110}")
HOLDS_VERB = lazy_pattern(r"\s(?:is|are|was|were|has|have|had|will|would|can|could)\b")  # a sentence and no noun phrase
DETERMINED = lazy_pattern(rf"\b{_DETERMINER}\s")
PHRASE_STOP = lazy_pattern(rf"\s(?:{_any_of('phrase_stops')})\b")
CLAUSE_START = lazy_pattern(rf"(?:{_any_of('clause_openers')})\b")
CLAUSE_BREAK = lazy_pattern(r"[,;:—–]\s|\b(?:and|but|that|when|while|because|as|where|if)\s")
CIRCUMSTANCE = lazy_pattern(r"(?:during|after|before|following|earlier|speaking|asked)\b")
NOT_ONE_PHRASE = lazy_pattern(r"[;:“”\"]")
RELATIVE = lazy_pattern(r"\b(?:that|who|about|of the)\b")
# Between a name and "said": ", director of Example Ltd" without its second comma; " of Example Ltd".
APPOSED = lazy_pattern(r",\s(?:the |an? |its |our )?([^,;:()“”\"]{2,110})\Z")
OF_FIRM = lazy_pattern(
    r"\s(?:of|from|at|with|for)\s(?:the\s)?[A-Z\d][\w&’'.-]{0,24}(?:\s(?:(?:of|and|for|the|&)\s)?[A-Z\d][\w&’'.-]{0,24}){0,5}\Z"
)
PARTY = lazy_pattern(r" ?\([^)]{1,40}\)\Z| [A-Z]{2,4}\Z")  # "Example (D-Ohio) said", "Example MP said"

# The end of a sentence, but not the full stop of "Mr.", "Sen." or an initial.
SENTENCE_END = lazy_pattern(
    r"[.!?](?<!\bM[rs]\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGov\.)(?<!\bGen\.)(?<!\bLt\.)"
    r"(?<!\bCol\.)(?<!\bProf\.)(?<!\bRev\.)(?<!\bHon\.)(?<!\bCapt\.)(?<!\bSgt\.)(?<!\bDet\.)(?<!\b[JS]r\.)(?<!\bSens\.)"
    r"(?<!\bReps\.)(?<!\b[A-Z]\.)(?<!\.[A-Za-z]\.)[\"”’')\]]{0,3}(?=\s{1,3}[^\sa-z]|\s{0,3}\Z)"
)


def is_finite(text: str, start: int, end: int) -> bool:
    """False where the verb form ``text[start:end]`` says nothing of a speaker: a noun, a passive, an attribute."""
    before = text[max(0, start - 14) : start]
    word = text[start:end]
    if _IS_NOUN.search(word):
        return _BEFORE_NOUN.search(before) is None and _BY.match(text, end) is None
    return not word.endswith(("ed", "ied", "told", "said", "thought")) or _PASSIVE.search(before) is None


def first_verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first finite verb of speech in ``text[start:end]``."""
    return next((verb for verb in VERB.finditer(text, start, end) if is_finite(text, *verb.span())), None)


def last_verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last finite verb of speech in ``text[start:end]``."""
    found = None
    for verb in VERB.finditer(text, start, end):
        if is_finite(text, *verb.span()):
            found = verb
    return found


def last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last place of ``pattern`` in ``text[start:end]``."""
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found
