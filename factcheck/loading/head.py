"""The head of a release: headline, subheadline, date, lead, and what stands between them."""

from __future__ import annotations

import re

from factcheck.loading.datelines import find_dateline
from factcheck.loading.full_dates import DATE
from factcheck.loading.furniture import is_release_mark
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import replace
from factcheck.text.span import Span

_TITLE_AND_SITE = lazy_pattern(r"(.{8,500})\s(?:[-–—|•·]|::)\s[^|–—]{2,80}", re.DOTALL)
_ENDS_SENTENCE = lazy_pattern(r"[.!?:;][”\"’)\]]{0,2}\Z")
_SMALL_WORD = lazy_pattern(r"\b(?:the|a|an|of|to|and|in|for|that|is|was|has|have|on|by|with|will|are|were)\b")
_WORD = lazy_pattern(r"[^\W_]+(?:['’.-][^\W_]+)*")
# What stands above a headline: who issues it, from where.
_LETTERHEAD = lazy_pattern(
    r"\b(?:hon|mp|mla|senator the|member for|minister (?:for|of)|treasurer|deputy leader|office of"
    r"|department of|ministry of|bureau of"
    r"|secretary of state|(?:district\s)?attorney(?:\sgeneral)?$|attorney general|street|avenue|suite"
    r"|p\.?\s?o\.? box|floor|building|tel|phone|fax|website|www)\b|https?:|@|^t h e\b|(?:\b\w ){5}",
    re.IGNORECASE,
)
_LETTERHEAD_START = lazy_pattern(
    r"(?:(?:the\s{1,3}|senator\s{1,3}the\s{1,3})?hon\b|(?:senator|minister|federal member|office"
    r"|department|ministry|embassy|bureau)\s{1,3}(?:the|for|of)\b"
    r"|(?:joint\s{0,3})?(?:media|press|news)\s{0,3}release\b|(?:\w ){4}|authori[sz]ed by\b)",
    re.IGNORECASE,
)
_VERB = lazy_pattern(
    r"\b(?:announces?|launch\w*|says?|calls?|urges?|wins?|opens?|appoints?|names?|reports?|sentenced"
    r"|charged|convicted|arrested|indicted|pleads?"
    r"|guilty|releases?d?|introduces?|unveils?|seeks?|gets?|joins?|expands?|completes?|signs?|receives?"
    r"|to|for|on|in|with|after|as|over|against)\b",
    re.IGNORECASE,
)
_STRONG_VERB = lazy_pattern(
    r"\b(?:announces?|launch(?:es|ed)?|calls|urges|appoints?|unveils?|seeks|completes?|signs|receives"
    r"|releases|reaches|warns|interview|speech|remarks|statement|address)\b",
    re.IGNORECASE,
)
_MARKUP_LABEL = lazy_pattern(
    r"(?:posted|published|updated|last updated)(?:\s{1,2}(?:on|by))?\s{0,2}:?\s{0,2}", re.IGNORECASE
)
_HEADLINE_LABEL = lazy_pattern(r"(?P<apart>(?:head(?:line|ing)|title|subject|re)\s{0,2}:)\s{1,3}(?=\S)", re.IGNORECASE)
_DATE_BEFORE = lazy_pattern(rf"(?P<apart>{DATE})\s{{1,12}}(?=\w)", re.IGNORECASE)
_SENTENCE_INSIDE = lazy_pattern(r"[a-z]{3}[.!?][”\"’)]{0,2}\s[“\"‘(]?[A-Z]")
_MOST_BLOCKS = 60
_NEAR = 10
_LONGEST_OFFICE = 60
_LONGEST_CRUMB = 160
_OPEN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE_PARAGRAPH, BlockKind.LIST_ITEM})


def read_head(text: str, blocks: list[Block]) -> tuple[list[Block], int, Span | None]:
    """The blocks with the roles of the head, the index of the first block below it, and the dateline."""
    blocks, headline = _by_page_title(text, blocks)
    lead, dateline = _find_lead(text, blocks, headline + 1)
    if lead is None:
        return _without_lead(text, blocks, headline), len(blocks), None
    if headline < 0:
        headline = _find_headline(text, blocks, lead)
    if headline >= 0:
        blocks[headline] = replace(blocks[headline], kind=BlockKind.HEADLINE)
    _fill(text, blocks, headline, lead)
    blocks[lead] = replace(blocks[lead], kind=BlockKind.LEAD)
    return blocks, lead + 1 + _part_headline(text, blocks, headline), dateline


def _part_headline(text: str, blocks: list[Block], headline: int) -> int:
    """Sets a label or date apart from the headline that it stands before; returns how many blocks that adds."""
    if headline < 0:
        return 0
    span = blocks[headline].span
    kind = BlockKind.CHROME
    before = _HEADLINE_LABEL.match(text, span.start, span.end)
    if before is None:
        kind = BlockKind.DATE_LINE
        before = _DATE_BEFORE.match(text, span.start, span.end)
    if before is None:
        return 0
    blocks[headline : headline + 1] = [
        Block(Span(span.start, before.end("apart")), kind),
        replace(blocks[headline], span=Span(before.end(), span.end)),
    ]
    return 1


