"""duplicate-list-item: one item stands twice in a list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import PersonMention, PlaceMention
from factcheck.release import Release
from factcheck.text.blocks import PROSE, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# A stretch of short items between commas that closes with "and" or "or": "France, Spain, Italy and France".
_JOINT = lazy_pattern(r"[ \n](?:and|or)[ \n]")
_COMMA = lazy_pattern(r",[ \n]+(?:as well as[ \n]+)?")
_BORDER = lazy_pattern(r"[;:()–—!?“”\"]|\.(?=[ \n])")
_CLOSE = lazy_pattern(r"[,;:()–—!?“”\"]|\.(?=[ \n]|$)|[ \n](?:and|or)[ \n]")
_LONGEST_LIST = 400
# "improve Government to Government, Government to Business, and Government to Citizen": the items go on.
_GOES_ON = frozenset({"to", "of", "for", "and", "or", "&"})
_AFTER_THING = frozenset(
    {"in", "for", "from", "at", "on", "with", "by", "to", "were", "was", "are", "is", "as", "during", "per", "that"}
)
_WORD = lazy_pattern(r"[\w’'&-]+")
_NAME_LAST = lazy_pattern(r"(?:[A-Z][\w’'&-]*[ \n]){0,4}[A-Z][\w’'&-]+$")
_NAME_FIRST = lazy_pattern(r"[A-Z][\w’'&-]+(?:[ \n][A-Z][\w’'&-]*){0,4}")
_LONGEST_ITEM = 60
_MOST_WORDS = 4
_SIDE_BY_SIDE = 6
_Named = TypeVar("_Named", PersonMention, PlaceMention)
_PROSE = PROSE - {BlockKind.HEADLINE, BlockKind.SUBHEADLINE}


class DuplicateListItem(Rule):
    """An item of a list in prose is named twice.

    ## Why it matters
    "France, Spain, Italy and France" means that a fourth country is missing, or that the number given above is wrong.

    ## What it leaves alone
    Repetition for emphasis ("never, never and never again"), names with their titles, firms or states ("Austin, Texas,
    and Dallas, Texas"), items with figures, and tables.
    """

    id = "duplicate-list-item"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "Delegates came from France, Spain, Italy and ⟦France⟧.",
        "The police of Norway, Sweden, Finland, ⟦Sweden⟧ and Denmark took part.",
        "Speakers include Anna Lee, Tom Fox, Maria Stein and ⟦Anna Lee⟧.",
        "The airline flies to 61 towns, to Norway, Sweden, Finland and ⟦Norway⟧.",
        "The next games, the ninth, will be played in Porto, Braga, Aveiro and ⟦Porto⟧, from May to June.",
        "It gave money to three other trials: on sepsis, on wound care and ⟦on sepsis⟧.",
        "The kit holds bandages, scissors, tape, ⟦scissors⟧ and gloves.",
    )
    accepts = (
        "Delegates came from France, Spain, Italy and Portugal.",
        "The shop has branches in Austin, Texas, Dallas, Texas, and Reno, Nevada.",
        "It never, never, and never again will close.",
        "The panel was Anna Lee, director, Tom Fox, director, and Maria Stein, chair.",
        "Offices are in New York, New York, and Boston, Massachusetts.",
        "The teams scored on June 3, July 4, June 3 and May 2.",
        "He lives in Luxembourg, Luxembourg, and Paris, France.",
        "The plan joins Government to Government, Government to Business, and Government to Citizen services.",
        "They gave financial, material, technological support, financial or other services.",
        "Among them are Amsel Shipping, Ltd., Desland Overseas, Ltd., and Preston Harbour, Ltd., all of Malta.",
        "In London, Paris, and London Bridge the signs were changed.",
        "They bar goods and services to Iran, new trade in Iran, and the sale of grain, tea and services to Iran.",
        "Trade between France, Spain, and Italy, and between France and Malta grew.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for block in release.document.blocks:
            if block.kind not in _PROSE or release.text.find(",", block.span.start, block.span.end) < 0:
                continue
            for items in _lists(release.text, block.span):
                twice = _named_twice(release.text, items)
                if twice is None and (names := _last_names(release.text, items)) is not None:
                    items, twice = names, _named_twice(release.text, names)
                if twice is not None:
                    yield self._outcome(release, items, *twice)

    def _outcome(self, release: Release, items: Sequence[Span], earlier: Span, later: Span) -> Outcome:
        name = release.words(later)
        why = _may_be_meant(release, items, earlier, later)
        if why is not None:
            return self.not_checkable("list", later, why)
        return self.finding(
            release,
            later,
            f"{name} is named twice in this list",
            observed=name,
            related=[Related(earlier, "the first time")],
        )


def _lists(text: str, block: Span) -> Iterator[list[Span]]:
    """The lists of a block: three and more items between commas, of which the last follows "and" or "or"."""
    previous = block.start
    for joint in _JOINT.finditer(text, block.start, block.end):
        start, previous = max(previous, joint.start() - _LONGEST_LIST), joint.end()
        stop = joint.start() - (text[joint.start() - 1] == ",")
        comma = text.rfind(",", max(start, stop - _LONGEST_ITEM), stop)
        if comma < 0 or _BORDER.search(text, comma, stop) is not None:
            continue
        for border in _BORDER.finditer(text, start, stop):
            start = border.end()
        if not _may_repeat(text, start, stop, joint.end()):
            continue
        items: list[Span] = []
        for separator in _COMMA.finditer(text, start, stop):
            items.append(Span(start, separator.start()))
            start = separator.end()
        if start < stop:
            items.append(Span(start, stop))
        close = _CLOSE.search(text, joint.end(), min(block.end, joint.end() + _LONGEST_ITEM))
        end = close.start() if close else min(block.end, joint.end() + _LONGEST_ITEM)
        if len(items) >= 2:
            yield [*items, Span(joint.end(), end)]


def _may_repeat(text: str, start: int, stop: int, last: int) -> bool:
    """False when no item can stand twice: quickly told by the words that the items begin and end with."""
    first, *middle = text[start:stop].replace("\n", " ").split(", ")
    closing = [item[item.rfind(" ") + 1 :] for item in (first, *middle)]
    if len(set(closing)) < len(closing):
        return True
    word = _WORD.match(text, last)
    if word is not None and any(item.startswith(("as well as ", " ", word.group())) for item in middle):
        return True
    return any(text.find(name, last, last + _LONGEST_ITEM) >= 0 for name in closing)


def _named_twice(text: str, items: Sequence[Span]) -> tuple[Span, Span] | None:
    """The first and the second place of an item; items in the middle must be equal, the outer ones end and begin so."""
    seen: dict[str, Span] = {}
    for item in items[1:-1]:
        name = item.of(text)
        if name in seen:
            return seen[name], item
        seen[name] = item
    first, last = items[0], items[-1]
    tails, heads = _ends(text, first), _heads(text, last)
    for name, place in tails.items():
        before = _word_before(text, first.start, place.start)
        if name in seen and (place == first or before in words("function_words") or name[0].isupper()):
            return place, seen[name]
    for name, place in heads.items():
        after = _word_after(text, place.end, last.end)
        if name in seen and (place == last or after in _AFTER_THING or (name[0].isupper() and after not in _GOES_ON)):
            return seen[name], place
    return _first_again(text, first, last)


def _first_again(text: str, first: Span, last: Span) -> tuple[Span, Span] | None:
    """The first item and the last where they are one: a name at the end of the first, or both as they stand."""
    opening, ending = first.of(text).strip(), last.of(text).strip()
    announced = text[max(0, first.start - 1) : first.start] in (":", "(", "–", "—")
    if announced and opening == ending and " " in opening:  # "three trials: on sepsis, on wound care and on sepsis"
        start = text.index(opening, first.start)
        return Span(start, start + len(opening)), Span(last.start, last.start + len(ending))
    closing = _NAME_LAST.search(text, max(first.start, first.end - _LONGEST_ITEM), first.end)
    again = _NAME_FIRST.match(text, last.start, last.end)
    if closing is None or again is None or closing[0] != again[0]:
        return None
    before = text[max(first.start, closing.start() - 40) : closing.start()].split()
    if _word_after(text, again.end(), last.end) in _GOES_ON or (before and _is_joined(before)):
        return None
    return Span(*closing.span()), Span(*again.span())


def _is_joined(before: Sequence[str]) -> bool:
    """True where the words before a name make it part of another item: "Government to Citizen", "the Bank of Ghent"."""
    if before[-1] == "to":
        return len(before) > 1 and before[-2][0].isupper()
    return before[-1] in _GOES_ON


def _last_names(text: str, items: Sequence[Span]) -> list[Span] | None:
    """The list that the last items are, all names, where others stand before: "The ninth, in Ghent, Bern and …"."""
    for index in range(len(items) - 2, 0, -1):
        if _NAME_FIRST.fullmatch(text, items[index].start, items[index].end) is None:
            return list(items[index:]) if index < len(items) - 2 else None
    return None


def _word_before(text: str, start: int, position: int) -> str:
    return (text[max(start, position - 20) : position].split() or [""])[-1]


def _word_after(text: str, position: int, end: int) -> str:
    return (text[position : min(end, position + 20)].split() or [""])[0]


def _ends(text: str, item: Span) -> dict[str, Span]:
    """The last word of an item, its last two words, and so on."""
    found: dict[str, Span] = {}
    place = item.end
    for _ in range(_MOST_WORDS):
        place = max(text.rfind(" ", item.start, place), text.rfind("\n", item.start, place))
        if place < 0:
            found[item.of(text)] = item
            break
        found[text[place + 1 : item.end]] = Span(place + 1, item.end)
    return found


def _heads(text: str, item: Span) -> dict[str, Span]:
    """The first word of an item, its first two words, and so on, without a mark behind them."""
    found: dict[str, Span] = {}
    for match in islice(_WORD.finditer(text, item.start, item.end), _MOST_WORDS):
        found[text[item.start : match.end()]] = Span(item.start, match.end())
    return found


def _may_be_meant(release: Release, items: Sequence[Span], earlier: Span, later: Span) -> str | None:
    """Why an item that stands twice may be right."""
    text, name = release.text, release.words(later).removeprefix("the ")
    middle = [item.of(text).removeprefix("the ") for item in items[1:-1]]
    if any(character.isdigit() for item in (*middle, name) for character in item):
        return "figures may recur"
    if later.start - earlier.end <= _SIDE_BY_SIDE:
        return "a repetition side by side may be meant"
    if any(len(item.split()) > _MOST_WORDS or item[:1].isupper() is not name[0].isupper() for item in middle):
        return "the items are not of one kind"
    if name[0].islower():
        return _why_not_word(name, middle)
    return _why_not_name(release, items, earlier, later)


def _why_not_word(name: str, middle: Sequence[str]) -> str | None:
    """Lower-case items: only longer lists of things, not of verbs or small words."""
    if (len(middle) < 2 and " " not in name) or len(name) < 4 or name in words("function_words"):
        return "the items may be words for emphasis"
    return None


def _why_not_name(release: Release, items: Sequence[Span], earlier: Span, later: Span) -> str | None:
    """Names: a title, firm or state may follow several names."""
    name = release.words(later)
    said = {word for item in items for word in item.of(release.text).lower().split()}
    if not words("role_heads").isdisjoint(said) or name.isupper() or name.endswith("."):
        return "a title, degree or legal form may follow several names"
    whole = items[0].cover(items[-1])
    people = _beginning_in(release.mentions.persons, whole)
    if people and not any(person.span.overlaps(later) for person in people):
        return "the same firm or place may follow several persons"
    kinds = {place.span: place.type for place in _beginning_in(release.mentions.places, whole)}
    kind = kinds.get(later)
    alike = [span for span in kinds if kinds[span] == kind]
    if earlier.start < items[0].end:
        return None  # "in Porto, Braga and Porto": the first follows nothing
    if kind is not None and not all(any(item.contains(span) for span in alike) for item in items[1:-1]):
        return "a place may follow several places that lie in it"
    return None


def _beginning_in(mentions: Sequence[_Named], span: Span) -> Sequence[_Named]:
    first = bisect_left(mentions, span.start, key=_start)
    return mentions[first : bisect_left(mentions, span.end, first, key=_start)]


def _start(mention: PersonMention | PlaceMention) -> int:
    return mention.span.start
