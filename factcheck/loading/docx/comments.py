"""The comments of a Word file that are still open."""

from __future__ import annotations

from factcheck.loading.docx.names import expanded, named, value
from factcheck.loading.docx.package import WordPackage
from factcheck.loading.parts import Attributes, walk_part

_PARA_ID = next(iter(expanded("w14:paraId")))
_EXTENDED_ID = next(iter(expanded("w15:paraId")))
_PARENT_ID = next(iter(expanded("w15:paraIdParent")))
_DONE = next(iter(expanded("w15:done")))


def open_comments(file: WordPackage) -> frozenset[str]:
    """The ids of the comments that nobody has marked as resolved; replies belong to what they answer."""
    part = file.related(file.main, "comments")
    if part is None:
        return frozenset()
    paragraph_of = _last_paragraphs(file, part)
    closed = _resolved_or_replies(file)
    return frozenset(comment for comment, paragraph in paragraph_of.items() if paragraph not in closed)


def _last_paragraphs(file: WordPackage, part: str) -> dict[str, str]:
    """The id of the last paragraph of each comment: by it other parts speak of the comment."""
    found: dict[str, str] = {}
    current = ""

    def begin(attributes: Attributes) -> None:
        nonlocal current
        current = value(attributes, "id") or ""
        found[current] = ""

    def paragraph(attributes: Attributes) -> None:
        if current in found:
            found[current] = attributes.get(_PARA_ID, "")

    walk_part(file.package, part, named({"w:comment": begin, "w:p": paragraph}), {})
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
