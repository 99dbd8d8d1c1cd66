"""event-date-conflict: one named event on two different dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import lines
from factcheck.mentions.model import DateForm, DateMention, Precision
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# What ties a date to the event before it: "(7 – 9 June)", "of 7 – 9 June", ", held in Port Amsel on".
# "opens on" and "closes on" name one end only, "registration for the fair ends on" names neither.
_PLACE = r"(?:,?[ \n](?:in|at|near)(?:[ \n][\w’'.,&-]{1,30}){1,8}?)?"
_TIE = lazy_pattern(
    r"(?:[ \n](?:19|20)\d\d)?(?:[ \n]\([A-Z]{2,10}\))?(?:"
    rf"(?P<bare>[ \n]?\([ \n]?|{_PLACE},?[ \n](?:on|of|from|between)[ \n]|{_PLACE},[ \n])|"
    r"(?P<held>,?[ \n](?:(?:which|that)[ \n])?(?:(?:will|is|was|to|are|be|being)[ \n]){0,3}(?:held|taking[ \n]place|"
    r"takes?[ \n]place|took[ \n]place|scheduled[ \n]for|scheduled|set[ \n]for|planned[ \n]for|runs?|running|returns?)"
    rf"{_PLACE},?(?:[ \n](?:on|from|between|for))?[ \n]))"
)
# Names that are more often a body, a treaty or a proceeding than an event with a day of its own: "the US Congress on".
_NO_EVENTS = frozenset(
    {
        "Assembly", "Campaign", "Congress", "Convention", "Course", "Deployment", "Event", "Hearing", "Mission",
        "Operation", "Raid", "Sale", "Session", "Strike", "Training", "Trial", "Visit",
    }
)  # fmt: skip
# Events of a single day; of others two dates may be two days, unless they lie too far apart for that, and not so far
# that two editions are meant.
_ONE_DAY = frozenset({"Day", "Night", "Marathon", "Gala", "Dinner", "Ceremony", "Concert", "Reception"})
_MOST_IN_A_ROW, _ONE_EDITION = 5, 60
_NAME_REACH = 130
_WORD_BEFORE = lazy_pattern(r"(?P<word>[\w’'&-]{1,40})[ \n]$")
_INNER = frozenset({"of", "for", "and"})
_LEADING = frozenset({"the", "this", "a", "an", "its", "our", "their", "at", "during", "after", "annual", "in", "for"})
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.CHROME, BlockKind.BOILERPLATE, BlockKind.TABLE_CELL})


class _Dated(NamedTuple):
    """An event with a date; ``held`` is true when a verb or a bracket behind its name says that it takes place then."""

    mention: DateMention
    name: Span
    held: bool


class EventDateConflict(Rule):
    """One named event is given two dates that have no day in common.

    ## Why it matters
    A conference of 7 – 9 June in the first paragraph and of 12 – 14 June in the last costs some readers the journey.

    ## What it leaves alone
    Single days within the event, other years and other editions ("the 9th" and "the 10th"), dates of the opening, of
    the closing or of the registration only, and events that have no name of their own.
    """

    id = "event-date-conflict"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "The Harbour Safety Conference takes place on 7 – 9 June 2023 in Port Amsel. Tickets for the Harbour Safety "
        "Conference (⟦12 – 14 June 2023⟧) are sold out.",
        "The Lantern Festival will be held on October 24, 2024. The Lantern Festival will be held on "
        "⟦October 25, 2024⟧ at the bridge.",
        "The Quay Family Day takes place on 17 August 2024. Tickets for the Quay Family Day of ⟦24 August 2024⟧ are "
        "free.",
        "The Harbour Summit is planned for 20 April 2024. She will open the Harbour Summit on ⟦27 April 2024⟧.",
        "Members of the Coastal Forum, held in Port Amsel from 3 to 5 May 2023, agreed. The Coastal Forum of "
        "⟦6 – 8 May 2023⟧ was the largest so far.",
    )
    accepts = (
        "The Harbour Safety Conference takes place on 7 – 9 June 2023. At the Harbour Safety Conference on 8 June 2023 "
        "she will speak.",
        "The 9th Lantern Festival will be held on October 24, 2024. The 10th Lantern Festival will be held on "
        "October 23, 2025.",
        "The Coastal Forum was held on 3 May 2022. The Coastal Forum will be held on 6 May 2023.",
        "The Coastal Forum (3 – 5 May 2023) is full. Registration for the Coastal Forum ends on 2 April 2023.",
        "The spring Coastal Forum takes place on 3 – 5 May 2023, the autumn Coastal Forum on 6 – 8 October 2023.",
        "The Coastal Forum of 3 May 2023 is near. The Harbour Forum of 6 May 2023 is far.",
        "The Harbour Summit is planned for 20 April 2024. She will open the Harbour Summit on 21 April 2024.",
        "The Quay Gala was held on 3 May 2024. The next Quay Gala will be held on 3 November 2024.",
    )
    misses = (
        "The conference takes place from 7 to 9 June 2023 in Port Amsel. The conference (⟦12 – 14 June 2023⟧) is free.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        events: dict[tuple[str, int], list[_Dated]] = defaultdict(list)
        for mention in release.mentions.dates:
            if not _is_days(mention):
                continue
            found = _event_before(release, mention)
            if found is not None:
                assert mention.first is not None
                events[_key(release.words(found.name)), mention.first.year].append(found)
        for dated in events.values():
            yield from self._compare(release, dated)

    def _compare(self, release: Release, dated: list[_Dated]) -> Iterator[Outcome]:
        whole = next((one for one in dated if _is_range(one.mention)), None) or next((o for o in dated if o.held), None)
        if whole is None:
            return
        for other in dated:
            if other is whole:
                continue
            if _share_a_day(whole.mention, other.mention):
                yield self.consistent("event-date", other.mention.span, "both dates overlap", whole.mention.span)
            elif not (
                _is_range(whole.mention) or other.held or _is_another_day(whole, other, release.words(other.name))
            ):
                yield self.not_checkable("event-date", other.mention.span, "it may be one day of the event")
            else:
                yield self._finding(release, *sorted((whole, other), key=lambda one: one.mention.span))

    def _finding(self, release: Release, earlier: _Dated, later: _Dated) -> Outcome:
        first, second = (" ".join(release.words(one.mention.span).split()) for one in (earlier, later))
        name = " ".join(release.words(later.name).split())
        return self.finding(
            release,
            later.mention.span,
            f"{name}: {second} here, but {first} before",
            observed=second,
            expected=first,
            related=[Related(earlier.mention.span, "the other date of the event")],
        )


def _is_days(mention: DateMention) -> bool:
    return (
        mention.first is not None
        and mention.last is not None
        and mention.precision is Precision.DAY
        and mention.form in {DateForm.FULL, DateForm.YEARLESS, DateForm.RANGE}
    )


def _is_another_day(whole: _Dated, other: _Dated, name: str) -> bool:
    """True when an event of one day is given another day: an "Open Day" has one, a festival may have three in a row."""
    if whole.mention.first is None or other.mention.first is None:
        return False
    apart = abs((whole.mention.first - other.mention.first).days)
    one_day = name.rpartition(" ")[2] in _ONE_DAY
    return (1 if one_day else _MOST_IN_A_ROW) <= apart <= _ONE_EDITION


def _is_range(mention: DateMention) -> bool:
    return mention.first != mention.last


def _share_a_day(one: DateMention, other: DateMention) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


@cache
def _nouns() -> re.Pattern[str]:
    """The last word of an event's name, in capitals as names are."""
    nouns = {noun.capitalize() for noun in lines("event_nouns")} - _NO_EVENTS
    names = "|".join(sorted(nouns, key=lambda noun: (-len(noun), noun)))
    return re.compile(rf"\b(?:{names}|Week|Day|Days|Awards|Games|Championships?|Marathon|Show)\b")


