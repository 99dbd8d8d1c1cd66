"""A release whose headline and lead do not say whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_WORD = lazy_pattern(r"[^\W_]+")
_ABOUT = lazy_pattern(
    r"(?:About|ABOUT)\s{1,3}(?:the\s|The\s|THE\s)?(?P<name>[^\W\d_a-zß-ÿ][^\n:.]{1,70}?)(?=\s{0,3}(?:[:\n]|\Z|\.(?:\s|\Z)))"
)
_SECTIONS = (BlockKind.BOILERPLATE, BlockKind.HEADING)
_OPENING = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADLINE, BlockKind.DATE_LINE, BlockKind.LEAD})
_SHORT_LEAD = 160  # characters; behind a shorter one the next paragraph counts too


class IssuerNotInHeadline(Rule):
    """The organization that the release is about stands neither in its headline nor in its lead.

    ## Why it matters
    Editors sort releases by headline and first paragraph; one that does not say who speaks is passed over.

    ## What it leaves alone
    Releases without a paragraph "About …", from which the issuer is known for sure; short forms, acronyms and former
    names of the issuer; releases of offices and public bodies, whose letterhead says who speaks.
    """

    id = "issuer-not-in-headline"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    whole_release = True
    flags = (
        Example(
            "⟦New scale weighs a grain of sand⟧\n\nDENVER, June 7, 2023 – A bench scale that weighs grains of sand "
            "goes on sale in June. It was shown to the public for the first time on Monday at a fair in the city, "
            "where four hundred visitors tried it.\n\nIt costs $900.\n\n"
            "About Larkfield Instruments\n\nLarkfield Instruments makes scales for laboratories. More at "
            "www.larkfield-instruments.com.\n",
            whole=True,
        ),
    )
    accepts = (
        Example(
            "New scale weighs a grain of sand\n\nDENVER, June 7, 2023 – A bench scale of Larkfield weighs a grain of "
            "sand.\n\nAbout Larkfield Instruments\n\nLarkfield Instruments makes scales. More at "
            "www.larkfield-instruments.com.\n",
            whole=True,
        ),
        Example(
            "CTI tests school kitchens\n\nNAIROBI, 7 June 2023 – One in five school kitchens has no safe water, "
            "a report says.\n\nAbout Clean Tables International\n\nClean Tables International is a charity. More at "
            "www.cleantables.ngo.\n",
            whole=True,
        ),
        Example(
            "New scale weighs a grain of sand\n\nDENVER, June 7, 2023 – A bench scale that weighs grains of sand "
            "goes on sale.\n\nAbout the Company\n\nThe Company makes scales. More at www.larkfield-instruments.com.\n",
            whole=True,
        ),
        Example(
            "New scale weighs a grain of sand\n\nDENVER, June 7, 2023 – A bench scale that weighs grains of sand "
            "goes on sale.\n\nAbout Quartz\n\nQuartz is a mineral. More at www.larkfield-instruments.com.\n",
            whole=True,
        ),
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """A finding at the headline, with the paragraph that names the issuer beside it."""
        headline = next(iter(release.blocks(BlockKind.HEADLINE)), None)
        issuers = _issuers(release)
        if headline is None or not issuers:
            return
        opening = _opening(release)
        for name, _ in issuers:
            if _stands_in(name, opening):
                yield self.consistent("issuer", headline.span, f"headline or lead name {name}")
                return
        name, place = issuers[0]
        if not _is_organization(release, name):
            yield self.not_checkable("issuer", place, f"nothing tells that {name} is an organization")
            return
        yield self.finding(
            release,
            headline.span,
            f"headline and first paragraph do not name {name}, whose release it is",
            expected=name,
            related=[Related(place, "the release is by this organization")],
        )


def _issuers(release: Release) -> list[tuple[str, Span]]:
    """The names in "About …" with their places, without those that name nobody ("About the Company")."""
    found: list[tuple[str, Span]] = []
    for block in release.blocks(*_SECTIONS):
        about = _ABOUT.match(release.text, block.span.start, block.span.end)
        if about is not None and _telling(about["name"]):
            found.append((" ".join(about["name"].split()).rstrip(" .,"), Span(*about.span("name"))))
    return found


def _opening(release: Release) -> str:
    """The words of headline, date line and lead; of the next paragraph too when the lead is short."""
    parts: list[str] = []
    lead = 0
    for block in release.document.blocks:
        if block.kind in _OPENING:
            parts.append(release.words(block.span))
            lead += len(block.span) if block.kind is BlockKind.LEAD else 0
        elif block.kind is BlockKind.PARAGRAPH and parts:
            if lead < _SHORT_LEAD:
                parts.append(release.words(block.span))
            break
    return " ".join(parts)


def _telling(name: str) -> list[str]:
    """The words of a name that tell it from others, in lower case."""
    return [word for word in map(str.lower, _WORD.findall(name)) if word not in words("issuer_generics")]


def _stands_in(name: str, opening: str) -> bool:
    low = opening.lower()
    split = set(_WORD.findall(low))
    telling = _telling(name)
    if any(word in split or (len(word) > 3 and word in low) for word in telling):
        return True
    initials = "".join(word[0] for word in _WORD.findall(name) if word[0].isupper() or word[0].isdigit())
    bracket = re.search(r"\(([^()]{2,12})\)", name)
    return (len(initials) > 1 and initials in set(_WORD.findall(opening))) or (
        bracket is not None and bracket.group(1).lower() in low
    )


def _is_organization(release: Release, name: str) -> bool:
    """True when the finder of organizations, an address of the release or a stock symbol say so."""
    first = _telling(name)[0]
    if any(first in _WORD.findall(mention.name.lower()) for mention in release.mentions.organizations):
        return True
    addresses = [link.target for link in release.mentions.links] + [
        contact.address for contact in release.mentions.contacts
    ]
    compact = "".join(_WORD.findall(name.lower()))
    return any(first in address.lower() or compact in address.lower() for address in addresses)
