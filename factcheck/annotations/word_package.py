"""The package of a Word file with some parts changed and all others as they were."""

from __future__ import annotations

import copy
import posixpath
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from factcheck.annotations.word_map import start_tag
from factcheck.annotations.word_xml import escaped
from factcheck.errors import InputNotRead
from factcheck.loading.docx.names import expanded, relation_type
from factcheck.loading.docx.package import CONTENT_TYPES, WordPackage, relations_name
from factcheck.loading.package import Package
from factcheck.loading.parts import Attributes, PartWalk, part_bytes

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive knows: the same file comes out on any day


def repacked(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """The bytes of a package in which these parts are changed or added; nothing else is."""
    stream = BytesIO()
    left = dict(changed)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in package.entries:
            data = left.pop(entry.filename, None)
            copied = copy.copy(entry)
            copied.extra = b""  # sizes and times of the old archive
            archive.writestr(copied, package.read_entry(entry) if data is None else data)
        for name, data in left.items():
            added = zipfile.ZipInfo(name, _FIRST_DAY)
            added.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(added, data)
    return stream.getvalue()


def referring_parts(file: WordPackage, part: str, kind: str, content_type: str, strict: bool) -> dict[str, bytes]:
    """The parts that change so that the main part refers to a new part of this kind."""
    package, name = file.package, relations_name(file.main)
    taken = file.relations(file.main)
    relation = next(said for said in (f"rId{number}" for number in range(1, len(taken) + 2)) if said not in taken)
    reference = b'Relationship Id="%s" Type="%s" Target="%s"/>' % (
        escaped(relation),
        escaped(relation_type(kind, strict)),
        escaped(posixpath.basename(part)),
    )
    override = b'Override PartName="/%s" ContentType="%s"/>' % (escaped(part), escaped(content_type))
    changed = {CONTENT_TYPES: with_child(package, CONTENT_TYPES, "ct:Types", lambda begin: begin + override)}
    if package.has(name):
        return {**changed, name: with_child(package, name, "pr:Relationships", lambda begin: begin + reference)}
    namespace = escaped(next(iter(expanded("pr:Relationships"))).partition(" ")[0])
    new = b'<Relationships xmlns="%s"><%s</Relationships>' % (namespace, reference)
    return {**changed, name: DECLARATION + new}


def with_child(package: Package, part: str, root: str, child: Callable[[bytes], bytes]) -> bytes:
    """A part with one more child of its root; ``child`` is told how tags begin there: ``<``, or ``<`` and a prefix."""
    data = part_bytes(package, part)
    where: list[int] = []

    def begins(_: Attributes) -> None:
        where.append(walk.position)

    def ends() -> None:
        where.append(walk.position)

    names = tuple(expanded(root))
    walk = PartWalk(package, part, dict.fromkeys(names, begins), dict.fromkeys(names, ends), lambda _: None)
    walk.run(data)
    if not where:
        raise InputNotRead(package.path, f"damaged: the part {part[:80]!r} is not what it is said to be")
    start, end = where[0], where[-1]
    tag, prefix = start_tag(data, start)
    new = child(b"<" + prefix + b":" if prefix else b"<")
    if not tag.endswith(b"/>"):
        return data[:end] + new + data[end:]
    name = tag[1:].split()[0].rstrip(b"/>")
    return data[:start] + tag[:-2] + b">" + new + b"</" + name + b">" + data[start + len(tag) :]
