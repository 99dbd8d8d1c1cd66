"""Lines that say until when a release must not be published: page furniture, but with a date that counts."""

from __future__ import annotations

from factcheck.text.blocks import Block, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

# "EMBARGOED UNTIL 15:00 GMT, WEDNESDAY 12 FEBRUARY 2025", "** Under embargo until …", "Not for publication before …";
# "Embargo on arms lifted" is a headline.
_NOTICE = lazy_pattern(
    r"(?i)[*#_>|\s(\[-]{0,8}(?:strictly[ ]{1,3}|news[ ]{1,3})?"
    r"(?:embargoed\b|embargo[ ]{0,3}(?::|–|-|until\b)|under[ ]{1,3}(?:strict[ ]{1,3})?embargo\b|"
    r"not[ ]{1,3}for[ ]{1,3}(?:release|publication|broadcast|use)[ ]{1,3}(?:before|until|prior)\b|"
    r"hold[ ]{1,3}for[ ]{1,3}release\b)"
)
_DIGIT = lazy_pattern(r"[0-9]")
_LONGEST = 160


def opens_embargo(text: str, start: int, end: int) -> bool:
    """True for a short line that opens with the words of an embargo and names a time or a day."""
    if end - start > _LONGEST or _NOTICE.match(text, start, end) is None:
        return False
    return _DIGIT.search(text, start, end) is not None


def is_embargo(text: str, block: Block) -> bool:
    """True for a block of page furniture that says until when a release must not be published."""
    return block.kind is BlockKind.CHROME and opens_embargo(text, block.span.start, block.span.end)
