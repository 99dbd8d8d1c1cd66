"""Facts of releases against sources, each with the verdict a careful reader would give."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.claims.detect import find_claims
from factcheck.evidence.source import sources_of
from factcheck.evidence.verdict import Outcome, Verdict
from factcheck.evidence.weigh import weigh
from factcheck.loading.csv_table import load_csv
from factcheck.loading.load import load
from factcheck.loading.passage import load_passage
from factcheck.mentions.find import find_mentions
from factcheck.text.document import Document
from tests.harness.marks import unmark

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).resolve().parent.parent.parent / "fixtures" / "sources" / "cases.toml").read_text("utf-8")
)["case"]


def source(number: int, words: str) -> Document:
    """A source of a case: a table, a whole document with a date, or a passage."""
    if words.startswith("csv:"):
        return load_csv(f"source-{number}.csv", words.removeprefix("csv:").encode())
    if "\n\n" in words:
        return load(f"source-{number}.txt", words.encode())
    return load_passage(words, f"source-{number}.txt")


def verdict_of(case: dict[str, Any]) -> Verdict | None:
    """The verdict on the marked words."""
    text, (place,) = unmark(case["release"])
    document = load_passage(text)
    mentions = find_mentions(document)
    documents = [source(number, words) for number, words in enumerate(case["sources"], 1)]
    verdicts = weigh(document, mentions, find_claims(document, mentions), sources_of(documents))
    return next((verdict for verdict in verdicts if verdict.span.overlaps(place)), None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_case(case: dict[str, Any]) -> None:
    verdict = verdict_of(case)
    outcome = verdict.outcome.value if verdict is not None else None
    told = f"{outcome}: {verdict.why if verdict is not None else 'no verdict'}"
    if "outcome" in case:
        assert outcome == case["outcome"], told
    assert outcome not in case.get("not", ()), told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_verdict_shows_its_passage(case: dict[str, Any]) -> None:
    verdict = verdict_of(case)
    if verdict is not None and verdict.outcome is not Outcome.NOT_FOUND:
        assert verdict.passages
        assert all(passage.quote for passage in verdict.passages)


def test_there_are_enough() -> None:
    assert len(CASES) >= 60
