"""Scores of our mentions on test sets written by others, beside the best of the other libraries."""

from __future__ import annotations

import importlib.util
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks.predictions import SETS, TASKS, Row, predict

Scores = dict[str, Any]
# The scorer's name of each task; it comes with the data, so that all libraries are measured alike.
SCORER = {"acronyms": "pairs", "quotes": "quotes", "sentences": "sents", "datecheck": "label"}


@dataclass(frozen=True)
class Measure:
    """One figure of a set: its name, where the scorer gives it, and whether less is better."""

    name: str
    get: Callable[[Scores], float]
    types: frozenset[str] = frozenset()
    less: bool = False


@dataclass(frozen=True)
class Figure:
    """A measure of a set: ours, the best of the others and whose that is."""

    set: str
    measure: str
    ours: float
    best: float | None
    other: str
    seconds: float


def _f1(key: str) -> Callable[[Scores], float]:
    return lambda scores: float(scores[key]["f1"])


def _false_alarms(scores: Scores) -> float:
    empty = scores["empty_inputs"]
    return round(100 * scores["empty_inputs_with_false_alarm"] / empty, 1) if empty else 0.0


_VALUES = (Measure("value F1", _f1("value")), Measure("relaxed F1", _f1("relaxed")))
_ALARMS = Measure("false alarms %", _false_alarms, less=True)
# Libraries that are scored on the tests of their own authors.
_AT_HOME = {
    ("dates-chrono", "chrono-node"),
    ("dates-recognizers", "recognizers"),
    ("numbers-recognizers", "recognizers"),
    ("quantities-quantulum", "quantulum3"),
    ("quantities-recognizers", "recognizers"),
    ("sentences-golden", "pysbd"),
}
_ADDRESSES = frozenset({"url", "email"})
_BY_TASK: dict[str, tuple[Measure, ...]] = {
    "dates": (*_VALUES, _ALARMS),
    "quantities": _VALUES,
    "numbers": _VALUES,
    "sentences": (Measure("perfect %", lambda scores: float(scores["perfect_cases_pct"])),),
    "quotes": (
        Measure("detection F1", _f1("detect")),
        Measure("speaker precision", lambda scores: float(scores["speaker_precision"])),
        Measure("speaker recall", lambda scores: float(scores["speaker_recall"])),
    ),
    "acronyms": (Measure("F1", lambda scores: float(scores["f1"])),),
    "contacts": (
        Measure("strict F1", _f1("strict")),
        Measure("strict F1 url, email", _f1("strict"), _ADDRESSES),
        Measure("strict F1 phone", _f1("strict"), frozenset({"phone"})),
    ),
    "datecheck": (Measure("right %", lambda scores: float(scores["accuracy"])),),
}


def score_sets(folder: Path, split: str, errors: int) -> Iterator[Figure]:
    """The figures of every set that ``folder`` holds in this split; ``errors`` misses of each go to standard error."""
    scorer = _scorer(folder)
    peers = _peers(folder, split)
    for name in SETS:
        path = folder / name / f"{split}.jsonl"
        if path.exists():
            yield from _score_set(name, path, scorer, [peer for peer in peers if peer["set"] == name], errors)


def _score_set(name: str, path: Path, scorer: ModuleType, peers: list[Scores], errors: int) -> Iterator[Figure]:
    rows: list[Row] = scorer.load(path)
    started = time.process_time()
    predictions = {row["id"]: predict(name, row) for row in rows}
    seconds = round(1000 * (time.process_time() - started) / len(rows), 2)
    score = scorer.TASKS[SCORER.get(TASKS[name], "spans")]
    for number, measure in enumerate(_BY_TASK[TASKS[name]]):
        if measure is _ALARMS and all(row["gold"] for row in rows):
            continue
        options: dict[str, Any] = {"errors": 0 if number else errors}
        kept = predictions
        if measure.types:
            options["types"] = measure.types
            kept = {key: _only(prediction, measure.types) for key, prediction in predictions.items()}
        ours = measure.get(score(rows, kept, **options))
        best, other = _best(peers, measure)
        home = " (its own tests)" if (name, other) in _AT_HOME else ""
        yield Figure(name, measure.name, ours, best, other + home, seconds)


def _only(prediction: Scores, types: frozenset[str]) -> Scores:
    return {**prediction, "spans": [span for span in prediction["spans"] if span["type"] in types]}


def _best(peers: list[Scores], measure: Measure) -> tuple[float | None, str]:
    if measure.types:
        return None, ""  # the others were scored over all types together
    found = [(measure.get(peer), peer["peer"]) for peer in peers]
    if not found:
        return None, ""
    return min(found) if measure.less else max(found)


def _scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{folder}: no score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _peers(folder: Path, split: str) -> list[Scores]:
    path = folder / "peer-scores.json"
    if not path.exists():
        return []
    return [peer for peer in json.loads(path.read_text("utf-8")) if peer.get("split") == split]
