"""The record's schema, the quick yes, and schemas that users bring."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcheck.claims.detect import find_claims
from factcheck.errors import ConfigError
from factcheck.findings.severity import Severity
from factcheck.loading.load import load
from factcheck.mentions.find import find_mentions
from factcheck.record.acceptance import Acceptance
from factcheck.record.extract import extract_record
from factcheck.record.formats import FORMATS
from factcheck.record.generate import record_schema
from factcheck.record.model import record_json
from factcheck.record.profile import load_profile, profile_names
from factcheck.record.schema import load_schema, problems, schema_text

RELEASE = """EMBARGOED until 10:00 GMT, 7 June 2023

Harbour patrol trains in Bergen

Two boats and a crew of nine

5 June 2023

BERGEN, Norway – The three-day (7 – 9 June) Coast Safety Conference brings together some 120 officers from 14 ports.

“We seized 812 engines worth EUR 4.5 million, 12% more than last year,” said Ingrid Dahl, head of the Harbour Patrol \
Agency (HPA).

First results

HPA boats covered 400 km at 9:30. See https://harbourpatrol.no/results for more.

About Harbour Patrol Agency
Harbour Patrol Agency watches the coast of Norway.

Media contact
Ola Berg
ola.berg@harbourpatrol.no
+44 20 7946 0018

