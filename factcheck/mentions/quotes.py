"""Direct quotations and who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from factcheck.lexicon.reader import words
from factcheck.mentions.model import Person, PersonMention, QuoteMention, QuoteUse, UnpairedMark
from factcheck.mentions.quote_marks import Pair, pair_marks
from factcheck.mentions.speakers import Attribution, Speakers
from factcheck.mentions.speech_grammar import PRONOUN
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_HEADLINES = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADLINE, BlockKind.HEADING})
_PAGE_ENDS = frozenset({BlockKind.RESIDUE, BlockKind.END_MARK})
_PAGE_NUMBER = 9  # characters: "- 2 -"
_WORD = lazy_pattern(r"[^\W_][\w’'-]*")
_ENDS_SPEECH = (",", ".", "!", "?", "…", "—", "–", "-", ";", ":")
_SMALL = words("small_words")
_NAMING = lazy_pattern(
    rf"(?:\b(?:{'|'.join(sorted(words('naming_words')))}|known as|on [A-Z]\w+[’']s)[:,]?\s?)\Z", re.IGNORECASE
)
_FRAGMENT_WORDS = 3  # fewer words inside the release's own sentence are a fragment, even with a speaker beside them
_SHORT_PHRASE = lazy_pattern(r"(?:[A-Z]|the |an? |his |her |their |its |our )[^\W\d]+(?: [^\W\d][\w’'-]*){0,3}")
_CLAUSE = 100  # characters between a verb of speech and the words quoted behind it
_ENOUGH = 120  # characters in which more than seven words are found nearly always
_UNATTRIBUTED_WORDS = 7  # fewer words without any speaker are a scare quote


_MOST_TITLE_WORDS = 14
_MOST_BLANKS = 60  # between so many words, doubled blanks and dashes among them


@dataclass(slots=True)
class _Quote:
    """A quotation while its speaker is looked for."""

    pair: Pair
    inside: Span
    block: Block
    floor: int  # end of the quotation before it in its block, or the block's start
    ceiling: int  # start of the quotation behind it in its block, or the block's end
    count: int  # of words, more than seven need not be counted
    use: QuoteUse
    by: Attribution | None = None


def find_quotes(
    document: Document, persons: tuple[PersonMention, ...], people: tuple[Person, ...]
) -> tuple[tuple[QuoteMention, ...], tuple[UnpairedMark, ...]]:
    """The quotations with their speakers, and the quotation marks that have no partner."""
    pairs, unpaired = pair_marks(document)
    if not pairs:
        return (), tuple(unpaired)
    text = document.text
    speakers = Speakers(text, _outside(persons, pairs), people)
    quotes = _framed(document, pairs)
    previous: _Quote | None = None
    for quote in quotes:
        _read(text, document.blocks, speakers, quote, previous)
        previous = quote
    return tuple(_mention(text, speakers, quote) for quote in quotes), tuple(unpaired)


def _outside(persons: Sequence[PersonMention], pairs: list[Pair]) -> list[PersonMention]:
    """The persons named in the release's own words: whom a speaker names does not speak."""
    starts = [pair.parts[0].start for pair in pairs]
    kept: list[PersonMention] = []
    for mention in persons:
        index = bisect_right(starts, mention.span.start) - 1
        if index < 0 or mention.span.start >= pairs[index].parts[-1].end:
            kept.append(mention)
    return kept


def _framed(document: Document, pairs: list[Pair]) -> list[_Quote]:
    """The quotations, each with the words of its paragraph that surround it."""
    blocks = document.blocks
    quotes: list[_Quote] = []
    for index, pair in enumerate(pairs):
        block = blocks[pair.block]
        last = block if len(pair.parts) == 1 else document.block_at(pair.parts[-1].start) or block
        floor, ceiling = block.span.start, last.span.end
        if index and pairs[index - 1].parts[-1].end > floor:
            floor = pairs[index - 1].parts[-1].end
        if index + 1 < len(pairs) and pairs[index + 1].parts[0].start < ceiling:
            ceiling = pairs[index + 1].parts[0].start
        inside = pair.inside
        if not len(inside):
            continue  # "" of an empty table cell: nobody said anything
        count = _count_words(document.text, inside)
        quotes.append(_Quote(pair, inside, block, floor, ceiling, count, QuoteUse.SPEECH))
    return quotes


