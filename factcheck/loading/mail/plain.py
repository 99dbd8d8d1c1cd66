"""The plain text of an e-mail: lines joined where a mail program broke them, quotations and signature told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.errors import InputNotRead
from factcheck.loading.mail.threads import (
    Origin,
    Thread,
    Told,
    header_lines,
    is_attribution,
    is_forward_mark,
    is_original_mark,
    is_signature_mark,
)
from factcheck.loading.plain import read_plain

_LINE_END = re.compile(r"\r\n|\n|\r")
_QUOTED = re.compile(r"(?!>From )(?:>[ ]?){1,40}")
MAXIMUM_STRETCHES = 5_000
_MOST_SIGNATURE_LINES = 15
_ATTRIBUTION_LINES = 3
_HEADER_LINES = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its quotation marks, and how many of them it had."""

    depth: int
    words: str

    @property
    def is_blank(self) -> bool:
        return not self.words.strip()


def told_plain(path: str, text: str, flowed: bool = False, joined_at_spaces: bool = False) -> list[Told]:
    """The stretches of a plain text, each of one origin.

    ``flowed`` lines go on in the next one where they end with a space (RFC 3676); with ``joined_at_spaces`` that
    space is none of the text. Raises InputNotRead for a text over a limit.
    """
    lines = _flowed(text, joined_at_spaces) if flowed else _fixed(text)
    told: list[Told] = []
    for count, (origin, thread, stretch) in enumerate(_stretches(lines)):
        if count >= MAXIMUM_STRETCHES:
            raise InputNotRead(path, f"more than {MAXIMUM_STRETCHES:,} changes between own and quoted lines")
        if origin is Origin.SIGNATURE and is_signature_mark(stretch[0].words):
            stretch = stretch[1:]
        words = "\n".join(line.words for line in stretch)
        if words.strip():
            draft = read_plain(path, words)
            told.append(Told(draft, [origin] * len(draft.blocks), thread))
    return told


def _fixed(text: str) -> list[_Line]:
    lines: list[_Line] = []
    for line in _LINE_END.split(text):
        marks = _QUOTED.match(line)
        if marks is None:
            lines.append(_Line(0, line))
        else:
            lines.append(_Line(marks.group().count(">"), line[marks.end() :]))
    return lines


def _flowed(text: str, joined_at_spaces: bool) -> list[_Line]:
    lines: list[_Line] = []
    pieces: list[str] = []
    depth = 0

    def end() -> None:
        if pieces:
            lines.append(_Line(depth, "".join(pieces)))
            pieces.clear()

    for line in _LINE_END.split(text):
        words = line.lstrip(">")
        marks = len(line) - len(words)
        words = words.removeprefix(" ")  # it protects what begins with a space, ">" or "From "
        if pieces and marks != depth:
            end()
        depth = marks
        soft = words.endswith(" ") and words != "-- "
        if words == "-- ":
            end()
        pieces.append(words[:-1] if soft and joined_at_spaces else words)
        if not soft:
            end()
    end()
    return lines


def _stretches(lines: Sequence[_Line]) -> Iterator[tuple[Origin, Thread, Sequence[_Line]]]:
    """Runs of lines of one origin, in order."""
    state = Origin.OWN
    start = index = 0
    origin = Origin.OWN
    while index < len(lines):
        taken, thread = _introduction(lines, index)
        if taken:
            if index > start:
                yield origin, Thread(), lines[start:index]
            yield Origin.INTRODUCTION, thread, lines[index : index + taken]
            if lines[index].depth or not _leads_to_quotation(lines, index + taken):
                state = Origin.EARLIER
            elif state is Origin.SIGNATURE:
                state = Origin.OWN
            start = index = index + taken
            origin = state
            continue
        if state is Origin.OWN and not lines[index].depth and _opens_signature(lines, index):
            state = Origin.SIGNATURE
        of_line = Origin.EARLIER if lines[index].depth else state
        if of_line is not origin and not lines[index].is_blank:
            if index > start:
                yield origin, Thread(), lines[start:index]
            start, origin = index, of_line
        index += 1
    if start < len(lines):
        yield origin, Thread(), lines[start:]


def _introduction(lines: Sequence[_Line], index: int) -> tuple[int, Thread]:
    """How many lines introduce an earlier message here, 0 for none, and what they say of it."""
    words = lines[index].words
    if not words.strip():
        return 0, Thread()
    forwarded = is_forward_mark(words)
    if forwarded or is_original_mark(words):
        below = next((i for i in range(index + 1, min(index + 4, len(lines))) if not lines[i].is_blank), index)
        header = header_lines([line.words for line in lines[below : below + _HEADER_LINES]]) if below > index else None
        if header is None:
            return 1, Thread(forwarded=forwarded)
        header[1].forwarded = forwarded
        return below - index + header[0], header[1]
    header = header_lines([line.words for line in lines[index : index + _HEADER_LINES]])
    if header is not None:
        return header
    if words.lstrip()[:2] in ("On", "Am", "Le", "El", "Op", "Il"):
        for count in range(1, _ATTRIBUTION_LINES + 1):
            written = " ".join(line.words for line in lines[index : index + count])
            if is_attribution(written) and _leads_to_quotation(lines, index + count):
                return count, Thread()
    return 0, Thread()


def _leads_to_quotation(lines: Sequence[_Line], index: int) -> bool:
    """True when the next line with words has quotation marks before it."""
    for line in lines[index : index + 3]:
        if not line.is_blank:
            return line.depth > 0
    return False


def _opens_signature(lines: Sequence[_Line], index: int) -> bool:
    """True for the line "-- " above a few lines that end the e-mail or stand before what it quotes."""
    if not is_signature_mark(lines[index].words):
        return False
    count = 0
    for line in lines[index + 1 : index + 80]:
        if line.depth:
            break
        count += not line.is_blank
    return 0 < count <= _MOST_SIGNATURE_LINES
