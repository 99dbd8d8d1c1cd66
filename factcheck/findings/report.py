"""The report: everything one run says, as its own versioned model.

The classes are plain slotted dataclasses, which cost little to make; pydantic reads their schema from them and
is imported only for that. Their field names are the keys of the JSON report, in this order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from factcheck.findings.finding import Applicability, Checker
from factcheck.findings.ledger import Status
from factcheck.findings.location import DESCRIBED, Location
from factcheck.findings.receipt import Receipt
from factcheck.findings.severity import Confidence, Severity
from factcheck.text.quick_dataclass import dataclass, field, field_names
from factcheck.text.span import Span

if TYPE_CHECKING:
    from factcheck.text.document import Document

REPORT_VERSION: Literal["1"] = "1"


# The media type of a report on the configuration itself, which is no release.
CONFIGURATION = "application/toml"


class DocumentStatus(StrEnum):
    """Whether a document was fully read and checked."""

    CHECKED = "checked"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words around a place on one line, for showing it; cuts are marked with an ellipsis."""

    __pydantic_config__: ClassVar = DESCRIBED

    text: str
    """The words."""
    start: int
    """Where the place begins in these words."""
    end: int
    """Where it ends."""


@dataclass(frozen=True, slots=True)
class RelatedReport:
    """Another place that a finding rests on."""

    __pydantic_config__: ClassVar = DESCRIBED

    message: str
    """What stands there."""
    location: Location
    """The place."""
    excerpt: Excerpt
    """The words around it."""


@dataclass(frozen=True, slots=True)
class EditReport:
    """New words for a place."""

    __pydantic_config__: ClassVar = DESCRIBED

    start: int
    """First code point replaced."""
    end: int
    """One past the last code point replaced."""
    replacement: str
    """The new words."""


@dataclass(frozen=True, slots=True)
class FixReport:
    """One way to repair a finding."""

    __pydantic_config__: ClassVar = DESCRIBED

    description: str
    """What the repair does."""
    applicability: Applicability
    """`safe` may be applied unasked, `offered` is for a person to choose, `shown` names the right value only."""
    edits: tuple[EditReport, ...] = ()
    """The changes that make up the repair."""


class SuppressionKind(StrEnum):
    """Where a finding is suppressed."""

    COMMENT = "comment"
    CONFIG = "config"
    BASELINE = "baseline"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class SuppressionReport:
    """Why a finding does not count."""

    __pydantic_config__: ClassVar = DESCRIBED

    reason: str
    """The reason that was given."""
    kind: SuppressionKind
    """By a comment in the file, the configuration, or the baseline; or it is as it was at the revision asked about."""
    entry: int | None = None
    """Number of the entry of the configuration."""


@dataclass(frozen=True, slots=True)
class FindingReport:
    """One result of a rule."""

    __pydantic_config__: ClassVar = DESCRIBED

    rule: str
    """Id of the rule."""
    checker: Checker
    """The family the rule belongs to."""
    severity: Severity
    """How bad it is if true."""
    confidence: Confidence
    """How sure the rule is."""
    message: str
    """What is wrong, in one line."""
    location: Location | None
    """Where it is wrong; null for what has no place, such as a missing field."""
    excerpt: Excerpt | None
    """The words around the place."""
    related: tuple[RelatedReport, ...]
    """The other places it rests on."""
    observed: str | None
    """The value that stands in the text."""
    expected: str | None
    """The value that would fit."""
    fixes: tuple[FixReport, ...]
    """Ways to repair it."""
    fingerprint: str
    """Identifies the finding within its file across edits elsewhere."""
    suppression: SuppressionReport | None = None
    """Why it does not count, if so."""
    receipts: tuple[Receipt, ...] = ()
    """The passages of sources or earlier releases it rests on."""


@dataclass(frozen=True, slots=True)
class FactReport:
    """An entry of the ledger: a claim, or a value that a rule compared."""

    __pydantic_config__: ClassVar = DESCRIBED

    id: str
    """Number within the document, such as `c1`."""
    kind: str
    """What sort of fact."""
    quote: str
    """Its words."""
    location: Location
    """Its place."""
    status: Status
    """What is known of it after the run."""
    why: str
    """The reason of the status."""
    evidence: tuple[Location, ...]
    """The places it rests on."""
    rule: str | None
    """The rule that compared it; null for a claim."""
    receipts: tuple[Receipt, ...] = ()
    """The passages of sources it rests on."""


