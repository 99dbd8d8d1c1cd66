"""The organization that speaks."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from factcheck.mentions.model import Mentions, OrganizationKind
from factcheck.record.locate import Locator, one_line
from factcheck.record.parts import Contact, Issuer
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.span import Span

# "About Harbour Bank", "ABOUT HARBOUR.COM:", "About the Harbour Foundation"; not "About 52% of …"
_ABOUT = re.compile(
    r"(?:About|ABOUT)\s{1,3}(?:the\s|The\s|THE\s)?(?P<name>[^\W\d_a-zß-ÿ][^\n:]{1,70}?)(?=\s{0,3}(?:[:\n]|\Z|\.(?:\s|\Z)))"
)
_SUBJECT = 70
_OPENING: tuple[tuple[BlockKind, Literal["headline", "lead"]], ...] = (
    (BlockKind.HEADLINE, "headline"),
    (BlockKind.LEAD, "lead"),
)
_NOT_A_NAME = re.compile(r"(?:us|this|our|author|you|me)\b", re.IGNORECASE)


def issuer_of(document: Document, mentions: Mentions, contacts: tuple[Contact, ...], locate: Locator) -> Issuer | None:
    """Whose release it is: told by the boilerplate, else the headline, the lead, or the contact."""
    return (
        _from_boilerplate(document, locate)
        or _from_opening(document, mentions, locate)
        or _from_contacts(contacts)
        or _from_metadata(document)
    )


def _from_boilerplate(document: Document, locate: Locator) -> Issuer | None:
    for block in document.blocks:
        if block.kind not in (BlockKind.BOILERPLATE, BlockKind.HEADING):
            continue
        about = _ABOUT.match(document.text, block.span.start, block.span.end)
        if about is not None and not _NOT_A_NAME.match(about["name"]):
            return Issuer(
                one_line(about["name"]).rstrip(" .,"), "boilerplate", (locate.place(Span(*about.span("name"))),)
            )
    return None


def _from_opening(document: Document, mentions: Mentions, locate: Locator) -> Issuer | None:
    """The organization of headline or lead that the release names most often; the first of several."""
    named = [mention for mention in mentions.organizations if mention.type is OrganizationKind.ORGANIZATION]
    often = Counter(mention.name for mention in named)
    for kind, basis in _OPENING:
        areas = [block.span for block in document.blocks if block.kind is kind]
        if kind is BlockKind.LEAD:  # the subject of the lead, not an agency that it mentions
            areas = [Span(area.start, min(area.end, _body_start(document, area) + _SUBJECT)) for area in areas]
        inside = [mention for mention in named if any(area.contains(mention.span) for area in areas)]
        best = max(inside, key=lambda mention: (often[mention.name], -mention.span.start), default=None)
        # Who speaks is named most of all.
        if best is not None and often[best.name] >= max(2, *often.values()):
            places = locate.places(mention.span for mention in inside if mention.name == best.name)
            return Issuer(best.name, basis, places)
    return None


def _body_start(document: Document, lead: Span) -> int:
    """Where the lead begins behind its dateline."""
    dateline = document.dateline
    return dateline.end if dateline is not None and lead.contains(dateline) else lead.start


def _from_contacts(contacts: tuple[Contact, ...]) -> Issuer | None:
    for contact in contacts:
        if contact.organization:
            return Issuer(contact.organization, "contact", contact.spans)
    return None


def _from_metadata(document: Document) -> Issuer | None:
    for key in ("issuer", "publisher", "organization"):
        if name := one_line(document.metadata.get(key, "")):
            return Issuer(name, "metadata", ())
    return None
