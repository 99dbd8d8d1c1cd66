"""The seed: a real news release, its facts known by heart. What must be found, what must be left alone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from factcheck.findings.finding import Checker, Finding
from factcheck.findings.report import DocumentReport, as_json
from factcheck.findings.severity import Severity
from factcheck.loading.load import load
from factcheck.pipeline import check_document
from factcheck.record.model import record_json
from factcheck.record.schema import load_schema, problems
from factcheck.release import Release
from factcheck.text.span import Span
from tests.harness.whole import check_release

NAME = "000_2b98c5c21dc7bccb.txt"
SEED = Path(__file__).resolve().parent.parent / "seeds" / NAME


@pytest.fixture(scope="module")
def checked() -> tuple[Release, list[Finding]]:
    return check_release(SEED.read_bytes(), ".txt")


@pytest.fixture(scope="module")
def record(checked: tuple[Release, list[Finding]]) -> dict[str, Any]:
    release, _ = checked
    assert release.record is not None
    return dict(record_json(release.record))


def span_of(text: str, quote: str, occurrence: int = 1) -> Span:
    start = -1
    for _ in range(occurrence):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


def at(release: Release, findings: list[Finding], quote: str, occurrence: int = 1) -> list[Finding]:
    """The findings that touch a quote, claims apart."""
    place = span_of(release.text, quote, occurrence)
    spans = {id(f): [s for s in (f.span, *(r.span for r in f.related)) if s is not None] for f in findings}
    return [f for f in findings if f.checker is not Checker.CLAIMS and any(s.overlaps(place) for s in spans[id(f)])]


# ------------------------------------------------------------------------------------------------- findings


def test_nothing_is_an_error(checked: tuple[Release, list[Finding]]) -> None:
    _, findings = checked
    assert [f for f in findings if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("quote", "what"),
    [
        ("133 countries", "133 countries sent delegates, 15 countries took part in the operation"),
        ("15 countries", "15 countries took part in the operation, 133 sent delegates"),
        ("three-day", "a conference of three days, an operation of three weeks"),
        ("three-week", "an operation of three weeks, a conference of three days"),
        ("“This conference is a key event", "a quotation continued over paragraphs opens again without closing"),
        ("“There are big challenges", "the second paragraph of the same quotation"),
        ("‘Ndrangheta", "an apostrophe, not an opening quotation mark"),
        ("IX", "part of a name, not a count and not an acronym"),
        ("7 – 9 June", "a range with spaces around its dash"),
        ("annual meeting", "the annual meeting is the conference"),
        ("centenary", "a hundred years of the past"),
        ("next 100 years", "a hundred years to come"),
        ("NCBs", "defined in the plural"),
        ("NCB conference", "used in the singular"),
        ("SINGAPORE", "a dateline in capitals"),
        ("Heightened urgency", "quoted with a capital in the headline, without in the body"),
        ("I-CAN", "defined where it is used"),
        ("some 270 delegates", "a hedge"),
        ("USD", "a currency code needs no definition"),
    ],
)
def test_is_left_alone(checked: tuple[Release, list[Finding]], quote: str, what: str) -> None:
    assert at(*checked, quote) == [], what


@pytest.mark.parametrize("occurrence", [2, 3])
def test_later_names_are_left_alone(checked: tuple[Release, list[Finding]], occurrence: int) -> None:
    release, findings = checked
    assert at(release, findings, "Stock", occurrence) == []
    assert at(release, findings, "NCB", occurrence) == []


@pytest.mark.parametrize("quote", ["for the first time", "8,263 illicit firearms", "USD 5.7 billion", "unprecedented"])
def test_claims_without_a_source(checked: tuple[Release, list[Finding]], quote: str) -> None:
    release, findings = checked
    place = span_of(release.text, quote)
    claims = [f for f in findings if f.rule in {"unlinked-claim", "unsourced-superlative"}]
    assert any(f.span is not None and f.span.overlaps(place) for f in claims)


def test_residue(checked: tuple[Release, list[Finding]]) -> None:
    release, findings = checked
    assert [f.span.of(release.text) for f in findings if f.rule == "stray-residue" and f.span] == ["/"]


# --------------------------------------------------------------------------------------------------- record


def entries(record: dict[str, Any], field: str, key: str = "value") -> dict[str, Any]:
    """The entries of a list by the words of their first place."""
    return {entry["spans"][0]["quote"]: entry[key] for entry in record[field]}


def test_head(record: dict[str, Any]) -> None:
    head = "INTERPOL conference: “Heightened urgency” as police leaders discuss global crime threats"
    assert record["headline"]["text"] == head
    assert record["subheadline"]["text"] == "Empowering the INTERPOL network of global law enforcement cooperation"
    assert record["release_date"]["value"] == "2023-06-07"
    assert [span["quote"] for span in record["release_date"]["spans"]] == ["7 June 2023"]
    assert record["dateline"]["place"] == "Singapore"
    assert record["dateline"]["spans"][0]["quote"] in {"SINGAPORE", "SINGAPORE –"}
    assert record["issuer"]["name"] == "INTERPOL"
    assert record["language"] == "en"


def test_times(record: dict[str, Any]) -> None:
    assert entries(record, "dates").items() >= {"7 – 9 June": "2023-06-07/2023-06-09"}.items()
    assert entries(record, "durations").items() >= {"three-day": "P3D", "three-week": "P3W"}.items()
    event = next(event for event in record["events"] if event["date"] == "2023-06-07/2023-06-09")
    assert event["length"] == "P3D"


def test_figures(record: dict[str, Any]) -> None:
    counts = {entry["spans"][0]["quote"]: (entry["value"], entry["noun"]) for entry in record["counts"]}
    assert (
        counts.items()
        >= {
            "some 270 delegates": (270, "delegates"),
            "133 countries": (133, "countries"),
            "8,263 illicit firearms": (8263, "illicit firearms"),
            "15 countries": (15, "countries"),
        }.items()
    )
    about = next(entry for entry in record["counts"] if entry["value"] == 270)
    assert about["hedge"] == "about"
    assert about["low"] < 270 < about["high"]
    [money] = record["money"]
    assert (money["value"], money["currency"]) == (5.7e9, "USD")
    assert money["spans"][0]["quote"] == "USD 5.7 billion"
    assert money["low"] == pytest.approx(5.65e9)


def test_names(record: dict[str, Any]) -> None:
    assert {entry["name"]: entry["role"] for entry in record["people"]} == {
        "Ahmed Naser Al-Raisi": "President",
        "Jürgen Stock": "Secretary General",
    }
    assert {entry["short"]: entry["long"] for entry in record["acronyms"] if entry["long"]} == {
        "NCBs": "National Central Bureaus",
        "I-CAN": "INTERPOL Cooperation Against ‘Ndrangheta",
    }
    assert "Operation Trigger IX" in {entry["name"] for entry in record["operations"]}
    organizations = {entry["name"] for entry in record["organizations"]}
    assert organizations >= {"INTERPOL", "Global Complex for Innovation"}


def test_quotes(record: dict[str, Any]) -> None:
    speech = [entry for entry in record["quotes"] if entry["use"] == "speech"]
    assert [(quote["speaker"].split()[-1], quote["verb"], len(quote["spans"])) for quote in speech] == [
        ("Al-Raisi", "told", 2),
        ("Stock", "said", 1),
        ("Stock", "added", 1),
    ]
    first, second = speech[0]["spans"]
    assert first["quote"].startswith("“This conference is a key event")
    assert second["quote"].endswith("We will build an even safer world.”")


def test_spans_are_quotes(checked: tuple[Release, list[Finding]], record: dict[str, Any]) -> None:
    """Every place of the record is the place of its words in the file."""
    source = checked[0].document.source

    def walk(value: Any) -> None:
        if isinstance(value, dict) and {"start", "end", "quote"} <= value.keys():
            assert source[value["start"] : value["end"]] == value["quote"]
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(item)

    walk(record)


def test_record_is_valid(record: dict[str, Any]) -> None:
    found = problems(record, load_schema())
    assert [problem for problem in found if problem.severity is Severity.ERROR] == []


# -------------------------------------------------------------------------------------------------- goldens


def report() -> DocumentReport:
    return check_document(load(f"seeds/{NAME}", SEED.read_bytes()))


def test_golden_record(record: dict[str, Any], file_regression: FileRegressionFixture) -> None:
    record = {**record, "source": {**record["source"], "path": f"seeds/{NAME}"}}
    text = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    file_regression.check(text, extension=".json", encoding="utf-8")


def test_golden_findings(file_regression: FileRegressionFixture) -> None:
    text = json.dumps(as_json(report()), indent=1, ensure_ascii=False) + "\n"
    file_regression.check(text, extension=".json", encoding="utf-8")


@pytest.mark.skipif(
    "FACTCHECK_DATA" not in os.environ, reason="FACTCHECK_DATA is not set: the ideal record is elsewhere"
)
def test_ideal_spans(record: dict[str, Any]) -> None:
    """Every date, duration, count and amount of the record made by hand stands in ours, at the same place."""
    path = Path(os.environ["FACTCHECK_DATA"]).parent / "seed" / "ideal-record.json"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    ideal = json.loads(path.read_text("utf-8"))
    for field in ("dates", "durations", "counts", "money"):
        ours = {(span["start"], span["end"]) for entry in record[field] for span in entry["spans"]}
        wanted = {(entry["span"]["start"], entry["span"]["end"]) for entry in ideal[field]}
        assert wanted <= ours, f"{field}: {[e['span']['text'] for e in ideal[field]]}"
