"""Organizations, operations and projects."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from factcheck.lexicon.places import gazetteer
from factcheck.lexicon.reader import lines, words
from factcheck.mentions.capitals import capital_words
from factcheck.mentions.model import AcronymMention, OrganizationKind, OrganizationMention
from factcheck.mentions.taken import Taken, outside_code
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

# One step to the left or right inside a name: "Bank of Example", "Smith & Sons", "Centre for the Study of Rivers".
_GAP = r"[ \t]{1,2}\n?[ \t]{0,2}|\n[ \t]{0,2}"
_STEP_LEFT = lazy_pattern(
    rf"(?P<word>[A-ZÀ-ÞĀ-Ž][\w.’'-]*(?:&[A-Z]\w*)?)(?:{_GAP})"
    rf"(?:(?:of the|for the|of|for|and|on|in|de|&|du|la)(?:{_GAP}))?\Z"
)
_LINK_WORDS = frozenset({"of", "the", "for", "and", "on", "in", "de", "&", "du", "la"})
_ADJACENT = lazy_pattern(r"(?P<word>[A-Z\d][\w.’'&-]*)\Z")
_STEP_RIGHT = lazy_pattern(
    rf"(?:{_GAP})(?P<link>(?:of the|for the|on the|of|for|on|and|in|de|&|to)(?:{_GAP}))?"
    r"(?P<word>[A-ZÀ-ÞĀ-Ž][\w-]*(?:’s(?=\s[A-Z]))?)"
)
_LEGAL = lazy_pattern(r",?[ \t]\n?(?P<word>[A-Z][\w./]*)")
_OPERATION = lazy_pattern(
    rf"(?:Operation|Op\.?|Exercise|Project)(?:{_GAP})"
    r"(?P<name>[“\"‘'](?P<quoted>[A-Z][^”\"’'\n]{1,40})[”\"’']"
    r"|(?:[A-Z][\w’'-]*|\d{1,4})(?:[ \t]\n?(?:[A-Z][\w’'-]*|[IVX]{1,5}|\d{1,4}|of (?:the )?[A-Z]\w*)){0,3})"
)
_OPERATION_WORDS = frozenset({"Operation", "Op", "Exercise", "Project"})
_STOPPED = lazy_pattern(r"(?:[A-Z]\.)+|St\.|Mt\.|Dr\.")
_CAPITAL_BEFORE = lazy_pattern(r"[A-Z][\w’'.-]{0,18} \Z")
_PERIODS = frozenset({"Year", "Month", "Week", "Day", "Decade", "Century"})
# "Supreme Court of Judicature Act": what ends so is no body.
_NO_BODY = lazy_pattern(r" (?:Act|Bill|Law|Code|Agreement|Award|Awards|Day|Week|Month|Bulletin|Report|Plan|Strategy)\Z")
_HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADLINE, BlockKind.HEADING, BlockKind.CHROME})
_PROJECT_BEHIND = lazy_pattern(rf"(?:{_GAP})(?P<word>Project|Programme|Program|Operation|Initiative)\b")


@dataclass(frozen=True, slots=True)
class _Cues:
    """The words that close a company's name, the nouns of other bodies, and both by their first letters."""

    legal: frozenset[str]
    head: frozenset[str]
    by_head: dict[str, tuple[str, ...]]


@cache
def _cues() -> _Cues:
    fields = dict(line.split(" | ", 1) for line in lines("organization_cues"))
    legal, head = fields["legal"].split(), fields["head"].split()
    by_head: dict[str, list[str]] = {}
    for cue in (*legal, *head):
        by_head.setdefault(re.findall(r"\w+", cue)[0], []).append(cue)
    longest_first = {word: tuple(sorted(cues, key=len, reverse=True)) for word, cues in by_head.items()}
    return _Cues(frozenset(legal), frozenset(head), longest_first)


def find_organizations(document: Document, acronyms: tuple[AcronymMention, ...]) -> tuple[OrganizationMention, ...]:
    """The organizations, operations and projects named, in order; of overlapping names the longer one counts."""
    text = document.text
    sure = _longest([*_operations(text), *_defined(text, acronyms)])
    taken = Taken(mention.span for mention in sure)
    guessed = _longest([*_by_capitals(text, acronyms), *(m for m in _by_cue(text) if _holds(document, m))])
    found = [*sure, *(mention for mention in guessed if not taken.overlaps(mention.span))]
    found.sort(key=lambda mention: mention.span)
    return tuple(outside_code(document, found))


