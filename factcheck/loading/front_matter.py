"""The block of ``key: value`` lines at the head of a Markdown file."""

from __future__ import annotations

from factcheck.errors import InputNotRead
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass, field
from factcheck.text.span import Span

_BLOCK = lazy_pattern(r"---[ \t]*(?:\r\n|\n|\r)")
_LINE = lazy_pattern(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_CLOSE = lazy_pattern(r"(?:---|\.\.\.)[ \t]*\Z")
_PAIR = lazy_pattern(r"([A-Za-z][A-Za-z0-9_-]{0,60})[ \t]{0,20}:(?:[ \t]{1,200}|(?=\Z))(.{0,4000})\Z")
# Anchors, aliases and tags make YAML say more than it shows: none is followed, and a file that uses them is refused.
_ACTIVE = lazy_pattern(
    r"(?:[^:\n]{0,60}:[ \t]{0,20}|-[ \t]{1,20})?(?:!!?[A-Za-z]|&[A-Za-z0-9_]+(?:\s|\Z)|\*[A-Za-z0-9_]+\s*\Z)"
)
_BLOCK_SCALAR = lazy_pattern(r"[|>][+-]?[0-9]?")
_MOST_CHARACTERS = 65_536
_MOST_KEYS = 200


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a file says, each value with its place in the file; ``end`` is where the body begins."""

    values: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    end: int = 0


def read_front_matter(path: str, source: str) -> FrontMatter:
    """The front matter of ``source``; empty when it has none. Raises InputNotRead for what must not be expanded."""
    opening = _BLOCK.match(source)
    if opening is None:
        return FrontMatter()
    lines: list[tuple[int, str]] = []
    position = opening.end()
    while position < len(source):
        match = _LINE.match(source, position)
        if match is None:
            break
        line = match.group(1)
        if _CLOSE.match(line):
            return _read(path, lines, match.end())
        lines.append((position, line))
        position = match.end()
        if position > _MOST_CHARACTERS:
            break
    if len(lines) > 1 and _PAIR.match(lines[0][1]) and position > _MOST_CHARACTERS:
        raise InputNotRead(path, f"front matter is over {_MOST_CHARACTERS:,} characters or not closed")
    return FrontMatter()


def _read(path: str, lines: list[tuple[int, str]], end: int) -> FrontMatter:
    matter = FrontMatter(end=end)
    if not any(_PAIR.match(line) for _, line in lines):
        return FrontMatter() if any(line.strip() for _, line in lines) else matter
    for _, line in lines:
        if _ACTIVE.match(line):
            raise InputNotRead(path, "front matter uses YAML tags, anchors or aliases, which are not followed")
    for index, (position, line) in enumerate(lines):
        pair = _PAIR.match(line)
        if pair is None or len(matter.values) >= _MOST_KEYS:
            continue
        key = pair.group(1).lower()
        start, stop, written = _folded(lines, index, position + pair.start(2), pair.group(2).rstrip())
        value = written
        if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            quote = value[0]
            value, start, stop = value[1:-1], start + 1, stop - 1
            value = value.replace("''", "'") if quote == "'" else value.replace('\\"', '"')
        elif " #" in value:
            value = value.split(" #")[0].rstrip()
            stop -= len(written) - len(value)
        if value and key not in matter.values:
            matter.values[key], matter.spans[key] = value, Span(start, stop)
    return matter


def _folded(lines: list[tuple[int, str]], index: int, start: int, written: str) -> tuple[int, int, str]:
    """The place and words of a value that goes on over the indented lines below its key."""
    stop, parts = start + len(written), [written]
    if _BLOCK_SCALAR.fullmatch(written):
        start, parts = -1, []
    elif not written:  # the lines below are a table of their own
        return start, stop, ""
    for position, line in lines[index + 1 :]:
        words = line.strip()
        if not words or line[0] not in " \t":
            break
        begin = position + len(line) - len(line.lstrip())
        start = begin if start < 0 else start
        stop = begin + len(words)
        parts.append(words)
    return max(start, 0), max(stop, start, 0), " ".join(parts)
