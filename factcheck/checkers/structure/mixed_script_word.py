"""A word with letters of two scripts, or with characters that nobody sees."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from unicodedata import name

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Finding, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import table
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_LOOKS: dict[str, str] = table("lookalike_letters")
_FOREIGN = "".join(_LOOKS)
_LATIN = "A-Za-zÀ-ɏ"
# A Latin letter and one of another script side by side; the word is read around them.
_JUNCTION = lazy_pattern(rf"[{_LATIN}][{_FOREIGN}]|[{_FOREIGN}][{_LATIN}]")
_LETTERS_LEFT = lazy_pattern(r"[^\W\d_]{1,40}\Z")
_LETTERS_RIGHT = lazy_pattern(r"[^\W\d_]{1,40}")
# Right-to-left overrides and embeddings: the characters stand in another order than the one shown.
_DIRECTION = lazy_pattern("[\u202a-\u202e\u2066-\u2069]+")
_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# A zero-width space or joiner between two letters; the loader takes it out of the text, it stands in the file.
_HIDDEN = lazy_pattern(rf"(?<=[{_LATIN}])[\u200b-\u200d\u2060\ufeff]{{1,8}}(?=[{_LATIN}])")
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.CHROME})
_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_TURNING = tuple("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OTHER_SCRIPT = bytes(range(0xCD, 0xD5))  # the first bytes of Greek and Cyrillic letters in UTF-8
_REACH = 40
_MOST_RELATED = 5


class MixedScriptWord(Rule):
    """A word mixes letters of two scripts that look alike, or hides characters that nobody sees.

    ## Why it matters
    A Cyrillic "а" in a name or address looks right and is another word: searches, links and alerts miss it, and in an
    address it leads to somebody else.

    ## What it leaves alone
    Words in their own script, Greek letters in units and formulas (µm, kΩ, β-carotene, TGFβ), soft hyphens, invisible
    characters between words, and the marks of direction in texts with Hebrew or Arabic words.
    """

    id = "mixed-script-word"
    severity, confidence, since = Severity.WARNING, Confidence.HIGH, "0.1"
    english = False
    flags = (
        "The ⟦h\u0430rbour⟧ opened in May, and the second ⟦har\u0432our⟧ follows.",
        "It was paid by ⟦Exampl\u0435⟧ Bank of Ghent.",
        "The account ⟦\u202e⟧12345 was closed.",
        "It was signed by Har\u200b⟦bour⟧ Bank.",
        "It was signed by Har\u200d⟦bour⟧ Bank.",
        Example("It was signed by Har\u200b⟦bour⟧ Bank.", suffix=".md"),
    )
    accepts = (
        "The harbour of Владивосток, the city of Ελλάδα and the word שלום stand in their own script.",
        "A layer of 5 μm at 3 kΩ with TGFβ1, IFNγ, α-helix and β-carotene; ΔT was 3.",
        "A soft\u00adhyphen and a space\u200b after a word.",
        "DVD-диск and the Яндекс app.",
        "She wrote \u202bשלום\u202c to all.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """One finding for each word, with the further places at which it stands."""
        if release.document.source.isascii():
            return
        found: dict[str, list[Span]] = {}
        for span in self._mixed(release):
            found.setdefault(release.words(span), []).append(span)
        for written, spans in found.items():
            meant = "".join(_LOOKS.get(letter, letter) for letter in written)
            strange = sorted({letter for letter in written if letter in _LOOKS})
            shown = " and ".join(
                f"a {_script(letter)} letter for “{_LOOKS[letter]}” (U+{ord(letter):04X})" for letter in strange[:3]
            )
            message = f"“{written}” looks like “{meant}” but has {shown}"
            yield self._of(
                release, spans, message, Fix(f"write “{meant}”", Applicability.OFFERED, _edits(spans, meant))
            )
        directed = list(self._directed(release))
        if directed:
            message = f"an invisible character turns the direction of the text here ({_codes(release, directed[0])})"
            yield self._of(release, directed, message, Fix("remove it", Applicability.OFFERED, _edits(directed, "")))
        for behind, word in self._hidden(release):
            plain = _plain(release.words(word))
            message = f"an invisible character stands in the word “{plain}” ({_codes(release, word)})"
            fix = Fix(f"write “{plain}”", Applicability.OFFERED, _edits([word], plain))
            yield self._of(release, [behind], message, fix)

    def _of(self, release: Release, spans: Sequence[Span], message: str, fix: Fix) -> Finding:
        return self.finding(
            release,
            spans[0],
            message,
            observed=release.words(spans[0]),
            related=[Related(span, "it stands here too") for span in spans[1 : 1 + _MOST_RELATED]],
            fixes=[fix],
        )

    def _mixed(self, release: Release) -> Iterator[Span]:
        text, done = release.text, 0
        written = text.encode("utf-8", "surrogatepass")
        if len(written.translate(None, _OTHER_SCRIPT)) == len(written):  # far quicker than a search
            return
        for match in _JUNCTION.finditer(text):
            if match.start() < done or self._is_skipped(release, match.start()):
                continue
            left = _LETTERS_LEFT.search(text, max(0, match.start() - _REACH), match.start())
            right = _LETTERS_RIGHT.match(text, match.end())
            span = Span(left.start() if left else match.start(), right.end() if right else match.end())
            done = span.end
            if _is_lookalike(span.of(text)):
                yield span

    def _directed(self, release: Release) -> Iterator[Span]:
        if not any(sign in release.text for sign in _TURNING) or _RIGHT_TO_LEFT.search(release.text):
            return
        for match in _DIRECTION.finditer(release.text):
            if not self._is_skipped(release, match.start()):
                yield Span(*match.span())

    def _hidden(self, release: Release) -> Iterator[tuple[Span, Span]]:
        """The rest of each word behind a hidden character, which shows in file and text alike, and the whole word."""
        source = release.document.source
        if not any(sign in source for sign in _INVISIBLE):
            return
        for match in _HIDDEN.finditer(source):
            at = _place_in_text(release.document, match.start())
            left = _LETTERS_LEFT.search(release.text, max(0, at - _REACH), at)
            behind = at
            while release.text.startswith(_INVISIBLE, behind):  # joiners stay in the text
                behind += 1
            right = _LETTERS_RIGHT.match(release.text, behind)
            if left and right and not self._is_skipped(release, at):
                yield Span(behind, right.end()), Span(left.start(), right.end())

    def _is_skipped(self, release: Release, position: int) -> bool:
        block = release.document.block_at(position)
        return block is None or block.kind in _SKIPPED


def _edits(spans: Sequence[Span], replacement: str) -> tuple[Edit, ...]:
    return tuple(Edit(span, replacement) for span in spans)


def _codes(release: Release, span: Span) -> str:
    """The numbers of the characters that cannot be seen in the file at this place."""
    source = release.document.offsets.to_source(span).of(release.document.source)
    return " ".join(sorted({f"U+{ord(sign):04X}" for sign in source if not sign.isprintable()}))


def _plain(word: str) -> str:
    """The word without what nobody sees."""
    for sign in _INVISIBLE:
        word = word.replace(sign, "")
    return _DIRECTION.sub("", word)


def _is_lookalike(word: str) -> bool:
    """True when Latin letters are the rule and each other letter could be taken for a Latin one."""
    latin = sum(letter < "\u0250" for letter in word)
    return latin * 2 >= len(word) and all(letter < "\u0250" or letter in _LOOKS for letter in word)


def _place_in_text(document: Document, source: int) -> int:
    """Where the text stands that was made from the character ``source`` of the file, or from what comes behind it."""

    def start_of(position: int) -> int:
        return document.offsets.to_source(Span(position, position + 1)).start

    return bisect_left(range(len(document.text)), source, key=start_of)


def _script(letter: str) -> str:
    """The script of a letter: "Cyrillic" for U+0430."""
    return name(letter, "foreign").split()[0].capitalize()
