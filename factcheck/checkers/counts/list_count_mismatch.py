"""list-count-mismatch: an announced number of items that is not the number listed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.checkers.enumeration import Enumeration, list_after, marked_list, numbered_sentences, prose_list
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import CountMention
from factcheck.mentions.number import Hedge
from factcheck.release import Release
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_MOST = 20
# "three areas: …", "three areas of work: …", "three areas, namely …", "three areas – a, b and c –".
_ANNOUNCES = lazy_pattern(
    r"(?:[ \n]+(?:of|for|in|to)[ \n]+[a-z0-9’' -]{1,40})?[ \n]*(?::|,?[ \n]+namely,?|[ \n]+[–—])[ \n]+"
)
# "The study has three limits. First, …": what ends the announcing sentence.
_SENTENCE_ENDS = lazy_pattern(r"[ \n]*[.:][ \n]+")
_BEFORE_ITEMS = lazy_pattern(
    r"(?:[ \n]+(?:of|for|in|to)[ \n]+[A-Za-z’' -]{1,40})?(?:[ \n]+(?:are|were|is|include[sd]?))?[ \n]*:?[ \n]*$"
)
# "Here are four things you can do about it:" before bullets; not "the two ports will:", where the bullets go on with
# the sentence, nor "the two ports, for several reasons:", nor "Essential 8 scores", where the number is of a name.
_GOES_ON = lazy_pattern(
    r"(?i)\b(?:will|would|can|could|should|shall|must|may|to|by|and|or|that|which|with|for|of|in|on|has|have|had|not|also|"
    r"then|because|when|while|who|where|from|at)[ \n]*:$"
)
_SEVERAL = lazy_pattern(r"(?i)\b(?:several|many|various|some|certain|few)\b")
_NAME_BEFORE = lazy_pattern(r"[A-Z][\w’'-]*[ \n]$")
_LONGEST_OPENING = 160  # characters of the sentence
_LIST_END = lazy_pattern(r"[.!?](?:[ \n]|$)|[–—]|:")
_OPEN_LIST = lazy_pattern(
    r"(?i)\b(?:such as|includ\w+|among (?:them|others)|for example|e\.g\.|etc|and others|and more|to name|like)\b"
)
# A list of things is made of noun phrases; a sentence after the colon says something else: "two reasons: it was late".
_CLAUSE = lazy_pattern(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|would|can|could|said|says|they|we|he|she|it|there)\b"
)
# "first, as a neighbour, second, as a judge"; "1) the pier; 2) the dock and 3) the crane"; brackets and quotations.
_INNER = lazy_pattern(r"(?i)\A(?:the[ \n]+)?(?:first|firstly|one)\b|\d\)|[(“\"]|&#?\w{2,8};")
_DOING = lazy_pattern(r"(?:[a-z]{2,}ing|to)[ \n]+[a-z]")
_LEGAL = lazy_pattern(r"(?:Inc|Ltd|LLC|L\.?L\.?C|L\.?L?\.?P|PLC|Co|Corp|S\.?A|N\.?A|B\.?V|S\.?p\.?A|GmbH|AG)\b.{0,12}")
_AND = lazy_pattern(r"(?i)\b(?:and|or|plus|as well as)\b|&")
# "three of the 12 groups", "as the two largest economies": the list behind is not of that number.
_PART_OF = lazy_pattern(r"(?i)\b(?:of|as|among|between)[ \n]+(?:the|its|our|their|these)(?:[ \n]+[\w’']+)?[ \n]+$")
# A bullet that holds two things: "Quay Shipping and its tanker", "Int Ltd and Quay Ltd".
_TWO_IN_ONE = lazy_pattern(r"\b(?:and|with)(?:[ \n]+(?:its|their|two|three)\b|\W{1,6}[A-Z])")
_IN_PLACE = lazy_pattern(r"\b(?:in|at|of|near)[ \n]+(?:[A-Z][\w’'-]*[ \n]*(?:(?:del|de|la)[ \n]+)?){1,4}$")
_PLACE = lazy_pattern(r"(?:[A-Z][\w.’'-]*[ \n]*){1,3}")
_LONGEST_ITEM = 70
_LONGEST_BULLET = 250
# Numbers of these do not announce a list: "two years: 2021, 2022", "10 a.m.:".
_NO_LIST = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "per cent", "percent", "time", "page", "point", "people",
     "person", "million", "goal", "vote"}
)  # fmt: skip

# What is told in sentences that begin with First, Second …; "four towns. First, crews measured" counts something else.
_TOLD_ONE_BY_ONE = frozenset(
    {"action", "advantage", "aim", "answer", "argument", "benefit", "challenge", "change", "commitment", "concern",
     "conclusion", "condition", "demand", "element", "factor", "finding", "goal", "idea", "issue", "lesson", "limit",
     "limitation", "measure", "message", "objective", "point", "principle", "priority", "problem", "proposal",
     "question", "reason", "recommendation", "requirement", "result", "risk", "rule", "step", "task", "thing", "threat",
     "way"}
)  # fmt: skip


class ListCountMismatch(Rule):
    """A number of items is announced and another number is listed.

    ## Why it matters
    "Three areas" followed by five leaves the reader to guess whether two were added or the number was wrong.

    ## What it leaves alone
    Lists that are open ("such as", "including"), lists that can be read with the announced number because a member
    holds an "and", clauses instead of list members, and lists after "over two years we:".
    """

    id = "list-count-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    yields_to = ("named-list-count-mismatch",)
    flags = (
        "The plan covers ⟦three areas⟧: water, energy, housing, transport and health.",
        "The unit fights ⟦five crimes⟧: corruption, fraud, smuggling and arson.",
        "They agreed on ⟦four steps⟧, namely training, exchange and research.",
        "The panel asks for ⟦four measures⟧: (a) higher walls along the river; (b) new pumps; and (c) warnings by "
        "text.",
        "The study has ⟦four limits⟧. First, the towns are small. Second, nobody was asked. Third, it was a wet year.",
        "The fund helped ⟦four farms⟧ in 2023: on the isle, on the coast and on the hill.",
        Example(
            "New plan\n\n7 June 2023\n\nHere are ⟦four things⟧ you can do before the flood comes:\n\n- Move your boat\n"
            "- Close your doors\n- Call your port\n",
            whole=True,
            suffix=".md",
        ),
        Example(
            "New plan\n\n7 June 2023\n\nThe plan rests on ⟦three pillars⟧:\n\n- cleaner water\n- safer roads\n",
            whole=True,
            suffix=".md",
        ),
    )
    accepts = (
        "The plan covers five areas: water, energy, housing, transport and health.",
        "The plan covers four areas: water, energy, research and development, and health.",
        "The plan covers three areas: water, energy, housing, among others.",
        "They are the ministers of two countries: Chile and Peru, as well as the Union, led by Spain and France.",
        "The office named three owners – Ana Weber, Tom Weber, and Li Wei, under the act of 1990, for fraud.",
        "The plan covers ten areas, such as water, energy and housing.",
        "Over two years we: planted trees, dug wells and built roads.",
        "The panel asks for three measures: (a) higher walls along the river; (b) new pumps; and (c) warnings by text.",
        "The study has three limits. First, the towns are small. Second, nobody was asked. Third, it was a wet year.",
        "The study has three limits. First, the towns are small. Second, nobody was asked. The last limit is the rain.",
        "The study covers four towns. First, crews measured the walls. Second, they took samples, and so on.",
        "He had two reasons: it was late, the road was wet, and nobody came.",
        Example(
            "New plan\n\n7 June 2023\n\nBy the plan, the two ports will:\n\n- Share a pilot\n- Share a crane\n- Meet\n",
            whole=True,
            suffix=".md",
        ),
        Example(
            "New plan\n\n7 June 2023\n\nTwo ports and three towns signed what they agreed upon:\n\n- Share a pilot\n"
            "- Share a crane\n- Meet\n- Pay\n",
            whole=True,
            suffix=".md",
        ),
        Example(
            "New plan\n\n7 June 2023\n\nThe plan rests on two pillars:\n\n- cleaner water\n- safer roads\n",
            whole=True,
            suffix=".md",
        ),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for count in release.mentions.counts:
            value = count.number.value
            if count.noun is None or count.number.hedge is not Hedge.NONE or not 2 <= value <= _MOST or value % 1:
                continue
            before = _phrase_before(release, count)
            if count.noun in _NO_LIST or _OPEN_LIST.search(before) or _PART_OF.search(before):
                continue
            listed = _list_of(release, count)
            if listed is None:
                continue
            if any(len(item) > _LONGEST_BULLET for item in listed.items):
                yield self.not_checkable("list", count.span, "the items are paragraphs, and may belong together")
                continue
            if listed.can_be(value):
                yield self.consistent("list", count.span, f"{int(value)} are listed", listed.span)
                continue
            number = str(listed.fewest) if listed.fewest == listed.most else f"{listed.fewest} to {listed.most}"
            words = release.words(count.span)
            yield self.finding(
                release,
                count.span,
                f"the text announces {words} and lists {number}",
                observed=words,
                expected=f"{number} listed",
                related=[Related(listed.span, "the list")],
            )


def _phrase_before(release: Release, count: CountMention) -> str:
    return release.text[max(0, count.span.start - 25) : count.span.start]


def _list_of(release: Release, count: CountMention) -> Enumeration | None:
    text = release.text
    block = release.document.block_at(count.span.start)
    if block is None or block.kind in {BlockKind.CODE, BlockKind.CHROME, BlockKind.TABLE_CELL}:
        return None
    marked = _marked_list(release, count)
    if marked is not None:
        return marked
    rest = min(block.span.end, count.span.end + 60)
    if _SEVERAL.search(text, count.span.end, rest) or _OPEN_LIST.search(text, count.span.end, rest):
        return None
    if _BEFORE_ITEMS.fullmatch(text, count.span.end, block.span.end) and text[
        block.span.start : block.span.end
    ].rstrip().endswith(":"):
        return _items_behind(release, count)
    if _opens_list(release, count, block):
        return _items_behind(release, count)
    opening = _ANNOUNCES.match(text, count.span.end, block.span.end)
    if opening is None:
        return None
    sentence = release.document.sentence_at(opening.end())
    stop = block.span.end if sentence is None else sentence.end
    end = _LIST_END.search(text, opening.end(), stop)
    while end is not None and end.group()[0] == "." and end.end() < stop:
        end = _LIST_END.search(text, end.end(), stop)  # "Sample Bros., L.P.; Ft. Sample Bank" goes on
    if opening.group().strip() in ("–", "—") and "," not in text[opening.end() : stop]:
        return None  # "twenty bodies – the Port and Harbour Commission"
    return _complete(release, prose_list(text, Span(opening.end(), end.start() if end is not None else stop)))


def _marked_list(release: Release, count: CountMention) -> Enumeration | None:
    """The list whose members are marked (a), (b), (c), or are sentences that begin with First, Second, Third."""
    end = _SENTENCE_ENDS.match(release.text, count.span.end)
    if end is None:
        return None
    if ":" in end[0]:
        return marked_list(release.text, end.end())
    return numbered_sentences(release.document, end.end()) if count.noun in _TOLD_ONE_BY_ONE else None


def _items_behind(release: Release, count: CountMention) -> Enumeration | None:
    """The list items behind the block; one alone is no list, and a list that begins "First," is counted by itself."""
    listed = list_after(release.document, count.span.start)
    if listed is None or listed.most < 2 or _INNER.match(release.words(listed.items[0])):
        return None
    if listed.most < count.number.value and any(
        _TWO_IN_ONE.search(release.text, item.start, min(item.end, item.start + 100)) for item in listed.items
    ):
        return None
    return listed


def _opens_list(release: Release, count: CountMention, block: Block) -> bool:
    """True for the only number in a short last sentence that ends with a colon and announces things."""
    sentence = release.document.sentence_at(count.span.start)
    written = release.text[block.span.start : block.span.end].rstrip()
    if sentence is None or not written.endswith(":") or len(sentence) > _LONGEST_OPENING:
        return False
    if sentence.end < block.span.start + len(written) or _GOES_ON.search(written):
        return False
    if "following" in release.text[sentence.start : max(sentence.start, count.span.start - 30)]:
        return False  # "the following firms were closed and four ships sold:"
    if _NAME_BEFORE.search(release.text, sentence.start, count.span.start):
        return False
    others = [other for other in release.inside(release.mentions.counts, sentence) if other is not count]
    if others and _AND.search(release.text, count.span.end, sentence.end):
        return False  # "eleven firms in Ghent, as well as one firm in Sampleton:"
    return all(other.number.value == 1 for other in others)


def _complete(release: Release, listed: Enumeration | None) -> Enumeration | None:
    """The list when it is one of things and says nothing of being open."""
    if listed is None or listed.most < 2:
        return None
    words = release.words(listed.span)
    if _OPEN_LIST.search(words) or _CLAUSE.search(words) or _INNER.search(words):
        return None
    if release.inside(release.mentions.counts, listed.span) or _has_inner_commas(release, listed):
        return None
    if " and " not in words and " or " not in words and "&" not in words and ";" not in words:
        return None
    return None if any(len(item) > _LONGEST_ITEM for item in listed.items) else listed


def _has_inner_commas(release: Release, listed: Enumeration) -> bool:
    """True where a comma may stand inside a member.

    "the Quay Market in Sampleton, Exampleshire and …"; "Sample Bros., Inc., …"; "…, promoting cleaner, safer ports"
    after members of another kind; "Ann Lee, Ben Marsh and Carl Quay, under section 2".
    """
    words = [release.words(item).strip() for item in listed.items]
    if any(_IN_PLACE.search(item) and _PLACE.fullmatch(behind) for item, behind in pairwise(words)):
        return True
    if any(_LEGAL.fullmatch(item) for item in words):
        return True
    written = release.words(listed.span)
    if ";" not in written and not _AND.search(written.rpartition(",")[2]):
        return True
    doing = [bool(_DOING.match(item)) for item in words]
    return any(doing) and not all(doing)
