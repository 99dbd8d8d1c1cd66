"""Stock symbols that contradict each other or cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Finding, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import table, words
from factcheck.mentions.names import fold
from factcheck.mentions.spelling import edit_distance
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_BRACKET = lazy_pattern(
    r"\((?=(?:NYSE|N[Aa][Ss][Dd][Aa][Qq]|OTC|TSX|LSE|LON|AIM|ASX|HKEX|SEHK|SGX|CSE|FSE|FRA|Euronext|NEO|NSE|BSE|JSE|TSE|TYO"
    r"|C[Bb][Oo][Ee])\b|Nasdaq|OTC)(?P<inside>[^()\n]{2,120})\)"
)
# "NASDAQ Global Select Market: PGC", "OTC: $RDAR", "TSX.V: ABC"
_LISTING = lazy_pattern(
    r"[ \t]*(?P<exchange>[A-Za-z][A-Za-z .-]{1,40}?)[ \t]{0,2}:[ \t]{0,3}"
    r"(?P<symbol>\$?[A-Za-z\d][A-Za-z\d.-]{0,9})?[ \t]*\Z"
)
_PARTS = lazy_pattern(r"[;,/|]|\band\b|&")
_NO_COLON = lazy_pattern(
    r"(?:(?P<exchange>NYSE|N[Aa][Ss][Dd][Aa][Qq])[ \t]?[;,.–-]?|(?:LSE|ASX|TSX|SGX|NSE|BSE|JSE)[ \t]?;)"
    r"[ \t]{0,2}(?P<symbol>[A-Z]{2,5})\Z"
)
_COMPANY = lazy_pattern(r"[A-ZÀ-Þ][\w&.’'-]{0,40}(?:,?[ \t\n]{1,2}[A-ZÀ-Þ&][\w&.’'-]{0,40}){0,6},?[ \t\n]{0,2}\Z")
_WORD = lazy_pattern(r"[^\W_]+")
# A company that changes its exchange or symbol names both.
_MOVES = lazy_pattern(
    r"\b(?:transfer(?:s|red|ring)?|uplist(?:s|ed|ing)?|delist(?:s|ed|ing)?|switch(?:es|ed|ing)?|formerly|previously"
    r"|(?:new|current|former|old) (?:ticker|symbol|stock symbol|trading symbol)|symbol change"
    r"|chang(?:e|es|ed|ing) (?:its|the) (?:ticker|symbol|name|trading)|merger|spin-?off)\b",
    re.IGNORECASE,
)
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.CHROME})


@dataclass(frozen=True, slots=True)
class _Listing:
    """One symbol at one exchange; ``bracket`` numbers the bracket it stands in."""

    family: str
    symbol: str
    span: Span
    company: frozenset[str]
    bracket: int


class TickerConflict(Rule):
    """A company has two stock symbols at one exchange, one symbol stands at two, or a symbol cannot be read.

    ## Why it matters
    Systems file and trade by the symbol: a wrong one sends the news, and orders, to another company.

    ## What it leaves alone
    Listings at several exchanges, which may have symbols of their own; share classes and warrants (ABC, ABCW, ABC.B);
    releases about a change of exchange, symbol or name; different companies.
    """

    id = "ticker-conflict"
    severity, confidence, since = Severity.ERROR, Confidence.MEDIUM, "0.1"
    flags = (
        "Larkfield Instruments, Inc. (NYSE: LKFD) met. Larkfield Instruments (Nasdaq: ⟦LKFD⟧) makes scales.",
        "Larkfield Instruments, Inc. (NASDAQ: LKFD) met. Larkfield Instruments (Nasdaq: ⟦LKDF⟧) makes scales.",
        "Larkfield Instruments, Inc. (NASDAQ: LKFD) met. Shares of Larkfield (Nasdaq: ⟦LKDF⟧) rose.",
        "Larkfield Instruments, Inc. (⟦NASDAQ; LKFD⟧) met with Harbour Bank (⟦NYSE HRBK⟧) and others (⟦NYSE:⟧).",
        "Larkfield plc (⟦LSE; LKFD⟧) met. Harbour Mills Limited (NSE: HRBMIL); Harbour Mills (NSE: ⟦HRBIML⟧) spins.",
    )
    accepts = (
        "Larkfield Instruments, Inc. (NASDAQ: LKFD) met. Larkfield Instruments (Nasdaq: LKFD, LKFDW) makes scales.",
        "Larkfield Corp. (NYSE: LKFD; TSX: LKF) met. Larkfield (NASDAQ: LKFQ) (Cboe CA: LKQ) (FSE: 103) is another.",
        "Larkfield Instruments (Nasdaq: LKFD) transferred from the exchange (NYSE: LKFD) in May.",
        "It trades on the exchange (NYSE American) and over the counter (OTC Pink: LKFD), later (OTCQB: LKFD).",
        "Harbour Bank (NYSE: HRBK) bought Harbor Banking (NYSE: HRBN).",
        "Larkfield Energy Inc. (NYSE: LKFE) was part of Larkfield Corp. (NYSE: LKFD).",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the later of two symbols, and at brackets without a symbol."""
        listings: list[_Listing] = []
        for number, bracket in enumerate(_BRACKET.finditer(release.text)):
            block = release.document.block_at(bracket.start())
            if block is None or block.kind in _SKIPPED:
                continue
            found = list(_listings(release.text, bracket, number))
            listings += found
            if not found and (fault := _fault(bracket)) is not None:
                yield self._malformed(release, Span(*bracket.span("inside")), fault)
        if len({(one.family, one.symbol) for one in listings}) > 1:
            yield from self._conflicts(release, listings)

    def _malformed(self, release: Release, span: Span, fault: str) -> Finding:
        return self.finding(release, span, f"({release.words(span)}) {fault}", observed=release.words(span))

    def _conflicts(self, release: Release, listings: list[_Listing]) -> Iterator[Outcome]:
        by_symbol: dict[str, _Listing] = {}
        by_company: dict[tuple[frozenset[str], str], _Listing] = {}
        by_letters: dict[tuple[str, str], _Listing] = {}
        moves = _MOVES.search(release.text)
        spaces = table("exchanges")["one_symbol_space"]
        for one in listings:
            first = by_symbol.setdefault(one.symbol, one) if one.family in spaces else one
            same = by_company.setdefault((one.company, one.family), one) if one.company else one
            swapped = by_letters.setdefault(("".join(sorted(one.symbol)), one.family), one)
            if first.family != one.family and first.bracket != one.bracket:
                other, why = first, f"{one.symbol} stands at {one.family} here, at {first.family} before"
            elif same.bracket != one.bracket and _is_slip(same.symbol, one.symbol):
                other, why = same, f"the symbol at {one.family} is {one.symbol} here, {same.symbol} before"
            elif _is_slip(swapped.symbol, one.symbol) and swapped.company & one.company:
                other, why = swapped, f"the symbol at {one.family} is {one.symbol} here, {swapped.symbol} before"
            else:
                continue
            if moves is not None:
                yield self.not_checkable("symbol", one.span, f"the release speaks of a change: “{moves.group()}”")
                continue
            yield self.finding(
                release,
                one.span,
                why,
                observed=one.symbol,
                expected=other.symbol,
                related=[Related(other.span, f"{other.family}: {other.symbol}")],
            )


