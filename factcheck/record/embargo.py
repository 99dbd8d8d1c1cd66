"""The moment before which a release must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from itertools import islice

from factcheck.loading.passage import load_passage
from factcheck.mentions.find import find_mentions
from factcheck.mentions.model import Mentions, Precision, TimeMention
from factcheck.record.locate import Locator
from factcheck.record.parts import Embargo
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import Document
from factcheck.text.embargo_lines import is_embargo
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "EMBARGOED until 10:00 GMT, 7 June 2023", "Under embargo until", "Not for publication before", "Hold for release"
_NOTICE = lazy_pattern(
    r"\b(?:embargo(?:ed)?\b|not\s+for\s+(?:release|publication|broadcast)[\w\s,]{0,40}?\b(?:before|until)\b|"
    r"hold\s+for\s+release\b)",
    re.IGNORECASE,
)
_MOST_NOTICES = 20
# The words above without their first letter, in the cases they are written in.
_PARTS = ("mbargo", "MBARGO", "ot for ", "ot For ", "OT FOR ", "old for release", "old For Release", "OLD FOR RELEASE")
# "lifted the arms embargo", "trade embargo", "the embargo on exports": another kind of embargo.
_TRADE = lazy_pattern(r"\b(?:arms|trade|oil|export|import|grain|weapons|economic|the|an)\s{1,3}\Z", re.IGNORECASE)
_LINE_END = lazy_pattern(r"\n|\Z")

# Zones with one meaning in releases; CST, IST and the like have several and give no offset.
_OFFSETS = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "WEST": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "SGT": 8, "HKT": 8, "JST": 9,
}  # fmt: skip


def embargo_of(document: Document, mentions: Mentions, locate: Locator) -> Embargo | None:
    """The embargo that a line above or below the body states."""
    for notice in islice(_notices(document.text), _MOST_NOTICES):
        block = document.block_at(notice.start())
        if block is None or block.kind in (BlockKind.CODE, BlockKind.BOILERPLATE):
            continue
        if notice[0].islower() and _TRADE.search(
            document.text, max(block.span.start, notice.start() - 10), notice.start()
        ):
            continue
        area = _area(document, block.span, notice.start())
        day, clock = _stated(document, mentions, area, block)
        if day is None and clock is None and block.kind in (BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue  # a sentence about embargoes
        return Embargo(_moment(day, clock), clock.zone if clock else None, (locate.place(area),))
    return None


def _notices(text: str) -> Iterator[re.Match[str]]:
    """The notices, found by a part of their words: searching every place in any case takes a tenth of a millisecond."""
    for part in _PARTS:
        position = text.find(part)
        while position >= 0:
            notice = _NOTICE.match(text, max(0, position - 1))
            if notice is not None:
                yield notice
            position = text.find(part, position + len(part))


def _stated(document: Document, mentions: Mentions, area: Span, block: Block) -> tuple[date | None, TimeMention | None]:
    """The day and the time that the notice states."""
    start, end = area.start, area.end
    if block.kind is BlockKind.CHROME and not is_embargo(document.text, block):  # where nothing is read
        known = mentions.clock.day if mentions.clock else None
        mentions = find_mentions(load_passage(area.of(document.text)), known)
        start, end = 0, len(area)
    days = (
        mention.first
        for mention in mentions.dates
        if start <= mention.span.start < end and mention.precision is Precision.DAY
    )
    clocks = (mention for mention in mentions.times if start <= mention.span.start < end)
    return next((day for day in days if day is not None), None), next(clocks, None)


def _area(document: Document, block: Span, start: int) -> Span:
    """From the notice to the end of its line, or of its sentence in running text."""
    line_start = max(block.start, document.text.rfind("\n", block.start, start) + 1)
    sentence = document.sentence_at(start)
    end_of_line = _LINE_END.search(document.text, start)
    end = min(block.end, end_of_line.start() if end_of_line else block.end)
    if sentence is not None and sentence.end > end and end - start < 40:
        end = sentence.end
    return Span(line_start, end)


def _moment(day: date | None, clock: TimeMention | None) -> str | None:
    if day is None:
        return None
    if clock is None or clock.hour > 23 or clock.minute > 59:
        return day.isoformat()
    hours = _OFFSETS.get((clock.zone or "").upper().replace(".", ""))
    zone = None if hours is None else timezone(timedelta(hours=hours))
    return datetime.combine(day, time(clock.hour, clock.minute), zone).isoformat()
