"""Gives the blocks of a release their roles, from the whole: what opens it, what it says, what surrounds it."""

from __future__ import annotations

from factcheck.loading.draft import Draft
from factcheck.loading.furniture import own_role
from factcheck.loading.head import read_head
from factcheck.loading.sections import read_sections
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import replace
from factcheck.text.span import Span

_PLACED = frozenset({BlockKind.CODE, BlockKind.TABLE_CELL, BlockKind.NOTES, BlockKind.HEADLINE, BlockKind.RESIDUE})
_BULLET = lazy_pattern(r"[●•▪◦·‣►➢✓–—*-][ \t\n]{1,20}(?=\S)")
_ENDS_SENTENCE = lazy_pattern(r"[.!?][”\"’)]{0,2}\Z")
_NUMBERED_PARAGRAPH = 120


def assign_roles(draft: Draft) -> tuple[tuple[Block, ...], Span | None]:
    """The blocks with their roles, and the place of the dateline."""
    text = draft.text
    blocks = _numbered_paragraphs(text, _bullets(text, list(draft.blocks)))
    for index, block in enumerate(blocks):
        if block.kind not in _PLACED:
            role = own_role(text, block.span.start, block.span.end)
            if role is not None and not (block.kind is BlockKind.LIST_ITEM and role is BlockKind.CHROME):
                blocks[index] = replace(block, kind=role)
    blocks, body, dateline = read_head(text, blocks)
    linked = frozenset(link.span.start for link in draft.links)
    return tuple(read_sections(text, blocks, body, linked)), dateline


def _bullets(text: str, blocks: list[Block]) -> list[Block]:
    """Paragraphs that begin with a bullet sign are list items, whatever the markup made of them."""
    group = max((block.group for block in blocks), default=0)
    level, inside = 1, False
    for index, block in enumerate(blocks):
        bullet = (
            block.kind is BlockKind.PARAGRAPH
            and len(block.span) > 2
            and _BULLET.match(text, block.span.start, block.span.end) is not None
        )
        if bullet and not inside:  # bullets below a numbered item are a list inside that item
            above = blocks[index - 1] if index else block
            group, level = group + 1, above.level + 1 if above.kind is BlockKind.LIST_ITEM else 1
        if bullet:
            blocks[index] = replace(block, kind=BlockKind.LIST_ITEM, level=level, group=group)
        inside = bullet
    return blocks


def _numbered_paragraphs(text: str, blocks: list[Block]) -> list[Block]:
    """Lists whose items are whole paragraphs ("2. The Ministry has …") are the release's prose, not lists."""
    lengths: dict[int, list[int]] = {}
    opening: set[int] = set()  # lists with which the text begins
    begun = False
    for block in blocks:
        begun = begun or (block.kind is BlockKind.PARAGRAPH and len(block.span) >= _NUMBERED_PARAGRAPH)
        if not begun:
            opening.add(block.group)
        if block.kind is BlockKind.LIST_ITEM and block.level == 1:
            ends = _ENDS_SENTENCE.search(text, max(block.span.start, block.span.end - 4), block.span.end) is not None
            lengths.setdefault(block.group, []).append(len(block.span) if ends else 0)
    prose = {
        group
        for group, sizes in lengths.items()
        if sum(size >= _NUMBERED_PARAGRAPH for size in sizes) * 3 >= len(sizes) * 2
        or (group in opening and max(sizes) >= _NUMBERED_PARAGRAPH and min(sizes) >= _NUMBERED_PARAGRAPH // 2)
    }
    if not prose:
        return blocks
    starts = {block.group: block.span.start for block in reversed(blocks) if block.group in prose}
    announced = {group for group, start in starts.items() if text[max(0, start - 6) : start].rstrip().endswith(":")}
    return [
        replace(block, kind=BlockKind.PARAGRAPH, level=0, group=0)
        if block.kind is BlockKind.LIST_ITEM and block.group in prose and block.group not in announced
        else block
        for block in blocks
    ]
