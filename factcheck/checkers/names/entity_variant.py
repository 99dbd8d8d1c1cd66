"""One organization, operation or product in two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Finding, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.places import gazetteer
from factcheck.lexicon.reader import words
from factcheck.mentions.capitals import capital_vocabulary, capital_words
from factcheck.mentions.name_clusters import BodyPair, Spelling
from factcheck.mentions.names import fold
from factcheck.mentions.spelling import edit_distance, is_slip
from factcheck.release import Release
from factcheck.text.blocks import PROSE, BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# A name with a capital inside: "GitHub", "eBay", "McLaren"; not in an address or a handle.
_INNER_CAPITAL = lazy_pattern(r"(?<![\w@#./:&_-])[A-Za-z][a-z]{0,11}[A-Z][A-Za-z]{1,20}(?![\w@/_-]|\.[a-z])")
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_SMALL_START = lazy_pattern(r"(?<!\w)[a-z]{1,12}\Z")
# Beside a word in small letters: "of INTERPOL", "INTERPOL’s officers", not "SECRETARY O’NEILL:" or a table's "TOTAL".
_SMALL_BEFORE = lazy_pattern(r"\b[a-z]{2,}[ \n]\Z")
_SMALL_BEHIND = lazy_pattern(r"(?:[’']s)?[ \n][a-z]{2,}")
_ALIAS = lazy_pattern(r"[afn]\.k\.a\.|\b(?:[afn]ka|alias|aliases|also known as|formerly|known as)\b", re.IGNORECASE)
_OR = lazy_pattern(r"[”\"’',]{0,2}[ ](?:or|and|not|vs\.?)[ ][“\"‘']?")
_OR_BEFORE = lazy_pattern(rf"{_OR.pattern}\Z")
_BLOCKS = PROSE - {BlockKind.HEADLINE, BlockKind.SUBHEADLINE}
_LAST_LATIN = "\u024f"  # a letter of another script inside a word is told by its own rule
_GLUED = lazy_pattern(r"[a-z][A-Z]|[A-Z]{2}[a-z]")  # "PMHarbour", "DCHarbour": a line break was lost
_ALIASES_BEFORE = 120  # characters
_GLUED_HOUR = lazy_pattern(r"[AP]M[A-Z]")
_SHORTEST_BRAND = 5
_LONG = 8  # letters of a word in which two may be wrong
_BARE_ITEM = 12  # characters of a list item beside its name
_SURE = 3  # uses that settle how a name is written; the other form stands at most a third as often
_MOST_RELATED = 3


class EntityVariant(Rule):
    """One organization, operation or product is spelled in two ways.

    ## Why it matters
    A misspelled company or operation is the first thing its own people see, and searches for the name miss the release.

    ## What it leaves alone
    Words that differ by their ending (Legislation, Legislative), plurals of the noun that says what a body is (Criminal
    Organizations), numbers and points of the compass, headlines and letterheads in capitals, stock symbols, web
    addresses, and forms that stand side by side. British beside American spelling (Centre, Center) is a note.
    """

    id = "entity-variant"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    yields_to = ("mixed-script-word",)
    flags = (
        "Operation Trigger IX ended in May. In Operation Trigger IX and ⟦Operation Triger IX⟧ many took part.",
        "The Harbour Enviromental Agency met. The ⟦Harbour Environmental Agency⟧ will meet again.",
        "The Office of Foreign Harbours Control met. The ⟦Office of Foreign Harbour Control⟧ will meet again.",
        "The Eastham Harbour Trades Board met in May. The ⟦Eastham Harbour Trade Board⟧ will meet again.",
        "It runs on GitHub. The team of GitHub said that GitHub is open to all, and ⟦Github⟧ is free.",
        "INTERPOL met in Ghent. On Monday INTERPOL spoke, and INTERPOL left. Later ⟦Interpol⟧ said why.",
    )
    accepts = (
        "The Northern Police District and the Southern Police District met with the Eastern Police District.",
        "The Legislation Unit and the Legislative Unit of Harbour Police Unit 1 and Harbour Police Unit 2 met.",
        "The Government of Iran met the Government of Iraq. The Government of Iran left.",
        "TOTAL owns ships. The ships of TOTAL sail, and Total of Ghent is part of TOTAL now.",
        "The DCHarbour Institute met. The Harbour Institute, a.k.a. Harbor Institute, left.",
        "The Eastham Harbour Trade Schools met. The Eastham Harbour Trade School is the oldest.",
        "The Offices of Foreign Harbours met. The Office of Foreign Harbours will meet again.",
        "The Harbour Savings Bank and the Harbour Saving Bank are two.",
        "GITHUB OPENS\n\nIt runs on GitHub (www.Github.com); GitHub is open, and GitHub is free.",
        "GLOBAL owns ships. The ships of GLOBAL sail, and GLOBAL is part of Global Tankers Limited.",
        "It runs on GitHub. Is it Github or GitHub? GitHub is right, as GitHub says.",
        "The bank is listed on the exchange (NASDAQ: QRST). It joined Nasdaq in May (NASDAQ: QRST), NASDAQ said.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the first place of the rarer spelling."""
        yield from self._slips(release)
        yield from self._capitals(release)

    def _slips(self, release: Release) -> Iterator[Finding]:
        """Names that are alike but for one word, which is a slip apart."""
        told: set[str] = set()
        for pair in release.names.bodies:
            form, word, other, second = pair.one, pair.one_word, pair.other, pair.other_word
            if {form.name, other.name} <= told or not (pair.number_only or _is_variant(word, second)):
                continue
            if not (_is_listed(release, form) or _is_listed(release, other)):
                told |= {form.name, other.name}
                two = ((other, second), (form, word)) if _is_right(pair) else ((form, word), (other, second))
                yield self._variant(release, *two)

    def _capitals(self, release: Release) -> Iterator[Finding]:
        """Names with capitals of their own that stand with one capital elsewhere: "Interpol", "Github"."""
        for forms in _brands(release).values():
            right = max(forms, key=lambda form: (len(form.places), form.name))
            for wrong in forms:
                rare = len(wrong.places) * 3 <= len(right.places)
                if wrong is right or not rare or wrong.name.isupper() or _opens_sentence(release, right, wrong):
                    continue
                if not _compared(release, right, wrong):
                    yield self._variant(release, (right, right.name), (wrong, wrong.name))

    def _variant(self, release: Release, right: tuple[Spelling, str], wrong: tuple[Spelling, str]) -> Finding:
        fixes = [_fix(release, wrong, right[1])]
        if len(right[0].places) == len(wrong[0].places):  # nothing tells which of the two is meant
            fixes.append(_fix(release, right, wrong[1]))
        first = right[0].places[0]
        return self.finding(
            release,
            wrong[0].places[0],
            f"“{wrong[0].name}” stands here, “{right[0].name}” elsewhere in the release",
            observed=wrong[0].name,
            expected=right[0].name,
            related=[
                Related(first, f"spelled {right[1]} here"),
                *(Related(place, "the rarer form stands here too") for place in wrong[0].places[1 : 1 + _MOST_RELATED]),
            ],
            fixes=fixes,
            severity=Severity.NOTE if _plain(right[1]) == _plain(wrong[1]) else None,
        )


