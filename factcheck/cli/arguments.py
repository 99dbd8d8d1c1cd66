"""What the user asked of ``check``, as typed values."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.config import FailOn, Format
from factcheck.findings.severity import Confidence


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
    quiet: bool = False
    verbose: bool = False
