"""Words quoted in the headline that nobody says in the release."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import QuoteMention, QuoteUse
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"[^\W_]+(?:[’'][^\W_]+)*")
_HEADLINES = (BlockKind.HEADLINE, BlockKind.SUBHEADLINE)
_UNSAID = frozenset((*_HEADLINES, BlockKind.HEADING, BlockKind.CHROME, BlockKind.CODE, BlockKind.DATE_LINE))
_LIGHT = words("small_words") | {"are", "was", "were", "be", "been", "this", "that", "we"}
_ENDINGS = ("ing", "ed", "es", "s", "ly", "er", "est", "d")
_SAYING = lazy_pattern(
    r"\b(?:says?|said|tells?|told|calls?|called|warns?|urges?|claims?|describes?|hails?|slams?|praises?)\b",
    re.IGNORECASE,
)
_GAP = 3  # words that may stand between two quoted ones in the body: an ellipsis, "[the]"

# A quotation that is nearly all of the headline is how the headline is written, not what somebody said.
_WHOLE = 0.8


class HeadlineQuoteNotInBody(Rule):
    """The headline quotes words that stand nowhere in the release.

    ## Why it matters
    A headline quote is what gets copied; when the release does not contain it, somebody is quoted with words nobody
    can find.

    ## What it leaves alone
    Titles of works and programmes, nicknames and single words set in quotation marks; a different case, an inflected
    form or an ellipsis; headlines with a capital on every word, unless a verb or colon says that somebody speaks.
    """

    id = "headline-quote-not-in-body"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    whole_release = True
    flags = (
        Example(
            "Example Port: “⟦Growing hurry⟧” as harbour heads meet\n\n7 June 2023\n\nThe heads of ten harbours met."
            " “There is a growing urgency to dredge,” said Harbour Master Ana Example.",
            whole=True,
        ),
    )
    accepts = (
        Example(
            "Example Port: “Growing urgency” as harbour heads meet\n\n7 June 2023\n\nThe heads of ten harbours met."
            " “There is a growing urgency to dredge,” said Harbour Master Ana Example.",
            whole=True,
        ),
        Example(
            "Example Port opens “Harbour Nights” with a concert\n\n7 June 2023\n\nThe festival opens tonight.",
            whole=True,
        ),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the quotation in the headline."""
        quotes = [quote for quote in release.mentions.quotes if self._claims_speech(release, quote)]
        if not quotes:
            return
        body = _body_split(release)
        for quote in quotes:
            wanted = [_stem(word) for word in _split(release.words(quote.span)) if word not in _LIGHT]
            if _stands_in(wanted, body):
                yield self.consistent("headline quote", quote.span, "its words stand in the body")
                continue
            yield self.finding(
                release,
                quote.span,
                f"the headline quotes “{' '.join(release.words(quote.span).split())}”, words the body does not contain",
                observed=release.words(quote.span),
            )

    def _claims_speech(self, release: Release, quote: QuoteMention) -> bool:
        """True for two words or more that the headline puts into somebody's mouth."""
        if quote.use is QuoteUse.TITLE:
            return False
        block = release.document.block_at(quote.span.start)
        if block is None or block.kind not in _HEADLINES:
            return False
        content = release.words(quote.span)
        if len(quote.span) > _WHOLE * len(block.span):  # "“Statement of the Finance Ministers”" is the title itself
            return False
        if sum(word not in _LIGHT for word in _split(content)) < 2:
            return False
        before = release.text[block.span.start : quote.parts[0].start].rstrip()
        after = release.text[quote.parts[-1].end : block.span.end].lstrip()
        spoken = before.endswith(":") or _SAYING.search(f"{before} {after}") is not None
        if not before:
            spoken = spoken or after.startswith((":", ",", "-", "–", "—"))
        heavy = [word for word in _WORD.findall(content) if word.lower() not in _LIGHT]
        capitalised = all(word[0].isupper() for word in heavy)
        if capitalised and len(heavy) > 2:
            return False  # "Remarks on “Ensuring Openness through the Law”": the title of something
        return spoken or not capitalised


def _split(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _stem(word: str) -> str:
    """``word`` without its inflection, cut to what two forms of it share."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def _body_split(release: Release) -> dict[str, list[int]]:
    """The places of each stem in the body, counted in words."""
    places: dict[str, list[int]] = {}
    number = 0
    for block in release.document.blocks:
        if block.kind in _UNSAID:
            continue
        for word in _split(release.words(block.span)):
            places.setdefault(_stem(word), []).append(number)
            number += 1
        number += 10 * _GAP
    return places


def _stands_in(wanted: Sequence[str], body: dict[str, list[int]]) -> bool:
    """True when the stems stand in the body in their order with few words between."""
    if any(stem not in body for stem in wanted):
        return False
    for start in body[wanted[0]]:
        at = start
        for stem in wanted[1:]:
            places = body[stem]
            index = bisect_left(places, at + 1)
            if index == len(places) or places[index] - at > _GAP + 4:
                break
            at = places[index]
        else:
            return True
    return False
