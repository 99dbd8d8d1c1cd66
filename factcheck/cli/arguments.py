"""What the user asked of ``check``, as typed values."""

from __future__ import annotations

from enum import StrEnum

from factcheck.config import FailOn, Format
from factcheck.findings.severity import Confidence
from factcheck.text.quick_dataclass import dataclass


class ListFormat(StrEnum):
    """The formats of lists that are no report."""

    TEXT = "text"
    JSON = "json"


class DiffFormat(StrEnum):
    """The formats of what changed between two texts."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


class ClaimsFormat(StrEnum):
    """The formats of the ledger of claims."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    CLAIMREVIEW = "claimreview"


class Exchange(StrEnum):
    """The formats of others in which ``extract`` prints the record."""

    NINJS = "ninjs"
    JSONLD = "jsonld"


class Snippet(StrEnum):
    """What ``init`` can print for other programs."""

    GITHUB = "github"
    GITLAB = "gitlab"
    JENKINS = "jenkins"
    PRE_COMMIT = "pre-commit"
    PROBLEM_MATCHER = "problem-matcher"

    @property
    def file(self) -> str:
        """The name of the file that holds it."""
        return f"{self.value}{_SNIPPET_SUFFIXES.get(self.value, '.yml')}"


_SNIPPET_SUFFIXES = {"jenkins": ".groovy", "problem-matcher": ".json"}


class Action(StrEnum):
    """What is done with a baseline file."""

    CREATE = "create"
    UPDATE = "update"
    PRUNE = "prune"
    VERIFY = "verify"


@dataclass(frozen=True, slots=True)
class CheckArguments:
    """The arguments of ``check``; None where nothing was said, so that the configuration holds."""

    paths: tuple[str, ...] = ()
    format: Format | None = None
    output: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    min_confidence: Confidence | None = None
    profile: str | None = None
    schema: str | None = None
    as_of: str | None = None
    config: str | None = None
    exit_zero: bool = False
    fix: bool = False
    diff: bool = False
    jobs: int = 1
    stdin_filename: str | None = None
    source: tuple[str, ...] = ()
    verify: bool = False
    online: bool = False
    cache: str | None = None
    archive: str | None = None
    baseline: str | None = None
    since: str | None = None
    min_coverage: float | None = None
    watch: bool = False
    show_suppressed: bool = False
    no_inline_suppressions: bool = False
    quiet: bool = False
    verbose: bool = False