def _count_words(text: str, inside: Span) -> int:
    """The number of words, of a long quotation only of its beginning: it matters whether there are few."""
    count = len(_WORD.findall(text, inside.start, min(inside.end, inside.start + _ENOUGH)))
    if count > _UNATTRIBUTED_WORDS or len(inside) <= _ENOUGH:
        return count
    return len(_WORD.findall(text, inside.start, inside.end))


def _read(text: str, blocks: Sequence[Block], speakers: Speakers, quote: _Quote, previous: _Quote | None) -> None:
    """Settles use and speaker of one quotation."""
    start, end = quote.pair.parts[0].start, quote.pair.parts[-1].end
    content = text[quote.inside.start : quote.inside.end].strip()
    sentence = speakers.sentence_start(quote.floor, start)
    head = text[sentence:start].strip()
    if content and _is_title(text, quote, content, head):
        quote.use = QuoteUse.TITLE
        return
    if not content or quote.block.kind in _HEADLINES:
        quote.use = QuoteUse.FRAGMENT
        return
    closed = content.endswith(_ENDS_SPEECH) or text[end : end + 1] == ","
    by = _beside(speakers, quote, sentence, head, closed)
    if by is None and head and previous is not None and _attributes(previous, sentence, start):
        by = previous.by  # “When it opens,” says Jane Example, “trains will follow.”
    adjacent = not head and quote.floor > quote.block.span.start and not text[quote.floor : start].strip()
    if _is_fragment(quote, content, head, closed, by) or (adjacent and by is None and quote.count <= _FRAGMENT_WORDS):
        quote.use = QuoteUse.FRAGMENT
        quote.by = _of_fragment(text, speakers, by, start)
        return
    quote.by = by
    unnamed = content.endswith(",") and text[end : quote.ceiling].strip()  # "…," and words that name nobody we know
    if by is None and not head and not unnamed:
        quote.by = _inherited(text, blocks, speakers, quote, previous)


def _beside(speakers: Speakers, quote: _Quote, sentence: int, head: str, closed: bool) -> Attribution | None:
    """The speaker in the words around the quotation: where it ends like speech behind it first, else before it."""
    start, end = quote.pair.parts[0].start, quote.pair.parts[-1].end
    by: Attribution | None = None
    if head.endswith((",", ":")):
        by = speakers.before(sentence, start)
    if by is None and closed:
        settled = speakers.text[quote.inside.end - 1] == "." and speakers.text[end : end + 1] != ","
        by = speakers.behind(end, quote.ceiling, settled) or speakers.signed(end, quote.ceiling)
    if by is None and head:
        by = speakers.before(sentence, start)
    if by is None and not closed:
        by = speakers.behind(end, quote.ceiling)
    return by


def _attributes(previous: _Quote, start: int, end: int) -> bool:
    """True when ``text[start:end]`` names the speaker of the quotation before."""
    return previous.by is not None and previous.use is QuoteUse.SPEECH and start <= previous.by.span.start < end


def _of_fragment(text: str, speakers: Speakers, by: Attribution | None, start: int) -> Attribution | None:
    """The speaker of a few quoted words, when the same clause says who says so: Example called the plan “brave”."""
    if by is None or by.verb is None or not by.span.end <= by.verb.end <= start <= by.verb.end + _CLAUSE:
        return None
    speaker = by.span.of(text)
    named = by.person is not None or PRONOUN.fullmatch(speaker) is not None or _SHORT_PHRASE.fullmatch(speaker)
    return by if named and not by.verb.of(text).endswith("ing") else None