def _is_right(pair: BodyPair) -> bool:
    """True when the second spelling is the right one: the more frequent, or the first of two that stand as often.

    Of "the Bank of New York" and "the Bank of New Yorks dealers" the second lost its apostrophe.
    """
    one, other = pair.one, pair.other
    if pair.number_only and len(one.places) == len(other.places) and one.name.endswith(pair.one_word):
        return len(other.name) < len(one.name)
    return (len(other.places), -other.places[0].start) > (len(one.places), -one.places[0].start)


def _is_listed(release: Release, form: Spelling) -> bool:
    """True for an alias ("Harbour Bank, a.k.a. Harbor Bank") and for a list item that is nothing but a name."""
    place = form.places[0]
    block = release.document.block_at(place.start)
    if block is not None and block.kind is BlockKind.LIST_ITEM and len(block.span) < len(place) + _BARE_ITEM:
        return True
    return _ALIAS.search(release.text, max(0, place.start - _ALIASES_BEFORE), place.start) is not None


def _is_variant(word: str, other: str) -> bool:
    """True for a slip; false for numbers, points of the compass, and words of one stem with two endings."""
    if (_GLUED.search(word) is None) is not (_GLUED.search(other) is None) or _GLUED_HOUR.match(word):
        return False
    first, second = fold(word).strip(",.’'"), fold(other).strip(",.’'")
    if not (first.isalpha() and second.isalpha()) or max(first + second) > _LAST_LATIN or not is_slip(first, second):
        return False
    if min(len(first), len(second)) < _LONG and edit_distance(first, second, 1) > 1:
        return False
    if word in gazetteer().places and other in gazetteer().places:
        return False
    if first in words("compass_words") and second in words("compass_words"):
        return False
    same = next((index for index, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), None)
    same = min(len(first), len(second)) if same is None else same
    endings = words("word_endings") | {""}
    pairs = ((first[cut:], second[cut:]) for cut in range(max(3, same - 2), same + 1))
    # A lost e at the end is a slip: "the Crim Unit".
    return not any(one in endings and two in endings and {one, two} != {"", "e"} for one, two in pairs)


