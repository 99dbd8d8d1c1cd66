"""Each planted error is caught at its place by its rule, and nothing else of weight appears.

A file of ``fixtures/broken`` names a clean release, the edits that break it, the rule and the place; a file named for a
rule holds several of them. Run this file with ``-s`` to see the table.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck.checkers.catalog import RULES
from factcheck.findings.finding import Checker, Finding
from factcheck.findings.severity import Severity
from factcheck.release import Release
from factcheck.text.span import Span
from tests.harness.whole import check_release

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "fixtures" / "broken").glob("*.toml"))
KEYS = {"base", "rule", "place", "occurrence", "expected", "reason", "as_of", "edits", "also"}


NOTES = {rule.id for rule in RULES if rule.severity is Severity.NOTE}
"""Rules whose findings are never more than a note."""


@dataclass(frozen=True)
class Planted:
    """One planted error: a release, what is changed in it, and what must be found where (None: without a place)."""

    name: str
    base: Path
    text: str
    rule: str
    place: Span | None
    expected: str
    reason: str
    as_of: date | None
    also: frozenset[str]
    """Other rules that rightly see the same error, from another side."""


def read(path: Path) -> list[Planted]:
    """The planted errors that a file describes: one, or an array of them named for its rule."""
    given = tomllib.loads(path.read_text("utf-8"))
    if "planted" not in given:
        return [_planted(path.stem, given)]
    assert set(given) == {"planted"}, f"{path.name}: keys beside the array: {set(given)}"
    return [_planted(f"{path.stem}-{number}", one) for number, one in enumerate(given["planted"], start=1)]


def _planted(name: str, given: dict[str, Any]) -> Planted:
    """The planted error; every edit must fit exactly once."""
    assert set(given) <= KEYS, f"{name}: unknown keys {set(given) - KEYS}"
    base = ROOT / given["base"]
    text = base.read_bytes().decode("utf-8-sig")
    for edit in given["edits"]:
        assert text.count(edit["find"]) == 1, f"{name}: {edit['find']!r} stands {text.count(edit['find'])} times"
        text = text.replace(edit["find"], edit["replace"])
    return Planted(
        name=name,
        base=base,
        text=text,
        rule=given["rule"],
        place=_nth(text, given["place"], given.get("occurrence")) if "place" in given else None,
        expected=given["expected"],
        reason=given.get("reason", ""),
        as_of=given.get("as_of"),
        also=frozenset(given.get("also", ())),
    )


def _nth(text: str, quote: str, occurrence: int | None) -> Span:
    count = text.count(quote)
    assert count == 1 if occurrence is None else 1 <= occurrence <= count, f"{quote!r} stands {count} times"
    start = -1
    for _ in range(occurrence or 1):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


@cache
def _base(path: Path, as_of: date | None) -> tuple[Release, list[Finding]]:
    return check_release(path.read_bytes(), path.suffix, as_of)


def _new(planted: Planted) -> tuple[Release, list[Finding]]:
    """The findings of the broken release that the clean one does not have, by rule, quote and message."""
    base_release, base = _base(planted.base, planted.as_of)
    known = [(finding.rule, _quote(base_release, finding)) for finding in base]
    release, findings = check_release(planted.text.encode(), planted.base.suffix, planted.as_of)
    new = []
    for finding in findings:
        key = (finding.rule, _quote(release, finding))
        if key in known:
            known.remove(key)
        else:
            new.append(finding)
    return release, new


def _quote(release: Release, finding: Finding) -> str:
    return finding.span.of(release.text) if finding.span else finding.message


def _in_file(release: Release, span: Span) -> Span:
    place = release.document.place(span)
    return Span(place.start, place.end)


def _touches(release: Release, planted: Planted, finding: Finding) -> str | None:
    """``here`` when the finding's own place is the planted one, ``beside`` when only a related place is."""
    if planted.place is None:
        return "here" if finding.span is None else None
    if finding.span is not None and _in_file(release, finding.span).overlaps(planted.place):
        return "here"
    if any(_in_file(release, related.span).overlaps(planted.place) for related in finding.related):
        return "beside"
    return None


def outcome(planted: Planted) -> tuple[str, list[str]]:
    """Where the error was caught (``here``, ``beside`` or ``missed``), and the other findings of weight it raised."""
    release, new = _new(planted)
    right = [(f, _touches(release, planted, f)) for f in new if f.rule == planted.rule]
    weighs = planted.rule in NOTES
    places = [place for finding, place in right if place and (weighs or finding.severity is not Severity.NOTE)]
    hits = [finding for finding, place in right if place]
    others = [
        f"{finding.rule} ({finding.severity}): {_quote(release, finding)!r}: {finding.message}"
        for finding in new
        if finding not in hits
        and finding.rule not in planted.also
        and finding.severity is not Severity.NOTE
        and finding.checker is not Checker.CLAIMS
    ]
    return ("here" if "here" in places else "beside" if places else "missed"), others


PLANTED = [planted for path in FILES for planted in read(path)]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.name)
def test_planted(planted: Planted) -> None:
    caught, others = outcome(planted)
    print(f"\n{planted.name:36} {planted.rule:32} {caught:8} {'; '.join(others)}", end="")
    if planted.expected == "missed":
        assert planted.reason, "a miss says why"
        assert caught == "missed", f'caught now: write expected = "caught" for {planted.name}'
    else:
        assert planted.expected == "caught"
        assert caught != "missed", f"{planted.rule} does not find the error of {planted.name}"
    assert not others, "\n".join(others)


def test_all_of_the_seed() -> None:
    """The 28 kinds of errors are planted in the seed, one each, and all are caught."""
    seeds = [planted for planted in PLANTED if planted.base.parent.name == "seeds"]
    caught = sum(planted.expected == "caught" for planted in seeds)
    print(f"\n{caught} of {len(seeds)} kinds of errors planted in the seed are caught")
    assert len({planted.rule for planted in seeds}) == 28
    assert caught == len(seeds)
