"""jsonschema with our limits: no network, our formats, patterns and references that cannot run for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError, ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.exceptions import Unresolvable

from factcheck.errors import ConfigError
from factcheck.record.acceptance import Acceptance
from factcheck.record.formats import FORMATS
from factcheck.record.patterns import MOST_STEPS, Refused, cost, open_repeats
from factcheck.text.quick_dataclass import dataclass

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MOST_REFERENCES = 50_000
_LONGEST_REASON = 120


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure: the field of the record it lies in, the path to the value, and what is wrong with it."""

    field: str
    path: str
    reason: str


class Validation:
    """The full validator of one schema, built once and used for every record."""

    def __init__(self, name: str, content: Mapping[str, Any] | bool, acceptance: Acceptance) -> None:
        self._name = name
        self._acceptance = acceptance
        self._content = content
        self._root: Any = None
        self._references = 0
        checker = FormatChecker(())
        for format_, accepts in FORMATS.items():
            checker.checks(format_)(accepts)
        keywords = Draft202012Validator.VALIDATORS
        guarded = {name: self._counted(keywords[name]) for name in ("$ref", "$dynamicRef")}
        own = {
            "pattern": self._pattern,
            "required": self._required,
            "properties": self._properties,
            "items": self._items,
        }
        cls = extend(Draft202012Validator, {**guarded, **own})  # type: ignore[no-untyped-call]
        # Without an explicit registry jsonschema fetches what a $ref names from the network.
        self._validator = cls(content, registry=Registry(), format_checker=checker)

    def prove_usable(self) -> None:
        """Raises ConfigError when the schema is none, or holds what must not be run."""
        if isinstance(self._content, dict):
            draft = self._content.get("$schema", _DRAFT)
            if not isinstance(draft, str) or draft.rstrip("#") != _DRAFT:
                raise self._unusable(f"it is written for {draft!r}; only JSON Schema 2020-12 is read")
        self._prove_parts(self._content)
        try:
            Draft202012Validator.check_schema(self._content)
        except SchemaError as error:
            raise self._unusable(f"{_path(error.absolute_path) or 'the schema'}: {_short(error.message)}") from None
        except RecursionError:
            raise self._unusable("it is nested too deep") from None
        self.failures({})  # follows the references that every record follows

    def failures(self, record: Mapping[str, Any]) -> list[Failure]:
        """What fails, in no particular order. Raises ConfigError when the schema cannot be evaluated."""
        self._root, self._references = record, 0
        try:
            return _counted_failures(self._validator.iter_errors(record))
        except Unresolvable as error:
            raise self._unusable(
                f"$ref {_short(str(error.ref))!r} leads nowhere in the file; nothing else is read"
            ) from None
        except RecursionError:
            raise self._unusable("it refers to itself without end") from None
        except Refused as error:
            raise self._unusable(str(error)) from None

    def _unusable(self, reason: str) -> ConfigError:
        return ConfigError(f"{self._name}: cannot use the schema: {' '.join(reason.split())}")

    def _prove_parts(self, content: Any) -> None:
        waiting = [content]
        while waiting:
            part = waiting.pop()
            if isinstance(part, list):
                waiting.extend(part)
            elif isinstance(part, dict):
                waiting.extend(part.values())
                patterns = part.get("patternProperties")
                for pattern in (part.get("pattern"), *(patterns if isinstance(patterns, dict) else ())):
                    if isinstance(pattern, str):
                        self._prove_pattern(pattern)

    def _prove_pattern(self, pattern: str) -> None:
        try:
            open_repeats(pattern)
        except Refused as error:
            raise self._unusable(f"pattern {_short(pattern)!r} may run for ever: {error}") from None

    def _counted(self, keyword: Any) -> Any:
        def follow(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
            self._references += 1
            if self._references > _MOST_REFERENCES:
                raise Refused(f"more than {_MOST_REFERENCES:,} references were followed")
            yield from keyword(validator, value, instance, schema) or ()

        return follow

    def _pattern(self, validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
        if isinstance(instance, str):
            if cost(pattern, len(instance)) > MOST_STEPS:
                raise Refused(f"pattern {_short(pattern)!r} takes too long on {len(instance):,} characters")
            yield from Draft202012Validator.VALIDATORS["pattern"](validator, pattern, instance, schema) or ()

    def _properties(self, validator: Any, parts: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
        if isinstance(instance, dict):
            for name, part in parts.items():
                if name in instance and not self._acceptance.part(part)(instance[name]):
                    yield from validator.descend(instance[name], part, path=name, schema_path=name)

    def _items(self, validator: Any, items: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
        if isinstance(instance, list) and all(map(self._acceptance.part(items), instance)):
            return
        yield from Draft202012Validator.VALIDATORS["items"](validator, items, instance, schema) or ()

    def _required(self, validator: Any, names: list[str], instance: Any, schema: Any) -> Iterator[ValidationError]:
        """As jsonschema's, and at the top of the record a field that is null or an empty list is missing too."""
        if not isinstance(instance, dict):
            return
        for name in names:
            if name not in instance or (instance is self._root and instance[name] in (None, [])):
                yield ValidationError("is required", path=(name,))


def _counted_failures(errors: Iterator[ValidationError]) -> list[Failure]:
    """One failure for each field and place of the schema, with how many more there are of it."""
    kept: dict[tuple[str, tuple[str | int, ...]], tuple[ValidationError, int]] = {}
    for error in errors:
        place = tuple(error.absolute_path)
        key = (str(place[0]) if place else "", tuple(error.absolute_schema_path))
        if error.validator == "required":
            key = (key[0], (*key[1], place[-1]))
        first, count = kept.get(key, (error, 0))
        kept[key] = (first, count + 1)
    return [
        Failure(
            field,
            _path(error.absolute_path) or "the record",
            _reason(error) + (f" (and {count - 1} more)" if count > 1 else ""),
        )
        for (field, _), (error, count) in kept.items()
    ]


def _reason(error: ValidationError) -> str:
    if error.validator == "pattern":
        return f"does not match {_short(str(error.validator_value))!r}"
    if error.validator == "format":
        return f"is no {error.validator_value}"
    return _short(error.message)


def _path(parts: Any) -> str:
    words = ""
    for part in parts:
        words += f"[{part}]" if isinstance(part, int) else f".{part}" if words else str(part)
    return words


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_REASON else words[: _LONGEST_REASON - 1] + "…"
