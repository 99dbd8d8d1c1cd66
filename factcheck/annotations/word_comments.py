"""The comments of a Word file: those it has, and those that are added."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence

from factcheck.annotations.word_package import DECLARATION, referring_parts, with_child
from factcheck.annotations.word_xml import Names, escaped
from factcheck.annotations.wording import AUTHOR
from factcheck.loading.docx.names import is_strict, named, number
from factcheck.loading.docx.package import WordPackage
from factcheck.loading.parts import Attributes, walk_part

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_INITIALS = "fc"


class Comments:
    """Comments to be added. They carry no date: nothing in the file may depend on the day on which it is made."""

    def __init__(self, file: WordPackage, namespace: str, taken: Iterable[int]) -> None:
        self._file = file
        self._namespace = namespace
        self._part = file.related(file.main, "comments")
        self._next = max((*taken, *self._present()), default=-1) + 1
        self._added: list[tuple[int, Sequence[str]]] = []

    def add(self, lines: Sequence[str]) -> int:
        """The id of a new comment with these lines."""
        self._added.append((self._next, lines))
        self._next += 1
        return self._next - 1

    def parts(self) -> dict[str, bytes]:
        """The parts that the new comments change."""
        package = self._file.package
        if self._part is not None:
            return {self._part: with_child(package, self._part, "w:comments", self._written)}
        stem = posixpath.join(posixpath.dirname(self._file.main), "comments")
        names = (f"{stem}.xml", *(f"{stem}{number}.xml" for number in range(2, len(package.names) + 3)))
        part = next(name for name in names if not package.has(name))
        root = b'<w:comments xmlns:w="%s">%s</w:comments>' % (escaped(self._namespace), self._written(b"<w:"))
        referring = referring_parts(self._file, part, "comments", _TYPE, is_strict(self._namespace))
        return {part: DECLARATION + root, **referring}

    def _present(self) -> set[int]:
        found: set[int] = set()

        def add(attributes: Attributes) -> None:
            comment = number(attributes, "id")
            if comment is not None:
                found.add(comment)

        if self._part is not None:
            walk_part(self._file.package, self._part, named({"w:comment": add}), {})
        return found

    def _written(self, begin: bytes) -> bytes:
        names = Names(begin[1:-1], self._namespace)
        return b"".join(_comment(names, comment, lines) for comment, lines in self._added)


def _comment(names: Names, comment: int, lines: Sequence[str]) -> bytes:
    mark = names.around("r", names.empty("annotationRef"))  # Word puts the author of a reply there
    paragraphs = [
        names.around("p", (b"" if place else mark) + names.around("r", _text(names, line)))
        for place, line in enumerate(lines)
    ]
    return names.around("comment", b"".join(paragraphs), id=comment, author=AUTHOR, initials=_INITIALS)


def _text(names: Names, line: str) -> bytes:
    name = names.of("t")
    return b"<" + name + b' xml:space="preserve">' + escaped(line) + b"</" + name + b">"
