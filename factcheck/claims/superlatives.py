"""Superlatives that somebody could check: the first, the largest, a record, unprecedented, the only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from factcheck.lexicon.reader import words
from factcheck.mentions.model import Mentions
from factcheck.text.blocks import PROSE, BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_WORD = r"[\w'’&-]{1,25}"
# "for the first time"; not "first-time buyers", nor what each of several people does: "those voting for the first time"
_FIRST_TIME = lazy_pattern(
    r"for\sthe\s(?:very\s)?first\stime\b(?:\sever\b|\sin\s(?:its\s|their\s)?(?:history|decades|years)\b)?"
)
_EACH_FIRST_TIME = lazy_pattern(
    r"\b(?:visit|vot|attend|fly|us|try|meet|appear|perform|play|driv|see|seen|sees|buy|apply|com|enter|watch|learn|hear)(?:ing|s|ed)?\s\Z"
)
# "the world's first tidal school", "Norway's first-ever", "the first of its kind", "the first bank in the country"
_FIRST = lazy_pattern(
    rf"first(?:-|\s)ever\b|first-of-its-kind\b|first\sof\s(?:its|their)\skind\b|first\ssuch\s{_WORD}|"
    rf"first\s(?:{_WORD}\s){{1,5}}?in\s(?:the\s)?(?:world|country|nation|region|state|history|continent|industry|Europe|"
    r"Africa|Asia|America|North\sAmerica|Latin\sAmerica|South\sAmerica|UK|U\.S\.|US|USA|EU|(?:more\sthan\s|over\s|nearly\s)?"
    r"(?:\w+\s)?(?:years|decades)\b)"
)
# "is the first company to sell"; not "the first officer to arrive", "the first click allows managers to"
_FIRST_TO = lazy_pattern(
    rf"first\s(?:(?!(?:is|are|was|were|has|had|have|and|or|will|would)\s){_WORD}\s){{1,4}}?to\s{_WORD}"
)
_CALLED = lazy_pattern(
    r"(?:\b(?:is|are|was|were|be|been|being|becomes?|became|becoming|as|remains?|it|them|him|her|us)\s|[,–—-]\s?)"
    r"(?:now\s|also\s)?(?:the|The|its|their|our)\s(?:very\s)?\Z"
)
_WHOSE_FIRST = lazy_pattern(
    r"\b(?:[Tt]he\s)?(?P<owner>world|country|nation|region|continent|industry|[A-Z]\w{2,20})['’]s?\s(?:very\s)?\Z"
)
# "the first step to take", "the first opportunity to", "first half", "first degree murder"
_PLAIN_FIRST = lazy_pattern(
    r"first[\s-](?:[a-z-]{1,20}\s)?(?:steps?|stages?|phases?|days?|quarters?|half|halves|weeks?|weekend|months?|years?|hours?|minutes?|"
    r"opportunity|chance|aid|responders?|lady|ladies|degree|class|amendment|names?|floor|place|part|round|rounds|line|point|"
    r"priority|instance|person|people|thing|things|impressions?|come|served|edition|draft|look|responder|lieutenant|sergeant|"
    r"minister|nations?|grade|grader|graders|language|time|batch|tranche|shipment|payment|instalment|installment|reading|"
    r"paragraph|page|sentence|column|section|chapter|volume|three|two|four|five|six|ten|dozen)\b",
    re.IGNORECASE,
)
_RECORD = lazy_pattern(
    r"(?:record|Record)(?:-|\s)(?:breaking|setting|high|low|highs|lows|number|numbers|amount|amounts|levels?|years?|quarter|"
    r"quarterly|annual|sales|revenues?|profits?|earnings|income|attendance|turnout|totals?|sum|haul|seizures?|growth|results|"
    r"temperatures?|crowds?|times?|exports|imports|production|output|demand|volumes?|investments?|funding|fine|penalty|"
    r"settlement|season|month|week|day|harvest|rainfall|backlog|orders|deliveries|free\scash)\b"
)
_NOT_RECORD = lazy_pattern(
    r"\b(?:criminal|track|medical|public|court|police|driving|arrest|to|will|must|can|we|they|you)\s\Z", re.IGNORECASE
)
_SCOPE = (
    r"(?:in|of|to|that|which|who|with|for|on|between|outside|authori[sz]ed|certified|accredited|worldwide|globally|"
    r"nationwide)\b"
)
# "the only airline that", "the world's only"; not "the only way to", "only the best", "the only thing"
_ONLY = lazy_pattern(
    rf"only\s(?!way|ways|thing|things|one|ones|reason|option|time|place|question|difference|a\s|the\s)(?:{_WORD}\s){{1,4}}?{_SCOPE}"
)
_THE = lazy_pattern(
    r"\b(?:the|The|its|their|his|her|our|a|A|an|an?\snew|(?:[Tt]he\s)?\w{2,20}['’]s?)\s(?:(?:very|single|new|all-time)\s)?\Z"
)
# "one of the largest" and "among the fastest" claim no place of their own.
_ONE_OF = lazy_pattern(
    r"\b(?:one|some|two|three|four|five|ten|several|many|most|any|each|all|[\d,]{1,9})\sof\s[\w\s'’.-]{0,40}\Z|\bamong(?:st)?\s[\w\s'’.-]{0,40}\Z",
    re.IGNORECASE,
)
_RANK = lazy_pattern(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:nd|rd|th))(?:-|\s)\Z")
# "the highest standards", "at the lowest possible price", "the highest bidder", "lowest common denominator"
_COURTESY = lazy_pattern(
    r"\w+[\s-](?:possible|standards?|quality|degree|stage|gratitude|thanks|sympath\w+|condolences|ratings|level\sof\s(?:care|service|integrity|professionalism|quality|safety|security|ethics)|"
    r"levels?\sof\s(?:government|power)|priority|priorities|bidder|order|regard|calib(?:re|er)|ethical|ideals|honou?rs?|common|"
    r"point|of\s(?:the\s)?two|part|calling|serving|term|running\b(?=\sbattle))"
)
_WHOSE = lazy_pattern(
    r"(?:the\s|The\s)?(?P<owner>world|country|nation|region|continent|industry|[A-Z]\w{2,20})['’]s?\s"
)
# Without a field in which it holds, a superlative claims nothing: "the strongest retention", "the highest ratings".
_SCOPED = lazy_pattern(
    r"\b(?:in\s(?:the\s|its\s|our\s|all\s)?(?:[\w'’-]+\s){0,3}?(?:world|country|nation|region|state|history|continent|industry|"
    r"Union|city|county|sector|market|years|decades|months|century|field|category)|in\s(?:the\s)?[A-Z]\w+|"
    r"worldwide|globally|nationwide|ever|on\srecord|on\searth|of\sany|by\sany|among\s(?:the|all)|of\sall\s(?!of)|of\sits\skind|"
    r"since\s(?:\w+\s)?(?:[12]\d{3}|records))\b"
)
_STOP = lazy_pattern(r"[.;!?](?=\s|\Z)|\n\n")
# "the two-day (7 – 8 June) forum": a dash between numbers ends nothing.
_CLAUSE_END = lazy_pattern(r"[,;:!?](?!\d)|\s[–—-]{1,2}\s(?!\d)|—|\n\n")
_LONGEST = 110
_TRAILING = " \n\t.!?\"”’'"
# From a text, the place of a trigger in it and the ends of the places named, where the claim begins; None for no claim.
_Judge = Callable[[str, int, frozenset[int]], int | None]
_SKIPPED = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADLINE})


def find_superlatives(document: Document, mentions: Mentions) -> list[Span]:
    """The words of each superlative claim in the body, one for each sentence and place, in order."""
    text = document.text
    places = frozenset(place.span.end for place in mentions.places)
    found: list[Span] = []
    for start, past in _claimed(text, places):
        if _in_body(document, past - 1):
            found.append(_clause(document, start, past))
    found.sort()
    return list(_apart(found))


def _apart(spans: list[Span]) -> Iterator[Span]:
    """The spans without those that begin inside an earlier one: "the first and only airline" is one claim."""
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _claimed(text: str, places: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Where each claim begins and where its trigger ends."""
    for word, judge in _TRIGGERS.items():
        position = text.find(word)
        while position >= 0:
            start = judge(text, position, places)
            if start is not None:
                yield start, position + len(word)
            position = text.find(word, position + len(word))
    adjectives = words("superlatives")
    ending = text.find("est")
    while ending >= 0:
        past = ending + 3
        first = ending
        while first > 0 and text[first - 1].isalpha():
            first -= 1
        if text[first:past] in adjectives and not text[past : past + 1].isalpha():
            start = _judge_superlative(text, first, places)
            if start is not None:
                yield start, past
        ending = text.find("est", past)


