"""Sentences of a block: one pass over the marks that may end one, each judged by the words on both sides."""

from __future__ import annotations

import re
from collections import deque
from itertools import pairwise

from factcheck.text.abbreviations import AFTER_CLOCK, BEFORE_NAME, BEFORE_NUMBER, CLOCK, OPENERS, PERHAPS
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# A mark or several ("?!", "...", ". . ."), the quotation marks and brackets it closes, note numbers, then white space.
# "Period.The" has lost its space; "(2)" and "b)" may open the next item of a running list in lower case.
_MARK = lazy_pattern(
    r"(?P<mark>[.!?…](?<![.!?…][.!?…])(?:[.!?…]|\s(?=\.(?:[\s.”\"’)]"
    r"|\Z))){0,30}+)(?P<close>[\"'”’»)\]]{0,4})(?P<note>(?:\[[0-9]{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]"
    r"|[0-9]{1,2}(?:[ ,][0-9]{1,2})?(?=\s+[\"“‘(]?[A-Z])){0,4})"
    r"(?:\s+|(?<=[a-z0-9]{2}[.”\"])(?=[A-Z][a-z]{1,20}\s))"
)
_NEXT = lazy_pattern(r"(?P<open>[\"'“‘«(\[]{0,3})(?P<dash>[-–—]\s+)?(?P<word>[^\W_]+(?:['’.-][^\W_]+)*)?")
_LIST_MARK = lazy_pattern(r"\(?(?:[ivx]{1,4}|[a-z]|[0-9]{1,2})\)\s")
_ITEM = lazy_pattern(r"\s(?=(?:[⁃•●▪‣◦]\s?\S|(?:[0-9]{1,2}|[a-z])\.\)\s))")
_ENUMERATOR = lazy_pattern(r"[\s(⁃●▪•‣◦*-]{0,4}(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,4})")
_ITEM_LINE = lazy_pattern(r"\s{0,8}(?:[⁃●▪•‣◦*-]\s|[0-9]{1,2}[.)]\s|\(?[a-z]\)\s)")
_ATTRIBUTION = lazy_pattern(
    r"(?:[A-Z][\w.'’-]{0,30}\s{1,2}){1,4}(?:said|says|asked|asks|added|adds|wrote|writes|told|replied"
    r"|continued|explained|wondered|shouted|cried)\b"
)
_INITIAL = lazy_pattern(r"(?:[A-Z]|[A-Z]\.(?:[A-Z]\.){0,3}[A-Z])")
_POINTED = lazy_pattern(r"(?:[^\W\d_]\.){1,5}[^\W\d_]\Z")
_OPENING_PHRASE = lazy_pattern(
    r"(?:at|by|from|on|until|before|after|around|about|shortly|just|since)\b[^,;]{0,16}\Z", re.IGNORECASE
)
_SMALL_LAST = lazy_pattern(r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|that|the|to|with))\Z")
_LEADING = "(\"'“‘[«—–-/"
# A quotation in single marks that goes on with the sentence around it is a part of it, with the remark in brackets
# behind it: "as the log says, ‘the sea was calm. We saw no light.’ (Entry of the mate.)"
_HELD = lazy_pattern(
    r"(?<=[\s(])['‘](?!(?:til|tis|twas|em|n|bout|cause|round)\b)[a-z]"
    r"(?:[^'’‘\n]|(?<=\w)['’](?=\w)){1,400}+(?:(?<=[.!?,])['’](?!\w)(?:\s\([^()\n]{1,200}\))?"
    r"|['’]\s\([^()\n]{1,200}\))"
)
_RULED_LINE = lazy_pattern(r"\s(?=([/=_*#~-])\1{7})")
# Items of a list that runs on in one line: "1. Close the valve 2. Call the crew", "a. one b. two".
_NUMBERS, _LETTERS = tuple(str(number) for number in range(1, 41)), tuple("abcdefghijklmnopqrstuvwxyz")
_RUNNING = ((" 2. ", _NUMBERS, ". "), (" 2) ", _NUMBERS, ") "), (" b. ", _LETTERS, ". "), (" b) ", _LETTERS, ") "))
_RULES = ("____", "----", "====", "****", "////", "####", "~~~~")
_NARROWEST = 24  # no text is wrapped so narrowly: such lines are a list
_WRAPPED = 60
_LONGEST_TOKEN = 24


