"""What an editor, a web page or a wrong encoding left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_ENTITY = lazy_pattern(
    r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|bull|copy|reg|trade|euro|pound|shy|laquo"
    r"|raquo|deg|middot"
    r"|[aeiouAEIOU](?:acute|grave|circ|uml)|[nN]tilde|[cC]cedil|szlig|#[0-9]{2,5}|#[xX][0-9A-Fa-f]{2,5});"
)
_TAG = lazy_pattern(
    r"</?(?:p|br|b|i|em|strong|span|div|a|ul|ol|li|td|th|tr|table|tbody|thead|h[1-6]|font|su[bp]|u|img|hr"
    r"|blockquote|o:p"
    r"|script|style|center|ins|del)(?:\s[^<>\n]{0,300})?/?>|<!--[^\n]{0,200}?-->",
    re.IGNORECASE,
)
_SHORT_CODE = lazy_pattern(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w{1,30}|et_pb_\w{1,30}|fusion_\w{1,30}"
    r"|contact-form-7)(?:\s[^\[\]\n]{0,200})?\]"
    r"|\[object Object\]|\[(?:/(?:b|i|u|url|img)|img|url=[^\[\]\n]{1,200})\]"
)
# Bold signs a converter left standing, with or without a space inside; "Revenue**" alone refers to a note.
_MARKDOWN = lazy_pattern(
    r"(?<![\w*])\*\*\s?[^\s*][^*\n]{0,200}\*\*(?![\w*])|\[[^\[\]\n]{1,120}\]\(https?://[^()\s]{1,300}\)"
)
# UTF-8 read as Windows-1252: "â€™" for an apostrophe, "Ã©" for é, "Â£" for £.
_MOJIBAKE = lazy_pattern(
    r"(?:â€(?:[™˜œž¦“”¢\u0080-\u00bf]|(?=\s))|Ã[\u0080-\u00bf©¨¼¶¤«»®ª±³´§¡¢¥‰ŸœŽ‚ƒ„†‡ˆŠ‹]"
    r"|Â[£©®°·»«§¢¥´\u0080-\u009f]|ï¿½|ï»¿){1,20}"
)
_MOJIBAKE_FIRST = "âÃÂï"
_BROKEN = lazy_pattern("[\ufffd\ufffc\ue000-\uf8ff]")  # those in private use are not printable, the others are
_BROKEN_SIGNS = "\ufffd\ufffc"
_CONTROL = lazy_pattern(r"[\x00-\x08\x0e-\x1f\x7f-\x9f][\x00-\x08\x0e-\x1f\x7f-\x9f]*")
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.CHROME, BlockKind.RESIDUE})
_MOST_RELATED = 5


# "…" between two excerpts, and a paragraph sign or bracket that a converter set on a line of its own.
_MEANT = frozenset({"…", "...", ". . .", "§", "§§", "(", ")"})


class StrayResidue(Rule):
    """Something that is no part of the release was left in its text.

    ## Why it matters
    A lone "/", "&nbsp;" or "â€™" shows readers that the text was copied badly, and hides whether words were lost.

    ## What it leaves alone
    Separators and end marks (***, ###, - 30 -), code, what stands in the page around the release, and mathematical or
    editorial signs inside a line.
    """

    id = "stray-residue"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
    english = False
    flags = (
        Example(
            "Bridge over the Lys opens to traffic\n\n7 June 2023\n\nGHENT – The new bridge over the river was opened "
            "on Monday by the mayor.\n\n⟦/⟧\n\nIt carries two lanes and a path for cyclists, the city said on "
            "its page.\n",
            whole=True,
        ),
        "The harbour⟦&nbsp;⟧opened in June.",
        "The mayor⟦â€™⟧s office said so.",
        "It was ⟦<strong>⟧approved on Monday.",
        "The caf⟦\ufffd⟧ reopens in June.",
        "The report was ⟦**very clear**⟧ on this.",
    )
    accepts = (
        "The first part ends here.\n\n***\n\nThe second part begins here.\n\n###",
        "The last words of the text.\n\n- 30 -",
        "R&D spending at Barton & Sons; grew in June.",
        "The values were < 5 and > 3 in both years.",
        "NÃO is Portuguese, and Âge is French.",
        "“They [the council] agreed,” she said.",
        "Revenue** rose, profit** fell, and the note[i] says why.",
        "He won a 3 * 4 relay and/or the 5 * 6 one.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """One finding for each kind of residue, with the further places it stands at."""
        found: dict[tuple[str, str], list[Span]] = {}
        for span, what in self._places(release):
            words = release.words(span)
            found.setdefault((what, "**" if words.startswith("**") else words), []).append(span)
        for (what, words), spans in found.items():
            times = f" {len(spans)} times" if len(spans) > 1 else ""
            yield self.finding(
                release,
                spans[0],
                f"{_said(what, words)}{times}",
                observed=release.words(spans[0]),
                related=[Related(span, "left here too") for span in spans[1 : 1 + _MOST_RELATED]],
                fixes=(_fix(release, what, spans),),
            )

    def _places(self, release: Release) -> list[tuple[Span, str]]:
        text = release.text
        places = [
            (block.span, "a line with only")
            for block in release.blocks(BlockKind.RESIDUE)
            if release.words(block.span).strip() not in _MEANT
        ]
        plain = text.replace("\n", "").replace("\t", "").isprintable()
        if "&" in text:
            places += self._matches(release, _ENTITY, "the HTML code")
        if "<" in text:
            places += self._matches(release, _TAG, "the HTML tag")
        if "[" in text or "**" in text:
            places += self._matches(release, _SHORT_CODE, "the tag")
            places += self._matches(release, _MARKDOWN, "the markup")
        if not text.isascii():
            if any(first in text for first in _MOJIBAKE_FIRST):
                places += self._matches(release, _MOJIBAKE, "the wrongly decoded")
            if any(first in text for first in _BROKEN_SIGNS) or not plain:
                places += self._matches(release, _BROKEN, "the unreadable character")
        if not plain:
            places += self._matches(release, _CONTROL, "the control character")
        return _apart(sorted(places))

    def _matches(self, release: Release, pattern: re.Pattern[str], what: str) -> list[tuple[Span, str]]:
        places: list[tuple[Span, str]] = []
        for match in pattern.finditer(release.text):
            block = release.document.block_at(match.start())
            if block is not None and block.kind not in _SKIPPED:
                places.append((Span(match.start(), match.end()), what))
        return places


def _apart(places: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The places without those that overlap one before them."""
    kept: list[tuple[Span, str]] = []
    for place in places:
        if not kept or place[0].start >= kept[-1][0].end:
            kept.append(place)
    return kept


def _said(what: str, words: str) -> str:
    """What the residue is, in words for somebody who knows nothing of encodings."""
    if what == "the wrongly decoded":
        meant = _decoded(words)
        stands = f" (meant: {_shown(meant)})" if meant.strip() else ""
        return f"characters that were decoded wrongly, {_shown(words)}{stands}, were left in the text"
    if what == "the unreadable character":
        return f"a character was lost here: {_shown(words)} stands in its place"
    if what == "the control character":
        return f"an invisible control character ({_shown(words)}) was left in the text"
    return f"{what} {_shown(words)} was left in the text"


def _shown(words: str) -> str:
    """The residue as it can be shown in a line: unprintable characters by their numbers."""
    if "\ufffd" in words or not any(map(str.isprintable, words)):
        return " ".join(f"U+{ord(character):04X}" for character in words[:8])
    shown = "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in words[:60])
    return f'"{shown}…"' if len(words) > 60 else f'"{shown}"'


def _fix(release: Release, what: str, spans: list[Span]) -> Fix:
    edits = tuple(Edit(span, _replacement(what, release.words(span))) for span in spans)
    replacement = edits[0].replacement
    if replacement.strip():
        action = f"replace it by {_shown(replacement)}"
    else:
        action = "replace it by a space" if replacement else "remove it"
    return Fix(action, Applicability.OFFERED, edits)


def _replacement(what: str, words: str) -> str:
    if what == "the HTML code":
        return unescape(words).replace("\u00a0", " ")
    if what == "the wrongly decoded":
        return _decoded(words)
    if what == "the markup" and words.startswith("**"):
        return words[2:-2].strip()
    return ""


def _decoded(words: str) -> str:
    """What was meant by wrongly decoded characters, empty when that cannot be told."""
    for _ in range(2):  # some texts went through the wrong decoding twice
        try:
            words = b"".join(_byte(character) for character in words).decode("utf-8")
        except UnicodeError:
            break
    return words if words.isprintable() and not _MOJIBAKE.search(words) else ""


def _byte(character: str) -> bytes:
    return character.encode("latin-1" if "\x80" <= character <= "\x9f" else "cp1252")
