"""The release date: the clock from which relative dates are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from factcheck.mentions.calendar_units import day_or_none
from factcheck.mentions.date_drafts import Draft, Tense
from factcheck.mentions.date_resolution import nearest
from factcheck.mentions.date_words import MONTHS
from factcheck.mentions.model import Clock, DateForm, Precision
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_ISO = lazy_pattern(r"\s*(\d{4})-(\d{2})-(\d{2})")
_LONG = lazy_pattern(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(\d{4})"
)
_NAMES = (
    "date",
    "published",
    "pubdate",
    "publish_date",
    "date_published",
    "datepublished",
    "article:published_time",
    "created",
)
# A short block near the top that is little more than a date is the release's own date.
_TOP_BLOCKS = 8
_MOST_WORDS_AROUND = 40
_DATELINE_REACH = 60
_NOT_ISSUED = lazy_pattern(
    r"\b(?:embargo(?:ed)?|until|updated?|modified|expires?|deadline|closing|not for release before)\b"
)


def find_clock(
    document: Document, level: str, drafts: Sequence[Draft], given: date | None, around: Callable[[], Sequence[Draft]]
) -> Clock | None:
    """The release date: from a date line, the dateline, the file's metadata, or given; the text wins.

    ``around`` gives the dates of the page furniture at the top ("MEDIA RELEASE 7 JUNE 2023 SHARE"), asked
    before giving up.
    """
    stated = _from_metadata(document)
    fallback = stated or given
    days = [
        draft
        for draft in drafts
        if draft.form in (DateForm.FULL, DateForm.YEARLESS) and draft.precision is Precision.DAY
    ]
    for basis, draft in _stated(document, level, days):
        day = _day(draft, fallback)
        if day is not None:
            return Clock(day, basis, Span(draft.start, draft.end))
    if stated is not None:
        return Clock(stated, "metadata")
    for basis, draft in _likely(document, level, days):
        day = _day(draft, fallback)
        if day is not None:
            return Clock(day, basis, Span(draft.start, draft.end))
    for draft in around():
        day = _day(draft, None)
        if day is not None:
            return Clock(day, "date line", Span(draft.start, draft.end))
    return Clock(given, "given") if given else None


def _stated(document: Document, level: str, days: Sequence[Draft]) -> Iterator[tuple[str, Draft]]:
    """Dates where a release states its own: in a date line, in the dateline."""
    if not days:
        return
    lines = [block.span for block in document.blocks if block.kind is BlockKind.DATE_LINE]
    held = [draft for span in lines for draft in days if span.start <= draft.start < span.end]
    issued = [draft for draft in held if not _NOT_ISSUED.search(level, max(0, draft.start - 40), draft.start)]
    for draft in issued or held:
        yield "date line", draft
    if document.dateline is not None:
        start, end = document.dateline.start, document.dateline.end + _DATELINE_REACH
        block = document.block_at(document.dateline.start)
        end = min(end, block.span.end) if block else end
        for draft in days:
            if start <= draft.start < end and draft.start <= document.dateline.end + 2:
                yield "dateline", draft


def _likely(document: Document, level: str, days: Sequence[Draft]) -> Iterator[tuple[str, Draft]]:
    """Dates near the top that stand alone or like a dateline; the file's own data are surer than these."""
    for block in document.blocks[:_TOP_BLOCKS] if days else ():
        if block.kind in (BlockKind.CODE, BlockKind.CHROME, BlockKind.TABLE_CELL):
            continue
        for draft in days:
            if block.span.start <= draft.start < block.span.end:
                line = _line(level, block.span, draft)
                if len(line) - (draft.end - draft.start) <= _MOST_WORDS_AROUND and _is_label(level, line, draft):
                    yield "date line", draft
        if block.kind is BlockKind.LEAD:
            break  # a date alone on a line below the lead heads a table or an event
    yield from _opening(level, document, days)


