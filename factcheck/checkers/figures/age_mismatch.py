"""age-mismatch: an age that does not fit the year of birth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Applicability, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import DateForm, DateMention, Precision
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_BORN = lazy_pattern(r"(?i)\b(?:born|b\.)[ \n]+(?:(?:in|on)[ \n]+)?(?:[A-Z][\w’'-]+,?[ \n]+(?:in|on)[ \n]+)?$")
# "Ana Weber, 50, who was born in 1980", "Ana Weber (50, born in 1980)": a bare number behind a name is an age.
_BEHIND_NAME = lazy_pattern(r"(?:,|[ \n]*\()[ \n]*(\d{1,3})[ \n]*[,;)]")
# "Ana Weber, 61, who was born in 1946", "53 (born in 1988)", "(52, born in 1981)": age and birth are one phrase.
_BESIDE_BIRTH = lazy_pattern(
    r"(?:,|\()[ \n]*(?:aged[ \n]+)?(?P<age>\d{2,3})(?:,[ \n]+|[ \n]*\()(?:(?:who|she|he)[ \n]+was[ \n]+)?(?:born|"
    r"b\.)[ \n]+"
    r"(?:(?:in|on)[ \n]+)?$"
)
# "died in 2010 at the age of 50": the age belongs to another day than the release's.
_OTHER_DAY = lazy_pattern(r"(?i)\b(?:died|death|when|at the age|was then|late|until|since|aged out|retired|killed)\b")


class AgeMismatch(Rule):
    """An age and a year of birth in one sentence do not fit the date of the release.

    ## Why it matters
    Whoever is "50" and was "born in 1980" was not both in 2023. Ages are taken over by every report.

    ## What it leaves alone
    One year of difference, which the birthday explains; ages at another time ("died in 2010 at the age of 50"); a
    sentence that names several ages or births.
    """

    id = "age-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        Example("New chair\n\n7 June 2023\n\nAna Weber, ⟦50⟧, who was born in 1980, will lead the port.", whole=True),
        Example("New chair\n\n7 June 2023\n\nAna Weber (⟦50⟧, born in 1980) will lead the port.", whole=True),
        Example("New chair\n\n7 June 2023\n\nThe ⟦50-year-old⟧ engineer, born in 1980, will lead it.", whole=True),
        Example("New chair\n\n7 June 2023\n\nAna Weber, ⟦50⟧ (born in 1980), has led it since 2019.", whole=True),
        Example("New chair\n\n7 June 2023\n\nThe chair, Ana Weber (⟦50⟧, born in 1980), retired.", whole=True),
    )
    accepts = (
        Example("New chair\n\n7 June 2023\n\nAna Weber, 43, who was born in 1980, will lead the port.", whole=True),
        Example("New chair\n\n7 June 2023\n\nAna Weber, 42, who was born in 1980, will lead the port.", whole=True),
        Example("New chair\n\n7 June 2023\n\nAna Weber, 43 (born in 1980), has led it since 2019.", whole=True),
        Example("Founder\n\n7 June 2023\n\nThe late Tom Weber, 80 (born in 1930), was its founder.", whole=True),
        Example("Founder\n\n7 June 2023\n\nBorn in 1930, she died in 2010 at the age of 80.", whole=True),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        seen: set[Span] = set()  # a sentence with several births is not judged, so one look is enough
        for birth in release.mentions.dates:
            if not _is_birth(release, birth):
                continue
            sentence = release.document.sentence_at(birth.span.start)
            if sentence is None:
                continue
            if sentence in seen:
                continue
            seen.add(sentence)
            beside = _age_beside(release, birth)
            if beside is not None and not _OTHER_DAY.search(release.text, sentence.start, beside[0].start):
                yield from self._judge(release, birth, *beside)
                continue
            ages = _ages(release, sentence)
            if len(ages) != 1 or _other_day(release, sentence, birth):
                continue
            yield from self._judge(release, birth, *ages[0])

    def _judge(self, release: Release, birth: DateMention, span: Span, age: int) -> Iterator[Outcome]:
        if release.clock is None:
            yield self.not_checkable("age", span, "the release has no date to read it from")
            return
        assert birth.first is not None
        assert birth.last is not None
        youngest = _full_years(birth.last, release.clock.day)
        oldest = _full_years(birth.first, release.clock.day)
        if youngest - 1 <= age <= oldest + 1 if birth.precision is Precision.DAY else youngest <= age <= oldest:
            yield self.consistent("age", span, f"born in {birth.first.year}", birth.span)
            return
        right = f"{youngest} or {oldest}" if youngest != oldest else str(oldest)
        yield self.finding(
            release,
            span,
            f"born in {birth.first.year}, the person is {right} in {release.clock.day.year}, but the text says {age}",
            observed=str(age),
            expected=right,
            related=[Related(birth.span, "the date of birth")],
            fixes=[Fix(f"the date of birth gives {right}", Applicability.SHOWN)],
        )


def _full_years(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _is_birth(release: Release, mention: DateMention) -> bool:
    if mention.first is None or mention.start.year is None or mention.form not in {DateForm.FULL, DateForm.PERIOD}:
        return False
    return _BORN.search(release.text, max(0, mention.span.start - 40), mention.span.start) is not None


def _age_beside(release: Release, birth: DateMention) -> tuple[Span, int] | None:
    """The age that stands in one phrase with the birth."""
    match = _BESIDE_BIRTH.search(release.text, max(0, birth.span.start - 40), birth.span.start)
    return (Span(*match.span("age")), int(match["age"])) if match is not None else None


def _ages(release: Release, sentence: Span) -> list[tuple[Span, int]]:
    ages = [
        (duration.span, int(duration.number.value))
        for duration in release.inside(release.mentions.durations, sentence)
        if duration.age and duration.unit == "year"
    ]
    for person in release.inside(release.mentions.persons, sentence):
        match = _BEHIND_NAME.match(release.text, person.span.end)
        if match is not None:
            span = Span(match.start(1), match.end(1))
            if not any(span.overlaps(known) for known, _ in ages):
                ages.append((span, int(match[1])))
    return ages


def _other_day(release: Release, sentence: Span, birth: DateMention) -> bool:
    others = [
        mention
        for mention in release.inside(release.mentions.dates, sentence)
        if mention is not birth and mention.start.year is not None
    ]
    return bool(others) or _OTHER_DAY.search(release.text, sentence.start, sentence.end) is not None
