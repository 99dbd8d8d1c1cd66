"""Runs every rule on a whole release, as ``factcheck check`` does."""

from __future__ import annotations

from datetime import date

from factcheck.checkers.catalog import RULES
from factcheck.findings.finding import Finding
from factcheck.loading.load import load
from factcheck.pipeline import Options, document_release, run_rules
from factcheck.release import Release


def check_release(content: bytes, suffix: str, as_of: date | None = None) -> tuple[Release, list[Finding]]:
    """The release that a file holds, and all findings in it."""
    release = document_release(load(f"release{suffix}", content), Options(as_of=as_of))
    findings, _ = run_rules(release, RULES)
    return release, findings
