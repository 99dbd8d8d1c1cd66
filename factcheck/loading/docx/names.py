"""The names of WordprocessingML: each element and attribute in its usual and in its strict namespace."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from factcheck.loading.parts import Attributes

_OPEN = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_MICROSOFT = "http://schemas.microsoft.com/office"
_NAMESPACES = {
    "w": (f"{_OPEN}/wordprocessingml/2006/main", f"{_STRICT}/wordprocessingml/main"),
    "m": (f"{_OPEN}/officeDocument/2006/math", f"{_STRICT}/officeDocument/math"),
    "c": (f"{_OPEN}/drawingml/2006/chart", f"{_STRICT}/drawingml/chart"),
    "dgm": (f"{_OPEN}/drawingml/2006/diagram", f"{_STRICT}/drawingml/diagram"),
    "lc": (f"{_OPEN}/drawingml/2006/lockedCanvas", f"{_STRICT}/drawingml/lockedCanvas"),
    "mc": (f"{_OPEN}/markup-compatibility/2006",),
    "cx": (f"{_MICROSOFT}/drawing/2014/chartex",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "pr": (f"{_OPEN}/package/2006/relationships",),
    "ct": (f"{_OPEN}/package/2006/content-types",),
    "w14": (f"{_MICROSOFT}/word/2010/wordml",),
    "w15": (f"{_MICROSOFT}/word/2012/wordml",),
}
_W, _STRICT_W = (f"{uri} " for uri in _NAMESPACES["w"])
_RELATIONS = (f"{_OPEN}/officeDocument/2006/relationships ", f"{_STRICT}/officeDocument/relationships ")
_SPACE = "http://www.w3.org/XML/1998/namespace space"
_OFF = frozenset({"0", "false", "off"})

_Handler = TypeVar("_Handler")


def named(handlers: Mapping[str, _Handler]) -> dict[str, _Handler]:
    """Handlers by expanded name, made of handlers by prefixed name such as ``w:p``."""
    return {name: handler for written, handler in handlers.items() for name in expanded(written)}


@cache
def expanded(written: str) -> tuple[str, ...]:
    """The expanded names of a prefixed name."""
    prefix, _, local = written.partition(":")
    return tuple(f"{uri} {local}" for uri in _NAMESPACES[prefix])


def is_strict(namespace: str) -> bool:
    """True for the strict one of the two namespaces of a text."""
    return namespace == _NAMESPACES["w"][1]


def relation_type(kind: str, strict: bool) -> str:
    """The type of a relationship of this kind."""
    return _RELATIONS[strict].rstrip() + "/" + kind


def value(attributes: Attributes, name: str = "val") -> str | None:
    """The attribute ``w:name``; None when it is not there."""
    found = attributes.get(_W + name)
    return attributes.get(_STRICT_W + name) if found is None else found


def number(attributes: Attributes, name: str = "val") -> int | None:
    """The attribute ``w:name`` as a number within reason; None when it is none."""
    written = value(attributes, name)
    if written is None or not (written.isascii() and written.isdigit() and len(written) <= 9):
        return None
    return int(written)


def is_on(attributes: Attributes) -> bool:
    """What a switch such as ``w:vanish`` says: on, unless it says otherwise."""
    return value(attributes) not in _OFF


def relation(attributes: Attributes, name: str = "id") -> str | None:
    """The attribute ``r:name``, the id of a relationship; None when it is not there."""
    for namespace in _RELATIONS:
        if (found := attributes.get(namespace + name)) is not None:
            return found
    return None


def keeps_space(attributes: Attributes) -> bool:
    """True when the white space around the characters of an element is to be kept."""
    return attributes.get(_SPACE) == "preserve"