def _is_fragment(quote: _Quote, content: str, head: str, closed: bool, by: Attribution | None) -> bool:
    """True for a few quoted words inside the release's own sentence."""
    if head.endswith(":") and content[0].isupper() and content[-1] in ".!?" and quote.count > 1:
        return False  # a new message: “It is ours.”
    if not head or head.endswith((",", ":", "—", "–", "-")):
        return by is None and quote.count <= _FRAGMENT_WORDS and bool(head or not closed)
    if by is not None and content.endswith(("?", "!")):
        return False  # the crowd chanted “More trains!”
    return quote.count < (_FRAGMENT_WORDS if by is not None else _UNATTRIBUTED_WORDS)


def _inherited(
    text: str, blocks: Sequence[Block], speakers: Speakers, quote: _Quote, previous: _Quote | None
) -> Attribution | None:
    """The speaker of a quotation that has no words of its own around it: who spoke before, or was introduced."""
    start = quote.pair.parts[0].start
    block = quote.block
    between = text[quote.floor : start]
    same_block = previous is not None and previous.pair.parts[-1].end > block.span.start
    if same_block and previous is not None and previous.by is not None and previous.use is QuoteUse.SPEECH:
        return previous.by
    if between.strip():
        end = quote.floor + len(between.rstrip())
        begin = speakers.sentence_start(quote.floor, end - 1)
        return speakers.reported(begin, end) or speakers.subject_of(begin, start)
    if block.span.start < start and same_block:
        return None
    number = quote.pair.block
    while number and _is_page_end(text, blocks[number - 1]):
        number -= 1
    if number == 0:
        return None
    before = blocks[number - 1]
    if (label := speakers.attributable(before.span.start, before.span.end)) is not None:
        return label
    tail = text[before.span.start : before.span.end].rstrip()
    if tail.endswith(":"):
        begin = speakers.sentence_start(before.span.start, before.span.end)
        return speakers.before(begin, before.span.end)
    if previous is not None and previous.pair.parts[-1].end > before.span.start and previous.by is not None:
        return previous.by
    if before.kind in _HEADLINES:
        return None
    begin = speakers.sentence_start(before.span.start, before.span.start + len(tail) - 1)
    return speakers.subject_of(begin, before.span.end)


def _is_page_end(text: str, block: Block) -> bool:
    """True for what stands between two paragraphs at the end of a page, such as its number."""
    return block.kind in _PAGE_ENDS or (len(block.span) < _PAGE_NUMBER and block.span.of(text).strip(" -–—").isdigit())


def _is_title(text: str, quote: _Quote, content: str, head: str) -> bool:
    """True for the name of a work, programme or event."""
    if content.count(" ") > _MOST_BLANKS:
        return False
    found = _WORD.findall(content)
    if not found or len(found) > _MOST_TITLE_WORDS:
        return False
    heavy = [word for word in found if word.lower() not in _SMALL]
    capitalised = all(word[0].isupper() or word[0].isdigit() for word in heavy)
    if not heavy or not capitalised or not (found[0][0].isupper() or found[0][0].isdigit()):
        return False
    if quote.block.kind in _HEADLINES:
        return _NAMING.search(head) is not None
    alone = (
        not text[quote.block.span.start : quote.pair.parts[0].start].strip()
        and not text[quote.pair.parts[-1].end : quote.ceiling].strip()
    )
    if content.endswith(("!", "?", ".")) and not head and not alone:
        return False
    return len(heavy) >= 2 or _NAMING.search(head.lower()) is not None


def _mention(text: str, speakers: Speakers, quote: _Quote) -> QuoteMention:
    by = quote.by
    if by is None:
        return QuoteMention(quote.inside, quote.pair.parts, quote.use)
    person = by.person
    speaker = by.span.of(text)
    if person is None and speaker.lower() in ("he", "she"):
        person = speakers.nearest(quote.pair.parts[0].start)
    elif person is None:
        person = speakers.cast.named(speaker)
    verb = by.verb.of(text) if by.verb else None
    return QuoteMention(
        quote.inside, quote.pair.parts, quote.use, " ".join(speaker.split()), by.span, person, verb, by.verb
    )