def _judge_first(text: str, position: int, places: frozenset[int]) -> int | None:
    lead = max(0, position - 8)
    time = text.find("for the", lead, position)
    if time >= 0 and (match := _FIRST_TIME.match(text, time)) and match.end() > position:
        return None if _EACH_FIRST_TIME.search(text, max(0, time - 12), time) else time
    if _PLAIN_FIRST.match(text, position):
        return None
    if _FIRST.match(text, position):
        return _determined(text, position)
    called = _CALLED.search(text, max(0, position - 24), position)
    if called is not None and _FIRST_TO.match(text, position):
        return _determined(text, position)
    # "Harbour Bank's first branch" is the first of its own; "Norway's first bank" is a claim.
    whose = _WHOSE_FIRST.search(text, max(0, position - 30), position)
    return whose.start() if whose and (whose["owner"].islower() or whose.end("owner") in places) else None


def _judge_record(text: str, position: int, places: frozenset[int]) -> int | None:
    start = position - 1
    if start < 0 or not _RECORD.match(text, start) or _NOT_RECORD.search(text, max(0, start - 12), start):
        return None
    return _determined(text, start) or start


def _judge_only(text: str, position: int, places: frozenset[int]) -> int | None:
    start = _determined(text, position) if _ONLY.match(text, position) else None
    return None if start is None or _ONE_OF.search(text, max(0, start - 60), start) else start