def is_prose(text: str, block: Block) -> bool:
    """True for a block that speaks in sentences."""
    span = block.span
    if len(span) < 60:
        return False
    words = text[span.start : min(span.end, span.start + 400)]
    if words.count(" ") < 7:
        return False
    if text[span.end - 1] == ";" and len(span) < 220:  # "One Driver Was Hurt in the Crash;": a part of a headline
        return False
    if _ENDS_SENTENCE.search(text, max(span.start, span.end - 4), span.end):
        return _SMALL_WORD.search(words) is not None  # a headline in capitals has none of these
    if len(span) <= 400 and _is_titled(words):
        return False
    return len(_SMALL_WORD.findall(words)) >= 4 and (
        len(span) >= 220 or (len(span) >= 120 and _SENTENCE_INSIDE.search(words) is not None)
    )


def _is_titled(words: str) -> bool:
    """True for words with capitals like a title's."""
    long: list[str] = [word for word in _WORD.findall(words) if len(word) > 3 and not word[0].isdigit()]
    capitals = sum(word[0].isupper() for word in long)
    return capitals * 10 >= len(long) * 7


def _by_page_title(text: str, blocks: list[Block]) -> tuple[list[Block], int]:
    """A saved page begins "Headline - Name of the site"; the headline follows below, sometimes over several lines."""
    present = next((i for i, block in enumerate(blocks[:_MOST_BLOCKS]) if block.kind is BlockKind.HEADLINE), -1)
    if present >= 0 or not blocks or blocks[0].kind is not BlockKind.PARAGRAPH:
        return blocks, present
    title = _TITLE_AND_SITE.fullmatch(text, blocks[0].span.start, blocks[0].span.end)
    if title is None:
        return blocks, -1
    wanted = _squeezed(title.group(1))
    for index in range(1, min(len(blocks), _MOST_BLOCKS)):
        for count in range(1, 5):
            last = index + count - 1
            if last >= len(blocks):
                break
            span = blocks[index].span.cover(blocks[last].span)
            said = _squeezed(span.of(text))
            if not _squeezed(blocks[index].span.of(text)):
                break
            if said == wanted:
                blocks[index : last + 1] = [Block(span, BlockKind.HEADLINE)]
                blocks[0] = replace(blocks[0], kind=BlockKind.CHROME)
                return blocks, index
            if not wanted.startswith(said):
                break
        if is_prose(text, blocks[index]):
            break
    if any(block.kind is BlockKind.CHROME for block in blocks[1:_NEAR]):  # a web page whose headline was not saved
        span, end = blocks[0].span, title.end(1)
        parts = [Block(Span(span.start, end), BlockKind.HEADLINE), Block(_rest(text, end, span.end), BlockKind.CHROME)]
        return [*parts, *(_cut_off(text, block, wanted) for block in blocks[1:])], 0
    return blocks, -1


def _rest(text: str, start: int, end: int) -> Span:
    return Span(end - len(text[start:end].lstrip()), end)


def _cut_off(text: str, block: Block, title: str) -> Block:
    """The crumb "Meet the new …" that repeats the beginning of the title."""
    words = block.span.of(text)
    if block.kind is BlockKind.PARAGRAPH and len(words) <= _LONGEST_CRUMB and words.endswith(("...", "…")):
        said = _squeezed(words)
        if title.startswith(said):
            return replace(block, kind=BlockKind.CHROME)
    return block


def _squeezed(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold().replace("’", "'")))


def _find_lead(text: str, blocks: list[Block], begin: int) -> tuple[int | None, Span | None]:
    """The first block of prose, or a block near it that begins with a dateline."""
    first: int | None = None
    seen = 0
    for index in range(begin, min(len(blocks), begin + _MOST_BLOCKS)):
        block = blocks[index]
        if block.kind not in _OPEN or block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM):
            continue
        dateline = find_dateline(text, block.span.start, block.span.end)
        if dateline is not None and block.span.end - dateline.end > 20:
            return index, dateline
        if is_prose(text, block) and not _long_headline(text, blocks, index, begin):
            first = index if first is None else first
            seen += 1
            if seen >= 3:
                break
    return first, None


def _long_headline(text: str, blocks: list[Block], index: int, begin: int) -> bool:
    """True for a first block that ends in a full stop and is still a headline: short, with capitals like a title."""
    if index != begin or index + 1 >= len(blocks) or len(blocks[index].span) > 160:
        return False
    words = [word for word in _WORD.findall(blocks[index].span.of(text)) if len(word) > 3]
    capitals = sum(1 for word in words if word[0].isupper() or word[0].isdigit())
    return capitals * 10 >= len(words) * 8


def _find_headline(text: str, blocks: list[Block], lead: int) -> int:
    """The index of the headline above the lead, -1 when there is none."""
    candidates = [index for index in range(lead) if blocks[index].kind in _OPEN]
    headings = [index for index in candidates if blocks[index].kind is BlockKind.HEADING]
    if headings:
        return min(headings, key=lambda index: (blocks[index].level, index))
    best, best_score = -1, 0
    for index in candidates:
        score = _headline_score(text, blocks, index)
        if score > best_score:
            best, best_score = index, score
    return best


