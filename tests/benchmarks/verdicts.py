"""What people said of findings they read: verdicts.jsonl, one line a finding, and what a rule has earned by them.

A verdict belongs to a finding by its fingerprint and to a file by the first digits of its SHA-256, so the texts need
not be here. The reason is in our own words; it quotes nothing and names nobody.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from factcheck.findings.severity import Confidence, Severity

VERDICTS = Path(__file__).resolve().parent / "verdicts.jsonl"
SHA_DIGITS = 12
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one finding in one file is right, and why."""

    fingerprint: str
    file_sha: str
    rule: str
    right: bool
    reason: str

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return (self.fingerprint, self.file_sha)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in a release that was measured, with the words around it."""

    file: str
    file_sha: str
    fingerprint: str
    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    context: str

    @property
    def key(self) -> Key:
        """What its verdict goes by."""
        return (self.fingerprint, self.file_sha)

    @property
    def is_shown(self) -> bool:
        """True when a run without options shows it."""
        return self.confidence is not Confidence.LOW


def read_verdicts(path: Path = VERDICTS) -> dict[Key, Verdict]:
    """The verdicts of a file by finding and file; none when it is absent. ValueError names a line that is none."""
    verdicts: dict[Key, Verdict] = {}
    if not path.exists():
        return verdicts
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line.strip():
            verdict = _verdict(line, f"{path.name}, line {number}")
            if verdict.key in verdicts:
                raise ValueError(f"{path.name}, line {number}: a second verdict on {verdict.fingerprint}")
            verdicts[verdict.key] = verdict
    return verdicts


def _verdict(line: str, place: str) -> Verdict:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise ValueError(f"{place}: no JSON: {error}") from error
    kinds = {part.name: bool if part.name == "right" else str for part in fields(Verdict)}
    if not isinstance(value, dict) or value.keys() != kinds.keys():
        raise ValueError(f"{place}: a verdict has exactly the keys {', '.join(kinds)}")
    for name, kind in kinds.items():
        if not isinstance(value[name], kind) or value[name] == "":
            raise ValueError(f"{place}: {name} is no {kind.__name__}, or empty")
    return Verdict(**value)


def write_verdicts(verdicts: Iterable[Verdict], path: Path = VERDICTS) -> None:
    """Writes all verdicts, by rule, file and finding, so that a difference shows what was read anew."""
    ordered = sorted(verdicts, key=lambda verdict: (verdict.rule, verdict.file_sha, verdict.fingerprint))
    path.write_text("".join(json.dumps(asdict(v), ensure_ascii=False) + "\n" for v in ordered), "utf-8", newline="\n")


def read_judgements(table: str, found: Iterable[Found]) -> list[Verdict]:
    """The verdicts of a table a person filled in: fingerprint, file, right or wrong, reason, parted by tabs.

    ValueError names a line whose finding is not among those measured.
    """
    known = {(finding.fingerprint, finding.file): finding for finding in found}
    verdicts = []
    for number, line in enumerate(table.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 4 or cells[2] not in ("right", "wrong") or not cells[3]:
            raise ValueError(f"line {number}: not fingerprint, file, right or wrong, reason: {line!r}")
        finding = known.get((cells[0], cells[1]))
        if finding is None:
            raise ValueError(f"line {number}: no such finding in {cells[1]}: {cells[0]}")
        verdicts.append(Verdict(finding.fingerprint, finding.file_sha, finding.rule, cells[2] == "right", cells[3]))
    return verdicts


# ------------------------------------------------------------------------------------------------- the standing

# A rule may state a confidence when what was read of it is right this often. README.md beside this file says why.
SHARE_HIGH = 0.95
SHARE_MEDIUM = 0.85
SHARE_NOTES = 0.70  # a note asks a person to look and never ends a run with 1
READ_FOR_SHARE = 20  # of fewer findings a share tells nothing
RELEASES_FOR_NONE_WRONG = 3000
RELEASES_A_WRONG = 1000  # a rule that seldom finds anything may be wrong in one release of so many


@dataclass
class Standing:
    """What became of a rule's shown findings: how many of each severity there are, were read, and were wrong."""

    rule: str
    shown: Counter[Severity] = field(default_factory=Counter)
    read: Counter[Severity] = field(default_factory=Counter)
    wrong: Counter[Severity] = field(default_factory=Counter)
    below: int = 0
    files: set[str] = field(default_factory=set)
    wrong_files: set[str] = field(default_factory=set)

    @property
    def precision(self) -> float | None:
        """The share of right findings among those read; None when none was."""
        read = self.read.total()
        return (read - self.wrong.total()) / read if read else None

    @property
    def unread(self) -> int:
        """How many shown findings nobody has read."""
        return self.shown.total() - self.read.total()

    def false(self, severity: Severity) -> float:
        """Wrong findings of a severity; of those unread as large a part counts as wrong as of those read."""
        unread = self.shown[severity] - self.read[severity]
        read = self.read[severity]
        return self.wrong[severity] + (unread * self.wrong[severity] / read if read else unread)


def standings(found: Iterable[Found], verdicts: Mapping[Key, Verdict]) -> dict[str, Standing]:
    """The standing of every rule that found something, by its id; findings of low confidence are only counted."""
    by_rule: dict[str, Standing] = {}
    for finding in found:
        standing = by_rule.setdefault(finding.rule, Standing(finding.rule))
        standing.files.add(finding.file)
        if not finding.is_shown:
            standing.below += 1
            continue
        standing.shown[finding.severity] += 1
        verdict = verdicts.get(finding.key)
        if verdict is not None:
            standing.read[finding.severity] += 1
            if not verdict.right:
                standing.wrong[finding.severity] += 1
                standing.wrong_files.add(finding.file_sha)
    return by_rule


def earned(standing: Standing, releases: int) -> Confidence:
    """The highest confidence that the verdicts on a rule allow."""
    share = standing.precision
    if share is not None and standing.read.total() >= READ_FOR_SHARE:
        only_notes = not standing.shown[Severity.ERROR] and not standing.shown[Severity.WARNING]
        if share >= SHARE_HIGH:
            return Confidence.HIGH
        return Confidence.MEDIUM if share >= (SHARE_NOTES if only_notes else SHARE_MEDIUM) else Confidence.LOW
    if not standing.wrong_files and not _unread(standing) and releases >= RELEASES_FOR_NONE_WRONG:
        return Confidence.HIGH
    return Confidence.MEDIUM if len(standing.wrong_files) * RELEASES_A_WRONG <= releases else Confidence.LOW


def _unread(standing: Standing) -> int:
    """Errors and warnings that nobody has read, and notes of a rule of which none was."""
    if not standing.read.total():
        return standing.unread
    return sum(standing.shown[severity] - standing.read[severity] for severity in (Severity.ERROR, Severity.WARNING))
