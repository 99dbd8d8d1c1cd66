"""The parts of a Word file: which is the text, and what each part refers to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from factcheck.errors import InputNotRead
from factcheck.loading.docx.names import expanded, named
from factcheck.loading.package import Package, open_package
from factcheck.loading.parts import Attributes, walk_part

_USUAL_NAME = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"
_MOST_RELATIONS = 20_000


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: ``kind`` is the last word of its type; ``target`` the name of a part, or an address."""

    kind: str
    target: str
    external: bool


class WordPackage:
    """A Word file as a package; its main part is the one that the package names, whatever it is called."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.package: Package = open_package(path, data)
        self._relations: dict[str, dict[str, Relationship]] = {}

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text. Raises InputNotRead when there is none."""
        _ = self._types  # Word opens no file in which they are damaged
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.external and self.package.has(relation.target):
                return relation.target
        if self.package.has(_USUAL_NAME):
            return _USUAL_NAME
        raise InputNotRead(self.path, "not a Word document: the package names no main part")

    def relations(self, part: str) -> Mapping[str, Relationship]:
        """What a part refers to, by id; the part ``""`` is the package itself."""
        found = self._relations.get(part)
        if found is None:
            found = self._relations[part] = self._read_relations(part)
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part of this kind that a part refers to; None when there is none."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external and self.package.has(relation.target):
                return relation.target
        return None

    def content_type(self, part: str) -> str:
        """The media type of a part as the package states it, without parameters; empty when it states none."""
        by_name, by_suffix = self._types
        stated = by_name.get(f"/{part}".lower()) or by_suffix.get(posixpath.splitext(part)[1][1:].lower(), "")
        return stated.partition(";")[0].strip().lower()

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        by_name: dict[str, str] = {}
        by_suffix: dict[str, str] = {}

        def override(attributes: Attributes) -> None:
            by_name[attributes.get("PartName", "").lower()] = attributes.get("ContentType", "")

        def default(attributes: Attributes) -> None:
            by_suffix[attributes.get("Extension", "").lower()] = attributes.get("ContentType", "")

        if self.package.has(CONTENT_TYPES):
            walk_part(self.package, CONTENT_TYPES, named({"ct:Override": override, "ct:Default": default}), {})
        return by_name, by_suffix

    def _read_relations(self, part: str) -> dict[str, Relationship]:
        found: dict[str, Relationship] = {}
        name = relations_name(part)
        if not self.package.has(name):
            return found

        def add(attributes: Attributes) -> None:
            if len(found) >= _MOST_RELATIONS:
                raise InputNotRead(self.path, f"too large: more than {_MOST_RELATIONS:,} relationships of one part")
            external = attributes.get("TargetMode") == "External"
            target = attributes.get("Target", "")
            found[attributes.get("Id", "")] = Relationship(
                attributes.get("Type", "").rpartition("/")[2],
                target if external else part_name(part, target),
                external,
            )

        walk_part(self.package, name, dict.fromkeys(expanded("pr:Relationship"), add), {})
        return found


def relations_name(part: str) -> str:
    """The name of the part that says what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def part_name(part: str, target: str) -> str:
    """The name of the part at ``target``, seen from ``part``."""
    path = target if target.startswith("/") else posixpath.join("/", posixpath.dirname(part), target)
    return posixpath.normpath(path).lstrip("/")
