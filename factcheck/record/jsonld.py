"""The record as web pages state it: JSON-LD in the vocabulary of schema.org.

schema.org has no type for a press release; NewsArticle with ``genre`` is what readers of such data know.
"""

from __future__ import annotations

from factcheck.record.entries import EventEntry, PersonEntry, QuoteEntry
from factcheck.record.exchange import body_text, without_nothing
from factcheck.record.model import Record
from factcheck.text.document import Document


def as_jsonld(record: Record, document: Document) -> dict[str, object]:
    """The record as a schema.org NewsArticle."""
    body = body_text(document)
    issuer = _named("Organization", record.issuer.name) if record.issuer is not None else None
    dateline = record.dateline
    return without_nothing(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "genre": "press release",
            "headline": record.headline.text if record.headline is not None else None,
            "alternativeHeadline": record.subheadline.text if record.subheadline is not None else None,
            "datePublished": record.release_date.value if record.release_date is not None else None,
            "dateline": " ".join(dateline.spans[0].quote.split()) if dateline is not None and dateline.spans else None,
            "locationCreated": _named("Place", dateline.place) if dateline is not None and dateline.place else None,
            "inLanguage": record.language,
            "publisher": issuer,
            "sourceOrganization": issuer,
            "articleBody": body,
            "wordCount": len(body.split()),
            "about": [_event(event) for event in record.events]
            + [_named("Event", operation.name) for operation in record.operations],
            "mentions": [_person(person) for person in record.people]
            + [_named("Organization", organization.name) for organization in record.organizations]
            + [_named("Place", place.name) for place in record.places],
            "hasPart": [_quotation(quote) for quote in record.quotes],
            "citation": list(dict.fromkeys(link.target for link in record.links if link.target)),
            "interpretedAsClaim": [
                {"@type": "Claim", "text": " ".join(claim.spans[0].quote.split())}
                for claim in record.claims
                if claim.spans
            ],
        }
    )


def _named(kind: str, name: str) -> dict[str, object]:
    return {"@type": kind, "name": name}


def _person(person: PersonEntry) -> dict[str, object]:
    return without_nothing(
        {
            "@type": "Person",
            "name": person.name,
            "familyName": person.family_name,
            "jobTitle": person.role,
            "worksFor": _named("Organization", person.organization) if person.organization else None,
        }
    )


def _event(event: EventEntry) -> dict[str, object]:
    start, _, end = (event.date or "").partition("/")
    return without_nothing(
        {
            "@type": "Event",
            "name": event.name,
            "startDate": start,
            "endDate": end or start,
            "duration": event.length if event.length_stated else None,
        }
    )


def _quotation(quote: QuoteEntry) -> dict[str, object]:
    words = "\n\n".join(" ".join(span.quote.split()) for span in quote.spans)
    speaker = _named("Person", quote.speaker) if quote.speaker else None
    return without_nothing({"@type": "Quotation", "text": words, "spokenByCharacter": speaker})
