"""A quick yes: tells for most values that they satisfy a schema, so that the full validator need not look.

jsonschema takes 9 ms over the 300 objects of an ordinary record; this takes a twentieth. It knows the keywords that
the schema of the record uses; what it does not know, or finds wrong, it leaves to jsonschema, which alone says no.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factcheck.text.lazy_pattern import lazy_pattern

Acceptor = Callable[[Any], bool]

_SILENT = frozenset({"description", "title", "$comment", "$defs", "$schema", "$id", "default", "examples"})


def _never(value: Any) -> bool:
    return False


class Acceptance:
    """The quick yes of one schema and its parts.

    Patterns are run only of a ``trusted`` schema: those of others need a guard that this has not.
    """

    def __init__(self, schema: Any, formats: Mapping[str, Callable[[Any], bool]], *, trusted: bool) -> None:
        self._root: dict[str, Any] = schema if isinstance(schema, dict) else {}
        self._formats = formats
        self._trusted = trusted
        self._made: dict[str, Acceptor] = {}
        self._parts: dict[int, Acceptor] = {}
        self.accepts: Acceptor = self.part(schema)

    def part(self, schema: Any) -> Acceptor:
        """A function that returns True only for values that surely satisfy ``schema``, a part of the whole."""
        # The parts live as long as the whole, so their identity names them.
        if id(schema) not in self._parts:
            self._parts[id(schema)] = self._make(schema)
        return self._parts[id(schema)]

    def _make(self, schema: Any) -> Acceptor:
        if not isinstance(schema, dict) or not self._known(schema):
            return _never
        if "$id" in schema and schema is not self._root:
            return _never  # a part with a name of its own is what its references start from
        steps = [self._step(keyword, value, schema) for keyword, value in schema.items() if not _told(keyword, schema)]
        if len(steps) == 1:
            return steps[0]
        if len(steps) == 2:
            first, second = steps
            return lambda instance: first(instance) and second(instance)
        return lambda instance: all(step(instance) for step in steps)

    @staticmethod
    def _known(schema: dict[str, Any]) -> bool:
        return all(keyword in _SILENT or keyword in _STEPS for keyword in schema)

    def _step(self, keyword: str, value: Any, schema: dict[str, Any]) -> Acceptor:
        return _STEPS[keyword](self, value, schema)

    def _type(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        classes = _CLASSES.get(value) if isinstance(value, str) else None
        return _never if classes is None else lambda instance: instance.__class__ in classes

    def _const(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        # Only strings: in JSON Schema 1 equals 1.0 and not true, in Python all three are equal.
        return (lambda instance: bool(instance == value)) if isinstance(value, str) else _never

    def _enum(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        if not all(isinstance(item, str) for item in value):
            return _never
        allowed = frozenset(value)
        return lambda instance: isinstance(instance, str) and instance in allowed

    def _format(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        return self._formats.get(value, _never) if isinstance(value, str) else _never

    def _pattern(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        if not self._trusted:
            return _never
        search = lazy_pattern(value).search
        return lambda instance: instance.__class__ is str and search(instance) is not None

    def _minimum(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        return lambda instance: instance.__class__ in _NUMBERS and instance >= value

    def _min_length(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        return lambda instance: instance.__class__ is str and len(instance) >= value

    def _min_items(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        return lambda instance: instance.__class__ is list and len(instance) >= value

    def _any_of(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        branches = [self._make(branch) for branch in value]
        if len(branches) == 2:
            first, second = branches
            return lambda instance: first(instance) or second(instance)
        return lambda instance: any(branch(instance) for branch in branches)

    def _items(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        item = self._make(value)
        return lambda instance: instance.__class__ is list and all(map(item, instance))

    def _ref(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        prefix, _, name = value.rpartition("/") if isinstance(value, str) else ("", "", "")
        target = self._root.get("$defs", {}).get(name) if prefix == "#/$defs" else None
        if target is None:
            return _never
        if name not in self._made:
            self._made[name] = _never  # a schema that contains itself is left to the validator
            self._made[name] = self._make(target)
        return self._made[name]

    def _required(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        names = frozenset(value)
        return lambda instance: instance.__class__ is dict and names <= instance.keys()

    def _properties(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        closed = schema.get("additionalProperties") is False
        if _asks_for_all(schema):
            return self._all_properties(value)
        steps = {name: self._make(part) for name, part in value.items()}

        def accept(instance: Any) -> bool:
            if instance.__class__ is not dict:
                return False
            for name, item in instance.items():
                step = steps.get(name)
                if step is None:
                    if closed:
                        return False
                elif not step(item):
                    return False
            return True

        return accept

    def _all_properties(self, value: dict[str, Any]) -> Acceptor:
        """For an object with just these properties, as nearly all in a record are: no look-up of steps by name."""
        plain = [(name, classes) for name, part in value.items() if (classes := _classes(part)) is not None]
        others = [(name, self._make(part)) for name, part in value.items() if _classes(part) is None]

        def accept(instance: Any) -> bool:
            if instance.__class__ is not dict or len(instance) != len(value):
                return False
            try:
                for name, classes in plain:
                    if instance[name].__class__ not in classes:
                        return False
                for name, step in others:
                    if not step(instance[name]):
                        return False
            except KeyError:
                return False
            return True

        return accept

    def _additional(self, value: Any, schema: dict[str, Any]) -> Acceptor:
        return _never  # but for what properties tells


_NUMBERS = (int, float)
_CLASSES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": _NUMBERS,
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}
_STEPS: dict[str, Callable[[Acceptance, Any, dict[str, Any]], Acceptor]] = {
    "type": Acceptance._type,
    "const": Acceptance._const,
    "enum": Acceptance._enum,
    "format": Acceptance._format,
    "pattern": Acceptance._pattern,
    "minimum": Acceptance._minimum,
    "minLength": Acceptance._min_length,
    "minItems": Acceptance._min_items,
    "anyOf": Acceptance._any_of,
    "items": Acceptance._items,
    "$ref": Acceptance._ref,
    "required": Acceptance._required,
    "properties": Acceptance._properties,
    "additionalProperties": Acceptance._additional,
}


def _told(keyword: str, schema: dict[str, Any]) -> bool:
    """True for a keyword that needs no step of its own: it says nothing, or the step of another looks at it."""
    value = schema[keyword]
    if keyword == "type":
        return value in ("object", "array", "string") and any(other in schema for other in _TYPE_TOLD_BY[value])
    if keyword == "additionalProperties":
        return value is False and "properties" in schema
    return keyword in _SILENT or (keyword == "required" and _asks_for_all(schema))


_TYPE_TOLD_BY = {
    "object": ("properties", "required"),
    "array": ("items", "minItems"),
    "string": ("pattern", "minLength"),
}


def _asks_for_all(schema: dict[str, Any]) -> bool:
    """True for an object with the properties that are listed, all of them and no others."""
    listed = schema.get("properties", {})
    return schema.get("additionalProperties") is False and set(listed) == set(schema.get("required", ()))


def _classes(schema: Any) -> tuple[type, ...] | None:
    """The classes that the values of a schema have which asks for nothing but one type, or one of several."""
    asked = [keyword for keyword in schema if keyword not in _SILENT] if isinstance(schema, dict) else []
    if asked == ["type"] and isinstance(schema["type"], str):
        return _CLASSES.get(schema["type"])
    if asked != ["anyOf"]:
        return None
    branches = [_classes(branch) for branch in schema["anyOf"]]
    if any(branch is None for branch in branches):
        return None
    return tuple(cls for branch in branches for cls in branch or ())
