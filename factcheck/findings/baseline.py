"""The baseline: findings that were there when a team switched the gate on, so that only new ones are seen.

An entry names a finding by the path of its document and its fingerprint, which survive edits elsewhere in the file. It
also keeps a digest of what the finding says: when a value it rests on changes, the finding is another one and is seen.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any, NoReturn

from factcheck.errors import ConfigError
from factcheck.findings.report import CRASHED, DocumentReport, FindingReport, SuppressionKind, SuppressionReport
from factcheck.findings.suppression import INVALID, UNUSED

VERSION = 1
NO_REASON = "in the baseline"
# What no baseline may hide: that something was not checked, or that a suppression is out of use.
_NEVER = frozenset({"input-not-read", CRASHED, UNUSED, INVALID})


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding of the baseline; ``path`` is relative to the folder of the baseline file, with forward slashes."""

    path: str
    rule: str
    fingerprint: str
    facts: str
    quote: str
    message: str
    reason: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies the entry."""
        return (self.path, self.fingerprint, self.facts)


def facts_of(finding: FindingReport) -> str:
    """A digest of what a finding says: its message and the words of the places it rests on."""
    words = (finding.message, *(related.location.quote for related in finding.related))
    written = "\0".join(" ".join(part.split()).casefold() for part in words)
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def identity(finding: FindingReport) -> tuple[str, str]:
    """What tells two findings of one document apart, wherever they stand."""
    return (finding.fingerprint, facts_of(finding))


def entries_of(path: str, document: DocumentReport) -> Iterator[Entry]:
    """The entries for the findings of a document that count."""
    for finding in document.findings:
        if finding.suppression is None and finding.rule not in _NEVER:
            quote = "" if finding.location is None else " ".join(finding.location.quote.split())[:200]
            yield Entry(path, finding.rule, *identity(finding), quote, finding.message)


class Baseline:
    """The entries of a baseline file, and which of them a run has met."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = {entry.key: entry for entry in entries}
        self._paths: dict[str, list[Entry]] = {}
        for entry in self._entries.values():
            self._paths.setdefault(entry.path, []).append(entry)
        self._met: set[tuple[str, str, str]] = set()
        self._checked: set[str] = set()

    @property
    def entries(self) -> list[Entry]:
        """The entries in the order of the file."""
        return sorted(
            self._entries.values(), key=lambda entry: (entry.path, entry.rule, entry.fingerprint, entry.facts)
        )

    @property
    def paths(self) -> Collection[str]:
        """The paths that have entries."""
        return self._paths.keys()

    def apply(self, path: str, document: DocumentReport) -> DocumentReport:
        """The document with the findings suppressed that stand in the baseline under ``path``."""
        if document.reason is not None or path not in self._paths:
            return document
        self._checked.add(path)
        return replace(document, findings=tuple(self._weighed(path, finding) for finding in document.findings))

    def _weighed(self, path: str, finding: FindingReport) -> FindingReport:
        entry = self._entries.get((path, *identity(finding)))
        if entry is None or finding.rule in _NEVER:
            return finding
        self._met.add(entry.key)
        if finding.suppression is not None:
            return finding
        return replace(finding, suppression=SuppressionReport(entry.reason or NO_REASON, SuppressionKind.BASELINE))

    def stale(self) -> list[Entry]:
        """The entries of checked documents whose finding is no longer there."""
        return [entry for entry in self.entries if entry.path in self._checked and entry.key not in self._met]

    def updated(self, found: Mapping[str, Iterable[Entry]]) -> Baseline:
        """The baseline with the entries of these paths in place of its own; reasons that were given stay."""
        kept = [entry for entry in self.entries if entry.path not in found]
        new = [
            replace(entry, reason=known.reason) if (known := self._entries.get(entry.key)) is not None else entry
            for entries in found.values()
            for entry in entries
        ]
        return Baseline([*kept, *new])

    def without(self, gone: Collection[Entry]) -> Baseline:
        """The baseline without these entries."""
        keys = {entry.key for entry in gone}
        return Baseline(entry for entry in self.entries if entry.key not in keys)


def write_baseline(baseline: Baseline) -> str:
    """The text of the file: one entry a line, so that changes are easy to read."""
    lines = [
        json.dumps({k: v for k, v in asdict(e).items() if v is not None}, ensure_ascii=False) for e in baseline.entries
    ]
    inner = ",\n".join(f"  {line}" for line in lines)
    return (
        f'{{"version": {VERSION}, "entries": [\n{inner}\n]}}\n'
        if lines
        else f'{{"version": {VERSION}, "entries": []}}\n'
    )


def parse_baseline(name: str, data: bytes) -> Baseline:
    """The baseline of a file; ConfigError that names it when it is not whole, or is of a newer version."""
    try:
        content = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise ConfigError(f"{name}: the baseline is damaged{where}; restore it or make a new one") from None
    if not isinstance(content, dict) or not isinstance(content.get("version"), int):
        _refuse(name, "it has no version")
    if content["version"] > VERSION:
        raise ConfigError(
            f"{name}: the baseline was written by a newer factcheck (version {content['version']}): upgrade"
        )
    listed = content.get("entries")
    if content["version"] != VERSION or not isinstance(listed, list):
        _refuse(name, "it has no list of entries")
    entries = [_entry(name, number, item) for number, item in enumerate(listed, 1)]
    if len({entry.key for entry in entries}) != len(entries):
        _refuse(name, "an entry stands in it twice")
    return Baseline(entries)


def _entry(name: str, number: int, item: Any) -> Entry:
    fields = set(Entry.__slots__)
    if not isinstance(item, dict) or not fields - {"reason"} <= set(item) <= fields:
        _refuse(name, f"entry {number} has other keys than {', '.join(Entry.__slots__)}")
    if not all(isinstance(value, str) for value in item.values()):
        _refuse(name, f"a value of entry {number} is no text")
    return Entry(**item)


def _refuse(name: str, problem: str) -> NoReturn:
    raise ConfigError(f"{name}: not a baseline: {problem}")
