"""What the rules find in real releases, in errors known to be in print, and in places that only look wrong."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from factcheck.errors import InputNotRead
from factcheck.findings.finding import Finding
from factcheck.findings.fingerprint import fingerprints
from factcheck.loading.load import load
from factcheck.pipeline import document_release, run_rules
from factcheck.release import Release
from factcheck.text.span import Span
from tests.benchmarks.verdicts import SHA_DIGITS, Found
from tests.harness.running import TEXT_RULES, is_shown

Json = dict[str, Any]
READ = (".txt", ".md")


def lines(path: Path) -> list[Json]:
    """The values of a JSON Lines file; none when it is absent."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def checked(name: str, content: bytes) -> tuple[Release, list[Finding]]:
    """A release with everything the rules find in it."""
    release = document_release(load(name, content))
    findings, _ = run_rules(release, TEXT_RULES)
    return release, findings


def places(release: Release, finding: Finding) -> list[Span]:
    """Where a finding points to in the file: its own place first, then the others."""
    spans = [finding.span, *(related.span for related in finding.related)]
    found = [release.document.place(span) for span in spans if span is not None]
    return [Span(place.start, place.end) for place in found]


@dataclass
class Yield:
    """What the rules found in releases, and what reading them cost."""

    releases: int = 0
    not_read: list[str] = field(default_factory=list)
    findings: list[Found] = field(default_factory=list)
    milliseconds: float = 0.0


def folder_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The releases of a folder that can be read, by name."""
    for path in sorted(folder.iterdir()):
        if path.suffix in READ:
            yield path.name, path.read_bytes()


TREASURY = "us-treasury-1995-2026.jsonl.gz"
_EVERY = 4  # of twelve thousand releases: enough to see what is wrong once in a thousand, in half a minute


def treasury_files(corpus: Path) -> Iterator[tuple[str, bytes]]:
    """Every fourth release of one issuer over thirty years, by its id; none when they are absent."""
    if not (corpus / TREASURY).exists():
        return
    with gzip.open(corpus / TREASURY, "rt", encoding="utf-8") as file:
        for record in map(json.loads, islice(file, 0, None, _EVERY)):
            yield f"{record['id']}.md", f"---\n{record['front_matter'].strip()}\n---\n{record['text']}".encode()


def findings_in(files: Iterable[tuple[str, bytes]]) -> Yield:
    """The findings in all these releases."""
    found = Yield()
    started = time.process_time()
    for name, content in files:
        try:
            release, findings = checked(name, content)
        except InputNotRead as error:
            found.not_read.append(str(error))
            continue
        found.releases += 1
        found.findings += _found(name, content, release, findings)
    found.milliseconds = round(1000 * (time.process_time() - started) / max(1, found.releases), 2)
    return found


def _found(name: str, content: bytes, release: Release, findings: list[Finding]) -> Iterator[Found]:
    file_sha = sha256(content).hexdigest()[:SHA_DIGITS]
    for finding, mark in zip(findings, fingerprints(release.document, findings), strict=True):
        context = _context(release, finding)
        yield Found(name, file_sha, mark, finding.rule, finding.severity, finding.confidence, finding.message, context)


_BESIDE = 240  # code points on each side: enough to judge most findings without opening the file


def _context(release: Release, finding: Finding) -> str:
    """The words around a finding and its other places, the places marked; for one without a place the first words."""
    text = release.text
    if finding.span is None:
        return " ".join(text[: 2 * _BESIDE].split())
    spans = [finding.span, *(related.span for related in finding.related)]
    shown = [
        f"{text[max(0, span.start - _BESIDE) : span.start]}⟦{span.of(text)}⟧{text[span.end : span.end + _BESIDE]}"
        for span in spans
    ]
    return "\n    and ".join(" ".join(words.split()) for words in shown)


# ---------------------------------------------------------------------------------------------- known errors


def weekday_errors(corpus: Path) -> tuple[int, list[str]]:
    """How many weekday errors known to be in print there are, and those that no rule finds at their place."""
    folder = corpus / "known-errors"
    known = lines(folder / "weekday-mismatches.jsonl")
    missed = []
    for error in known:
        path = folder / error["file"]
        release, findings = checked(path.name, path.read_bytes())
        source = release.document.source
        there = _all_places(source, error["quote"])
        right = [finding for finding in findings if finding.rule.startswith("weekday-mismatch") and is_shown(finding)]
        if not any(place.overlaps(span) for finding in right for place in places(release, finding) for span in there):
            missed.append(f"{error['file']}: {error['quote']}")
    return len(known), missed


def tricky_places(corpus: Path) -> tuple[int, list[str]]:
    """How many right places that look wrong there are, and the errors and warnings that touch one."""
    known = lines(corpus / "known-errors" / "right-but-tricky.jsonl")
    treasury = _treasury(corpus, {case["file"] for case in known})
    touched = []
    for case in known:
        content = treasury.get(case["file"]) or (corpus / case["file"]).read_bytes()
        release, findings = checked(Path(case["file"]).name if case["file"] not in treasury else "text.md", content)
        span = Span(case["start"], case["end"])
        assert span.of(release.document.source) == case["quote"], case
        wrong = [f for f in findings if is_shown(f) and any(place.overlaps(span) for place in places(release, f))]
        if wrong:
            touched.append(f"{case['file']}: {case['quote']}: {'; '.join(f'{f.rule}: {f.message}' for f in wrong)}")
    return len(known), touched


def _treasury(corpus: Path, names: set[str]) -> dict[str, bytes]:
    wanted = {name.removeprefix("us-treasury "): name for name in names if name.startswith("us-treasury ")}
    path = corpus / TREASURY
    if not wanted or not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = (json.loads(line) for line in file if any(key in line[:200] for key in wanted))
        return {wanted[record["id"]]: record["text"].encode() for record in records if record["id"] in wanted}


def _all_places(text: str, quote: str) -> list[Span]:
    found, start = [], text.find(quote)
    while start >= 0:
        found.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return found


@dataclass(frozen=True)
class Recall:
    """Of the real errors of one kind, found by people or by scanners: how many there are and how many we find."""

    kind: str
    found_by: str
    known: int
    found: int
    missed: tuple[str, ...]


def real_errors(errors: Path) -> list[Recall]:
    """The recall on errors that a text shows by itself, by kind and by who found them first."""
    groups: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    for case in lines(errors / "cases.jsonl"):
        if case["detectable"] == "internally":
            told = f"{case['id']}: {case['erroneous']!r} -> {case['correct']!r}"
            groups.setdefault((case["error_kind"], case["found_by"]), []).append((_is_found(case), told))
    return [
        Recall(kind, found_by, len(cases), sum(hit for hit, _ in cases), tuple(told for hit, told in cases if not hit))
        for (kind, found_by), cases in sorted(groups.items())
    ]


def _is_found(case: Json) -> bool:
    name = Path(str((case.get("provenance") or {}).get("path") or "text.txt")).name
    if Path(name).suffix not in READ:
        name = "text.txt"
    release, findings = checked(name, case["text_before"].encode())
    start, end = case["span"]
    span = Span(start, max(end, start + 1))
    shown = [finding for finding in findings if is_shown(finding)]
    # A wrong target of a link is reported at the visible words; the cases mark it in the markup.
    return any(
        finding.observed == case["erroneous"] or any(place.overlaps(span) for place in places(release, finding))
        for finding in shown
    )
