"""Makes words of a document harmless for a terminal or a log."""

from __future__ import annotations

import re

from factcheck.text.lazy_pattern import lazy_pattern

# Control characters, DEL, C1, line and paragraph separators, bidi controls, invisible marks, unpaired surrogates.
# The joiners U+200C and U+200D stay: Persian words and emoji need them.
_UNSAFE = lazy_pattern(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_BLANK = "\t\n\r"
# "##[error]" and "##vso[task…" are commands to build servers, wherever in a line they stand.
BUILD_COMMAND = lazy_pattern(r"#(?=#\[|#vso\[)")


def safe_text(text: str) -> str:
    """The text on one line, with everything that could steer a terminal or a build server made visible."""
    if text.isascii() and text.isprintable() and "##" not in text:
        return text
    return BUILD_COMMAND.sub("# ", _UNSAFE.sub(_visible, text))


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    return " " if character in _BLANK else f"<U+{ord(character):04X}>"


def visible_text(text: str) -> str:
    """The text with what a reader would not see, or what changes the order of letters, made visible; line ends stay."""
    return _UNSAFE.sub(lambda match: match[0] if match[0] in "\t\n" else _visible(match), text)
