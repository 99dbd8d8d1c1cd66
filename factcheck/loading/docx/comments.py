"""The comments of a Word file that are still open."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.loading.docx.names import expanded, named, value
from factcheck.loading.docx.package import WordPackage
from factcheck.loading.parts import Attributes, walk_part

_PARA_ID = next(iter(expanded("w14:paraId")))
_EXTENDED_ID = next(iter(expanded("w15:paraId")))
_PARENT_ID = next(iter(expanded("w15:paraIdParent")))
_DONE = next(iter(expanded("w15:done")))


def open_comments(file: WordPackage) -> dict[str, str]:
    """The words of the comments that nobody has marked as resolved, by id; replies belong to what they answer."""
    part = file.related(file.main, "comments")
    if part is None:
        return {}
    found = _comments(file, part)
    closed = _resolved_or_replies(file)
    return {comment: "".join(said.words) for comment, said in found.items() if said.paragraph not in closed}


@dataclass(slots=True)
class _Comment:
    """A comment: its words, and the id of its last paragraph, by which other parts speak of it."""

    paragraph: str = ""
    words: list[str] = field(default_factory=list)


def _comments(file: WordPackage, part: str) -> dict[str, _Comment]:
    found: dict[str, _Comment] = {}
    current = _Comment()

    def begin(attributes: Attributes) -> None:
        nonlocal current
        current = found[value(attributes, "id") or ""] = _Comment()

    def paragraph(attributes: Attributes) -> None:
        current.paragraph = attributes.get(_PARA_ID, "")

    def text(words: str) -> None:
        current.words.append(words)

    walk_part(file.package, part, named({"w:comment": begin, "w:p": paragraph}), {}, text)
    return found


def _resolved_or_replies(file: WordPackage) -> frozenset[str]:
    part = file.related(file.main, "commentsExtended")
    found: set[str] = set()
    if part is None:
        return frozenset()

    def add(attributes: Attributes) -> None:
        if attributes.get(_DONE) in ("1", "true", "on") or attributes.get(_PARENT_ID):
            found.add(attributes.get(_EXTENDED_ID, ""))

    walk_part(file.package, part, named({"w15:commentEx": add}), {})
    return frozenset(found - {""})