def _holds(document: Document, mention: OrganizationMention) -> bool:
    """True unless it is a stretch of a heading in title case that stands nowhere else: "Court Hears Bank"."""
    if _NO_BODY.search(mention.name):
        return False
    block = document.block_at(mention.span.start)
    return block is None or block.kind not in _HEADINGS or document.text.count(mention.name) > 1


def _longest(found: list[OrganizationMention]) -> list[OrganizationMention]:
    """The names without those that lie in a longer one; an acronym in brackets stays beside its long form."""
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    kept: list[OrganizationMention] = []
    end = -1
    for mention in found:
        if mention.span.start >= end:
            kept.append(mention)
            end = mention.span.end
    return kept


# ----------------------------------------------------------------------------------- operations, projects


def _operations(text: str) -> list[OrganizationMention]:
    found: list[OrganizationMention] = []
    for start, word in capital_words(text):
        if word in _OPERATION_WORDS:
            mention = _operation_at(text, start)
            if mention is not None:
                found.append(mention)
    return found


def _operation_at(text: str, at: int) -> OrganizationMention | None:
    if at and (text[at - 1].isalnum() or text[at - 1] in "-_"):
        return None
    match = _OPERATION.match(text, at)
    if match is None or (match.group().startswith("Project") and _CAPITAL_BEFORE.search(text, max(0, at - 20), at)):
        return None  # "the Water Project Announces"
    name = match.group("name")
    first = (match.group("quoted") or name).split()[0]
    if (
        first in words("operation_breaks")
        or first in words("organization_breaks")
        or first in _cues().head
        or first.isdigit()
    ):
        return None
    end = match.end()
    while (
        " " in name
        and not match.group("quoted")
        and text.count(text[at:end]) < 2
        and text.count(_shorter(text[at:end])) > 1
    ):
        end = at + len(_shorter(text[at:end]))  # "Operation Heron Ends" in a headline
        name = text[at:end].partition(" ")[2]
    if text[at:end].endswith(("’s", "'s")):
        end -= 2
    shown = _plain(text[at:end])
    type_ = OrganizationKind.PROJECT if match.group().startswith("Project") else OrganizationKind.OPERATION
    return OrganizationMention(Span(at, end), shown, type_)


def _shorter(name: str) -> str:
    return name.rpartition(" ")[0]


# --------------------------------------------------------------------------------------------- acronyms


def _defined(text: str, acronyms: tuple[AcronymMention, ...]) -> list[OrganizationMention]:
    """Bodies with an acronym, at their definition and each use; "Long Form (LF) Project" is a project."""
    found: list[OrganizationMention] = []
    names: dict[str, str] = {}
    for acronym in acronyms:
        if acronym.definition and acronym.long_span is not None and acronym.long is not None:
            behind = _PROJECT_BEHIND.match(text, acronym.span.end)
            if behind and acronym.span.start == acronym.long_span.start:
                span = Span(acronym.span.start, behind.end())
                type_ = OrganizationKind.OPERATION if behind.group("word") == "Operation" else OrganizationKind.PROJECT
                found.append(OrganizationMention(span, _plain(span.of(text)), type_))
            elif _is_body(acronym.long) and acronym.matched:
                names[acronym.base] = _plain(acronym.long)
                found.append(OrganizationMention(acronym.long_span, _plain(acronym.long)))
                found.append(OrganizationMention(acronym.short_span, _plain(acronym.long)))
        elif acronym.base in names:
            found.append(OrganizationMention(acronym.short_span, names[acronym.base]))
    return found


def _is_body(long: str) -> bool:
    return long[0].isupper() and any(word.strip(",’'") in _cues().head for word in long.split())


def _by_capitals(text: str, acronyms: tuple[AcronymMention, ...]) -> list[OrganizationMention]:
    """Names in capitals: known bodies, and what the release itself writes so again and again (its issuer)."""
    counts = Counter(acronym.base for acronym in acronyms if acronym.long is None)
    known = words("organization_acronyms")
    plain = words("acronyms")
    return [
        OrganizationMention(acronym.short_span, acronym.base)
        for acronym in acronyms
        if acronym.long is None
        and (
            acronym.base in known
            or (
                len(acronym.base) >= 5
                and acronym.base.isalpha()
                and counts[acronym.base] >= 3
                and acronym.base not in plain
            )
        )
    ]


# ------------------------------------------------------------------------------------------ cues in names


