"""Pieces of WordprocessingML as bytes that fit into any file: plain ASCII, with the prefix that is used there."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPECIAL = re.compile('[&<>"\r\n\t]|[^\x20-\x7e]')
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of WordprocessingML under a prefix; without one the elements say themselves where they belong."""

    prefix: bytes
    namespace: str

    def of(self, local: str) -> bytes:
        """The name of an element."""
        return self.prefix + b":" + local.encode() if self.prefix else local.encode()

    def empty(self, local: str, **attributes: int | str) -> bytes:
        """An element without content."""
        return b"<" + self.of(local) + self._attributes(attributes) + b"/>"

    def around(self, local: str, content: bytes, **attributes: int | str) -> bytes:
        """An element around content."""
        return b"<" + self.of(local) + self._attributes(attributes) + b">" + content + b"</" + self.of(local) + b">"

    def _attributes(self, attributes: dict[str, int | str]) -> bytes:
        if not attributes:
            return b""
        prefix = self.prefix or b"w"  # attributes have no namespace without a prefix
        said = b"" if self.prefix else b' xmlns:w="' + escaped(self.namespace) + b'"'
        for name, value in attributes.items():
            said += b" " + prefix + b":" + name.encode() + b'="' + escaped(str(value)) + b'"'
        return said


def escaped(characters: str) -> bytes:
    """Characters as XML has them, in ASCII; what XML cannot hold is replaced."""
    return _SPECIAL.sub(_reference, _NO_XML.sub("\ufffd", characters)).encode("ascii")


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
