"""Which quotation marks belong together."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum

from factcheck.lexicon.reader import words
from factcheck.mentions.model import UnpairedMark
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

# Apostrophes between two letters ("don’t") never quote, so they are not even looked at. One class of characters comes
# first and what they must be comes second: so the search leaps from mark to mark.
_MARK = lazy_pattern(
    r"[`'’‘“”„‟«»\"‚](?:(?<=[”\"«»„‟‚])|(?<=“)“{0,8}|(?<=')'|(?<=’)’|(?<=‘)‘?|(?<=`)`"
    r"|(?<=['’])(?:(?<![^\W_]['’])|(?![^\W_])))"
)
_FEET_AND_INCHES = lazy_pattern(r"\d{1,3} ?['’′] ?\d{1,2}(?: ?\d/\d)? ?(?:\"|''|”)")  # 6'2" tall
_MEASURED = lazy_pattern(
    r"[ -]?(?:x|by|pipe|screen|display|monitor|tv|TV|wide|tall|long|deep|thick|diameter|barrel)\b"
)  # 12" pipe
_INCHES = lazy_pattern(r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?\Z")  # not the year of "Port 2021" by Ann Marsh
_VERBS = "|".join(sorted(words("attributing_verbs")))
_ATTRIBUTED = lazy_pattern(
    rf"[,!?] (?:(?:{_VERBS}) [A-Z][^“”\"\n]{{2,100}}|[A-Z][^“”\"\n]{{2,60}} (?:{_VERBS}))[.]\s{{0,3}}\Z"
)
_REOPENING = lazy_pattern(r"[.!?](?:[ *]{2,8}|[ ]{0,2}\n\s{0,4})\Z")
# “We open in May. “The road follows.”: the paragraph's end is lost, and nobody is named who spoke before the mark.
_SENTENCE_END = lazy_pattern(r"[.!?][ ]?\Z")
_ATTRIBUTE = lazy_pattern(r"<[^<>]{0,20}[\w-]=\Z|[\w\"] [a-z][\w-]{1,16}=\Z")
_NAMES_SPEAKER = lazy_pattern(rf"\b(?:{_VERBS})\b")
_SPEAKER_NEARBY = 300  # characters
_WORD = lazy_pattern(r"[^\W_]+")
_DECADE = lazy_pattern(r"\d0s\b|\d\d\b(?!['’])")  # the '90s, the class of ’08
_SINGLES = frozenset("'’‘‚")
_OPENERS = frozenset("“„‟«")
_BEFORE_OPENING = frozenset(" \n\t([{-–—/:;,.=>|*_…‘“\"'")
_AFTER_CLOSING = frozenset(" \n\t)]}-–—/:;,.!?<|*_…’”\"'")
_NOT_QUOTING = frozenset({BlockKind.CODE, BlockKind.CHROME})
# What may stand between two paragraphs of one quotation.
_BETWEEN = frozenset(
    {BlockKind.CAPTION, BlockKind.RESIDUE, BlockKind.END_MARK, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL}
)
_REACH = 60  # blocks a quotation may run over, such as the text of a speech
_SHORT = 60  # characters a quotation may have that ends like a possessive: the ‘Dreams’ exhibition


class _Side(Enum):
    OPEN = 1
    CLOSE = 2
    EITHER = 3


@dataclass(slots=True)
class _Mark:
    """A quotation mark; ``side`` is what its neighbours say of it."""

    start: int
    end: int
    side: _Side
    curly: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation: its stretches with their marks, and the widths of the first opening and the last closing mark."""

    parts: tuple[Span, ...]
    opening: int
    closing: int
    block: int

    @property
    def inside(self) -> Span:
        """What stands between the first opening and the last closing mark."""
        return Span(self.parts[0].start + self.opening, self.parts[-1].end - self.closing)


def pair_marks(document: Document) -> tuple[list[Pair], list[UnpairedMark]]:
    """The outermost quotations in order, and the marks without a partner."""
    return _Pairing(document).run()


