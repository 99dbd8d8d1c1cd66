"""How a draft travels from the process that read the file to the one that asked for it.

The answer of a process that read a hostile file is hostile too. It comes as JSON, from which nothing but plain values
can be made (pickle runs what it is told to, and marshal may crash on what it did not write itself), and each value is
looked at before an object of ours is made of it. Boxes, four numbers a character, come beside it as raw floats.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator
from math import isfinite
from struct import Struct
from typing import Any

from factcheck.loading.draft import Draft
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import MarkedLink
from factcheck.text.layout import Layout, Part, Region, Spot
from factcheck.text.notice import Notice, NoticeKind
from factcheck.text.offsets import OffsetMap, Piece
from factcheck.text.remark import Remark
from factcheck.text.span import Span

LARGEST_FRAME = 64_000_000
FRAMES = 3  # in every message
_LENGTHS = Struct(f"<{FRAMES}I")


class Nonsense(Exception):
    """An answer that no reader of ours gives."""


def framed(*frames: bytes) -> bytes:
    """A message of three frames."""
    return _LENGTHS.pack(*map(len, frames)) + b"".join(frames)


def unframed(read: Callable[[int], bytes]) -> list[bytes]:
    """The frames of the next message; ``read`` gives exactly the number of bytes it is asked for."""
    lengths = _LENGTHS.unpack(read(_LENGTHS.size))
    if max(lengths) > LARGEST_FRAME:
        raise Nonsense("a frame over the limit")
    return [read(length) if length else b"" for length in lengths]


def packed(draft: Draft) -> tuple[bytes, bytes]:
    """A draft as two frames: what can be said in JSON, and the boxes."""
    layout = draft.layout
    said = {
        "source": draft.source,
        "text": None if draft.text == draft.source else draft.text,
        "offsets": [
            number
            for piece in draft.offsets.pieces
            for number in (piece.start, piece.source_start, piece.length, piece.source_length)
        ],
        "blocks": [
            (*_ends(block.span), block.kind, block.level, block.group, block.row, block.column, block.header)
            for block in draft.blocks
        ],
        "links": [(*_ends(link.span), link.target) for link in draft.links],
        "metadata": dict(draft.metadata),
        "metadata_spans": {name: _ends(span) for name, span in draft.metadata_spans.items()},
        "regions": None if layout is None else [_region(region) for region in layout.regions],
        "notices": [
            (notice.kind, notice.message, None if notice.span is None else _ends(notice.span), notice.minor)
            for notice in draft.notices
        ],
        "remarks": [(*_ends(remark.span), remark.words) for remark in draft.remarks],
    }
    numbers = None if layout is None else layout.numbers
    head = json.dumps(said, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    return head.encode("utf-8", "surrogatepass"), b"" if numbers is None else array("f", numbers).tobytes()


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _region(region: Region) -> tuple[object, ...]:
    spot = region.spot
    return region.start, spot.page, spot.paragraph, spot.table, spot.row, spot.cell, spot.part, spot.note


def unpacked(head: bytes, boxes: bytes) -> Draft:
    """The draft that was packed. Raises Nonsense for anything else."""
    try:
        return _draft(json.loads(head.decode("utf-8", "surrogatepass")), boxes)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Nonsense("not a draft") from error


def _draft(said: Any, boxes: bytes) -> Draft:
    source = _text(said["source"])
    text = source if said["text"] is None else _text(said["text"])
    regions = said["regions"]
    return Draft(
        source=source,
        text=text,
        offsets=OffsetMap(_pieces(said["offsets"], len(text), len(source))),
        blocks=tuple(_block(values, len(text)) for values in said["blocks"]),
        links=tuple(MarkedLink(_span(start, end, len(text)), _text(target)) for start, end, target in said["links"]),
        metadata={name: _text(value) for name, value in said["metadata"].items()},
        metadata_spans={name: _span(start, end, len(source)) for name, (start, end) in said["metadata_spans"].items()},
        layout=None if regions is None else Layout(map(_made_region, regions), _numbers(boxes, len(source))),
        notices=tuple(_notice(values, len(text)) for values in said["notices"]),
        remarks=tuple(Remark(_text(words), _span(start, end, len(text))) for start, end, words in said["remarks"]),
    )


def _pieces(numbers: list[object], length: int, source_length: int) -> Iterator[Piece]:
    for index in range(0, len(numbers), 4):
        start, source_start, size, source_size = map(_count, numbers[index : index + 4])
        if start + size > length or source_start + source_size > source_length:
            raise ValueError("a piece outside the text")
        yield Piece(start, source_start, size, source_size)


def _block(values: list[Any], length: int) -> Block:
    start, end, kind, level, group, row, column, header = values
    place = _span(start, end, length)
    return Block(place, BlockKind(kind), _count(level), _count(group), _count(row), _count(column), header is True)


def _made_region(values: list[Any]) -> Region:
    start, page, paragraph, table, row, cell, part, note = values
    spot = Spot(
        _maybe(page),
        _maybe(paragraph),
        _maybe(table),
        _maybe(row),
        _maybe(cell),
        None if part is None else Part(part),
        _maybe(note),
    )
    return Region(_count(start), spot)


def _notice(values: list[Any], length: int) -> Notice:
    kind, message, ends, minor = values
    place = None if ends is None else _span(ends[0], ends[1], length)
    return Notice(NoticeKind(kind), _text(message), place, minor is True)


def _numbers(boxes: bytes, length: int) -> array[float] | None:
    if not boxes:
        return None
    numbers = array("f")
    numbers.frombytes(boxes)
    if len(numbers) != 4 * length or not isfinite(sum(numbers)):
        raise ValueError("not the boxes of this text")
    return numbers


def _span(start: object, end: object, length: int) -> Span:
    span = Span(_count(start), _count(end))
    if span.end > length:
        raise ValueError("a span outside the text")
    return span


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("not a count")
    return value


def _maybe(value: object) -> int | None:
    return None if value is None else _count(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
