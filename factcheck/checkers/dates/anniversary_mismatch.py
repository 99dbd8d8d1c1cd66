"""anniversary-mismatch: an anniversary that does not fit the founding year."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import DateForm, DateMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "founded in 1923", "was established on 4 May 1923", "since its creation in 1923".
_ORIGIN = lazy_pattern(
    r"(?i)\b(?:founded|established|created|set[ \n]up|formed|launched|opened|inaugurated|incorporated|chartered|"
    r"instituted|built|began|born|founding|establishment|creation|formation|inception)\b"
)
_TO_YEAR = lazy_pattern(
    r"(?i)[ \n]+(?:[A-Za-z’'-]+[ \n]+){0,4}?(?:in|on|of|since|at)[ \n]+(?:the[ \n]+year[ \n]+)?$|[ \n]+$"
)
# "celebrates its centenary", "our 50th anniversary", "the station's 75th birthday": its own, not that of a treaty.
_OWN = lazy_pattern(r"(?i)\b(?:its|our|their|the[ \n]+[a-z]{3,20}['’]s)[ \n]+$")
_BIRTHDAY = lazy_pattern(r"[ \n]+birthday\b")
# "It was set up in 2008.": the sentence behind or before speaks of the same.
_IT = lazy_pattern(r"(?:It|They)[ \n]")
_OF_OTHER = lazy_pattern(r"(?i)[ \n]+(?:of|since)\b")


class AnniversaryMismatch(Rule):
    """An anniversary does not fit the founding year that the release gives.

    ## Why it matters
    Founded in 1933 and a hundred years old in 2023 cannot both be true; anniversaries are printed on invitations, coins
    and plaques.

    ## What it leaves alone
    The nth edition of a yearly event (a year may have been left out), anniversaries of something else ("the 50th
    anniversary of the treaty"), and a difference of one year, which the day of the year may explain.
    """

    id = "anniversary-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "Founded in 1933, the league celebrates its ⟦centenary⟧ in 2023.",
        Example(
            "A hundred years\n\n7 June 2023\n\nThe league, founded in 1933, celebrates its ⟦centenary⟧ this year.",
            whole=True,
        ),
        "Established in 1950, the museum will mark its ⟦75th anniversary⟧ in 2029.",
        "The fair marks the tower's ⟦75th birthday⟧ in 2023: it was built in 1938.",
        Example(
            "Twenty years\n\n7 June 2023\n\nThe league celebrates its ⟦20th anniversary⟧ this year. It was set up in "
            "2008 "
            "by five towns.",
            whole=True,
        ),
    )
    accepts = (
        "Founded in 1923, the league celebrates its centenary in 2023.",
        "Founded in 1933, the league marked the centenary of the treaty in 2023.",
        "The museum, founded in 1950, hosts the 31st edition of the fair in 2023.",
        "The club was founded in 1924 and celebrates its centenary season in 2023.",
        "The fair marks the tower's 75th birthday in 2023: it was built in 1948.",
        "Ana Weber, born in 1950, celebrates her 80th birthday in 2023.",
        "The league celebrates its 20th anniversary in 2023. It was set up in 2003 by five towns.",
        "The league celebrates its 20th anniversary in 2023. The stadium was built in 1950.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        anniversaries = list(_anniversaries(release))
        if not anniversaries:
            return
        founded = [mention for mention in release.mentions.dates if _is_origin(release, mention)]
        for span, years in anniversaries:
            origin = _origin(release, span, founded)
            if origin is None:
                continue
            year = _year_of(release, span, origin)
            if year is None:
                yield self.not_checkable("anniversary", span, "the year of the anniversary is not known")
                continue
            assert origin.first is not None
            passed = year - origin.first.year
            if abs(passed - years) <= 1:
                yield self.consistent("anniversary", span, f"{origin.first.year} and {year}", origin.span)
                continue
            yield self.finding(
                release,
                span,
                f"{origin.first.year} to {year} is {passed} years, but the text says {release.words(span)}",
                observed=f"{passed} years",
                expected=f"{years} years",
                related=[Related(origin.span, "the founding year")],
            )


def _origin(release: Release, span: Span, founded: list[DateMention]) -> DateMention | None:
    """The founding date of what has the anniversary: in its sentence, in the next, or the only one of the release."""
    own = _OWN.search(release.text, max(0, span.start - 40), span.start)
    sentence = release.document.sentence_at(span.start)
    if own is None or sentence is None or _OF_OTHER.match(release.text, span.end):
        return None
    here = release.inside(founded, sentence)
    if here:
        return here[0]
    for neighbour in _neighbours(release, sentence):
        beside = release.inside(founded, neighbour)
        if beside:
            return beside[0]
    return founded[0] if len(founded) == 1 and _same_subject(release, span, founded[0].span) else None


def _anniversaries(release: Release) -> Iterator[tuple[Span, int]]:
    """The anniversaries and birthdays with their years."""
    for mention in release.mentions.dates:
        if mention.form is DateForm.ANNIVERSARY and mention.years is not None:
            yield mention.span, mention.years
    for ordinal in release.mentions.ordinals:
        birthday = _BIRTHDAY.match(release.text, ordinal.span.end)
        if birthday is not None:
            yield Span(ordinal.span.start, birthday.end()), ordinal.number


def _neighbours(release: Release, sentence: Span) -> Iterator[Span]:
    """The sentences right before and behind that speak of the same: the later of two begins with "It"."""
    after = release.document.sentence_at(sentence.end + 1)
    if after is not None and _IT.match(release.text, after.start):
        yield after
    before = release.document.sentence_at(sentence.start - 2) if sentence.start > 1 else None
    if before is not None and _IT.match(release.text, sentence.start):
        yield before


def _is_origin(release: Release, mention: DateMention) -> bool:
    if mention.first is None or mention.start.year is None or mention.end is not None:
        return False
    sentence = release.document.sentence_at(mention.span.start)
    if sentence is None:
        return False
    for match in _ORIGIN.finditer(release.text, max(sentence.start, mention.span.start - 60), mention.span.start):
        if _TO_YEAR.match(release.text, match.end(), mention.span.start):
            return True
    return False


def _same_subject(release: Release, first: Span, second: Span) -> bool:
    """True when both sentences name the same organization."""
    names = []
    for span in (first, second):
        sentence = release.document.sentence_at(span.start)
        if sentence is None:
            return False
        names.append({org.name for org in release.mentions.organizations if sentence.contains(org.span)})
    return bool(names[0] & names[1])


def _year_of(release: Release, span: Span, origin: DateMention) -> int | None:
    """The year in which the anniversary falls: written after it, else the release's own."""
    for other in release.inside(release.mentions.dates, Span(span.end, span.end + 31)):
        if other is origin or other.first is None or other.start.year is None:
            continue
        if release.same_sentence(span, other.span):
            return other.first.year
    return release.clock.day.year if release.clock is not None else None
