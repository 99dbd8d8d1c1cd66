"""Checks a record against a JSON Schema, ours or the user's, without ever leaving the machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import ConfigError
from factcheck.findings.severity import Severity
from factcheck.mentions.model import Json
from factcheck.record.acceptance import Acceptance
from factcheck.record.formats import FORMATS
from factcheck.record.profile import DEFAULT, Profile, load_profile
from factcheck.text.quick_dataclass import dataclass

if TYPE_CHECKING:
    from factcheck.record.validation import Failure, Validation

_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class RecordProblem:
    """A field of the record that fails the schema, what is wrong with it, and how bad the profile holds that."""

    field: str
    message: str
    severity: Severity


@dataclass(frozen=True)
class Schema:
    """A schema ready for use with the profile that weighs its failures; ``own`` is false for a user's schema."""

    name: str
    content: Mapping[str, Any] | bool
    profile: Profile
    own: bool

    @cached_property
    def acceptance(self) -> Acceptance:
        """The quick yes of this schema."""
        return Acceptance(self.content, FORMATS, trusted=self.own)

    @cached_property
    def validation(self) -> Validation:
        """The full validator; imports jsonschema."""
        from factcheck.record.validation import Validation

        return Validation(self.name, self.content, self.acceptance)


def schema_text(name: str = "press-release") -> str:
    """The text of ``schemas/NAME.schema.json``, from the checkout or from the installed package."""
    file_name = f"{name}.schema.json"
    package = Path(__file__).parents[1]
    for folder in (package, package.parent):
        candidate = folder / "schemas" / file_name
        if candidate.is_file():
            return candidate.read_text("utf-8")
    raise ConfigError(f"no schema {name!r}")


def load_schema(path: str | Path | None = None, profile: str | Profile = DEFAULT) -> Schema:
    """The record schema, or the user's own at ``path``. Raises ConfigError when it cannot be used."""
    weights = profile if isinstance(profile, Profile) else load_profile(profile)
    if path is None:
        return Schema("the record schema", json.loads(schema_text()), weights, own=True)
    schema = Schema(str(path), _read(str(path)), weights, own=False)
    schema.validation.prove_usable()
    return schema


def problems(record: Mapping[str, Json], schema: Schema) -> tuple[RecordProblem, ...]:
    """What is wrong with the record, in the order of its fields.

    Fields that the schema refuses; with our own schema also the fields that the profile expects and the record lacks.
    Raises ConfigError when the schema cannot be evaluated.
    """
    found: dict[str, RecordProblem] = {}
    if not schema.acceptance.accepts(record):
        for failure in schema.validation.failures(record):
            if schema.own and schema.profile.may_lack(failure.field) and _empty(record, failure.field):
                continue
            problem = _problem(record, schema, failure)
            # A field that is not there fails several keywords; it is missing once.
            found.setdefault(failure.field if _empty(record, failure.field) else problem.message, problem)
    if schema.own:
        for name, severity in schema.profile.fields.items():
            if severity is not None and _empty(record, name) and name not in found:
                found[name] = RecordProblem(name, f"the release has no {_label(name)}", severity)
    order = {name: number for number, name in enumerate(record)}
    return tuple(sorted(found.values(), key=lambda problem: (order.get(problem.field, len(order)), problem.message)))


def _problem(record: Mapping[str, Json], schema: Schema, failure: Failure) -> RecordProblem:
    severity = schema.profile.severity(failure.field)
    if not _empty(record, failure.field):
        return RecordProblem(failure.field, f"{failure.path} {failure.reason}, against {schema.name}", severity)
    asks = "" if schema.own else f", which {schema.name} asks for"
    return RecordProblem(failure.field, f"the release has no {_label(failure.field)}{asks}", severity)


def _empty(record: Mapping[str, Json], field: str) -> bool:
    return record.get(field) in (None, [], "") and field != ""


def _label(field: str) -> str:
    return field.replace("_", " ")


def _read(path: str) -> Any:
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot read the schema: {(error.strerror or 'unreadable').lower()}") from None
    if len(content) > _MOST_BYTES:
        raise ConfigError(f"{path}: the schema is over {_MOST_BYTES:,} bytes")
    try:
        schema = json.loads(content.decode("utf-8-sig"))
    except RecursionError:
        raise ConfigError(f"{path}: the schema is nested too deep") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ConfigError(f"{path}: the schema is not JSON: {_one_line(str(error))}") from None
    except ValueError:
        raise ConfigError(f"{path}: the schema is not used: a number in it has too many digits") from None
    if not isinstance(schema, dict | bool):
        raise ConfigError(f"{path}: cannot use the schema: it is no JSON object")
    return schema


def _one_line(words: str) -> str:
    return " ".join(words.split())[:200]
