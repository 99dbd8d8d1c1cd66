"""Organizations, operations and projects."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

from factcheck.lexicon.places import gazetteer
from factcheck.lexicon.reader import lines, words
from factcheck.mentions.model import AcronymMention, OrganizationKind, OrganizationMention
from factcheck.mentions.taken import Taken
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.span import Span

_WORD = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w.-]*(?:&[A-Z]\w*)?")
# One step to the left or right inside a name: "Bank of Example", "Smith & Sons", "Centre for the Study of Rivers".
_GAP = r"[ \t]{1,2}\n?[ \t]{0,2}|\n[ \t]{0,2}"
_STEP_LEFT = re.compile(
    rf"(?P<word>[A-ZÀ-ÞĀ-Ž][\w.’'-]*(?:&[A-Z]\w*)?)(?:{_GAP})(?:(?:of the|for the|of|for|and|on|in|de|&|du|la)(?:{_GAP}))?\Z"
)
_STEP_RIGHT = re.compile(
    rf"(?:{_GAP})(?P<link>(?:of the|for the|on the|of|for|on|and|in|de|&|to)(?:{_GAP}))?(?P<word>[A-ZÀ-ÞĀ-Ž][\w-]*(?:’s(?=\s[A-Z]))?)"
)
_LEGAL = re.compile(r",?[ \t]\n?(?P<word>[A-Z][\w./]*)")
_OPERATION = re.compile(
    rf"(?:Operation|Operations|Op|Op\.|Exercise|Project)(?:{_GAP})"
    r"(?P<name>[“\"‘'](?P<quoted>[A-Z][^”\"’'\n]{1,40})[”\"’']|(?:[A-Z][\w’'-]*|\d{1,4})(?:[ \t]\n?(?:[A-Z][\w’'-]*|[IVX]{1,5}|\d{1,4}|of (?:the )?[A-Z]\w*)){0,3})"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;”\"]\s{1,2}|\n\s*|[–—-]\s)\Z")
_PROJECT_BEHIND = re.compile(rf"(?:{_GAP})(?P<word>Project|Programme|Program|Operation|Initiative)\b")

# Words that open a sentence or stand before a name without being part of it.
_NOT_IN_NAME = frozenset(
    "The A An This That These Those In On At By For From With Under As But And Or If When While After Before Since His Her "
    "Their Its Our My Your He She They We It I You Today Yesterday Also Both Each Every Former Acting Deputy Assistant "
    "Chief Senior Vice President Chairman Chairwoman Chair Director Minister Secretary Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sir "
    "Prime General Attorney Governor Mayor Senator Sen. Rep. Professor Judge Justice Officer Officers Commissioner "
    "Contact Contacts About Source Photo Image Video Read Visit Follow January February March April May June July August "
    "September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
)
# "Project Manager", "Operation Manager": posts, not names.
_POSTS = frozenset(
    "Manager Managers Director Lead Leader Officer Coordinator Management Team Office Description Overview Site Sites "
    "Group Center Centre Engineer Engineers Partners Funding Summary Title".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Cues:
    legal: frozenset[str]
    head: frozenset[str]


@cache
def _cues() -> _Cues:
    fields = dict(line.split(" | ", 1) for line in lines("organization_cues"))
    return _Cues(frozenset(fields["legal"].split()), frozenset(fields["head"].split()))


def find_organizations(document: Document, acronyms: tuple[AcronymMention, ...]) -> tuple[OrganizationMention, ...]:
    """The organizations, operations and projects named, in order; of overlapping names the longer one counts."""
    text = document.text
    sure = _longest([*_operations(text), *_defined(text, acronyms)])
    taken = Taken(mention.span for mention in sure)
    guessed = _longest([*_by_cue(text), *_by_capitals(text, acronyms)])
    found = [*sure, *(mention for mention in guessed if not taken.overlaps(mention.span))]
    found.sort(key=lambda mention: mention.span)
    code = [block.span for block in document.blocks if block.kind is BlockKind.CODE]
    return tuple(m for m in found if not any(span.contains(m.span) for span in code))


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
    for cue in ("Operation", "Op ", "Op. ", "Exercise ", "Project "):
        at = text.find(cue)
        while at >= 0:
            mention = _operation_at(text, at)
            if mention is not None:
                found.append(mention)
            at = text.find(cue, at + len(cue))
    return found


def _operation_at(text: str, at: int) -> OrganizationMention | None:
    if at and (text[at - 1].isalnum() or text[at - 1] in "-_"):
        return None
    match = _OPERATION.match(text, at)
    if match is None:
        return None
    name = match.group("name")
    first = (match.group("quoted") or name).split()[0]
    if first in _POSTS or first in _NOT_IN_NAME or first in _cues().head or first.isdigit():
        return None
    end = match.end()
    if text[at:end].endswith(("’s", "'s")):
        end -= 2
    shown = _plain(text[at:end])
    type_ = OrganizationKind.PROJECT if match.group().startswith("Project") else OrganizationKind.OPERATION
    return OrganizationMention(Span(at, end), shown, type_)


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
    for word in _WORD.finditer(text):
        start, end = word.span()
        if start < done:
            continue
        name = word.group()
        if name not in cues.legal and name not in cues.head:
            name = name.rstrip(".")
            if name not in cues.head:
                continue
            end = start + len(name)
        if start and (text[start - 1].isalnum() or text[start - 1] in "@_#/"):
            continue
        span = _company(text, start, end, done) if name in cues.legal else _body(text, start, end, done)
        if span is not None:
            found.append(OrganizationMention(span, _plain(span.of(text))))
            done = span.end
    return found


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
        if not spaced:
            match = re.compile(r"(?P<word>[A-Z\d][\w.’'&-]*)\Z").search(text, window, position)
            spaced = True
        else:
            match = _STEP_LEFT.search(text, window, position)
        if match is None or match.group("word") in _NOT_IN_NAME:
            break
        word = match.group("word")
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "’'"):
            break
        if word.endswith((".", "’s", "'s")) and not re.fullmatch(r"(?:[A-Z]\.)+|St\.|U\.S\.|Mt\.|Dr\.", word):
            break
        position = match.start()
    return position


def _extend_right(text: str, end: int) -> int:
    """Where the name ends: "of", "for" and the like with capitalised words behind the cue."""
    position = end
    first = True
    for _ in range(7):
        match = _STEP_RIGHT.match(text, position)
        if match is None:
            break
        link = (match.group("link") or "").split()
        if first and (not link or link[0] not in ("of", "for", "on", "in", "de", "to")):
            break
        if not first and link and link[0] not in ("of", "and", "for", "&"):
            break
        word = match.group("word")
        if word in _NOT_IN_NAME and word not in ("Justice", "General", "Attorney"):
            break
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
