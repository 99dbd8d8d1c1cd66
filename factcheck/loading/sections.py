"""The blocks below the lead: headings, boilerplate, notes, contacts, end mark, and the page that goes on below."""

from __future__ import annotations

from enum import Enum, auto

from factcheck.loading.furniture import (
    is_boilerplate,
    opens_boilerplate,
    opens_contact,
    opens_notes,
    opens_tail,
)
from factcheck.loading.head import is_prose
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import replace

_OPEN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE_PARAGRAPH, BlockKind.LIST_ITEM})
_LONGEST_HEADING = 90
_END = 6  # a release may state its date below its text instead of above
_STAMP = lazy_pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
_MOST_CONTACT_LINES = 4  # name, office, street, town: then an address or number must come
_FEW_WORDS = 70


class _Section(Enum):
    BODY = auto()
    BOILERPLATE = auto()
    NOTES = auto()
    CONTACT = auto()
    AFTER_END = auto()


def read_sections(text: str, blocks: list[Block], begin: int, linked: frozenset[int]) -> list[Block]:
    """The blocks with the roles of everything from ``begin`` on; ``linked`` are the places where links begin."""
    tail = _tail_start(text, blocks, begin, linked)
    section = _Section.BODY
    dated = _date_below(text, blocks, begin, tail)
    silent = 0
    for index in range(begin, len(blocks)):
        block = blocks[index]
        if index >= tail:
            if block.kind in _OPEN or block.kind is BlockKind.DATE_LINE:
                blocks[index] = replace(block, kind=BlockKind.CHROME)
            continue
        if block.kind is BlockKind.DATE_LINE and index not in dated:
            block = replace(block, kind=BlockKind.PARAGRAPH)  # the date of a letter or picture inside
            blocks[index] = block
        silent = 0 if block.kind is BlockKind.CONTACT else silent + 1
        if section is _Section.CONTACT and silent > _MOST_CONTACT_LINES:
            section = _Section.BODY
        section, kind = _next(text, blocks, index, section)
        if kind is not block.kind:
            blocks[index] = replace(block, kind=kind)
    return blocks


def _date_below(text: str, blocks: list[Block], begin: int, tail: int) -> frozenset[int]:
    """The date lines below the text that are the release's own: its only one at the end, or time stamps of the page."""
    if any(block.kind is BlockKind.DATE_LINE for block in blocks[:begin]):
        return frozenset()
    lines = [index for index in range(begin, tail) if blocks[index].kind is BlockKind.DATE_LINE]
    stamps = [index for index in lines if _STAMP.fullmatch(text, blocks[index].span.start, blocks[index].span.end)]
    if stamps:
        return frozenset(stamps)
    return frozenset(lines) if len(lines) == 1 and lines[0] >= tail - _END else frozenset()


def _next(text: str, blocks: list[Block], index: int, section: _Section) -> tuple[_Section, BlockKind]:
    block = blocks[index]
    start, end = block.span.start, block.span.end
    if block.kind is BlockKind.END_MARK:
        final = text[start:end].strip("-–—_=*~ \t\n") != "" or _nothing_follows(text, blocks, index)
        return (_Section.AFTER_END if final else section), block.kind
    if block.kind is BlockKind.CONTACT:
        return (_Section.CONTACT if opens_contact(text, start, end) else section), block.kind
    if block.kind not in _OPEN:
        return section, block.kind
    if opens_boilerplate(text, start, end) and _goes_on(text, blocks, index):
        return _Section.BOILERPLATE, BlockKind.HEADING
    if opens_notes(text, start, end) and _goes_on(text, blocks, index):
        return _Section.NOTES, BlockKind.HEADING
    if is_boilerplate(text, start, end):
        return _Section.BOILERPLATE, BlockKind.BOILERPLATE
    prose = is_prose(text, block)
    if section is _Section.CONTACT and not prose and block.kind is not BlockKind.HEADING and end - start <= 120:
        return section, BlockKind.CONTACT
    if _is_heading(text, blocks, index):
        return _Section.BODY if section is not _Section.AFTER_END else section, BlockKind.HEADING
    if section is _Section.BOILERPLATE:
        return section, BlockKind.BOILERPLATE
    if section is _Section.NOTES:
        return section, BlockKind.NOTES
    if section is _Section.AFTER_END:
        return section, BlockKind.BOILERPLATE if prose else BlockKind.CHROME
    return _Section.BODY, block.kind


def _nothing_follows(text: str, blocks: list[Block], index: int) -> bool:
    return not any(is_prose(text, block) for block in blocks[index + 1 : index + 40])


def _goes_on(text: str, blocks: list[Block], index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].kind in (*_OPEN, BlockKind.CONTACT)


def _is_heading(text: str, blocks: list[Block], index: int) -> bool:
    """A short line without an end, above a block that goes on."""
    block = blocks[index]
    if block.kind is BlockKind.HEADING:
        return True
    if block.kind is not BlockKind.PARAGRAPH or len(block.span) > _LONGEST_HEADING:
        return False
    line = block.span.of(text)
    if (
        not line
        or line[-1] in '.!?,;”"'
        or not (line[0].isupper() or line[0].isdigit())
        or "\n" in line
        or not _goes_on(text, blocks, index)
    ):
        return False
    following = blocks[index + 1]
    if following.kind is BlockKind.LIST_ITEM:
        return line[-1] != ":" and len(line.split()) <= 10
    return (
        line[-1] != ":" and len(line.split()) <= 12 and is_prose(text, following) and _stands_alone(text, blocks, index)
    )


def _stands_alone(text: str, blocks: list[Block], index: int) -> bool:
    """A heading stands between prose or lists, not among short lines such as signatures or addresses."""
    before = blocks[index - 1] if index else None
    return (
        before is None
        or before.kind in (BlockKind.LIST_ITEM, BlockKind.LEAD, BlockKind.RESIDUE, BlockKind.CAPTION)
        or is_prose(text, before)
    )


def _tail_start(text: str, blocks: list[Block], begin: int, linked: frozenset[int]) -> int:
    """The index from which only the page around the release goes on, ``len(blocks)`` when it ends with the release."""
    for index in range(begin, len(blocks)):
        block = blocks[index]
        if block.kind in (BlockKind.CHROME, *_OPEN) and opens_tail(text, block.span.start, block.span.end):
            rest = blocks[index + 1 :]
            short = sum(not is_prose(text, other) for other in rest)
            if len(rest) >= 3 and short * 3 >= len(rest) * 2:
                return index
    tail = len(blocks)
    evidence = 0
    for index in range(len(blocks) - 1, begin - 1, -1):
        block = blocks[index]
        chrome = block.kind is BlockKind.CHROME
        short = (
            block.kind is BlockKind.PARAGRAPH
            and len(block.span) <= _FEW_WORDS
            and text[block.span.end - 1] not in ".!?:"
        )
        link = short and block.span.start in linked
        if not (chrome or short):
            break
        evidence += chrome or link
        if chrome or link:
            tail = index
    return tail if evidence >= 2 else len(blocks)
