"""The gravest findings of a stream, for formats that show only so many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.findings.report import FindingReport
from factcheck.findings.severity import Severity


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding and the path of its document."""

    path: str
    finding: FindingReport


@dataclass(slots=True)
class Kept:
    """The first ``limit`` findings of a severity, and how many there were."""

    limit: int
    placed: list[Placed] = field(default_factory=list)
    count: int = 0

    def add(self, placed: Placed) -> None:
        """Takes one more finding into account."""
        self.count += 1
        if len(self.placed) < self.limit:
            self.placed.append(placed)

    @property
    def left_out(self) -> int:
        """How many were not kept."""
        return self.count - len(self.placed)


class Worst:
    """Collects findings by severity, each up to a limit, so that nothing grows with the number of releases."""

    def __init__(self, limit: int) -> None:
        self._kept = {severity: Kept(limit) for severity in Severity}

    def add(self, path: str, finding: FindingReport) -> None:
        """Takes one more finding into account; what is suppressed counts nowhere."""
        if finding.suppression is None:
            self._kept[finding.severity].add(Placed(path, finding))

    def __iter__(self) -> Iterator[tuple[Severity, Kept]]:
        return iter(self._kept.items())
