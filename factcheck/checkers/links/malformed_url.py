"""A web address that cannot be opened as written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.acronym_letters import one_slip
from factcheck.mentions.addresses import read_address
from factcheck.mentions.model import LinkMention
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_SCHEME = lazy_pattern(
    r"(?i:https?|ftps?|sftp|wss?|mailto|tel|sms|callto|news|data|geo|webcal|whatsapp|javascript|file|doi):"
)
_SPOILT_SCHEME = lazy_pattern(r"(?i:(?P<word>[a-z]{2,6})(?P<marks>[:;.]?[/\\]{1,3}))(?=[\w-]{1,63}[.,])")
_TWICE = lazy_pattern(r"(?i:https?:/{0,2}(?=https?[:/]/))")
_SPACE = lazy_pattern(r"(?i:\bhttps?://)[ \t]{1,2}(?=(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}\b)")
_SITE = lazy_pattern(r"(?i:www\.[\w-]{1,63}\.[a-z]{2,}|[\w-]{1,63}\.(?:com|org|net|gov|edu|int))(?:[/?#]|\Z)")
_BACKSLASHES = lazy_pattern(
    r"(?P<scheme>\bhttps?:)\\{1,2}(?P<rest>(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}(?:[/\\][\w./\\-]{0,200}\w)?)"
)
_MORE_W = lazy_pattern(r"(?<!\w)w{1,3}\Z", re.IGNORECASE)
_COMMON_DOMAINS = ("com", "org", "net", "gov", "edu", "int")


@dataclass(frozen=True, slots=True)
class _Flaw:
    what: str
    repaired: str | None


class MalformedUrl(Rule):
    """A web address is not one: its scheme, its slashes or its host are damaged.

    ## Why it matters
    The link leads nowhere, and the reader who types the address off the page gets there neither.

    ## What it leaves alone
    Punctuation of the sentence behind an address, addresses without a scheme, code, and links inside one site.
    """

    id = "malformed-url"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "See ⟦htp:/www.harbour-guild,int/news⟧ for more.",
        "The list is at ⟦http//www.harbour-guild.org/list⟧ today.",
        "The list is at ⟦www.harbour-guild,org⟧ today.",
        "The list is at ⟦http://https://harbour-guild.org/list⟧ today.",
        "The list is at ⟦http://www..harbour-guild.org⟧ today.",
        "The list is at ⟦https:// harbour-guild.org⟧ today.",
        "The list is at ⟦wwww.harbour-guild.org⟧ today, and the map at ⟦ww.harbour-guild.org/map⟧.",
        "The list is at ⟦http:\\\\www.harbour-guild.org\\list⟧ today.",
        "The list is at ⟦https://www.harbour-guild.con/list⟧ today.",
    )
    accepts = (
        "The list (see www.harbour-guild.org/list, https://harbour-guild.int.) is new.",
        "A copy is at https://web.archive.org/web/2023/http://harbour-guild.org/list today.",
        "The ratio is 3://4 and the file is archive.zip, e.g. in the U.S.A today.",
        "The prices at harbour-guild.org,published in May, are new.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """A finding at each damaged address, with the repaired one where it is clear."""
        seen: set[Span] = set()
        for link in release.mentions.links:
            flaw = _flaw_of(link)
            if flaw is None:
                if link.bare:
                    yield self.consistent("link", link.span, "a well-formed address")
                continue
            if link.span in seen:
                continue
            seen.add(link.span)
            yield self._found(release, link.span, link.target, flaw, link.bare)
        for span, flaw in (*_unread(release.text), *_with_more_letters(release)):
            yield self._found(release, span, span.of(release.text), flaw, True)
        for match in _SPACE.finditer(release.text) if "// " in release.text else ():
            later = next(
                (link for link in release.mentions.links if link.bare and link.span.start == match.end()), None
            )
            if later is not None:
                span = Span(match.start(), later.span.end)
                repaired = match.group().rstrip() + later.target
                yield self._found(
                    release, span, span.of(release.text), _Flaw("a space stands behind the slashes", repaired), True
                )

    def _found(self, release: Release, span: Span, target: str, flaw: _Flaw, bare: bool) -> Outcome:
        fixes = []
        if flaw.repaired is not None and bare:
            fixes.append(Fix(f"write {flaw.repaired}", Applicability.OFFERED, (Edit(span, flaw.repaired),)))
        return self.finding(
            release,
            span,
            f"“{target}” is no web address: {flaw.what}",
            observed=target,
            expected=flaw.repaired,
            fixes=fixes,
        )


def _unread(text: str) -> Iterator[tuple[Span, _Flaw]]:
    """The addresses with backslashes, which are not read as links: "http:\\www.harbour-guild.org"."""
    for match in _BACKSLASHES.finditer(text) if ":\\" in text else ():
        repaired = f"{match['scheme']}//{match['rest']}".replace("\\", "/")
        yield Span(*match.span()), _Flaw("backslashes stand for slashes", repaired)


def _with_more_letters(release: Release) -> Iterator[tuple[Span, _Flaw]]:
    """The addresses that begin with another number of letters than "www."."""
    for link in release.mentions.links:
        start, target = link.span.start, link.target
        if not link.bare or target[:3].lower() not in ("www", "ww."):
            continue
        before = _MORE_W.search(release.text, max(0, start - 4), start)
        if before is not None:
            yield Span(before.start(), link.span.end), _Flaw("it begins with more than three letters w", target)
        elif target[:3].lower() == "ww.":
            yield link.span, _Flaw("it begins with two letters w", f"w{target}")


def _flaw_of(link: LinkMention) -> _Flaw | None:
    target = link.target.strip()
    twice = _TWICE.match(target)
    if twice:
        rest = re.sub(r"\A(?i:(https?)[:/]*)", r"\1://", target[twice.end() :])
        return _Flaw("http:// or https:// stands twice", rest)
    return _scheme_flaw(target) or _host_flaw(target) or (None if link.bare else _relative_flaw(target))


def _scheme_flaw(target: str) -> _Flaw | None:
    spoilt = _SPOILT_SCHEME.match(target)
    if spoilt is None:
        return None
    word, marks = spoilt["word"].lower(), spoilt["marks"]
    right = _nearest_scheme(word)
    if right is None or (word == right and marks == "://"):
        return None
    if word in ("http", "https", "ftp") and marks == ":":
        return None
    rest = (
        target[spoilt.end() :].replace(",", ".", 1)
        if _comma_in_host(target[spoilt.end() :])
        else target[spoilt.end() :]
    )
    return _Flaw(f"it begins with “{target[: spoilt.end()]}”", f"{right}://{rest}")


def _nearest_scheme(word: str) -> str | None:
    for scheme in ("https", "http", "ftp"):
        if word == scheme:
            return scheme
    for scheme in ("http", "https"):
        if one_slip(word, scheme):
            return scheme
    return None


def _host_flaw(target: str) -> _Flaw | None:
    body = re.sub(r"\A(?i:https?://)", "", target)
    if (body != target or body[:3].lower() == "www") and _comma_in_host(body):
        return _Flaw("a comma stands for a dot", target.replace(",", ".", 1))
    address = read_address(target) if body != target or body[:4].lower() == "www." else None
    if address is None:
        return None
    if ".." in address.host or address.host.startswith("."):
        return _Flaw("two dots stand in a row", re.sub(r"\.{2,}", ".", target, count=1))
    domain = address.host.rpartition(".")[2]
    if "." not in address.host or domain in words("tlds") or not domain.isalpha():
        return None
    for common in _COMMON_DOMAINS:
        if one_slip(domain, common) and len(domain) >= len(common):
            return _Flaw(f"no address ends in .{domain}", _with_domain(target, domain, common))
    return None


def _with_domain(target: str, domain: str, right: str) -> str:
    return re.sub(rf"(?i)\.{domain}(?=[:/?#]|\Z)", f".{right}", target, count=1)


def _comma_in_host(body: str) -> bool:
    host = re.match(r"[\w.,-]{1,200}", body)
    if host is None or "," not in host.group():
        return False
    before, _, after = host.group().partition(",")
    if before.rpartition(".")[2].lower() in words("tlds") and "." in before:
        return False  # "www.example.org,published in May": a lost space
    return bool(re.match(r"[\w-]{2,}", after))


def _relative_flaw(target: str) -> _Flaw | None:
    """A target without a scheme is looked for beside the page itself."""
    if _SCHEME.match(target) or target.startswith(("/", "#", ".", "?", "{", "<")):
        return None
    if _SITE.match(target) and "@" not in target:
        return _Flaw("without http:// or https:// it leads to a page of the same site", f"https://{target}")
    return None
