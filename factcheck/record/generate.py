"""The JSON Schema of the record, made from its types: schemas/press-release.schema.json is this value, written out."""

from __future__ import annotations

from typing import Any, cast

from factcheck.mentions.model import Json
from factcheck.record.entries import Amount
from factcheck.record.model import VERSION, Record

# What a candidate record may lack and a complete one must have.
_REQUIRED = ("headline", "release_date")
_ORDER = ("description", "type", "const", "enum", "format", "$ref", "anyOf", "additionalProperties", "required")
_ALWAYS = ("schema_version", "source", "language", "document_type")


def record_schema() -> dict[str, Json]:
    """The JSON Schema (2020-12) that a complete record satisfies; imports pydantic."""
    from pydantic import TypeAdapter

    made: dict[str, Any] = TypeAdapter(Record).json_schema(mode="validation")
    properties = made["properties"]
    for field in _REQUIRED:
        properties[field] = _without_null(properties[field])
    inherited = TypeAdapter(Amount).json_schema()["properties"]
    for schema in (made, *made["$defs"].values()):
        _clean(schema, inherited, made["$defs"])
    for schema in made["$defs"].values():
        schema["required"] = list(schema["properties"])  # the record always prints every key
    _add_limits(made["$defs"], properties)
    return cast(
        "dict[str, Json]",
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:factcheck:schema:press-release:{VERSION}",
            "title": "Press-release record",
            "description": made["description"],
            "type": "object",
            "additionalProperties": False,
            "required": [*_ALWAYS, *_REQUIRED],
            "properties": {name: _ordered(field) for name, field in properties.items()},
            "$defs": {name: _ordered(schema) for name, schema in made["$defs"].items()},
        },
    )


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    branch = next(branch for branch in schema["anyOf"] if branch.get("type") != "null")
    return {**branch, "description": schema["description"]}


def _clean(schema: dict[str, Any], inherited: dict[str, Any], definitions: dict[str, Any]) -> None:
    """Takes out titles and defaults that pydantic makes up; gives every field a description."""
    schema.pop("title", None)
    for name, field in schema["properties"].items():
        field.pop("title", None)
        field.pop("default", None)
        if "description" not in field:  # pydantic leaves out those of a base class, and what repeats the type's own
            known = inherited.get(name) or definitions[field["$ref"].rpartition("/")[2]]
            field["description"] = known["description"]


def _ordered(schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema with its keys in the order a person reads them."""
    keys = sorted(schema, key=lambda key: _ORDER.index(key) if key in _ORDER else len(_ORDER))
    ordered = {key: schema[key] for key in keys}
    if "properties" in ordered:
        ordered["properties"] = {name: _ordered(field) for name, field in ordered["properties"].items()}
    return ordered


def _add_limits(definitions: dict[str, Any], properties: dict[str, Any]) -> None:
    """Adds the limits that Python's types do not say."""
    for name in ("start", "end"):
        definitions["SourceSpan"]["properties"][name]["minimum"] = 0
    definitions["SourceSpan"]["properties"]["line"]["minimum"] = 1
    definitions["Source"]["properties"]["sha256"]["pattern"] = "^[0-9a-f]{64}$"
    definitions["Source"]["properties"]["chars"]["minimum"] = 0
    definitions["ReleaseDate"]["properties"]["value"]["format"] = "date"
    definitions["Passage"]["properties"]["text"]["minLength"] = 1
    definitions["MoneyEntry"]["properties"]["currency"]["pattern"] = "^[A-Z]{3}$"
    definitions["OrdinalEntry"]["properties"]["value"]["minimum"] = 0
    properties["language"]["pattern"] = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"
