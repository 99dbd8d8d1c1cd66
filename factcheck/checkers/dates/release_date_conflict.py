"""release-date-conflict: date line, dateline, file name and metadata give different release dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.checkers.calendar import long_date
from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import DateForm, DateMention, Precision
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

# "2023-06-07-harbour-reopens.md": blogs and archives put the date of publication in front.
_FILE_DATE = lazy_pattern(r"(?:^|[\\/])(\d{4})[-_](\d\d)[-_](\d\d)[-_ ][^\\/]*$")
_ISO = lazy_pattern(r"(\d{4})-(\d\d)-(\d\d)")
# A line that dates something else than the release: "Updated 9 June 2023", "Embargoed until 9 June 2023".
_OTHER_DATE = lazy_pattern(
    r"(?i)\b(?:updat|modif|revis|correct|embargo|event|hearing|deadline|due|until|effective|from)"
)


@dataclass(frozen=True, slots=True)
class _Stated:
    day: date
    label: str
    span: Span | None


class ReleaseDateConflict(Rule):
    """The places that state the date of the release do not agree.

    ## Why it matters
    Every "today" and "this week" of the release is read from its date. A dateline left over from the last release, or a
    date line with last year's number, puts the whole text at the wrong time.

    ## What it leaves alone
    Dates of updates and embargoes. One day of difference, as across time zones or midnight, is a note. The file name
    and the file's own data are set by machines and people who publish later, so a difference from them is a warning.
    """

    id = "release-date-conflict"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    whole_release = True
    flags = (
        Example(
            "Harbour reopens after repairs\n\n7 June 2023\n\n"
            "SINGAPORE, ⟦8 June 2022⟧ – The harbour reopened after repairs that took two years, the port said.",
            whole=True,
        ),
        Example(
            "Harbour reopens after repairs\n\nEmbargoed until 00:01 GMT, 2 June 2023\n\n"
            "SINGAPORE, ⟦7 June 2023⟧ – The harbour reopened after repairs that took two years, the port said.",
            whole=True,
        ),
    )
    accepts = (
        Example(
            "Harbour reopens after repairs\n\nEmbargoed until 00:01 GMT, 9 June 2023\n\n"
            "SINGAPORE, 7 June 2023 – The harbour reopened after repairs that took two years, the port said.",
            whole=True,
        ),
        Example(
            "Harbour reopens after repairs\n\n7 June 2023\n\n"
            "SINGAPORE, 7 June 2023 – The harbour reopened after repairs that took two years, the port said.",
            whole=True,
        ),
        Example(
            "Harbour reopens after repairs\n\n7 June 2023\n\nUpdated 9 June 2023\n\n"
            "SINGAPORE – The harbour reopened after repairs that took two years, the port said.",
            whole=True,
        ),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        stated = _stated_dates(release)
        if len(stated) < 2:
            return
        first, *others = stated
        for other in others:
            days = abs((first.day - other.day).days)
            if days == 0:
                if other.span is not None:
                    yield self.consistent("release-date", other.span, f"the {other.label} gives the same day")
                continue
            severity = Severity.ERROR if other.span is not None and first.span is not None else Severity.WARNING
            confidence = self.confidence if severity is Severity.ERROR else Confidence.LOW
            span = other.span or first.span
            yield self.finding(
                release,
                span,
                f"the {first.label} says {long_date(first.day)}, the {other.label} {long_date(other.day)}",
                observed=long_date(other.day),
                expected=long_date(first.day),
                related=[Related(first.span, f"the {first.label}")] if first.span and first.span != span else (),
                severity=Severity.NOTE if days == 1 else severity,
                confidence=confidence,
            )


def _stated_dates(release: Release) -> list[_Stated]:
    """The dates given for the release, in the order in which a reader trusts them."""
    document = release.document
    stated: list[_Stated] = []
    embargoes: list[_Stated] = []
    dateline = document.dateline
    for mention in release.mentions.dates:
        if mention.form is not DateForm.FULL or mention.precision is not Precision.DAY or mention.first is None:
            continue
        if mention.other is not None and mention.other != mention.first:
            continue
        if dateline is not None and dateline.overlaps(mention.span):
            stated.append(_Stated(mention.first, "dateline", mention.span))
        elif _in_date_line(release, mention):
            stated.append(_Stated(mention.first, "date line", mention.span))
        elif _is_embargo(release, mention):
            embargoes.append(_Stated(mention.first, "embargo", mention.span))
    labels = [entry.label for entry in stated]
    if labels.count("date line") > 1:  # several dates above the text: posted, updated, of the event
        stated = [entry for index, entry in enumerate(stated) if entry.label not in labels[:index]]
    if (
        stated
        and embargoes
        and (_is_year_slip(embargoes[0].day, stated[0].day) or _ends_before(embargoes[0], stated[0]))
    ):
        stated.insert(0, embargoes[0])
    for key in ("date", "published", "pubdate"):
        if key in document.metadata and (day := _iso_day(document.metadata[key])):
            stated.append(_Stated(day, "file's metadata", None))
            break
    if (match := _FILE_DATE.search(document.path)) and (day := _day(*match.groups())):
        stated.append(_Stated(day, "file name", None))
    return stated


def _in_date_line(release: Release, mention: DateMention) -> bool:
    block = release.document.block_at(mention.span.start)
    if block is None or block.kind is not BlockKind.DATE_LINE:
        return False
    return not _OTHER_DATE.search(release.text[block.span.start : mention.span.start])


def _is_embargo(release: Release, mention: DateMention) -> bool:
    block = release.document.block_at(mention.span.start)
    if block is None or block.kind not in {BlockKind.DATE_LINE, BlockKind.CHROME}:
        return False
    return "embargo" in release.text[block.span.start : mention.span.start].lower()


def _is_year_slip(first: date, second: date) -> bool:
    """True for one day in two years: an embargo lies days, not years, after the dateline."""
    return first.year != second.year and (first.month, first.day) == (second.month, second.day)


def _ends_before(embargo: _Stated, stated: _Stated) -> bool:
    """True for an embargo that was over when the dateline was written; a page may be dated when it went up."""
    return stated.label == "dateline" and (stated.day - embargo.day).days > 1


def _iso_day(text: str) -> date | None:
    match = _ISO.match(text.strip().strip("\"'"))
    return _day(*match.groups()) if match else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
