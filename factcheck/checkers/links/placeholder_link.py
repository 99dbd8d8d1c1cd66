"""A link that was left from a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.addresses import read_address
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern

_RESERVED_HOSTS = frozenset(
    {"example.com", "example.org", "example.net", "domain.com", "yourdomain.com", "website.com"}
)
_RESERVED_DOMAINS = frozenset({"example", "test", "invalid", "localhost"})
_PRIVATE = lazy_pattern(
    r"127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|0\.0\.0\.0"
)
_DRAFT_LABEL = lazy_pattern(r"(?:.*-)?(?:staging|stage|preprod|preproduction|uat|localdev)\d{0,2}(?:-.*)?")
_OWN_DRAFTS = frozenset({"draft", "drafts", "preview", "qa", "test", "testing", "tst"})
_DRAFT_QUERY = lazy_pattern(
    r"[?&](?:preview(?:_id|_nonce)?=|preview\b|_ppp=|draft=)|/(?:drafts?|preview)/(?:\d|[0-9a-f-]{8,})", re.IGNORECASE
)
_FILLER_HOST = lazy_pattern(
    r"(?:link|url|insert[\w-]{0,20}|your[-_]?(?:link|url|site|website)(?:[-_]?here)?(?:\.com)?|xx+(?:\.(?:com|org))?|tbc|tbd|todo)"
)
_FILLER_TARGET = lazy_pattern(
    r"(?:#|about:blank|https?:/{0,2}|x{3,}|todo|tbc|tbd|tk|link|url"
    r"|\[?insert[ _-][\w -]{0,30}\]?|\[?(?:add|your)[ _-](?:link|url)(?:[ _-]here)?\]?)",
    re.IGNORECASE,
)


class PlaceholderLink(Rule):
    """A link leads to a placeholder, a draft system or nowhere.

    ## Why it matters
    The link was to be filled in before publication; readers land on an error or on an unfinished page.

    ## What it leaves alone
    Links to a place on the same page ("#results"), navigation around the release, and code.
    """

    id = "placeholder-link"
    severity, confidence, since = Severity.ERROR, Confidence.HIGH, "0.1"
    flags = (
        "The list is at ⟦http://staging.harbour-guild.int/draft⟧ today.",
        "The list is at ⟦https://www.example.com/list⟧ today.",
        "The list is at ⟦http://localhost:8080/list⟧ today.",
        "The list is at ⟦https://harbour-guild.int/?p=812&preview=true⟧ today.",
        Example("The [⟦list⟧](#) is new.", suffix=".md"),
        Example("The [⟦list⟧](http://link) is new.", suffix=".md"),
        Example("The [⟦list⟧](https://) is new.", suffix=".md"),
        "The list is at ⟦https://preview.harbour-guild.int/list⟧ today. Write to press@harbour-guild.int.",
        Example("The [⟦list⟧](TODO) is new.", suffix=".md"),
    )
    accepts = (
        "The speed is measured at https://test.harbour-speed.int today. Write to press@harbour-guild.int.",
        "The list is at https://harbour-guild.int/preview-of-the-season and on stagecoach-guild.int today.",
        Example("The [list](#results) and the [map](../map.html) are new.", suffix=".md"),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """A finding at each link whose target is a placeholder."""
        last = None
        for link in release.mentions.links:
            block = release.document.block_at(link.span.start)
            if block is None or block.kind in (BlockKind.CHROME, BlockKind.CODE) or link.span == last:
                continue
            reason = _placeholder(link.target, link.bare) or _own_draft(release, link.target)
            if reason is not None:
                last = link.span
                yield self.finding(release, link.span, f"“{link.target}” is {reason}", observed=link.target)


def _own_draft(release: Release, target: str) -> str | None:
    """Why an address is a draft of a site that the release names: "preview.harbour.int" beside "press@harbour.int"."""
    address = read_address(target)
    if address is None:
        return None
    label, _, site = address.host.partition(".")
    if label not in _OWN_DRAFTS or "." not in site:
        return None
    others = [contact.address.rpartition("@")[2] for contact in release.mentions.contacts]
    others += [other.host for link in release.mentions.links if (other := read_address(link.target)) is not None]
    named = any(host == site or host.endswith(f".{site}") for host in others if host != address.host)
    return "an address of a draft system" if named else None


def _placeholder(target: str, bare: bool) -> str | None:
    target = target.strip()
    if not bare and (not target or _FILLER_TARGET.fullmatch(target)):
        return "no address: the link was never filled in"
    address = read_address(target)
    if address is None or (address.scheme is None and not bare):
        return None
    host = address.host
    domain = host.rpartition(".")[2]
    if host in _RESERVED_HOSTS or ".".join(host.split(".")[-2:]) in _RESERVED_HOSTS or domain in _RESERVED_DOMAINS:
        return "a placeholder: nothing can be published there"
    if _PRIVATE.fullmatch(host):
        return "an address of a private network"
    if address.scheme is not None and _FILLER_HOST.fullmatch(host):
        return "a placeholder: the link was never filled in"
    labels = host.split(".")
    if len(labels) > 2 and any(_DRAFT_LABEL.fullmatch(label) for label in labels[:-2]):
        return "an address of a draft system"
    if _DRAFT_QUERY.search(address.rest):
        return "the preview of a draft"
    return None
