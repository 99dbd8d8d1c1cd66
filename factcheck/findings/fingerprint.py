"""Fingerprints: the same finding keeps its fingerprint while the rest of the file is edited."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from unicodedata import normalize

from factcheck.findings.finding import Finding
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_WORD = lazy_pattern(r"\w+")
_CONTEXT_WORDS = 3
_CONTEXT_REACH = 80  # three words of any language but the longest compounds


def fingerprints(document: Document, findings: Sequence[Finding]) -> list[str]:
    """One fingerprint a finding, in the same order, unique within the document.

    Made of the rule, its quote, the words beside it in the same sentence and, where all of that occurs again, the
    occurrence: no line number and nothing of other sentences goes in. Line ends, Unicode form and case do not
    matter.
    """
    seen: dict[str, int] = {}
    return [_numbered("\0".join(_identity(document, finding)), seen) for finding in findings]


def placeless_fingerprint(rule: str, message: str) -> str:
    """The fingerprint of a finding that has no place in any document."""
    return _numbered("\0".join((rule, _normal(message))), {})


def _numbered(identity: str, seen: dict[str, int]) -> str:
    occurrence = seen.get(identity, 0)
    seen[identity] = occurrence + 1
    return sha256(f"{identity}\0{occurrence}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _identity(document: Document, finding: Finding) -> tuple[str, ...]:
    if finding.span is None:
        return (finding.rule, _normal(finding.message))
    before, after = _beside(document, finding.span)
    return (finding.rule, _normal(finding.span.of(document.text)), before, after)


def _beside(document: Document, span: Span) -> tuple[str, str]:
    sentence = document.sentence_at(span.start)
    bounds = sentence.cover(span) if sentence else span
    text = document.text
    before = _WORD.findall(text[max(bounds.start, span.start - _CONTEXT_REACH) : span.start])[-_CONTEXT_WORDS:]
    after = _WORD.findall(text[span.end : min(bounds.end, span.end + _CONTEXT_REACH)])[:_CONTEXT_WORDS]
    return _normal(" ".join(before)), _normal(" ".join(after))


def _normal(words: str) -> str:
    return " ".join(normalize("NFKC", words).casefold().split())