@dataclass(frozen=True, slots=True)
class SkippedRule:
    """A rule that could not run on a document."""

    __pydantic_config__: ClassVar = DESCRIBED

    rule: str
    """Id of the rule."""
    reason: str
    """Why it could not run."""


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What one run says about one document."""

    __pydantic_config__: ClassVar = DESCRIBED

    path: str
    """The file as it was named."""
    media_type: str | None
    """What kind of file; null when it was not read."""
    sha256: str | None
    """Digest of its bytes; null when it was not read."""
    status: DocumentStatus
    """Whether it was fully read and checked."""
    reason: str | None
    """Why not, if not."""
    findings: tuple[FindingReport, ...]
    """Findings by place, then rule."""
    claims: tuple[FactReport, ...] = ()
    """The ledger of facts, by place."""
    skipped_rules: tuple[SkippedRule, ...] = ()
    """Rules that could not run."""
    below_confidence: int = 0
    """Findings that are less sure than asked for; they are counted, not shown."""

    @property
    def incomplete(self) -> bool:
        """True when the document, or a rule on it, could not be checked: silence about it proves nothing."""
        return self.status is DocumentStatus.NOT_CHECKED or any(finding.rule == CRASHED for finding in self.findings)


@dataclass(frozen=True, slots=True)
class View:
    """The release itself, for reports that show it: where in ``document.text`` the places of its report stand.

    ``findings`` has the place of each finding, ``related`` the other places it rests on, ``facts`` those of the ledger.
    """

    document: Document
    findings: tuple[Span | None, ...]
    related: tuple[tuple[Span, ...], ...]
    facts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ViewedReport(DocumentReport):
    """A report with the release it is about; the view is no part of the JSON report."""

    view: View | None = None


# The rule that a crash of another rule is reported under.
CRASHED = "rule-crashed"


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that made the report."""

    __pydantic_config__: ClassVar = DESCRIBED

    name: str
    """Its name."""
    version: str
    """Its version."""


@dataclass(slots=True)
class Summary:
    """Counts over all documents of a run; grows while the documents stream by."""

    __pydantic_config__: ClassVar = DESCRIBED

    documents: int = 0
    """Documents named or found."""
    not_checked: int = 0
    """Documents that were not fully read or checked."""
    error: int = 0
    """Findings of severity error."""
    warning: int = 0
    """Findings of severity warning."""
    note: int = 0
    """Findings of severity note."""
    suppressed: int = 0
    """Findings that do not count because of a suppression."""
    below_confidence: int = 0
    """Findings less sure than asked for: not shown, not counted above."""
    expiry_not_judged: int = 0
    """Suppressions with a last day in a run that was told no date of today."""
    facts: dict[str, int] = field(default_factory=lambda: {"total": 0, **dict.fromkeys(map(str, Status), 0)})
    """Facts looked at, by status."""

    def add(self, document: DocumentReport) -> None:
        """Counts one more document."""
        self.documents += document.media_type != CONFIGURATION
        self.not_checked += document.incomplete
        self.below_confidence += document.below_confidence
        for finding in document.findings:
            self._add_finding(finding)
        for fact in document.claims:
            self.facts["total"] += 1
            self.facts[fact.status.value] += 1

    def _add_finding(self, finding: FindingReport) -> None:
        if finding.suppression is not None:
            self.suppressed += 1
        elif finding.severity is Severity.ERROR:
            self.error += 1
        elif finding.severity is Severity.WARNING:
            self.warning += 1
        else:
            self.note += 1

    def watch(self, documents: Iterable[DocumentReport]) -> Iterator[DocumentReport]:
        """The same documents, each counted as it passes."""
        for document in documents:
            self.add(document)
            yield document

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        counts = {Severity.ERROR: self.error, Severity.WARNING: self.warning, Severity.NOTE: self.note}
        return counts[severity]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run says."""

    __pydantic_config__: ClassVar = DESCRIBED

    version: Literal["1"]
    """Version of this format."""
    tool: Tool
    """The program that made the report."""
    documents: tuple[DocumentReport, ...]
    """One entry a document, by path."""
    summary: Summary
    """Counts over all documents."""

    @property
    def findings(self) -> tuple[FindingReport, ...]:
        """The findings of all documents, in order."""
        return tuple(finding for document in self.documents for finding in document.findings)


def as_json(value: object) -> Any:
    """The value as JSON has it: a dict for each class of the report, a list for each tuple."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return value
    if value is None or isinstance(value, int | float):
        return value
    return {name: as_json(part) for name, part in fields_of(value).items()}


def fields_of(value: object) -> dict[str, object]:
    """The fields of an object of a class of the report by their names, as they are."""
    kind: Any = type(value)
    names, read = _fields(kind)
    return dict(zip(names, read(value), strict=True))


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], attrgetter[tuple[object, ...]]]:
    names = field_names(kind)
    return names, attrgetter(*names)


def parse_report(data: str | bytes) -> Report:
    """The report of a JSON text; ValueError when it is not one."""
    report: Report = _adapter().validate_json(data)
    return report


def report_schema() -> dict[str, Any]:
    """The JSON Schema of the JSON report."""
    schema = _adapter().json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "factcheck report"}
    return {**head, **{key: value for key, value in schema.items() if key != "title"}}


def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Report)