def _by_cue(text: str) -> list[OrganizationMention]:
    cues = _cues()
    found: list[OrganizationMention] = []
    done = 0
    for start, word in capital_words(text):
        if start < done or word not in cues.by_head:
            continue
        if start and (text[start - 1].isalnum() or text[start - 1] in "@_#/."):
            continue
        end = _cue_end(text, start, cues.by_head[word])
        if end is None:
            continue
        legal = text[start:end] in cues.legal
        span = _company(text, start, end, done) if legal else _body(text, start, end, done)
        if span is not None:
            found.append(OrganizationMention(span, _plain(span.of(text))))
            done = span.end
    return found


def _cue_end(text: str, start: int, cues: tuple[str, ...]) -> int | None:
    for cue in cues:
        end = start + len(cue)
        if (
            text.startswith(cue, start)
            and not text[end : end + 1].isalnum()
            and text[end : end + 1] not in ("-", "_", "@")
        ):
            return end
    return None


def _company(text: str, start: int, end: int, floor: int) -> Span | None:
    comma = start
    while comma > floor and text[comma - 1] in " \t\n":
        comma -= 1
    at = comma - 1 if comma > floor and text[comma - 1] == "," else comma
    left = _extend_left(text, at, floor, spaced=False)
    return Span(left, end) if left < at else None


def _body(text: str, start: int, end: int, floor: int) -> Span | None:
    left = _extend_left(text, start, floor, spaced=True)
    right = _extend_right(text, end)
    if left == start and right == end:
        return None
    legal = _LEGAL.match(text, right)
    if legal and legal.group("word") in _cues().legal:
        right = legal.end()
    return Span(left, right)


def _extend_left(text: str, start: int, floor: int, *, spaced: bool) -> int:
    """Where the name begins: capitalised words, and link words between them, before ``start``."""
    position = start
    for _ in range(7):
        window = max(floor, position - 60)
        match = _step_left(text, window, position) if spaced else _ADJACENT.search(text, window, position)
        spaced = True
        if match is None or match.group("word") in words("organization_breaks") or not _goes_on(text, match, position):
            break
        word = match.group("word")
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "’'"):
            break
        if word.endswith((".", "’s", "'s")) and not _STOPPED.fullmatch(word):
            break
        position = match.start()
    return position


def _step_left(text: str, window: int, position: int) -> re.Match[str] | None:
    """The capitalised word between ``window`` and ``position``, with a link word behind it or none."""
    words_left = text[window:position].rsplit(None, 3)
    if not words_left or not text[position - 1].isspace():
        return None
    if words_left[-1] in _LINK_WORDS:  # it may be one of "Bank ⟦of the⟧ River"
        begin = window + len(words_left[0]) if len(words_left) > 3 else window
    else:
        begin = text.rindex(words_left[-1], window, position)
    return _STEP_LEFT.search(text, begin, position)


def _goes_on(text: str, match: re.Match[str], position: int) -> bool:
    """False where a link word joins two things: "Ann Marsh of the River Unit", "Eastham Media and Harbour Bank"."""
    link = text[match.end("word") : position].split()
    if not link:
        return True
    if link[0] in ("of", "for", "on", "in"):
        return match.group("word") in _cues().head
    if link[0] == "and":
        return (
            match.group("word") not in gazetteer().places
            and _CAPITAL_BEFORE.search(text, max(0, match.start() - 20), match.start()) is None
        )
    return True


def _extend_right(text: str, end: int) -> int:
    """Where the name ends: "of", "for" and the like with capitalised words behind the cue."""
    position = end
    first = True
    for _ in range(7):
        match = _STEP_RIGHT.match(text, position)
        if match is None:
            break
        link = (match.group("link") or "").split()
        word = match.group("word")
        if first and not link and word not in _cues().head:
            break  # "the River Police Unit" has two of its nouns in a row
        if first and link and link[0] not in ("of", "for", "on", "in", "de", "to"):
            break
        if not first and link and link[0] not in ("of", "and", "for", "&"):
            break
        if word in words("organization_breaks") and word not in ("Justice", "General", "Attorney"):
            break
        if word in _PERIODS or (not link and word in words("given_names")):
            break  # "Team of the Year", "the Bureau of Investigation Ann Lee"
        if link and link[-1] == "and" and (word in gazetteer().places or word in _cues().head):
            break  # "the University of Eastham and Bank of Example" are two
        position = match.end()
        first = False
    return position


def _plain(name: str) -> str:
    joined = " ".join(name.split())
    for mark in ("’s", "'s"):
        joined = joined.removesuffix(mark)
    return joined.removeprefix("The ").removeprefix("the ")