def _plain(word: str) -> str:
    """The word in American spelling: Centre as Center, Defence as Defense, Labour as Labor."""
    for british, american in (("tre", "ter"), ("ence", "ense"), ("our", "or"), ("is", "iz"), ("mme", "m"), ("ll", "l")):
        word = word.replace(british, american)
    return word


def _brands(release: Release) -> dict[str, list[Spelling]]:
    """The spellings of each name that has capitals of its own, by its small letters."""
    text = release.text
    found: dict[str, dict[str, Spelling]] = {}
    for span in _with_inner_capital(text):
        _add(found, release, span.of(text), span)
    for mention in release.mentions.organizations:
        name = mention.span.of(text)
        if name.isupper() and name.isalpha() and len(name) >= _SHORTEST_BRAND and _stands_apart(text, mention.span):
            _add(found, release, name, mention.span)
    brands: dict[str, list[Spelling]] = {}
    for low, forms in found.items():
        title = low.capitalize()
        if max(len(form.places) for form in forms.values()) < _SURE or not (len(forms) > 1 or title in text):
            continue
        if low.startswith("the") or re.search(rf"\b{low}\b", text) is not None or low.upper() in words("acronyms"):
            continue  # "total" is a word, "TODAY" stress
        for match in re.finditer(rf"(?<![\w@#./:&_-]){title}(?![\w@/_:-]|\.[a-z]|[ \n][A-Z])", text):
            _add(found, release, title, Span(*match.span()))
        if len(forms) > 1:
            brands[low] = list(forms.values())
    return brands


def _with_inner_capital(text: str) -> Iterator[Span]:
    """The words with a capital inside, but for those all in capitals, in order."""
    odd = {word for word in capital_vocabulary(text) if len(word) > 1 and not (word[1:].islower() or word.isupper())}
    starts = [start for start, word in capital_words(text) if word in odd or text[start - 1] in _SMALL]
    end = 0
    for start in starts:
        if start < end:
            continue
        if start and text[start - 1] in _SMALL:  # "eBay": its first letter is small
            begin = _SMALL_START.search(text, max(0, start - 13), start)
            start = begin.start() if begin is not None else start
        match = _INNER_CAPITAL.match(text, start)
        if match is not None:
            end = match.end()
            if not match.group().isupper() and len(match.group()) >= _SHORTEST_BRAND:
                yield Span(*match.span())


def _add(found: dict[str, dict[str, Spelling]], release: Release, name: str, span: Span) -> None:
    block = release.document.block_at(span.start)
    if block is not None and block.kind in _BLOCKS:
        found.setdefault(name.lower(), {}).setdefault(name, Spelling(name)).places.append(span)


def _opens_sentence(release: Release, right: Spelling, wrong: Spelling) -> bool:
    """True where the forms differ in their first letter, and the wrong one begins a sentence: "OpenSUSE is …"."""
    sentence = release.document.sentence_at(wrong.places[0].start)
    return right.name[1:] == wrong.name[1:] and sentence is not None and sentence.start == wrong.places[0].start


def _compared(release: Release, right: Spelling, wrong: Spelling) -> bool:
    """True where the release speaks of the two spellings: "whether it is Github or GitHub"."""
    starts = {place.start for place in right.places}
    for place in wrong.places:
        behind = _OR.match(release.text, place.end)
        before = _OR_BEFORE.search(release.text, max(0, place.start - 8), place.start)
        if behind is not None and behind.end() in starts:
            return True
        if before is not None and before.start() in {other.end for other in right.places}:
            return True
    return False


def _stands_apart(text: str, span: Span) -> bool:
    """False inside a line in capitals, in tables and before the colon of a stock symbol."""
    return (
        _SMALL_BEFORE.search(text, max(0, span.start - 24), span.start) is not None
        or _SMALL_BEHIND.match(text, span.end) is not None
    )


def _fix(release: Release, form: tuple[Spelling, str], word: str) -> Fix:
    """Writes ``word`` for the word of a form, at all its places."""
    edits: list[Edit] = []
    for place in form[0].places:
        at = release.text.find(form[1], place.start, place.end)
        edits.append(Edit(Span(at, at + len(form[1])) if at >= 0 else place, word))
    return Fix(f"write {word}", Applicability.OFFERED, tuple(edits))
