"""list-count-mismatch: an announced number of items that is not the number listed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.enumeration import Enumeration, list_after, prose_list
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import CountMention
from factcheck.mentions.number import Hedge
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.span import Span

_MOST = 20
# "three areas: …", "three areas of work: …", "three areas, namely …", "three areas – a, b and c –".
_ANNOUNCES = re.compile(
    r"(?:[ \n]+(?:of|for|in|to)[ \n]+[a-z’' -]{1,40})?[ \n]*(?::|,?[ \n]+namely,?|[ \n]+[–—])[ \n]+"
)
_BEFORE_ITEMS = re.compile(
    r"(?:[ \n]+(?:of|for|in|to)[ \n]+[A-Za-z’' -]{1,40})?(?:[ \n]+(?:are|were|is|include[sd]?))?[ \n]*:?[ \n]*$"
)
_LIST_END = re.compile(r"[.!?](?:[ \n]|$)|[–—]|:")
_OPEN_LIST = re.compile(r"(?i)\b(?:such as|includ\w+|among (?:them|others)|for example|e\.g\.|etc|and others|and more|"
                        r"to name|like)\b")  # fmt: skip
# A list of things is made of noun phrases; a sentence after the colon says something else: "two reasons: it was late".
_CLAUSE = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|will|would|can|could|said|says|they|we|he|she|it|there)\b")
_LONGEST_ITEM = 70
# Numbers of these do not announce a list: "two years: 2021, 2022", "10 a.m.:".
_NO_LIST = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "per cent", "percent", "time", "page", "point", "people",
     "person", "million", "goal", "vote"}
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
    flags = (
        "The plan covers ⟦three areas⟧: water, energy, housing, transport and health.",
        "The unit fights ⟦five crimes⟧: corruption, fraud, smuggling and arson.",
        "They agreed on ⟦four steps⟧, namely training, exchange and research.",
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
        "The plan covers ten areas, such as water, energy and housing.",
        "Over two years we: planted trees, dug wells and built roads.",
        "He had two reasons: it was late, the road was wet, and nobody came.",
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
            if count.noun in _NO_LIST or _OPEN_LIST.search(_phrase_before(release, count)):
                continue
            listed = _list_of(release, count)
            if listed is None:
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
    if _BEFORE_ITEMS.fullmatch(text, count.span.end, block.span.end) and text[
        block.span.start : block.span.end
    ].rstrip().endswith(":"):
        return list_after(release.document, count.span.start)
    opening = _ANNOUNCES.match(text, count.span.end, block.span.end)
    if opening is None:
        return None
    end = _LIST_END.search(text, opening.end(), block.span.end)
    span = Span(opening.end(), end.start() if end is not None else block.span.end)
    return _complete(release, prose_list(text, span))


def _complete(release: Release, listed: Enumeration | None) -> Enumeration | None:
    """The list when it is one of things and says nothing of being open."""
    if listed is None or listed.most < 2:
        return None
    words = release.words(listed.span)
    if _OPEN_LIST.search(words) or _CLAUSE.search(words) or "(" in words or "“" in words or '"' in words:
        return None
    if " and " not in words and " or " not in words and "&" not in words and ";" not in words:
        return None
    return None if any(len(item) > _LONGEST_ITEM for item in listed.items) else listed
