"""Acronyms, where they are defined and where they are used."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from factcheck.lexicon.places import gazetteer
from factcheck.mentions.acronym_letters import (
    LINK_WORDS,
    WITHOUT_INITIAL,
    Alignment,
    Piece,
    align,
    initials_of,
    letters,
    one_slip,
    pieces,
)
from factcheck.mentions.model import AcronymMention
from factcheck.mentions.taken import outside_code
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_BRACKET = lazy_pattern(r"[(\[]([^()\[\]\n]{1,120}(?:\n[^()\[\]\n]{1,80})?)[)\]]")
# What may stand in the brackets around the acronym: "(the “NCB”)", "(or NCB)", "(NCB, a unit …)".
_SHORT_INSIDE = lazy_pattern(
    r"(?:(?:the|or|hereinafter|hereafter|abbreviated|abbrev\.|also|known|called|referred|to|collectively|aka|as|i\.e\.,?)\s){0,6}"
    r"[\"“”‘'’]?(?P<short>[^\W_][\w&/+.-]{0,11}(?:\s[\w&/+-]{1,6})?)[.,]?[\"”’']?(?=\Z|[,;:]\s|\s(?:or|and|–|—|-)\s)",
    re.IGNORECASE,
)
_BEFORE = lazy_pattern(r"([^\W_][\w&/+-]{1,11})[\"”’']?\s{1,2}\Z")
_USE = lazy_pattern(r"[A-Z](?:[A-Z\d]+(?:[&/-][A-Z\d]+){0,4}|-[A-Z]{2,}|&[A-Z]\b)")
_BETWEEN_CAPITALS = " \n–—-"
_CAPITALS_BEHIND = lazy_pattern(r"[ \n–—-]{1,4}([^\W\d_]{2,20})")
_ROMAN = lazy_pattern(r"[IVX]+")
# "…, or NCB", "… (known as NCB": the words before an acronym that follows its long form.
_OR_SHORT = lazy_pattern(r"(?:,| [–—-])? (?:or|known as|abbreviated(?: as| to)?|called)(?: the)? [\"“]?\Z")
_OR_ENDS = ("or", "as", "to", "ed", "the")
_LONG_BEHIND = lazy_pattern(
    r"[\"”]?(?:(?:,? (?:which |that )?(?:stands for|standing for|is short for|short for|meaning|or))(?: the| an?)?"
    r"|, (?:the|an?)| [–—-](?: the)?| =|:) [\"“]?(?=[A-Z])"
)
_ABBREVIATED = lazy_pattern(r"(?:[A-Z]\.)+|St\.|Dr\.|vs\.")
_END_OF_SENTENCE = lazy_pattern(r"(?:[a-z0-9\])”\"’%][.!?][\"”’]?|[;:!?])\Z")


@dataclass(frozen=True, slots=True)
class _Definition:
    span: Span
    short: Span
    long: Span
    matched: bool


def find_acronyms(document: Document) -> tuple[AcronymMention, ...]:
    """The definitions of acronyms and all their uses, in order.

    A use is every acronym in capitals and every later place of a defined one; words of a line in capitals are none.
    """
    text = document.text
    definitions = _definitions(document)
    uses = _capitals(text, sorted(definition.span for definition in definitions))
    defined = {base_form(definition.short.of(text)) for definition in definitions if definition.matched}
    for use in uses:
        beside = _beside(text, use) if use.base not in defined else None
        if beside is not None:
            definitions.append(beside)
            defined.add(use.base)
    mentions = [_mention(text, definition) for definition in definitions]
    known = {mention.base: mention for mention in reversed(mentions) if mention.matched}
    shorts = {mention.short_span for mention in mentions}
    mentions.extend(_as_mentions(text, [use for use in uses if use.span not in shorts], known))
    return tuple(sorted(outside_code(document, mentions), key=lambda mention: (mention.span.start, mention.span.end)))


def base_form(short: str) -> str:
    """The acronym without a plural s: "NCBs" is "NCB"."""
    if len(short) > 2 and short.endswith("s") and short[-2].isupper():
        return short[:-1]
    return short


def _mention(text: str, definition: _Definition) -> AcronymMention:
    short = definition.short.of(text)
    return AcronymMention(
        span=definition.span,
        short=short,
        short_span=definition.short,
        base=base_form(short),
        long=" ".join(definition.long.of(text).split()),
        long_span=definition.long,
        definition=True,
        matched=definition.matched,
    )


# ------------------------------------------------------------------------------------------- definitions


def _definitions(document: Document) -> list[_Definition]:
    text = document.text
    found: list[_Definition] = []
    for bracket in _BRACKET.finditer(text):
        block = document.block_at(bracket.start())
        floor = max(block.span.start if block else 0, bracket.start() - 240, found[-1].span.end if found else 0)
        definition = _short_in_brackets(text, bracket, floor) or _long_in_brackets(text, bracket, floor)
        if definition is not None:
            found.append(definition)
    return found


def _short_in_brackets(text: str, bracket: re.Match[str], floor: int) -> _Definition | None:
    inside = _SHORT_INSIDE.match(text, bracket.start(1), bracket.end(1))
    if inside is None:
        return None
    short = Span(*inside.span("short"))
    written = short.of(text)
    if not _is_short(written) or _ROMAN.fullmatch(written):
        return None
    words = _words_before(text, floor, bracket.start(), len(letters(written)))
    if not words:
        return None
    alignment = _best_alignment(written, words, text)
    whole_end = bracket.end()
    slip = _slipped(written, words, text, alignment)
    if slip is not None:
        return _Definition(Span(slip.start, whole_end), short, slip, False)
    if alignment is None:
        return None
    return _Definition(Span(alignment.span.start, whole_end), short, alignment.span, True)


def _long_in_brackets(text: str, bracket: re.Match[str], floor: int) -> _Definition | None:
    before = _BEFORE.search(text, max(floor, bracket.start() - 16), bracket.start())
    if before is None:
        return None
    short = Span(*before.span(1))
    written = short.of(text)
    if sum(char.isupper() for char in written) < 2 or not _is_short(written):
        return None
    inside = re.split(r"[,;:]\s", bracket.group(1), maxsplit=1)[0]
    end = bracket.start(1) + len(inside)
    words = pieces(text, bracket.start(1), end)
    while words and words[0].word in ("the", "or", "for", "from", "formerly"):
        words = words[1:]
    if len(words) < 2 or len(words) > 2 * len(written) + 3:
        return None
    alignment = _best_alignment(written, words, text, from_start=True)
    if alignment is None:
        return None
    return _Definition(Span(short.start, bracket.end()), short, alignment.span, True)


def _is_short(written: str) -> bool:
    count = len(letters(written))
    return 2 <= count <= 10 and any(char.isalpha() for char in written)


def _words_before(text: str, floor: int, end: int, count: int) -> list[Piece]:
    """The words that a long form may take, up to the start of the sentence or the last bracket."""
    limit = min(count + 5, count * 2)
    start = end
    kept = 0
    for token in reversed(text[floor:end].split()):
        if kept and _END_OF_SENTENCE.search(token) and not _ABBREVIATED.fullmatch(token):
            break
        if ")" in token or "(" in token or kept > limit:
            break
        start = text.rindex(token, floor, start)
        kept += 1
    return pieces(text, start, end) if kept else []


def _best_alignment(written: str, words: list[Piece], text: str, *, from_start: bool = False) -> Alignment | None:
    wanted = letters(base_form(written))
    alignment = align(wanted, words, text, from_start=from_start)
    if alignment is None:
        return None
    capitals = sum(char.isupper() for char in written)
    allowance = 0.5 + (0.36 if capitals >= 2 else 0.22) * len(wanted)
    if capitals == 0:
        allowance = 0.1 + 0.15 * len(wanted)
    return alignment if alignment.cost <= allowance else None


def _slipped(written: str, words: list[Piece], text: str, alignment: Alignment | None) -> Span | None:
    """The long form whose initials are one slip away from the acronym, when its letters are not found properly.

    "Coastal Rescue Federation (CFR)" has its letters in order inside the words, yet its initials in another one.
    """
    wanted = letters(base_form(written))
    if len(wanted) < 3 or not base_form(written).isupper() or (alignment is not None and alignment.initials):
        return None
    best: tuple[int, Span] | None = None
    for index in range(len(words) - 1, -1, -1):
        piece = words[index]
        if not text[piece.span.start].isupper():
            if piece.word in LINK_WORDS:
                continue
            break
        if index and _goes_on_left(text, words[index - 1], piece):
            continue
        for initials in initials_of(words[index:]):
            slip = one_slip(initials, wanted)
            if slip == "substitution" and initials != initials_of(words[index:])[0]:
                continue  # a link word for the letter: "Authority Committee on Surveying (ACAS)"
            if slip is None or (slip == "substitution" and initials[0] != wanted[0]):
                continue  # "Supervisors for Cleaner Ports (NSCP)": the name began with a word further left
            if alignment is not None and slip != "transposition" and not _is_forced(slip, wanted, initials, alignment):
                continue
            rank = _SLIPS.index(slip)
            if best is None or rank < best[0]:
                best = (rank, Span(piece.span.start, words[-1].span.end))
    return best[1] if best else None


def _goes_on_left(text: str, before: Piece, first: Piece) -> bool:
    """True when the name may begin further left: "Money Market ⟦Mutual Fund Loan Facility⟧"."""
    gap = text[before.span.end : first.span.start]
    return text[before.span.start].isupper() and not before.word.endswith(("’s", "'s")) and gap.isspace()


def _is_forced(slip: str, wanted: str, initials: str, alignment: Alignment) -> bool:
    """True when one letter is found only inside a word whose first letter is passed over: "Exchange Treaty (…A)"."""
    if slip != "substitution" or alignment.cost < WITHOUT_INITIAL:
        return False
    return not any(ours == "x" for ours, theirs in zip(wanted, initials, strict=True) if ours != theirs)


_SLIPS = ("transposition", "substitution", "insertion", "deletion")


# -------------------------------------------------------------------------------------------------- uses


@dataclass(frozen=True, slots=True)
class _Use:
    span: Span
    base: str


def _capitals(text: str, taken: list[Span]) -> list[_Use]:
    """The acronyms written in capitals outside the definitions."""
    found: list[_Use] = []
    starts = [span.start for span in taken]
    for use in _USE.finditer(text):
        start, end = use.span()
        if start and (text[start - 1].isalnum() or text[start - 1] in "_@#&$"):
            continue
        after = end + 1 if text[end : end + 1] == "s" else end
        if text[after : after + 1].isalnum() or text[after : after + 1] in ("_", "@"):
            continue
        index = bisect_right(starts, start) - 1
        if index >= 0 and start < taken[index].end:
            continue
        found.append(_Use(Span(start, after), use.group()))
    return found


def _beside(text: str, use: _Use) -> _Definition | None:
    """A definition without brackets: "the River Police Unit, or RPU," and "RPU, the River Police Unit"."""
    start, end = use.span.start, use.span.end
    wanted = letters(use.base)
    before = text[max(0, start - 24) : start]
    lead = _OR_SHORT.search(before) if before.rstrip(' "“').endswith(_OR_ENDS) else None
    if lead:
        stop = start - len(before) + lead.start()
        words = pieces(text, max(0, stop - 120, text.rfind("\n\n", 0, stop) + 1), stop)
        for count in range(len(wanted), min(len(words), len(wanted) + 3) + 1):
            long = words[-count:]
            if text[long[0].span.start].isupper() and wanted in initials_of(long):
                span = Span(long[0].span.start, long[-1].span.end)
                return _Definition(Span(span.start, end), use.span, span, True)
    tail = _LONG_BEHIND.match(text, end)
    if tail:
        words = pieces(text, tail.end(), tail.end() + 120)
        for count in range(len(wanted), min(len(words), len(wanted) + 3) + 1):
            long = words[:count]
            capital = text[long[0].span.start].isupper() and text[long[-1].span.start].isupper()
            if capital and wanted in initials_of(long):
                span = Span(long[0].span.start, long[-1].span.end)
                return _Definition(Span(start, span.end), use.span, span, True)
    return None


def _as_mentions(text: str, uses: list[_Use], known: dict[str, AcronymMention]) -> list[AcronymMention]:
    found: list[AcronymMention] = []
    places = _dateline_names()
    for use in uses:
        definition = known.get(use.base)
        span = use.span
        if definition is None and (
            _ROMAN.fullmatch(use.base) or use.base in places or _in_capitals(text, span.start, span.end)
        ):
            continue
        long = definition.long if definition else None
        found.append(AcronymMention(span=span, short=span.of(text), short_span=span, base=use.base, long=long))
    return found


@cache
def _dateline_names() -> frozenset[str]:
    """Names of places as a dateline has them: "SINGAPORE –"."""
    return frozenset(name for name, place in gazetteer().places.items() if name.isupper() and len(name) > 3)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """True between other words in capitals: a heading, a letterhead, a name in a dateline."""
    before = _word_before(text, start)
    after = _CAPITALS_BEHIND.match(text, end)
    if after is None:
        return before.isupper()
    return after.group(1).isupper() and (not before or before.isupper())


def _word_before(text: str, start: int) -> str:
    """The word of letters before a blank, line end or dash; empty when there is none."""
    chunk = text[max(0, start - 24) : start]
    words = chunk.rstrip(_BETWEEN_CAPITALS)
    if not 0 < len(chunk) - len(words) <= 4:
        return ""
    begin = len(words)
    while begin and words[begin - 1].isalpha():
        begin -= 1
    return words[begin:] if len(words) - begin > 1 else ""