class _Pairing:
    """Pairs marks block by block; ``open`` are the parts of a quotation that still waits for its closing mark."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.document = document
        self.pairs: list[Pair] = []
        self.unpaired: list[UnpairedMark] = []
        self.open: list[tuple[_Mark, int, int]] = []  # opening mark, end of its block, number of its block
        self.guillemets = "»" in document.text
        self.interrupted = False  # a paragraph without marks stands behind the open part

    def run(self) -> tuple[list[Pair], list[UnpairedMark]]:
        for number, block in enumerate(self.document.blocks):
            if block.kind not in _NOT_QUOTING:
                self._block(number, block)
        self._give_up()
        self.pairs.sort(key=lambda pair: pair.parts[0])
        self.unpaired.sort(key=lambda mark: mark.span)
        return self._outermost(), self._without_speeches()

    def _block(self, number: int, block: Block) -> None:
        doubles: list[_Mark] = []
        singles: list[re.Match[str]] = []
        attribute = False  # inside the value of color="red", left over from markup
        for match in _MARK.finditer(self.text, block.span.start, block.span.end):
            if match.group() == '"' and (
                attribute or _ATTRIBUTE.search(self.text, max(0, match.start() - 24), match.start())
            ):
                attribute = not attribute
            elif match.group() in _SINGLES:
                singles.append(match)
            elif (mark := self._double(match, block)) is not None:
                doubles.append(mark)
        if self.open and not self._goes_on(number, block, doubles):
            self._give_up()
        closed = self._pair_doubles(number, block, doubles)
        if singles:
            self._pair_singles(number, block, singles, closed)

    # -- double marks

    def _double(self, match: re.Match[str], block: Block) -> _Mark | None:
        text, start, end = self.text, match.start(), match.end()
        before = text[start - 1] if start > block.span.start else " "
        after = text[end] if end < block.span.end else " "
        shape = match.group()
        if shape in ('"', "''", "”") and before.isdigit() and self._measures(start, end):
            return None
        if (shape == "«" and not self.guillemets) or before == "\\":
            return None  # a fraction read in the wrong code; a mark that a program escaped
        if shape in ("''", "’’") and before.isspace() and _DECADE.match(text, end):
            return None
        if before.isalnum() and shape in ("''", "’’", "«") and (before.isdigit() if shape == "«" else after.isalpha()):
            return None  # O''Hara’s and ‘Heron’’s: an apostrophe set twice; 5«%: a fraction read in the wrong code
        free_before, free_after = before in _BEFORE_OPENING, after in _AFTER_CLOSING
        if shape[0] in _OPENERS or shape in ("``", "‘‘"):
            # “We are glad“ said: typed the wrong way round.
            wrong = not before.isspace() and before not in _BEFORE_OPENING and free_after and after != "“"
            return _Mark(start, end, _Side.EITHER if wrong else _Side.OPEN, True)
        if shape in ("”", "’’", "»"):
            wrong = free_before and (after.isalnum() or after in "‘'[$£€") and before not in ".,!?…"
            return _Mark(start, end, _Side.EITHER if wrong else _Side.CLOSE, True)
        if before.isspace() != after.isspace():
            return _Mark(start, end, _Side.OPEN if before.isspace() else _Side.CLOSE, False)
        if before in "([{—–" and not after.isspace():
            return _Mark(start, end, _Side.OPEN, False)
        if free_after and not free_before and not before.isspace():
            return _Mark(start, end, _Side.CLOSE, False)
        return _Mark(start, end, _Side.EITHER, False)

    def _measures(self, start: int, end: int) -> bool:
        """True for the inches of 6'2" and 12" pipe."""
        measured = _MEASURED.match(self.text, end) is not None
        return (measured and _INCHES.search(self.text, max(0, start - 8), start) is not None) or any(
            match.end() == end for match in _FEET_AND_INCHES.finditer(self.text, max(0, start - 10), end)
        )

    def _goes_on(self, number: int, block: Block, doubles: list[_Mark]) -> bool:
        """True when the open quotation runs on into this block: it reopens there, or closes there at last."""
        if number - self.open[0][2] > _REACH:
            return False
        if not doubles:
            # A paragraph that starts in lower case is the rest of one that a page break cut.
            cut = self.text[block.span.start].islower()
            self.interrupted = self.interrupted or not (cut or block.kind in _BETWEEN)
            return True
        if doubles[0].side is _Side.CLOSE:
            return True
        return not self.interrupted and self._leads(block, doubles[0])

    def _leads(self, block: Block, mark: _Mark) -> bool:
        return not any(character.isalnum() for character in self.text[block.span.start : mark.start])

    def _pair_doubles(self, number: int, block: Block, marks: list[_Mark]) -> list[Span]:
        """Pairs the marks of one block and returns the spans they cover, marks included."""
        stack: list[_Mark] = []
        found: list[tuple[_Mark, _Mark]] = []
        strays: list[_Mark] = []
        waiting = bool(self.open)
        rest = marks
        carried: tuple[_Mark, int, int] | None = None
        if waiting and marks and marks[0].side is not _Side.CLOSE and self._leads(block, marks[0]):
            carried = (marks[0], block.span.end, number)
            rest = marks[1:]
        elif waiting and not marks:
            return []
        depth_carried = waiting
        for mark in rest:
            is_open = bool(stack) or depth_carried
            side = mark.side
            if side is _Side.EITHER:
                side = _Side.CLOSE if is_open else _Side.OPEN
            if side is _Side.OPEN:
                # Two spaces or a line break are all that is left of a paragraph's end: the quotation reopens there.
                if not (stack and self._reopens(stack[-1], mark)):
                    stack.append(mark)
            elif stack:
                found.append((stack.pop(), mark))
            elif depth_carried:
                depth_carried = False
                self._close(carried, mark)
                carried = None
            elif not self._is_no_mark(mark):
                strays.append(mark)
        stack = [mark for mark in stack if not self._is_letter(mark)]
        if depth_carried and carried is not None:
            self.open.append(carried)
            self.interrupted = False
        if (
            len(stack) + len(strays) > 1
            and all(not mark.curly for mark in marks)
            and len(marks) in (2, 4)
            and not waiting
        ):
            # "We are glad "said the mayor: an even number of straight marks, one of them set against its spaces.
            found, stack, strays = list(zip(marks[::2], marks[1::2], strict=True)), [], []
        if (stack or strays) and '""' in self.text[block.span.start : block.span.end]:
            stack, strays = [], []  # "The ""Heron"" plan": a cell of a table, written by a program
        self.unpaired.extend(UnpairedMark(Span(mark.start, mark.end), False) for mark in strays)
        for opening, closing in found:
            part = Span(opening.start, closing.end)
            self.pairs.append(Pair((part,), opening.end - opening.start, closing.end - closing.start, number))
        if stack and not depth_carried and self._is_attributed(stack[-1].end, block.span.end):
            depth_carried = True  # no waiting for a mark in the next paragraph
        if stack:
            if depth_carried:
                self.unpaired.extend(UnpairedMark(Span(mark.start, mark.end), True) for mark in stack)
            else:
                self.unpaired.extend(UnpairedMark(Span(mark.start, mark.end), True) for mark in stack[:-1])
                self.open = [(stack[-1], block.span.end, number)]
                self.interrupted = False
        return [Span(opening.start, closing.end) for opening, closing in found]

    def _reopens(self, opening: _Mark, mark: _Mark) -> bool:
        """True for a mark at what was the start of a paragraph, while the quotation that ``opening`` opened runs on."""
        if _REOPENING.search(self.text, max(0, mark.start - 12), mark.start):
            return True
        ends = self.text[mark.start] == "“" and _SENTENCE_END.search(self.text, mark.start - 2, mark.start) is not None
        return (
            ends
            and _NAMES_SPEAKER.search(self.text, max(opening.end, mark.start - _SPEAKER_NEARBY), mark.start) is None
        )

    def _is_no_mark(self, mark: _Mark) -> bool:
        """True for the inches of 36" and the apostrophe, set twice, of "the Ministers'' meeting"."""
        before = self.text[mark.start - 1 : mark.start]
        if not mark.curly and before.isdigit():
            return True
        return self.text[mark.start : mark.end] in ("''", "’’") and before in ("s", "S")

    def _is_letter(self, mark: _Mark) -> bool:
        """True for a mark inside a word, read in the wrong code: "M“nster"."""
        return mark.start > 0 and self.text[mark.start - 1].isalpha() and self.text[mark.end : mark.end + 1].isalpha()

    def _is_attributed(self, start: int, end: int) -> bool:
        """True when the paragraph ends with ", said Ana Example.": the quotation was over before."""
        return _ATTRIBUTED.search(self.text, max(start, end - 130), end) is not None

    def _close(self, carried: tuple[_Mark, int, int] | None, closing: _Mark) -> None:
        """Ends the quotation that runs over several blocks."""
        stretches = [*self.open, carried] if carried is not None else self.open
        parts = [Span(mark.start, end) for mark, end, _ in stretches]
        parts[-1] = Span(parts[-1].start, closing.end)
        first, _, number = stretches[0]
        self.pairs.append(Pair(tuple(parts), first.end - first.start, closing.end - closing.start, number))
        self.open = []

    def _without_speeches(self) -> list[UnpairedMark]:
        """The unpaired marks but for a speech that opens a paragraph and closes at the end of a later one."""
        kept: list[UnpairedMark] = []
        for mark in self.unpaired:
            if kept and kept[-1].opening and not mark.opening and self._frames(kept[-1].span, mark.span):
                kept.pop()
            else:
                kept.append(mark)
        return kept

    def _frames(self, opening: Span, closing: Span) -> bool:
        first, last = self.document.block_at(opening.start), self.document.block_at(closing.start)
        if first is None or last is None or first is last:
            return False
        introduced = self.text[first.span.start : opening.start].rstrip()
        return (not introduced or introduced.endswith((":", "-", "–", "—"))) and not self.text[
            closing.end : last.span.end
        ].strip()

    def _give_up(self) -> None:
        """Reports the last opening mark of a quotation that never closes; the earlier ones were continued."""
        if self.open:
            mark = self.open[-1][0]
            self.unpaired.append(UnpairedMark(Span(mark.start, mark.end), True))
            self.open = []

    # -- single marks

    def _pair_singles(self, number: int, block: Block, matches: list[re.Match[str]], closed: list[Span]) -> None:
        """Pairs single marks inside one block; one without a partner is an apostrophe and never reported."""
        segments: dict[int, list[re.Match[str]]] = {}
        closed = sorted(closed)
        starts = [span.start for span in closed]
        for match in matches:  # both marks stand inside the same double marks, or outside of all
            index = bisect_right(starts, match.start()) - 1
            inside = index >= 0 and match.start() < closed[index].end
            segments.setdefault(index if inside else -1, []).append(match)
        for segment in segments.values():
            self._pair_segment(number, block, segment)

    def _pair_segment(self, number: int, block: Block, matches: list[re.Match[str]]) -> None:
        strong_ahead: list[int] = []
        weak_ahead: list[int] = []
        strong = weak = -1
        for index in range(len(matches) - 1, -1, -1):
            strong_ahead.append(strong)
            weak_ahead.append(weak)
            sure = self._may_close(matches[index], block)
            if sure:
                strong = index
            elif sure is False:
                weak = index
        strong_ahead.reverse()
        weak_ahead.reverse()
        index = 0
        while index < len(matches):
            opening = matches[index]
            partner = strong_ahead[index]
            if weak_ahead[index] >= 0 and (
                partner < 0 or self._opens_between(matches, weak_ahead[index], partner, block)
            ):
                nearby = matches[weak_ahead[index]].start() - opening.end() <= _SHORT
                partner = weak_ahead[index] if nearby else partner
            if partner < 0 or not self._may_open(opening, block):
                index += 1
                continue
            self.pairs.append(Pair((Span(opening.start(), matches[partner].end()),), 1, 1, number))
            index = partner + 1

    def _opens_between(self, matches: list[re.Match[str]], weak: int, strong: int, block: Block) -> bool:
        """True for 'Old Piers' is a book about harbours. 'Old Piers' costs 9 euros: each title has its own marks."""
        return weak < strong - 1 and self._may_open(matches[weak + 1], block)

    def _may_open(self, match: re.Match[str], block: Block) -> bool:
        text, start, end = self.text, match.start(), match.end()
        before = text[start - 1] if start > block.span.start else " "
        if before not in _BEFORE_OPENING or end >= block.span.end or text[end].isspace():
            return False
        if text[end].isdigit() and _DECADE.match(text, end):
            return False
        word = _WORD.match(text, end)
        return word is None or word.group().lower() not in words("apostrophe_words")

    def _may_close(self, match: re.Match[str], block: Block) -> bool | None:
        """True for a sure closing mark, False for one that may be the apostrophe of "the boys’", None for no mark."""
        text, start, end = self.text, match.start(), match.end()
        before = text[start - 1]
        after = text[end] if end < block.span.end else " "
        if match.group() in "‘‚" or before.isspace() or after not in _AFTER_CLOSING:
            return None
        return not (before in "sS" and (after.isspace() and text[end + 1 : end + 2].isalpha()))

    def _outermost(self) -> list[Pair]:
        """The pairs that lie inside no other."""
        kept: list[Pair] = []
        for pair in self.pairs:
            if kept and pair.parts[-1].end <= kept[-1].parts[-1].end:
                continue
            kept.append(pair)
        return kept