def _listings(text: str, bracket: re.Match[str], number: int) -> Iterator[_Listing]:
    """The listings of one bracket; a symbol without an exchange belongs to the one before it."""
    before = _COMPANY.search(text, max(0, bracket.start() - 120), bracket.start())
    split = _WORD.findall(fold(before.group())) if before else []
    company = frozenset(split) - words("issuer_generics")
    start, family = bracket.start("inside"), None
    for cut in (*_PARTS.finditer(text, start, bracket.end("inside")), None):
        end = cut.start() if cut else bracket.end("inside")
        listing = _LISTING.match(text, start, end)
        if listing is not None and listing["symbol"]:
            family = _family(listing["exchange"])
            if family is not None:
                symbol = listing["symbol"].lstrip("$")
                yield _Listing(family, symbol.upper(), Span(*listing.span("symbol")), company, number)
        start = cut.end() if cut else end


def _fault(bracket: re.Match[str]) -> str | None:
    """Why a bracket that begins with an exchange names no symbol, None when it need not."""
    inside = bracket["inside"].strip()
    listing = _LISTING.match(inside)
    if listing is not None and listing["symbol"] is None and _family(listing["exchange"]):
        return "has no symbol behind the exchange"
    joined = _NO_COLON.match(inside)
    if joined is not None and joined["symbol"] not in table("exchanges")["no_symbols"]:
        return "has no colon between exchange and symbol"
    return None


def _is_slip(one: str, other: str) -> bool:
    """True for two symbols a letter apart that are no classes of one share ("ABC" and "ABCW", "ABC.A" and "ABC.B")."""
    if one == other or one.startswith(other) or other.startswith(one) or "." in one + other:
        return False
    return len(one) == len(other) and one[0] == other[0] and edit_distance(one, other, 1) <= 1


def _family(exchange: str) -> str | None:
    return _families().get(" ".join(exchange.lower().split()))


@cache
def _families() -> dict[str, str]:
    return {name.lower(): family for family, names in table("exchanges")["families"].items() for name in names}