# "AUSTIN, Texas, June 7, 2023 /Newswire/ --", "June 7, 2023 (NEWSWIRE) -", "Thursday May 25, 2023 @ 8:00 AM"
_WIRE_AFTER = lazy_pattern(r"[ \t]{0,3}(?:/[^/\n]{2,40}/|\([^)\n]{2,40}\)|--|-[ ]|@[ ]?\d)")
_FOR_RELEASE_AFTER = lazy_pattern(r"[ \t\n]{0,12}for immediate release")
_FOR_RELEASE_BEFORE = lazy_pattern(r"for immediate release[ \t\n:,-]{0,12}$")
_DATELINE_START = 90
_INDENT = 300  # white space that some archives put before the text
_SENTENCE_END = lazy_pattern(r"[a-z]{4}[.!?][ \n]")


def _opening(level: str, document: Document, days: Sequence[Draft]) -> Iterator[tuple[str, Draft]]:
    """Dates at the place of a dateline, beside "For immediate release", or with which the text begins."""
    for draft in days:
        if draft.first.year is None:
            continue
        block = document.block_at(draft.start)
        if block is None or block.kind in (BlockKind.CODE, BlockKind.CHROME, BlockKind.TABLE_CELL, BlockKind.LIST_ITEM):
            continue
        if (draft.start <= _INDENT and block is document.blocks[0] and not level[: draft.start].strip()) or (
            draft.start < _FOR_RELEASE_REACH
            and (
                _FOR_RELEASE_AFTER.match(level, draft.end)
                or _FOR_RELEASE_BEFORE.search(level, max(0, draft.start - 40), draft.start)
            )
        ):
            yield "date line", draft
        elif (
            draft.start - block.span.start <= _DATELINE_START
            and not _SENTENCE_END.search(level, block.span.start, draft.start)
            and _WIRE_AFTER.match(level, draft.end)
        ):
            yield "dateline", draft


_FOR_RELEASE_REACH = 1500


def _line(level: str, block: Span, draft: Draft) -> Span:
    """The line of the block that a date stands in."""
    left = max(block.start, draft.start - 2 * _MOST_WORDS_AROUND)
    right = min(block.end, draft.end + 2 * _MOST_WORDS_AROUND)
    start = level.rfind("\n", left, draft.start)
    end = level.find("\n", draft.end, right)
    return Span(start + 1 if start >= 0 else left, end if end >= 0 else right)


_LABEL = lazy_pattern(
    r"[\s|*_#:(\[,-]*(?:(?:for )?(?:immediate )?release[ds]?|dated?|published|posted|issued|news|press release"
    r"|statement|on|of|for|by)?[\s|*_:,(-]*"
    r"(?:on|date[d]?)?[\s:,-]*$"
)


def _is_label(level: str, block: Span, draft: Draft) -> bool:
    """True when what stands around the date is a label such as "For immediate release:", or a place."""
    before = level[block.start : draft.start]
    after = level[draft.end : block.end].strip(" \t\n|,.*_)-")
    return _LABEL.fullmatch(before.rstrip("0123456789")) is not None and len(after) <= 25 and ". " not in after


def _day(draft: Draft, fallback: date | None) -> date | None:
    written = draft.first
    if written.year is not None and written.month is not None and written.day is not None:
        return day_or_none(written.year, written.month, written.day)
    if written.month is not None and written.day is not None and fallback is not None:
        return nearest(written.month, written.day, None, fallback, Tense.OPEN)[0]
    return None


def _from_metadata(document: Document) -> date | None:
    by_name = {name.lower(): value for name, value in document.metadata.items()}
    for name in _NAMES:
        value = by_name.get(name)
        day = read_day(value) if value else None
        if day:
            return day
    return None


def read_day(written: str) -> date | None:
    """The day that a metadata value names: 2023-06-07…, 7 June 2023, June 7, 2023, Wed, 07 Jun 2023 …; else None."""
    match = _ISO.match(written)
    if match:
        return day_or_none(int(match[1]), int(match[2]), int(match[3]))
    match = _LONG.search(written[:80])
    if match:
        month = MONTHS.get((match[2] or match[3]).lower())
        if month:
            return day_or_none(int(match[5]), month, int(match[1] or match[4]))
    return None