def _headline_score(text: str, blocks: list[Block], index: int) -> int:
    line = blocks[index].span.of(text)
    count = len(_WORD.findall(line[:400]))
    if count < 2 or len(line) > 320 or (_LETTERHEAD_START.match(line) and not _STRONG_VERB.search(line)):
        return 0
    if line[0] in "([" and line[-1] in ")]":  # "(Archived content)"
        return 0
    score = 1 + (2 if count >= 4 else 0) + (2 if count >= 6 else 0)
    score += 2 if _VERB.search(line) else 0
    if _LETTERHEAD.search(line):
        score -= 3 if count < 12 else 2
    if any(
        blocks[before].kind in (BlockKind.DATE_LINE, BlockKind.CHROME) for before in range(max(0, index - 2), index)
    ):
        score += 1
    if line[-1] in ",;":
        score -= 2
    return score


def _fill(text: str, blocks: list[Block], headline: int, lead: int) -> None:
    """Roles for what else stands above the lead."""
    subheadlines = 0
    repeated = _repetitions(text, blocks, headline, lead)
    dates = [index for index in range(lead) if blocks[index].kind is BlockKind.DATE_LINE]
    for index in range(lead):
        block = blocks[index]
        if index == headline or block.kind not in _OPEN:
            continue
        if index > headline >= 0 and (block.kind is BlockKind.LIST_ITEM or _opens_list(text, blocks, index)):
            if block.kind is BlockKind.PARAGRAPH:
                blocks[index] = replace(block, kind=BlockKind.HEADING)
            continue  # "Highlights:" with its points, above the lead
        kind = BlockKind.CHROME
        if index in repeated:
            kind = BlockKind.CHROME
        elif index > headline >= 0 and _may_be_subheadline(text, blocks, headline, index) and subheadlines < 3:
            kind, subheadlines = BlockKind.SUBHEADLINE, subheadlines + 1
        elif headline >= 0 and index > headline and block.kind is BlockKind.QUOTE_PARAGRAPH:
            continue
        blocks[index] = replace(block, kind=kind)
    for index in range(1, lead):  # "Home / News /": the bars of a trail of pages
        if blocks[index].kind is BlockKind.RESIDUE and blocks[index - 1].kind is BlockKind.CHROME:
            blocks[index] = replace(blocks[index], kind=BlockKind.CHROME)
    for index in dates[:-1]:  # the day a page went up, where the release states its own day below
        label = blocks[index - 1] if index else None
        if label is not None and label.kind is BlockKind.CHROME and _MARKUP_LABEL.fullmatch(label.span.of(text)):
            blocks[index] = replace(blocks[index], kind=BlockKind.CHROME)


def _repetitions(text: str, blocks: list[Block], headline: int, lead: int) -> set[int]:
    """The blocks above the lead that say the headline once more, in one line or in several."""
    found: set[int] = set()
    if headline < 0:
        return found
    wanted = _squeezed(blocks[headline].span.of(text))
    for index in range(lead):
        said = ""
        for last in range(index, min(lead, index + 5)):
            said = f"{said} {_squeezed(blocks[last].span.of(text))}".strip()
            if said == wanted:
                found.update(range(index, last + 1))
            if not wanted.startswith(said):
                break
    return found


def _opens_list(text: str, blocks: list[Block], index: int) -> bool:
    """True for "Highlights:" above its points; a line of several words without a colon is a subheadline."""
    line = blocks[index].span.of(text)
    return (
        blocks[index + 1].kind is BlockKind.LIST_ITEM
        and len(line) <= _LONGEST_CRUMB
        and (line[-1] == ":" or len(line.split()) <= 3)
    )


def _may_be_subheadline(text: str, blocks: list[Block], headline: int, index: int) -> bool:
    line = blocks[index].span.of(text)
    between = blocks[headline + 1 : index]
    if any(block.kind is BlockKind.CONTACT for block in between) or is_release_mark(line, 0, len(line)):
        return False
    if blocks[index + 1].kind is BlockKind.CONTACT and len(line) <= _LONGEST_OFFICE:  # "Head of Public Affairs"
        return False
    if _LETTERHEAD_START.match(line) and not _STRONG_VERB.search(line):
        return False
    return (
        len(_WORD.findall(line)) >= 4 and len(line) <= 400 and not (_LETTERHEAD.search(line) and not _VERB.search(line))
    )


def _without_lead(text: str, blocks: list[Block], headline: int) -> list[Block]:
    """A file without prose: its first line of some length is the headline, the rest stays as it is."""
    if headline < 0:
        headline = next(
            (i for i, block in enumerate(blocks) if block.kind in _OPEN and _headline_score(text, blocks, i) >= 3), -1
        )
        if headline >= 0 and len(blocks) > 1:
            blocks[headline] = replace(blocks[headline], kind=BlockKind.HEADLINE)
    return blocks
