"""named-list-count-mismatch: a number of countries or people that is not the number named."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.model import CountMention
from factcheck.mentions.number import Hedge
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_OPENS = lazy_pattern(r"(?:[ \n]+[a-z’'-]+){0,4}?[ \n]*(?:\(|:|,?[ \n]+namely,?|[ \n]*[–—])[ \n]*")
_JOINS = lazy_pattern(r"(?:[,;]?[ \n]+and\b|[,;]?[ \n]+&|,|;)[ \n]*(?:the[ \n]+)?")
_CLOSES = lazy_pattern(r"[ \n]*(?:\)|\.|;|[–—]|,[ \n]+(?!and)[a-z]|[ \n]+[a-z]|$)")
_OPEN_LIST = lazy_pattern(r"(?i)\b(?:includ\w+|such as|among|e\.g\.|like|from)\b")
# "136 countries – Ireland and Chile included – agreed": some of them, as examples.
_EXAMPLES = lazy_pattern(
    r"[ \n]*(?:,[ \n]*)?(?:included|among (?:them|others)|for example|for instance|and others|etc)\b"
)
_LAST = lazy_pattern(r"(?:,|;|,?[ \n]+and|,?[ \n]+&)[ \n]")
_PLACE_NOUNS = frozenset({"country", "nation", "state", "city", "member state", "territory", "province", "region"})


class NamedListCountMismatch(Rule):
    """A number of countries or people is announced and another number is named.

    ## Why it matters
    "Five countries (A, B, C, D)": the country that was left out will call first.

    ## What it leaves alone
    Open lists ("including"), lists that hold anything but names, and names with an "and" of their own (Trinidad and
    Tobago), which count once.
    """

    id = "named-list-count-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The operation covered ⟦five countries⟧ (Brazil, Chile, Peru and Colombia).",
        "It was carried out in ⟦two countries⟧: France, Spain and Italy.",
        "Work began in ⟦five countries⟧ (Kenya, Ghana, Trinidad and Tobago, and Nepal).",
        "⟦Two firefighters⟧ lead the teams: Anna Weber, Tom Weber and Maria Lang.",
    )
    accepts = (
        "The operation covered five countries (Brazil, Chile, Peru, Ecuador and Colombia).",
        "It was carried out in three countries: Barbados, Trinidad and Tobago, and Jamaica.",
        "The operation covered 15 countries, including Brazil, Chile and Peru.",
        "The operation covered 15 countries (among them Brazil, Chile and Peru).",
        "In all 136 countries – France and Spain included – agreed to it.",
        "Two countries (France and Spain) hosted the talks.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        for count in release.mentions.counts:
            if count.number.hedge is not Hedge.NONE or count.number.value < 2:
                continue
            listed = _listed(release, count)
            if len(listed) < 2:
                continue
            cover = listed[0].cover(listed[-1])
            if len(listed) == count.number.value:
                yield self.consistent("list", count.span, f"{len(listed)} are named", cover)
                continue
            announced = release.words(count.span)
            yield self.finding(
                release,
                count.span,
                f"the text announces {announced} and names {len(listed)}",
                observed=announced,
                expected=f"{len(listed)} named",
                related=[Related(cover, "the names")],
            )


def _name_at(release: Release, count: CountMention, position: int) -> Span | None:
    """The name of the kind that is counted which begins at a place."""
    here = Span(position, position + 1)
    if count.noun in _PLACE_NOUNS:
        return next((place.span for place in release.inside(release.mentions.places, here) if not place.demonym), None)
    return next((person.span for person in release.inside(release.mentions.persons, here)), None)


def _listed(release: Release, count: CountMention) -> list[Span]:
    """The names of the list right after the count; empty unless the list holds names only and is complete."""
    if count.noun not in _PLACE_NOUNS and count.noun not in words("people_nouns"):
        return []
    text = release.text
    opening = _OPENS.match(text, count.span.end, min(len(text), count.span.end + 60))
    if opening is None or _OPEN_LIST.search(opening[0]):
        return []
    spans: list[Span] = []
    position = opening.end()
    if text.startswith("the ", position):
        position += 4
    while (span := _name_at(release, count, position)) is not None:
        spans.append(span)
        joint = _JOINS.match(text, span.end)
        if joint is None:
            break
        position = joint.end()
    if (
        not spans
        or _EXAMPLES.match(text, spans[-1].end)
        or _LAST.match(text, spans[-1].end)
        or not _CLOSES.match(text, spans[-1].end)
    ):
        return []  # the list goes on with something that is not a known name
    return spans
