"""What a comment on a finding says, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.findings.finding import Applicability
from factcheck.findings.location import Location
from factcheck.findings.report import FindingReport
from factcheck.reports.places import spot_words
from factcheck.reports.safe import safe_text

AUTHOR = "factcheck"
_LONGEST_QUOTE = 80
_MOST_RELATED = 8


def comment_lines(finding: FindingReport, with_place: bool = False) -> tuple[str, ...]:
    """The lines of a comment: what is wrong, the other places, the fix, and where to read more.

    ``with_place`` names the place too, for a comment that cannot stand there.
    """
    return (*_lines(finding, with_place), _more(finding.rule))


def joint_comment_lines(findings: Sequence[FindingReport]) -> tuple[str, ...]:
    """The lines of one comment on several findings, each with its place."""
    said = [line for finding in findings for line in _lines(finding, with_place=True)]
    return (*said, *dict.fromkeys(_more(finding.rule) for finding in findings))


def _more(rule: str) -> str:
    return safe_text(f"more: factcheck explain {rule}")


def _lines(finding: FindingReport, with_place: bool) -> list[str]:
    return [safe_text(line) for line in _told(finding, with_place)]


def _told(finding: FindingReport, with_place: bool) -> Iterator[str]:
    place = f"{_named(finding.location)}: " if with_place and finding.location is not None else ""
    yield f"{finding.severity.value}: {place}{finding.message}"
    for related in finding.related[:_MOST_RELATED]:
        yield f"see {_named(related.location)}: {related.message}"
    if len(finding.related) > _MOST_RELATED:
        yield f"and {len(finding.related) - _MOST_RELATED} more places"
    if finding.fixes:
        yield f"fix: {', or '.join(_fix(fix.description, fix.applicability) for fix in finding.fixes)}"
    elif finding.expected and finding.expected not in finding.message:
        yield f"expected: {finding.expected}"


def _fix(description: str, applicability: Applicability) -> str:
    return f"{description} (safe to apply)" if applicability is Applicability.SAFE else description


def _named(place: Location) -> str:
    words = " ".join(place.quote.split())
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[:_LONGEST_QUOTE].rstrip()} …"
    return f"{spot_words(place)}, “{words}”" if words else spot_words(place)