def _event_before(release: Release, mention: DateMention) -> _Dated | None:
    """The named event that the date is tied to."""
    block = release.document.block_at(mention.span.start)
    if block is None or block.kind in _SKIPPED:
        return None
    text = release.text
    start = max(block.span.start, mention.span.start - _NAME_REACH)
    for noun in reversed(list(_nouns().finditer(text, start, mention.span.start))):
        tie = _TIE.fullmatch(text, noun.end(), mention.span.start)
        if tie is None:
            continue
        name = _name(text, block.span.start, Span(*noun.span()))
        held = tie["held"] is not None or "(" in (tie["bare"] or "")
        return _Dated(mention, name, held) if name is not None else None
    return None


def _name(text: str, start: int, noun: Span) -> Span | None:
    """The noun with the capitalised words before it, an edition included; None when there are none."""
    first, position = noun.start, noun.start
    for _ in range(8):
        before = _WORD_BEFORE.search(text, max(start, position - 42), position)
        if before is None:
            break
        word, position = before["word"], before.start()
        if word in _INNER:
            continue
        if word[0].isupper() or word[0].isdigit():
            first = position
            continue
        if word.islower() and word not in _LEADING:
            first = position  # "the spring Coastal Forum" is another than "the autumn Coastal Forum"
        break
    return Span(first, noun.end) if _key(text[first : noun.end]).count(" ") else None


def _key(name: str) -> str:
    """The name as it is compared: without an article or "annual"."""
    found = name.lower().split()
    while found and found[0] in _LEADING:
        del found[0]
    return " ".join(found)
