"""The names of OpenDocument: expanded names for the prefixes that its specification uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from factcheck.loading.parts import Attributes

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    "office": f"{_OASIS}office:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "dr3d": f"{_OASIS}dr3d:1.0",
    "style": f"{_OASIS}style:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "script": f"{_OASIS}script:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}

_Handler = TypeVar("_Handler")


def expanded(written: str) -> str:
    """The expanded name of a prefixed name such as ``text:p``."""
    prefix, _, local = written.partition(":")
    return f"{_NAMESPACES[prefix]} {local}"


def named(handlers: Mapping[str, _Handler]) -> dict[str, _Handler]:
    """Handlers by expanded name, made of handlers by prefixed name."""
    return {expanded(written): handler for written, handler in handlers.items()}


_EXPANDED: dict[str, str] = {}


def value(attributes: Attributes, name: str) -> str:
    """The attribute of a prefixed name, empty when it is not there."""
    full = _EXPANDED.get(name)
    if full is None:
        full = _EXPANDED[name] = expanded(name)
    return attributes.get(full, "")


def count(attributes: Attributes, name: str, otherwise: int = 1) -> int:
    """The whole number of an attribute, ``otherwise`` when it is none or has more than six digits."""
    written = value(attributes, name)
    return int(written) if written.isascii() and written.isdigit() and len(written) <= 6 else otherwise
