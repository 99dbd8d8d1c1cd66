"""The record as news systems exchange it: IPTC ninjs 3.1 (iptc.org/standards/ninjs)."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.record.entries import EventEntry, NameEntry, PersonEntry
from factcheck.record.exchange import body_text, without_nothing
from factcheck.record.model import Record
from factcheck.text.document import Document

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_GENRE = {"name": "Press Release", "uri": "http://cv.iptc.org/newscodes/genre/Press_Release"}


def as_ninjs(record: Record, document: Document) -> dict[str, object]:
    """The record as a ninjs news object; what ninjs has no field for (figures, quotations, claims) is left out."""
    body = body_text(document)
    embargo = record.embargo.until if record.embargo is not None else None
    return without_nothing(
        {
            "uri": f"urn:sha256:{record.source.sha256}",
            "standard": STANDARD,
            "type": "text",
            "representationType": "full",
            "profile": "press-release",
            "versionCreated": _midnight(record.release_date.value) if record.release_date is not None else None,
            "embargoedUntil": embargo if embargo is not None and "T" in embargo else None,
            "pubStatus": "withheld" if record.embargo is not None else "usable",
            "language": record.language,
            "headlines": _headlines(record),
            "bodies": [
                {
                    "role": "main",
                    "contentType": "text/plain",
                    "charCount": len(body),
                    "wordCount": len(body.split()),
                    "value": body,
                }
            ],
            "located": record.dateline.place if record.dateline is not None else None,
            "genres": [_GENRE],
            "people": [_person(person) for person in record.people],
            "organisations": [_about(organization) for organization in record.organizations],
            "places": _places(record),
            "events": [_event(event) for event in record.events] + [_about(name) for name in record.operations],
            "infoSources": [{"name": record.issuer.name, "role": "originalInfo"}] if record.issuer is not None else [],
        }
    )


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"


def _headlines(record: Record) -> list[object]:
    parts = (("main", record.headline), ("subheadline", record.subheadline))
    return [{"role": role, "contentType": "text/plain", "value": part.text} for role, part in parts if part is not None]


def _person(person: PersonEntry) -> dict[str, object]:
    return {"name": person.name, "rel": "about"}


def _about(entry: NameEntry) -> dict[str, object]:
    return {"name": entry.name, "rel": "about"}


def _event(event: EventEntry) -> dict[str, object]:
    return {"name": event.name, "rel": "about"}


def _places(record: Record) -> list[object]:
    dateline = record.dateline.place if record.dateline is not None else None
    named: Iterable[str] = dict.fromkeys(place.name for place in record.places)
    first: list[object] = [{"name": dateline, "rel": "dateline"}] if dateline is not None else []
    return [*first, *({"name": name, "rel": "about"} for name in named if name != dateline)]
