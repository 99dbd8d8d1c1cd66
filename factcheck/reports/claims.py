"""Writes the ledger of claims: as text, JSON, CSV, a page, or JSON-LD in the shape of ClaimReview."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.findings.coverage import Coverage, claims_of
from factcheck.findings.ledger import Status
from factcheck.findings.report import DocumentReport, FactReport, as_json
from factcheck.reports.page.environment import asset, environment, policy_hash
from factcheck.reports.places import spot_words
from factcheck.reports.run import Run
from factcheck.reports.safe import safe_text
from factcheck.reports.text import TextStyle

_COLORS = {
    Status.CONTRADICTED: "error",
    Status.OTHER_CONTEXT: "error",
    Status.NOT_FOUND: "warning",
    Status.UNLINKED: "warning",
    Status.LINKED: "good",
    Status.SUPPORTED: "good",
}
_COLUMNS = ("path", "place", "kind", "status", "claim", "why", "receipts")
# What a spreadsheet takes for a formula when a cell begins with it (OWASP ASVS 1.2.10).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
_VERDICTS = {Status.SUPPORTED: ("Supported by the source", 5), Status.CONTRADICTED: ("Contradicted by the source", 1)}


def write_claims_text(documents: Iterable[DocumentReport], coverage: Coverage, style: TextStyle) -> Iterator[str]:
    """A line for each claim with its status, then why."""
    for document in documents:
        claims = claims_of(document)
        if claims:
            yield f"In {style.paint('strong', safe_text(document.path))}:\n"
        for claim in claims:
            status = style.paint(_COLORS.get(claim.status, "faint"), f"{claim.status.value:<13}")
            yield f"  {status}  “{safe_text(' '.join(claim.quote.split()))}”\n"
            why = f"{claim.kind}, {spot_words(claim.location)}: {safe_text(claim.why)}"
            yield f"{'':17}{style.paint('faint', why)}\n"
    yield f"{told(coverage)}\n"


def told(coverage: Coverage) -> str:
    """The coverage in words."""
    return f"{coverage.traced:,} of {coverage.total:,} claims can be traced: {coverage.percent:.0f} per cent."


def write_claims_json(documents: Iterable[DocumentReport], coverage: Coverage) -> Iterator[str]:
    """One object: the claims of each document, and the coverage."""
    yield '{"version": "1",\n"documents": ['
    separator = "\n"
    for document in documents:
        listed = [as_json(claim) for claim in claims_of(document)]
        yield separator + json.dumps({"path": document.path, "claims": listed}, ensure_ascii=False)
        separator = ",\n"
    covered = {"traced": coverage.traced, "claims": coverage.total, "percent": round(coverage.percent, 1)}
    yield f'],\n"coverage": {json.dumps(covered)}}}\n'


def write_claims_csv(documents: Iterable[DocumentReport]) -> Iterator[str]:
    """A row for each claim, with a row of names first; no cell is a formula."""
    yield _row(_COLUMNS)
    for document in documents:
        for claim in claims_of(document):
            receipts = "; ".join(" ".join(place.quote.split()) for place in claim.evidence)
            place = spot_words(claim.location)
            quote = " ".join(claim.quote.split())
            yield _row((document.path, place, claim.kind, claim.status.value, quote, claim.why, receipts))


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_harmless(safe_text(cell)) for cell in cells])
    return line.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def write_claims_html(documents: Iterable[DocumentReport], coverage: Coverage, run: Run) -> Iterator[str]:
    """One page that needs nothing beside it."""
    listed = [(document.path, claims_of(document)) for document in documents]
    style = asset("page.css")
    page: Any = environment().get_template("claims.html")
    yield page.render(
        documents=listed,
        told=told(coverage),
        tool=run.tool,
        style=style,
        style_hash=policy_hash(style),
        spot_words=spot_words,
    )


def write_claim_reviews(documents: Iterable[DocumentReport], run: Run) -> Iterator[str]:
    """JSON-LD in the shape of ClaimReview, for claims that a source supports or contradicts, and for no others.

    The verdict says what stands in the source that was given, not what is true.
    """
    reviews = [
        _review(document, claim, run)
        for document in documents
        for claim in claims_of(document)
        if claim.status in _VERDICTS
    ]
    yield json.dumps({"@context": "https://schema.org", "@graph": reviews}, ensure_ascii=False, indent=1) + "\n"


def _review(document: DocumentReport, claim: FactReport, run: Run) -> dict[str, Any]:
    name, value = _VERDICTS[claim.status]
    return {
        "@type": "ClaimReview",
        "claimReviewed": " ".join(claim.quote.split()),
        "itemReviewed": {"@type": "Claim", "appearance": {"@type": "CreativeWork", "name": document.path}},
        "author": {"@type": "Organization", "name": run.tool.name},
        "reviewBody": claim.why,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": name,
        },
    }