def _judge_unprecedented(text: str, position: int, places: frozenset[int]) -> int | None:
    if text.endswith(("not ", "n't ", "n’t "), max(0, position - 4), position):
        return None
    return _determined(text, position) or position


def _judge_word(text: str, position: int, places: frozenset[int]) -> int | None:
    return position


def _judge_superlative(text: str, position: int, places: frozenset[int]) -> int | None:
    rank = _RANK.search(text, max(0, position - 12), position)
    start = _determined(text, rank.start() if rank else position)
    if start is None or _ONE_OF.search(text, max(0, start - 60), start) or _COURTESY.match(text, position):
        return None
    owned = _WHOSE.match(text, start)
    scoped = rank or (owned and (owned["owner"].islower() or owned.end("owner") in places))
    return start if scoped or _SCOPED.search(text, position, _sentence_end(text, position)) else None


def _sentence_end(text: str, position: int) -> int:
    end = _STOP.search(text, position, position + _LONGEST)
    return end.start() if end else position + _LONGEST


_TRIGGERS: dict[str, _Judge] = {
    "first": _judge_first,
    "ecord": _judge_record,
    "only ": _judge_only,
    "unprecedented": _judge_unprecedented,
    "never before": _judge_word,
    "Never before": _judge_word,
    "all-time high": _judge_word,
    "all-time low": _judge_word,
}


def _determined(text: str, position: int) -> int | None:
    """Where the article or owner before a word begins; None without one."""
    match = _THE.search(text, max(0, position - 32), position)
    return match.start() if match else None


def _in_body(document: Document, position: int) -> bool:
    block = document.block_at(position)
    return block is not None and block.kind in PROSE and block.kind not in _SKIPPED


def _clause(document: Document, start: int, past: int) -> Span:
    """From the start of a claim to the end of its clause, at most about a line."""
    sentence = document.sentence_at(past - 1)
    limit = min(sentence.end if sentence else len(document.text), start + _LONGEST)
    text = document.text
    first = _CLAUSE_END.search(text, past, limit)
    # "for the first time, the conference is held in Oslo": the clause goes on behind the comma.
    if first is not None and first.start() <= past + 6 and first[0] == ",":
        first = _CLAUSE_END.search(text, first.end(), limit)
    end = first.start() if first else limit
    if end == start + _LONGEST and end < len(text) and not text[end].isspace():
        end = max(past, text.rfind(" ", past, end))
    return Span(start, start + len(text[start:end].rstrip(_TRAILING)))