###
"""


@cache
def record_of(text: str, name: str = "release.txt") -> dict[str, Any]:
    document = load(name, text.encode())
    mentions = find_mentions(document)
    return record_json(extract_record(document, mentions, find_claims(document, mentions)))


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return record_of(RELEASE)


def errors(record: Any, schema: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(record)]


# ---------------------------------------------------------------------------------------------- our own schema


def test_file_is_current() -> None:
    expected = json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"
    assert schema_text() == expected, "schemas/press-release.schema.json is not what factcheck.record.generate makes"


def test_schema_is_one_and_describes_every_field() -> None:
    schema = record_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:factcheck:schema:press-release:1"
    for part in (schema, *schema["$defs"].values()):  # type: ignore[union-attr]
        assert part["additionalProperties"] is False
        assert all(field["description"] for field in part["properties"].values())


def test_record_satisfies_it(record: dict[str, Any]) -> None:
    assert errors(record, record_schema()) == []
    assert problems(record, load_schema()) == ()


def test_record_survives_json_and_pydantic(record: dict[str, Any]) -> None:
    from pydantic import TypeAdapter

    from factcheck.record.model import Record

    again = TypeAdapter(Record).validate_json(json.dumps(record))
    assert record_json(again) == record


# ---------------------------------------------------------------------------------------------- missing fields


@pytest.mark.parametrize(
    ("field", "severity"),
    [
        ("headline", Severity.ERROR),
        ("release_date", Severity.ERROR),
        ("dateline", Severity.NOTE),
        ("issuer", Severity.NOTE),
        ("contacts", Severity.NOTE),
        ("boilerplate", Severity.NOTE),
    ],
)
def test_missing_field(record: dict[str, Any], field: str, severity: Severity) -> None:
    empty: Any = [] if isinstance(record[field], list) else None
    [problem] = problems({**record, field: empty}, load_schema())
    assert (problem.field, problem.severity) == (field, severity)
    assert problem.message == f"the release has no {field.replace('_', ' ')}"


def test_what_may_be_missing(record: dict[str, Any]) -> None:
    fields = dict.fromkeys(("subheadline", "embargo", "end_mark"))
    assert problems({**record, **fields, "links": [], "notes": [], "quotes": []}, load_schema()) == ()


def test_wrong_value(record: dict[str, Any]) -> None:
    broken = {**record, "release_date": {**record["release_date"], "value": "2023-02-30"}}
    [problem] = problems(broken, load_schema())
    assert problem.message == "release_date.value is no date, against the record schema"
    assert problem.severity is Severity.ERROR


def test_profiles() -> None:
    assert "release" in profile_names()
    assert load_profile().severity("embargo") is Severity.WARNING
    with pytest.raises(ConfigError, match="no profile 'novel'; there are: "):
        load_profile("novel")


# ----------------------------------------------------------------------------------------------- the quick yes


@st.composite
def broken_records(draw: st.DrawFn) -> dict[str, Any]:
    """The record with one value somewhere replaced, taken out or added."""
    record = copy.deepcopy(record_of(RELEASE))
    value: Any = record
    while isinstance(value, dict | list) and value:
        key = draw(st.sampled_from(list(value) if isinstance(value, dict) else list(range(len(value)))))
        if not isinstance(value[key], dict | list) or draw(st.integers(0, 3)) == 0:
            change = draw(st.sampled_from(["replace", "remove", "add"]))
            if change == "remove":
                del value[key]
            elif change == "add" and isinstance(value, dict):
                value["more"] = 1
            else:
                value[key] = draw(st.sampled_from([None, True, -1, 0, 1.0, 2.5, "", "2023-06-07", [], {}, [None]]))
            break
        value = value[key]
    return record


@given(broken_records())
def test_quick_yes_is_never_wrong(record: dict[str, Any]) -> None:
    schema = record_schema()
    formats = Draft202012Validator.FORMAT_CHECKER
    accepted = Acceptance(schema, FORMATS, trusted=True).accepts(record)
    if accepted:
        assert list(Draft202012Validator(schema, format_checker=formats).iter_errors(record)) == []


@pytest.mark.parametrize(
    "schema",
    [{"not": {}}, {"$ref": "#/$defs/x"}, {"pattern": "a"}, {"type": ["null"]}, {"enum": [1]}, {"const": 1}, False],
)
def test_quick_yes_leaves_what_it_does_not_know(schema: Any) -> None:
    assert not Acceptance(schema, FORMATS, trusted=False).accepts(1)


def test_most_records_need_no_jsonschema(record: dict[str, Any]) -> None:
    assert load_schema().acceptance.accepts(record)


# ------------------------------------------------------------------------------------------------ users' schemas


def written(folder: Path, schema: Any) -> Path:
    path = folder / "house.json"
    path.write_text(schema if isinstance(schema, str) else json.dumps(schema), "utf-8")
    return path


def test_users_schema(tmp_path: Path, record: dict[str, Any]) -> None:
    schema = {
        "required": ["headline", "embargo", "links", "boilerplate"],
        "properties": {
            "headline": {"properties": {"text": {"maxLength": 10}}},
            "contacts": {"items": {"properties": {"phones": {"minItems": 2}}}},
            "release_date": {"properties": {"value": {"pattern": "^2024"}}},
        },
    }
    loaded = load_schema(written(tmp_path, schema))
    found = problems({**record, "embargo": None, "links": [], "boilerplate": []}, loaded)
    by_field = {problem.field: problem for problem in found}
    assert [problem.field for problem in found] == [field for field in record if field in by_field]
    assert by_field["embargo"].message == f"the release has no embargo, which {tmp_path / 'house.json'} asks for"
    assert by_field["embargo"].severity is Severity.WARNING  # no profile knows it
    assert by_field["links"].severity is Severity.WARNING  # an empty list is no links
    assert by_field["boilerplate"].severity is Severity.NOTE  # the profile does
    assert by_field["headline"].severity is Severity.ERROR
    assert "contacts[0].phones" in by_field["contacts"].message
    assert "does not match '^2024'" in by_field["release_date"].message
    assert problems({**record, "dateline": None}, load_schema(written(tmp_path, {}))) == ()


def test_like_failures_are_told_once(tmp_path: Path, record: dict[str, Any]) -> None:
    schema = {"properties": {"counts": {"items": {"properties": {"value": {"maximum": 0}}}}}}
    [problem] = problems(record, load_schema(written(tmp_path, schema)))
    assert problem.message.startswith("counts[0].value")
    assert "more)" in problem.message


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ('{"$ref": "http://192.0.2.1/schema.json"}', "leads nowhere in the file"),
        ('{"$ref": "#"}', "refers to itself without end"),
        ('{"properties": {"headline": {"pattern": "^(([a-z])+.)+[A-Z]([a-z])+$"}}}', "may run for ever"),
        ('{"patternProperties": {"(a+)+$": {}}}', "may run for ever"),
        ('{"pattern": "("}', "not a regular expression"),
        ('{"type": "novel"}', "is not valid"),
        ('{"$schema": "http://json-schema.org/draft-07/schema#"}', "only JSON Schema 2020-12"),
        ("[" * 60_000 + "]" * 60_000, "nested too deep"),
        ("{", "not JSON"),
        ("9" * 5_000, "too many digits"),
        ("[]", "cannot use the schema"),
        ('{"x": "' + "x" * 1_000_001 + '"}', "over 1,000,000 bytes"),
        (
            '{"$ref": "#/$defs/a0", "$defs": {'
            + ", ".join(
                f'"a{n}": {{"allOf": [{{"$ref": "#/$defs/a{n + 1}"}}, {{"$ref": "#/$defs/a{n + 1}"}}]}}'
                for n in range(30)
            )
            + ', "a30": {}}}',
            "references were followed",
        ),
    ],
)
def test_unusable_schema(tmp_path: Path, schema: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason) as caught:
        load_schema(written(tmp_path, schema))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path))


def test_unreadable_schema(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read the schema"):
        load_schema(tmp_path / "none.json")


def test_costly_pattern_on_long_text(tmp_path: Path, record: dict[str, Any]) -> None:
    schema = {"properties": {"headline": {"properties": {"text": {"pattern": "a.*b.*c.*d"}}}}}
    loaded = load_schema(written(tmp_path, schema))
    long = {**record, "headline": {**record["headline"], "text": "a" * 4_000}}
    with pytest.raises(ConfigError, match="takes too long on 4,000 characters"):
        problems(long, loaded)