def split_sentences(text: str, within: Span) -> list[Span]:
    """The sentences of ``text`` inside ``within``, without surrounding white space."""
    sentences: list[Span] = []
    start = within.start
    for end in _ends(text, within):
        if end > start:
            _append(sentences, text, start, end)
            start = end
    _append(sentences, text, start, within.end)
    return sentences


def _append(sentences: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        sentences.append(Span(start, end))


def _ends(text: str, within: Span) -> list[int]:
    """The places where a sentence ends inside ``within``, in order."""
    words = text[within.start : within.end]
    breaks = _breaks(text, within, words)
    held = _held(words, within.start)
    ends: list[int] = []
    start, upcoming = within.start, 0
    for match in _MARK.finditer(text, within.start, within.end):
        while upcoming < len(breaks) and breaks[upcoming] <= match.start():
            start = max(start, breaks[upcoming])
            upcoming += 1
        if match.end() < within.end and _is_end(text, start, match, within.end):
            while held and held[0].end <= match.start():
                held.popleft()
            if held and held[0].start <= match.start() and match.end("close") < held[0].end:
                continue
            start = match.end()
            ends.append(start)
    return sorted({*ends, *breaks}) if breaks else ends


def _breaks(text: str, within: Span, words: str) -> list[int]:
    """The places where the layout ends a sentence, whatever its words."""
    breaks: list[int] = []
    if ".)" in words or not words.isascii():
        breaks.extend(within.start + match.start() for match in _ITEM.finditer(words))
    if "\n" in words:
        breaks.extend(_deliberate_breaks(text, within))
    for second, labels, mark in _RUNNING:
        if second in words:
            breaks.extend(within.start + position for position in _running_items(words, labels, mark))
    for rule in _RULES:
        if rule in words:
            breaks.extend(within.start + match.start() for match in _RULED_LINE.finditer(words))
            break
    return sorted(set(breaks)) if breaks else breaks


def _held(words: str, offset: int) -> deque[Span] | None:
    """The quotations that no sentence ends in, in order."""
    if "‘" not in words and " '" not in words:
        return None
    return deque(Span(offset + match.start(), offset + match.end()) for match in _HELD.finditer(words))


def _running_items(words: str, labels: tuple[str, ...], mark: str) -> list[int]:
    """Where the items of a list in running text begin: in order, from the first, which opens a sentence."""
    places: list[int] = []
    position = 0
    for label in labels:
        place = words.find(f"{label}{mark}", position)
        while place > 0 and not words[place - 1].isspace():
            place = words.find(f"{label}{mark}", place + 1)
        if place < 0:
            break
        if not places and place and words[:place].rstrip()[-1:] not in (".", ":", ";", "!", "?"):
            return []
        position = place + len(label) + len(mark)
        following = words[position : position + 1]
        before = words[:place].rstrip()[-1:]
        # "seized 1) Colt rifles; 2) Ruger pistols" is one sentence, and so is "as in 1. and 2. above".
        fits = following.isupper() or (mark == ". " and label.isalpha() and following.islower())
        if not fits or before in (",", ";"):
            return []
        places.append(place)
    if len(places) < 2:
        return []
    line_end = words.find("\n", position)
    if line_end >= 0 and not any(sign in words[position:line_end] for sign in ".!?"):
        places.append(line_end)
    return [place for place in places if place]


def _is_end(text: str, start: int, match: re.Match[str], stop: int) -> bool:
    following = _NEXT.match(text, match.end(), stop)
    if following is None:
        return False
    opened, dash, word = following.group("open"), following.group("dash"), following.group("word")
    mark, close = match.group("mark"), match.group("close")
    line = max(start, match.start() - 9, text.rfind("\n", max(start, match.start() - 9), match.start()) + 1)
    if match.start() - line <= 8 and _ENUMERATOR.fullmatch(text, line, match.start()):
        return False
    if match.group("note")[:1].isdigit() and text[match.start() - 1].isdigit():  # "2.35 Million" has no note 35
        return False
    if word is None:
        return bool(opened) and mark[0] != "."
    if opened[:1] == "(" and close[:1] in ("]", ")") and close[-1:] in ("”", '"'):  # "… [...]” (Moor, page 5)."
        return False
    if word[0].islower():
        return _LIST_MARK.match(text, match.end(), stop) is not None and not opened
    if dash and mark[0] == ".":
        return False
    if mark[0] in "!?":
        return not (close and _ATTRIBUTION.match(text, match.end(), stop))
    if len(mark) > 1 or mark == "…":
        dots = mark.count(".")
        if dots < 4 and text[match.start() - 1 : match.start()].isspace():  # "the thing is . . . I left" goes on
            return False
        return dots > 3 or word.lower() in OPENERS or bool(opened) or bool(close)
    if close[:1] in ("”", '"', "’", "'", ")", "]") or match.group("note"):
        return _after_closing(text, start, match, word, opened)
    return _after_word(text, start, match.start(), word, opened)


def _after_closing(text: str, start: int, match: re.Match[str], word: str, opened: str) -> bool:
    """A full stop inside quotation marks ends a sentence; inside brackets it may belong to "(Ind.)"."""
    if match.group("close")[:1] in (")", "]"):
        return _after_word(text, start, match.start(), word, opened)
    return True


def _after_word(text: str, start: int, position: int, word: str, opened: str) -> bool:
    """True when the full stop at ``position`` ends a sentence and not an abbreviation or initial."""
    token = _token(text, start, position)
    lowered = token.lower()
    if not token:
        return True
    opens = word.lower() in OPENERS
    if lowered in CLOCK:
        if word.lower() in AFTER_CLOCK:
            return False
        return _OPENING_PHRASE.match(text[start:position][-40:].lstrip()) is None or position - start > 20
    if lowered in BEFORE_NAME:
        return False
    if word[0].isdigit():
        if lowered in BEFORE_NUMBER or lowered in PERHAPS or _POINTED.fullmatch(token):  # "No. 5", "D.C. 20530"
            return False
        return bool(opened) or not (len(token) == 1 and token.isalpha())
    if lowered in PERHAPS or lowered in BEFORE_NUMBER:
        return (opens and opened[:1] != "(") or opened[:1] in ("“", '"')
    if _INITIAL.fullmatch(token) or _POINTED.fullmatch(token):
        if token == "I" and text[max(start, position - 2) : position - 1].isspace():
            before = _token(text, start, position - 2)
            if before[:1].islower():
                return True
        return opens and opened[:1] != "("
    return True


def _token(text: str, start: int, position: int) -> str:
    """The characters between the last white space and ``position``, without opening marks."""
    begin = max(start, position - _LONGEST_TOKEN)
    chunk = text[begin:position]
    if not chunk or chunk[-1].isspace():
        return ""
    return chunk.split()[-1].lstrip(_LEADING)


def _deliberate_breaks(text: str, within: Span) -> list[int]:
    """Line ends at which the next word would have fitted well: an address, a list, a letterhead, not wrapped text."""
    lines: list[tuple[int, int]] = []
    position = within.start
    while position <= within.end:
        end = text.find("\n", position, within.end)
        end = within.end if end < 0 else end
        # Where every line end was doubled, empty lines stand between the lines of a sentence.
        if (
            end > position
            or not lines
            or lines[-1][1] - lines[-1][0] < _WRAPPED
            or not text[end + 1 : end + 2].isalpha()
        ):
            lines.append((position, end))
        position = end + 1
    width = max(end - begin for begin, end in lines)
    if width < _NARROWEST:
        wrapped = text[within.start : within.end].rstrip()[-1:] in (".", "!", "?")
        return [
            end
            for (_, end), (following, _) in pairwise(lines)
            if not (wrapped and text[following : following + 1].islower())
        ]
    breaks: list[int] = []
    for (begin, end), (following, stop) in pairwise(lines):
        space = text.find(" ", following, stop)
        word = (stop if space < 0 else space) - following
        if _ITEM_LINE.match(text, following, stop) or (
            (end - begin + 1 + word) * 4 < width * 3
            and not (text[following : following + 1].islower() or text[following : following + 1] in ",;.)")
            and not _SMALL_LAST.search(text[begin:end].rstrip())
        ):
            breaks.append(end)
    return breaks
