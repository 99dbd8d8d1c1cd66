"""A word that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.release import Release
from factcheck.text.blocks import PROSE, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_TWICE = lazy_pattern(
    r"(?<![\w’'.@/&-])(?P<word>[^\W\d_]{1,20})(?P<gap>[ \t]{1,3}\n?[ \t]{0,3}|\n[ \t]{0,3})"
    r"(?P<again>(?i:(?P=word)))(?![\w’'@/&-]|\.\w)"
)
_BLOCKS = PROSE - {BlockKind.HEADLINE} | {BlockKind.BOILERPLATE, BlockKind.NOTES, BlockKind.CAPTION}
_WRAPPED = 40  # characters of a line that was wrapped; a shorter one ended by itself


class RepeatedWord(Rule):
    """The same word stands twice in a row.

    ## Why it matters
    "the the" survives every reading by eye, most of all across a line break, and shows that nobody read the last draft.

    ## What it leaves alone
    "had had", "that that" and words repeated for emphasis (very very, many many); names (Walla Walla) and words in
    capitals; a word behind a comma or full stop; lines that end by themselves.
    """

    id = "repeated-word"
    severity, confidence, since = Severity.NOTE, Confidence.HIGH, "0.1"
    flags = (
        "The mayor opened the ⟦the⟧ bridge on Monday.",
        "It was held in ⟦in⟧ Ghent, and The ⟦the⟧ mayor came.",
        "The bridge will be opened for cyclists and ⟦and⟧ walkers in May.",
        "The mayor of the city said that the new bridge over the\n⟦the⟧ river would open in May.",
    )
    accepts = (
        "The mayor had had enough, and he said that that bridge was very very long.",
        "Duran Duran played in Walla Walla for many many people.",
        "The mayor moved in, in May. He came in. In June he left.",
        "It is a go-go club, a win-win for all; the the-dot-com years are over.",
        "The crowd sang la la la, and the rain fell drop drop drop.",
        "Opening hours\nhours by appointment only",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the second of the two words."""
        if not _repeated(release.tokens):
            return
        for match in _TWICE.finditer(release.text):
            word, again = match["word"], match["again"]
            if again != again.lower() or word[1:] != word[1:].lower() or word.lower() in words("repeatable_words"):
                continue
            block = release.document.block_at(match.start())
            if block is None or block.kind not in _BLOCKS or match.end() > block.span.end:
                continue
            line = release.text.rfind("\n", block.span.start, match.start()) + 1
            if "\n" in match["gap"] and match.end("word") - max(line, block.span.start) < _WRAPPED:
                continue
            if _is_chant(release.text, match):
                continue
            span = Span(*match.span("again"))
            edit = Edit(Span(match.end("word"), match.end()), "")
            yield self.finding(
                release,
                span,
                f"“{again}” stands twice in a row",
                observed=f"{word} {again}",
                expected=word,
                fixes=[Fix(f"write “{word}” once", Applicability.OFFERED, (edit,))],
            )


def _is_chant(text: str, match: re.Match[str]) -> bool:
    """True where the word stands a third time: "yada yada yada"."""
    low = match["word"].lower()
    return text[match.end() : match.end() + 24].lower().split()[:1] in ([low], [low + "."], [low + ","]) or text[
        max(0, match.start() - 24) : match.start()
    ].lower().split()[-1:] == [low]


def _repeated(tokens: list[str]) -> bool:
    """True when a word seems to stand twice in a row: quickly told, and false for most releases."""
    following = tokens[1:]
    if not any(map(eq, tokens, following)):
        return False
    same = (token for token, again in zip(tokens, following, strict=False) if token == again)
    return any(token[0].isalpha() and token not in words("repeatable_words") for token in same)
