"""Standing texts: the paragraphs by which an organization describes itself at the end of every release."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.archive.stated import plain
from factcheck.record.model import Record
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass, replace
from factcheck.text.span import Span

# "About Harbour Bank", "ABOUT THE PORT OF ELMSTAD:", "About Elmstad Shipping: Elmstad Shipping sails 12 ships."
# Not "About 52 per cent of …".
_ABOUT = lazy_pattern(
    r"(?:About|ABOUT)\s{1,3}(?P<name>(?:(?:the|The|THE)\s)?[^\W\d_a-zß-ÿ][^\n:]{1,80}?)\s{0,3}(?:[:\n]\s{0,3}|\Z)"
)
# A warning about forecasts is legal text, written for each release anew.
_LEGAL = lazy_pattern(r"(?i)\b(?:forward[- ]looking|safe harbou?r|securities act|risk factors)\b")
_FEWER_FIGURES = 4  # times as many words as figures
_FEWEST_WORDS = 12  # "For media inquiries and the opinion of an expert, call …" is no description


@dataclass(frozen=True, slots=True)
class StandingText:
    """A paragraph about an organization: ``subject`` in small letters, the words on one line, and its place."""

    subject: str
    text: str
    span: Span

    def placed(self, document: Document) -> StandingText:
        """The same text with its place in the file."""
        return replace(self, span=document.offsets.to_source(self.span))


def standing_texts(document: Document, record: Record) -> Iterator[StandingText]:
    """The paragraphs of the boilerplate, each with the organization that its heading or the issuer names."""
    subject = plain(record.issuer.name) if record.issuer else ""
    for block in document.blocks:
        if block.kind not in (BlockKind.BOILERPLATE, BlockKind.HEADING):
            continue
        start = block.span.start
        about = _ABOUT.match(document.text, start, block.span.end)
        if about is not None:
            subject, start = plain(about["name"]), about.end()
        elif block.kind is BlockKind.HEADING:
            subject = plain(record.issuer.name) if record.issuer else ""
            continue
        words = document.text[start : block.span.end].split()
        legal = _LEGAL.search(document.text, start, block.span.end)
        if subject and len(words) >= _FEWEST_WORDS and _is_prose(words) and not legal:
            yield StandingText(subject, " ".join(words), Span(start, block.span.end))


def _is_prose(words: list[str]) -> bool:
    """False for the row of a table: "Gross sales 36.7 42.1 40.5"."""
    return sum(any(map(str.isdigit, word)) for word in words) * _FEWER_FIGURES <= len(words)
