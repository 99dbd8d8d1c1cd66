"""Dataclasses that cost little to define and to build; to the type checker they are those of ``dataclasses``.

``dataclasses`` compiles up to ten functions for each class and takes ``inspect`` with it, together a third of the
start-up; and a frozen one sets each field through ``object.__setattr__``, which makes building it three times as dear.
Here one function is compiled, ``__init__``, and ``frozen`` is a promise that mypy holds all our code to: nothing
refuses an assignment at run time.

Equality, order, hash, representation and ``replace`` are as there. ``__dataclass_fields__``, by which ``dataclasses``
itself and pydantic know a dataclass, is made when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "field_names", "replace"]

Fields = Mapping[str, "_Field"]
_NOT_GIVEN: Any = object()


class _Field:
    """What is said of a field besides its name: its default or what makes one, and whether it counts in the hash."""

    __slots__ = ("default", "factory", "in_hash")

    def __init__(self, default: Any, factory: Any = _NOT_GIVEN, in_hash: bool = True) -> None:
        self.default = default
        self.factory = factory
        self.in_hash = in_hash


def _field(
    *,
    default: Any = _NOT_GIVEN,
    default_factory: Any = _NOT_GIVEN,
    hash: bool = True,  # noqa: A002 the name it has in dataclasses
) -> _Field:
    return _Field(default, default_factory, hash)


def _dataclass(
    *, frozen: bool = False, slots: bool = False, order: bool = False, kw_only: bool = False
) -> Callable[[type], type]:
    def decorated(cls: type) -> type:
        if any("__dataclass_fields__" in vars(base) and "__quick_fields__" not in vars(base) for base in cls.__mro__):
            raise TypeError(f"{cls.__qualname__} extends a dataclass of the standard library")
        own = dict(_own_fields(cls))
        known = {**getattr(cls, "__quick_fields__", {}), **own}
        methods = {
            "__quick_fields__": known,
            "__dataclass_fields__": _StandardFields(kw_only),
            "__match_args__": () if kw_only else tuple(known),
            "__init__": _init(cls, known, kw_only),
            "__repr__": _repr,
            **_comparisons(known, frozen, order),
        }
        added = {name: method for name, method in methods.items() if name not in cls.__dict__}
        return _slotted(cls, own, added) if slots else _extended(cls, own, added)

    return decorated


def _own_fields(cls: type) -> Iterator[tuple[str, _Field]]:
    for name, kind in cls.__annotations__.items():
        if not kind.startswith("ClassVar"):
            said = cls.__dict__.get(name, _NOT_GIVEN)
            yield name, said if isinstance(said, _Field) else _Field(said)


def _slotted(cls: type, own: Fields, added: Mapping[str, Any]) -> type:
    """The class again, with slots, which Python gives only to a class that is made with them."""
    namespace = {name: value for name, value in cls.__dict__.items() if name not in own and name not in _MADE_BY_PYTHON}
    inherited = getattr(cls.__base__, "__quick_fields__", ())
    namespace["__slots__"] = tuple(name for name in own if name not in inherited)
    made = type(cls)(cls.__name__, cls.__bases__, {**namespace, **added})
    made.__qualname__ = cls.__qualname__
    return made


_MADE_BY_PYTHON = ("__dict__", "__weakref__")


def _extended(cls: type, own: Fields, added: Mapping[str, Any]) -> type:
    """The same class with the methods, and with plain defaults in place of descriptions of fields."""
    for name, about in own.items():
        if isinstance(cls.__dict__.get(name), _Field):
            if about.default is _NOT_GIVEN:
                delattr(cls, name)
            else:
                setattr(cls, name, about.default)
    for name, method in added.items():
        setattr(cls, name, method)
    return cls


def _init(cls: type, known: Fields, kw_only: bool) -> Any:
    values: dict[str, Any] = {"_NOT_GIVEN": _NOT_GIVEN}
    parameters, steps = ["self"], []
    if kw_only:
        parameters.append("*")
    for name, about in known.items():
        value = name
        if about.factory is not _NOT_GIVEN:
            values[f"_make_{name}"] = about.factory
            parameters.append(f"{name}=_NOT_GIVEN")
            value = f"_make_{name}() if {name} is _NOT_GIVEN else {name}"
        elif about.default is not _NOT_GIVEN:
            values[f"_default_{name}"] = about.default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        steps.append(f" self.{name} = {value}\n")
    if hasattr(cls, "__post_init__"):
        steps.append(" self.__post_init__()\n")
    exec(f"def __init__({', '.join(parameters)}):\n{''.join(steps) or ' pass'}", values)
    made = values["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    return made


def _repr(self: Any) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__quick_fields__)
    return f"{self.__class__.__qualname__}({said})"


def _comparisons(known: Fields, frozen: bool, order: bool) -> dict[str, Any]:
    values = _reader(list(known))
    hashed = _reader([name for name, about in known.items() if about.in_hash])

    def equal(self: Any, other: Any) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hash_of(self: Any) -> int:
        return hash(hashed(self))

    methods: dict[str, Any] = {"__eq__": equal, "__hash__": hash_of if frozen else None}
    if order:
        methods |= {f"__{before.__name__}__": _ordered(values, before) for before in (lt, le, gt, ge)}
    return methods


def _ordered(values: Callable[[Any], Any], before: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compared(self: Any, other: Any) -> bool:
        return before(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented

    return compared


def _reader(names: list[str]) -> Callable[[Any], Any]:
    """A function that returns the values of these fields as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


class _StandardFields:
    """Stands in a class for its ``__dataclass_fields__`` until they are asked for."""

    def __init__(self, kw_only: bool) -> None:
        self._kw_only = kw_only

    def __get__(self, instance: object, owner: Any) -> Any:
        import dataclasses

        kinds: dict[str, Any] = {}
        for cls in reversed(owner.__mro__):
            kinds.update(getattr(cls, "__annotations__", {}))
        namespace: dict[str, Any] = {"__annotations__": {name: kinds[name] for name in owner.__quick_fields__}}
        for name, about in owner.__quick_fields__.items():
            if about.factory is not _NOT_GIVEN:
                namespace[name] = dataclasses.field(default_factory=about.factory, hash=about.in_hash)
            elif about.default is not _NOT_GIVEN:
                namespace[name] = dataclasses.field(default=about.default, hash=about.in_hash)
        twin: Any = dataclasses.dataclass(kw_only=self._kw_only)(type(owner.__name__, (), namespace))
        owner.__dataclass_fields__ = twin.__dataclass_fields__
        return owner.__dataclass_fields__


def field_names(instance_or_class: Any) -> tuple[str, ...]:
    """The names of the fields, in order."""
    return tuple(instance_or_class.__quick_fields__)


def _replace(instance: Any, /, **changes: Any) -> Any:
    given = {name: getattr(instance, name) for name in instance.__quick_fields__}
    return instance.__class__(**(given | changes))


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _field, _replace
