"""What comments in a file ask of the rules: ``factcheck: ignore[rule-id] reason``."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.remark import Remark
from factcheck.text.span import Span

_COMMENT = lazy_pattern(r"<!--((?:[^-]|-(?!->)){0,2000})-->")
_ADDRESSED = lazy_pattern(r"\s*factcheck\s{0,3}:\s{0,3}(?P<directive>\S[\s\S]*)")
_IGNORE = lazy_pattern(r"ignore\s{0,3}\[(?P<names>[^\]\n]{1,400})\]\s{0,9}(?P<reason>[\s\S]*)\Z")
_WITH_COMMENTS = frozenset({"text/markdown", "text/html"})
# Between the words of a paragraph and a comment behind it stands neither a line end nor a tag that ends the paragraph.
_PARTED = lazy_pattern(r"[\r\n]|</?(?:p|div|li|h[1-6]|td|th|tr|blockquote|section|article)\b")


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment that speaks to factcheck: the rules or checkers it names, the reason it gives, and where it holds.

    ``problem`` says in one line why it asks for nothing that can be done.
    """

    span: Span
    names: tuple[str, ...] = ()
    reason: str = ""
    problem: str | None = None


def directives(document: Document) -> Iterator[Directive]:
    """The directives of a document, in order."""
    for remark in (*document.remarks, *_source_remarks(document)):
        addressed = _ADDRESSED.match(remark.words)
        if addressed is not None:
            yield _read(addressed["directive"].strip(), remark.span)


def _read(directive: str, span: Span) -> Directive:
    match = _IGNORE.match(directive)
    if match is None:
        shown = " ".join(directive.split())[:40]
        return Directive(span, problem=f"“{shown}” is not understood: write factcheck: ignore[rule-id] reason")
    names = tuple(name.strip() for name in match["names"].split(",") if name.strip())
    reason = " ".join(match["reason"].split())
    if not names:
        return Directive(span, problem="no rule is named")
    if not any(character.isalpha() for character in reason):
        return Directive(span, names, problem=f"no reason is given for ignoring {', '.join(names)}")
    return Directive(span, names, reason)


def _source_remarks(document: Document) -> Iterator[Remark]:
    """The comments of Markdown and HTML that may speak to us, each with the paragraph it speaks of."""
    if document.media_type not in _WITH_COMMENTS or "factcheck" not in document.source:
        return
    placed = [(document.offsets.to_source(block.span), block) for block in document.blocks]
    for comment in _COMMENT.finditer(document.source):
        if "factcheck" not in comment[1]:
            continue
        block = _spoken_of(document, placed, comment.start(), comment.end())
        if block is None or block.kind is not BlockKind.CODE:
            yield Remark(comment[1], block.span if block is not None else Span(len(document.text), len(document.text)))


def _spoken_of(document: Document, placed: list[tuple[Span, Block]], start: int, end: int) -> Block | None:
    """The paragraph that holds a comment or ends before it on its line; otherwise the next one."""
    before = [(place, block) for place, block in placed if place.start <= start]
    if before:
        place, block = max(before, key=lambda item: item[0].end)
        if place.end >= end or not _PARTED.search(document.source, place.end, start):
            return block
    after = [(place, block) for place, block in placed if place.start >= end]
    return min(after, key=lambda item: item[0].start)[1] if after else None
