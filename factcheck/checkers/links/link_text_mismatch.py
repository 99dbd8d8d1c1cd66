"""A link that leads to another address than its text shows."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.addresses import Address, read_address
from factcheck.mentions.spelling import edit_distance
from factcheck.release import Release
from factcheck.text.lazy_pattern import lazy_pattern

_SHOWN = lazy_pattern(
    r"[\s<(\[“\"]*(?P<address>(?:https?://|www\.)[^\s<>]{3,2000}|(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?:/[^\s<>]{0,2000})?)"
    r"[\s>)\].,;:”\"]*",
)
_MAIL = lazy_pattern(r"[\s<(]*(?:mailto:)?(?P<address>[\w.+%-]{1,64}@[\w.-]{1,253}\w)[\s>).,;]*")
# First labels of hosts that mailers and wires send every click through.
_TRACKING = frozenset(
    {"click", "clicks", "email", "go", "info", "link", "links", "lnk", "mail", "redirect", "track", "trk", "url"}
)


class LinkTextMismatch(Rule):
    """The address a link shows and the address it leads to are of different sites.

    ## Why it matters
    The reader trusts the words; the click goes elsewhere. It is a slip in the best case and looks like fraud in any.

    ## What it leaves alone
    http against https, "www.", sub-domains, shortened paths, shorteners, trackers and archives, names such as
    "Acme.com" that are written as names.
    """

    id = "link-text-mismatch"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        Example("See [⟦www.harbour-guild.int⟧](https://www.harbour-gui1d.int/) for more.", suffix=".md"),
        Example("See [⟦www.harbour-guild.int⟧](https://other-board.org/) for more.", suffix=".md"),
        Example("Write to [⟦press@harbour-guild.int⟧](mailto:pres@harbour-guild.int) today.", suffix=".md"),
    )
    accepts = (
        Example("See [www.harbour-guild.int](https://harbour-guild.int/en/news?id=3) for more.", suffix=".md"),
        Example("See [harbour-guild.int/news](https://bit.ly/3xHarbour) for more.", suffix=".md"),
        Example("See [the guild's list](https://lists.example-guild.net/x) for more.", suffix=".md"),
        Example("See [www.harb.int](https://home.harbour.int/tic) for more.", suffix=".md"),
        Example("See [shop.harbour-guild.int](https://harbour-guild.int/shop) for more.", suffix=".md"),
        Example("Write to [press@harbour-guild.int](mailto:Press@harbour-guild.int?subject=News) now.", suffix=".md"),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """A finding at each link whose visible address is of another site than its target."""
        for link in release.mentions.links:
            if link.bare:
                continue
            shown = release.words(link.span)
            verdict = _mail_mismatch(shown, link.target) or _host_mismatch(shown, link.target)
            if verdict is not None:
                yield self.finding(
                    release,
                    link.span,
                    f"the text shows {verdict[0]}, the link leads to {verdict[1]}",
                    observed=verdict[1],
                    expected=verdict[0],
                    confidence=None if _near_miss(*verdict) else Confidence.LOW,
                )
            elif _SHOWN.fullmatch(shown):
                yield self.consistent("link", link.span, "text and target are of one site")


def _near_miss(first: str, second: str) -> bool:
    """True for near misses, which no redirection explains: "interpol.int" and "interpo1.int"."""
    return edit_distance(first.lower(), second.lower(), 2) <= 2


def _mail_mismatch(shown: str, target: str) -> tuple[str, str] | None:
    visible = _MAIL.fullmatch(shown)
    if visible is None or not target.lower().startswith("mailto:"):
        return None
    address = target[7:].partition("?")[0].strip()
    if not address or address.lower() == visible["address"].lower() or "," in address or "%" in address:
        return None
    return visible["address"], address


def _host_mismatch(shown: str, target: str) -> tuple[str, str] | None:
    visible = _SHOWN.fullmatch(shown)
    if visible is None or "@" in visible["address"]:
        return None
    text, link = read_address(visible["address"]), read_address(target)
    if text is None or link is None or "." not in text.host or "." not in link.host or not _is_web(target):
        return None
    if text.host.rpartition(".")[2] not in words("tlds") or _same_site(text, link):
        return None
    if _leads_on(link) or _leads_on(text) or text.host in link.rest.lower():
        return None
    return text.host, link.host


def _is_web(target: str) -> bool:
    return target.strip().lower().startswith(("http://", "https://", "//", "www."))


def _same_site(text: Address, link: Address) -> bool:
    """True for hosts of one domain ("shop.acme.int", "acme.int") and of a renamed one ("harb.gov", "harbour.gov")."""
    first, second = _registered(text.host), _registered(link.host)
    if first == second:
        return True
    (shorter, ours), (longer, theirs) = sorted(
        (first.split(".", 1), second.split(".", 1)), key=lambda parts: len(parts[0])
    )
    return ours == theirs and len(shorter) > 2 and longer.startswith(shorter) and len(longer) - len(shorter) > 2


def _registered(host: str) -> str:
    labels = host.split(".")
    count = 2
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL:
        count = 3
    return ".".join(labels[-count:])


_SECOND_LEVEL = frozenset(
    {"ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ne", "net", "or", "org", "nsw", "vic", "qld"}
)


def _leads_on(address: Address) -> bool:
    known = words("redirectors")
    labels = address.host.split(".")
    if any(".".join(labels[index:]) in known for index in range(len(labels) - 1)):
        return True
    return len(labels) > 2 and labels[0] in _TRACKING
