"""A passage of body text as a document: what a single sentence or a few paragraphs say, without a release around."""

from __future__ import annotations

import re
from hashlib import sha256

from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.offsets import OffsetMap
from factcheck.text.span import Span

_PARAGRAPH = lazy_pattern(r"\S(?:.*?\S)??(?=\s*\n[ \t]*\n|\s*\Z)", re.DOTALL)


def load_passage(text: str, path: str = "passage.txt") -> Document:
    """A document of plain paragraphs, divided at blank lines; the text is taken as it is."""
    blocks = tuple(Block(Span(match.start(), match.end()), BlockKind.PARAGRAPH) for match in _PARAGRAPH.finditer(text))
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(path, "text/plain", digest, text, text, OffsetMap(), blocks)
